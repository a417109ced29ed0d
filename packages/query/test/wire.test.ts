import { assert, describe, it } from "vitest"
import { questions } from "./support/questions.ts"
import { asking, legacy } from "./support/service.ts"

describe("what a question becomes on the wire", () => {
  it.each(questions)("$name", async ({ ask, answer, wire: [method, target, body = ""] }) => {
    const { query, arrived } = asking(() => answer)
    await ask(query)
    assert.deepStrictEqual(
      arrived.map((request) => [request.method, request.target, request.body]),
      [[method, target, body]]
    )
    assert.strictEqual(arrived[0]?.headers.get("authorization"), `Basic ${btoa("reports:sesame-open")}`)
  })

  it.each(questions.filter((each) => each.legacy !== undefined))("$name, with a request signature", async (each) => {
    const { query, arrived } = asking(() => each.answer, { credentials: legacy })
    await each.ask(query)
    const [request] = arrived
    const own = request?.target.replace(/&?api_key=0123abcd&expire=1773576600&sig=[\da-f]{32}$/, "")
    assert.deepStrictEqual([request?.method, own], ["GET", each.legacy])
    assert.isNull(request?.headers.get("authorization"))
  })
})
