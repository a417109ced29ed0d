import { assert, describe, it } from "vitest"
import { problemOf, type Refusal } from "./problem-of.ts"
import { spoiled } from "./sample.ts"

const at = '- { name: at, in: query, schema: { $ref: "#/components/schemas/At" }, example: 5 }'
const ping = "specs/sample.yaml > GET /ping > ping"
const form = "specs/sample.yaml > POST /ping > pingForm"

const refusals: ReadonlyArray<Refusal> = [
  [
    "a missing operationId",
    "operationId: status",
    "summary: Status",
    "specs/sample.yaml > GET /status: `operationId` is missing"
  ],
  [
    "an operationId used twice",
    "operationId: status",
    "operationId: ping",
    "specs/sample.yaml > GET /status > ping: the operationId is used twice"
  ],
  [
    "a parameter without an example",
    at,
    at.replace(", example: 5", ""),
    `${ping} > parameter at: an example is missing`
  ],
  [
    "a form without an example",
    "            example: { token: secret, a: 1 }\n",
    "",
    `${form} > requestBody > content > application/x-www-form-urlencoded: an example is missing`
  ],
  [
    "a form with an empty list of examples",
    "example: { token: secret, a: 1 }",
    "examples: {}",
    `${form} > requestBody > content > application/x-www-form-urlencoded: an example is missing`
  ],
  [
    "an answer without an example",
    "text/plain: { example: pong }",
    "text/plain: {}",
    `${ping} > responses > 200 > content > text/plain: an example is missing`
  ],
  [
    "an answer with a body of no type",
    "content: { text/plain: { example: pong } }",
    "content: {}",
    `${ping} > responses > 200 > content: should name a content type`
  ],
  [
    "a key of an answer that nobody reads",
    '"204": { description: Alive. }',
    '"204": { description: Alive., links: {} }',
    "specs/sample.yaml > GET /status > status > responses > 204: `links` is not supported here"
  ],
  [
    "a range of statuses",
    '"204":',
    "2XX:",
    "specs/sample.yaml > GET /status > status > responses > 2XX: should be a status of three digits"
  ],
  [
    "x-form-above naming an unknown operation",
    "operation: pingForm }",
    "operation: pong }",
    `${ping}: x-form-above names the unknown operation pong`
  ],
  [
    "x-form-above leading to a GET",
    "operation: pingForm }",
    "operation: status }",
    `${ping}: x-form-above should lead from a GET to a POST`
  ],
  ["a form on another path", "    post:\n", "  /pong:\n    post:\n", `${ping}: pingForm is on another path`],
  [
    "a form with its fields in another order",
    `                token: { type: string }
                at: { $ref: "#/components/schemas/At" }
              propertyNames:
                anyOf: [{ $ref: "#/components/schemas/Name" }, { enum: [token, at] }]`,
    `                at: { $ref: "#/components/schemas/At" }
                token: { type: string }
              propertyNames:
                anyOf: [{ $ref: "#/components/schemas/Name" }, { enum: [at, token] }]`,
    `${ping}: the wire order is not the same in pingForm`
  ],
  [
    "a parameter that is a field of the body as well",
    "operationId: pingForm",
    `operationId: pingForm\n      parameters:\n        ${at}`,
    `${form} > requestBody: at is a parameter already`
  ],
  [
    "free-form parameters beside a body",
    "operationId: pingForm",
    `operationId: pingForm
      parameters:
        - name: more
          in: query
          style: form
          explode: true
          schema: { type: object, propertyNames: { type: string }, additionalProperties: { type: string } }
          example: { a: 1 }`,
    `${form}: takes free-form parameters and a body, which is not supported`
  ],
  [
    "a form that requires more than the query",
    "required: [token]",
    "required: [token, token2]",
    `${form} > requestBody > content > application/x-www-form-urlencoded > schema: the required field token2 is not described`
  ],
  [
    "a form with another rule than the query",
    "token: { type: string }\n",
    "token: { type: string, maxLength: 4 }\n",
    `${ping}: the parameter token is not the same in pingForm`
  ],
  [
    "a form that takes other free-form values than the query",
    "maxLength: 9 }\n            example",
    "maxLength: 8 }\n            example",
    `${ping}: the free-form parameters are not the same in pingForm`
  ],
  [
    "a form that does not admit its own fields",
    "{ enum: [token, at] }",
    "{ enum: [token] }",
    `${form} > requestBody > content > application/x-www-form-urlencoded > schema > propertyNames > anyOf > #2 > enum: should be the named fields in order: token, at`
  ],
  [
    "a parameter in a header",
    at,
    at.replace("query", "header"),
    `${ping} > parameter at: parameters in the header are not supported`
  ],
  ["a parameter listed twice", at, `${at}\n        ${at}`, `${ping} > parameter at: is listed twice`],
  [
    "a parameter after the free-form ones",
    "          example: { a: 1 }\n",
    `          example: { a: 1 }\n        ${at.replace("name: at", "name: late")}\n`,
    `${ping} > parameter late: comes after the free-form parameters, which are last in wire order`
  ],
  [
    "an object that is not spread over the query",
    "explode: true",
    "explode: false",
    `${ping} > parameter fields: an object must be spread over the query: \`style: form\` and \`explode: true\``
  ],
  [
    "a keyword of a schema that the table cannot carry",
    "minimum: 1,",
    "multipleOf: 2,",
    `${ping} > parameter at > schema: \`multipleOf\` is not supported here`
  ],
  [
    "a type that the table cannot carry",
    "type: integer",
    "type: array",
    `${ping} > parameter at > schema > type: "array" is only supported as JSON`
  ],
  [
    "a pattern that does not compile",
    '"^[a-z]+$"',
    '"[a-z"',
    `${ping} > parameter fields > schema > propertyNames > pattern: \`[a-z\` is not a regular expression`
  ],
  [
    "a default on a required parameter",
    at,
    at.replace("in: query,", "in: query, required: true,"),
    `${ping} > parameter at > schema: a required parameter has no use for a default`
  ],
  [
    "a body of another type",
    "application/x-www-form-urlencoded:",
    "application/xml:",
    `${form} > requestBody > content: a body of type application/xml is not supported`
  ],
  [
    "a method that the table does not know",
    "    post:\n",
    "    put:\n",
    "specs/sample.yaml > paths > /ping: `put` is not supported here"
  ],
  [
    "a hole in the path that no parameter fills",
    "  /status:",
    '  "/status/{id}":',
    "specs/sample.yaml > GET /status/{id} > status: {id} in the path /status/{id} is not a parameter"
  ],
  [
    "a key of an operation that nobody reads",
    "operationId: status",
    "operationId: status\n      x-from-above: {}",
    "specs/sample.yaml > GET /status > status: `x-from-above` is not supported here"
  ],
  [
    "auth by an unknown scheme",
    "security: []",
    "security: [{ ticket: [] }]",
    "specs/sample.yaml > GET /status > status: the security scheme ticket is not defined"
  ],
  [
    "auth by a parameter that is not listed",
    "security: []",
    "security: [{ token: [] }]",
    "specs/sample.yaml > GET /status > status: token travels as the parameter token, which is not listed"
  ],
  [
    "auth by two schemes at once",
    "security: []",
    "security: [{ token: [], login: [] }]",
    "specs/sample.yaml > GET /status > status > security > #1: should name exactly one security scheme"
  ],
  [
    "auth in a header",
    "in: query, name: token }",
    "in: header, name: token }",
    "specs/sample.yaml > components > securitySchemes > token: should be an apiKey in the query or HTTP Basic"
  ],
  [
    "a host with a path",
    "https://api.example.com",
    "https://api.example.com/v1",
    "specs/sample.yaml > servers > #1: `https://api.example.com/v1` should be an origin, without a path or a trailing slash"
  ],
  [
    "a second host",
    "    x-host-role: main",
    "    x-host-role: main\n  - { url: https://b.example.com, x-host-role: other }",
    "specs/sample.yaml > servers: should be exactly one host"
  ],
  [
    "a host without a role",
    "    x-host-role: main\n",
    "",
    "specs/sample.yaml > servers > #1: `x-host-role` is missing"
  ],
  [
    "a reference to nothing",
    at,
    at.replace("schemas/At", "schemas/When"),
    `${ping} > parameter at > schema: \`$ref: #/components/schemas/When\` points to nothing`
  ],
  [
    "a reference to another document",
    at,
    at.replace("#/components/schemas/At", "other.yaml"),
    `${ping} > parameter at > schema: \`$ref: other.yaml\` leads out of this document, which is not supported`
  ],
  [
    "a reference with keys beside it",
    at,
    at.replace('At" }', 'At", maximum: 3 }'),
    `${ping} > parameter at > schema: \`$ref: #/components/schemas/At\` has keys beside it, which would be lost`
  ],
  [
    "a reference to itself",
    "At: { type: integer, minimum: 1, maximum: 9, default: 1 }",
    'At: { $ref: "#/components/schemas/At" }',
    `${ping} > parameter at > schema: \`$ref: #/components/schemas/At\` leads back to itself`
  ],
  [
    "another version of OpenAPI",
    "openapi: 3.1.0",
    "openapi: 3.0.3",
    "specs/sample.yaml > openapi: only OpenAPI 3.1 is supported"
  ]
]

describe("a spec that makes no consistent table", () => {
  it.each(refusals)("is refused for %s, with the place", (_, passage, replacement, message) => {
    assert.strictEqual(problemOf(spoiled(passage, replacement)), message)
  })

  it("is refused when it is not YAML", () => {
    assert.match(problemOf("openapi: [3.1.0"), /^specs\/sample\.yaml: /)
  })
})
