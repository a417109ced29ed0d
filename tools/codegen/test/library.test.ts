import { assert, describe, it } from "vitest"
import { library, spoiledLibrary } from "./library.ts"
import { tableOf } from "./sample.ts"

const { operations, ...service } = tableOf(library)

describe("the table of a service with generations and regions", () => {
  it("has the hosts of every region, and those of the first one as defaults", () => {
    assert.deepStrictEqual(service.hosts, { books: "https://north.example.com" })
    assert.deepStrictEqual(service.regions, {
      north: { books: "https://north.example.com" },
      south: { books: "https://south.example.com" }
    })
  })

  it("says nothing of regions where no server names one", () => {
    const anywhere = spoiledLibrary(
      "  - { url: https://south.example.com, x-host-role: books, x-region: south }\n",
      ""
    ).replace(", x-region: north", "")
    assert.notProperty(tableOf(anywhere), "regions")
  })

  it("has the limits by name, and each call says which one counts it", () => {
    assert.deepStrictEqual(service.limits, { reading: { perHour: 60, concurrent: 5 }, writing: { perSecond: 1 } })
    const limits = Object.values(operations).map(({ id, limit }) => [id, limit])
    assert.deepStrictEqual(Object.fromEntries(limits), {
      books: "reading",
      search: undefined,
      change: "writing",
      remove: undefined,
      lend: undefined
    })
  })

  it("says what travels beside a secret, and what a signature is made of", () => {
    assert.deepStrictEqual(service.auth, {
      account: { type: "basic", parameters: ["shelf"] },
      signed: { type: "signature", key: "api_key", expire: "until", signature: "sig", generation: "legacy" }
    })
  })

  it("gives a call the path of each generation", () => {
    assert.deepStrictEqual(operations.books?.paths, { current: "/v2/books", legacy: "/v1/books/" })
    assert.deepStrictEqual(operations.lend?.paths, { legacy: "/v1/lend/" })
    assert.deepStrictEqual(operations.change?.paths, { current: "/v2/shelves/{shelf}/books/{book}" })
  })

  it("knows lists, objects, days and expressions in a query, and which generation knows a parameter", () => {
    assert.deepStrictEqual(operations.books?.parameters, [
      { name: "shelf", in: "query", required: false, kind: "integer" },
      { name: "titles", in: "query", required: true, kind: "strings", minItems: 1, hint: "name a title" },
      { name: "filter", in: "query", required: false, kind: "object" },
      { name: "since", in: "query", required: false, kind: "date" },
      { name: "where", in: "query", required: false, kind: "expression", minLength: 1 },
      { name: "format", in: "query", required: false, kind: "string", generations: ["legacy"] }
    ])
  })

  it("puts the fields of a form after the parameters of its query, lists as JSON", () => {
    assert.deepStrictEqual(operations.search?.parameters, [
      { name: "shelf", in: "query", required: false, kind: "integer" },
      { name: "titles", in: "form", required: false, kind: "strings" },
      { name: "text", in: "form", required: false, kind: "string" }
    ])
  })

  it("puts the members of a JSON body after the parameters of its path", () => {
    assert.strictEqual(operations.change?.method, "PATCH")
    assert.deepStrictEqual(operations.change?.parameters, [
      { name: "shelf", in: "path", required: true, kind: "integer" },
      { name: "book", in: "path", required: true, kind: "integer" },
      { name: "at", in: "json", required: true, kind: "datetime" },
      { name: "tags", in: "json", required: false, kind: "integers" }
    ])
  })

  it("knows a call that deletes", () => {
    assert.strictEqual(operations.remove?.method, "DELETE")
    assert.deepStrictEqual(operations.remove?.auth, ["account"])
  })

  it("lists an answer once for each content type it may have", () => {
    assert.deepStrictEqual(operations.books?.responses, [
      { status: 200, contentType: "application/json" },
      { status: 200, contentType: "text/csv" }
    ])
  })
})
