/**
 * What a tracker can be told, what it does when it is told nothing, and the errors for what makes no sense.
 */
import {
  type Credentials,
  kissmetricsTracking,
  OptionCheck,
  productKey,
  RetryPolicy,
  type Secret
} from "@tallymark/core"
import type * as Duration from "effect/Duration"
import type { Delivered, Delivery, TrackingError } from "./Delivery.ts"
import type { AnyEvents, EventSchemas } from "./Events.ts"
import type { LongValues } from "./internal/wire-text.ts"
import type { OutboxSource } from "./Outbox.ts"

/**
 * What happens to a call when the queue is full:
 *
 * - `wait`: its `accepted` promise waits for room. Calls that nobody awaits may wait too, up to `maxWaiting`; beyond
 *   that the newest is dropped.
 * - `spool`: the call goes into the outbox and is sent when there is room again; its receipt tells `spooled`. Without an
 *   outbox that delivers from memory this is `wait`.
 * - `drop-newest`: the call itself is dropped.
 * - `drop-oldest`: the oldest call that is not being sent is dropped to make room.
 *
 * Every drop reaches `onDropped` and the counters.
 */
export type Overflow = "wait" | "spool" | "drop-newest" | "drop-oldest"

/** What happens to an event that equals an earlier one in person, name and second, which the service would drop. */
export type SameSecond = "shift" | "warn" | "leave"

/** Bounds of the queue. */
export interface QueueOptions {
  /**
   * How many calls may be queued or being sent.
   *
   * @default 10_000
   */
  readonly maxEvents?: number | undefined
  /**
   * How many bytes their encoded parameters may take together.
   *
   * @default 8_388_608 (8 MiB)
   */
  readonly maxBytes?: number | undefined
  /**
   * What happens to a call that finds no room.
   *
   * @default "spool" with an outbox, "wait" without
   */
  readonly overflow?: Overflow | undefined
  /**
   * How many calls may wait for room under `overflow: "wait"`; together they may take `maxBytes` again.
   *
   * @default 5_000
   */
  readonly maxWaiting?: number | undefined
}

/** Options that every platform's `createTracker` takes. */
export interface TrackerOptions<Events extends EventSchemas = AnyEvents> {
  /** The product key: 40 hexadecimal characters in the product's settings page. */
  readonly key: Secret
  /**
   * The origin that takes the calls.
   *
   * @default "https://trk.kissmetrics.io"
   */
  readonly host?: string | undefined
  /** The product's events and their schemas; without it any name and any properties are taken. */
  readonly events?: Events | undefined
  /**
   * How many requests are in flight at once.
   *
   * @default 16; 64 on Node, 6 in a browser
   */
  readonly concurrency?: number | undefined
  /**
   * The deadline of one attempt.
   *
   * @default "10 seconds"
   */
  readonly timeout?: Duration.Input | undefined
  readonly queue?: QueueOptions | undefined
  /** When and how often a failed request is sent again; with an outbox the default never gives up. */
  readonly retry?: RetryPolicy.RetryOptions | undefined
  /**
   * What to do with two equal events in one second: move the later one to the next free second, warn, or leave it.
   *
   * @default "shift"
   */
  readonly sameSecond?: SameSecond | undefined
  /**
   * What to do with values over the service's 512 characters.
   *
   * @default "reject"
   */
  readonly longValues?: LongValues | undefined
  /** Called for each call the service has taken. */
  readonly onDelivered?: ((delivery: Delivered) => void) | undefined
  /** Called for each call that is given up, also an invalid one, with the reason. */
  readonly onDropped?: ((delivery: Delivery, error: TrackingError) => void) | undefined
  /**
   * Called with a sentence for a person: once per outage, per time the queue fills up, per kind of invalid call.
   *
   * @default console.warn
   */
  readonly onWarning?: ((message: string) => void) | undefined
  /**
   * Keeps the platform from ending while calls are on their way: the `waitUntil` of a serverless function, a worker or an
   * edge runtime. It is given one promise per busy spell, which never rejects.
   *
   * **Example**
   *
   * ```ts no-run
   * // It runs in a worker.
   * import { createTracker } from "@tallymark/tracking"
   *
   * export default {
   *   fetch(request: Request, env: { KEY: string }, context: { waitUntil: (promise: Promise<unknown>) => void }) {
   *     const tracker = createTracker({ key: env.KEY, waitUntil: (promise) => context.waitUntil(promise) })
   *     tracker.record("bob@example.com", "Visited Site", { path: new URL(request.url).pathname })
   *     return new Response("hello")
   *   }
   * }
   * ```
   */
  readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined
  /**
   * The clock that stamps calls, in epoch milliseconds.
   *
   * @default the Effect clock, which is the system's
   */
  readonly now?: (() => number) | undefined
}

