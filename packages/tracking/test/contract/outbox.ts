/**
 * What every outbox does, whatever is behind it. A harness opens it as often as it is asked to; each opening is a process
 * of its own as far as claims go.
 */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import { assert, it } from "vitest"
import type { Claim, Outbox, OutboxEntry, OutboxListener, OutboxSource, Product } from "../../src/Outbox.ts"
import type { OutboxFailed } from "../../src/TrackingError.ts"

/** One place that outboxes are opened on. */
export interface Harness extends AsyncDisposable {
  readonly source: OutboxSource
  /** Ends an opening as a crash would: nothing is given back. Absent where a test cannot do that in one process. */
  readonly crash?: (opening: Opening) => Promise<void>
}

/** An outbox that a test has open. */
export interface Opening {
  readonly outbox: Outbox
  readonly close: () => Promise<void>
}

const product: Product = { key: Redacted.make("5ec2e7"), host: "https://trk.example" }

const silent: OutboxListener = { evicted: () => undefined, warn: () => undefined }

interface OpeningOptions {
  readonly listener?: OutboxListener
  readonly key?: string
}

/** Opens an outbox for the time of a scope. */
export const openIn = (
  { source }: Pick<Harness, "source">,
  { listener = silent, key = "5ec2e7" }: OpeningOptions = {}
): Effect.Effect<Outbox, OutboxFailed, Scope.Scope> => source.open({ ...product, key: Redacted.make(key) }, listener)

/** Opens an outbox. */
export const open = async (harness: Pick<Harness, "source">, options?: OpeningOptions): Promise<Opening> => {
  const scope = Scope.makeUnsafe()
  const outbox = await Effect.runPromise(Scope.provide(openIn(harness, options), scope))
  return { outbox, close: () => Effect.runPromise(Scope.close(scope, Exit.void)) }
}

/** Entries that are told apart by their number. */
export const entries = (count: number, first = 0): ReadonlyArray<OutboxEntry> =>
  Array.from({ length: count }, (_, i) => ({
    id: `id-${first + i}`,
    calledAt: 1_700_000_000_000 + first + i,
    line: `/e?_p=bob&_n=Event%20${first + i}&_t=1700000000&_d=1`
  }))

const run = Effect.runPromise

const ids = (claims: ReadonlyArray<Claim>): ReadonlyArray<string> => claims.map(({ entry }) => entry.id).toSorted()

/** Claims until there are so many. */
export const claim = async (outbox: Outbox, count: number): Promise<ReadonlyArray<Claim>> => {
  const claims: Array<Claim> = []
  while (claims.length < count) claims.push(...(await run(outbox.claim(count - claims.length))))
  return claims
}

/** Whether there is nothing to claim now. */
const isDry = async (outbox: Outbox): Promise<boolean> =>
  (await run(Effect.timeoutOption(outbox.claim(1), "50 millis")))._tag === "None"

