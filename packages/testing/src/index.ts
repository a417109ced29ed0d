/**
 * A fake server for tests, what goes wrong on it, what can be read back from it, and assertions about that.
 *
 * @module index
 */
// The server.

export type { FakeClock, TimeInput, TimeSource } from "./FakeClock.ts"
export type {
  FakeLimit,
  FakeLimits,
  FakeMixpanelOptions,
  FakeProject,
  FakeRegion,
  FakeServiceAccount,
  LimitUse
} from "./FakeMixpanel.ts"
export { createFakeServer, FakeServer, startFakeServer } from "./FakeServer.ts"
export type { FakeServerOptions, ListenOptions } from "./FakeServerOptions.ts"
export type { Snapshot } from "./Snapshot.ts"

// What is put into it.

export type {
  BookmarkDefinition,
  CohortDefinition,
  FakeAnnotation,
  FunnelDefinition,
  FunnelStep,
  JqlHandler,
  JqlRequest,
  MixpanelEvent,
  MixpanelProfile,
  SaveOptions,
  WindowUnit
} from "./Asked.ts"
export type {
  PeopleInput,
  Sample,
  Seeded,
  SeededPeople,
  SeedFile,
  SeedInput,
  SeedItem,
  SeedOptions
} from "./Seed.ts"

// Faults.

export type { Fault, FaultCount, FaultRule, Faults, FaultWindow, RetryAfter } from "./Fault.ts"
export type { BrownoutOptions, FaultTarget, FlappingOptions, NamedOutage, OutageKind } from "./fault-presets.ts"
export {
  ackLost,
  brownout,
  cutShort,
  expiredCredentials,
  flapping,
  malformedLine,
  outage,
  terminatedEarly,
  tooLarge,
  wrongRegion
} from "./fault-presets.ts"

// What is read back.

export type { Ledger, LedgerOptions, LedgerReport, Receipt } from "./Ledger.ts"
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

// Assertions, and matchers for `expect.extend`, which `/vitest` and `/jest` call.

export {
  AssertionFailed,
  assertAliased,
  assertAsked,
  assertLostNothing,
  assertNoDuplicates,
  assertPropertySet,
  assertRecorded,
  assertValid
} from "./assertions.ts"
export type { ExpectedParameter, ExpectedParameters } from "./ExpectedCall.ts"
export type { Expectation, ExpectedEvent, ExpectedEventOf, TrackedEvents } from "./ExpectedEvent.ts"
export type { AsymmetricMatcher, ExpectedProperties, ExpectedValue } from "./ExpectedValue.ts"
export type { Verdict } from "./internal/verdicts.ts"
export { type FakeServerMatchers, matchers } from "./matchers.ts"
