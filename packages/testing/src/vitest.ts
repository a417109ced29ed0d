/**
 * Adds the matchers to Vitest's `expect`. Import it once, in a setup file or at the top of a test.
 *
 * **Example** (Checking what a product records)
 *
 * ```ts
 * import { createFakeServer } from "@tallymark/testing"
 * import "@tallymark/testing/vitest"
 * import { expect, it } from "vitest"
 *
 * it("records who signs up", async () => {
 *   const server = createFakeServer()
 *   await server.fetch(`${server.url}/e?_k=key&_p=bob&_n=Signed+Up&plan=pro`)
 *   expect(server).toHaveRecorded({ person: "bob", event: "Signed Up", properties: { plan: "pro" } })
 * })
 * ```
 */
import { expect } from "vitest"
import { type FakeServerMatchers, matchers } from "./matchers.ts"

declare module "vitest" {
  // Both parameters are Vitest's own.
  interface Matchers<R extends void | Promise<void>, T> extends FakeServerMatchers<R> {}
}

expect.extend(matchers)

export type { FakeServerMatchers }
