/**
 * Hears from the server whenever something has changed there.
 */
import { signal } from "@preact/signals"
import type { Pulse } from "../../src/internal/live/Setting.ts"

/** What the server said last. A new value every time, also when it says the same. */
export const pulse = signal<Pulse | undefined>(undefined)

/** Whether the server is heard. */
export const isLive = signal(false)

/** How far the server's clock is ahead of this one, in milliseconds. */
let ahead = 0

/** The server's time, in milliseconds since 1970. */
export const serverNow = (): number => {
  const { now = Date.now(), isRunning = true } = pulse.peek() ?? {}
  return isRunning ? Date.now() + ahead : now
}

/** Listens from now on. The browser connects again by itself when it has to. */
export const connect = (): void => {
  const source = new EventSource("/__fake__/live")
  source.onmessage = ({ data }) => {
    const heard: Pulse = JSON.parse(data)
    ahead = heard.now - Date.now()
    isLive.value = true
    pulse.value = heard
  }
  source.onerror = () => {
    isLive.value = false
    // A browser gives up on a server that answers with an error, as one does that has been started anew.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 1000)
  }
}
