/**
 * Rounds of a process that is killed at a random moment while it records. The judge is the fake server: what the
 * application saw accepted has to be there in the end, and to be there once.
 */
import { once } from "node:events"
import { setTimeout as wait } from "node:timers/promises"
import { type FakeServer, type FaultRule, startFakeServer } from "@tallymark/testing"
import { inDirectory, program, runJob } from "./jobs/run-job.ts"
import { complaintOf, end, start } from "./processes.ts"

/** What rounds have shown. */
export interface Rounds {
  readonly rounds: number
  readonly accepted: number
  /** Accepted events that the server does not have. */
  readonly lost: number
  /** Events that the server has twice. */
  readonly doubled: number
}

/** How the service is while the rounds go on. */
export const services: ReadonlyArray<{ readonly label: string; readonly faults: ReadonlyArray<FaultRule> }> = [
  { label: "the service up", faults: [] },
  { label: "connections refused", faults: [{ fault: { kind: "refuse", for: "1 hour" } }] },
  { label: "3 answers of 10 lost", faults: [{ probability: 0.3, fault: { kind: "ack-lost" } }] },
  { label: "3 answers of 10 are 500", faults: [{ probability: 0.3, fault: { kind: "status", status: 500 } }] }
]

const client = "tallymark"
/** More than a round makes, and few enough that no two rounds within seconds record equal events. */
const numbersPerRound = 1000
const longestLife = 200
/** Every so often one is killed before it may have accepted anything. */
const youngEvery = 8
const patience = 60_000

/** Kills and starts again so often, on one outbox, then lets the service get well and compares. */
export const killRounds = (rounds: number, faults: ReadonlyArray<FaultRule>): Promise<Rounds> =>
  inDirectory(async (directory) => {
    await using server = await startFakeServer({ faults: [...faults] })
    const accepted: Array<number> = []
    for (let round = 0; round < rounds; round++) {
      const isYoung = round % youngEvery === youngEvery - 1
      accepted.push(...(await killed(server.url, directory, round * numbersPerRound, isYoung)))
    }
    server.faults.clear()
    await runJob<"resume">({ task: "resume", client, url: server.url }, { patience, directory })
    return { rounds, accepted: accepted.length, ...compare(accepted, numbersAt(server)) }
  })

/** The numbers that a process told of before it was killed. */
const killed = async (
  url: string,
  directory: string,
  first: number,
  isYoung: boolean
): Promise<ReadonlyArray<number>> => {
  const child = start(await program())
  const told: Array<number> = []
  const gone = once(child, "exit")
  child.on("message", (number: number) => told.push(number))
  child.send({ job: { task: "accept", client, url, first }, directory })
  if (!isYoung) await Promise.race([once(child, "message"), gone])
  await wait(Math.random() * longestLife)
  if (child.exitCode !== null) throw new Error(`The process ended by itself: ${complaintOf(child)}`)
  await end(child)
  return told
}

const numbersAt = (server: FakeServer): ReadonlyArray<number> =>
  server.events().map(({ properties }) => Number(properties.n))

const compare = (accepted: ReadonlyArray<number>, held: ReadonlyArray<number>): Pick<Rounds, "lost" | "doubled"> => {
  const distinct = new Set(held)
  return { lost: accepted.filter((number) => !distinct.has(number)).length, doubled: held.length - distinct.size }
}
