/**
 * A process that makes calls under shared limits. It gets its orders as lines of JSON, and tells what became of each call.
 */
import { createInterface } from "node:readline"
import { RateLimited } from "@tallymark/core"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as ManagedRuntime from "effect/ManagedRuntime"
import { fileLimits } from "../../../../src/limits/file-limits.ts"
import { Limits } from "../../../../src/limits/Limits.ts"
import { redisLimits } from "../../../../src/limits-redis.ts"
import type { CallerOptions, Order, Told } from "../callers.ts"

const options: CallerOptions = JSON.parse(process.argv[2] ?? "")
const { place, ...rest } = options
const limits =
  "url" in place ? redisLimits({ patience: "20 seconds", ...place, ...rest }) : fileLimits({ ...place, ...rest })
const runtime = ManagedRuntime.make(limits.layer("12345"))

const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`)

const call = ({ pool, isHeld }: Order & { readonly _tag: "call" }) =>
  Limits.use(({ permit }) =>
    permit(
      pool,
      Effect.andThen(
        Effect.sync(() => tell({ _tag: "started", at: Date.now() })),
        isHeld ? Effect.never : Effect.void
      )
    )
  ).pipe(
    Effect.catch((error) =>
      Effect.sync(() => {
        const { retryAfter } = error instanceof RateLimited ? error : {}
        tell({ _tag: "refused", retryAfter: retryAfter && Duration.toMillis(retryAfter) })
      })
    )
  )

const obey = (order: Order): void => {
  if (order._tag === "call") {
    for (let count = 0; count < order.count; count++) runtime.runFork(call(order))
  } else {
    runtime.runFork(
      Effect.andThen(
        Limits.use(({ pause }) => pause(order.pool, order.millis)),
        Effect.sync(() => tell({ _tag: "paused" }))
      )
    )
  }
}

for await (const line of createInterface(process.stdin)) obey(JSON.parse(line))
await runtime.dispose()
