/**
 * A product whose calls are tested: its key, its time, and trackers on a fake server.
 */
import { Transport } from "@tallymark/core"
import type { FakeServer } from "@tallymark/testing"
import { createTracker, type FetchTrackerOptions } from "../../src/createTracker.ts"
import type { AnyEvents, EventSchemas } from "../../src/Events.ts"
import { keepInOutbox } from "../../src/internal/keeping/outbox.ts"
import { makeTracker } from "../../src/internal/make-tracker.ts"
import type { OutboxOptions, TrackerOptions } from "../../src/Options.ts"
import type { OutboxSource } from "../../src/Outbox.ts"
import type { Tracker } from "../../src/Tracker.ts"

/** A product key that is easy to find where it does not belong. */
export const key = "5ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2"

/** A second in 2023; calls of {@link trackerOn} are stamped with it. */
export const second = 1_700_000_000

/** A retry policy that loses no time. */
export const swift = { base: "1 millis", cap: "4 millis" } as const

/** A tracker with a stopped clock that warns nobody, unless `options` say otherwise. */
export const trackerOn = <Events extends EventSchemas = AnyEvents>(
  server: FakeServer,
  options: Partial<FetchTrackerOptions<Events>> = {}
): Tracker<Events> =>
  createTracker<Events>({
    key,
    fetch: server.fetch,
    retry: swift,
    now: () => second * 1000,
    onWarning: () => undefined,
    ...options
  })

/** The same with an outbox. */
export const keepingTrackerOn = (
  server: FakeServer,
  outbox: OutboxSource,
  options: Partial<TrackerOptions & OutboxOptions> = {}
): Tracker =>
  makeTracker(
    { key, retry: swift, now: () => second * 1000, onWarning: () => undefined, outbox, ...options },
    {
      defaults: { concurrency: 16, attempts: 10, hasOutbox: true },
      transport: () => Transport.layer({ fetch: server.fetch }),
      keep: keepInOutbox
    }
  )

/** The path and query of each request, as it was sent, without the product key. */
export const targets = (server: FakeServer): ReadonlyArray<string> =>
  server.requests.map(({ url }) => {
    const { pathname, search } = new URL(url)
    return pathname + search.replace(`_k=${key}&`, "")
  })
