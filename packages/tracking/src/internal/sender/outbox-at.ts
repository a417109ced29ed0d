/** Finds the outbox that a place stands for. */
import { ApiError, InvalidInput } from "@tallymark/core"
import type * as Duration from "effect/Duration"
import type { OutboxSource } from "../../Outbox.ts"
import { sqliteOutbox } from "../../outbox-sqlite.ts"

/** The outbox at a directory or at the address of a Redis, where what a lost sender had claimed is given to others after `lease`. */
export const outboxAt = async (place: string | undefined, lease?: Duration.Duration): Promise<OutboxSource> => {
  if (place !== undefined && /^rediss?:/.test(place)) return (await redis()).redisOutbox({ url: place, lease })
  // As a directory it would be made, and be empty.
  if (place !== undefined && /^[a-z]+:\/\//i.test(place)) throw invalid("must be a directory or redis://…")
  return sqliteOutbox({ directory: place })
}

/** Loaded when it is needed, because what it stands on may not be installed. */
const redis = async (): Promise<typeof import("../../outbox-redis.ts")> => {
  try {
    return await import("../../outbox-redis.ts")
  } catch {
    throw invalid("an outbox in Redis needs the package redis; install it")
  }
}

const invalid = (message: string): ApiError =>
  new ApiError({ operation: "sender", reason: new InvalidInput({ issues: [{ path: "outbox", message }] }) })
