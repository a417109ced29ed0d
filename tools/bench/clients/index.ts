/**
 * Every client that can be measured, by id. Each is loaded only in the process that runs it.
 */
import type { Open } from "./Client.ts"
import type { TallymarkOptions } from "./tallymark.ts"

/** A client in one configuration: one row of a table. */
export interface ClientRow {
  readonly label: string
  /** The limit is what the transport alone can do, a peer is another SDK, ours is ours. */
  readonly kind: "limit" | "peer" | "ours"
  readonly open: Open
}

const limit =
  (send: "request" | "dispatch", connections: number): Open =>
  async (url) => {
    const undici = await import("./undici.ts")
    return undici.open(url, undici[send], connections)
  }

const tallymark =
  (options?: TallymarkOptions): Open =>
  async (url, directory) =>
    (await import("./tallymark.ts")).open(url, directory, options)

const mixpanel =
  (inFlight?: number): Open =>
  async (url) =>
    (await import("./mixpanel.ts")).open(url, inFlight)

const amplitude: Open = async (url) => (await import("./amplitude.ts")).open(url)

const snowplow: Open = async (url) => (await import("./snowplow.ts")).open(url)

const segment: Open = async (url) => (await import("./segment.ts")).open(url)

const posthog =
  (isTuned: boolean, stop = false): Open =>
  async (url) => {
    const { open, tuned } = await import("./posthog.ts")
    return open(url, isTuned ? tuned : {}, stop)
  }

const rows = {
  "undici-request": { label: "limit: undici Pool.request", kind: "limit", open: limit("request", 64) },
  "undici-dispatch": { label: "limit: undici dispatch", kind: "limit", open: limit("dispatch", 64) },
  "undici-request-256": { label: "limit: Pool.request, 256 sockets", kind: "limit", open: limit("request", 256) },
  tallymark: { label: "tallymark", kind: "ours", open: tallymark() },
  "tallymark-100k": {
    label: "tallymark, room for 100,000",
    kind: "ours",
    open: tallymark({ maxEvents: 100_000 })
  },
  "tallymark-memory": {
    label: "tallymark, no outbox",
    kind: "ours",
    open: tallymark({ isMemoryOnly: true, isPatient: true })
  },
  "tallymark-memory-100k": {
    label: "tallymark, no outbox, room for 100,000",
    kind: "ours",
    open: tallymark({ isMemoryOnly: true, maxEvents: 100_000 })
  },
  "tallymark-256": { label: "tallymark, concurrency 256", kind: "ours", open: tallymark({ concurrency: 256 }) },
  "tallymark-256-memory": {
    label: "tallymark, concurrency 256, no outbox",
    kind: "ours",
    open: tallymark({ concurrency: 256, isMemoryOnly: true })
  },
  "tallymark-newest": { label: "tallymark, drop-newest", kind: "ours", open: tallymark({ overflow: "drop-newest" }) },
  "tallymark-oldest": { label: "tallymark, drop-oldest", kind: "ours", open: tallymark({ overflow: "drop-oldest" }) },
  mixpanel: { label: "mixpanel track", kind: "peer", open: mixpanel() },
  "mixpanel-64": { label: "mixpanel track, caller keeps 64 open", kind: "peer", open: mixpanel(64) },
  segment: { label: "segment", kind: "peer", open: segment },
  posthog: { label: "posthog", kind: "peer", open: posthog(false) },
  "posthog-tuned": { label: "posthog, tuned", kind: "peer", open: posthog(true) },
  amplitude: { label: "amplitude", kind: "peer", open: amplitude },
  snowplow: { label: "snowplow", kind: "peer", open: snowplow },
  "posthog-shutdown": { label: "posthog shutdown(deadline)", kind: "peer", open: posthog(false, true) }
} as const satisfies Readonly<Record<string, ClientRow>>

/** The id of a client in one configuration. */
export type ClientId = keyof typeof rows

/** The rows by id. */
export const clients: Readonly<Record<ClientId, ClientRow>> = rows
