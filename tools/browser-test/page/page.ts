/**
 * The script of the page under test: a tracker that the test reaches through the window.
 *
 * The fake server's address comes in the query, so that the page and the server are of two origins.
 */
import { createTracker } from "@tallymark/tracking/browser"

declare global {
  interface Window {
    /** Records events named `${name} 1`, `${name} 2` and so on, in one go. */
    recordMany: (name: string, count: number, properties?: Readonly<Record<string, string>>) => void
  }
}

const tracker = createTracker({
  key: "0123456789abcdef0123456789abcdef01234567",
  host: new URLSearchParams(location.search).get("host") ?? ""
})

window.recordMany = (name, count, properties) => {
  for (let index = 1; index <= count; index++) tracker.record("alice@example.com", `${name} ${index}`, properties)
}
