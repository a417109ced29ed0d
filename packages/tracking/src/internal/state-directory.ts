/** Where this platform keeps the state of programs. */
import { homedir } from "node:os"
import { isAbsolute, join } from "node:path"

/** The directory for state that should survive a restart but is no document: XDG's, or its like on other platforms. */
export const stateDirectory = (): string => {
  const { LOCALAPPDATA, XDG_STATE_HOME } = process.env
  switch (process.platform) {
    case "win32":
      return LOCALAPPDATA || join(homedir(), "AppData", "Local")
    case "darwin":
      return join(homedir(), "Library", "Application Support")
    default:
      // The XDG specification has relative paths ignored.
      return isAbsolute(XDG_STATE_HOME ?? "") ? String(XDG_STATE_HOME) : join(homedir(), ".local", "state")
  }
}
