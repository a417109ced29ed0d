import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { assert, describe, it, type TestContext } from "vitest"
import { secrets, seedShop, startService } from "./support/service.ts"
import { makeHome } from "./support/tallymark.ts"

/** A host whose clock is an hour and a half ahead. */
const startAhead = async (test: TestContext): Promise<string> => {
  const server = createServer((_request, response) => {
    response.setHeader("date", new Date(Date.now() + 5_430_000).toUTCString()).end()
  }).listen(0, "127.0.0.1")
  test.onTestFinished(() => void server.close())
  await once(server, "listening")
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
}

describe("tallymark doctor", () => {
  it("says what is configured and that it works, and never shows credentials", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    await seedShop(server)
    const { code, stderr, stdout } = await home.run(["doctor", "--region", "us"], { environment })
    assert.deepStrictEqual([code, stderr], [0, ""])
    for (const line of [
      "ok    key           the product key is set, by TALLYMARK_KEY\n",
      "ok    secret        the secret of the service account is set, by TALLYMARK_SECRET\n",
      "ok    region        where the project keeps its data is us, by a flag\n",
      `ok    tracking      ${server.url} answers, in `,
      "ok    clock         agrees with tracking\n",
      "ok    credentials   accepted, and the project has events"
    ]) {
      assert.include(stdout, line)
    }
    assert.notInclude(stdout, secrets.key)
    assert.notInclude(stdout, secrets.secret)
    assert.notInclude(stdout, "reports")
  })

  it("says what to repair and fails with 1", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    const wrong = {
      ...environment,
      TALLYMARK_SECRET: "wrong-but-secret",
      TALLYMARK_TRACKING_HOST: "http://127.0.0.1:1"
    }
    const { code, stderr, stdout } = await home.run(["doctor"], { environment: wrong })
    assert.deepStrictEqual([code, stderr], [1, "tallymark: 2 things to repair\n"])
    assert.include(stdout, "FIX   tracking      http://127.0.0.1:1 cannot be reached")
    assert.match(stdout, /FIX {3}credentials {3}.*check the credentials/)
    assert.notInclude(stdout, "wrong-but-secret")
    assert.isAbove(server.requests.length, 0)
  })

  it("finds a clock that is wrong", async (test) => {
    const home = await makeHome(test)
    const { code, stdout } = await home.run([
      "doctor",
      "--host",
      await startAhead(test),
      "--tracking-host",
      await startAhead(test)
    ])
    assert.strictEqual(code, 1)
    assert.match(stdout, /FIX {3}clock {9}this machine is 1 h 30 min behind tracking; set its clock/)
  })

  it("calls nobody with --offline, and finds a profile that others can read", async (test) => {
    const home = await makeHome(test)
    const { environment, server } = await startService(test)
    assert.strictEqual((await home.run(["doctor", "--offline"], { environment })).code, 0)
    assert.lengthOf(server.requests, 0)
    const nothing = await home.run(["doctor", "--offline"])
    assert.include(nothing.stdout, "no product key, so nothing can be recorded; set TALLYMARK_KEY")
    assert.include(nothing.stdout, "note  credentials   none, so no questions can be asked")
    const missing = await home.run(["doctor", "--offline", "--profile", "staging"])
    assert.strictEqual(missing.code, 1)
    assert.include(missing.stdout, "FIX   profile       there is no profile staging")
  })
})
