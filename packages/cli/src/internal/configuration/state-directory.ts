/**
 * Where the program keeps what it remembers from run to run.
 */
import { homedir } from "node:os"
import { isAbsolute, join } from "node:path"

/** Below `$XDG_STATE_HOME`, or `~/.local/state`. */
export const stateDirectory = ({ XDG_STATE_HOME = "" }: Readonly<Record<string, string | undefined>>): string =>
  join(isAbsolute(XDG_STATE_HOME) ? XDG_STATE_HOME : join(homedir(), ".local", "state"), "tallymark")
