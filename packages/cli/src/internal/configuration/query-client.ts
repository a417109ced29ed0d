/**
 * The client that questions and exports go through, made of what is configured.
 */
import { join } from "node:path"
import {
  createQuery,
  fileLimits,
  type NodeQueryClient,
  projectSecret,
  type QueryOptions,
  type Region,
  serviceAccount,
  signature
} from "@tallymark/query/node"
import * as Duration from "effect/Duration"
import { stretch } from "../drawing/text.ts"
import { noCredentials } from "../Failure.ts"
import { failureAt } from "../failure-of.ts"
import type { Surroundings } from "../Session.ts"
import { warner } from "../warnings.ts"
import { type Configuration, configure } from "./Configuration.ts"
import { badSetting, originIn } from "./place.ts"
import { findSecret } from "./secret.ts"
import { type SettingName, settings, type Values } from "./settings.ts"
import { stateDirectory } from "./state-directory.ts"

/** The flags of every command that asks. */
export interface ConnectionInput {
  readonly profile: string | undefined
  readonly project: number | undefined
  readonly workspace: number | undefined
  readonly username: string | undefined
  readonly region: string | undefined
  readonly host: string | undefined
  readonly timeZone: string | undefined
  readonly secretStdin: boolean
}

/** A client, and what the commands need to know of its project. */
export interface Connection {
  readonly query: NodeQueryClient
  readonly timeZone: string
}

/** The configuration of a command that asks. */
export const configureConnection = (
  input: ConnectionInput,
  session: Surroundings,
  more: Values = {}
): Promise<Configuration> =>
  configure(session, {
    ...more,
    profile: input.profile,
    projectId: input.project?.toString(),
    workspaceId: input.workspace?.toString(),
    username: input.username,
    region: input.region,
    host: input.host,
    timeZone: input.timeZone
  })

/** Lends a client, and closes it. Throws a failure that says what is missing. */
export const withConnection = async <A>(
  input: ConnectionInput,
  session: Surroundings,
  use: (connection: Connection) => Promise<A>,
  given?: Configuration
): Promise<A> => {
  const configuration = given ?? (await configureConnection(input, session))
  const connection = await connect(configuration, input, session)
  try {
    return await use(connection)
  } catch (error) {
    throw failureAt(configuration.valueOf("host"), error)
  } finally {
    await connection.query.close()
  }
}

const connect = async (
  configuration: Configuration,
  input: ConnectionInput,
  session: Surroundings
): Promise<Connection> => {
  const host = originIn("host", configuration)
  const timeZone = timeZoneOf(configuration)
  const onWarning = warner(session)
  const query = createQuery({
    credentials: await credentialsOf(configuration, input.secretStdin, session),
    region: regionOf(configuration),
    host,
    timeZone,
    // Another host has limits of its own, which are not known here.
    limits:
      host === undefined ? fileLimits({ file: ledgerPath(session), onWait: waitingSayer(session), onWarning }) : false,
    onWarning
  })
  return { query, timeZone }
}

/** Runs of this program share what they have used. */
const ledgerPath = ({ environment }: Surroundings): string => join(stateDirectory(environment), "limits.json")

const waitingSayer =
  ({ err }: Surroundings) =>
  (_pool: string, wait: Duration.Duration): void =>
    void err.write(`tallymark: waiting ${stretch(Duration.toMillis(wait))} for the service's limit; Ctrl-C ends it\n`)

const regions = ["us", "eu", "in"] as const satisfies ReadonlyArray<Region>

const regionOf = (configuration: Configuration): Region | undefined => {
  const text = configuration.valueOf("region")
  const region = regions.find((region) => region === text)
  if (text !== undefined && region === undefined) {
    throw badSetting("region", configuration, `one of ${regions.join(", ")}`)
  }
  return region
}

const timeZoneOf = (configuration: Configuration): string => {
  const timeZone = configuration.valueOf("timeZone") ?? "UTC"
  try {
    new Intl.DateTimeFormat("en", { timeZone })
    return timeZone
  } catch {
    throw badSetting("timeZone", configuration, "a name such as Europe/Oslo")
  }
}

/** The best credentials there are: a service account, a project's secret, or the legacy signature. */
const credentialsOf = async (
  configuration: Configuration,
  isOnStdin: boolean,
  session: Surroundings
): Promise<QueryOptions["credentials"]> => {
  const { valueOf } = configuration
  const id = (name: SettingName): number | undefined => idOf(name, configuration)
  const find = (name: SettingName) => findSecret({ name, isOnStdin }, configuration, session)
  const username = valueOf("username")
  const workspaceId = id("workspaceId")
  if (username !== undefined) {
    const projectId = id("projectId")
    if (projectId === undefined) throw missing("projectId", "--project")
    return serviceAccount({ username, secret: await find("secret"), projectId, workspaceId })
  }
  if (valueOf("projectSecret") !== undefined) {
    return projectSecret({ secret: await find("projectSecret"), projectId: id("projectId"), workspaceId })
  }
  const apiKey = valueOf("apiKey")
  if (apiKey !== undefined) return signature({ apiKey, apiSecret: await find("apiSecret") })
  throw missing("username", "--username")
}

const missing = (name: SettingName, flag: string) =>
  noCredentials(
    `${settings[name].meaning} is not known; set ${settings[name].variable}, pass ${flag}, or run tallymark login`
  )

const idOf = (name: SettingName, configuration: Configuration): number | undefined => {
  const text = configuration.valueOf(name)
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text)
  throw badSetting(name, configuration, "a whole number above 0")
}
