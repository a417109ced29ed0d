/**
 * A Redis that answers soon or fails. It may not be there yet, or its connection may be open and dead: without a deadline
 * every caller would wait for good.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Redis from "effect/persistence/Redis"

type RedisService = Redis.Redis["Service"]

/**
 * The Redis that `connected` leads to, with a deadline for every answer and the connection before it, also where the
 * caller cannot be interrupted.
 */
export const withPatience = (
  connected: Effect.Effect<RedisService, Redis.RedisError>,
  patience: Duration.Duration
): RedisService => {
  const soon = <A>(answer: (redis: RedisService) => Effect.Effect<A, Redis.RedisError>) =>
    Effect.timeoutOrElse(Effect.interruptible(Effect.flatMap(connected, answer)), {
      duration: patience,
      orElse: () => Effect.fail(new Redis.RedisError({ cause: "no answer in time" }))
    })
  return {
    send: (command, ...parameters) => soon((redis) => redis.send(command, ...parameters)),
    eval:
      (script) =>
      (...parameters) =>
        soon((redis) => redis.eval(script)(...parameters)),
    subscribe: (channel) => Effect.orDie(Effect.flatMap(connected, (redis) => redis.subscribe(channel))),
    reserve: Effect.flatMap(connected, (redis) => redis.reserve)
  }
}
