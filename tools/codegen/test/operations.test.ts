import { assert, describe, it } from "vitest"
import { sample, spoiled, tableOf } from "./sample.ts"

describe("serviceOf", () => {
  it("names the service, its hosts by role and its auth schemes", () => {
    const { id, hosts, auth } = tableOf(sample)
    assert.deepStrictEqual(
      { id, hosts, auth },
      {
        id: "sample",
        hosts: { main: "https://api.example.com" },
        auth: { token: { type: "parameter", name: "token" }, login: { type: "basic" } }
      }
    )
  })

  it("describes a call by query, with its parameters in wire order and its free-form ones", () => {
    assert.deepStrictEqual(tableOf(sample).operations.ping, {
      id: "ping",
      method: "GET",
      paths: { current: "/ping" },
      host: "main",
      auth: ["token"],
      parameters: [
        { name: "token", in: "query", required: true, kind: "string" },
        { name: "at", in: "query", required: false, kind: "integer", minimum: 1, maximum: 9, default: "1" }
      ],
      open: {
        in: "query",
        names: { kind: "string", minLength: 1, pattern: "^[a-z]+$" },
        values: { kind: "string", maxLength: 9 }
      },
      formAbove: { characters: 100, operation: "pingForm" },
      responses: [{ status: 200, contentType: "text/plain" }, { status: 304 }]
    })
  })

  it("describes the same call as a form, with the fields in the order of its properties", () => {
    const { ping, pingForm } = tableOf(sample).operations
    assert.strictEqual(pingForm?.method, "POST")
    assert.deepStrictEqual(
      pingForm?.parameters,
      ping?.parameters.map((parameter) => ({ ...parameter, in: "form" as const }))
    )
    assert.deepStrictEqual(pingForm?.open, ping?.open && { ...ping.open, in: "form" })
  })

  it("leaves out what an operation does not have", () => {
    assert.deepStrictEqual(tableOf(sample).operations.status, {
      id: "status",
      method: "GET",
      paths: { current: "/status" },
      host: "main",
      auth: [],
      parameters: [],
      responses: [{ status: 204 }]
    })
  })

  it("takes no free-form fields when the form says so", () => {
    const closed = spoiled("x-form-above: { characters: 100, operation: pingForm }", "summary: Ping")
      .replace(/ +propertyNames:\n +anyOf.*\n/, "")
      .replace(
        /(enum: \[token, at\].*\n)?( +)additionalProperties: .*\n( +)example: \{ token/,
        "$2additionalProperties: false\n$3example: { token"
      )
    assert.isUndefined(tableOf(closed).operations.pingForm?.open)
  })

  it("writes the values of an enum as they travel", () => {
    const table = tableOf(sample.replaceAll("minimum: 1, maximum: 9, default: 1", "enum: [0, 1]"))
    assert.deepStrictEqual(table.operations.ping?.parameters[1]?.enum, ["0", "1"])
  })
})
