/**
 * Recognises a property's value that Python wrote, and says what JavaScript would write for the value behind it.
 */
import { floatText } from "../python/float-text.ts"
import type { Finding } from "./Finding.ts"

const words: Readonly<Record<string, Finding>> = {
  True: { level: "differs", message: "a boolean in Python's spelling; the tracker sends true" },
  False: { level: "differs", message: "a boolean in Python's spelling; the tracker sends false" },
  None: { level: "differs", message: "Python's None; the tracker leaves the property out" },
  nan: { level: "rejected", message: "no finite number" },
  inf: { level: "rejected", message: "no finite number" },
  "-inf": { level: "rejected", message: "no finite number" }
}

const container = /^(\[.*\]|\{.*\}|\(.*\)|set\(\))$/s
const dateTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{6})?([+-]\d{2}:\d{2})?$/
const float = /^-?\d+(\.\d+)?(e[+-]\d{2,3})?$/

/** What would change; `undefined` when the text reads the same from either language. */
export const pythonText = (text: string): Finding | undefined => {
  const word = Object.hasOwn(words, text) ? words[text] : undefined
  if (word !== undefined) return word
  if (container.test(text)) {
    return {
      level: "rejected",
      message: "a list or a dict in Python's spelling; give each of its parts a property of its own"
    }
  }
  if (dateTime.test(text))
    return { level: "differs", message: "a time in Python's spelling; the tracker sends a Date as its unix second" }
  const isFloat = float.test(text) && /[.e]/.test(text) && floatText(Number(text)) === text
  return isFloat && String(Number(text)) !== text
    ? { level: "differs", message: "a float in Python's spelling; JavaScript writes the number otherwise" }
    : undefined
}
