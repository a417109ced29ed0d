/**
 * The projects of a server, with every setting filled in.
 */
import { type TimeInput, toMillis } from "../../FakeClock.ts"
import type { FakeMixpanelOptions, FakeProject, FakeRegion } from "../../FakeMixpanel.ts"

/** A service account that works until a time. */
export interface Account {
  readonly username: string
  readonly secret: string
  /** Milliseconds since 1970; infinity for one that never expires. */
  readonly expiresAt: number
}

/** A project as the service knows it. */
export interface Project {
  readonly projectId: number
  readonly timeZone: string
  /** Absent for a project that is at home everywhere. */
  readonly region: FakeRegion | undefined
  readonly accounts: ReadonlyArray<Account>
  readonly secret: string | undefined
  readonly apiKey: string | undefined
  readonly apiSecret: string | undefined
  /** Absent when it shows whatever product there is. */
  readonly key: string | undefined
  readonly exportDays: "utc" | "project"
}

/** Who exists. */
export interface Projects {
  /** Whether any credentials will do. */
  readonly isOpen: boolean
  readonly all: ReadonlyArray<Project>
  /** The project with an id, if there is one. An open server has them all. */
  readonly byId: (projectId: number) => Project | undefined
}

const checkTimeZone = (timeZone: string): string => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone === "" ? "UTC" : timeZone
  } catch {
    throw new RangeError(`${timeZone} is no time zone; use an IANA name such as "Europe/Berlin"`)
  }
}

const forever = (time: TimeInput | undefined): number =>
  time === undefined ? Number.POSITIVE_INFINITY : toMillis(time)

const projectOf = (project: FakeProject, timeZone: string): Project => ({
  projectId: project.projectId,
  timeZone: checkTimeZone(project.timeZone ?? timeZone),
  region: project.region ?? "us",
  accounts: (project.serviceAccounts ?? []).map(({ username, secret, expiresAt }) => ({
    username,
    secret,
    expiresAt: forever(expiresAt)
  })),
  secret: project.secret,
  apiKey: project.apiKey,
  apiSecret: project.apiSecret,
  key: project.key,
  exportDays: project.exportDays ?? "utc"
})

const open = (projectId: number, timeZone: string): Project => ({
  projectId,
  timeZone,
  region: undefined,
  accounts: [],
  secret: undefined,
  apiKey: undefined,
  apiSecret: undefined,
  key: undefined,
  exportDays: "utc"
})

/** Fills in the settings; throws a `RangeError` for a time zone that does not exist or an id that is there twice. */
export const projectsOf = ({ projects, timeZone = "UTC" }: FakeMixpanelOptions): Projects => {
  if (projects === undefined) {
    checkTimeZone(timeZone)
    return { isOpen: true, all: [], byId: (projectId) => open(projectId, timeZone) }
  }
  const all = projects.map((project) => projectOf(project, timeZone))
  const byId = new Map(all.map((project) => [project.projectId, project]))
  if (byId.size < all.length) throw new RangeError("two projects have the same projectId")
  return { isOpen: false, all, byId: (projectId) => byId.get(projectId) }
}
