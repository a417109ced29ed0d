/**
 * `mixpanel`: one GET per event, nothing queued, no retry.
 */
import Mixpanel from "mixpanel"
import type { Client } from "./Client.ts"
import type { BenchEvent } from "./event.ts"

/** Opens mixpanel; with `inFlight`, the caller holds back so many calls until earlier ones have been answered. */
export const open = (url: string, inFlight = Number.POSITIVE_INFINITY): Client => {
  const { hostname, port } = new URL(url)
  // The port is read by the client but missing from its declared options.
  const config = { host: hostname, port: Number(port), protocol: "http" }
  const mixpanel = Mixpanel.init("0123456789abcdef", config)
  const waiting: Array<BenchEvent> = []
  let head = 0
  let pending = 0
  let failed = 0
  let whenIdle = (): void => undefined

  const answered = (error: Error | undefined): void => {
    pending--
    if (error !== undefined) failed++
    const next = waiting[head]
    if (next !== undefined) {
      head++
      track(next)
    } else if (pending === 0) whenIdle()
  }
  const track = ({ person, name, properties }: BenchEvent): void => {
    pending++
    mixpanel.track(name, { distinct_id: person, ...properties }, answered)
  }
  const settle = async (): Promise<void> => {
    if (pending === 0) return
    await new Promise<void>((resolve) => {
      whenIdle = () => {
        resolve()
      }
    })
  }

  return {
    record: (event) => {
      if (pending < inFlight) track(event)
      else waiting.push(event)
    },
    settle,
    flush: settle,
    toldLost: () => failed
  }
}
