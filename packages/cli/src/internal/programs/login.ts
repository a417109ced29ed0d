/**
 * Writes a profile from flags, and secrets from a person or from standard input.
 */
import { askHidden } from "../configuration/ask-hidden.ts"
import { defaultProfile } from "../configuration/Configuration.ts"
import { readInputLines } from "../configuration/input-lines.ts"
import { profilePath, writeProfile } from "../configuration/profile-file.ts"
import { isSettingName, type SettingName, settingNames, settings, type Values } from "../configuration/settings.ts"
import { badInput } from "../Failure.ts"
import type { Surroundings } from "../Session.ts"

/** What `login` takes. */
export interface LoginInput {
  readonly profile: string | undefined
  readonly project: number | undefined
  readonly workspace: number | undefined
  readonly username: string | undefined
  readonly region: string | undefined
  readonly host: string | undefined
  readonly trackingHost: string | undefined
  readonly timeZone: string | undefined
}

/** Asks, and writes the profile. */
export const run = async (input: LoginInput, session: Surroundings): Promise<void> => {
  const name = input.profile ?? session.environment.TALLYMARK_PROFILE ?? defaultProfile
  const path = profilePath(session.environment)
  const secrets = session.isAttended ? await askFor(input, session) : await readFrom(session)
  const values = given({
    projectId: input.project?.toString(),
    workspaceId: input.workspace?.toString(),
    username: input.username,
    region: input.region,
    host: input.host,
    trackingHost: input.trackingHost,
    timeZone: input.timeZone,
    ...secrets
  })
  const names = Object.keys(values)
  if (names.length === 0) throw badInput("there is nothing to keep; pass flags such as --username, or secrets")
  await writeProfile(path, name, values)
  await session.out.write(`${path} has ${names.join(", ")} in the profile ${name}\n`)
}

const given = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""))

const askFor = async ({ username }: LoginInput, session: Surroundings): Promise<Values> => {
  const ask = async (name: SettingName) => askHidden(`${settings[name].meaning}, empty to leave it: `, session)
  const key = await ask("key")
  return { key, ...(username === undefined ? {} : { secret: await ask("secret") }) }
}

const readFrom = async ({ stdin }: Surroundings): Promise<Values> => {
  // Nothing is on its way from a terminal that nobody is asked at.
  const lines = stdin.isTTY ? [] : await readInputLines(stdin)
  return Object.fromEntries(lines.filter((line) => line.trim() !== "").map(readLine))
}

const readLine = (line: string, index: number): readonly [SettingName, string] => {
  const at = line.indexOf("=")
  const name = line.slice(0, Math.max(at, 0)).trim()
  if (isSettingName(name)) return [name, line.slice(at + 1).trim()]
  // The line may be a secret, so it is not repeated.
  throw badInput(
    `line ${index + 1} of standard input is not NAME=VALUE with one of the names ${settingNames.join(", ")}`
  )
}
