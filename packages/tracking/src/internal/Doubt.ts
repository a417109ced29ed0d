/**
 * Whether failures mean that the service is away. One of them says little: answers get lost on the way, and there are
 * calls that the service never takes. Many calls in a row say more, when none gets through between them.
 */
import type { ApiError } from "@tallymark/core"

/**
 * The bounds of how many attempts in a row have to fail. Between them it is as many as are under way, so that a service
 * that loses a tenth of a thousand answers a second is not taken for one that is away.
 */
const fewest = 2
const most = 16

/** An attempt under way. */
export interface Begun {
  /** The call that is attempted, the same object each time. */
  readonly call: object
  readonly isRepeated: boolean
  /** How many attempts had succeeded when this one began. */
  readonly before: number
}

/** Hears how attempts end. */
export class Doubt {
  private successes = 0
  private underWay = 0
  /** How many attempts have failed since the last success. */
  private inARow = 0
  /** Calls that have failed since the last success. */
  private readonly failing = new Set<object>()

  begin(call: object, isRepeated: boolean): Begun {
    this.underWay++
    return { call, isRepeated, before: this.successes }
  }

  /** The attempt has ended, well or badly. */
  end(): void {
    this.underWay--
  }

  /** Somebody got through. */
  settle(): void {
    this.successes++
    this.inARow = 0
    if (this.failing.size > 0) this.failing.clear()
  }

  /** Whether the service is away, after one more failure that may pass. */
  isJustified({ call, isRepeated, before }: Begun, error: ApiError): boolean {
    if (isAsked(error)) return true
    if (error.reason._tag === "TimedOut" && before === this.successes) return true
    // A call that has failed before, while others got through, says nothing about the service.
    if (!isRepeated || this.failing.has(call)) this.inARow++
    this.failing.add(call)
    return this.inARow >= Math.min(Math.max(this.underWay, fewest), most)
  }
}

/** Whether the service asks to be left alone, which leaves no doubt. */
export const isAsked = ({ reason, retryAfter }: ApiError): boolean =>
  reason._tag === "RateLimited" || retryAfter !== undefined
