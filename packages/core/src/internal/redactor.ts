/**
 * Takes secrets out of texts that others wrote: a service may repeat in an error what it was sent.
 *
 * A secret is found in every spelling that quoting gives it: percent-encoded, escaped for JSON or for HTML, in part or
 * as a whole, in capitals or not. It is replaced however short it is. An identifier is no secret by itself, and one of up
 * to three characters is a part of many words: it is left where it stands.
 */
import * as Redacted from "effect/Redacted"

type Texts = ReadonlyArray<Redacted.Redacted<string>>

/** The length from which an identifier is replaced. */
const tellingLength = 4

/** Makes the function that replaces secrets and identifiers. They are read when it runs, so that nothing else holds them. */
export const redactor =
  (secrets: Texts, identifiers: Texts = []) =>
  (text: string): string => {
    const telling = identifiers.map(Redacted.value).filter(({ length }) => length >= tellingLength)
    const hidden = [...secrets.map(Redacted.value), ...telling].sort((one, other) => other.length - one.length)
    // One pattern for all of them: no short secret is looked for in the mark of another.
    return text.replace(new RegExp(hidden.map(patternOf).join("|"), "gi"), mark)
  }

/** What stands where a secret stood. */
export const mark = "<redacted>"

const named: Readonly<Record<string, string>> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos" }

/** Backslashes double with each quoting, so a row of them counts as one, of any length. */
const patternOf = (secret: string): string => Array.from(secret.replace(/\\+/g, "\\"), spellings).join("")

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
