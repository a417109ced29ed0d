/**
 * The file of profiles: JSON, one object of settings by the name of each profile, readable by its owner only.
 */
import { mkdir, open, rename, rm } from "node:fs/promises"
import { homedir } from "node:os"
import { dirname, isAbsolute, join } from "node:path"
import { badInput } from "../Failure.ts"
import { isSettingName, settingNames, type Values } from "./settings.ts"

type Environment = Readonly<Record<string, string | undefined>>

/** Where the file is: below `$XDG_CONFIG_HOME`, or `~/.config`. */
export const profilePath = ({ XDG_CONFIG_HOME = "" }: Environment): string =>
  // The XDG specification has relative paths ignored.
  join(isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(homedir(), ".config"), "tallymark", "profiles.json")

/** The settings of a profile. One that is not named need not be there. */
export const readProfile = async (path: string, name: string | undefined): Promise<Values> => {
  const profiles = await readProfiles(path)
  const profile = profiles?.[name ?? "default"]
  if (profile !== undefined) return profile
  if (name === undefined) return {}
  const known = Object.keys(profiles ?? {})
  throw badInput(
    known.length === 0
      ? `there is no profile ${name}: ${path} does not have any; tallymark login --profile ${name} makes it`
      : `there is no profile ${name} in ${path}, which has ${known.join(", ")}`
  )
}

/** Puts settings in a profile, beside those that it has. An empty text takes a setting away. */
export const writeProfile = async (path: string, name: string, values: Values): Promise<void> => {
  const profiles = (await readProfiles(path)) ?? {}
  const merged = Object.entries({ ...profiles[name], ...values }).filter(([, value]) => value)
  const text = `${JSON.stringify({ ...profiles, [name]: Object.fromEntries(merged) }, null, 2)}\n`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = `${path}.${crypto.randomUUID()}.part`
  try {
    const file = await open(part, "wx", 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** All profiles; `undefined` when there is no file. */
const readProfiles = async (path: string): Promise<Readonly<Record<string, Values>> | undefined> => {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined
    throw error
  })
  if (file === undefined) return undefined
  try {
    refuseOthers(path, (await file.stat()).mode)
    return check(path, await file.readFile("utf8"))
  } finally {
    await file.close()
  }
}

/** Windows has no such modes: there a profile is as private as its directory. */
const refuseOthers = (path: string, mode: number): void => {
  const bits = mode & 0o777
  if (process.platform === "win32" || bits === 0o600 || bits === 0o400) return
  throw badInput(
    `the profile file ${path} holds secrets and has mode ${bits.toString(8).padStart(4, "0")}; run chmod 600 ${path}, ` +
      "and renew the secrets if others use this machine"
  )
}

const check = (path: string, text: string): Readonly<Record<string, Values>> => {
  const profiles = parse(text)
  if (!isObject(profiles)) throw badInput(`the profile file ${path} is not a JSON object of profiles`)
  return Object.fromEntries(
    Object.entries(profiles).map(([name, profile]) => {
      if (!isObject(profile)) throw badInput(`the profile ${name} in ${path} is not a JSON object of settings`)
      return [name, Object.fromEntries(Object.entries(profile).map((entry) => checkSetting(path, name, entry)))]
    })
  )
}

const checkSetting = (path: string, profile: string, [name, value]: readonly [string, unknown]): [string, string] => {
  if (!isSettingName(name)) {
    throw badInput(
      `the profile ${profile} in ${path} has a setting ${name}, which is none of ${settingNames.join(", ")}`
    )
  }
  if (typeof value === "string" || typeof value === "number") return [name, String(value)]
  throw badInput(`the profile ${profile} in ${path} has a ${name} that is neither a text nor a number`)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
