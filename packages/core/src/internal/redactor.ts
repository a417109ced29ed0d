/**
 * Takes secrets out of texts that others wrote: a service may repeat in an error what it was sent.
 *
 * A secret is found in every spelling that quoting gives it: percent-encoded, escaped for JSON or for HTML, in part or
 * as a whole, in capitals or not.
 */
import * as Redacted from "effect/Redacted"

/** Makes the function that replaces the given secrets. They are read when it runs, so that nothing else holds them. */
export const redactor =
  (secrets: ReadonlyArray<Redacted.Redacted<string>>) =>
  (text: string): string =>
    secrets
      .map(Redacted.value)
      .sort((one, other) => other.length - one.length)
      .reduce((clean, secret) => clean.replace(patternOf(secret), mark), text)

/** What stands where a secret stood. */
export const mark = "<redacted>"

const named: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" }

/** Backslashes double with each quoting, so a row of them counts as one, of any length. */
const patternOf = (secret: string): RegExp =>
  new RegExp(Array.from(secret.replace(/\\+/g, "\\"), spellings).join(""), "gi")

/** Every way a visible ASCII character is written; the longer ones first, because some begin with the character. */
const spellings = (character: string): string => {
  const code = character.charCodeAt(0)
  const hex = code.toString(16)
  const name = named[character]
  const itself = /\w/.test(character) ? character : `\\${character}`
  const ways = [
    `%${hex}`,
    `\\\\u00${hex}`,
    `&#0*${code};`,
    `&#x0*${hex};`,
    ...(name === undefined ? [] : [`&${name};`])
  ]
  return character === "\\" ? `(?:${ways.join("|")}|\\\\)+` : `(?:${ways.join("|")}|\\\\?${itself})`
}
