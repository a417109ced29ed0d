/**
 * Holds the spec of the tracking service to itself: its examples to its rules, and its generated table to its schemas.
 * The schemas are judged by Ajv, the table by `Operation`, which know nothing of each other.
 */
import { Operation } from "@tallymark/core"
import { Ajv2020 } from "ajv/dist/2020.js"
import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { serviceOf } from "../src/operations.ts"
import { readSpecs } from "../src/read-spec.ts"
import { exampleRequests, wireText } from "./example-requests.ts"

const specs = await readSpecs(new URL("../../../specs/", import.meta.url))
const root = specs.find((spec) => spec.name === "kissmetrics-tracking")?.root ?? assert.fail("the spec is gone")
const service = serviceOf("kissmetrics-tracking", root)
const examples = exampleRequests(root)

const operation = (id: string) => Operation.make(service.operations[id] ?? assert.fail(`there is no operation ${id}`))

const parametersOf = (id: string) => operation(id).spec.parameters.map((parameter) => parameter.name)

describe("the examples of the tracking spec", () => {
  it("cover every operation", () => {
    assert.deepStrictEqual([...new Set(examples.map((example) => example.operation))], Object.keys(service.operations))
  })

  it.each(examples)("$operation, $name: satisfies the rules of its operation", (example) => {
    const parameters = example.entries.map(([name, value]) => [name, wireText(value)] as const)
    assert.deepStrictEqual(operation(example.operation).check(parameters), [])
  })

  it.each(examples.filter((example) => example.name !== "required"))(
    "$operation, $name: is in wire order",
    (example) => {
      const order = parametersOf(example.operation)
      const places = example.entries.map(([name]) => (order.includes(name) ? order.indexOf(name) : order.length))
      assert.deepStrictEqual(
        places,
        places.toSorted((a, b) => a - b)
      )
    }
  )

  it("show the whole image that the service answers", () => {
    const content = root.get("components").get("responses").get("Received").get("content").get("image/gif")
    const image = Buffer.from(content.get("examples").get("pixel").get("value").text(), "base64")
    assert.strictEqual(image.length, 42)
    assert.strictEqual(image.toString("latin1", 0, 6), "GIF89a")
    assert.strictEqual(image.at(-1), 0x3b)
  })
})

describe("the table of the tracking spec", () => {
  const ajv = new Ajv2020({ strict: false, coerceTypes: true }).addSchema(Object(root.value), "spec")
  const schemas = { recordForm: "RecordForm", setForm: "SetForm", aliasForm: "AliasForm" }

  it.each(Object.entries(schemas))("%s: accepts exactly the forms that the schema accepts", (id, name) => {
    const accepts = ajv.compile({ $ref: `spec#/components/schemas/${name}` })
    const form = operation(id)
    fc.assert(
      fc.property(fieldsOf(id), (entries) => {
        // Ajv turns the texts of its input into numbers where the schema asks for them, so it gets a copy.
        assert.strictEqual(form.check(entries).length === 0, accepts(Object.fromEntries(entries)))
      }),
      { numRuns: 2000 }
    )
  })
})

/** What is usually right, and now and then one of the cases that matter. */
const mostly = (right: string, cases: ReadonlyArray<string>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(right) }, fc.constantFrom(...cases))

const lengths = [0, 1, 254, 255, 256, 511, 512, 513].map((length) => "x".repeat(length))
const numbers = ["0", "1", "2", "-1", "1.5", "1230767999", "1230768000", "99999999999", "100000000000", "soon", ""]
const freeName = mostly("plan", [...lengths, "seats", "_", "_n", "_p2", "__type", "a_b", "\u00e9", "\u{1F600}"])
const freeFields = fc.dictionary(freeName, mostly("pro", lengths), { maxKeys: 2, noNullPrototype: true })
const namedFields = {
  _k: mostly("key", lengths),
  _c: mostly("mobile_app", lengths),
  _u: mostly("shop-app/3.1.0", lengths),
  _x: mostly("ios/2.0", lengths),
  _p: mostly("bob", lengths),
  _n: mostly("Signed Up", lengths),
  _t: mostly("1777593600", numbers),
  _d: mostly("1", numbers),
  _ip: mostly("203.0.113.7", lengths),
  _ua: mostly("Mozilla/5.0", lengths)
}

/** Fields that nearly make a form, so that many are right and most of the others are wrong for a single reason. */
const fieldsOf = (id: string) => {
  const own = Object.entries(namedFields).filter(([name]) => parametersOf(id).includes(name))
  const some = own.map(([name, text]) => [name, fc.option(text, { freq: 6 })] as const)
  return fc
    .tuple(freeFields, fc.record(Object.fromEntries(some)))
    .map(([free, named]) => Object.entries({ ...free, ...named }).flatMap(([name, text]) => pair(name, text)))
}

const pair = (name: string, text: string | null): ReadonlyArray<readonly [string, string]> =>
  text === null ? [] : [[name, text]]
