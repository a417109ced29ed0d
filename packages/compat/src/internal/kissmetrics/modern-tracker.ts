/**
 * What `@tallymark/tracking` makes of a call: its own checks and its own request, with nothing sent anywhere.
 */
import { type Issue, isApiError } from "@tallymark/core"
import { createTracker, type Receipt, type Tracker } from "@tallymark/tracking"

/** A call as the modern tracker takes it. */
export type ModernCall =
  | {
      readonly kind: "record"
      readonly person: string
      readonly event: string
      readonly properties: Readonly<Record<string, string>>
      readonly timestamp: number | undefined
    }
  | {
      readonly kind: "set"
      readonly person: string
      readonly properties: Readonly<Record<string, string>>
      readonly timestamp: number | undefined
    }
  | { readonly kind: "alias"; readonly person: string; readonly identity: string }

/** The request it would send, or everything it refuses. */
export type Modern = { readonly request: Request } | { readonly issues: ReadonlyArray<Issue> }

/** Asks the tracker about one call. The clock of a call without a time is stopped, so that answers can be compared. */
export const askModern = async (call: ModernCall): Promise<Modern> => {
  let request: Request | undefined
  const tracker = createTracker({
    key: "0".repeat(40),
    sameSecond: "leave",
    onWarning: () => undefined,
    now: () => 1_700_000_000_000,
    fetch: async (sent) => {
      request = sent
      return new Response(null, { status: 200 })
    }
  })
  try {
    await make(tracker, call)
  } catch (error) {
    if (isApiError(error) && error.reason._tag === "InvalidInput") return { issues: error.reason.issues }
    throw error
  } finally {
    await tracker.close()
  }
  if (request === undefined) throw new Error("the tracker took the call and sent nothing")
  return { request }
}

const make = (tracker: Tracker, call: ModernCall): Receipt => {
  switch (call.kind) {
    case "record":
      return tracker.record(call.person, call.event, call.properties, { timestamp: call.timestamp })
    case "set":
      return tracker.set(call.person, call.properties, { timestamp: call.timestamp })
    case "alias":
      return tracker.alias(call.person, call.identity)
  }
}

/** What is wrong with an identity: that it is empty, or stands for nobody in particular. */
export const personIssue = async (person: string): Promise<string | undefined> => {
  const asked = await askModern({ kind: "record", person, event: "asked", properties: {}, timestamp: undefined })
  return "issues" in asked ? asked.issues.find(({ path }) => path === "person")?.message : undefined
}
