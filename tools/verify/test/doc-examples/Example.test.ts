import { assert, describe, it } from "vitest"
import * as Example from "../../doc-examples/Example.ts"

describe("Example", () => {
  it("takes the TypeScript fences of a markdown text", () => {
    const text = "```ts\nconst a = 1\n```\n\n```sh\nls\n```\n\n```ts no-run\nconst b = 1\n```\n"
    const examples = Example.fromMarkdown("README.md", text)
    assert.deepStrictEqual(
      examples.map(({ code, line, isRun }) => ({ code, line, isRun })),
      [
        { code: "const a = 1", line: 2, isRun: true },
        { code: "const b = 1", line: 10, isRun: false }
      ]
    )
  })

  it("takes the fences of doc comments, with the line they stand on in the source", () => {
    const source = [
      "import * as a from 'a'",
      "",
      "/**",
      " * Says hello.",
      " *",
      " * ```ts",
      " * if (true) {",
      " *   hello()",
      " * }",
      " * ```",
      " */",
      "export const hello = () => {",
      "  // ```ts is not an example here",
      "}"
    ].join("\n")
    const [example, ...rest] = Example.fromSource("hello.ts", source)
    assert.deepStrictEqual(rest, [])
    assert.strictEqual(example?.code, "if (true) {\n  hello()\n}")
    assert.strictEqual(example?.line, 7)
  })

  it("takes the fence of an indented comment", () => {
    const source = "interface A {\n  /**\n   * ```ts\n   * f()\n   * ```\n   */\n  f(): void\n}\n"
    assert.deepStrictEqual(
      Example.fromSource("a.ts", source).map(({ code, line }) => ({ code, line })),
      [{ code: "f()", line: 4 }]
    )
  })

  it("knows a test by what it imports", () => {
    const text = '```ts\nimport { it } from "vitest"\n```\n'
    assert.isTrue(Example.fromMarkdown("README.md", text)[0]?.isTest)
  })
})
