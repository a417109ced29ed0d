import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { assert, describe, it, onTestFinished } from "vitest"
import { generate } from "../src/generate.ts"
import { sample } from "./sample.ts"

/** A directory with one spec, and where its files go. */
const workspace = async () => {
  const directory = await mkdtemp(join(tmpdir(), "codegen-"))
  onTestFinished(() => rm(directory, { recursive: true }))
  const specs = pathToFileURL(`${directory}/specs/`)
  const output = pathToFileURL(`${directory}/generated/`)
  await mkdir(specs)
  await writeFile(new URL("small-sample.yaml", specs), sample)
  return { specs, output }
}

describe("generate", () => {
  it("writes the types and the table of each spec, and says in the first line from what", async () => {
    const { specs, output } = await workspace()
    const names = ["small-sample.operations.ts", "small-sample.ts"]
    assert.deepStrictEqual(await generate(specs, output, "write"), { files: 2, stale: names })
    assert.deepStrictEqual(await readdir(output), names)
    for (const name of names) {
      const [first] = (await readFile(new URL(name, output), "utf8")).split("\n")
      assert.strictEqual(
        first,
        "// Generated from specs/small-sample.yaml by tools/codegen. Do not edit; run `pnpm generate`."
      )
    }
  })

  it("names the table after the spec and ties it to its type", async () => {
    const { specs, output } = await workspace()
    await generate(specs, output, "write")
    const table = await readFile(new URL("small-sample.operations.ts", output), "utf8")
    assert.match(table, /^import type \{ ServiceSpec \} from "\.\.\/OperationSpec\.ts"$/m)
    assert.match(table, /^export const smallSample = \{$/m)
    assert.match(table, /^\} as const satisfies ServiceSpec$/m)
  })

  it("writes types that are readonly and sorted, where what has a default may be left out", async () => {
    const { specs, output } = await workspace()
    const pair =
      "    Pair: { type: object, required: [b], properties: { b: { type: string }, a: { type: integer, default: 1 } } }\n"
    await writeFile(new URL("small-sample.yaml", specs), sample + pair)
    await generate(specs, output, "write")
    const types = await readFile(new URL("small-sample.ts", output), "utf8")
    assert.match(types, /Pair: \{\s+\/\*\* @default 1 \*\/\s+readonly a\?: number;\s+readonly b: string;/)
  })

  it("changes nothing the second time", async () => {
    const { specs, output } = await workspace()
    await generate(specs, output, "write")
    assert.deepStrictEqual(await generate(specs, output, "write"), { files: 2, stale: [] })
    assert.deepStrictEqual(await generate(specs, output, "check"), { files: 2, stale: [] })
  })

  it("reports what is missing, changed or left over when it only checks, and touches none of it", async () => {
    const { specs, output } = await workspace()
    assert.lengthOf((await generate(specs, output, "check")).stale, 2)
    await generate(specs, output, "write")
    await writeFile(new URL("small-sample.ts", output), "edited")
    await writeFile(new URL("gone.ts", output), "left over")
    assert.deepStrictEqual((await generate(specs, output, "check")).stale, ["gone.ts", "small-sample.ts"])
    assert.strictEqual(await readFile(new URL("small-sample.ts", output), "utf8"), "edited")
    assert.include(await readdir(output), "gone.ts")
  })

  it("puts right what is missing, changed or left over when it writes", async () => {
    const { specs, output } = await workspace()
    await generate(specs, output, "write")
    await writeFile(new URL("gone.ts", output), "left over")
    await rm(new URL("small-sample.ts", output))
    assert.deepStrictEqual((await generate(specs, output, "write")).stale, ["gone.ts", "small-sample.ts"])
    assert.deepStrictEqual((await generate(specs, output, "check")).stale, [])
  })

  it("writes nothing when any spec has a problem", async () => {
    const { specs, output } = await workspace()
    await writeFile(new URL("zz-broken.yaml", specs), sample.replace("operationId: status", "summary: Status"))
    const failure = await generate(specs, output, "write").catch((error: unknown) => error)
    assert.instanceOf(failure, Error)
    assert.strictEqual(failure.message, "specs/zz-broken.yaml > GET /status: `operationId` is missing")
    assert.deepStrictEqual(await generate(specs, output, "check").catch(() => "still broken"), "still broken")
    assert.isEmpty(await readdir(output).catch(() => []))
  })
})
