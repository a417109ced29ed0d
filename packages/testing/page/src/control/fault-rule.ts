/**
 * Turns what is chosen into a fault rule, and a rule into words.
 */
import type { Fault, FaultRule } from "../../../src/Fault.ts"
import { countText } from "../number-text.ts"

/** What can be made to happen. */
export const mishaps = [
  { name: "fail", label: "fail with 503", fault: { kind: "status", status: 503 } },
  { name: "refuse", label: "be refused with 429", fault: { kind: "status", status: 429, retryAfter: 5 } },
  { name: "slow", label: "take 3 seconds", fault: { kind: "delay", by: "3 seconds" } },
  { name: "reset", label: "be reset", fault: { kind: "reset" } },
  { name: "hang", label: "never be answered", fault: { kind: "hang" } },
  { name: "ack-lost", label: "be stored, then reset", fault: { kind: "ack-lost" } },
  { name: "cut", label: "be cut short", fault: { kind: "reset", at: "body" } },
  { name: "expired", label: "have expired credentials", fault: { kind: "expired-credentials" } }
] as const satisfies ReadonlyArray<{ readonly name: string; readonly label: string; readonly fault: Fault }>

/** Which calls are meant. */
export const targets: ReadonlyArray<{
  readonly name: string
  readonly label: string
  readonly operation?: ReadonlyArray<string>
}> = [
  { name: "all", label: "calls" },
  { name: "record", label: "events", operation: ["record", "recordForm"] },
  { name: "set", label: "properties", operation: ["set", "setForm"] },
  { name: "alias", label: "aliases", operation: ["alias", "aliasForm"] },
  { name: "segmentation", label: "segmentation questions", operation: ["segmentation"] },
  { name: "export", label: "exports", operation: ["exportEvents"] }
]

/** The rule for so many calls of a kind, or for all of them. */
export const ruleFor = (times: number | undefined, target: string, mishap: string): FaultRule => {
  const operation = targets.find(({ name }) => name === target)?.operation
  const fault = (mishaps.find(({ name }) => name === mishap) ?? mishaps[0]).fault
  return { fault, ...(times === undefined ? {} : { times }), ...(operation === undefined ? {} : { operation }) }
}

const operationText = (operation: NonNullable<FaultRule["operation"]>): string => {
  const names = [operation].flat()
  const known = targets.find((target) => target.operation?.join() === names.join())
  return known?.label ?? names.join(", ")
}

const which = ({ operation, route, key, nth, every, probability, aboveBytes, window }: FaultRule): string => {
  const parts = [
    operation === undefined ? "all calls" : operationText(operation),
    route === undefined ? "" : `to ${route}`,
    key === undefined ? "" : "of one product",
    nth === undefined ? "" : `number ${[nth].flat().join(", ")}`,
    every === undefined ? "" : `every ${every}th`,
    probability === undefined ? "" : `with a chance of ${probability}`,
    aboveBytes === undefined ? "" : `above ${aboveBytes} bytes`,
    window === undefined ? "" : "for a while"
  ]
  return parts.filter((part) => part !== "").join(" ")
}

const what = (fault: Fault): string => {
  const known = mishaps.find((mishap) => JSON.stringify(mishap.fault) === JSON.stringify(fault))
  if (known !== undefined) return known.label
  switch (fault.kind) {
    case "status":
      return `status ${fault.status}`
    case "delay":
      return `late by ${typeof fault.by === "string" ? fault.by : JSON.stringify(fault.by)}`
    default:
      return fault.kind
  }
}

/** A rule in a few words. */
export const ruleText = (
  rule: FaultRule
): { readonly what: string; readonly which: string; readonly left: string } => ({
  what: what(rule.fault),
  which: which(rule),
  left: rule.times === undefined ? "until cleared" : countText(rule.times, "time")
})
