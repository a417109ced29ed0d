/**
 * Faults as data: what goes wrong, and for which requests.
 *
 * A rule is a plain object that survives JSON, so the same rules work in code, on the command line and through the
 * control API. Times and durations go by the server's clock, chance by its seed.
 */
import type * as Duration from "effect/Duration"
import type { TimeInput } from "./FakeClock.ts"

/**
 * The `Retry-After` header of an answer: seconds, a date, a duration from now written as a date, or any text as it is,
 * however absurd.
 */
export type RetryAfter = number | string | Date | { readonly date: Duration.Input }

/**
 * One way for a request to go wrong.
 *
 * Where the request never reaches the service, nothing is stored: `status`, `redirect`, `hang` and `reset` at the
 * headers, `half-close`, `refuse`. Otherwise the call counts and only its answer suffers.
 */
export type Fault =
  | {
      /** Answers with this status in place of the service. */
      readonly kind: "status"
      readonly status: number
      readonly retryAfter?: RetryAfter | undefined
      readonly body?: string | undefined
      readonly headers?: Readonly<Record<string, string>> | undefined
    }
  | {
      /** Sends the caller elsewhere. */
      readonly kind: "redirect"
      readonly location: string
      /** @default 302 */
      readonly status?: 301 | 302 | 303 | 307 | 308 | undefined
    }
  | {
      /** Answers late. Delays add up with each other and with whatever else goes wrong. */
      readonly kind: "delay"
      readonly by: Duration.Input
    }
  | {
      /** Sends the body a few bytes at a time. */
      readonly kind: "drip"
      /** @default 1 */
      readonly bytes?: number | undefined
      /** @default "1 second" */
      readonly every?: Duration.Input | undefined
    }
  | {
      /** Never answers, or stops in the middle of the body. */
      readonly kind: "hang"
      /** @default "headers" */
      readonly at?: "headers" | "body" | undefined
      /** How much of the body comes before that. Half of it, or half of its first piece, when left out. */
      readonly afterBytes?: number | undefined
    }
  | {
      /** Resets the connection, before the answer or in the middle of the body. */
      readonly kind: "reset"
      /** @default "headers" */
      readonly at?: "headers" | "body" | undefined
      /** How much of the body comes before that. Half of it, or half of its first piece, when left out. */
      readonly afterBytes?: number | undefined
    }
  | {
      /** Ends the body early as if that were all, compressed or not: nothing but its content tells. */
      readonly kind: "cut"
      /** How many bytes of the body come, as it is sent. */
      readonly afterBytes: number
    }
  | {
      /** Ends the body early with a line that says `terminated early`, under whatever status it has. */
      readonly kind: "terminated-early"
      /**
       * How many lines come before that.
       *
       * @default 1
       */
      readonly afterLines?: number | undefined
    }
  | {
      /** Breaks off one line of the body in the middle, and goes on with the next. */
      readonly kind: "malformed-line"
      /**
       * Which line, counted from 1.
       *
       * @default 1
       */
      readonly line?: number | undefined
      /** What is there in its place. */
      readonly text?: string | undefined
    }
  | {
      /** Leaves out the line break at the very end of the body. */
      readonly kind: "missing-newline"
    }
  | {
      /** Takes the credentials for expired; no matter where there are none, as in tracking. */
      readonly kind: "expired-credentials"
    }
  | {
      /** Answers as another region does, which knows nothing of the project. */
      readonly kind: "wrong-region"
    }
  | {
      /** Closes the server's side of the connection without an answer. */
      readonly kind: "half-close"
    }
  | {
      /** Announces more bytes than it sends, or fewer. */
      readonly kind: "content-length"
      /** @default 10 */
      readonly off?: number | undefined
    }
  | {
      /** Stores the call and then fails to say so: the fault that finds duplicates. */
      readonly kind: "ack-lost"
      /** @default "reset" */
      readonly by?: "reset" | "half-close" | "hang" | undefined
    }
  | {
      /** Resets the connection, closes the port and refuses every connection for a while. */
      readonly kind: "refuse"
      readonly for: Duration.Input
    }

/** When a rule may apply, on the server's clock. */
export interface FaultWindow {
  readonly from?: TimeInput | undefined
  readonly to?: TimeInput | undefined
  /** Begins so long after the first request that the rule fits. */
  readonly after?: Duration.Input | undefined
  /** Lasts so long, from the first request that the rule fits or from the end of `after`. */
  readonly for?: Duration.Input | undefined
}

/**
 * Which requests go wrong, and how.
 *
 * **Details**
 *
 * A rule fits a request by `operation`, `route`, `key` and `aboveBytes`, and counts every request that fits. Of these it
 * applies to the ones that `nth`, `every`, `window`, `probability` and `times` leave over. The first rule that applies
 * wins; the others count the request all the same.
 */
export interface FaultRule {
  /** An operation id such as `"record"`, or several. The form of an operation goes by its own id. */
  readonly operation?: string | ReadonlyArray<string> | undefined
  /** A path such as `"/e"`, or a method and a path such as `"POST /e"`. */
  readonly route?: string | undefined
  /** The product key of the request. */
  readonly key?: string | undefined
  /** Fits only requests whose query or body is longer than this. */
  readonly aboveBytes?: number | undefined
  /** The first request that fits is number one. */
  readonly nth?: number | ReadonlyArray<number> | undefined
  /** Every so many requests that fit. */
  readonly every?: number | undefined
  readonly window?: FaultWindow | undefined
  /** Between 0 and 1. */
  readonly probability?: number | undefined
  /** Applies at most so often. */
  readonly times?: number | undefined
  readonly fault: Fault
}

/** A rule and how often it has been at work. */
export interface FaultCount {
  readonly rule: FaultRule
  /** Requests that the rule fits. */
  readonly matched: number
  /** Requests that it made go wrong. */
  readonly applied: number
}

/** The faults of a fake server; change them at any time. */
export interface Faults {
  /**
   * Replaces all rules, and takes connections again if they were refused. A rule that cannot work is a `TypeError` that
   * says why, and nothing changes.
   */
  set(rules: ReadonlyArray<FaultRule>): void
  /** Adds rules behind the ones that are there, checked in the same way. */
  add(...rules: ReadonlyArray<FaultRule>): void
  /** Removes all rules, and takes connections again if they were refused. */
  clear(): void
  /** The rules in force, in order, with their counts. */
  readonly rules: ReadonlyArray<FaultCount>
}
