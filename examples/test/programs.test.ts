import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import stringWidth from "string-width"
import { assert, describe, it } from "vitest"

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program of this folder without a terminal. */
const run = async (program: string, ...args: ReadonlyArray<string>): Promise<Ended> => {
  const file = fileURLToPath(new URL(`../${program}`, import.meta.url))
  const { FORCE_COLOR: _, ...env } = process.env
  return promisify(execFile)(process.execPath, [file, ...args], { env }).then(
    ({ stderr, stdout }) => ({ code: 0, stdout, stderr }),
    (failure: Ended) => failure
  )
}

describe("the examples", () => {
  it.each([
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
    ["testing.ts", ["sent 20, arrived 20, lost 0, counted twice 0", "3 attempts were repeated; 23 requests in all"]]
  ])("%s runs to its end and prints what it promises", async (program, lines) => {
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
      "5,614 lines of the sample, examples/data/shop.jsonl",
      "  4,825 events · 478 sets of properties · 307 aliases · 2 malformed · 2 refused",
      "  people before aliases  856",
      "  people after aliases   554",
      "  dropped as duplicates  55 events, 96 property values, 5 aliases",
      "  contract violations    none",
      "  line 3,882  a string is not closed; the line may be cut short",
      "  line 4,314  a property holds an array, which is not a value"
    ]) {
      assert.include(stdout.split("\n"), line)
    }
  })
})

describe("the replay of a file of the reader's", () => {
  it("refuses what it cannot read with exit code 2 and a reason", async () => {
    const { code, stderr, stdout } = await run("replay/main.ts", "absent.json")
    assert.deepStrictEqual({ code, stdout }, { code: 2, stdout: "" })
    assert.match(stderr, /^there is no file .*absent\.json\n$/)
  })

  it("says so when no line of the file is a line of an export", async () => {
    const file = fileURLToPath(import.meta.url)
    const { code, stderr, stdout } = await run("replay/main.ts", file)
    assert.strictEqual(code, 2)
    assert.include(stdout, "the line does not begin with {\n")
    assert.strictEqual(stderr, `\n${file} has no line of an export in it\n`)
  })
})
