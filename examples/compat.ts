/**
 * Code that was written for the Python clients, with another import, and the same event through the modern tracker.
 *
 * The fake server stands in for the service. A product leaves out `fetch`.
 */
import { KM, PyFloat } from "@tallymark/compat"
import { createFakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking"

const server = createFakeServer()
const key = "0".repeat(40)

KM.init(key, { fetch: server.fetch })

// Requests that are served at once, each for its own person.
const serve = async (person: string): Promise<void> => {
  KM.identify(person)
  await KM.record("Signed Up", { trial: true, price: PyFloat(5) })
}
await Promise.all(["ann@example.com", "bob@example.com"].map(serve))

await using tracker = createTracker({ key, fetch: server.fetch })
await tracker.record("cleo@example.com", "Signed Up", { trial: true, price: 5 })

for (const { person, texts } of server.hits) console.log(person, texts.trial, texts.price)
