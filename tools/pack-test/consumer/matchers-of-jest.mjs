// Uses the matchers with the `expect` that Jest is made of; Jest makes it global.
import { expect } from "expect"

globalThis.expect = expect
const { createFakeServer } = await import("@tallymark/testing")
await import("@tallymark/testing/jest")

const server = createFakeServer()
expect(server).not.toHaveRecorded({ person: "bob@example.com", event: "Signed Up" })
await server.close()
