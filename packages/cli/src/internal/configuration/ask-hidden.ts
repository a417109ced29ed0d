/**
 * Asks a person for something that must not be seen.
 */
import { createInterface } from "node:readline/promises"
import { Writable } from "node:stream"
import type { Surroundings } from "../Session.ts"

/** Asks on the terminal and shows nothing of the answer. Rejects when the session ends, also by Ctrl-C at the question. */
export const askHidden = async (question: string, { err, signal, stdin }: Surroundings): Promise<string> => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: stdin, output: nowhere, terminal: true })
  // The terminal is in raw mode from here on: nothing is echoed, and Ctrl-C is a key and not a signal.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"))
  try {
    const [answer] = await Promise.all([terminal.question("", { signal }), err.write(question)])
    return answer.trim()
  } finally {
    terminal.close()
    await err.write("\n")
  }
}
