/**
 * Hears from the server whenever something has changed there.
 */
import { signal } from "@preact/signals"
import type { Pulse } from "../../src/internal/live/Setting.ts"

/** What the server said last. A new value every time, also when it says the same. */
export const pulse = signal<Pulse | undefined>(undefined)

/** Whether the server is heard: not yet, now, or no more. */
export const connection = signal<"starting" | "live" | "lost">("starting")

/** How far the server's clock is ahead of this one, in milliseconds. */
let ahead = 0

/** The server's time, in milliseconds since 1970. */
export const serverNow = (): number => {
  const { now = Date.now(), isRunning = true } = pulse.peek() ?? {}
  return isRunning ? Date.now() + ahead : now
}

let source: EventSource | undefined

const disconnect = (): void => {
  source?.close()
  source = undefined
}

/** Listens from now on, unless somebody does already. The browser connects again by itself where it can. */
const connect = (): void => {
  if (source !== undefined) return
  const own = new EventSource("/__fake__/live")
  source = own
  own.onmessage = ({ data }) => {
    const heard: Pulse = JSON.parse(data)
    ahead = heard.now - Date.now()
    connection.value = "live"
    pulse.value = heard
  }
  own.onerror = () => {
    connection.value = "lost"
    // A browser gives up on a server that answers with an error, as one does that has been started anew.
    if (own.readyState !== EventSource.CLOSED || source !== own) return
    source = undefined
    setTimeout(follow, 1000)
  }
}

const follow = (): void => (document.hidden ? disconnect() : connect())

/**
 * Follows the server for as long as the page is in sight. A page that is not lets go of its connection, because a
 * browser has no more than six to a server: the seventh tab could load nothing.
 */
export const listen = (): void => {
  document.addEventListener("visibilitychange", follow)
  follow()
}
