/**
 * Keeps the answers about days that are over, which are the same whenever they are asked for.
 */
import type * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"

/**
 * Keeps texts by key. A `KeyValueStore` of `effect/persistence` is one, so answers can be kept wherever there is one for.
 * A store that fails costs a call, never an answer.
 */
export interface AnswerStore {
  readonly get: (key: string) => Effect.Effect<string | undefined, unknown>
  readonly set: (key: string, value: string) => Effect.Effect<void, unknown>
}

/** Options of the cache. */
export interface CacheOptions {
  /**
   * Where the answers are kept: `cacheDirectory(…)` of `@tallymark/query/node`, any `KeyValueStore`, or your own.
   *
   * @default memory, with room for the 500 answers that were used last
   */
  readonly store?: AnswerStore | undefined
  /**
   * How long after its end a day may still change: events arrive late from devices that were offline.
   *
   * @default "5 days"
   */
  readonly settledAfter?: Duration.Input | undefined
}

/** Keeps a number of texts in memory: the ones that were used last. */
export const memoryStore = (most: number): AnswerStore => {
  const texts = new Map<string, string>()
  const put = (key: string, text: string): void => {
    // A map is in the order of insertion, so the first key is the one that was used longest ago.
    texts.delete(key)
    texts.set(key, text)
    const [oldest] = texts.keys()
    if (texts.size > most && oldest !== undefined) texts.delete(oldest)
  }
  return {
    get: (key) =>
      Effect.sync(() => {
        const text = texts.get(key)
        if (text !== undefined) put(key, text)
        return text
      }),
    set: (key, text) => Effect.sync(() => put(key, text))
  }
}
