/**
 * One page of people.
 */
import { type Issue, mixpanelQuery } from "@tallymark/core"
import type { Expression } from "../../Expression.ts"
import type { PeoplePage } from "../../People.ts"
import type { PeopleQuestion } from "../../questions/PeopleQuestions.ts"
import { epochSeconds } from "../date-text.ts"
import { json, type Method } from "../Method.ts"
import * as Shapes from "../shapes.ts"
import { jsonText } from "../value-text.ts"
import { wire } from "../wire.ts"

const { operations } = mixpanelQuery

/** A question for one page of people: the first, or a later one of a session. */
export interface PageQuestion extends PeopleQuestion {
  readonly session?: string | undefined
  readonly page?: number | undefined
}

/** The same, as the service takes it. */
interface PageFields {
  readonly where?: string | Expression | undefined
  readonly distinctId?: string | undefined
  readonly distinctIds?: ReadonlyArray<string> | undefined
  readonly cohort?: object | undefined
  readonly includeAll?: boolean | undefined
  readonly output?: ReadonlyArray<string> | undefined
  readonly group?: string | undefined
  readonly behaviors?: string | undefined
  readonly asOf?: number | undefined
  readonly session?: string | undefined
  readonly page?: number | undefined
}

/** A page, and the session that the next one belongs to. */
export interface SessionPage extends PeoplePage {
  readonly session: string | undefined
}

/** One page of people. */
export const page: Method<PageQuestion, SessionPage> = {
  wire: {
    current: wire<PageFields>()("query", operations.people, {
      where: "where",
      distinctId: "distinct_id",
      distinctIds: "distinct_ids",
      cohort: "filter_by_cohort",
      includeAll: "include_all_users",
      output: "output_properties",
      group: "data_group_id",
      behaviors: "behaviors",
      asOf: "as_of_timestamp",
      session: "session_id",
      page: "page"
    }),
    legacy: wire<Pick<PageFields, "where" | "session" | "page">>()("query", operations.peopleLegacy, {
      where: "where",
      session: "session_id",
      page: "page"
    })
  },
  toFields: ({ cohort, behaviors, asOf, ...same }) => ({
    ...same,
    cohort: cohort === undefined ? undefined : { id: cohort },
    behaviors: jsonText(behaviors),
    asOf: epochSeconds(asOf)
  }),
  review: ({ cohort, behaviors, asOf }) => [
    ...(cohort === undefined || isNumber(cohort) ? [] : [problem("cohort", "must be the number of a cohort")]),
    ...(behaviors === undefined || isList(behaviors) ? [] : [problem("behaviors", "must be a list of objects")]),
    ...(cohort === undefined || behaviors === undefined
      ? []
      : [problem("behaviors", "must not stand beside `cohort`")]),
    ...(asOf === undefined || epochSeconds(asOf) !== undefined
      ? []
      : [problem("asOf", "must be a valid Date, or a moment of Temporal")])
  ],
  isEmpty: ({ page, profiles }) => page === 0 && profiles.length === 0,
  read: json(Shapes.PeoplePage, (found) => ({
    page: found.page,
    pageSize: found.page_size,
    session: found.session_id,
    total: found.total,
    profiles: found.results.map(({ $distinct_id, $properties }) => ({
      distinctId: String($distinct_id),
      properties: $properties
    }))
  }))
}

const isNumber = (cohort: number): boolean => Number.isSafeInteger(cohort) && cohort >= 1

const isList = (behaviors: ReadonlyArray<object>): boolean =>
  Array.isArray(behaviors) && jsonText(behaviors) !== undefined

const problem = (path: string, message: string): Issue => ({ path, message })
