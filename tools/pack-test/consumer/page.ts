// What a page uses, compiled without the types of Node.
import { createQuery, property, serviceAccount } from "@tallymark/query"
import { createTracker } from "@tallymark/tracking/browser"

const tracker = createTracker({ key: "0123456789abcdef0123456789abcdef01234567" })
tracker.record("alice@example.com", "Signed Up", { plan: "pro" })

const query = createQuery({ credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }) })
query.segmentation
  .counts({ event: "Signed Up", from: "2026-01-01", to: "2026-01-31", on: property("plan") })
  .then((counts) => console.log(counts.toRows()))
