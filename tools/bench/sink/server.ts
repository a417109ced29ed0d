/**
 * The sink's server: counts what arrives and answers as its mode says.
 */
import { createServer, type Socket } from "node:net"
import { make as makeReader, type SinkRequest } from "./request-reader.ts"
import { type Counts, make as makeTally } from "./Tally.ts"
import { refusal, wireOf } from "./wires.ts"

/** `slow` answers after {@link slowAnswer} milliseconds, `hang` never answers, `down` refuses connections. */
export type Mode = "normal" | "slow" | "hang" | "down"

/** How long the `slow` mode waits before it answers, in milliseconds. */
export const slowAnswer = 20

/** A running server; its port never changes, so a client survives a change of mode. */
export interface Server {
  readonly port: number
  readonly setMode: (mode: Mode) => Promise<void>
  readonly counts: () => Counts
}

/** Listens on a free loopback port. */
export const start = async (): Promise<Server> => {
  const tally = makeTally()
  const sockets = new Set<Socket>()
  let mode: Mode = "normal"

  const answer = (socket: Socket, bytes: Buffer): void => {
    if (mode === "hang") return
    if (mode === "slow") setTimeout(() => write(socket, bytes), slowAnswer)
    else write(socket, bytes)
  }

  const receive = (socket: Socket, request: SinkRequest): void => {
    tally.request()
    const wire = wireOf(request.target)
    if (wire === undefined) {
      tally.unreadable()
      answer(socket, refusal)
      return
    }
    for (const number of wire.numbers(request)) tally.event(number)
    answer(socket, wire.answer)
  }

  const server = createServer({ noDelay: true }, (socket) => {
    tally.connection()
    sockets.add(socket)
    const read = makeReader((request) => receive(socket, request))
    socket.on("close", () => sockets.delete(socket))
    socket.on("error", () => socket.destroy())
    socket.on("data", (chunk) => {
      try {
        read(chunk)
      } catch {
        tally.unreadable()
        socket.destroy()
      }
    })
  })

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject)
      server.listen({ port, host: "127.0.0.1", backlog: 4096 }, () => {
        server.removeListener("error", reject)
        resolve()
      })
    })

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  await listen(0)
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("The sink has no port.")

  return {
    port: address.port,
    setMode: async (next) => {
      if (mode === "down" && next !== "down") await listen(address.port)
      if (mode !== "down" && next === "down") await close()
      mode = next
    },
    counts: tally.counts
  }
}

const write = (socket: Socket, bytes: Buffer): void => {
  if (socket.writable) socket.write(bytes)
}
