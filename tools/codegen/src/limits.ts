/** Reads how many calls a service takes: the pools of `x-limits`, and which of them an operation draws from. */
import type { LimitSpec, OperationSpec, ServiceSpec } from "@tallymark/core"
import { refuseOtherKeys } from "./refuse-other-keys.ts"
import type { SpecNode } from "./spec-node.ts"

const kinds = ["perHour", "perSecond", "concurrent"] as const satisfies ReadonlyArray<keyof LimitSpec>

/** The limits of a service by name, where it documents any. */
export const limitsOf = (root: SpecNode): Pick<ServiceSpec, "limits"> => {
  const limits = root.find("x-limits")
  if (limits === undefined) return {}
  return { limits: Object.fromEntries(limits.keys().map((name) => [name, limit(limits.get(name))])) }
}

/** The limit that counts the calls of an operation, where one does. */
export const limitOf = (operation: SpecNode): Pick<OperationSpec, "limit"> => {
  const name = operation.find("x-limit")
  return name === undefined ? {} : { limit: name.text() }
}

const limit = (node: SpecNode): LimitSpec => {
  refuseOtherKeys(node, kinds)
  if (node.keys().length === 0) node.fail("limits nothing")
  return Object.fromEntries(kinds.flatMap((kind) => (node.has(kind) ? [[kind, count(node.get(kind))]] : [])))
}

const count = (node: SpecNode): number => {
  const calls = node.number()
  return Number.isInteger(calls) && calls > 0 ? calls : node.fail("should be a whole number of calls, at least one")
}
