/**
 * A Redis of the benchmark's own, on a free port, that keeps an append-only file as one in earnest would.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { createServer } from "node:net"
import { createClient } from "redis"
import { end } from "./processes.ts"

const program = "/usr/bin/redis-server"

/** Whether this machine has a Redis. */
export const hasRedis: boolean = existsSync(program)

/** A Redis that runs. */
export interface RunningRedis extends AsyncDisposable {
  readonly url: string
  /** The bytes that its data takes in memory, and the microseconds of CPU that it has used. */
  readonly usage: () => Promise<RedisUsage>
}

/** What a Redis has used so far. */
export interface RedisUsage {
  readonly memory: number
  readonly cpu: number
}

/** Starts a Redis with its data in a directory. */
export const startRedis = async (directory: string): Promise<RunningRedis> => {
  const port = await freePort()
  const child = spawn(
    program,
    [
      ...["--port", String(port), "--bind", "127.0.0.1", "--dir", directory, "--save", ""],
      ...["--appendonly", "yes", "--appendfsync", "everysec"]
    ],
    { stdio: ["ignore", "pipe", "ignore"] }
  )
  process.once("exit", () => child.kill("SIGKILL"))
  await ready(child)
  const url = `redis://127.0.0.1:${port}`
  return { url, usage: () => usageOf(url), [Symbol.asyncDispose]: () => end(child) }
}

const usageOf = async (url: string): Promise<RedisUsage> => {
  const client = await createClient({ url }).connect()
  try {
    const text = await client.info("all")
    const figure = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, "m").exec(text)?.[1])
    return {
      memory: figure("used_memory_dataset"),
      cpu: (figure("used_cpu_user") + figure("used_cpu_sys")) * 1e6
    }
  } finally {
    client.destroy()
  }
}

const ready = async (child: ChildProcess): Promise<void> => {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes("Ready to accept connections")) break
  // Unread output would fill the pipe.
  child.stdout?.resume()
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  if (address === null || typeof address === "string") throw new Error("There is no free port.")
  return address.port
}
