import {
  AssertionFailed,
  assertAliased,
  assertLostNothing,
  assertNoDuplicates,
  assertPropertySet,
  assertRecorded,
  assertValid,
  createFakeServer
} from "@tallymark/testing"
import { expect, it } from "vitest"
import { at, send } from "./faces.ts"

it("assertions pass in silence and fail with the words of the matchers", async () => {
  const server = createFakeServer()
  const ledger = server.ledger()
  const receipt = { kind: "record", person: "bob", name: "Did", timestamp: 1_600_000_000 } as const
  ledger.sent(receipt)
  const assertions: ReadonlyArray<readonly [assertion: () => void, words: string]> = [
    [() => assertRecorded(server, { event: "Did", person: "robert", properties: { plan: "pro" } }), "no such event"],
    [() => assertAliased(server, "bob", "robert"), "are not the same person"],
    [() => assertPropertySet(server, "robert", "plan", "pro"), "is not set"],
    [() => assertLostNothing(ledger.report()), "1 of 1 were lost"]
  ]
  for (const [assertion, words] of assertions) expect(assertion).toThrow(words)
  await send(
    server,
    ["/e", { _p: "bob", _n: "Did", plan: "pro", ...at(1_600_000_000) }],
    ["/a", { _p: "bob", _n: "robert" }]
  )
  for (const [assertion] of assertions) assertion()
  for (const assertion of [assertNoDuplicates, assertValid]) assertion(server)
  assertNoDuplicates(ledger.report())
  await send(server, ["/e", { _p: "bob", _n: "Did", ...at(1_600_000_000) }], ["/e", {}])
  expect(() => assertNoDuplicates(server)).toThrow("1 calls were sent twice")
  expect(() => assertValid(server)).toThrow("1 of 4 requests break the contract")
})

it("an assertion that fails is an AssertionError to test runners", () => {
  const server = createFakeServer()
  expect(() => assertRecorded(server, { event: "Did" })).toThrow(AssertionFailed)
  expect(() => assertRecorded(server, { event: "Did" })).toThrow(expect.objectContaining({ name: "AssertionError" }))
})
