/**
 * The numbers of a funnel: how many people reached each step, and how long it took them.
 */
import type { Attempt } from "./conversion.ts"
import type { Funnel } from "./ReportSource.ts"

/** One step of the answer. Times are seconds, `null` where there is nobody to take the average of. */
export interface StepAnswer {
  readonly count: number
  readonly goal: string
  readonly event: string
  readonly step_label: string
  /** Of those who reached the step before. */
  readonly step_conv_ratio: number
  /** Of those who began. */
  readonly overall_conv_ratio: number
  /** Since the step before. */
  readonly avg_time: number | null
  /** Since the first step. */
  readonly avg_time_from_start: number | null
}

/** What stands beside the steps. */
export interface Analysis {
  /** How many reached the last step. */
  readonly completion: number
  /** How many began. */
  readonly starting_amount: number
  /** How many steps there are. */
  readonly steps: number
  /** The step, counted from zero, that the smallest part of the people before it reached. */
  readonly worst: number
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const average = (values: ReadonlyArray<number>): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length / 1000

/** The steps as some attempts went through them. */
export const stepsOf = ({ steps }: Funnel, attempts: ReadonlyArray<Attempt>): ReadonlyArray<StepAnswer> => {
  let before = attempts
  return steps.map(({ event, label = event }, step) => {
    const reached = before.filter(({ times }) => times.length > step)
    const since = (earlier: number) => reached.map(({ times }) => (times[step] ?? 0) - (times[earlier] ?? 0))
    const answer = {
      count: reached.length,
      goal: event,
      event,
      step_label: label,
      step_conv_ratio: ratio(reached.length, before.length),
      overall_conv_ratio: ratio(reached.length, attempts.length),
      avg_time: step === 0 ? null : average(since(step - 1)),
      avg_time_from_start: step === 0 ? null : average(since(0))
    }
    before = reached
    return answer
  })
}

/** What follows from the steps. Of equally bad steps the first is the worst. */
export const analysisOf = (steps: ReadonlyArray<StepAnswer>): Analysis => {
  const later = steps.slice(1).map(({ step_conv_ratio }) => step_conv_ratio)
  return {
    completion: steps.at(-1)?.count ?? 0,
    starting_amount: steps[0]?.count ?? 0,
    steps: steps.length,
    worst: later.length === 0 ? 0 : later.indexOf(Math.min(...later)) + 1
  }
}
