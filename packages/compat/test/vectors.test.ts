/**
 * Every captured call, made again: the same bytes go out, or the same error comes.
 */
import { assert, describe, it } from "vitest"
import { run } from "./support/captured.ts"
import { readVectors, type Vector } from "./support/vectors.ts"

const bareName = (type: string): string => type.slice(type.lastIndexOf(".") + 1)

const authorization = ({ expected }: Vector): string | null =>
  expected?.headers?.find(([name]) => name === "Authorization")?.[1] ?? null

for (const file of ["kissmetrics", "mixpanel"]) {
  const vectors = readVectors(file)
  const requests = vectors.filter(({ expected }) => expected?.target !== undefined)
  const errors = vectors.filter(({ error, expected }) => (error ?? expected?.error) !== undefined)
  const others = vectors.filter((vector) => !requests.includes(vector) && !errors.includes(vector))

  describe(`the captured requests of ${file}`, () => {
    it.each(requests.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
      const { error, requests, returns } = await run(vector)
      assert.deepStrictEqual(error, undefined)
      assert.strictEqual(requests.length, 1)
      const [request] = requests
      const url = new URL(request?.url ?? "")
      const { expected } = vector
      assert.deepStrictEqual(
        [request?.method, url.protocol, url.host, url.pathname + url.search, request?.headers.get("authorization")],
        ["GET", `${expected?.scheme}:`, expected?.host, expected?.target, authorization(vector)]
      )
      if (!(returns instanceof Response)) assert.deepEqual(returns ?? null, expected?.returns ?? null)
    })

    it("are all there", (test) => {
      test.annotate(`${requests.length} requests, ${errors.length} errors, ${others.length} calls that send nothing`)
      assert.deepStrictEqual(
        [requests.length, errors.length, others.length],
        file === "kissmetrics" ? [118, 16, 2] : [92, 11, 3]
      )
    })
  })

  describe(`the captured errors of ${file}`, () => {
    it.each(errors.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
      const expected = vector.error ?? vector.expected?.error
      assert.deepStrictEqual(await run(vector), {
        requests: [],
        error: { type: bareName(expected?.type ?? ""), message: expected?.message ?? "" }
      })
    })
  })

  describe(`the captured calls of ${file} that send nothing`, () => {
    it.each(others.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
      const { error, requests, returns } = await run(vector)
      const text = returns instanceof Date ? returns.toISOString().slice(0, 19) : (returns ?? null)
      assert.deepStrictEqual([error, requests, text], [undefined, [], vector.expected?.returns ?? null])
    })
  })
}
