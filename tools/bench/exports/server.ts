/**
 * The service of the export benchmarks, a process of its own: holds the compressed days in memory and writes those that are
 * asked for, `repeat` times over. Compressed files in a row are one compressed file.
 */
import { once } from "node:events"
import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { days } from "./dataset.ts"

/** What the parent says first. */
export interface Serving {
  readonly files: ReadonlyArray<string>
  readonly repeat: number
}

process.once("message", async ({ files, repeat }: Serving) => {
  const bodies = await Promise.all(files.map((file) => readFile(file)))
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://localhost")
    const [from = "", to = ""] = [searchParams.get("from_date") ?? days[0], searchParams.get("to_date") ?? days.at(-1)]
    const asked = bodies.filter((_, at) => (days[at] ?? "") >= from && (days[at] ?? "") <= to)
    response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" })
    for (let n = 0; n < repeat; n++) {
      for (const body of asked) if (!response.write(body)) await once(response, "drain")
    }
    response.end()
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  // A server that listens on a TCP port has an address with that port.
  process.send?.({ port: (server.address() as AddressInfo).port })
})

process.on("disconnect", () => process.exit())
