/**
 * What every assertion decides, apart from how it is said: matchers and plain assertions read their verdicts here.
 */
import type { ExpectedParameters } from "../ExpectedCall.ts"
import type { ExpectedEvent } from "../ExpectedEvent.ts"
import type { ExpectedValue } from "../ExpectedValue.ts"
import type { LedgerReport } from "../Ledger.ts"
import type { Recordings } from "../Recordings.ts"
import { describeArrivals } from "./arrivals-text.ts"
import * as Asked from "./asked.ts"
import { describeExpected, isMet, nearestMisses } from "./nearest-misses.ts"
import { meets, written } from "./property-match.ts"
import { folded, spaced } from "./tracking-call.ts"

/** Whether an assertion holds, and what to say when that is not what was hoped for. */
export interface Verdict {
  readonly pass: boolean
  /** Says that it does not hold when it does not, and that it does when it does. */
  readonly message: () => string
}

/** Some event is what was expected. */
export const recorded = (server: Recordings, expected: ExpectedEvent): Verdict => {
  const found = server
    .events({ event: expected.event, person: expected.person })
    .some((event) => isMet(expected, event))
  return {
    pass: found,
    message: () =>
      found
        ? `an event was recorded that should not have been:\n\n${describeExpected(expected)}`
        : `no such event was recorded:\n\n${describeExpected(expected)}\n\n${nearestMisses(server, expected)}`
  }
}

/** Two identities are the same person. */
export const aliased = (server: Recordings, one: string, other: string): Verdict => {
  const person = server.person(one)
  const pass = person?.identities.includes(spaced(other)) ?? false
  return {
    pass,
    message: () => {
      if (pass) return `${JSON.stringify(one)} and ${JSON.stringify(other)} are the same person, and should not be`
      const known = (identity: string) => {
        const others = server.person(identity)?.identities.filter((name) => name !== spaced(identity))
        if (others === undefined) return `${JSON.stringify(identity)} is unknown`
        return others.length === 0
          ? `${JSON.stringify(identity)} is known, and has no aliases`
          : `${JSON.stringify(identity)} is the same person as ${others.map((name) => JSON.stringify(name)).join(", ")}`
      }
      return `${JSON.stringify(one)} and ${JSON.stringify(other)} are not the same person: ${known(one)}; ${known(other)}`
    }
  }
}

/** The latest value of a person's property is what was expected. */
export const propertySet = (server: Recordings, identity: string, name: string, expected: ExpectedValue): Verdict => {
  const person = server.person(identity)
  const latest = person?.history.findLast((setting) => folded(setting.name) === folded(name))
  const pass = latest !== undefined && meets(expected, latest.value, latest.text)
  const subject = `property ${JSON.stringify(name)} of ${JSON.stringify(identity)}`
  return {
    pass,
    message: () => {
      if (pass) return `${subject} is ${written(expected)}, and should not be`
      if (person === undefined) return `${subject} is not set: nobody has this identity.\n${describeArrivals(server)}`
      if (latest !== undefined) {
        const values = person.history.filter((setting) => setting.name === latest.name)
        const history = values.map(({ text }) => JSON.stringify(text)).join(", then ")
        return `${subject} should be ${written(expected)}, and was set to ${history}`
      }
      const names = Object.keys(person.properties)
      const others = names.length === 0 ? "none" : names.map((other) => JSON.stringify(other)).join(", ")
      return `${subject} should be ${written(expected)}, and is not set; the properties that are: ${others}`
    }
  }
}

/** Nothing was sent twice; of a ledger's report, nothing counts twice. */
export const noDuplicates = (subject: Recordings | LedgerReport): Verdict => {
  if ("duplicated" in subject) {
    const { duplicated, absorbed } = subject
    return {
      pass: duplicated === 0,
      message: () =>
        duplicated === 0
          ? `nothing counts twice (${absorbed} absorbed by the service), and something should`
          : `${duplicated} of what was sent counts twice; the service absorbed ${absorbed} more`
    }
  }
  const twice = subject.hits.filter(({ isDuplicate }) => isDuplicate)
  return {
    pass: twice.length === 0,
    message: () => {
      if (twice.length === 0) return "nothing was sent twice, and something should have been"
      const lines = twice.slice(0, 5).map(({ kind, person, name, timestamp }) => {
        return `  ${kind} ${JSON.stringify(name)} by ${JSON.stringify(person)} at ${timestamp}`
      })
      const more = twice.length > lines.length ? [`  … ${twice.length - lines.length} more`] : []
      return [`${twice.length} calls were sent twice:`, ...lines, ...more].join("\n")
    }
  }
}

/** Everything that was sent has arrived. */
export const lostNothing = ({ sent, arrived, lost, missing }: LedgerReport): Verdict => ({
  pass: lost === 0,
  message: () => {
    if (lost === 0) return `all of ${sent} arrived, and something should have been lost`
    const lines = missing.slice(0, 5).map((item) => `  ${JSON.stringify(item)}`)
    const more = lost > lines.length ? [`  … ${lost - lines.length} more`] : []
    return [`${lost} of ${sent} were lost, ${arrived} arrived. Missing:`, ...lines, ...more].join("\n")
  }
})

/** Some request asked an operation with these parameters. */
export const asked = (server: Recordings, operation: string, expected: ExpectedParameters = {}): Verdict => {
  const calls = server.requests.filter((request) => request.operation === operation)
  const misses = calls.map((request) => Asked.unmet(expected, Asked.parametersOf(request)))
  const pass = misses.some((lines) => lines.length === 0)
  const wanted = Object.entries(expected).map(([name, value]) => `  ${name}  ${Asked.written(value)}`)
  return {
    pass,
    message: () => {
      if (pass) return [`${operation} was asked, and should not have been:`, ...wanted].join("\n")
      if (calls.length === 0) {
        const others = [...new Set(server.requests.map((request) => request.operation ?? "no operation"))]
        return `${operation} was not asked; what was: ${others.length === 0 ? "nothing" : others.join(", ")}`
      }
      const nearest = misses.toSorted((a, b) => a.length - b.length)[0] ?? []
      const times = ["once", "twice"][calls.length - 1] ?? `${calls.length} times`
      const lines = nearest.map((line) => `  ${line}`)
      return [`${operation} was asked ${times}, and never so. The nearest:`, ...lines].join("\n")
    }
  }
}

/** Every request kept to the contract. */
export const valid = (server: Recordings): Verdict => ({
  pass: server.violations.length === 0,
  message: () => {
    const { violations } = server
    const { requests } = server.stats()
    if (violations.length === 0) return `all of ${requests} requests keep to the contract, and some should not`
    const lines = violations
      .slice(0, 5)
      .flatMap(({ operation, request, issues }) => [
        `  ${operation ?? "no operation"}: ${request.method} ${new URL(request.url).pathname}`,
        ...issues.map(({ path, message }) => `    ${path} ${message}`)
      ])
    const more = violations.length > 5 ? [`  … ${violations.length - 5} more`] : []
    const count = `${violations.length} of ${requests} requests break the contract:`
    return [count, ...lines, ...more].join("\n")
  }
})
