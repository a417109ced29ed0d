/**
 * Rounds of a product that is killed at a random moment while it records.
 */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** What the product is told. */
export interface Accepting {
  readonly key: string
  readonly host: string
  readonly directory: string
  readonly round: number
}

const program = fileURLToPath(new URL("programs/accepting.ts", import.meta.url))

/** Runs the product and kills it after so many events have been accepted; returns the names of those that it told. */
export const killedAfter = (plan: Accepting, events: number): Promise<ReadonlyArray<string>> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, JSON.stringify(plan)], { stdio: ["ignore", "pipe", "inherit"] })
    let told = ""
    child.on("error", reject)
    child.stdout.on("data", (chunk) => {
      told += chunk
      if (told.split("\n").length > events + 1) child.kill("SIGKILL")
    })
    child.on("close", () => {
      // The last line may have been cut.
      const lines = told.split("\n").slice(0, -1)
      resolve(lines.filter((line) => line !== "started"))
    })
  })
