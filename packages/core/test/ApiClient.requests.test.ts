/** How requests look under each kind of credentials: region, path, query, form, JSON body, headers. */
import { assert, describe, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import { TestClock } from "effect/testing"
import * as ApiClient from "../src/ApiClient.ts"
import { type ApiError, InvalidInput } from "../src/ApiError.ts"
import { projectSecret } from "../src/credentials/project-secret.ts"
import { serviceAccount } from "../src/credentials/service-account.ts"
import { signature } from "../src/credentials/signature.ts"
import type { Parameters } from "../src/Operation.ts"
import * as Signature from "../src/Signature.ts"
import { type Fetch, Transport } from "../src/Transport.ts"
import { credentials, options, questions } from "./questions.ts"

/** What a call sends. */
const sent = Effect.fnUntraced(function* (
  operation: string,
  parameters: Parameters = [],
  given: Partial<ApiClient.Options> = {}
) {
  const requests: Array<Request> = []
  const fetch: Fetch = async (request) => {
    requests.push(request)
    return operation === "erase" ? new Response(null, { status: 204 }) : Response.json({})
  }
  const client = yield* Effect.provide(ApiClient.make({ ...options, ...given }), Transport.layer({ fetch }))
  yield* client.call(operation, parameters)
  const [request] = requests
  assert.strictEqual(requests.length, 1)
  assert.isDefined(request)
  const body = yield* Effect.promise(() => request.text())
  const { method, url, headers } = request
  return { line: `${method} ${url}`, body, headers: Object.fromEntries(headers) }
})

/** Why a call cannot be made. */
const refusal = (operation: string, given: Partial<ApiClient.Options>, parameters: Parameters = []) =>
  Effect.map(ApiClient.make({ ...options, ...given }), (client) => {
    const refused = client.prepare(operation, parameters)
    assert.instanceOf(refused, InvalidInput)
    return refused.message
  }).pipe(Effect.provide(Transport.layer({ fetch: () => assert.fail("nothing is to be sent") })))

const event = ["event", '["log in"]'] as const
const written = "event=%5B%22log%20in%22%5D"
const basic = `Basic ${Buffer.from("reports.mp-service-account:s3cret/+&=").toString("base64")}`

describe("a request", () => {
  it.effect("has a query with the project, and the credentials in its header alone", () =>
    Effect.gen(function* () {
      const { line, headers, body } = yield* sent("report", [event])
      assert.strictEqual(line, `GET https://query.example/api/query/report?${written}&project_id=12345`)
      assert.deepStrictEqual(headers, { authorization: basic })
      assert.strictEqual(body, "")
    })
  )

  it.effect("names the workspace where there is one", () =>
    Effect.gen(function* () {
      const workspace = serviceAccount({ username: "u", secret: "s", projectId: 1, workspaceId: 2 })
      const { line } = yield* sent("lines", [], { credentials: workspace })
      assert.strictEqual(line, "GET https://query.example/api/query/report?project_id=1&workspace_id=2")
    })
  )

  it.effect("leaves out what the service's scheme does not send along", () =>
    Effect.gen(function* () {
      const workspace = serviceAccount({ username: "u", secret: "s", projectId: 1, workspaceId: 2 })
      const auth = { serviceAccount: { type: "basic", parameters: ["project_id"] } } as const
      const { line } = yield* sent("lines", [], { credentials: workspace, service: { ...questions, auth } })
      assert.strictEqual(line, "GET https://query.example/api/query/report?project_id=1")
    })
  )

  it.effect("has no query where there is nothing to say", () =>
    Effect.gen(function* () {
      const { line, headers } = yield* sent("lines", [], { credentials: credentials.projectSecret })
      assert.strictEqual(line, "GET https://query.example/api/query/report")
      assert.deepStrictEqual(headers, { authorization: "Basic MGExYjJjM2Q0ZTVmOg==" })
    })
  )

  it.effect("has a form in its body and the project in its query", () =>
    Effect.gen(function* () {
      const { line, headers, body } = yield* sent("people", [["where", 'properties["a b"] == 1']])
      assert.strictEqual(line, "POST https://query.example/api/query/people?project_id=12345")
      assert.strictEqual(body, "where=properties%5B%22a%20b%22%5D%20%3D%3D%201")
      assert.deepStrictEqual(headers, {
        authorization: basic,
        "content-type": "application/x-www-form-urlencoded"
      })
    })
  )

  it.effect("has a path, a query and a JSON body, each with what belongs there", () =>
    Effect.gen(function* () {
      const { line, headers, body } = yield* sent("note", [
        ["text", 'it\'s "new"\n'],
        ["rank", "0012345678901234567890"],
        ["silent", "true"],
        ["note", "a/b c?d#e%"],
        ["score", "-01.50"],
        ["pinned", "false"],
        ["tags", "[1, 2]"],
        ["extra", '{"__proto__": {"a": 1}}']
      ])
      const path = "/api/app/projects/12345/notes/a%2Fb%20c%3Fd%23e%25"
      assert.strictEqual(line, `PATCH https://app.example${path}?silent=true`)
      assert.deepStrictEqual(headers, { authorization: basic, "content-type": "application/json" })
      assert.strictEqual(
        body,
        '{"text":"it\'s \\"new\\"\\n","rank":12345678901234567890,"score":-1.50,"pinned":false,"tags":[1, 2],' +
          '"extra":{"__proto__": {"a": 1}}}'
      )
    })
  )

  it.effect("has an empty JSON body where the operation wants one and nothing is said", () =>
    Effect.gen(function* () {
      const { body } = yield* sent("note", [["note", "$&"]])
      assert.strictEqual(body, "{}")
    })
  )

  it.effect("has no body where the operation takes none", () =>
    Effect.gen(function* () {
      const { line, headers, body } = yield* sent("erase", [["note", "$& $1"]])
      assert.strictEqual(line, "DELETE https://app.example/api/app/projects/12345/notes/%24%26%20%241")
      assert.deepStrictEqual([headers, body], [{ authorization: basic }, ""])
    })
  )

  it.effect("speaks the legacy API under a request signature, and signs with the time of the attempt", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(1_700_000_000_000)
      const { line, headers } = yield* sent("report", [event, ["format", "json"]], {
        credentials: credentials.signature
      })
      const signed = [event, ["format", "json"], ["api_key", "f0aa346688cee071"], ["expire", "1700000600"]] as const
      const sig = Signature.sign(signed, "6aa56ea10c7bd0ca")
      const query = `${written}&format=json&api_key=f0aa346688cee071&expire=1700000600&sig=${sig}`
      assert.strictEqual(line, `GET https://query.example/api/2.0/report/?${query}`)
      assert.deepStrictEqual(headers, {})
    })
  )

  it.effect("speaks the generation that the client is told, as far as the credentials may", () =>
    Effect.gen(function* () {
      const { line } = yield* sent("report", [event], { generation: "legacy" })
      assert.strictEqual(line, `GET https://query.example/api/2.0/report/?${written}&project_id=12345`)
    })
  )
})

