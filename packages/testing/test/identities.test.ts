import { createFakeServer, type Person } from "@tallymark/testing"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { at, send } from "./faces.ts"

type Call = [path: string, parameters: Record<string, string>]

const identity = fc.constantFrom("a", "b", "c", "d", "e", "f", "g")

/** Calls that are told apart by their second, so that none is a duplicate of another. */
const calls = fc
  .array(fc.tuple(fc.constantFrom("/a", "/e", "/s"), identity, identity), { maxLength: 25 })
  .map((items) =>
    items.map(([path, _p, other], index): Call => {
      if (path === "/a") return [path, { _p, _n: other }]
      const named: Record<string, string> = path === "/e" ? { _n: "Did" } : {}
      return [path, { _p, ...named, which: String(index), ...at(1_600_000_000 + index) }]
    })
  )

const shuffled = calls.chain((items) =>
  fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length }))
)

/** A person without the marks of arrival. */
const essence = ({ identities, properties, events, history }: Person) => ({
  identities,
  properties,
  events: events.map(({ person, timestamp }) => [person, timestamp]),
  history: history.map(({ person, timestamp, text }) => [person, timestamp, text])
})

const peopleAfter = async (items: ReadonlyArray<Call>) => {
  const server = createFakeServer()
  await send(server, ...items)
  return server.people().map(essence)
}

it("the same calls make the same people in any order", () =>
  fc.assert(
    fc.asyncProperty(shuffled, async ([items, others]) => {
      expect(await peopleAfter(others)).toEqual(await peopleAfter(items))
    })
  ))

it("two identities are one person exactly when a chain of aliases connects them", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(identity, identity), { maxLength: 10 }), async (pairs) => {
      const server = createFakeServer()
      await send(server, ...pairs.map(([_p, _n]): Call => ["/a", { _p, _n }]))
      const reached = (from: string): ReadonlyArray<string> => {
        const found = new Set([from])
        for (const name of found) {
          for (const [one, other] of pairs) {
            if (one === name) found.add(other)
            if (other === name) found.add(one)
          }
        }
        return [...found].sort()
      }
      for (const name of new Set(pairs.flat())) expect(server.person(name)?.identities).toEqual(reached(name))
    })
  ))

it("a chain of a thousand aliases is one person", async () => {
  const server = createFakeServer()
  const chain = Array.from({ length: 1000 }, (_, n): Call => ["/a", { _p: `id-${n}`, _n: `id-${n + 1}` }])
  await send(server, ...chain, ["/e", { _p: "id-500", _n: "Did" }])
  expect(server.people()).toHaveLength(1)
  expect(server.person("id-1000")?.events).toHaveLength(1)
})
