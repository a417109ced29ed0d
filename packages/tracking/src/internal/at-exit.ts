/**
 * The end of the process: by itself, by `process.exit` or by an uncaught throw; not by a signal that nobody handles.
 */

/** One hook for all trackers of the process. */
const exits = new Set<() => void>()
const onExit = (): void => {
  for (const exit of exits) exit()
}

/** Calls `exit` synchronously when the process ends, until the returned function is called. */
export const atExit = (exit: () => void): (() => void) => {
  if (exits.size === 0) process.on("exit", onExit)
  exits.add(exit)
  return () => {
    exits.delete(exit)
    if (exits.size === 0) process.off("exit", onExit)
  }
}
