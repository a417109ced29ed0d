import { assert, describe, it } from "vitest"
import { operationPage } from "../../src/services/operation-page.ts"
import { fromYaml } from "../../src/services/Spec.ts"

const yaml = `
info: { title: Tea, summary: Brews., description: Brews tea. }
servers: [{ url: "https://tea.example", description: "" }]
tags: []
security: [{ key: [] }]
components:
  securitySchemes: { key: { type: apiKey, description: A key. } }
  parameters:
    Kind:
      name: kind
      in: query
      required: true
      description: "Which tea: <b>green</b> or {{ black }}."
      schema: { type: string, enum: [green, black], default: green, x-hint: there are two }
      example: black
  schemas:
    Pot:
      type: object
      required: [cups]
      properties:
        cups: { description: How many., type: array, items: { type: object, properties: { size: { type: integer, minimum: 1, maximum: 9 } } } }
        lids: { type: object, additionalProperties: { $ref: "#/components/schemas/Pot" } }
paths:
  /tea/:
    post:
      operationId: brew
      summary: Brew tea
      description: Slowly.
      tags: []
      x-other-paths: { legacy: /old-tea }
      x-limit: kettle
      parameters:
        - $ref: "#/components/parameters/Kind"
        - { name: people, in: query, x-generations: [legacy], content: { application/json: { schema: { type: array, items: { type: string } }, example: [a, b] } } }
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pot" }, example: { cups: [] } } } }
      responses:
        "200": { description: Tea. }
        "418": { description: A teapot | not a kettle., content: { application/json: { example: { error: short } } } }
`

const page = () => {
  const spec = fromYaml("tea", yaml)
  const [call] = spec.calls
  if (call === undefined) throw new Error("There is one call.")
  return operationPage(spec, call)
}

describe("the page of an operation", () => {
  it("stands below its service", () => {
    assert.strictEqual(page().place, "services/tea/brew.md")
  })

  it("says how to request it, in every generation", () => {
    assert.include(page().markdown, "# Brew tea\n\n```http\nPOST /tea/\nPOST /old-tea\n```\n\nSlowly.\n")
    assert.include(page().markdown, "- The second path is that of the legacy generation.")
    assert.include(page().markdown, "- Counted by the limit [kettle](index.md#limits).")
    assert.include(page().markdown, "- Credentials: [key](index.md#key).")
  })

  it("gives a request that has what is needed", () => {
    assert.include(
      page().markdown,
      "With what it needs, and no more:\n\n```sh\ncurl 'https://tea.example/tea/?kind=black' \\\n  --json '{\"cups\":[]}'\n```"
    )
  })

  it("lists parameters with what they take, as text and never as HTML", () => {
    assert.include(
      page().markdown,
      "| `kind` | `green`, `black`; default `green` | Required. Which tea: &lt;b>green&lt;/b> or &#123;{ black }}.<br>Hint: there are two.<br>Example: `black` |"
    )
    assert.include(
      page().markdown,
      '| `people` | list of text, as JSON | Only in the legacy generation. <br>Example: `["a","b"]` |'
    )
  })

  it("lists the members of a body to any depth, and one that contains itself once", () => {
    const rows = page().markdown.match(/^\| `(cups|lids).*$/gm)
    assert.deepStrictEqual(rows, [
      "| `cups` | list of object | Required. How many. |",
      "| `cups[].size` | integer; 1 to 9 |  |",
      "| `lids` | object |  |",
      "| `lids.*` | object |  |"
    ])
  })

  it("shows answers apart from refusals", () => {
    assert.include(page().markdown, "## Answer 200\n\nTea.")
    assert.include(page().markdown, '**418.** A teapot | not a kettle.\n\n```json\n{\n  "error": "short"\n}\n```')
  })
})
