import { mixpanelAnnotations } from "@tallymark/core"
import { assert, describe, it, type TestContext } from "vitest"
import { startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

/** One call after the other, and what it prints as CSV or says in its place. */
type Story = ReadonlyArray<readonly [operation: string, args: ReadonlyArray<string>, told: string]>

const current: Story = [
  ["createAnnotationTag", ["create-tag", "Release"], "id,name\n1,Release\n"],
  ["listAnnotationTags", ["tags"], "id,name\n1,Release\n"],
  [
    "createAnnotation",
    ["create", "2026-02-13", "Prices went up", "--tag", "1"],
    'id,date,description,tags,author\n2,2026-02-13 00:00:00,Prices went up,"[""Release""]",Fake Server\n'
  ],
  [
    "updateAnnotation",
    ["update", "2", "--description", "Prices went down"],
    'id,date,description,tags,author\n2,2026-02-13 00:00:00,Prices went down,"[""Release""]",Fake Server\n'
  ],
  [
    "getAnnotation",
    ["get", "2"],
    'id,date,description,tags,author\n2,2026-02-13 00:00:00,Prices went down,"[""Release""]",Fake Server\n'
  ],
  ["deleteAnnotation", ["delete", "2"], ""],
  ["listAnnotations", ["list"], ""]
]

const legacy: Story = [
  ["createAnnotationLegacy", ["create", "2026-02-13 13:00:00", "Prices went up"], ""],
  [
    "listAnnotationsLegacy",
    ["list", "--from", "2026-02-13", "--to", "2026-02-13"],
    "id,date,description\n1,2026-02-13 13:00:00,Prices went up\n"
  ],
  ["updateAnnotationLegacy", ["update", "1", "--date", "2026-02-14", "--description", "Prices went down"], ""],
  [
    "listAnnotationsLegacy",
    ["list", "--from", "2026-02-13", "--to", "2026-02-14"],
    "id,date,description\n1,2026-02-14 00:00:00,Prices went down\n"
  ],
  ["deleteAnnotationLegacy", ["delete", "1"], ""],
  ["listAnnotationsLegacy", ["list", "--from", "2026-02-13", "--to", "2026-02-14"], ""]
]

const annotating = async (test: TestContext) => {
  const home = await makeHome(test)
  const { environment, legacyEnvironment, server } = await startService(test)
  return {
    server,
    annotate: (args: ReadonlyArray<string>, isLegacy = false) =>
      home.run(["annotations", ...args], { environment: isLegacy ? legacyEnvironment : environment })
  }
}

describe("tallymark annotations", () => {
  it("has a command for every operation", () => {
    const told = [...current, ...legacy].map(([operation]) => operation)
    assert.sameMembers([...new Set(told)], Object.keys(mixpanelAnnotations.operations))
  })

  it.for([
    ["a service account", false, current],
    ["a legacy key and secret", true, legacy]
  ] as const)("writes, lists, changes and deletes with %s", { timeout: 120_000 }, async ([, isLegacy, story], test) => {
    const { annotate, server } = await annotating(test)
    for (const [operation, args, told] of story) {
      const { code, stderr, stdout } = await annotate([...args, "--format", "csv"], isLegacy)
      assert.deepStrictEqual([code, stderr, stdout], [0, "", told], args.join(" "))
      assert.strictEqual(server.requests.at(-1)?.operation, operation)
    }
  })

  it("tells a person what it has done where there is nothing to show", async (test) => {
    const { annotate } = await annotating(test)
    await annotate(["create", "2026-02-13", "Prices went up"])
    assert.strictEqual((await annotate(["delete", "1"])).stdout, "annotation 1 is deleted\n")
    const created = await annotate(["create", "2026-02-13", "Prices went up"], true)
    assert.include(created.stdout, "tallymark annotations list")
  })

  it.for([
    [["create", "13.2.2026", "x"], false, 2, "date: must be a time that exists, written YYYY-MM-DD hh:mm:ss"],
    [["update", "1"], false, 2, "must change something"],
    [["get", "7"], false, 1, "Annotation not found"],
    [["get", "seven"], false, 2, "NUMBER"],
    [["list"], true, 2, "from: is required"],
    [["tags"], true, 2, "serviceAccount"]
  ] as const)("refuses %j with a sentence", async ([args, isLegacy, expected, words], test) => {
    const { annotate } = await annotating(test)
    const { code, stderr, stdout } = await annotate(args, isLegacy)
    assert.deepStrictEqual([code, stdout], [expected, ""])
    assert.include(stderr, words)
  })
})
