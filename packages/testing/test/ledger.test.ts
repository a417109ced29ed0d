import { createFakeServer, type Receipt } from "@tallymark/testing"
import { describe, expect, it } from "vitest"
import { at, call, send } from "./faces.ts"

const second = 1_600_000_000

const receipt = (person: string, timestamp = second): Receipt => ({ kind: "record", person, name: "Did", timestamp })

const deliver = ({ person, name = "", timestamp }: Receipt): [string, Record<string, string>] => [
  "/e",
  { _p: person, _n: name, ...at(timestamp) }
]

describe("a ledger of receipts", () => {
  it("finds nothing wrong when everything arrives once and in order", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    for (const person of ["a", "b", "c"]) {
      ledger.sent(receipt(person))
      await send(server, deliver(receipt(person)))
    }
    const nothing = { duplicated: 0, absorbed: 0, lost: 0, outOfOrder: 0, missing: [] }
    expect(ledger.report()).toEqual({ sent: 3, arrived: 3, ...nothing })
  })

  it("names what is lost", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    for (const person of ["a", "b", "c"]) ledger.sent(receipt(person))
    await send(server, deliver(receipt("b")))
    expect(ledger.report()).toMatchObject({ sent: 3, arrived: 1, lost: 2, missing: [receipt("a"), receipt("c")] })
  })

  it("keeps the facts of a receipt and not what else it is", () => {
    const ledger = createFakeServer().ledger()
    ledger.sent(Object.assign(Promise.resolve("delivered"), receipt("a"), { id: 1 }))
    expect(ledger.report().missing).toEqual([receipt("a")])
  })

  it("tells what the service absorbs from what counts twice", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    ledger.sent(receipt("a"))
    await send(server, deliver(receipt("a")), deliver(receipt("a")), deliver(receipt("a")))
    expect(ledger.report()).toMatchObject({ arrived: 1, absorbed: 2, duplicated: 0, lost: 0 })
  })

  it("counts what was sent twice in one second as lost once, because the service keeps one", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    for (let time = 0; time < 2; time++) {
      ledger.sent(receipt("a"))
      await send(server, deliver(receipt("a")))
    }
    expect(ledger.report()).toMatchObject({ sent: 2, arrived: 1, absorbed: 1, lost: 1 })
  })

  it("counts what arrives after something that was sent later", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    for (const person of ["a", "b", "c", "d"]) ledger.sent(receipt(person))
    await send(server, ...["b", "a", "d", "c", "a"].map((person) => deliver(receipt(person))))
    expect(ledger.report()).toMatchObject({ arrived: 4, outOfOrder: 2, absorbed: 1 })
  })

  it("sees only what arrives after it was made", async () => {
    const server = createFakeServer()
    await send(server, deliver(receipt("a")))
    const ledger = server.ledger()
    ledger.sent(receipt("a"))
    expect(ledger.report()).toMatchObject({ sent: 1, arrived: 0, lost: 1 })
  })

  it("does not take a fault's failure for an arrival, and does take a lost answer for one", async () => {
    const faults = [
      { nth: 1, fault: { kind: "status", status: 500 } },
      { nth: 2, fault: { kind: "ack-lost" } }
    ] as const
    const server = createFakeServer({ faults })
    const ledger = server.ledger()
    for (const person of ["a", "b"]) {
      ledger.sent(receipt(person))
      await server.fetch(call(server, ...deliver(receipt(person)))).catch(() => undefined)
    }
    expect(ledger.report()).toMatchObject({ arrived: 1, lost: 1, missing: [receipt("a")] })
  })

  it("follows names and identities as the service rewrites them, sets, and aliases in either order", async () => {
    const server = createFakeServer()
    const ledger = server.ledger()
    ledger.sent({ kind: "record", person: "a:1", name: "Signed, Up", timestamp: second })
    ledger.sent({ kind: "set", person: "a:1", name: "", timestamp: second })
    ledger.sent({ kind: "alias", person: "a:1", name: "b", timestamp: second })
    await send(server, ["/e", { _p: "a:1", _n: "SIGNED, UP", ...at(second) }])
    await send(server, ["/s", { _p: "a:1", x: "1", ...at(second) }], ["/a", { _p: "b", _n: "a:1" }])
    expect(ledger.report()).toMatchObject({ sent: 3, arrived: 3, lost: 0 })
  })
})

describe("a ledger by a property", () => {
  it("finds duplicates that the service cannot see", async () => {
    const server = createFakeServer({ clock: second * 1000 })
    const ledger = server.ledger({ by: "Order" })
    for (const order of [17, 18]) ledger.sent(order)
    const bought: [string, Record<string, string>] = ["/e", { _p: "a", _n: "Bought", order: "17" }]
    await send(server, bought, bought)
    server.clock.advance("1 second")
    await send(server, bought)
    const report = { sent: 2, arrived: 1, duplicated: 1, absorbed: 1, lost: 1, outOfOrder: 0, missing: [18] }
    expect(ledger.report()).toEqual(report)
  })

  it("takes values, and a ledger of receipts takes receipts", () => {
    const server = createFakeServer()
    expect(() => server.ledger({ by: "order" }).sent(receipt("a"))).toThrow("pass the value of that property")
    expect(() => server.ledger().sent("17")).toThrow("pass a receipt")
  })
})
