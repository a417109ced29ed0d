/**
 * A server of one test that answers exports as it is told, over real sockets.
 */
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { gzipSync } from "node:zlib"

/** Answers one request. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** A listening server; gone with its block. */
export interface ExportServer extends AsyncDisposable {
  readonly url: string
  /** The parameters of every request that arrived. */
  readonly requests: ReadonlyArray<URLSearchParams>
  /** The sockets that ever connected. */
  readonly sockets: ReadonlyArray<Socket>
}

/** Starts a server whose answers take turns; the last one answers all further requests. */
export const startServer = async (...answers: ReadonlyArray<Answer>): Promise<ExportServer> => {
  const requests: Array<URLSearchParams> = []
  const sockets: Array<Socket> = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]
    requests.push(new URL(request.url ?? "", "http://localhost").searchParams)
    response.on("error", () => {})
    answer?.(response, request)
  })
  server.on("connection", (socket) => {
    sockets.push(socket)
    socket.on("error", () => {})
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  // A server that listens on a TCP port has an address with that port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    sockets,
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    }
  }
}

const gzipHead = { "content-type": "text/plain", "content-encoding": "gzip" }

/** Answers with a text as it is. */
export const plain =
  (text: string | Buffer): Answer =>
  (response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end(text)

/** Answers with a text, compressed. */
export const gzipped =
  (text: string): Answer =>
  (response) =>
    response.writeHead(200, gzipHead).end(gzipSync(text))

/** Answers with compressed bytes that may not be what they should. */
export const gzippedBytes =
  (bytes: Uint8Array): Answer =>
  (response) =>
    response.writeHead(200, gzipHead).end(bytes)

/** Answers with some bytes of a longer body, and then resets the connection. */
export const resetAfter =
  (bytes: Uint8Array, encoding: "gzip" | "identity" = "gzip"): Answer =>
  (response) => {
    response.writeHead(200, {
      "content-type": "text/plain",
      "content-length": String(bytes.length + 1000),
      ...(encoding === "gzip" ? { "content-encoding": "gzip" } : {})
    })
    response.write(bytes, () => setImmediate(() => response.socket?.resetAndDestroy()))
  }
