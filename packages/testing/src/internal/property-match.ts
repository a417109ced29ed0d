/**
 * Compares properties as they are expected with properties as they were recorded.
 */
import type { AsymmetricMatcher, ExpectedProperties, ExpectedValue } from "../ExpectedValue.ts"
import type { PropertyValue } from "../Recorded.ts"
import { folded } from "./tracking-call.ts"

const isMatcher = (expected: ExpectedValue): expected is AsymmetricMatcher =>
  typeof expected === "object" && "asymmetricMatch" in expected

/** Whether a recorded value is what was expected. */
export const meets = (expected: ExpectedValue, value: PropertyValue, text: string): boolean => {
  if (isMatcher(expected)) return expected.asymmetricMatch(value) || expected.asymmetricMatch(text)
  if (expected instanceof Date) return Number(text) === Math.floor(expected.getTime() / 1000)
  return expected === value || String(expected) === text
}

/** An expected value as it would be written in a test. */
export const written = (expected: ExpectedValue): string => {
  if (isMatcher(expected)) return expected.toAsymmetricMatcher?.() ?? expected.toString()
  return expected instanceof Date ? expected.toISOString() : JSON.stringify(expected)
}

/** What is recorded under a name, in whatever case. */
const lookUp = <A>(values: Readonly<Record<string, A>>, name: string): A | undefined => {
  const wanted = folded(name)
  const found = Object.keys(values).find((other) => folded(other) === wanted)
  return found === undefined ? undefined : values[found]
}

/** One line for each expected property that was not met. */
export const unmet = (
  expected: ExpectedProperties,
  values: Readonly<Record<string, PropertyValue>>,
  texts: Readonly<Record<string, string>>
): ReadonlyArray<string> =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const value = lookUp(values, name)
    const text = lookUp(texts, name)
    if (value === undefined || text === undefined) return [`${name}: expected ${written(wanted)}, and it is not there`]
    return meets(wanted, value, text) ? [] : [`${name}: expected ${written(wanted)}, got ${JSON.stringify(text)}`]
  })
