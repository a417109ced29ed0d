/**
 * `@amplitude/analytics-node`: batches of 200 or every ten seconds, an unbounded queue, twelve retries.
 */
import { createInstance, Types } from "@amplitude/analytics-node"
import type { Client } from "./Client.ts"

const patience = 120_000

/** Opens Amplitude's client in its default configuration. */
export const open = (url: string): Client => {
  const amplitude = createInstance()
  amplitude.init("0123456789abcdef0123456789abcdef", {
    serverUrl: `${url}/2/httpapi`,
    logLevel: Types.LogLevel.None
  })
  let pending = 0
  let lost = 0
  let whenIdle = (): void => undefined
  const settle = async (): Promise<void> => {
    // A flush gives up what it cannot deliver at once, so the client's own retries come first.
    await new Promise<void>((resolve) => {
      whenIdle = () => resolve()
      setTimeout(resolve, patience)
      if (pending === 0) resolve()
    })
    await amplitude.flush().promise
  }
  return {
    record: ({ person, name, properties }) => {
      pending++
      return amplitude.track(name, properties, { user_id: person }).promise.then(({ code }) => {
        if (code !== 200) lost++
        if (--pending === 0) whenIdle()
      })
    },
    settle,
    flush: () => amplitude.flush().promise,
    toldLost: () => lost
  }
}
