/**
 * How many go from step to step.
 */
import type { Vocabulary } from "../../../src/internal/live/Setting.ts"
import { countText, numberText, percentText } from "../number-text.ts"
import { Scrolled } from "../Scrolled.tsx"
import { durationText } from "../time-text.ts"
import { Nothing } from "./Nothing.tsx"

interface Step {
  readonly count: number
  readonly step_label: string
  readonly step_conv_ratio: number
  readonly overall_conv_ratio: number
  readonly avg_time: number | null
}

type Steps = ReadonlyArray<Step>

/** A funnel as the API answers with it. */
export interface FunnelReport {
  readonly data: Readonly<Record<string, { readonly steps: Steps } | Readonly<Record<string, Steps>>>>
}

const isWhole = (
  value: { readonly steps: Steps } | Readonly<Record<string, Steps>>
): value is { readonly steps: Steps } => "analysis" in value

const overall = "$overall"

/** Everybody, and each segment where the funnel is split. */
const partsOf = ({ data }: FunnelReport): ReadonlyArray<readonly [name: string, steps: Steps]> => {
  const value = Object.values(data)[0]
  if (value === undefined) return []
  if (isWhole(value)) return [[overall, value.steps]]
  return Object.entries(value).sort(([a], [b]) => Number(b === overall) - Number(a === overall))
}

const StepBar = ({ step, index }: { readonly step: Step; readonly index: number }) => (
  <li>
    <span class="step-name">
      <span class="step-number">{index + 1}</span> <bdi>{step.step_label}</bdi>
    </span>
    <span class="step-track">
      <i style={{ width: `${step.overall_conv_ratio * 100}%` }} />
    </span>
    <span class="step-count">
      <b>{numberText(step.count)}</b> {percentText(step.overall_conv_ratio)}
    </span>
    {index === 0 ? null : (
      <span class="step-note">
        {percentText(step.step_conv_ratio)} of the step before
        {step.avg_time === null ? "" : `, after ${durationText(step.avg_time)} on average`}
      </span>
    )}
  </li>
)

const Segments = ({ parts }: { readonly parts: ReadonlyArray<readonly [string, Steps]> }) => (
  <Scrolled label="Segments">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Segment</th>
          {parts[0]?.[1].map(({ step_label: label }, index) => (
            <th key={`${index} ${label}`} scope="col">
              <bdi>{label}</bdi>
            </th>
          ))}
          <th scope="col">Converted</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(([name, steps]) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name === overall ? "Everybody" : name}</bdi>
            </th>
            {steps.map(({ count, step_label: label }, index) => (
              <td key={`${index} ${label}`}>{numberText(count)}</td>
            ))}
            <td>
              <b>{percentText(steps.at(-1)?.overall_conv_ratio ?? 0)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolled>
)

interface Props {
  readonly report: FunnelReport
  readonly days: Vocabulary["days"]
}

/** The funnel. */
export const FunnelAnswer = ({ report, days }: Props) => {
  const parts = partsOf(report)
  const steps = parts[0]?.[1] ?? []
  const begun = steps[0]?.count ?? 0
  if (begun === 0) return <Nothing text="Nobody took the first step in these days." days={days} />
  return (
    <>
      <div class="card-head">
        <h2>
          {percentText(steps.at(-1)?.overall_conv_ratio ?? 0)} of {countText(begun, "person", "people")} came to the end
        </h2>
      </div>
      <ol class="funnel">
        {steps.map((step, index) => (
          <StepBar key={`${index} ${step.step_label}`} step={step} index={index} />
        ))}
      </ol>
      {parts.length > 1 ? <Segments parts={parts} /> : null}
    </>
  )
}
