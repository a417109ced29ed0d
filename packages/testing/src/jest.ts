/**
 * Adds the matchers to Jest's `expect`. Import it once, in a file of `setupFilesAfterEnv` or at the top of a test.
 *
 * **Example** (Checking what a product records, inside Jest)
 *
 * ```ts no-run
 * import { createFakeServer } from "@tallymark/testing"
 * import "@tallymark/testing/jest"
 * import { expect } from "expect"
 *
 * const server = createFakeServer()
 * await server.fetch(`${server.url}/e?_k=key&_p=bob&_n=Signed+Up&plan=pro`)
 * expect(server).toHaveRecorded({ person: "bob", event: "Signed Up", properties: { plan: "pro" } })
 * ```
 */
import type { Expect } from "expect"
import { type FakeServerMatchers, matchers } from "./matchers.ts"

declare module "expect" {
  // Both parameters are Jest's own.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends FakeServerMatchers<R> {}
}

declare global {
  // Where the types of @types/jest keep their matchers.
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: declarations merge only when their type parameters are the same.
    interface Matchers<R, T = {}> extends FakeServerMatchers<R> {}
  }
}

const { expect } = globalThis as { readonly expect?: Expect } // a global of Jest, when this runs there

if (expect === undefined) {
  throw new Error(
    'There is no global expect here. Without Jest\'s globals call expect.extend(matchers) from "@tallymark/testing".'
  )
}

expect.extend(matchers)

export type { FakeServerMatchers }
