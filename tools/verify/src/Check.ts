/**
 * One thing the repository promises, and how to find out whether it holds.
 *
 * A check says what it needs, runs, and answers with counts. It prints nothing: `Runner` decides when it runs and
 * `Printer` what a person sees of it.
 */
import type { Tool } from "./Tool.ts"

/** A check as `Runner` takes it. */
export interface Check {
  /** Names the check on the command line and in the report. */
  readonly name: string
  /** Names checks earlier in the list that must pass first, because this one reads what they leave behind. */
  readonly after?: ReadonlyArray<string>
  /** Lists programs the machine may lack. */
  readonly tools?: ReadonlyArray<Tool>
  readonly run: () => Promise<Outcome>
}

/** What a check found: how many of its parts held, and the text to show when one did not. */
export interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Everything the check had to say; shown only when something failed. */
  readonly output: string
  /** Why parts were skipped; shown on the check's line. */
  readonly reason?: string
}

/** An outcome in which `count` parts held. */
export const passed = (count = 1): Outcome => ({ passed: count, failed: 0, skipped: 0, output: "" })

/** An outcome in which the check as a whole did not hold. */
export const failed = (output: string): Outcome => ({ passed: 0, failed: 1, skipped: 0, output })

/** An outcome that says nothing, because the check could not run here. */
export const skipped = (reason: string): Outcome => ({ passed: 0, failed: 0, skipped: 1, output: "", reason })

/** An outcome that holds when nobody complains. */
export const fromComplaints = (complaints: ReadonlyArray<string>): Outcome =>
  complaints.length === 0 ? passed() : failed(complaints.join("\n"))
