/**
 * How fast expressions are read, checked and computed: `node packages/core/test/bench/expression.bench.ts`.
 *
 * Reading is a rate. Computing is the ratio to the same loop written by hand over the same array of events, medians of
 * alternating rounds.
 */
import * as Result from "effect/Result"
import { check, compile, parse } from "../../src/expression.ts"

const rounds = 7

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

const millisecondsOf = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const where =
  'properties["plan"] == "pro" and (number(properties["seats"]) >= 5 or "gmail" in user["$email"]) and not ' +
  'defined(properties["trial"]) and properties["country"] in ["US", "GB", "DE"] and properties["age"] > 20'

const perRound = 100_000

const rateOf = (work: (text: string) => unknown): number =>
  median(Array.from({ length: rounds }, () => perRound / (millisecondsOf(() => repeat(perRound, work)) / 1000)))

const repeat = (times: number, work: (text: string) => unknown): void => {
  for (let index = 0; index < times; index++) work(where)
}

const rates = {
  parse: rateOf(parse),
  check: rateOf(check),
  "parse and check": rateOf((text) => [parse(text), check(text)])
}

console.log(`reading ${where.length} characters`)
for (const [name, rate] of Object.entries(rates))
  console.log(`  ${name}: ${Math.round(rate).toLocaleString("en")} per second`)

/** Events as they come out of JSON, of several shapes. */
const events = Array.from({ length: 1_000_000 }, (_, index): { name: string; properties: Record<string, unknown> } => {
  const properties: Record<string, unknown> = { plan: ["free", "basic", "pro"][index % 3], seats: index % 50 }
  if (index % 2 === 0) properties.country = ["US", "GB", "FR", "DE"][index % 4]
  if (index % 5 === 0) properties.trial = true
  return JSON.parse(JSON.stringify({ name: "Signed Up", properties }))
})

const count = (isWanted: (event: (typeof events)[number]) => boolean): number => {
  let found = 0
  for (const event of events) if (isWanted(event)) found++
  return found
}

type Event = (typeof events)[number]

const cases: ReadonlyArray<readonly [text: string, byHand: (event: Event) => boolean]> = [
  [
    'properties["plan"] == "pro" and properties["seats"] > 20',
    ({ properties }) => properties.plan === "pro" && Number(properties.seats) > 20
  ],
  [
    'properties["country"] in ["US", "DE"] and not defined(properties["trial"])',
    ({ properties }) => ["US", "DE"].includes(String(properties.country)) && properties.trial === undefined
  ]
]

for (const [text, byHand] of cases) {
  const compiled = compile(Result.getOrThrow(parse(text)))
  const found = count(byHand)
  if (count((event) => compiled(event) === true) !== found) throw new Error(`${text} and the loop by hand disagree`)
  const [ours, theirs]: [Array<number>, Array<number>] = [[], []]
  for (let round = 0; round < rounds; round++) {
    theirs.push(millisecondsOf(() => count(byHand)))
    ours.push(millisecondsOf(() => count((event) => compiled(event) === true)))
  }
  const ratio = median(ours) / median(theirs)
  console.log(`computing ${text} over ${events.length.toLocaleString("en")} events`)
  console.log(`  ${median(ours).toFixed(0)} ms, by hand ${median(theirs).toFixed(0)} ms: ratio ${ratio.toFixed(2)}`)
}
