/**
 * Runs a program of this folder in a fresh process: it is sent one message, and answers with one.
 */
import { basename } from "node:path"
import { bundle, directory as bundles } from "../bundles.ts"
import { end, nextMessage, start } from "../processes.ts"

const built = new Map<string, Promise<URL>>()

/** The program as JavaScript, made once. */
const javaScript = (source: URL): Promise<URL> => {
  const name = basename(source.pathname, ".ts")
  const made = built.get(name) ?? bundle(source, "asking/").then(() => new URL(`asking/${name}.js`, bundles))
  built.set(name, made)
  return made
}

/** The answer of a program; rejects when its process ends early or says nothing for so many milliseconds. */
export const runProgram = async (source: URL, request: object, patience: number): Promise<unknown> => {
  const child = start(await javaScript(source))
  try {
    child.send(request)
    return await nextMessage(child, patience)
  } finally {
    await end(child)
  }
}
