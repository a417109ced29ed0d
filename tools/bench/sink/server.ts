/**
 * The sink's server: counts what arrives and answers as its mode says.
 */
import { createServer, type Socket } from "node:net"
import { make as makeReader, type SinkRequest } from "./request-reader.ts"
import { type Counts, make as makeTally } from "./Tally.ts"
import { refusal, type Wire, wireOf } from "./wires.ts"

/**
 * What the sink does with requests.
 *
 * It takes the events and answers with `normal`, after {@link slowAnswer} milliseconds with `slow`, never with `hang`, and
 * closes the connection instead with `ack-lost`. It takes none with `down`, which refuses connections, `reset`, which
 * resets them, `deaf`, which never answers, and with a refusal.
 */
export type Mode = "normal" | "slow" | "hang" | "ack-lost" | "down" | "reset" | "deaf" | Refusal

/** An answer that says no. */
export interface Refusal {
  readonly status: 429 | 500 | 503
  /** Of the header `Retry-After`, in seconds. */
  readonly retryAfter?: number
}

const takes: ReadonlySet<Mode> = new Set(["normal", "slow", "hang", "ack-lost"])

/** How long the `slow` mode waits before it answers, in milliseconds. */
export const slowAnswer = 20

/** A running server; its port never changes, so a client survives a change of mode. */
export interface Server {
  readonly port: number
  readonly setMode: (mode: Mode) => Promise<void>
  readonly counts: () => Counts
}

/** Listens on a free loopback port. A judge also knows what the service would make of a repetition, which costs it time. */
export const start = async (isJudge: boolean): Promise<Server> => {
  const tally = makeTally()
  const sockets = new Set<Socket>()
  let mode: Mode = "normal"

  const answer = (socket: Socket, bytes: Buffer): void => {
    switch (mode) {
      case "hang":
      case "deaf":
        break
      case "ack-lost":
      case "reset":
        socket.resetAndDestroy()
        break
      case "slow":
        setTimeout(() => write(socket, bytes), slowAnswer)
        break
      default:
        write(socket, typeof mode === "object" ? bytesOf(mode) : bytes)
    }
  }

  const count = (wire: Wire, request: SinkRequest): void => {
    const numbers = wire.numbers(request)
    if (!takes.has(mode)) tally.turnedAway(numbers.length)
    else if (isJudge) {
      const identities = wire.identities(request)
      for (const [i, number] of numbers.entries()) tally.judged(number, identities[i])
    } else for (const number of numbers) tally.event(number)
  }

  const receive = (socket: Socket, request: SinkRequest): void => {
    tally.request()
    const wire = wireOf(request.target)
    if (wire === undefined) {
      tally.unreadable()
      write(socket, refusal)
      return
    }
    count(wire, request)
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
      // Whoever waits for an answer that never comes learns that it does not.
      if (mode === "deaf") for (const socket of sockets) socket.destroy()
      mode = next
    },
    counts: tally.counts
  }
}

const write = (socket: Socket, bytes: Buffer): void => {
  if (socket.writable) socket.write(bytes)
}

const bytesOf = ({ status, retryAfter }: Refusal): Buffer => {
  const header = retryAfter === undefined ? "" : `retry-after: ${retryAfter}\r\n`
  return Buffer.from(`HTTP/1.1 ${status} No\r\n${header}content-length: 0\r\n\r\n`, "latin1")
}
