/**
 * The sink's process: tells its parent the port, then answers every message with the counts.
 */
import { type Mode, start } from "./server.ts"

/** What the parent may ask; a change of mode is done before the answer is sent. */
export interface Question {
  readonly mode?: Mode
}

const server = await start(process.argv.includes("judge"))

process.on("message", async (question: Question) => {
  if (question.mode !== undefined) await server.setMode(question.mode)
  process.send?.(server.counts())
})

process.on("disconnect", () => process.exit())

process.send?.({ port: server.port })
