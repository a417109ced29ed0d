/**
 * Writes the assertion that holds because of an arrival. Everything in it was sent by somebody else, so every text is
 * written in a way that cannot be anything but a text.
 */
import type { ArrivalInFull } from "../../../src/internal/live/Arrival.ts"
import { unseen } from "../Verbatim.tsx"

const quoted = (text: string): string =>
  JSON.stringify(text).replace(unseen, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)

const nameOf = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__" ? name : `[${quoted(name)}]`

/** A number where it is written like one, and else the text. */
const valueOf = (value: string | number, text: string): string =>
  typeof value === "number" && String(value) === text ? text : quoted(text)

const longestLine = 60

const object = (entries: ReadonlyArray<readonly [string, string]>, indent: string): string => {
  const members = entries.map(([name, value]) => `${nameOf(name)}: ${value}`)
  const line = `{ ${members.join(", ")} }`
  if (members.length === 0) return "{}"
  if (line.length + indent.length <= longestLine && !line.includes("\n")) return line
  return `{\n${members.map((member) => `${indent}  ${member}`).join(",\n")}\n${indent}}`
}

const recorded = ({ title, person, properties }: ArrivalInFull): string => {
  const values = properties.map(({ name, text, value }) => [name, valueOf(value, text)] as const)
  const entries: Array<readonly [string, string]> = [
    ["event", quoted(title)],
    ["person", quoted(person)]
  ]
  if (values.length > 0) entries.push(["properties", object(values, "  ")])
  return `expect(server).toHaveRecorded(${object(entries, "")})`
}

const set = ({ person, properties }: ArrivalInFull): string =>
  properties
    .map(({ name, text, value }) => {
      return `expect(server).toHaveSetProperty(${quoted(person)}, ${quoted(name)}, ${valueOf(value, text)})`
    })
    .join("\n")

/** What travels with the credentials, which a test does not ask for. */
const ofCredentials = ["project_id", "workspace_id", "api_key", "expire", "sig"]

const asked = ({ operation = "", parameters }: ArrivalInFull): string => {
  const own = parameters.filter(([name]) => !ofCredentials.includes(name))
  const wanted = object(
    own.map(([name, text]) => [name, quoted(text)] as const),
    ""
  )
  return `expect(server).toHaveAsked(${quoted(operation)}, ${wanted})`
}

/** The assertion as a line or more of a test, or `undefined` where there is nothing to assert. */
export const assertionFor = (arrival: ArrivalInFull): string | undefined => {
  const { kind, source, outcome, properties, person, other = "" } = arrival
  if (source === "import") return undefined
  if (kind === "question") return outcome === "answered" ? asked(arrival) : undefined
  if (outcome !== "stored" && outcome !== "duplicate") return undefined
  if (kind === "record") return recorded(arrival)
  if (kind === "alias") return `expect(server).toHaveAliased(${quoted(person)}, ${quoted(other)})`
  return properties.length === 0 ? undefined : set(arrival)
}
