/**
 * What is configured, and by what: a flag wins over the environment, and the environment over the profile.
 */
import type { Surroundings } from "../Session.ts"
import { profilePath, readProfile } from "./profile-file.ts"
import { type SettingName, settingNames, settings, type Values } from "./settings.ts"

/** Where a value comes from. */
export type Source = "flag" | "environment" | "profile"

/** The value of a setting, and where it comes from. */
export interface Configured {
  readonly value: string
  readonly source: Source
}

/** Every setting that has a value. */
export interface Configuration {
  readonly profile: string
  readonly path: string
  readonly found: ReadonlyMap<SettingName, Configured>
  readonly valueOf: (name: SettingName) => string | undefined
}

/** Reads the environment and the profile. Throws a failure when the profile cannot be used. */
export const configure = async (
  { environment }: Pick<Surroundings, "environment">,
  flags: Values & { readonly profile?: string | undefined }
): Promise<Configuration> => {
  const named = flags.profile ?? environment.TALLYMARK_PROFILE
  const path = profilePath(environment)
  const profile = await readProfile(path, named)
  const layers: ReadonlyArray<readonly [Source, (name: SettingName) => string | undefined]> = [
    ["flag", (name) => flags[name]],
    ["environment", (name) => environment[settings[name].variable]],
    ["profile", (name) => profile[name]]
  ]
  const found = new Map<SettingName, Configured>()
  for (const name of settingNames) {
    for (const [source, read] of layers) {
      const value = read(name)
      if (value === undefined || value === "") continue
      found.set(name, { value, source })
      break
    }
  }
  return { profile: named ?? defaultProfile, path, found, valueOf: (name) => found.get(name)?.value }
}

/** The profile where none is named. */
export const defaultProfile = "default"
