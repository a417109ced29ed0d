import type { ExpectedEvent, ExpectedEventOf } from "@tallymark/testing"
import { expect, expectTypeOf, it } from "vitest"

interface Events {
  readonly "Signed Up": { readonly plan: "free" | "pro"; readonly seats: number }
  readonly "Signed Out": { readonly reason?: string }
}

type Expected = ExpectedEventOf<Events>

it("an expectation may name any event while the product's events are unknown", () => {
  expectTypeOf<{ event: string; properties: { anything: number } }>().toExtend<ExpectedEvent>()
})

it("an expectation names an event of the product and some of its properties, once these are known", () => {
  expectTypeOf<{ event: "Signed Up"; person: string; properties: { plan: "pro" } }>().toExtend<Expected>()
  expectTypeOf<{ event: "Signed Out" }>().toExtend<Expected>()
  expectTypeOf<{ event: "Signed In" }>().not.toExtend<Expected>()
  expectTypeOf<{ event: "Signed Up"; properties: { plan: "max" } }>().not.toExtend<Expected>()
  expectTypeOf<{ event: "Signed Up"; properties: { seats: string } }>().not.toExtend<Expected>()
})

it("an expectation takes matchers for typed properties", () => {
  const expected: Expected = { event: "Signed Up", properties: { plan: "pro", seats: expect.any(Number) } }
  expectTypeOf(expected).toExtend<Expected>()
})
