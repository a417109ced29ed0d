/**
 * Where a secret comes from: standard input when the caller says so, the configuration, or a person at the terminal.
 */
import { badInput, noCredentials } from "../Failure.ts"
import type { Surroundings } from "../Session.ts"
import { askHidden } from "./ask-hidden.ts"
import type { Configuration } from "./Configuration.ts"
import { readInputLines } from "./input-lines.ts"
import { type SettingName, settings } from "./settings.ts"

/** How a secret may be found. */
export interface SecretRequest {
  readonly name: SettingName
  /** Whether the caller says that it is the first line of standard input. */
  readonly isOnStdin: boolean
}

/** Finds a secret, or fails with every way to give it. */
export const findSecret = async (
  { name, isOnStdin }: SecretRequest,
  configuration: Configuration,
  session: Surroundings
): Promise<string> => {
  const { meaning, variable } = settings[name]
  if (isOnStdin) {
    const [line = ""] = await readInputLines(session.stdin)
    if (line === "") throw badInput(`standard input is empty; its first line must be ${meaning}`)
    return line
  }
  const configured = configuration.valueOf(name)
  if (configured !== undefined) return configured
  if (session.isAttended) {
    const answer = await askHidden(`${meaning.replace(/^t/, "T")}: `, session)
    if (answer !== "") return answer
  }
  throw noCredentials(
    `${meaning} is not known; set ${variable}, run tallymark login, or pass it on standard input with --secret-stdin`
  )
}
