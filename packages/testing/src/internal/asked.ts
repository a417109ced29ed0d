/**
 * Compares what a server was asked with what it should have been asked.
 */
import type { Operation } from "@tallymark/core"
import type { ExpectedParameter, ExpectedParameters } from "../ExpectedCall.ts"
import type { AsymmetricMatcher } from "../ExpectedValue.ts"
import type { RecordedRequest } from "../Recorded.ts"
import { allRoutes } from "./all-routes.ts"
import { read } from "./contract.ts"

const never = new AbortController().signal

/** The parameters of a request, wherever they travelled. */
export const parametersOf = ({ method, url, headers, bytes }: RecordedRequest): Operation.Parameters =>
  read(allRoutes(), { method, url: new URL(url), headers, bytes, signal: never }, undefined).parameters

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** JSON with the names of every object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )

const isMatcher = (expected: object): expected is AsymmetricMatcher => "asymmetricMatch" in expected

const isMet = (expected: ExpectedParameter, text: string): boolean => {
  if (typeof expected !== "object") return String(expected) === text
  if (isMatcher(expected)) return expected.asymmetricMatch(text) || expected.asymmetricMatch(jsonIn(text))
  return canonical(jsonIn(text)) === canonical(expected)
}

/** An expected parameter as it would be written in a test. */
export const written = (expected: ExpectedParameter): string =>
  typeof expected === "object" && isMatcher(expected)
    ? (expected.toAsymmetricMatcher?.() ?? expected.toString())
    : JSON.stringify(expected)

/** One line for each expected parameter that was not met. */
export const unmet = (expected: ExpectedParameters, parameters: Operation.Parameters): ReadonlyArray<string> =>
  Object.entries(expected).flatMap(([name, wanted]) => {
    const text = parameters.find(([other]) => other === name)?.[1]
    if (text === undefined) return [`${name}: expected ${written(wanted)}, and it is not there`]
    return isMet(wanted, text) ? [] : [`${name}: expected ${written(wanted)}, got ${JSON.stringify(text)}`]
  })
