/**
 * Typed events: the product's events are declared once, and a wrong name or property is found by the compiler, or at the
 * call where no compiler looked.
 *
 * Any library that speaks Standard Schema will do; this is Effect's.
 */
import { createFakeServer } from "@tallymark/testing"
import { createTracker } from "@tallymark/tracking"
import * as Schema from "effect/Schema"

const events = {
  "Signed Up": Schema.toStandardSchemaV1(Schema.Struct({ plan: Schema.Literals(["free", "pro"]) })),
  "Logged In": Schema.toStandardSchemaV1(Schema.Struct({}))
}

const server = createFakeServer()
await using tracker = createTracker({
  key: "0".repeat(40),
  fetch: server.fetch,
  events,
  onWarning: (message) => console.log(message)
})

tracker.record("ann@example.com", "Signed Up", { plan: "pro" })
tracker.record("ann@example.com", "Logged In")

// @ts-expect-error: the plan is misspelled, which the compiler says here and the tracker at run time.
const misspelled = tracker.record("ann@example.com", "Signed Up", { plan: "por" })
await misspelled.catch(() => console.log("the misspelled event was not sent"))

await tracker.flush()
for (const { name, properties } of server.events()) console.log(name, JSON.stringify(properties))
