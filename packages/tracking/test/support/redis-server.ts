/**
 * A Redis of the test's own, on a free port, with its data in a directory that goes with the test.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

const program = "/usr/bin/redis-server"

/** Whether this machine has a Redis. */
export const hasRedis = existsSync(program)

/** A port that nobody listens on. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(address)))
    })
  })

/** A Redis that can be stopped and started again with its data, which it writes before it answers. */
export class RedisServer implements AsyncDisposable {
  readonly url: string
  private readonly port: number
  private readonly directory = mkdtempSync(join(tmpdir(), "tallymark-redis-"))
  private child: ChildProcess | undefined

  private constructor(port: number) {
    this.port = port
    this.url = `redis://127.0.0.1:${port}`
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.start()
    return server
  }

  start(): Promise<void> {
    const child = spawn(
      program,
      [
        ...["--port", String(this.port), "--bind", "127.0.0.1", "--dir", this.directory, "--save", ""],
        ...["--appendonly", "yes", "--appendfsync", "always"]
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    rmSync(this.directory, { recursive: true, force: true })
  }
}
