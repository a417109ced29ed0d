import * as fc from "fast-check"
import { assert, describe, it } from "vitest"
import { make, type SinkRequest } from "../../sink/request-reader.ts"

const stream = [
  "GET /e?n=1 HTTP/1.1\r\nhost: a\r\n\r\n",
  "POST /batch/ HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n\u001f\u008b\r\n\r\n",
  "POST /e HTTP/1.1\r\ncontent-length: 3\r\n\r\nn=2",
  "GET /e?n=3 HTTP/1.1\r\nhost: a\r\n\r\n"
].join("")

const expected: ReadonlyArray<SinkRequest> = [
  { target: "/e?n=1", body: "", isGzipped: false },
  { target: "/batch/", body: "\u001f\u008b\r\n\r\n", isGzipped: true },
  { target: "/e", body: "n=2", isGzipped: false },
  { target: "/e?n=3", body: "", isGzipped: false }
]

describe("the request reader", () => {
  it("finds the same requests however the bytes are cut", () => {
    const cuts = fc.array(fc.integer({ min: 0, max: stream.length }), { maxLength: 8 })
    fc.assert(
      fc.property(cuts, (places) => {
        const found: Array<SinkRequest> = []
        const read = make((request) => found.push(request))
        const edges = [0, ...places.toSorted((a, b) => a - b), stream.length]
        for (const [i, edge] of edges.entries()) read(Buffer.from(stream.slice(edges[i - 1] ?? 0, edge), "latin1"))
        assert.deepStrictEqual(found, [...expected])
      })
    )
  })

  it("refuses a body whose length is not stated", () => {
    const read = make(() => undefined)
    assert.throws(
      () => read(Buffer.from("POST /e HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n")),
      /state their length/
    )
  })
})
