import type { Look } from "@tallymark/cli/drawing"
import { startFakeServer } from "@tallymark/testing"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"
import { answerLines } from "../../ask/answer-lines.ts"
import type { Answers } from "../../ask/answers.ts"
import { project } from "../../ask/project.ts"
import { askQuestions } from "../../ask/questions.ts"
import { type Names, shop, subjectOf } from "../../ask/subject.ts"

const plain: Look = { columns: 80, paint: (_style, text) => text }

/** Answers about four days: two people sign up, one of them comes back and buys. */
const answersOf = async (names: Names | undefined, plan = "pro"): Promise<Answers> => {
  await using server = await startFakeServer({ mixpanel: { projects: [project] } })
  const at = (day: string): number => Date.parse(`2026-09-${day}Z`) / 1000
  await server.seed([
    { person: "ann", event: "Signed Up", timestamp: at("05T10:00:00"), properties: { plan } },
    { person: "bob", event: "Signed Up", timestamp: at("06T10:00:00"), properties: { plan: "free" } },
    { person: "ann", event: "Bought", timestamp: at("08T10:00:00") },
    { person: "ann", timestamp: at("08T10:00:00"), properties: { name: "佐藤 健" } }
  ])
  const subject = subjectOf(server.events(), names)
  assert.isDefined(subject)
  const answers = await askQuestions(server, subject, { signal: new AbortController().signal })
  return { ...answers, elapsedMillis: 120 }
}

const names: Names = {
  ...shop,
  steps: ["Signed Up", "Bought"],
  people: { property: "plan", value: "pro" },
  shown: ["plan", "country", "name"]
}

describe("answerLines", () => {
  it("draws each answer under the code that asked for it", async () => {
    const lines = answerLines(await answersOf(names), plain).map((line) => line.trimEnd())
    const sizes = /[\d.]+ kB/g
    assert.strictEqual(
      lines.join("\n").replace(sizes, "0.1 kB"),
      `
Asked over HTTP with a service account, in 0.12 s
  const days = { from: "2026-09-05", to: "2026-09-08" }
  const weeks = { ...days, unit: "week", intervalCount: 4 }
  const on = property("plan")

Signed Up by plan: 2
  query.segmentation.counts({ event: "Signed Up", on, ...days })
  free  1  50%  ████████████████████████████████████████████████████████████████
  pro   1  50%  ████████████████████████████████████████████████████████████████

From Signed Up to Bought, in 30 days
  query.funnels.report({ funnel: 1, interval: 4, ...days })
  Signed Up  2  100%                  ██████████████████████████████████████████
  Bought     1   50%  after 3.0 days  █████████████████████

Who comes back after Signed Up, by week
  query.retention.report({ bornEvent: "Signed Up", ...weeks })
  week of     people   week 0   week 1   week 2   week 3   week 4
  2026-08-31       2  ▒▒  50%  ··   0%
  2026-09-07       0

People whose plan is pro: 1
  query.people.list({ where: property("plan").equals("pro") }).pages()
  distinct id  plan  country  name
  ann          pro            佐藤 健

Raw export: 3 events in 4 temporary files, 0.1 kB
  query.exportTo(directory, days)
  file                  events  size
  2026-09-05.ndjson.gz       1  0.1 kB
  2026-09-06.ndjson.gz       1  0.1 kB
  2026-09-07.ndjson.gz       0  0.1 kB
  and 1 more`
    )
  })

  it("needs no names to be told", async () => {
    const text = answerLines(await answersOf(undefined), plain).join("\n")
    assert.include(text, "\nSigned Up by plan: 2\n")
    assert.include(text, "\nFrom Signed Up to Bought, in 30 days\n")
    assert.include(text, "\nPeople: 2\n")
  })

  it("stays within the screen from 60 columns on", async () => {
    const answers = await answersOf(names)
    for (const columns of [60, 80, 100, 120]) {
      const wide = answerLines(answers, { ...plain, columns }).filter((line) => stringWidth(line) > columns)
      assert.deepStrictEqual(wide, [])
    }
  })

  it("paints the code aside and the drawings", async () => {
    const paint = (style: string, text: string) => `<${style}>${text}</${style}>`
    const text = answerLines(await answersOf(names), { columns: 80, paint }).join("\n")
    assert.include(text, "<heading>Signed Up by plan: 2</heading>")
    assert.include(text, '<aside>  query.segmentation.counts({ event: "Signed Up", on, ...days })</aside>')
    assert.include(text, "<drawing>▒▒</drawing>  50%")
  })

  it("lets no value steer the terminal", async () => {
    assert.notInclude(answerLines(await answersOf(names, "\u001B[2J"), plain).join("\n"), "\u001B")
  })
})
