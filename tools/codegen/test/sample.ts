/** A small spec with a query, its form and free-form parameters, and a way to spoil it. */
import type { ServiceSpec } from "@tallymark/core"
import { serviceOf } from "../src/operations.ts"
import { parseSpec } from "../src/read-spec.ts"

/** `GET /ping` with a form on `POST /ping`, and `GET /status` without either auth or free-form parameters. */
export const sample = `openapi: 3.1.0
info: { title: Sample, version: "1" }
servers:
  - url: https://api.example.com
    x-host-role: main
security:
  - token: []
paths:
  /ping:
    get:
      operationId: ping
      x-form-above: { characters: 100, operation: pingForm }
      parameters:
        - { name: token, in: query, required: true, schema: { type: string }, example: secret }
        - { name: at, in: query, schema: { $ref: "#/components/schemas/At" }, example: 5 }
        - name: fields
          in: query
          style: form
          explode: true
          schema:
            type: object
            propertyNames: { $ref: "#/components/schemas/Name" }
            additionalProperties: { type: [string, number], maxLength: 9 }
          example: { a: 1 }
      responses:
        "200":
          description: Pong.
          content: { text/plain: { example: pong } }
        "304": { description: Nothing new. }
    post:
      operationId: pingForm
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [token]
              properties:
                token: { type: string }
                at: { $ref: "#/components/schemas/At" }
              propertyNames:
                anyOf: [{ $ref: "#/components/schemas/Name" }, { enum: [token, at] }]
              additionalProperties: { type: [string, number], maxLength: 9 }
            example: { token: secret, a: 1 }
      responses:
        "200":
          description: Pong.
          content: { text/plain: { example: pong } }
  /status:
    get:
      operationId: status
      security: []
      responses:
        "204": { description: Alive. }
components:
  securitySchemes:
    token: { type: apiKey, in: query, name: token }
    login: { type: http, scheme: basic }
  schemas:
    At: { type: integer, minimum: 1, maximum: 9, default: 1 }
    Name: { type: string, minLength: 1, pattern: "^[a-z]+$" }
`

/** The table of a spec, as the generator would write it. */
export const tableOf = (text: string): ServiceSpec => serviceOf("sample", parseSpec("specs/sample.yaml", text))

/** The sample with one passage replaced. */
export const spoiled = (passage: string, replacement: string): string => replacePassage(sample, passage, replacement)

/** A text with one passage replaced; a passage that is not there is a mistake in the test. */
export const replacePassage = (text: string, passage: string, replacement: string): string => {
  if (!text.includes(passage)) throw new Error(`The sample does not contain: ${passage}`)
  return text.replace(passage, () => replacement)
}
