/**
 * Puts a fake server together, without a face.
 */
import type { BookmarkDefinition, CohortDefinition, FunnelDefinition, JqlHandler, SaveOptions } from "../Asked.ts"
import type { FakeRegion, LimitUse } from "../FakeMixpanel.ts"
import type { FakeServerOptions } from "../FakeServerOptions.ts"
import type { FakeNamespace } from "../Recordings.ts"
import type { PeopleInput, Seeded, SeededPeople, SeedInput, SeedOptions } from "../Seed.ts"
import type { Snapshot } from "../Snapshot.ts"
import { makeAnswer } from "./answer.ts"
import { type ClockState, SettableClock } from "./clock.ts"
import { controlPath, makeControl } from "./control.ts"
import { ConnectionLost, type Exchange, type Reply } from "./exchange.ts"
import { FaultRules } from "./fault-rules.ts"
import { Gate } from "./gate.ts"
import { InFlight } from "./in-flight.ts"
import { kissmetrics } from "./kissmetrics.ts"
import { limitsOf } from "./mixpanel/limits.ts"
import { mixpanel as services } from "./mixpanel/mixpanel.ts"
import { mixpanelSpecs } from "./mixpanel/mixpanel-specs.ts"
import { projectsOf } from "./mixpanel/projects.ts"
import { Regions } from "./mixpanel/regions.ts"
import { saveBookmark, saveCohort, saveFunnel } from "./mixpanel/saving.ts"
import * as Usage from "./mixpanel/usage.ts"
import { checkOptions } from "./option-check.ts"
import { guarded, pageFile } from "./page-files.ts"
import { Random } from "./random.ts"
import { StoredRecordings } from "./recordings.ts"
import { plant, plantPeople } from "./seeding.ts"
import { type ServerState, StateHolder } from "./server-state.ts"
import { Waiters } from "./waiters.ts"

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
export abstract class Server extends StoredRecordings {
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
  readonly #firstKey: string | undefined
  /** Which address is which region. */
  protected readonly regions: Regions
  protected readonly inFlight: InFlight

  constructor(options: FakeServerOptions) {
    checkOptions(options)
    const { strict = false, keys, clock, seed = 1, faults = [], cors = false, keepRequests = 100_000 } = options
    const { mixpanel = {} } = options
    const holder = new StateHolder()
    const waiters = new Waiters(holder)
    super(holder, waiters)
    this.holder = holder
    this.#waiters = waiters
    this.#firstKey = keys?.[0]
    this.clock = new SettableClock(clock)
    this.clock.onWait = () => holder.announce()
    this.gate = new Gate(this.clock)
    this.random = new Random(seed)
    this.faults = new FaultRules(this.random, this.gate)
    this.faults.set(faults)
    this.regions = new Regions(mixpanelSpecs)
    this.inFlight = new InFlight(() => holder.announce())
    const desk = {
      projects: projectsOf(mixpanel),
      regions: this.regions,
      limits: limitsOf(mixpanel),
      inFlight: this.inFlight,
      pageSize: mixpanel.pageSize ?? 1000,
      productKey: ({ firstProduct }: ServerState) => this.#firstKey ?? firstProduct ?? sampleKey,
      dataKey: ({ firstProject }: ServerState) => this.#firstKey ?? firstProject ?? sampleKey
    }
    const answer = makeAnswer({
      services: [kissmetrics, ...services(desk)],
      inFlight: this.inFlight,
      clock: this.clock,
      faults: this.faults,
      gate: this.gate,
      holder,
      closing: this.#closing.signal,
      isStrict: strict,
      hasCors: cors,
      keys: keys === undefined ? undefined : new Set(keys),
      keepRequests
    })
    const control = makeControl(this, desk, this.#closing.signal)
    this.answer = (exchange) => {
      if (exchange.url.pathname.startsWith(controlPath)) return control(exchange).then(guarded)
      return pageFile(exchange) ?? answer(exchange)
    }
    this.#beginning = this.snapshot()
  }

  namespace(key: string): FakeNamespace {
    return new StoredNamespace(this.holder, this.#waiters, key)
  }

  /** Where Mixpanel keeps what is saved for no product in particular. */
  #keyFor({ key }: SaveOptions): string {
    return key ?? this.#firstKey ?? this.holder.current.firstProject ?? sampleKey
  }

  seed(input: SeedInput, options: SeedOptions = {}): Promise<Seeded> {
    const keys = { kissmetrics: options.key ?? this.#firstKey ?? sampleKey, mixpanel: this.#keyFor(options) }
    return plant(this.holder, input, keys, this.clock.now)
  }

  seedPeople(input: PeopleInput, options: SeedOptions = {}): Promise<SeededPeople> {
    return plantPeople(this.holder, input, this.#keyFor(options))
  }

  addFunnel(funnel: FunnelDefinition, options: SaveOptions = {}): number {
    return saveFunnel(this.holder, this.#keyFor(options), funnel)
  }

  addCohort(cohort: CohortDefinition, options: SaveOptions = {}): number {
    return saveCohort(this.holder, this.#keyFor(options), cohort, this.clock.now())
  }

  addBookmark(bookmark: BookmarkDefinition, options: SaveOptions = {}): number {
    return saveBookmark(this.holder, this.#keyFor(options), bookmark)
  }

  onJql(handler: JqlHandler | undefined): void {
    this.holder.replace({ ...this.holder.current, jql: handler })
  }

  /** Where it is found. */
  abstract readonly url: string

  /** Where the service of one region is found. */
  abstract regionUrl(region: FakeRegion): string

  get limits(): ReadonlyArray<LimitUse> {
    return Usage.all(this.holder.current.usage, this.inFlight, this.clock.now())
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
