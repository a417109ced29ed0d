/**
 * `tallymark-compat` as a process.
 */
import { execFile } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { gzipSync } from "node:zlib"
import { assert, describe, it, type TestContext } from "vitest"

const program = fileURLToPath(new URL("../bin/tallymark-compat.js", import.meta.url))

const run = (...args: ReadonlyArray<string>): Promise<{ code: number; stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, [program, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failure: { code: number; stdout: string; stderr: string }) => failure
  )

/** Checks lines; the report without the name of the file. */
const check = async (test: TestContext, lines: ReadonlyArray<string>, bytes?: Uint8Array) => {
  const directory = await mkdtemp(join(tmpdir(), "tallymark-"))
  test.onTestFinished(() => rm(directory, { recursive: true }))
  const file = join(directory, "access.log")
  await writeFile(file, bytes ?? `${lines.join("\n")}\n`)
  const { code, stdout, stderr } = await run("check", file)
  return { code, report: stdout.replaceAll(`${file}:`, "").trimEnd().split("\n"), stderr }
}

const spooled = "/e?_k=secret-key&_p=ann&_n=Signed+Up&plan=pro&_t=1381849312&_d=1"

// Every test starts processes, which takes long where many others run.
describe("tallymark-compat check", { timeout: 60_000 }, () => {
  it("has nothing to say about calls that stay as they are", async (test) => {
    const found = await check(test, [
      spooled,
      "",
      "https://mixpanel.com/api/2.0/funnels/list/?format=json&api_key=k&expire=1&sig=s",
      "https://data.mixpanel.com/api/2.0/export/?from_date=2014-04-01&to_date=2014-04-02&event=%5B%22a%22%5D&sig=s"
    ])
    assert.deepStrictEqual(found, {
      code: 0,
      report: ["3 calls: 3 the same, 0 sent otherwise, 0 rejected"],
      stderr: ""
    })
  })

  it("reads spools, access logs and URLs, and counts what is none", async (test) => {
    const { code, report } = await check(test, [
      spooled,
      `1.2.3.4 - - [10/Oct/2013:13:55:36 -0700] "GET ${spooled} HTTP/1.1" 200 43 "-" "python-urllib3/1.26"`,
      `2013-10-10 GET http://trk.kissmetrics.com${spooled}`,
      '1.2.3.4 - - "GET /favicon.ico HTTP/1.1" 404',
      '1.2.3.4 - - "GET /other?x=1 HTTP/1.1" 404'
    ])
    assert.deepStrictEqual(
      [code, ...report],
      [0, "3 calls: 3 the same, 0 sent otherwise, 0 rejected", "2 lines without a call of either service"]
    )
  })

  it("reads lines however they end, and URLs in quotes, brackets and behind two slashes", async (test) => {
    const url = `http://trk.kissmetrics.com${spooled}`
    const { code, report } = await check(test, [
      `\ufeff${spooled}\r`,
      `url = '${url}'`,
      `<${url}>`,
      `{"request":"GET ${spooled} HTTP/1.1"}`,
      `http://trk.kissmetrics.com/${spooled}`
    ])
    assert.deepStrictEqual([code, ...report], [0, "5 calls: 5 the same, 0 sent otherwise, 0 rejected"])
  })

  it("does not pass a file without a call", async (test) => {
    const empty = await check(test, ["not a call"])
    assert.deepStrictEqual([empty.code, empty.report.at(-1)], [2, "1 line without a call of either service"])
    assert.match(empty.stderr, /^tallymark-compat: .*access\.log holds no call of either service/)
  })

  it("does not pass a file that is packed", async (test) => {
    const packed = await check(test, [], gzipSync(`${spooled}\n`))
    assert.strictEqual(packed.code, 2)
    assert.match(packed.stderr, /access\.log is packed with gzip; unpack it first\n$/)
  })

  it("says what the tracker would reject, and send otherwise", async (test) => {
    const { code, report } = await check(test, [
      "/e?_k=secret-key&_p=None&_n=e&a=True&b=None&c=%5B%27x%27%5D&d=1e-05&e=2014-01-02+03%3A04%3A05&f=2.50&_d=1&_t=1381849312",
      "/e?_k=secret-key&_p=ann&_n=e&_t=1381849312",
      "/s?_k=secret-key&_p=ann&_ip=1.2.3.4&x=%FF",
      "/a?_k=secret-key&_p=ann",
      `/e?_k=secret-key&_p=ann&_n=e&_d=1&_t=1381849312&${[1, 2, 3, 4, 5].map((i) => `a${i}=${"x".repeat(450)}`).join("&")}`,
      "/e?_k=None&_p=ann&_n=e&_d=1&_t=1381849312",
      "/a?_p=ann&_n=bob"
    ])
    assert.strictEqual(code, 1)
    assert.deepStrictEqual(report, [
      "1: rejected: person: stands for nobody in particular; it would merge unrelated people",
      "1: differs: properties.a: a boolean in Python's spelling; the tracker sends true",
      "1: differs: properties.b: Python's None; the tracker leaves the property out",
      "1: rejected: properties.c: a list or a dict in Python's spelling; give each of its parts a property of its own",
      "1: differs: properties.d: a float in Python's spelling; JavaScript writes the number otherwise",
      "1: differs: properties.e: a time in Python's spelling; the tracker sends a Date as its unix second",
      "2: differs: timestamp: _t without _d=1 is ignored by the service; the tracker sends _d=1 with it",
      "3: rejected: properties._ip: the name begins with an underscore; such names belong to the service",
      "3: differs: timestamp: there is none; the tracker sends the second of the call",
      "3: differs: an escape is no UTF-8; the tracker sends text only",
      "4: rejected: identity: must not be empty; record nobody rather than an empty identity",
      "5: differs: the call is sent as a form, because its query is longer than 2,000 characters",
      "6: rejected: key: there is none; a tracker is made with the product's key",
      "7: rejected: key: there is none; a tracker is made with the product's key",
      "7 calls: 0 the same, 2 sent otherwise, 5 rejected"
    ])
    assert.notMatch(report.join("\n"), /secret-key|ann\b/)
  })

  it("says what the query client would reject, and not send", async (test) => {
    const { code, report } = await check(test, [
      "https://mixpanel.com/api/2.0/segmentation/?event=e&from_date=2014-4-1&to_date=2014-04-02&sig=s",
      "https://mixpanel.com/api/2.0/segmentation/?event=e&from_date=2014-04-01&to_date=2014-04-02&where=properties%5Bplan%5D+%3D%3D+%22pro%22",
      "https://mixpanel.com/api/2.0/segmentation/numeric/?event=e&from_date=2014-04-01&to_date=2014-04-02&on=properties%5B%22n%22%5D&unit=day&buckets=5",
      "https://mixpanel.com/api/2.0/segmentation/sum/?event=e&from_date=2014-04-01&to_date=2014-04-02&unit=day",
      "https://mixpanel.com/api/2.0/retention/addiction/?from_date=2014-04-01",
      "https://mixpanel.com/api/2.0/events/?event=%5B%22a%22%5D&unit=day&interval=7&type=unique&format=csv"
    ])
    assert.strictEqual(code, 1)
    const text = report.join("\n")
    assert.match(text, /^1: rejected: from: /m)
    assert.match(text, /^2: rejected: where: /m)
    assert.match(text, /^3: differs: buckets: the query client does not send it$/m)
    assert.match(text, /^4: rejected: on: /m)
    assert.match(text, /^5: differs: the query client has no question for this path$/m)
    assert.include(report, "6: differs: format: the query client asks for JSON; countsCsv asks for csv")
    assert.include(report, "6 calls: 0 the same, 3 sent otherwise, 3 rejected")
  })

  it("explains itself, and says what it cannot read", async () => {
    const help = await run("--help")
    assert.strictEqual(help.code, 0)
    assert.include(help.stdout, "Usage: tallymark-compat check FILE")
    assert.deepInclude(await run(), { code: 2, stdout: "" })
    const absent = await run("check", "/no/such/file")
    assert.deepStrictEqual([absent.code, absent.stdout], [2, ""])
    assert.match(absent.stderr, /^tallymark-compat: ENOENT/)
  })
})
