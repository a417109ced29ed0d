/**
 * Reads the text format of Prometheus as strictly as Prometheus does, and what its lint tool asks for beyond that.
 */
import { assert } from "vitest"

/** One line with a value. */
export interface Sample {
  readonly name: string
  readonly labels: ReadonlyMap<string, string>
  readonly value: number
}

/** What is told of one metric. */
export interface Family {
  readonly type: string
  readonly samples: Array<Sample>
}

/** All metrics by their names. */
export type Exposition = ReadonlyMap<string, Family>

const name = "[a-zA-Z_:][a-zA-Z0-9_:]*"
const value = "[+-]?(?:Inf|NaN|[0-9.]+(?:e[+-]?[0-9]+)?)"
const label = `[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\[\\\\"n])*"`
const line = new RegExp(`^(${name})(?:\\{((?:${label})(?:,${label})*)?,?\\})? (${value})$`)

/** Understands a text. Fails for what Prometheus would refuse. */
export const readExposition = (text: string): Exposition => {
  assert.isTrue(text.endsWith("\n"), "the last line has no end")
  const families = new Map<string, Family>()
  const helped = new Set<string>()
  const seen = new Set<string>()
  let current = ""
  for (const one of text.split("\n")) {
    if (one === "") continue
    const help = /^# HELP (\S+) ./.exec(one)?.[1]
    const [, typed, type] = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(one) ?? []
    if (help !== undefined) {
      assert.isFalse(helped.has(help), `a second HELP for ${help}`)
      helped.add(help)
    } else if (typed !== undefined && type !== undefined) {
      assert.isFalse(families.has(typed), `a second TYPE for ${typed}`)
      families.set(typed, { type, samples: [] })
      current = typed
    } else {
      const sample = sampleOf(one)
      const identity = one.slice(0, one.lastIndexOf(" "))
      assert.isFalse(seen.has(identity), `a second sample ${identity}`)
      seen.add(identity)
      const suffix = sample.name.slice(current.length)
      assert.isTrue(sample.name.startsWith(current), `${sample.name} is apart from its TYPE`)
      const isHistogram = families.get(current)?.type === "histogram"
      assert.include(isHistogram ? ["_bucket", "_sum", "_count"] : [""], suffix, one)
      families.get(current)?.samples.push(sample)
    }
  }
  for (const [family, { type, samples }] of families) {
    assert.isTrue(helped.has(family), `no HELP for ${family}`)
    assert.strictEqual(type === "counter", family.endsWith("_total"), `the end of ${family}`)
    if (type === "histogram") checkBuckets(family, samples)
  }
  return families
}

const sampleOf = (text: string): Sample => {
  const [, metric = "", labels = "", figure = ""] = line.exec(text) ?? []
  assert.notStrictEqual(metric, "", `no sample: ${text}`)
  const pairs = Array.from(
    labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g),
    ([, key = "", to = ""]) => [key, to] as const
  )
  return { name: metric, labels: new Map(pairs), value: Number(figure.replace("Inf", "Infinity")) }
}

/** Buckets grow, the last one is of everything, and as large as the count. */
const checkBuckets = (family: string, samples: ReadonlyArray<Sample>): void => {
  const series = new Map<string, Array<Sample>>()
  const others = ({ labels }: Sample): string => JSON.stringify([...labels].filter(([key]) => key !== "le"))
  for (const sample of samples.filter((one) => one.name === `${family}_bucket`)) {
    series.set(others(sample), [...(series.get(others(sample)) ?? []), sample])
  }
  for (const [which, buckets] of series) {
    const count = samples.find((one) => one.name === `${family}_count` && others(one) === which)
    assert.strictEqual(buckets.at(-1)?.labels.get("le"), "+Inf", family)
    assert.strictEqual(buckets.at(-1)?.value, count?.value, family)
    for (const [index, { value: size }] of buckets.entries()) assert.isAtLeast(size, buckets[index - 1]?.value ?? 0)
  }
}
