/**
 * Turns what is chosen into a call of the query API.
 */

/** The reports that can be asked for. */
export const reports = ["segmentation", "funnel", "retention"] as const

/** One of the {@link reports}. */
export type Report = (typeof reports)[number]

/** What is chosen, by name, and the days where none are. */
export interface Question {
  readonly choice: (name: string) => string
  readonly from: string
  readonly to: string
}

const call = (path: string, parameters: Readonly<Record<string, string>>): string =>
  `/api/query/${path}?${new URLSearchParams(Object.entries(parameters).filter(([, text]) => text !== ""))}`

/** How many days there are from one to the other, both included. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1

const segmentation = ({ choice, from, to }: Question): string | undefined => {
  const event = choice("event")
  if (event === "") return undefined
  const [unit, type, where, on] = ["unit", "type", "where", "on"].map(choice) as [string, string, string, string] // four
  return call("segmentation", { event, from_date: from, to_date: to, unit, type, where, on })
}

/** All days together: one date that is as long as the range. */
const funnel = ({ choice, from, to }: Question): string | undefined => {
  const id = choice("funnel")
  const interval = String(daysBetween(from, to))
  const [where, on] = ["where", "on"].map(choice) as [string, string] // two
  return id === "" ? undefined : call("funnels", { funnel_id: id, from_date: from, to_date: to, interval, where, on })
}

const retention = ({ choice, from, to }: Question): string | undefined => {
  const born = choice("born")
  if (born === "") return undefined
  return call("retention", {
    from_date: from,
    to_date: to,
    retention_type: "birth",
    born_event: born,
    event: choice("back"),
    unit: choice("period"),
    interval_count: choice("count") || "8",
    where: choice("where")
  })
}

const callOf: Readonly<Record<Report, (question: Question) => string | undefined>> = {
  segmentation,
  funnel,
  retention
}

/** The call, or `undefined` as long as something is left to choose or the days are in the wrong order. */
export const callFor = (report: Report, question: Question): string | undefined =>
  question.from === "" || question.to === "" || question.from > question.to ? undefined : callOf[report](question)