/** Options of trackers that keep calls beyond the memory of the process. */
export interface OutboxOptions {
  /** Where calls are kept. */
  readonly outbox?: OutboxSource | undefined
  /**
   * Whether this tracker sends what is in its outbox. With `false` it only writes, and other processes deliver.
   *
   * @default true
   */
  readonly deliver?: boolean | undefined
}

/** What differs between platforms. */
export interface PlatformDefaults {
  readonly concurrency: number
  readonly attempts: number
  /** Whether calls can be kept in an outbox. */
  readonly hasOutbox?: boolean | undefined
}

/** Options with every default filled in and every value checked. */
export interface Settings {
  readonly credentials: Credentials
  readonly host: string
  readonly events: EventSchemas | undefined
  readonly concurrency: number
  readonly timeout: Duration.Duration
  readonly outbox: OutboxSource | undefined
  readonly deliver: boolean
  readonly queue: { readonly [K in keyof QueueOptions]-?: NonNullable<QueueOptions[K]> }
  readonly retry: RetryPolicy.RetryPolicy
  readonly sameSecond: SameSecond
  readonly longValues: LongValues
  readonly onDelivered: ((delivery: Delivered) => void) | undefined
  readonly onDropped: ((delivery: Delivery, error: TrackingError) => void) | undefined
  readonly onWarning: (message: string) => void
  readonly waitUntil: TrackerOptions["waitUntil"]
  readonly now: (() => number) | undefined
}

const choices = {
  overflow: ["wait", "spool", "drop-newest", "drop-oldest"],
  sameSecond: ["shift", "warn", "leave"],
  longValues: ["reject", "truncate"]
} as const

/** Checks and completes options. Throws an `ApiError` with `InvalidInput` that names every problem. */
export const resolve = (
  options: TrackerOptions<EventSchemas> & OutboxOptions,
  platform: PlatformDefaults
): Settings => {
  const check = new OptionCheck()
  const { queue = {} } = options
  const credentials = check.part(() => productKey(options.key))
  const { deliver = true } = options
  const outbox = platform.hasOutbox === true ? options.outbox : undefined
  if (options.outbox && outbox === undefined) {
    check.problem("outbox", "needs the tracker of `@tallymark/tracking/node`")
  }
  if (!deliver && outbox === undefined) {
    check.problem("deliver", "must be true without an outbox: nobody else would deliver")
  }
  const overflow = check.choice(
    "queue.overflow",
    choices.overflow,
    queue.overflow,
    outbox === undefined ? "wait" : "spool"
  )
  /** Only where calls are delivered from memory is there a way past the queue. */
  const maySpool = outbox?.isWriteAhead === true && deliver
  const attempts = options.retry?.attempts ?? (outbox === undefined ? platform.attempts : Number.POSITIVE_INFINITY)
  const retry = check.part(() => RetryPolicy.make({ ...options.retry, attempts }))
  const settings = {
    host: check.origin("host", options.host, kissmetricsTracking.hosts.tracking),
    events: options.events,
    concurrency: check.count("concurrency", options.concurrency, platform.concurrency),
    timeout: check.duration("timeout", options.timeout, "10 seconds", { mayBeInfinite: true }),
    outbox,
    deliver,
    queue: {
      maxEvents: check.count("queue.maxEvents", queue.maxEvents, 10_000),
      maxBytes: check.count("queue.maxBytes", queue.maxBytes, 8 * 1024 * 1024),
      maxWaiting: check.count("queue.maxWaiting", queue.maxWaiting, 5_000, 0),
      overflow: overflow === "spool" && !maySpool ? ("wait" as const) : overflow
    },
    sameSecond: check.choice("sameSecond", choices.sameSecond, options.sameSecond, "shift"),
    longValues: check.choice("longValues", choices.longValues, options.longValues, "reject"),
    onDelivered: options.onDelivered,
    onDropped: options.onDropped,
    // biome-ignore lint/suspicious/noConsole: a warning nobody asked for goes where people look.
    onWarning: options.onWarning ?? console.warn,
    waitUntil: options.waitUntil,
    now: options.now
  }
  if (credentials === undefined || retry === undefined) throw check.error("createTracker")
  check.end("createTracker")
  return { ...settings, credentials, retry }
}
