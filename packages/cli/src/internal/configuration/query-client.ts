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
import { badInput, noCredentials } from "../Failure.ts"
import type { Surroundings } from "../Session.ts"
import { warner } from "../warnings.ts"
import { type Configuration, configure } from "./Configuration.ts"
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
  } finally {
    await connection.query.close()
  }
}

const connect = async (
  configuration: Configuration,
  input: ConnectionInput,
  session: Surroundings
): Promise<Connection> => {
  const host = configuration.valueOf("host")
  const timeZone = configuration.valueOf("timeZone") ?? "UTC"
  const onWarning = warner(session)
  const query = createQuery({
    credentials: await credentialsOf(configuration, input.secretStdin, session),
    region: regionOf(configuration.valueOf("region")),
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

const regionOf = (text: string | undefined): Region | undefined => {
  if (text === undefined) return undefined
  const region = regions.find((region) => region === text)
  if (region === undefined) throw badInput(`the region must be one of ${regions.join(", ")}`)
  return region
}

/** The best credentials there are: a service account, a project's secret, or the legacy signature. */
const credentialsOf = async (
  configuration: Configuration,
  isOnStdin: boolean,
  session: Surroundings
): Promise<QueryOptions["credentials"]> => {
  const { valueOf } = configuration
  const id = (name: SettingName): number | undefined => idOf(name, valueOf(name))
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

const idOf = (name: SettingName, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text)
  throw badInput(`${settings[name].meaning} must be a whole number`)
}
