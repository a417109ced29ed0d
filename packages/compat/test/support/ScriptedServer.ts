/**
 * A server that answers with given bytes, one answer per request, whatever they are.
 */
import { createServer, type Server } from "node:net"

/** Bytes to answer with, after which the connection is closed; `undefined` closes it at once. */
export type Script = Uint8Array | string | undefined

/** The running server. */
export interface Scripted {
  readonly host: string
  /** The first line of each request, and its headers, as they came. */
  readonly requests: ReadonlyArray<string>
  readonly close: () => Promise<void>
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : 0)
    })
  })

/** Starts a server. The last answer is given to every further request. */
export const scripted = async (answers: ReadonlyArray<Script>): Promise<Scripted> => {
  const requests: Array<string> = []
  const server = createServer((socket) => {
    let received = ""
    socket.on("error", () => undefined)
    socket.on("data", (data) => {
      received += data.toString("latin1")
      if (!received.includes("\r\n\r\n")) return
      requests.push(received)
      const answer = answers[Math.min(requests.length, answers.length) - 1]
      if (answer === undefined) socket.destroy()
      else socket.end(answer)
    })
  })
  const port = await listening(server)
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  return { host: `127.0.0.1:${port}`, requests, close }
}

/** An answer with a status line, headers and a body; the length is counted unless a header gives it. */
export const http = (status: string, headers: Readonly<Record<string, string>> = {}, body = ""): string => {
  const all = { "Content-Length": String(Buffer.byteLength(body)), Connection: "close", ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status}\r\n${lines.join("")}\r\n${body}`
}
