/**
 * Puts a fake server together, without a face.
 */
import type { FakeServerOptions } from "../FakeServerOptions.ts"
import type { FakeNamespace } from "../Recordings.ts"
import type { Seeded, SeedInput, SeedOptions } from "../Seed.ts"
import type { Snapshot } from "../Snapshot.ts"
import { makeAnswer } from "./answer.ts"
import { type ClockState, SettableClock } from "./clock.ts"
import { controlPath, makeControl } from "./control.ts"
import { ConnectionLost, type Exchange, type Reply } from "./exchange.ts"
import { FaultRules } from "./fault-rules.ts"
import { Gate } from "./gate.ts"
import { kissmetrics } from "./kissmetrics.ts"
import { Random } from "./random.ts"
import { StoredRecordings } from "./recordings.ts"
import { plant } from "./seeding.ts"
import { type ServerState, StateHolder } from "./server-state.ts"
import { Waiters } from "./waiters.ts"

const services = [kissmetrics]

/** A product key that looks like one. */
const sampleKey = "0123456789abcdef0123456789abcdef01234567"

/** What a snapshot stands for. */
interface Memory {
  readonly recordings: ServerState
  readonly faults: FaultRules["state"]
  readonly clock: ClockState
  readonly random: number
}

class StoredNamespace extends StoredRecordings implements FakeNamespace {
  readonly key: string

  constructor(holder: StateHolder, waiters: Waiters, key: string) {
    super(holder, waiters, key)
    this.key = key
  }
}

/** The state machine behind every face. */
export class Server extends StoredRecordings {
  readonly clock: SettableClock
  readonly faults: FaultRules
  readonly gate: Gate
  readonly holder: StateHolder
  readonly random: Random
  readonly answer: (exchange: Exchange) => Promise<Reply>
  readonly #waiters: Waiters
  readonly #closing = new AbortController()
  readonly #snapshots = new WeakMap<Snapshot, Memory>()
  readonly #beginning: Snapshot
  readonly #firstKey: string

  constructor({ strict = false, keys, clock, seed = 1, faults = [], cors = false }: FakeServerOptions) {
    const holder = new StateHolder()
    const waiters = new Waiters(holder)
    super(holder, waiters)
    this.holder = holder
    this.#waiters = waiters
    this.#firstKey = keys?.[0] ?? sampleKey
    this.clock = new SettableClock(clock)
    this.gate = new Gate(this.clock)
    this.random = new Random(seed)
    this.faults = new FaultRules(this.random, this.gate)
    this.faults.set(faults)
    const answer = makeAnswer({
      services,
      clock: this.clock,
      faults: this.faults,
      gate: this.gate,
      holder,
      closing: this.#closing.signal,
      isStrict: strict,
      hasCors: cors,
      keys: keys === undefined ? undefined : new Set(keys)
    })
    const control = makeControl(this, this.#closing.signal)
    this.answer = (exchange) => (exchange.url.pathname.startsWith(controlPath) ? control(exchange) : answer(exchange))
    this.#beginning = this.snapshot()
  }

  namespace(key: string): FakeNamespace {
    return new StoredNamespace(this.holder, this.#waiters, key)
  }

  seed(input: SeedInput, { key = this.#firstKey }: SeedOptions = {}): Promise<Seeded> {
    return plant(this.holder, input, key, this.clock.now)
  }

  snapshot(): Snapshot {
    const snapshot: Snapshot = { takenAt: this.clock.now() }
    this.#snapshots.set(snapshot, {
      recordings: this.holder.current,
      faults: this.faults.state,
      clock: this.clock.state,
      random: this.random.state
    })
    return snapshot
  }

  restore(snapshot: Snapshot): void {
    const memory = this.#snapshots.get(snapshot)
    if (memory === undefined) throw new TypeError("not a snapshot of this server")
    this.gate.open()
    this.faults.state = memory.faults
    this.random.state = memory.random
    this.clock.state = memory.clock
    this.holder.replace(memory.recordings)
  }

  /** Makes the server as good as new; one product alone only forgets. */
  override reset(): void {
    this.restore(this.#beginning)
  }

  /** Breaks off what hangs and fails whoever waits. */
  shutDown(): void {
    this.gate.open()
    this.#closing.abort(new ConnectionLost("reset"))
    this.#waiters.failAll(new Error("the fake server was closed"))
  }
}
