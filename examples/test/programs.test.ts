import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The Node that the workspace brings: older ones cannot read `await using` where nothing has compiled it. */
const node = fileURLToPath(new URL("../../node_modules/node/bin/node", import.meta.url))

/** Runs a program of this folder without a terminal. */
const run = async (program: string, ...args: ReadonlyArray<string>): Promise<Ended> => {
  const file = fileURLToPath(new URL(`../${program}`, import.meta.url))
  const { FORCE_COLOR: _, ...env } = process.env
  return promisify(execFile)(node, [file, ...args], { env }).then(
    ({ stderr, stdout }) => ({ code: 0, stdout, stderr }),
    (failure: Ended) => failure
  )
}

const programs: ReadonlyArray<readonly [program: string, lines: ReadonlyArray<string>]> = [
  ["record.ts", ["3 calls delivered", 'bob@example.com is cookie-7f3a, {"plan":"pro","seats":3,"country":"NO"}']],
  [
    "typed-events.ts",
    [
      "tallymark: a call was refused: record: properties.plan: does not match the event's schema",
      "the misspelled event was not sent",
      'Signed Up {"plan":"pro"}',
      "Logged In {}"
    ]
  ],
  [
    "effect.ts",
    [
      "the purchase was delivered at attempt 1",
      "refused: record: person: stands for nobody in particular; it would merge unrelated people",
      "1 event arrived"
    ]
  ],
  [
    "asking.ts",
    [
      "2026-02-15 free: 1",
      "2026-02-13 pro: 1",
      "earned 30",
      "Viewed: 2",
      "Bought: 1",
      "ann ann@example.com",
      "segmentation: where: 1:12 error: a property's name is written in double quotes"
    ]
  ],
  [
    "telemetry.ts",
    [
      "checkout",
      "  Tracking.record operation=record restored=false attempts=2 outcome=delivered",
      "    Tracking.attempt operation=record attempt=1 outcome=ServerFailed",
      "    Tracking.attempt operation=record attempt=2 outcome=delivered",
      "tallymark.tracking.accepted 1",
      "tallymark.tracking.delivered 1",
      "tallymark.tracking.retried 1",
      "tallymark.tracking.dropped 0"
    ]
  ],
  ["compat.ts", ["ann@example.com True 5.0", "bob@example.com True 5.0", "cleo@example.com true 5"]],
  [
    "export.ts",
    [
      "all of it: { 'Signed Up': 1000, 'Page Viewed': 2000 }",
      "the export broke off on 2026-01-02, after 2000 events: the service terminated it early; " +
        "pass `resume` of this error to get the rest",
      "in two parts: 3000 events of 50 people, none twice",
      "2026-01-01: 1440 events in a file",
      "2026-01-02: 1440 events in a file",
      "2026-01-03: 120 events in a file",
      "again: 0 files are new"
    ]
  ],
  [
    "limits.ts",
    [
      "a year by the day: 365 exports, the last after 6h 4s 500ms",
      "a year by the week: 53 exports, the last after 25s 500ms",
      "a year by the month: 12 exports, the last after 4s 500ms",
      "3 queries used, 0 left",
      "RateLimited, come back in 60 minutes",
      "3 requests were made"
    ]
  ],
  [
    "testing-queries.ts",
    [
      "the report counts paid sign-ups by country, on the days it was asked about",
      "an error of the service delays it",
      "a page of HTML in place of an answer fails it"
    ]
  ],
  ["testing.ts", ["sent 20, arrived 20, lost 0, counted twice 0", "3 attempts were repeated; 23 requests in all"]]
]

describe("the examples", () => {
  it("are all run here, and listed for readers", async () => {
    const folder = fileURLToPath(new URL("..", import.meta.url))
    const files = (await readdir(folder)).filter((name) => name.endsWith(".ts") && name !== "vitest.config.ts")
    assert.sameMembers(
      files,
      programs.map(([program]) => program)
    )
    const list = await readFile(join(folder, "README.md"), "utf8")
    for (const file of files) assert.include(list, `| \`${file}\` |`)
  })

  it.each(programs)("%s runs to its end and prints what it promises", async (program, lines) => {
    assert.deepStrictEqual(await run(program), {
      code: 0,
      stdout: lines.map((line) => `${line}\n`).join(""),
      stderr: ""
    })
  })
})

describe("the replay of the sample", () => {
  it("reads well without a terminal: 80 columns, no escape codes, the same figures every time", async () => {
    const { code, stderr, stdout } = await run("replay/main.ts")
    assert.deepStrictEqual({ code, stderr }, { code: 0, stderr: "" })
    assert.notInclude(stdout, "\u001B")
    assert.deepStrictEqual(
      stdout.split("\n").filter((line) => stringWidth(line) > 80),
      []
    )
    for (const line of [
      "did. Nothing leaves this machine. Four lines of the sample are bad on purpose.",
      "5,614 lines of the sample, examples/data/shop.jsonl",
      "  4,825 events · 478 sets of properties · 307 aliases · 2 malformed · 2 refused",
      "  people before aliases  856",
      "  people after aliases   554",
      "  dropped as duplicates  55 events, 96 property values, 5 aliases",
      "  contract violations    none",
      "  line 3,882  a string is not closed; the line may be cut short",
      "  line 4,314  a property holds an array, which is not a value",
      "Signed Up by plan: 254",
      "From Visited Site to Purchased, in 30 days",
      "Who comes back after Signed Up, by week",
      "People whose plan is subscription: 87",
      "  npm run tallymark -- serve --seed examples/data/shop.jsonl"
    ]) {
      assert.include(stdout.split("\n"), line)
    }
    assert.match(stdout, /^Raw export: 4,770 events in 30 temporary files, [\d.]+ kB$/m)
    assert.notInclude(stdout, tmpdir())
  })
})

describe("the replay of a file of the reader's", () => {
  it("refuses what it cannot read with exit code 2 and a reason", async () => {
    const { code, stderr, stdout } = await run("replay/main.ts", "absent.json")
    assert.deepStrictEqual({ code, stdout }, { code: 2, stdout: "" })
    assert.match(stderr, /^there is no file .*absent\.json\n$/)
  })

  it("asks about what is in it, whatever the names are", async () => {
    const directory = await mkdtemp(join(tmpdir(), "tallymark-"))
    const file = join(directory, "1.json")
    await writeFile(file, '{"_p":"ann","_t":1600000000,"_n":"Paid"}\n{"_p":"bob","_t":1600090000,"_n":"Paid"}\n')
    const { code, stderr, stdout } = await run("replay/main.ts", file)
    await rm(directory, { recursive: true })
    assert.deepStrictEqual({ code, stderr }, { code: 0, stderr: "" })
    assert.include(stdout, '  query.segmentation.counts({ event: "Paid", ...days })\n')
    assert.match(stdout, /^Raw export: 2 events in 2 temporary files, /m)
  })

  it("says so when no line of the file is a line of an export", async () => {
    const file = fileURLToPath(import.meta.url)
    const { code, stderr, stdout } = await run("replay/main.ts", file)
    assert.strictEqual(code, 2)
    assert.include(stdout, "the line does not begin with {\n")
    assert.strictEqual(stderr, `\n${file} has no line of an export in it\n`)
  })
})
