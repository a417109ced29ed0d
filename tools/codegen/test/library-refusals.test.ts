import { assert, describe, it } from "vitest"
import { spoiledLibrary } from "./library.ts"
import { problemOf, type Refusal } from "./problem-of.ts"

const spec = "specs/sample.yaml"
const books = `${spec} > GET /v2/books > books`
const booksTable = `${spec} > GET /v2/books, /v1/books/ > books`
const search = `${spec} > POST /v2/books > search`
const form = `${search} > requestBody > content > application/x-www-form-urlencoded`
const change = `${spec} > PATCH /v2/shelves/{shelf}/books/{book} > change`
const json = `${change} > requestBody > content > application/json > schema`
const titles = "schema: { type: array, items: { type: string }, minItems: 1, x-hint: name a title }"

const refusals: ReadonlyArray<Refusal> = [
  [
    "a region that lacks a host",
    "x-host-role: books, x-region: south",
    "x-host-role: shelves, x-region: south",
    `${spec} > servers: the region north has no host shelves`
  ],
  [
    "regions that only some servers name",
    ", x-region: south",
    "",
    `${spec} > servers: should all name their region, or none of them`
  ],
  [
    "a host twice in a region",
    "x-region: south",
    "x-region: north",
    `${spec} > servers > #2: the host role books is used twice in the region north`
  ],
  [
    "a variable in the address of a server",
    "x-region: south }",
    "x-region: south, variables: {} }",
    `${spec} > servers > #2: \`variables\` is not supported here`
  ],
  [
    "a limit of an unknown kind",
    "perSecond: 1",
    "perMinute: 1",
    `${spec} > x-limits > writing: \`perMinute\` is not supported here`
  ],
  ["a limit that limits nothing", "{ perSecond: 1 }", "{}", `${spec} > x-limits > writing: limits nothing`],
  [
    "a limit of half a call",
    "perSecond: 1",
    "perSecond: 0.5",
    `${spec} > x-limits > writing > perSecond: should be a whole number of calls, at least one`
  ],
  ["an unknown limit", "x-limit: reading", "x-limit: talking", `${booksTable}: the limit talking is not defined`],
  [
    "a limit that counts nothing",
    "      x-limit: writing\n",
    "",
    `${spec} > x-limits: no operation names the limit writing`
  ],
  [
    "a second path in the same generation",
    "{ legacy: /v1/books/ }",
    "{ current: /v1/books/ }",
    `${books} > x-other-paths > current: the generation current has a path already`
  ],
  [
    "a path without a slash",
    "{ legacy: /v1/books/ }",
    "{ legacy: v1/books/ }",
    `${spec} > GET /v2/books, v1/books/ > books: the path v1/books/ should begin with a slash`
  ],
  [
    "the same path for two calls",
    "{ legacy: /v1/books/ }",
    "{ legacy: /v1/lend/ }",
    `${spec} > GET /v2/books, /v1/lend/ > books: lend is GET /v1/lend/ as well`
  ],
  [
    "a parameter of a generation that has no path",
    "x-generations: [legacy]",
    "x-generations: [ancient]",
    `${booksTable}: the parameter format is of the generation ancient, which has no path`
  ],
  [
    "a parameter of no generation",
    "x-generations: [legacy]",
    "x-generations: []",
    `${books} > parameter format > x-generations: should name at least one generation`
  ],
  [
    "a parameter in the path that has no place there",
    "books/{book}",
    "books/book",
    `${spec} > PATCH /v2/shelves/{shelf}/books/book > change: the parameter book has no place in the path /v2/shelves/{shelf}/books/book`
  ],
  [
    "a parameter in the path that may be left out",
    "name: book, in: path, required: true",
    "name: book, in: path",
    `${change}: the parameter book stands in the path and is not required`
  ],
  [
    "a scheme whose generation has no path",
    "security: [{ account: [] }]",
    "security: [{ signed: [] }]",
    `${search}: signed belongs to the generation legacy, which has no path`
  ],
  [
    "a generation that no scheme fits",
    "operationId: books\n",
    "operationId: books\n      security: [{ signed: [] }]\n",
    `${booksTable}: no security scheme fits the generation current`
  ],
  [
    "a scheme that comes with an unknown parameter",
    "x-parameters: [shelf]",
    "x-parameters: [room]",
    `${booksTable}: account comes with the parameter room, which is not listed`
  ],
  [
    "a signature that says nothing of its key",
    "{ key: api_key, expire: until }",
    "{ expire: until }",
    `${spec} > components > securitySchemes > signed > x-signature: \`key\` is missing`
  ],
  [
    "a key of a scheme that nobody reads",
    "x-parameters: [shelf]",
    "x-parameter: [shelf]",
    `${spec} > components > securitySchemes > account: \`x-parameter\` is not supported here`
  ],
  [
    "a list in a query that is not JSON",
    "content:\n            application/json:\n              schema: { type: array",
    "content:\n            text/plain:\n              schema: { type: array",
    `${books} > parameter titles > content: \`text/plain\` is not supported here`
  ],
  [
    "a text written as JSON",
    titles,
    "schema: { type: string }",
    `${books} > parameter titles > content > application/json > schema: should be an array or an object, because the text is JSON`
  ],
  [
    "a list without an example",
    `${titles}\n              example: [Faust]`,
    titles,
    `${books} > parameter titles > content > application/json: an example is missing`
  ],
  [
    "a list of anything",
    titles,
    titles.replace("items: { type: string }", "items: { type: boolean }"),
    `${books} > parameter titles > content > application/json > schema > items: should be texts or integers`
  ],
  [
    "a rule for the items of a list",
    titles,
    titles.replace("items: { type: string }", "items: { type: string, maxLength: 3 }"),
    `${books} > parameter titles > content > application/json > schema > items: \`maxLength\` is not supported here`
  ],
  [
    "a list with a rule that the table cannot carry",
    "minItems: 1",
    "uniqueItems: true",
    `${books} > parameter titles > content > application/json > schema: \`uniqueItems\` is not supported here`
  ],
  [
    "an object with members that the table cannot carry",
    "additionalProperties: true",
    "additionalProperties: { type: string }",
    `${books} > parameter filter > content > application/json > schema > additionalProperties: the table cannot say what an object holds`
  ],
  [
    "an unknown format",
    "format: date }",
    "format: uuid }",
    `${books} > parameter since > schema > format: \`uuid\` is not supported; these are: date, datetime, expression`
  ],
  [
    "a day with a rule that says nothing about days",
    "format: date }",
    "format: date, maxLength: 3 }",
    `${books} > parameter since > schema: \`maxLength\` is not supported here`
  ],
  [
    "a list in a form that does not say it is JSON",
    "            encoding:\n              titles: { contentType: application/json }\n",
    "",
    `${form} > schema > properties > titles > type: "array" is only supported as JSON`
  ],
  [
    "an encoding of an unknown field",
    "titles: { contentType",
    "names: { contentType",
    `${form} > encoding: the field names is not described`
  ],
  [
    "an encoding as something else",
    "contentType: application/json }",
    "contentType: text/csv }",
    `${form} > encoding > titles > contentType: should be application/json`
  ],
  [
    "two types of body",
    "          application/json:\n            schema:\n",
    "          text/plain: {}\n          application/json:\n            schema:\n",
    `${change} > requestBody > content: should be exactly one type of body`
  ],
  [
    "a JSON body without an example",
    '            example: { at: "1808-01-01 00:00:00" }\n',
    "",
    `${change} > requestBody > content > application/json: an example is missing`
  ],
  [
    "a JSON body that requires what it does not describe",
    "required: [at]",
    "required: [to]",
    `${json}: the required field to is not described`
  ],
  [
    "free-form members of a JSON body",
    `tags: { type: array, items: { type: integer } }
              additionalProperties: false`,
    `tags: { type: array, items: { type: integer } }
              additionalProperties: true`,
    `${json} > additionalProperties: should be false: free-form members are not supported`
  ],
  [
    "a parameter in the path that is an object",
    "name: book, in: path, required: true, schema: { type: integer }",
    "name: book, in: path, required: true, style: form, explode: true, schema: { type: object }",
    `${change} > parameter book: an object must be spread over the query: \`style: form\` and \`explode: true\``
  ]
]

describe("a spec with generations, regions or JSON that makes no consistent table", () => {
  it.each(refusals)("is refused for %s, with the place", (_, passage, replacement, message) => {
    assert.strictEqual(problemOf(spoiledLibrary(passage, replacement)), message)
  })
})
