/**
 * Everything that can be configured, with its names in the environment and in a profile.
 */

/** One thing that can be configured. */
export interface Setting {
  /** Its variable in the environment. */
  readonly variable: string
  /** What it is, for a sentence. */
  readonly meaning: string
  /** Secrets are never taken from an argument and never shown. */
  readonly isSecret: boolean
}

const shown = (variable: string, meaning: string): Setting => ({ variable, meaning, isSecret: false })
const secret = (variable: string, meaning: string): Setting => ({ variable, meaning, isSecret: true })

/** Every setting by its name in a profile. */
export const settings = {
  key: secret("TALLYMARK_KEY", "the product key"),
  trackingHost: shown("TALLYMARK_TRACKING_HOST", "the origin that takes records"),
  username: shown("TALLYMARK_USERNAME", "the user name of the service account"),
  secret: secret("TALLYMARK_SECRET", "the secret of the service account"),
  projectId: shown("TALLYMARK_PROJECT_ID", "the number of the project"),
  workspaceId: shown("TALLYMARK_WORKSPACE_ID", "the number of the data view"),
  projectSecret: secret("TALLYMARK_PROJECT_SECRET", "the secret of the project"),
  apiKey: secret("TALLYMARK_API_KEY", "the key of the legacy API"),
  apiSecret: secret("TALLYMARK_API_SECRET", "the secret of the legacy API"),
  region: shown("TALLYMARK_REGION", "where the project keeps its data"),
  host: shown("TALLYMARK_HOST", "the origin that answers questions"),
  timeZone: shown("TALLYMARK_TIME_ZONE", "the time zone of the project")
} as const satisfies Record<string, Setting>

/** The name of a setting. */
export type SettingName = keyof typeof settings

/** The names of all settings. */
export const settingNames = Object.keys(settings) as ReadonlyArray<SettingName> // the keys of the literal above

/** Values of some settings. */
export type Values = Readonly<Partial<Record<SettingName, string | undefined>>>

/** Whether a text is the name of a setting. */
export const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name)
