/**
 * The settings of a client, for what is made from the client alone: its connection and its authentication.
 */
import { resolve, type Settings } from "../../Options.ts"

const known = new WeakMap<object, Settings>()
const defaults = resolve({})

/** Remembers the settings of a client. */
export const keepSettings = (client: object, settings: Settings): void => {
  known.set(client, settings)
}

/** The settings of a client; the defaults for an object that is none of ours. */
export const settingsOf = (client: object): Settings => known.get(client) ?? defaults
