/**
 * Where a setting comes from, for messages about it.
 */
import { badInput, type Failure } from "../Failure.ts"
import type { Configuration, Configured } from "./Configuration.ts"
import { type SettingName, settings } from "./settings.ts"

/** What gives a setting its value, in words. */
export const placeOf = (name: SettingName, { source }: Configured): string => {
  switch (source) {
    case "flag":
      return "a flag"
    case "environment":
      return settings[name].variable
    case "profile":
      return "the profile"
  }
}

/** The failure of a setting that cannot be used as it is. */
export const badSetting = (name: SettingName, { found }: Configuration, must: string): Failure => {
  const configured = found.get(name)
  const place = configured === undefined ? "" : `, given by ${placeOf(name, configured)},`
  return badInput(`${settings[name].meaning}${place} must be ${must}`)
}

/** The origin that a setting names. Throws a failure when it is none. */
export const originIn = (name: "host" | "trackingHost", configuration: Configuration): string | undefined => {
  const host = configuration.valueOf(name)
  if (host === undefined) return undefined
  const url = URL.parse(host)
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  if (isOrigin) return url.origin
  throw badSetting(name, configuration, "like https://example.com, without a path")
}
