/**
 * Makes one call and waits for its delivery.
 */
import { kissmetricsTracking } from "@tallymark/core"
import type { Receipt, Tracker } from "@tallymark/tracking"
import { findProduct, openTracker, type ProductInput } from "../configuration/product-tracker.ts"
import { plainly } from "../drawing/text.ts"
import { badInput } from "../Failure.ts"
import { failureAt } from "../failure-of.ts"
import type { Surroundings } from "../Session.ts"

interface Timed extends ProductInput {
  readonly person: string
  readonly timestamp: string | undefined
}

/** What `record` takes. */
export interface RecordInput extends Timed {
  readonly event: string
  readonly properties: Readonly<Record<string, string>>
}

/** What `set` takes. */
export interface SetInput extends Timed {
  readonly properties: Readonly<Record<string, string>>
}

/** What `alias` takes. */
export interface AliasInput extends ProductInput {
  readonly person: string
  readonly identity: string
}

/** Records an event. */
export const recordOne = (input: RecordInput, session: Surroundings): Promise<void> =>
  deliver(input, session, `recorded ${input.event} for ${input.person}`, (tracker) =>
    tracker.record(input.person, input.event, input.properties, { timestamp: timeOf(input.timestamp) })
  )

/** Sets properties of a person. */
export const setOne = (input: SetInput, session: Surroundings): Promise<void> =>
  deliver(input, session, `set ${Object.keys(input.properties).join(", ")} of ${input.person}`, (tracker) =>
    tracker.set(input.person, input.properties, { timestamp: timeOf(input.timestamp) })
  )

/** Joins two identities. */
export const aliasOne = (input: AliasInput, session: Surroundings): Promise<void> =>
  deliver(input, session, `${input.identity} is ${input.person} from now on`, (tracker) =>
    tracker.alias(input.person, input.identity)
  )

const deliver = async (
  input: ProductInput,
  session: Surroundings,
  done: string,
  call: (tracker: Tracker) => Receipt
): Promise<void> => {
  const product = await findProduct(input, session)
  const tracker = openTracker(product, session, {
    retry: { attempts: 3 },
    // The call's own end says it.
    onWarning: () => undefined
  })
  // A person waits here: whoever presses Ctrl-C does not want what is left to be tried again.
  const stop = () => void tracker.close({ timeout: 0 })
  session.signal.addEventListener("abort", stop)
  try {
    await call(tracker)
    await session.out.write(`${plainly(done)}\n`)
  } catch (error) {
    throw failureAt(product.host ?? kissmetricsTracking.hosts.tracking, error)
  } finally {
    session.signal.removeEventListener("abort", stop)
    await tracker.close({ timeout: 0 })
  }
}

const timeOf = (text: string | undefined): number | Date | undefined => {
  if (text === undefined) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  const time = new Date(text)
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && Number.isFinite(time.getTime())) return time
  throw badInput("--timestamp must be unix seconds or an ISO 8601 time, such as 2026-01-31T12:00:00Z")
}
