/**
 * A Redis of the test's own, on a free port, without files.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Whether this machine has Redis at all. */
export const hasRedis: boolean = spawnSync("redis-server", ["--version"]).status === 0

/** A Redis that runs until it is disposed of, and can be stopped and started on the same port. */
export class RedisServer implements AsyncDisposable {
  private readonly directory = mkdtempSync(join(tmpdir(), "tallymark-redis-"))
  private child: ChildProcess | undefined
  private readonly port: number

  private constructor(port: number) {
    this.port = port
  }

  /** Starts a Redis on a port that is free. */
  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort())
    await server.resume()
    return server
  }

  /** Where it listens. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  /** Starts it again, empty. */
  async resume(): Promise<void> {
    const options = ["--port", String(this.port), "--bind", "127.0.0.1", "--save", "", "--dir", this.directory]
    const child = spawn("redis-server", options, { stdio: ["ignore", "pipe", "inherit"] })
    this.child = child
    let told = ""
    for await (const chunk of child.stdout) {
      told += chunk
      if (told.includes("Ready to accept connections")) break
    }
    child.stdout.resume()
  }

  /** Ends it without a farewell. */
  async stop(): Promise<void> {
    const child = this.child
    this.child = undefined
    if (child === undefined || child.exitCode !== null) return
    child.kill("SIGKILL")
    await once(child, "exit")
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port")
  return address.port
}
