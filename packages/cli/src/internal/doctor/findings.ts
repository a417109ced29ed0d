/**
 * What the doctor finds in the configuration.
 */
import type { Configuration } from "../configuration/Configuration.ts"
import { placeOf } from "../configuration/place.ts"
import { type SettingName, settingNames, settings } from "../configuration/settings.ts"

/** Something that is as it should be, that is good to know, or that needs a repair. */
export interface Finding {
  readonly state: "good" | "note" | "bad"
  readonly subject: string
  readonly text: string
}

/** Places are shown; who somebody is and what they know is not. */
const shown: ReadonlyArray<SettingName> = ["region", "host", "trackingHost", "timeZone"]

/** What is configured, by what, and what is missing for either service. */
export const findSettings = (configuration: Configuration): ReadonlyArray<Finding> => [
  profileFinding(configuration),
  ...settingNames.flatMap((name) => settingFinding(name, configuration)),
  ...missing(configuration)
]

const profileFinding = ({ found, path, profile }: Configuration): Finding => {
  const isUsed = [...found.values()].some(({ source }) => source === "profile")
  return isUsed
    ? { state: "good", subject: "profile", text: `${profile} of ${path}` }
    : { state: "note", subject: "profile", text: `nothing comes from ${path}; tallymark login writes it` }
}

const settingFinding = (name: SettingName, { found }: Configuration): ReadonlyArray<Finding> => {
  const configured = found.get(name)
  if (configured === undefined) return []
  const { meaning } = settings[name]
  const value = shown.includes(name) ? ` is ${configured.value}` : " is set"
  return [{ state: "good", subject: name, text: `${meaning}${value}, by ${placeOf(name, configured)}` }]
}

/** Whether anything says who asks. */
export const isAsking = ({ valueOf }: Configuration): boolean =>
  (["username", "projectSecret", "apiKey"] as const).some((name) => valueOf(name) !== undefined)

/** What keeps either service from being used. A tool for both is often used for one, so none of it is wrong. */
const missing = (configuration: Configuration): ReadonlyArray<Finding> => {
  const findings: Array<Finding> = []
  if (configuration.valueOf("key") === undefined) {
    findings.push({
      state: "note",
      subject: "key",
      text: `no product key, so nothing can be recorded; set ${settings.key.variable}`
    })
  }
  if (!isAsking(configuration)) {
    const names = (["username", "secret", "projectId"] as const).map((name) => settings[name].variable)
    findings.push({
      state: "note",
      subject: "credentials",
      text: `none, so no questions can be asked; set ${names.join(", ")}`
    })
  }
  return findings
}
