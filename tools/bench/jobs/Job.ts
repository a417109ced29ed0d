/**
 * What a client's process is asked to do, and what it answers.
 */
import type { ClientId } from "../clients/index.ts"

/** A job for one client in one fresh process; times in milliseconds. */
export type Job = { readonly client: ClientId; readonly url: string } & (
  | { readonly task: "burst"; readonly count: number }
  | { readonly task: "paced"; readonly count: number; readonly perSecond: number }
  | { readonly task: "call-cost"; readonly turns: number; readonly perTurn: number; readonly pause: number }
  | {
      readonly task: "flood"
      readonly calls: number
      readonly perTurn: number
      readonly memoryCap: number
      readonly timeCap: number
      /** Wait, within the time cap, until each call is accepted, as a caller that wants back-pressure does. */
      readonly awaitsAcceptance: boolean
    }
  | { readonly task: "end"; readonly count: number; readonly ending: Ending }
  /** Records events from a number on, and tells each that is accepted, until the process is killed. */
  | { readonly task: "accept"; readonly first: number }
  /** Starts again where an earlier process has ended, records nothing, and delivers what that left. */
  | { readonly task: "resume" }
  | { readonly task: "soak"; readonly perSecond: number; readonly minutes: number }
  | { readonly task: "flush"; readonly count: number; readonly deadline: number; readonly patience: number }
)

/** How a process ends. Before a signal it waits until its calls are accepted, unless it ends at once. */
export type Ending = "exit" | "throw" | "SIGTERM" | "SIGKILL" | "SIGKILL at once"

/** A job by its task. */
export type JobOf<Task extends Job["task"]> = Extract<Job, { readonly task: Task }>

/** What a burst or a paced run reports; times are on the clock the sink uses, CPU is in microseconds. */
export interface Delivery {
  readonly startedAt: number
  readonly recordedAt: number
  readonly settledAt: number
  readonly cpu: number
  readonly peakMemory: number
  readonly toldLost: number
}

/** Nanoseconds the caller spends in `record()`; the timer's own cost is already subtracted. */
export interface CallCost {
  readonly first: number
  readonly median: number
  readonly p99: number
  /** Median over turns that are timed as a whole. */
  readonly inTurn: number
  readonly timer: number
}

/** What a flood leaves behind. */
export interface Flood {
  readonly calls: number
  readonly stoppedBy: "calls" | "memory" | "time" | "back-pressure"
  /** Resident bytes before the first call. */
  readonly memoryBefore: number
  /** Resident bytes, sampled at even distances over the calls. */
  readonly memory: ReadonlyArray<number>
  readonly peakMemory: number
  /** Bytes of the JavaScript heap that are still reachable at the end. */
  readonly liveHeap: number
  readonly toldLost: number
  readonly stats: Readonly<Record<string, number>> | undefined
  readonly longestTurn: number
}

/** How a flush ended. */
export interface Flush {
  readonly settledAfter: number | undefined
  readonly outcome: "resolved" | "rejected" | "never"
  readonly report: unknown
  readonly toldLost: number
}

/** What a soak reports. */
export interface Soak {
  readonly recorded: number
  /** Resident bytes and bytes of reachable heap, at the end of each minute. */
  readonly minutes: ReadonlyArray<{ readonly resident: number; readonly heap: number }>
  readonly peakMemory: number
  readonly cpu: number
  readonly toldLost: number
}

/** The answer to each task. */
export interface Answers {
  readonly burst: Delivery
  readonly paced: Delivery
  readonly "call-cost": CallCost
  readonly flood: Flood
  readonly flush: Flush
  readonly end: never
  readonly accept: never
  readonly resume: Pick<Delivery, "toldLost">
  readonly soak: Soak
}
