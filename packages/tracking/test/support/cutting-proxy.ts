/**
 * A way to a server that breaks off at random: in the middle of a command, of an answer, or between them.
 */
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"

/** A proxy on a port of its own. */
export class CuttingProxy implements AsyncDisposable {
  readonly url: string
  /** How often it has cut a connection. */
  cuts = 0
  /** Whether it cuts; it only passes on otherwise. */
  isCutting = true
  private readonly server
  private readonly sockets = new Set<Socket>()

  private constructor(target: URL, server: ReturnType<typeof createServer>, port: number) {
    this.server = server
    this.url = `redis://127.0.0.1:${port}`
    server.on("connection", (client) => this.join(client, connect(Number(target.port), target.hostname)))
  }

  /** Starts one before a server. */
  static async start(url: string): Promise<CuttingProxy> {
    const server = createServer().listen(0, "127.0.0.1")
    await once(server, "listening")
    const address = server.address()
    if (address === null || typeof address === "string") throw new Error("a TCP server has a port")
    return new CuttingProxy(new URL(url), server, address.port)
  }

  private join(client: Socket, target: Socket): void {
    const both = [client, target]
    const cut = (): void => {
      for (const socket of both) {
        this.sockets.delete(socket)
        socket.destroy()
      }
    }
    for (const socket of both) this.sockets.add(socket.on("error", cut).on("close", cut))
    const pass = (from: Socket, to: Socket) =>
      from.on("data", (chunk) => {
        if (!this.isCutting || Math.random() > 0.02) return to.write(chunk)
        this.cuts++
        to.write(chunk.subarray(0, Math.floor(Math.random() * chunk.length)), cut)
      })
    pass(client, target)
    pass(target, client)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
    await once(this.server, "close")
  }
}
