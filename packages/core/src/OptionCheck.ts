/**
 * Checks the options of a program, and reports every problem at once without repeating a value.
 *
 * Programs in JavaScript pass whatever they have, and an option that is misread shows late: a duration that is none
 * becomes a busy loop, a word that is misspelled the other choice. So options are read through a check, which completes
 * them with their defaults and knows by the end what was wrong.
 */
import * as Duration from "effect/Duration"
import { ApiError, InvalidInput, type Issue, isApiError } from "./ApiError.ts"

/** A duration in words, such as `10 seconds`: a default that a message can show as it is written. */
export type DurationText = Extract<Duration.Input, string>

/** Which durations make sense. */
export interface DurationRule {
  /**
   * The shortest one.
   *
   * @default any above zero
   */
  readonly least?: DurationText | undefined
  /**
   * Whether it may be endless.
   *
   * @default false
   */
  readonly mayBeInfinite?: boolean | undefined
}

/**
 * Reads option after option; `end` throws an {@link ApiError} with `InvalidInput` when one of them makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { isApiError, OptionCheck } from "@tallymark/core"
 *
 * const makeCache = (options: { readonly entries?: number; readonly store?: "memory" | "file" }) => {
 *   const check = new OptionCheck()
 *   const entries = check.count("entries", options.entries, 500)
 *   const store = check.choice("store", ["memory", "file"], options.store, "memory")
 *   check.end("makeCache")
 *   return { entries, store }
 * }
 *
 * try {
 *   makeCache({ entries: 0 })
 * } catch (error) {
 *   if (isApiError(error)) console.log(error.message) // makeCache: entries: must be a whole number from 1
 * }
 * ```
 */
export class OptionCheck {
  private readonly issues: Array<Issue> = []

  /** Notes a problem. */
  problem(path: string, message: string): void {
    this.issues.push({ path, message })
  }

  /** A whole number from `least` on. */
  count(path: string, given: number | undefined, fallback: number, least = 1): number {
    if (given === undefined) return fallback
    if (!Number.isSafeInteger(given) || given < least) this.problem(path, `must be a whole number from ${least}`)
    return given
  }

  /** One of some words. */
  choice<A extends string>(path: string, allowed: ReadonlyArray<A>, given: A | undefined, fallback: A): A {
    if (given !== undefined && !allowed.includes(given)) this.problem(path, `must be one of ${allowed.join(", ")}`)
    return given ?? fallback
  }

  /** A length of time. */
  duration(
    path: string,
    given: Duration.Input | undefined,
    fallback: DurationText,
    rule: DurationRule = {}
  ): Duration.Duration {
    if (given === undefined) return Duration.fromInputUnsafe(fallback)
    // To Effect a number that is none is zero.
    const parsed = Number.isNaN(given) ? undefined : Duration.fromInput(given)
    if (parsed?._tag === "Some" && isFit(parsed.value, rule)) return parsed.value
    this.problem(path, `must be a duration such as "${fallback}"${rangeOf(rule)}`)
    return Duration.fromInputUnsafe(fallback)
  }

  /** The origin of a service: scheme, host and port, written without a slash at the end. */
  origin(path: string, given: string | undefined, fallback: string): string {
    if (given === undefined) return fallback
    const url = URL.parse(given)
    if (url !== null && isOrigin(url)) return url.origin
    this.problem(path, `must be an origin such as ${fallback}, without a path`)
    return fallback
  }

  /** The address of a Redis, which may hold a password and end with the number of a database. */
  redisUrl(path: string, given: string): string {
    const url = URL.parse(given)
    if (url !== null && /^rediss?:$/.test(url.protocol) && /^\/?\d*$/.test(url.pathname)) return given
    this.problem(path, "must be the address of a Redis, such as redis://localhost:6379")
    return ""
  }

  /** Something that has a check of its own; `undefined` when that refused it, and its problems are here then. */
  part<A>(make: () => A): A | undefined {
    try {
      return make()
    } catch (error) {
      if (!isApiError(error) || error.reason._tag !== "InvalidInput") throw error
      this.issues.push(...error.reason.issues)
      return undefined
    }
  }

  /** The problems so far as an error, in the name of the function whose options they are. */
  error(operation: string): ApiError {
    return new ApiError({ operation, reason: new InvalidInput({ issues: this.issues }) })
  }

  /** Throws that error where there is a problem. */
  end(operation: string): void {
    if (this.issues.length > 0) throw this.error(operation)
  }
}

/** A login in front of the host would be lost without a word, and its password with it. */
const isOrigin = (url: URL): boolean =>
  /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && url.username === ""

const isFit = (value: Duration.Duration, { least, mayBeInfinite = false }: DurationRule): boolean => {
  if (!mayBeInfinite && !Duration.isFinite(value)) return false
  return least === undefined
    ? Duration.toMillis(value) > 0
    : Duration.isGreaterThanOrEqualTo(value, Duration.fromInputUnsafe(least))
}

const rangeOf = ({ least, mayBeInfinite = false }: DurationRule): string =>
  `${least === undefined ? "" : `, at least ${least}`}${mayBeInfinite ? ", or Infinity" : ""}`
