/**
 * A connection to Redis that is made again whenever it is of no more use: it is lost, nothing answers on it, or the server
 * behind it has become a replica because another one has taken over.
 *
 * It keeps the process alive while it is lost, while somebody waits for an answer, and while it is told to.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"
import type * as Scope from "effect/Scope"
import { createClient } from "redis"
import { OutboxFailed } from "../../TrackingError.ts"
import { unavailable } from "./failure.ts"

/** A connection in use. */
export interface RedisConnection {
  readonly redis: Redis.Redis["Service"]
  /** Waits for the next command that fails, and fails with its reason. */
  readonly trouble: Effect.Effect<never, OutboxFailed>
  /** Says whether the process has to live on although nothing is asked of Redis now. */
  readonly hold: (isNeeded: boolean) => void
}

/** How long the end may be held up to say what is left to say. */
export const lastWords = Duration.seconds(1)

/** How often silence is looked for, in the time that it may take. */
const looks = 4

const silence = new OutboxFailed({ problem: "unavailable", code: "ETIMEDOUT" })

/**
 * Connects for the time of the scope; at its end a Redis that does not answer is left alone. The first attempt fails at
 * once, so that whoever waits knows why.
 */
export const connect = Effect.fnUntraced(function* (
  url: string,
  patience: Duration.Duration
): Effect.fn.Return<RedisConnection, OutboxFailed, Scope.Scope> {
  let isConnected = false
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (retries, cause) => (isConnected ? Math.min(2_000, 50 * 2 ** retries) : cause) }
  })
  let underWay = 0
  /** Whatever has come from Redis or from the way to it. */
  let signs = 0
  /** What the way to Redis has complained about last. */
  let complaint: unknown
  const troubled = new Set<(error: OutboxFailed) => void>()

  client.on("error", (error) => {
    signs++
    complaint = error
  })
  let onIdle = nothing
  const idle = Effect.callback<void>((resume) => {
    onIdle = () => resume(Effect.void)
    if (underWay === 0) onIdle()
  })
  yield* Effect.addFinalizer(() =>
    Effect.andThen(
      Effect.interruptible(Effect.timeoutOption(idle, lastWords)),
      Effect.sync(() => {
        if (client.isOpen) client.destroy()
      })
    )
  )
  yield* Effect.tryPromise({ try: () => client.connect(), catch: unavailable }).pipe(
    Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.fail(silence) })
  )
  isConnected = true

  let isHeld = false
  const keepAlive = (): void => {
    if (isHeld || underWay > 0 || !client.isReady) client.ref()
    else client.unref()
  }
  client.on("error", keepAlive)
  client.on("ready", keepAlive)
  keepAlive()

  const again = (reason: unknown): void => {
    if (!client.isOpen) return
    complaint = reason
    signs++
    client.destroy()
    // It goes on until it succeeds, or until the end of the scope.
    client.connect().catch(nothing)
  }

  let seen = -1
  let silentLooks = 0
  /** Counted in looks and not by a clock, which goes on while the process stands still. */
  const look = (): void => {
    const isWaiting = underWay > 0 || !client.isReady
    silentLooks = isWaiting && signs === seen ? silentLooks + 1 : 0
    seen = signs
    if (silentLooks < looks) return
    silentLooks = 0
    again(silence)
  }
  yield* Effect.forkScoped(
    Effect.forever(Effect.andThen(Effect.sleep(Duration.divideUnsafe(patience, looks)), Effect.sync(look)))
  )

  const begin = (): void => {
    if (underWay++ === 0) keepAlive()
  }
  const end = (): void => {
    signs++
    if (--underWay > 0) return
    keepAlive()
    onIdle()
  }
  const failed = (error: unknown): Redis.RedisError => {
    // Whoever asks without a connection is told that there is none, which is not why.
    const reason = unavailable(client.isReady ? error : (complaint ?? error))
    if (reason.problem === "readonly") again(reason)
    // A Redis that has started again does not know a script, which is then loaded.
    if (reason.code !== "NOSCRIPT") for (const tell of troubled) tell(reason)
    return new Redis.RedisError({ cause: reason })
  }

  const send = <A>(command: string, ...parameters: ReadonlyArray<string>): Effect.Effect<A, Redis.RedisError> =>
    Effect.tryPromise({
      try: () => {
        const answer = client.sendCommand<A>([command, ...parameters])
        begin()
        return answer.finally(end)
      },
      catch: failed
    })

  const alone = new Redis.RedisError({ cause: "an outbox has one connection" })
  const redis = yield* Redis.make({ send, connect: Effect.fail(alone), subscribe: () => Effect.fail(alone) })
  return {
    redis,
    hold: (isNeeded) => {
      isHeld = isNeeded
      keepAlive()
    },
    trouble: Effect.callback((resume) => {
      const tell = (error: OutboxFailed): void => resume(Effect.fail(error))
      troubled.add(tell)
      return Effect.sync(() => troubled.delete(tell))
    })
  }
})

const nothing = (): void => undefined
