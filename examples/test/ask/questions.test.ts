import { access, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { property } from "@tallymark/query"
import { type FakeServer, startFakeServer } from "@tallymark/testing"
import { afterAll, assert, beforeAll, describe, it } from "vitest"
import type { Answers } from "../../ask/answers.ts"
import { project, queryOf } from "../../ask/project.ts"
import { askQuestions } from "../../ask/questions.ts"
import { shop, subjectOf } from "../../ask/subject.ts"
import type { Findings } from "../../replay/findings.ts"
import { replayFile } from "../../replay/replay-file.ts"

const signal = new AbortController().signal

let server: FakeServer
let findings: Findings
let answers: Answers

beforeAll(async () => {
  server = await startFakeServer({ mixpanel: { projects: [project] } })
  const progress = { intervalMillis: 1000, show: () => undefined, clear: () => undefined }
  const file = fileURLToPath(new URL("../../data/shop.jsonl", import.meta.url))
  findings = await replayFile({ file, source: "the sample", server, progress, signal })
  const subject = subjectOf(server.events(), shop)
  assert.isDefined(subject)
  answers = await askQuestions(server, subject, { signal })
})

afterAll(() => server.close())

/** The people who did something, each once whatever they were called. */
const whoDid = (event: string): number =>
  new Set(server.events({ event }).map(({ person }) => server.person(person)?.identities[0])).size

const sum = (values: Iterable<number>): number => [...values].reduce((one, other) => one + other, 0)

describe("the answers about the sample", () => {
  it("cover the days that were recorded", () => {
    assert.deepStrictEqual(answers.subject.days, { from: "2026-09-01", to: "2026-09-30" })
  })

  it("count as many events of each plan as were recorded", () => {
    const counted = Object.entries(answers.segmentation.answer.values).map(([plan, byDate]) => [
      plan,
      sum(Object.values(byDate))
    ])
    const events = server.events({ event: "Signed Up" })
    const planned = (plan: string) => events.filter(({ properties }) => properties.plan === plan).length
    assert.deepStrictEqual(Object.fromEntries(counted), {
      free: planned("free"),
      subscription: planned("subscription")
    })
    assert.strictEqual(sum(counted.map(([, count]) => Number(count))), findings.events.get("Signed Up"))
  })

  it("begin the funnel with everybody who did the first step, and lose people at each", () => {
    assert.strictEqual(answers.funnel?.answer.intervals.length, 1)
    const steps = answers.funnel?.answer.intervals[0]?.steps ?? []
    assert.deepStrictEqual(
      steps.map(({ goal }) => goal),
      shop.steps
    )
    const counts = steps.map(({ count }) => count)
    assert.strictEqual(counts[0], whoDid("Visited Site"))
    assert.isAtMost(counts[0] ?? 0, findings.people)
    assert.deepStrictEqual(
      counts,
      counts.toSorted((one, other) => other - one)
    )
    assert.isAbove(counts.at(-1) ?? 0, 0)
    assert.isAtMost(counts.at(-1) ?? 0, whoDid("Purchased"))
  })

  it("divide among the weeks of retention everybody who signed up", () => {
    const { cohorts } = answers.retention.answer
    assert.strictEqual(sum(cohorts.map(({ first }) => first)), whoDid("Signed Up"))
    for (const { counts, first } of cohorts) assert.isTrue(counts.every((count) => count <= first))
  })

  it("list the people who have the plan", () => {
    const { profiles, total } = answers.people.answer
    const subscribed = server.people().filter(({ properties }) => properties.plan === "subscription")
    assert.strictEqual(total, subscribed.length)
    assert.deepStrictEqual(
      new Set(profiles.map(({ distinctId }) => server.person(distinctId)?.identities[0])),
      new Set(subscribed.map(({ identities }) => identities[0]))
    )
  })

  it("export every event that arrived, one file for each day, and leave no file behind", async () => {
    const files = answers.files.answer
    assert.strictEqual(sum(files.map(({ events = 0 }) => events)), server.events().length)
    assert.strictEqual(files.length, 30)
    for (const { path } of files)
      assert.isTrue(
        await access(path).then(
          () => false,
          () => true
        )
      )
  })

  it("are those of the code that is shown", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tallymark-"))
    await using query = queryOf(server)
    const run = ({ code }: { readonly code: string }): unknown =>
      // Shown to people as text, so the text is what must work.
      new Function("query", "property", "directory", [...answers.preparation, `return ${code}`].join("\n"))(
        query,
        property,
        directory
      )
    assert.deepEqual(await run(answers.segmentation), answers.segmentation.answer)
    assert.isDefined(answers.funnel)
    assert.deepEqual(await run(answers.funnel), answers.funnel.answer)
    assert.deepEqual(await run(answers.retention), answers.retention.answer)
    const [page] = await Array.fromAsync(run(answers.people) as AsyncIterable<unknown>) // what `.pages()` is
    assert.deepInclude(page, { profiles: answers.people.answer.profiles, total: answers.people.answer.total })
    const { files } = (await run(answers.files)) as { files: ReadonlyArray<{ events: number }> } // what `exportTo` reports
    assert.strictEqual(sum(files.map(({ events }) => events)), server.events().length)
    await rm(directory, { recursive: true })
  })
})

describe("askQuestions", () => {
  it("asks about days that this machine's clock has not reached", async () => {
    await using ahead = await startFakeServer({ mixpanel: { projects: [project] } })
    const timestamp = Math.floor(Date.now() / 1000) + 400 * 86_400
    await ahead.seed([{ person: "ann", event: "Signed Up", timestamp, properties: { plan: "free" } }])
    const subject = subjectOf(ahead.events(), { ...shop, steps: ["Signed Up"] })
    assert.isDefined(subject)
    const asked = await askQuestions(ahead, subject, { signal })
    assert.deepStrictEqual(Object.keys(asked.segmentation.answer.values), ["free"])
    assert.isUndefined(asked.funnel)
  })

  it("stops when it is told to, with the reason it is given", async () => {
    const reason = new Error("enough")
    const stopped = askQuestions(server, answers.subject, { signal: AbortSignal.abort(reason) })
    assert.strictEqual(await stopped.catch((error: unknown) => error), reason)
  })
})
