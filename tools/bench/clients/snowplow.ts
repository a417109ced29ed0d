/**
 * `@snowplow/node-tracker`: batches of ten, a queue of 1,000 that drops the oldest, no timer.
 */
import { setTimeout as wait } from "node:timers/promises"
import { buildSelfDescribingEvent, newTracker } from "@snowplow/node-tracker"
import type { Client } from "./Client.ts"

const pause = 1000

/** Opens Snowplow's tracker in its default configuration. */
export const open = (url: string): Client => {
  const { hostname, port } = new URL(url)
  let answers = 0
  const tracker = newTracker(
    { namespace: "bench", appId: "bench", encodeBase64: false },
    {
      endpoint: hostname,
      protocol: "http",
      port: Number(port),
      onRequestSuccess: () => {
        answers++
      }
    }
  )
  /** Nothing but a call or a flush makes it try again, so it is flushed for as long as that gets something through. */
  const settle = async (): Promise<void> => {
    for (let before = -1; before < answers; ) {
      before = answers
      await tracker.flush()
      await wait(pause)
    }
  }
  return {
    record: ({ person, name, properties }) => {
      tracker.setUserId(person)
      return tracker.track(
        buildSelfDescribingEvent({
          event: { schema: "iglu:com.example/event/jsonschema/1-0-0", data: { name, ...properties } }
        })
      )
    },
    settle,
    flush: () => tracker.flush(),
    toldLost: () => 0
  }
}