describe("the host", () => {
  it.effect("is the region's, unless the client is told one for the role", () =>
    Effect.gen(function* () {
      const hosts = { query: "http://127.0.0.1:8080" }
      const origins = []
      for (const given of [{}, { region: "us" }, { region: "eu" }, { region: "eu", hosts }]) {
        const lines = [yield* sent("report", [event], given), yield* sent("erase", [["note", "1"]], given)]
        origins.push(lines.map(({ line }) => new URL(line.split(" ")[1] ?? "").origin))
      }
      assert.deepStrictEqual(origins, [
        ["https://query.example", "https://app.example"],
        ["https://query.example", "https://app.example"],
        ["https://eu.query.example", "https://eu.app.example"],
        ["http://127.0.0.1:8080", "https://eu.app.example"]
      ])
    })
  )

  it.effect("of a region that the service lacks is a mistake in the program", () =>
    Effect.gen(function* () {
      for (const region of ["mars", ""]) {
        const cause = yield* Effect.flip(Effect.sandbox(ApiClient.make({ ...options, region })))
        assert.isTrue(Cause.hasDies(cause))
      }
    }).pipe(Effect.provide(Transport.layer()))
  )
})

describe("credentials", () => {
  it.effect("that an operation does not take are refused with the ones it does", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* refusal("people", { credentials: credentials.signature }),
        "credentials: must be of another kind for this operation: serviceAccount or projectSecret"
      )
    })
  )

  it.effect("for one API only are refused for another", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* refusal("report", { credentials: credentials.signature, generation: "current" }, [event]),
        "credentials: are for the legacy API only, and this call is for the current one"
      )
    })
  )

  it.effect("for an API that the operation is no part of are refused before anything is sent", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* refusal("people", { generation: "legacy" }, [["where", ""]]),
        "this operation is not part of the legacy API, only of current; where: must not be empty"
      )
    })
  )

  it.effect("must name the project for a path that holds it", () =>
    Effect.gen(function* () {
      assert.strictEqual(
        yield* refusal("erase", { credentials: credentials.projectSecret }, [["note", "1"]]),
        "credentials: must name the project for this operation: its path holds project_id"
      )
      const named = projectSecret({ secret: "0a1b2c", projectId: 7 })
      const { line } = yield* sent("erase", [["note", "1"]], { credentials: named })
      assert.strictEqual(line, "DELETE https://app.example/api/app/projects/7/notes/1")
    })
  )

  it.effect("cannot be overridden by a parameter of the caller's", () =>
    Effect.gen(function* () {
      const names = ["project_id", "workspace_id", "api_key", "expire", "sig"]
      const forged = names.map((name) => [name, "1"] as const)
      const refused = names.map((name) => `${name}: is not a parameter of this operation`).join("; ")
      for (const kind of Object.values(credentials)) {
        assert.strictEqual(yield* refusal("report", { credentials: kind }, [event, ...forged]), refused)
      }
    })
  )

  it.effect("that cannot sign fail the call without sending it", () =>
    Effect.gen(function* () {
      const clockless = signature({ apiKey: "k", apiSecret: "s", now: () => Number.NaN })
      const client = yield* ApiClient.make({ ...options, credentials: clockless })
      const calls: ReadonlyArray<Effect.Effect<unknown, ApiError>> = [
        client.call("report", [event]),
        Effect.scoped(client.stream("report", [event]))
      ]
      for (const call of calls) {
        const { message } = yield* Effect.flip(call)
        assert.strictEqual(message, "report: the request could not be signed: its clock tells no time")
      }
    }).pipe(Effect.provide(Transport.layer({ fetch: () => assert.fail("nothing is to be sent") })))
  )
})
