/**
 * A KISSmetrics call, as `@tallymark/tracking` would take it.
 */
import { Operation } from "@tallymark/core"
import { askModern, type ModernCall } from "../kissmetrics/modern-tracker.ts"
import type { CapturedCall } from "./CapturedCall.ts"
import type { Finding } from "./Finding.ts"
import { pythonText } from "./python-text.ts"

const kinds: Readonly<Record<string, ModernCall["kind"]>> = { "/e": "record", "/s": "set", "/a": "alias" }

/** The names of the parameters that are no properties, by kind. */
const ownNames: Readonly<Record<ModernCall["kind"], ReadonlyArray<string>>> = {
  record: ["_k", "_p", "_n", "_t", "_d"],
  set: ["_k", "_p", "_t", "_d"],
  alias: ["_k", "_p", "_n"]
}

/** Whether a path is one of the tracking service's. */
export const isTracking = (path: string): boolean => kinds[path] !== undefined

const modernCall = (kind: ModernCall["kind"], values: ReadonlyMap<string, string>): ModernCall => {
  const person = values.get("_p") ?? ""
  const own = ownNames[kind]
  const properties = Object.fromEntries(Array.from(values).filter(([name]) => !own.includes(name)))
  const time = values.get("_d") === "1" ? values.get("_t") : undefined
  const timestamp = time === undefined ? undefined : Number(time)
  switch (kind) {
    case "record":
      return { kind, person, event: values.get("_n") ?? "", properties, timestamp }
    case "set":
      return { kind, person, properties, timestamp }
    case "alias":
      return { kind, person, identity: values.get("_n") ?? "" }
  }
}

/** Everything that would change. */
export const checkTracking = async ({ path, parameters, isBroken }: CapturedCall): Promise<ReadonlyArray<Finding>> => {
  const kind = kinds[path]
  if (kind === undefined) return []
  const values = new Map(parameters)
  const own = ownNames[kind]
  const findings: Array<Finding> = []
  const differs = (message: string): void => void findings.push({ level: "differs", message })

  if (["", "None"].includes(values.get("_k") ?? "")) {
    findings.push({ level: "rejected", message: "key: there is none; a tracker is made with the product's key" })
  }
  const asked = await askModern(modernCall(kind, values))
  if ("issues" in asked) {
    findings.push(
      ...asked.issues.map((issue) => ({ level: "rejected" as const, message: `${issue.path}: ${issue.message}` }))
    )
  } else if (asked.request.method === "POST")
    differs("the call is sent as a form, because its query is longer than 2,000 characters")
  if (kind !== "alias" && values.get("_d") !== "1") {
    differs(
      values.has("_t")
        ? "timestamp: _t without _d=1 is ignored by the service; the tracker sends _d=1 with it"
        : "timestamp: there is none; the tracker sends the second of the call"
    )
  }
  if (values.size < parameters.length) differs("a parameter appears more than once; the tracker sends each name once")
  if (isBroken) differs("an escape is no UTF-8; the tracker sends text only")
  for (const [name, text] of values) {
    const found = own.includes(name) ? undefined : pythonText(text)
    if (found !== undefined)
      findings.push({ ...found, message: `properties.${Operation.printable(name)}: ${found.message}` })
  }
  return findings
}
