import { createFakeServer } from "@tallymark/testing"
import { assert, describe, it } from "vitest"
import { readSpecs } from "../../src/pages.ts"
import {
  commandOf,
  type ExampleRequest,
  exampleRequest,
  schemesOf,
  withQuery
} from "../../src/services/example-request.ts"

const pot: ExampleRequest = {
  method: "POST",
  address: "https://tea.example/pots",
  query: [["kind", "green tea"]],
  isLoggedIn: true,
  form: [],
  json: { for: "it's me" }
}

describe("an example of a request", () => {
  it("is a command that a shell takes as it is", () => {
    assert.strictEqual(
      commandOf(pot),
      `curl 'https://tea.example/pots?kind=green%20tea' \\\n  --user "$USERNAME:$SECRET" \\\n  --json '{"for":"it'\\''s me"}'`
    )
    assert.strictEqual(
      commandOf({ ...pot, method: "GET", isLoggedIn: false, json: undefined }),
      "curl --get 'https://tea.example/pots' \\\n  --data-urlencode 'kind=green tea'"
    )
    assert.include(commandOf({ ...pot, method: "DELETE", json: undefined }), "--request DELETE")
  })

  const login = { authorization: `Basic ${btoa("reports:secret")}` }

  for (const spec of readSpecs()) {
    for (const call of spec.calls) {
      it(`keeps to the contract: ${spec.name} ${call.operation.operationId}`, async () => {
        const example = exampleRequest(spec, call)
        assert.isDefined(example)
        const { address, form, isLoggedIn, json, method, query } = example
        const isJson = json !== undefined
        await using server = createFakeServer()
        await server.fetch(withQuery(server.url + new URL(address).pathname, query), {
          method,
          headers: { ...(isLoggedIn ? login : {}), ...(isJson ? { "content-type": "application/json" } : {}) },
          body: isJson
            ? JSON.stringify(json)
            : form.length > 0
              ? new URLSearchParams(form.map((pair) => [...pair]))
              : null
        })
        assert.strictEqual(server.requests[0]?.operation, call.operation.operationId)
        // A signature depends on the secret, so no example has one.
        if (isLoggedIn || !schemesOf(spec, call).includes("signature")) assert.deepStrictEqual(server.violations, [])
      })
    }
  }
})
