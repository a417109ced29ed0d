/**
 * The line between a browser and a server, which can be cut and mended while both of them run.
 */
import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"

/** A line to a server on this machine. */
export interface Line extends AsyncDisposable {
  /** The address at this end. */
  readonly url: string
  /** Breaks off what is open, and lets nobody through. */
  readonly cut: () => void
  /** Lets everybody through again. */
  readonly mend: () => void
}

/** Lays a line to the server at an address. */
export const lay = async (to: string): Promise<Line> => {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let isCut = false
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
    // Whoever is at the end sees that the line is cut; here nobody needs to know.
    socket.on("error", () => undefined)
    return socket
  }
  const end = createServer((near) => {
    keep(near)
    if (isCut) return void near.destroy()
    const far = keep(connect(Number(port), hostname))
    near.pipe(far).pipe(near)
    near.on("close", () => far.destroy())
    far.on("close", () => near.destroy())
  })
  await once(end.listen(0, "127.0.0.1"), "listening")
  const cut = (): void => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const own = end.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own.port}`,
    cut,
    mend: () => {
      isCut = false
    },
    [Symbol.asyncDispose]: async () => {
      cut()
      end.close()
      await once(end, "close")
    }
  }
}
