/** Service accounts and project secrets: both travel as HTTP Basic. */
import { inspect } from "node:util"
import * as Redacted from "effect/Redacted"
import { assert, describe, it } from "vitest"
import { ApiError, InvalidInput } from "../../src/ApiError.ts"
import type { Credentials } from "../../src/Credentials.ts"
import { projectSecret } from "../../src/credentials/project-secret.ts"
import { serviceAccount } from "../../src/credentials/service-account.ts"

const headerOf = ({ authorize }: Credentials): unknown => authorize({ type: "basic" }, "", () => 0)

const issuesOf = (make: () => unknown): ReadonlyArray<string> => {
  try {
    make()
  } catch (error) {
    assert.instanceOf(error, ApiError)
    assert.instanceOf(error.reason, InvalidInput)
    assert.notInclude(inspect(error, { customInspect: false, showHidden: true, depth: 20 }), "hunter2")
    return error.reason.issues.map(({ path, message }) => `${path}: ${message}`)
  }
  return assert.fail("the credentials were taken")
}

/** Stands for callers without types. */
const untyped = (value: unknown) => value as never

describe("serviceAccount", () => {
  const given = { username: "reports.mp-service-account", secret: "s3cret", projectId: 12345 }

  it("is the user name and the secret in one header", () => {
    const encoded = Buffer.from("reports.mp-service-account:s3cret").toString("base64")
    assert.deepStrictEqual(headerOf(serviceAccount(given)), { headers: { authorization: `Basic ${encoded}` } })
  })

  it("names the project, and the workspace where there is one", () => {
    const { scheme, generation, parameters, account } = serviceAccount(given)
    assert.deepStrictEqual([scheme, generation], ["serviceAccount", "current"])
    assert.deepStrictEqual(parameters, [["project_id", "12345"]])
    assert.strictEqual(Redacted.value(account), "12345")
    assert.deepStrictEqual(serviceAccount({ ...given, workspaceId: 678 }).parameters, [
      ["project_id", "12345"],
      ["workspace_id", "678"]
    ])
  })

  it("takes what is redacted already, and a secret with a colon", () => {
    const redacted = { ...given, username: Redacted.make("reports"), secret: Redacted.make("a:b") }
    assert.deepStrictEqual(headerOf(serviceAccount(redacted)), { headers: { authorization: "Basic cmVwb3J0czphOmI=" } })
  })

  it("leaves a name of up to three characters in the service's words, and nothing of the secret", () => {
    const short = serviceAccount({ ...given, username: "me", secret: "x" })
    const header = Buffer.from("me:x").toString("base64url")
    assert.strictEqual(
      short.redact(`some time for me, not for x or ${header}`),
      "some time for me, not for <redacted> or <redacted>"
    )
    assert.strictEqual(serviceAccount(given).redact(`${given.username} may not`), "<redacted> may not")
  })

  it("dies of a table that asks for something else", () => {
    const { authorize } = serviceAccount(given)
    assert.throws(() => authorize({ type: "parameter", name: "_k" }, "", () => 0), "does not take HTTP Basic")
  })

  it("names every field that is missing", () => {
    const missing = [
      "username: must be the service account's user name, and it is empty or not a string",
      "secret: must be the service account's secret, and it is empty or not a string",
      "projectId: must be a whole number from 1"
    ]
    for (const nothing of [undefined, null, "hunter2", 7, {}]) {
      assert.deepStrictEqual(
        issuesOf(() => serviceAccount(untyped(nothing))),
        missing
      )
    }
  })

  const visible = "must hold visible ASCII characters only: no white space, no line breaks"
  const mistakes: ReadonlyArray<readonly [what: string, change: object, issue: string]> = [
    ["a line break in the name", { username: "hunter2\n" }, `username: ${visible}`],
    ["a colon in the name", { username: "hunter2:x" }, "username: must not hold a colon"],
    ["a letter beyond ASCII in the name", { username: "hunter2ø" }, `username: ${visible}`],
    ["a space around the secret", { secret: " hunter2" }, `secret: ${visible}`],
    ["a header in the secret", { secret: "hunter2\r\nx-evil: 1" }, `secret: ${visible}`],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, "12345", null].map(
      (projectId) => [`${projectId} as the project`, { projectId }, "projectId: must be a whole number from 1"] as const
    ),
    ["a text as the workspace", { workspaceId: "hunter2" }, "workspaceId: must be a whole number from 1"]
  ]
  for (const [what, change, issue] of mistakes) {
    it(`refuses ${what}, and does not repeat it`, () => {
      assert.deepStrictEqual(
        issuesOf(() => serviceAccount(untyped({ ...given, ...change }))),
        [issue]
      )
    })
  }
})

describe("projectSecret", () => {
  it("is the secret as the user name, with no password", () => {
    const secret = projectSecret({ secret: "0a1b2c" })
    assert.deepStrictEqual(headerOf(secret), { headers: { authorization: "Basic MGExYjJjOg==" } })
    assert.deepStrictEqual([secret.scheme, secret.generation, secret.parameters], ["projectSecret", "current", []])
    assert.strictEqual(Redacted.value(secret.account), "0a1b2c")
  })

  it("is redacted however short it is", () => {
    assert.strictEqual(projectSecret({ secret: "7" }).redact("7 is wrong"), "<redacted> is wrong")
  })

  it("names the project and the workspace where it is told them", () => {
    const { parameters } = projectSecret({ secret: "0a1b2c", projectId: 1, workspaceId: 2 })
    assert.deepStrictEqual(parameters, [
      ["project_id", "1"],
      ["workspace_id", "2"]
    ])
  })

  it("names every field that cannot be right", () => {
    const given = { secret: "hunter2 ", projectId: 0, workspaceId: -1 }
    assert.deepStrictEqual(
      issuesOf(() => projectSecret(given)).map((issue) => issue.split(":")[0]),
      ["secret", "projectId", "workspaceId"]
    )
    assert.deepStrictEqual(
      issuesOf(() => projectSecret(untyped(undefined))).map((issue) => issue.split(":")[0]),
      ["secret"]
    )
  })
})
