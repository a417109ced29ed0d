/**
 * Looks at everything that commands depend on, from the profile to the credentials.
 */
import { kissmetricsTracking, mixpanelQuery } from "@tallymark/core"
import type { Configuration } from "../configuration/Configuration.ts"
import { type ConnectionInput, configureConnection, withConnection } from "../configuration/query-client.ts"
import { type Finding, findSettings, isAsking } from "../doctor/findings.ts"
import { lookAtHost } from "../doctor/host.ts"
import { plainly, plural } from "../drawing/text.ts"
import { failed } from "../Failure.ts"
import { failureOf } from "../failure-of.ts"
import type { Surroundings } from "../Session.ts"

/** What `doctor` takes. */
export interface DoctorInput {
  readonly offline: boolean
  readonly trackingHost: string | undefined
  readonly connection: ConnectionInput
}

/** Writes findings as they are found. */
export const run = async (input: DoctorInput, session: Surroundings): Promise<void> => {
  let problems = 0
  const tell = async (findings: ReadonlyArray<Finding>): Promise<void> => {
    for (const finding of findings) {
      if (finding.state === "bad") problems++
      await session.out.write(lineOf(finding, session))
    }
  }
  const { connection, trackingHost } = input
  const configuration = await configureConnection(connection, session, { trackingHost }).catch(
    async (error: unknown) => {
      await tell([{ state: "bad", subject: "profile", text: failureOf(error).message }])
      return undefined
    }
  )
  if (configuration !== undefined) {
    await tell(findSettings(configuration))
    if (!input.offline) {
      await tell(await lookAround(configuration, session))
      if (isAsking(configuration)) await tell(await askOnce(configuration, connection, session))
    }
  }
  if (problems > 0) throw failed(`${plural(problems, "thing")} to repair`)
}

const marks = { good: ["good", "ok  "], note: ["aside", "note"], bad: ["bad", "FIX "] } as const

const lineOf = ({ state, subject, text }: Finding, { out }: Surroundings): string => {
  const [style, mark] = marks[state]
  return `${out.paint(style, mark)}  ${subject.padEnd(12)}  ${text.split("\n").map(plainly).join(" ")}\n`
}

const lookAround = async ({ valueOf }: Configuration, { signal }: Surroundings): Promise<ReadonlyArray<Finding>> => {
  const regions: Readonly<Record<string, { readonly query: string }>> = mixpanelQuery.regions
  const region = valueOf("region") ?? "us"
  const hosts = [
    ["tracking", valueOf("trackingHost") ?? kissmetricsTracking.hosts.tracking],
    ["questions", valueOf("host") ?? regions[region]?.query ?? mixpanelQuery.hosts.query]
  ] as const
  const findings = await Promise.all(hosts.map(([subject, host]) => lookAtHost(subject, host, signal)))
  return findings.flat()
}

/** Asks the cheapest question there is. */
const askOnce = async (
  configuration: Configuration,
  connection: ConnectionInput,
  session: Surroundings
): Promise<ReadonlyArray<Finding>> => {
  const subject = "credentials"
  try {
    const { hasEvents, region } = await withConnection(
      connection,
      { ...session, isAttended: false },
      ({ query }) => query.checkRegion({ signal: session.signal }),
      configuration
    )
    return [
      hasEvents
        ? {
            state: "good",
            subject,
            text: `accepted, and the project has events of the last 31 days in region ${region}`
          }
        : {
            state: "note",
            subject,
            text: `accepted, but the project has no events of the last 31 days in region ${region}; is it the right one?`
          }
    ]
  } catch (error) {
    session.signal.throwIfAborted()
    return [{ state: "bad", subject, text: failureOf(error).message }]
  }
}
