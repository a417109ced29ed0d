/**
 * What is chosen for each report.
 */
import { ChoiceField, TextField } from "./Field.tsx"
import { FunnelFields } from "./FunnelFields.tsx"
import type { Report } from "./question.ts"

const units = ["day", "week", "month", "hour"].map((unit) => [unit === "day" ? "" : unit, unit] as const)
const periods = ["day", "week", "month"].map((unit) => [unit === "day" ? "" : unit, unit] as const)
const types = [
  ["", "events"],
  ["unique", "people"],
  ["average", "events per person"]
] as const

const SegmentationFields = () => (
  <>
    <TextField label="Event" name="event" list="event-names" placeholder="Signed Up" />
    <ChoiceField label="Count" name="type" options={types} />
    <ChoiceField label="By" name="unit" options={units} />
  </>
)

const RetentionFields = () => (
  <>
    <TextField label="Began with" name="born" list="event-names" placeholder="Signed Up" />
    <TextField label="Came back with" name="back" list="event-names" placeholder="anything" />
    <ChoiceField label="By" name="period" options={periods} />
    <TextField label="Intervals" name="count" placeholder="8" />
  </>
)

/** The fields of each report. */
export const fieldsOf: Readonly<Record<Report, (props: { readonly product: string }) => preact.JSX.Element>> = {
  segmentation: SegmentationFields,
  funnel: FunnelFields,
  retention: RetentionFields
}
