/**
 * The matchers as plain functions, for test runners without `expect.extend`. They throw an {@link AssertionFailed}.
 */
import type { ExpectedParameters } from "./ExpectedCall.ts"
import type { ExpectedEvent } from "./ExpectedEvent.ts"
import type { ExpectedValue } from "./ExpectedValue.ts"
import * as Verdicts from "./internal/verdicts.ts"
import type { LedgerReport } from "./Ledger.ts"
import type { Recordings } from "./Recordings.ts"

/** An assertion that does not hold. Named as test runners name theirs, so that they report it as a failure. */
export class AssertionFailed extends Error {
  override readonly name = "AssertionError"
}

const assert = ({ pass, message }: Verdicts.Verdict): void => {
  if (!pass) throw new AssertionFailed(message())
}

/** An event was recorded, under any identity of the person, with at least these properties. */
export const assertRecorded = (server: Recordings, expected: ExpectedEvent): void =>
  assert(Verdicts.recorded(server, expected))

/** Two identities are the same person. */
export const assertAliased = (server: Recordings, one: string, other: string): void =>
  assert(Verdicts.aliased(server, one, other))

/** A property of a person has this value now. */
export const assertPropertySet = (server: Recordings, person: string, name: string, value: ExpectedValue): void =>
  assert(Verdicts.propertySet(server, person, name, value))

/** Of a server: nothing was sent twice. Of a ledger's report: nothing counts twice. */
export const assertNoDuplicates = (subject: Recordings | LedgerReport): void => assert(Verdicts.noDuplicates(subject))

/** Everything that was sent has arrived. */
export const assertLostNothing = (report: LedgerReport): void => assert(Verdicts.lostNothing(report))

/** An operation was asked by its id, with at least these parameters. */
export const assertAsked = (server: Recordings, operation: string, parameters?: ExpectedParameters): void =>
  assert(Verdicts.asked(server, operation, parameters))

/** Every request kept to the contract of its operation. */
export const assertValid = (server: Recordings): void => assert(Verdicts.valid(server))
