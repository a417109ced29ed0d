/**
 * A Redis of the test's own, on a free port, with its data in a directory that goes with the test.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { connect, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Whether this machine has a Redis. */
export const hasRedis: boolean = spawnSync("redis-server", ["--version"]).status === 0

/** A Redis that can be stopped and started again with its data, which it writes before it answers. */
export class RedisServer implements AsyncDisposable {
  readonly url: string
  private readonly port: number
  private readonly settings: ReadonlyArray<string>
  private readonly directory = mkdtempSync(join(tmpdir(), "tallymark-redis-"))
  private child: ChildProcess | undefined

  private constructor(port: number, settings: ReadonlyArray<string>) {
    this.port = port
    this.settings = settings
    this.url = `redis://127.0.0.1:${port}`
  }

  /** Starts one with more settings than its own, as `redis-server` takes them. */
  static async start(settings: ReadonlyArray<string> = []): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), settings)
    await server.start()
    return server
  }

  /** Starts it, again if it was killed. */
  start(): Promise<void> {
    const child = spawn(
      "redis-server",
      [
        ...["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.directory, "--save", ""],
        ...["--appendonly", "yes", "--appendfsync", "always", ...this.settings]
      ],
      { stdio: ["ignore", "pipe", "inherit"] }
    )
    this.child = child
    return new Promise((resolve, reject) => {
      child.on("error", reject)
      child.on("close", () => reject(new Error("redis-server ended")))
      child.stdout.on("data", (chunk: Buffer) => {
        if (chunk.includes("Ready to accept connections")) resolve()
      })
    })
  }

  /** Ends it as a crash would. */
  kill(): Promise<void> {
    const { child } = this
    return new Promise((resolve) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return resolve()
      child.on("close", () => resolve())
      child.kill("SIGKILL")
    })
  }

  /** Lets it keep its connections and answer nothing. */
  freeze(): void {
    this.child?.kill("SIGSTOP")
  }

  /** Lets it go on. */
  thaw(): void {
    this.child?.kill("SIGCONT")
  }

  /** Sends a command on a connection of its own, and returns what comes back as it is written on the wire. */
  async send(command: string): Promise<string> {
    const socket = connect(this.port, "127.0.0.1").setEncoding("utf8")
    socket.end(`${command}\r\nQUIT\r\n`)
    let reply = ""
    for await (const chunk of socket) reply += chunk
    return reply.slice(0, reply.lastIndexOf("+OK")).trimEnd()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** A port that nobody listens on. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port")
  return address.port
}
