/**
 * A fake server for tests, what goes wrong on it, what can be read back from it, and assertions about that.
 *
 * @module index
 */
// matchers and assertions; `/vitest` and `/jest` extend the runner's `expect`
export {
  AssertionFailed,
  assertAliased,
  assertLostNothing,
  assertNoDuplicates,
  assertPropertySet,
  assertRecorded,
  assertValid
} from "./assertions.ts"
export type { Expectation, ExpectedEvent, ExpectedEventOf, TrackedEvents } from "./ExpectedEvent.ts"
export type { AsymmetricMatcher, ExpectedProperties, ExpectedValue } from "./ExpectedValue.ts"
// the server
export type { FakeClock, TimeInput, TimeSource } from "./FakeClock.ts"
export { createFakeServer, FakeServer, startFakeServer } from "./FakeServer.ts"
export type { FakeServerOptions, ListenOptions } from "./FakeServerOptions.ts"
// faults
export type { Fault, FaultCount, FaultRule, Faults, FaultWindow, RetryAfter } from "./Fault.ts"
export type { BrownoutOptions, FlappingOptions, NamedOutage, OutageKind } from "./fault-presets.ts"
export { ackLost, brownout, flapping, outage, tooLarge } from "./fault-presets.ts"
export type { Verdict } from "./internal/verdicts.ts"
// recordings
export type { Ledger, LedgerOptions, LedgerReport, Receipt } from "./Ledger.ts"
export { type FakeServerMatchers, matchers } from "./matchers.ts"
export type {
  Duplicates,
  HitOutcome,
  Person,
  PropertyValue,
  RecordedEvent,
  RecordedHit,
  RecordedProperty,
  RecordedRequest,
  Violation
} from "./Recorded.ts"
export type { EventFilter, FakeNamespace, Recordings, Stats, WaitOptions } from "./Recordings.ts"
export { WaitTimedOut } from "./Recordings.ts"
export type { Sample, Seeded, SeedInput, SeedItem, SeedOptions } from "./Seed.ts"
export type { Snapshot } from "./Snapshot.ts"
