/**
 * Reads people page by page: the first page names a session, and the others belong to it.
 */
import { ApiError, InvalidInput, UnreadableResponse } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { PeoplePage } from "../People.ts"
import type { PeopleOptions, PeopleQuestion } from "../questions/PeopleQuestions.ts"
import type { Asker } from "./Asker.ts"
import type { Client } from "./Client.ts"
import { page, type SessionPage } from "./methods/people.ts"

/** The pages of a question, in order, as they are wanted. */
export const pages = (
  client: Client["Service"],
  { ask }: Asker,
  question: PeopleQuestion = {},
  { concurrency = 1 }: Pick<PeopleOptions, "concurrency"> = {}
): Stream.Stream<PeoplePage, ApiError> =>
  Stream.unwrap(
    Effect.gen(function* () {
      if (!isAllowed(concurrency)) {
        const issues = [{ path: "concurrency", message: `must be a whole number from 1 to ${mostAtOnce}` }]
        return yield* new ApiError({ operation: "people", reason: new InvalidInput({ issues }) })
      }
      // Without a moment the service computes behaviors for each page anew, and refuses the second.
      const asked = question?.behaviors === undefined ? question : { asOf: new Date(yield* client.now), ...question }
      const first = yield* ask(page, asked)
      if (isLast(first)) return Stream.make(first)
      const at = (number: number) => ask(page, { ...asked, session: first.session, page: number })
      let before = first
      return Stream.concat(
        Stream.make(first),
        Stream.mapEffect(following(first, at, concurrency), (next, at) => {
          if (isSame(before, next)) return repeated(at + 1)
          before = next
          return Effect.succeed(next)
        })
      )
    })
  )

/** As long as the total promises pages they may be asked for ahead of their turn; it need not be trusted to the end. */
const following = (
  { total, pageSize }: SessionPage,
  at: (number: number) => Effect.Effect<SessionPage, ApiError>,
  concurrency: number
): Stream.Stream<SessionPage, ApiError> => {
  const pages = Math.ceil((total ?? 0) / pageSize)
  const promised = Number.isSafeInteger(pages) ? Math.max(1, pages) : 1
  const ahead = Stream.range(1, promised - 1).pipe(
    // A failure waits for its turn, so that every page before it is delivered.
    Stream.mapEffect((number) => Effect.exit(at(number)), { concurrency }),
    Stream.mapEffect((exit) => exit)
  )
  const beyond = Stream.mapEffect(
    Stream.iterate(promised, (number) => number + 1),
    at
  )
  return Stream.takeUntil(Stream.concat(ahead, beyond), isLast)
}

const isLast = ({ profiles, pageSize }: SessionPage): boolean => profiles.length === 0 || profiles.length < pageSize

/** Nobody is on two pages of a session, so a service that says so would go on for ever. */
const isSame = (before: SessionPage, { profiles }: SessionPage): boolean =>
  profiles.length === before.profiles.length &&
  profiles.every(({ distinctId }, at) => distinctId === before.profiles[at]?.distinctId)

const repeated = (number: number): Effect.Effect<never, ApiError> => {
  const detail = `page ${number} is the page before it once more`
  return Effect.fail(new ApiError({ operation: "people", reason: new UnreadableResponse({ status: 200, detail }) }))
}

/** What the service takes from one project at once. */
const mostAtOnce = 5

const isAllowed = (concurrency: number): boolean =>
  Number.isSafeInteger(concurrency) && concurrency >= 1 && concurrency <= mostAtOnce
