/**
 * Servers of one test: they listen on a free loopback port, note what arrives, and are gone with the test's scope.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"

/** A request as it arrived, with its whole body. */
export interface Arrived {
  readonly method: string | undefined
  readonly target: string | undefined
  readonly headers: Readonly<Record<string, string | Array<string> | undefined>>
  readonly body: string
}

/** A listening server. */
export interface LoopbackServer {
  readonly origin: string
  /** The sockets that ever connected. */
  readonly sockets: ReadonlyArray<Socket>
}

/** A listening HTTP server. */
export interface HttpServer extends LoopbackServer {
  /** Every request whose body has arrived. */
  readonly requests: ReadonlyArray<Arrived>
}

/** Answers one request, at once or ever. */
export type Answer = (request: IncomingMessage, response: ServerResponse, arrived: Arrived) => void

const listening = (server: Server): Effect.Effect<LoopbackServer, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback((resume) => {
      const sockets: Array<Socket> = []
      server.on("connection", (socket) => {
        sockets.push(socket)
        socket.on("error", () => {})
      })
      server.listen(0, "127.0.0.1", () => {
        // A server that listens on a TCP port has an address with that port.
        const { port } = server.address() as AddressInfo
        resume(Effect.succeed({ origin: `http://127.0.0.1:${port}`, sockets }))
      })
    }),
    ({ sockets }) =>
      Effect.callback((resume) => {
        server.close(() => resume(Effect.void))
        for (const socket of sockets) socket.destroy()
      })
  )

/** Starts an HTTP server. */
export const http = (answer: Answer): Effect.Effect<HttpServer, never, Scope.Scope> =>
  Effect.suspend(() => {
    const requests: Array<Arrived> = []
    const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      const pieces: Array<Buffer> = []
      request.on("data", (piece: Buffer) => pieces.push(piece))
      request.on("end", () => {
        const { method, url: target, headers } = request
        const arrived = { method, target, headers, body: Buffer.concat(pieces).toString() }
        requests.push(arrived)
        answer(request, response, arrived)
      })
    })
    return Effect.map(listening(server), (address) => ({ ...address, requests }))
  })

/** Starts a server that speaks whatever `speak` writes. */
export const raw = (speak: (socket: Socket) => void): Effect.Effect<LoopbackServer, never, Scope.Scope> =>
  Effect.suspend(() => listening(createSocketServer(speak)))

/** The origin of a port on which nobody listens any more. */
export const refusing: Effect.Effect<string> = Effect.scoped(
  Effect.map(
    raw(() => {}),
    ({ origin }) => origin
  )
)
