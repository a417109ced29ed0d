import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Scope from "effect/Scope"
import * as FastCheck from "fast-check"
import { assert, describe, it } from "vitest"
import type { Claim, Outbox } from "../src/Outbox.ts"
import { sqliteOutbox } from "../src/outbox-sqlite.ts"
import { entries } from "./contract/outbox.ts"
import { TemporaryDirectory } from "./support/children.ts"

/** What should be in the outbox. */
interface Model {
  /** When each waiting entry may be claimed. */
  readonly waiting: Map<string, number>
  readonly claimed: Set<string>
  readonly dead: Set<string>
  now: number
  accepted: number
}

/** The outbox, on a clock that the test moves. Time that nobody moves does not pass. */
class Real {
  readonly directory: TemporaryDirectory
  claims: Array<Claim> = []
  now = 1_700_000_000_000
  private outbox: Outbox | undefined
  private scope = Scope.makeUnsafe()

  constructor(directory: TemporaryDirectory) {
    this.directory = directory
  }

  async run<A, E>(work: (outbox: Outbox) => Effect.Effect<A, E>): Promise<A> {
    const outbox = this.outbox ?? (await this.open())
    return Effect.runPromise(this.timed(work(outbox)))
  }

  async close(): Promise<void> {
    await Effect.runPromise(this.timed(Scope.close(this.scope, Exit.void)))
    this.forget()
  }

  /** Nothing is given back: the process is silent from here on. */
  forget(): void {
    this.outbox = undefined
    this.claims = []
    this.scope = Scope.makeUnsafe()
  }

  private async open(): Promise<Outbox> {
    const source = sqliteOutbox({ directory: this.directory.state })
    const product = { key: Redacted.make("key"), host: "https://trk.example" }
    const listener = { evicted: () => undefined, warn: (_: string, message: string) => assert.fail(message) }
    this.outbox = await Effect.runPromise(this.timed(Scope.provide(source.open(product, listener), this.scope)))
    return this.outbox
  }

  private timed<A, E>(effect: Effect.Effect<A, E>): Effect.Effect<A, E> {
    return Effect.flatMap(Clock.Clock, (clock) =>
      Effect.provideService(effect, Clock.Clock, {
        ...clock,
        currentTimeMillis: Effect.sync(() => this.now),
        currentTimeMillisUnsafe: () => this.now,
        sleep: () => Effect.never
      })
    )
  }
}

const hour = 3_600_000

type Command = FastCheck.AsyncCommand<Model, Real>

/** A command that may always come, and is followed by a count. */
const command = (name: string, step: (model: Model, real: Real) => Promise<void>): Command => ({
  check: () => true,
  toString: () => name,
  run: async (model, real) => {
    await step(model, real)
    const { waiting, claimed, dead } = await real.run(({ count }) => count)
    assert.deepStrictEqual(
      { waiting, claimed, dead },
      { waiting: model.waiting.size, claimed: model.claimed.size, dead: model.dead.size }
    )
  }
})

const ready = (model: Model): ReadonlyArray<string> =>
  // A rest of more than an hour was meant for a clock that has been set back since.
  [...model.waiting].filter(([, at]) => at <= model.now || at > model.now + hour).map(([id]) => id)

const accept = (count: number): Command =>
  command(`accept ${count}`, async (model, real) => {
    const fresh = entries(count, model.accepted)
    await real.run((outbox) => outbox.accept(fresh))
    for (const { id } of fresh) model.waiting.set(id, 0)
    model.accepted += count
  })

const claim = (limit: number): Command => ({
  ...command(`claim ${limit}`, async (model, real) => {
    const candidates = ready(model)
    const claims = await real.run((outbox) => outbox.claim(limit))
    assert.strictEqual(claims.length, Math.min(limit, candidates.length))
    for (const { entry } of claims) {
      assert.include(candidates, entry.id)
      model.waiting.delete(entry.id)
      model.claimed.add(entry.id)
    }
    real.claims.push(...claims)
  }),
  // It would wait for ever.
  check: (model) => ready(model).length > 0
})

/** Takes claims from those that are held. */
const taken = (real: Real, count: number, model: Model): ReadonlyArray<Claim> => {
  const claims = real.claims.splice(0, count)
  for (const { entry } of claims) model.claimed.delete(entry.id)
  return claims
}

const acknowledge = (count: number): Command =>
  command(`acknowledge ${count}`, async (model, real) => {
    const claims = taken(real, count, model)
    await real.run((outbox) => outbox.acknowledge(claims))
  })

const retryLater = (count: number, rest: number): Command =>
  command(`retry ${count} after ${rest}`, async (model, real) => {
    const claims = taken(real, count, model)
    await real.run((outbox) => outbox.retryLater(claims, Duration.millis(rest)))
    for (const { entry } of claims) model.waiting.set(entry.id, model.now + rest)
  })

const bury = (): Command =>
  command("bury", async (model, real) => {
    for (const letter of taken(real, 1, model)) {
      await real.run((outbox) => outbox.bury(letter, "no use"))
      model.dead.add(letter.entry.id)
    }
  })

const retryDead = (): Command =>
  command("retry the dead", async (model, real) => {
    assert.strictEqual(await real.run(({ dead }) => dead.retry()), model.dead.size)
    for (const id of model.dead) model.waiting.set(id, model.now)
    model.dead.clear()
  })

const reopen = (): Command =>
  command("reopen", async (model, real) => {
    await real.close()
    for (const id of model.claimed) model.waiting.set(id, 0)
    model.claimed.clear()
  })

const crash = (): Command =>
  command("crash", async (model, real) => {
    real.forget()
    // Long enough to be taken for dead.
    pass(model, real, 60_000)
    for (const id of model.claimed) model.waiting.set(id, 0)
    model.claimed.clear()
  })

const pass = (model: Model, real: Real, millis: number): void => {
  model.now += millis
  real.now += millis
}

const advance = (millis: number): Command =>
  command(`advance ${millis}`, async (model, real) => pass(model, real, millis))

const few = FastCheck.integer({ min: 1, max: 5 })
const commands = FastCheck.commands(
  [
    few.map(accept),
    few.map(accept),
    few.map(claim),
    few.map(claim),
    few.map(acknowledge),
    FastCheck.tuple(few, FastCheck.integer({ min: 0, max: 10_000 })).map(([count, rest]) => retryLater(count, rest)),
    FastCheck.constant(bury()),
    FastCheck.constant(retryDead()),
    FastCheck.constant(reopen()),
    FastCheck.constant(crash()),
    FastCheck.integer({ min: 0, max: 5000 }).map(advance),
    FastCheck.constant(advance(-hour))
  ],
  { maxCommands: 40 }
)

describe("an outbox in a file, beside a model", { timeout: 60_000 }, () => {
  it("holds what the model holds after anything that can happen, crashes included", async () => {
    await FastCheck.assert(
      FastCheck.asyncProperty(commands, async (sequence) => {
        using directory = new TemporaryDirectory()
        const real = new Real(directory)
        const setup = () => ({
          model: { waiting: new Map(), claimed: new Set(), dead: new Set(), now: real.now, accepted: 0 } as Model,
          real
        })
        await FastCheck.asyncModelRun(setup, sequence)
        await real.close()
      }),
      { numRuns: 60 }
    )
  })
})
