/** A second small spec: two API generations, two regions, limits, parameters in the path, JSON in every place. */
import { replacePassage } from "./sample.ts"

/** `GET /v2/books` in two generations, the calls on one book in the current one, and `GET /v1/lend/` in the legacy one. */
export const library = `openapi: 3.1.0
info: { title: Library, version: "2" }
servers:
  - { url: https://north.example.com, x-host-role: books, x-region: north }
  - { url: https://south.example.com, x-host-role: books, x-region: south }
x-limits:
  reading: { perHour: 60, concurrent: 5 }
  writing: { perSecond: 1 }
security:
  - account: []
  - signed: []
paths:
  /v2/books:
    get:
      operationId: books
      x-other-paths: { legacy: /v1/books/ }
      x-limit: reading
      parameters:
        - { name: shelf, in: query, schema: { type: integer }, example: 7 }
        - name: titles
          in: query
          required: true
          content:
            application/json:
              schema: { type: array, items: { type: string }, minItems: 1, x-hint: name a title }
              example: [Faust]
        - name: filter
          in: query
          content:
            application/json: { schema: { type: object, additionalProperties: true }, example: { year: 1808 } }
        - { name: since, in: query, schema: { type: string, format: date }, example: "1808-01-01" }
        - { name: where, in: query, schema: { type: string, format: expression, minLength: 1 }, example: 1 < 2 }
        - { name: format, in: query, x-generations: [legacy], schema: { type: string }, example: json }
      responses: &responses
        "200":
          description: Books.
          content: { application/json: { example: [] }, text/csv: { example: "" } }
    post:
      operationId: search
      security: [{ account: [] }]
      parameters:
        - { name: shelf, in: query, schema: { type: integer }, example: 7 }
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                titles: { type: array, items: { type: string } }
                text: { type: string }
              additionalProperties: false
            encoding:
              titles: { contentType: application/json }
            example: { titles: [Faust], text: devil }
      responses: *responses
  "/v2/shelves/{shelf}/books/{book}":
    patch:
      operationId: change
      security: [{ account: [] }]
      x-limit: writing
      parameters:
        - &shelf { name: shelf, in: path, required: true, schema: { type: integer }, example: 7 }
        - &book { name: book, in: path, required: true, schema: { type: integer }, example: 9 }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [at]
              properties:
                at: { type: string, format: datetime }
                tags: { type: array, items: { type: integer } }
              additionalProperties: false
            example: { at: "1808-01-01 00:00:00" }
      responses: *responses
    delete:
      operationId: remove
      security: [{ account: [] }]
      parameters: [*shelf, *book]
      responses: *responses
  /v1/lend/:
    get:
      operationId: lend
      x-generation: legacy
      parameters:
        - { name: shelf, in: query, schema: { type: integer }, example: 7 }
      responses: *responses
components:
  securitySchemes:
    account: { type: http, scheme: basic, x-parameters: [shelf] }
    signed:
      type: apiKey
      in: query
      name: sig
      x-generation: legacy
      x-signature: { key: api_key, expire: until }
`

/** The library with one passage replaced. */
export const spoiledLibrary = (passage: string, replacement: string): string =>
  replacePassage(library, passage, replacement)
