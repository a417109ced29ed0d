/**
 * The matchers for Vitest and Jest, which have the same shape in both. Pass them to `expect.extend`, or import
 * `@tallymark/testing/vitest` or `@tallymark/testing/jest`, which do that and add the types.
 */
import type { ExpectedParameters } from "./ExpectedCall.ts"
import type { ExpectedEvent } from "./ExpectedEvent.ts"
import type { ExpectedValue } from "./ExpectedValue.ts"
import * as Verdicts from "./internal/verdicts.ts"
import type { LedgerReport } from "./Ledger.ts"
import type { Recordings } from "./Recordings.ts"

/** What the matchers add to `expect(server)` and `expect(report)`. */
export interface FakeServerMatchers<R = unknown> {
  /** An event was recorded, under any identity of the person, with at least these properties. */
  toHaveRecorded(expected: ExpectedEvent): R
  /** Two identities are the same person. */
  toHaveAliased(one: string, other: string): R
  /** A property of a person has this value now. */
  toHaveSetProperty(person: string, name: string, value: ExpectedValue): R
  /** Of a server: nothing was sent twice. Of a ledger's report: nothing counts twice. */
  toHaveNoDuplicates(): R
  /** Of a ledger's report: everything that was sent has arrived. */
  toHaveLostNothing(): R
  /** An operation was asked by its id, with at least these parameters. */
  toHaveAsked(operation: string, parameters?: ExpectedParameters): R
  /** Every request kept to the contract of its operation. */
  toBeValid(): R
}

const isRecordings = (value: unknown): value is Recordings =>
  typeof value === "object" && value !== null && "hits" in value && "waitFor" in value

const isReport = (value: unknown): value is LedgerReport =>
  typeof value === "object" && value !== null && "lost" in value && "duplicated" in value

/** Hands a server on, or says what was passed in its place. */
const recordings = (received: unknown, matcher: string): Recordings => {
  if (isRecordings(received)) return received
  throw new TypeError(`expect(…).${matcher} takes a fake server or one of its namespaces`)
}

/** The matchers themselves. */
export const matchers = {
  toHaveRecorded: (received: unknown, expected: ExpectedEvent): Verdicts.Verdict =>
    Verdicts.recorded(recordings(received, "toHaveRecorded"), expected),
  toHaveAliased: (received: unknown, one: string, other: string): Verdicts.Verdict =>
    Verdicts.aliased(recordings(received, "toHaveAliased"), one, other),
  toHaveSetProperty: (received: unknown, person: string, name: string, value: ExpectedValue): Verdicts.Verdict =>
    Verdicts.propertySet(recordings(received, "toHaveSetProperty"), person, name, value),
  toHaveNoDuplicates: (received: unknown): Verdicts.Verdict =>
    Verdicts.noDuplicates(isReport(received) ? received : recordings(received, "toHaveNoDuplicates")),
  toHaveLostNothing: (received: unknown): Verdicts.Verdict => {
    if (isReport(received)) return Verdicts.lostNothing(received)
    throw new TypeError("expect(…).toHaveLostNothing takes the report of a ledger: expect(ledger.report())")
  },
  toHaveAsked: (received: unknown, operation: string, parameters?: ExpectedParameters): Verdicts.Verdict =>
    Verdicts.asked(recordings(received, "toHaveAsked"), operation, parameters),
  toBeValid: (received: unknown): Verdicts.Verdict => Verdicts.valid(recordings(received, "toBeValid"))
} satisfies { readonly [Name in keyof FakeServerMatchers]: (received: unknown, ...expected: never) => Verdicts.Verdict }
