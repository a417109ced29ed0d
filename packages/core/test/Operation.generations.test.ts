import { assert, describe, it } from "vitest"
import * as Operation from "../src/Operation.ts"
import { questions } from "./questions.ts"

const { report, note } = questions.operations

const lines = (issues: ReturnType<Operation.Operation["check"]>) =>
  issues.map((issue) => `${issue.path}: ${issue.message}`)

const given = [
  ["event", '["pages"]'],
  ["format", "csv"],
  ["length_unit", "day"],
  ["colour", "red"]
] as const

describe("an operation of one API generation", () => {
  it("takes the parameters of its own, and says where the others belong", () => {
    assert.deepStrictEqual(lines(Operation.make(report, { generation: "current" }).check(given)), [
      "format: is not a parameter of this operation in the current API, only in legacy",
      "colour: is not a parameter of this operation"
    ])
    assert.deepStrictEqual(lines(Operation.make(report, { generation: "legacy" }).check(given)), [
      "length_unit: is not a parameter of this operation in the legacy API, only in current",
      "colour: is not a parameter of this operation"
    ])
  })

  it("takes those of every generation where none is named", () => {
    assert.deepStrictEqual(lines(Operation.make(report).check(given)), ["colour: is not a parameter of this operation"])
  })

  it("does not send a caller elsewhere with what someone else supplies", () => {
    const supplied = { generation: "current", supplied: ["format"] }
    assert.include(lines(Operation.make(report, supplied).check(given)), "format: is not a parameter of this operation")
  })

  it("requires nothing of another generation", () => {
    const spec = { ...report, parameters: report.parameters.map((parameter) => ({ ...parameter, required: true })) }
    assert.deepStrictEqual(lines(Operation.make(spec, { generation: "legacy", supplied: ["project_id"] }).check([])), [
      "event: is required",
      "from_date: is required",
      "format: is required"
    ])
  })
})

describe("a parameter", () => {
  it("in a path is none that would lead elsewhere", () => {
    const operation = Operation.make(note, { supplied: ["project_id"] })
    for (const text of ["", ".", ".."]) {
      assert.deepStrictEqual(lines(operation.check([["note", text]])), ["note: must not be empty, nor a dot or two"])
    }
    for (const text of ["...", "a/../b", "1"]) assert.deepStrictEqual(operation.check([["note", text]]), [])
  })

  it("that must have items is refused without", () => {
    assert.deepStrictEqual(lines(Operation.make(report).check([["event", "[]"]])), ["event: must not be empty"])
  })
})

describe("Operation.decode", () => {
  it("reads what encode writes, and pluses as spaces", () => {
    const pairs = [
      ["a b", "c&d=e+f%"],
      ["", "🫐"],
      ["?", ""],
      ["a b", "again"]
    ] as const
    assert.deepStrictEqual(Operation.decode(Operation.encode(pairs)), pairs)
    assert.deepStrictEqual(Operation.decode("a=1+2%2B3&b"), [
      ["a", "1 2+3"],
      ["b", ""]
    ])
    assert.deepStrictEqual(Operation.decode(""), [])
  })
})
