/**
 * Keys and secrets stay where they are: on the wire, and nowhere else.
 */
import { inspect } from "node:util"
import { assert, describe, it } from "vitest"
import { Client, ClientCompat, MixpanelQueryClient, SecretAuth } from "../src/index.ts"

const printed = (value: unknown): string =>
  `${inspect(value, { depth: 9, showHidden: false })} ${JSON.stringify(value)} ${inspect(Object.entries(Object(value)))}`

describe("a client that is printed", () => {
  it.each([
    ["Client", new Client("hidden")],
    ["ClientCompat", new ClientCompat("hidden")],
    ["MixpanelQueryClient", new MixpanelQueryClient("hidden-key", "hidden-secret")],
    ["MixpanelQueryClient with its secret", new MixpanelQueryClient("hidden-key", "hidden-secret", null, SecretAuth)]
  ])("shows no key: %s", (_, client) => {
    assert.notMatch(printed(client), /hidden/)
  })

  it("has its key all the same", () => {
    const client = new MixpanelQueryClient("k", "s")
    client.api_key = "other"
    assert.deepStrictEqual([client.api_key, client.api_secret, new Client("k").key], ["other", "s", "k"])
  })
})

describe("an error of the service", () => {
  it("has the URL up to its query, and no request", async () => {
    const fetch = async (): Promise<Response> => new Response('{"error":"Invalid"}', { status: 400 })
    for (const auth of [null, SecretAuth]) {
      const client = new MixpanelQueryClient("hidden-key", "hidden-secret", null, auth, { fetch })
      const error = await client.get_engage({ where: "hidden" }).catch((error: unknown) => error)
      assert.include(printed(error), "https://mixpanel.com/api/2.0/engage/")
      assert.notMatch(printed(error), /hidden|sig=|Basic/)
    }
  })

  it.each([400, 200])("repeats the service's words, and no key or secret in them: %i", async (status) => {
    const answer = '{"error":"bad signature of hidden-key with hidden-secret, hiddenkey"}'
    const fetch = async (): Promise<Response> => new Response(answer, { status })
    const client = new MixpanelQueryClient("hidden-key", "hidden-secret", { fetch, fix: "all" })
    for (const call of [client.get_funnel_list(), client.get_export("2014-04-01", "2014-04-02").next()]) {
      const error = await Promise.resolve(call).catch((error: unknown) => error)
      const words = "bad signature of <redacted> with <redacted>, hiddenkey"
      assert.strictEqual(
        String(error),
        `InvalidAPIKeyException: the service refused the request with ${status}: ${words}`
      )
    }
  })
})
