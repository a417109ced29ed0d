/**
 * A service that repeats what it was sent, in every answer that fails a call: the service's words are shown, the
 * credentials in them are not.
 */
import type { IncomingMessage } from "node:http"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as ApiClient from "../src/ApiClient.ts"
import type { Credentials } from "../src/Credentials.ts"
import { projectSecret } from "../src/credentials/project-secret.ts"
import { serviceAccount } from "../src/credentials/service-account.ts"
import { signature } from "../src/credentials/signature.ts"
import { Transport } from "../src/Transport.ts"
import * as Undici from "../src/undici.ts"
import * as LoopbackServer from "./LoopbackServer.ts"
import { type Failing, observe, prints } from "./observe.ts"
import { options } from "./questions.ts"

/** Stands in every secret, between characters that quoting changes. */
const mark = "hunter2"

const kinds: Readonly<Record<string, Credentials>> = {
  serviceAccount: serviceAccount({ username: `<${mark}@u>`, secret: `"${mark}&/+=%\\`, projectId: 12345 }),
  projectSecret: projectSecret({ secret: `'${mark}?#` }),
  signature: signature({ apiKey: `${mark}&key`, apiSecret: `${mark}"secret` })
}

/** Everything the service knows, as it would write it into a text, a page or JSON. */
const known = ({ url = "", headers }: IncomingMessage): string => {
  const { authorization = "" } = headers
  const plain = Buffer.from(authorization.replace("Basic ", ""), "base64").toString()
  const query = decodeURIComponent(url)
  const html = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  const texts = [url, query, authorization, authorization.replaceAll("=", ""), plain, encodeURIComponent(plain)]
  return [...texts, html(plain), html(query), JSON.stringify(plain), plain.toUpperCase()].join(" ")
}

type Body = (request: IncomingMessage) => string

const page: Body = (request) => `<html><title>${known(request)}</title></html>`
const error: Body = (request) => JSON.stringify({ error: known(request), request: request.url })

const answers: ReadonlyArray<readonly [status: number, body: Body, reason: string]> = [
  ...([400, 401, 402, 403, 404, 413] as const).map((status) => [status, error, "Rejected"] as const),
  [200, error, "Rejected"],
  [400, (request) => JSON.stringify({ error: { message: known(request) } }), "Rejected"],
  [400, page, "Rejected"],
  [302, page, "Rejected"],
  [200, page, "UnreadableResponse"],
  [200, (request) => `{"${known(request)}`, "UnreadableResponse"],
  [200, known, "UnreadableResponse"],
  [202, page, "UnreadableResponse"],
  [429, error, "RateLimited"],
  [500, error, "ServerFailed"]
]

const answered = (credentials: Credentials, status: number, body: Body, isStreamed: boolean): Failing =>
  Effect.gen(function* () {
    const server = yield* LoopbackServer.http((request, response) => {
      const id =
        request.headers.authorization?.split(" ")[1] ?? new URL(request.url ?? "", "http://x").search.slice(-32)
      response.writeHead(status, { "x-request-id": id, location: `http://127.0.0.1:1${request.url}` })
      response.end(body(request))
    })
    const hosts = { query: server.origin }
    const client = yield* ApiClient.make({ ...options, credentials, hosts })
    return yield* isStreamed ? client.stream("lines", []) : client.call("report", [["event", '["pages"]']])
  }).pipe(Effect.scoped)

/** A signature, and the part of a Basic header that nobody can mistake for a word. */
const tokens = /[\da-f]{32}|aHVudGVyM|[A-Za-z\d+/]{24}/

for (const [name, transport] of Object.entries({ "Transport.layer": Transport.layer(), undici: Undici.layer() })) {
  describe(`a service that repeats the credentials, over ${name}`, () => {
    for (const [kind, credentials] of Object.entries(kinds)) {
      it.live(`shows nothing of a ${kind}`, () =>
        Effect.gen(function* () {
          for (const [status, body, reason] of answers) {
            const isPromised = status === 200
            for (const isStreamed of isPromised ? [false] : [false, true]) {
              const observed = yield* observe(answered(credentials, status, body, isStreamed))
              assert.strictEqual(observed.error.reason._tag, reason)
              for (const text of observed.texts) assert.notInclude(text.toLowerCase(), mark)
              assert.notMatch(observed.error.message, tokens)
              assert.notMatch(JSON.stringify(observed.error.reason), tokens)
              const { detail } = { detail: undefined, ...observed.error.reason }
              if (body === error && reason === "Rejected") assert.include(detail, "<redacted>")
              assert.isAtMost(detail?.length ?? 0, 300)
            }
          }
        }).pipe(Effect.provide(transport))
      )

      it.live(`leaves nothing of a ${kind} in what made the call`, () =>
        Effect.gen(function* () {
          const client = yield* ApiClient.make({ ...options, credentials })
          for (const text of [credentials, { credentials }, client].flatMap(prints)) {
            assert.notInclude(text, mark)
            assert.notMatch(text.replace(/at .*/g, ""), /aHVudGVyM/)
          }
        }).pipe(Effect.provide(transport))
      )
    }
  })
}