/** The suite. */
export const outboxContract = (make: () => Promise<Harness>): void => {
  it("hands out what it has accepted, whole, and counts it", async () => {
    await using harness = await make()
    const { outbox, close } = await open(harness)
    await run(outbox.accept(entries(3)))
    assert.deepInclude(await run(outbox.count), { waiting: 3, claimed: 0, dead: 0 })
    const claims = await claim(outbox, 3)
    assert.deepStrictEqual(
      claims.map(({ entry }) => entry).toSorted((one, other) => one.calledAt - other.calledAt),
      entries(3)
    )
    assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 3 })
    await run(outbox.acknowledge(claims))
    assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 0, dead: 0 })
    await close()
  })

  it("hands each entry to one claimant only", async () => {
    await using harness = await make()
    const [one, other] = [await open(harness), await open(harness)]
    await run(one.outbox.accept(entries(40)))
    const claims = await Promise.all([claim(one.outbox, 20), claim(other.outbox, 20)])
    assert.strictEqual(new Set(claims.flat().map(({ entry }) => entry.id)).size, 40)
    assert.isTrue(await isDry(one.outbox))
    await Promise.all([one.close(), other.close()])
  })

  it("lets a claimant wait for the next entry", async () => {
    await using harness = await make()
    const [one, other] = [await open(harness), await open(harness)]
    const claimed = run(one.outbox.claim(10))
    await run(other.outbox.accept(entries(1)))
    assert.deepStrictEqual(ids(await claimed), ["id-0"])
    await Promise.all([one.close(), other.close()])
  })

  it("gives back what was claimed and not acknowledged when it closes", async () => {
    await using harness = await make()
    const one = await open(harness)
    await run(one.outbox.accept(entries(3)))
    const claims = await claim(one.outbox, 3)
    await run(one.outbox.acknowledge(claims.filter(({ entry }) => entry.id === "id-1")))
    await one.close()
    const other = await open(harness)
    const again = await claim(other.outbox, 2)
    assert.deepStrictEqual(ids(again), ["id-0", "id-2"])
    await other.close()
  })

  it("offers an entry again after its rest, and not before", async () => {
    await using harness = await make()
    const { outbox, close } = await open(harness)
    await run(outbox.accept(entries(2)))
    const claims = await claim(outbox, 2)
    const first = claims.filter(({ entry }) => entry.id === "id-0")
    await run(outbox.retryLater(first, Duration.millis(300)))
    const begin = performance.now()
    assert.deepStrictEqual(ids(await claim(outbox, 1)), ["id-0"])
    assert.isAbove(performance.now() - begin, 200)
    await close()
  })

  it("keeps dead letters apart, with their reason, until they are sent again or dropped", async () => {
    await using harness = await make()
    const { outbox, close } = await open(harness)
    await run(outbox.accept(entries(3)))
    for (const letter of await claim(outbox, 3)) await run(outbox.bury(letter, `no use for ${letter.entry.id}`))
    assert.isTrue(await isDry(outbox))
    assert.deepInclude(await run(outbox.count), { waiting: 0, claimed: 0, dead: 3 })
    const letters = await run(outbox.dead.list(2))
    assert.strictEqual(letters.length, 2)
    for (const { id, reason } of letters) assert.strictEqual(reason, `no use for ${id}`)
    assert.strictEqual(await run(outbox.dead.drop(["id-0"])), 1)
    assert.strictEqual(await run(outbox.dead.retry(["id-1", "id-0"])), 1)
    assert.deepStrictEqual(ids(await claim(outbox, 1)), ["id-1"])
    assert.strictEqual(await run(outbox.dead.retry()), 1)
    assert.strictEqual(await run(outbox.dead.drop()), 0)
    await close()
  })

  it("keeps the calls of products apart", async () => {
    await using harness = await make()
    const [one, other] = [await open(harness), await open(harness, { key: "another" })]
    await run(one.outbox.accept(entries(1)))
    assert.isTrue(await isDry(other.outbox))
    assert.deepInclude(await run(other.outbox.count), { waiting: 0 })
    await Promise.all([one.close(), other.close()])
  })

  it("tells the age of the oldest call", async () => {
    await using harness = await make()
    const { outbox, close } = await open(harness)
    assert.strictEqual((await run(outbox.count)).oldest, undefined)
    await run(outbox.accept(entries(3, 7)))
    assert.strictEqual((await run(outbox.count)).oldest, 1_700_000_000_007)
    await close()
  })

  it("survives a claimant that dies without a word", async () => {
    await using harness = await make()
    if (harness.crash === undefined) return
    const one = await open(harness)
    await run(one.outbox.accept(entries(3)))
    const [first] = await claim(one.outbox, 3)
    if (first !== undefined) await run(one.outbox.acknowledge([first]))
    await harness.crash(one)
    const other = await open(harness)
    assert.strictEqual((await claim(other.outbox, 2)).length, 2)
    assert.deepInclude(await run(other.outbox.count), { waiting: 0, claimed: 2 })
    await other.close()
  })

  it("takes text of any kind and size", async () => {
    await using harness = await make()
    const { outbox, close } = await open(harness)
    const odd = ["", "å🦆 \u2028'\"\\", "x".repeat(100_000), "/e?_n=%00&_p=a'b;--"].map((line, i) => ({
      id: `odd-${i}`,
      calledAt: i,
      line
    }))
    await run(outbox.accept(odd))
    const claims = await claim(outbox, odd.length)
    assert.deepStrictEqual(
      claims.map(({ entry }) => entry).toSorted((one, other) => one.calledAt - other.calledAt),
      odd
    )
    await close()
  })
}
