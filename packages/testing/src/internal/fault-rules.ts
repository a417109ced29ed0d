/**
 * The rules in force: counts what each of them fits and decides which one a request falls to.
 */
import * as Duration from "effect/Duration"
import { toMillis } from "../FakeClock.ts"
import type { Fault, FaultCount, FaultRule, Faults, FaultWindow } from "../Fault.ts"
import { checkRules } from "./fault-check.ts"
import type { Gate } from "./gate.ts"
import type { Random } from "./random.ts"

/** What a rule can go by. */
export interface FaultFacts {
  readonly operation: string | undefined
  readonly method: string
  readonly path: string
  readonly key: string | undefined
  /** Bytes of the query or the body, whichever is longer. */
  readonly size: number
  readonly now: number
}

/** What befalls one request. */
export interface Decision {
  /** How long the answer waits, in milliseconds. */
  readonly delay: number
  readonly fault: Exclude<Fault, { readonly kind: "delay" }> | undefined
}

interface Count extends FaultCount {
  /** When the rule first fitted a request. */
  readonly since: number | undefined
}

/** Rules that are fit to be put in force, with nothing counted yet. */
const uncounted = (rules: ReadonlyArray<FaultRule>): ReadonlyArray<Count> =>
  checkRules(rules).map((rule) => ({ rule, matched: 0, applied: 0, since: undefined }))

const fits = ({ operation, route, key, aboveBytes }: FaultRule, facts: FaultFacts): boolean => {
  const { method, path, size } = facts
  if (operation !== undefined && !(facts.operation !== undefined && [operation].flat().includes(facts.operation))) {
    return false
  }
  if (route !== undefined && route !== path && route !== `${method} ${path}`) return false
  if (key !== undefined && key !== facts.key) return false
  return aboveBytes === undefined || size > aboveBytes
}

const isOpen = (window: FaultWindow, now: number, since: number): boolean => {
  const begin = since + Duration.toMillis(window.after ?? 0)
  const end = window.for === undefined ? Number.POSITIVE_INFINITY : begin + Duration.toMillis(window.for)
  if (now < begin || now >= end) return false
  if (window.from !== undefined && now < toMillis(window.from)) return false
  return window.to === undefined || now < toMillis(window.to)
}

/** The implementation of {@link Faults}; its state is an immutable list, so that a snapshot is a reference. */
export class FaultRules implements Faults {
  readonly #random: Random
  readonly #gate: Gate
  state: ReadonlyArray<Count> = []

  constructor(random: Random, gate: Gate) {
    this.#random = random
    this.#gate = gate
  }

  set(rules: ReadonlyArray<FaultRule>): void {
    const fresh = uncounted(rules)
    this.#gate.open()
    this.state = fresh
  }

  add(...rules: ReadonlyArray<FaultRule>): void {
    this.state = [...this.state, ...uncounted(rules)]
  }

  clear(): void {
    this.set([])
  }

  get rules(): ReadonlyArray<FaultCount> {
    return this.state.map(({ rule, matched, applied }) => ({ rule, matched, applied }))
  }

  /** Lets every rule see the request and says what befalls it. */
  decide(facts: FaultFacts): Decision {
    let delay = 0
    let fault: Decision["fault"]
    if (this.state.length === 0) return { delay, fault }
    this.state = this.state.map((count) => {
      const { rule, since = facts.now } = count
      if (!fits(rule, facts)) return count
      const matched = count.matched + 1
      const isFree = fault === undefined || rule.fault.kind === "delay"
      const applies = isFree && this.#applies({ ...count, matched, since }, facts.now)
      if (applies && rule.fault.kind === "delay") delay += Duration.toMillis(rule.fault.by)
      else if (applies && rule.fault.kind !== "delay") fault = rule.fault
      return { rule, matched, applied: count.applied + (applies ? 1 : 0), since }
    })
    return { delay, fault }
  }

  #applies({ rule, matched, applied, since = 0 }: Count, now: number): boolean {
    const { nth, every, times, window, probability } = rule
    if (times !== undefined && applied >= times) return false
    if (nth !== undefined && ![nth].flat().includes(matched)) return false
    if (every !== undefined && matched % every !== 0) return false
    if (window !== undefined && !isOpen(window, now, since)) return false
    return probability === undefined || this.#random.next() < probability
  }
}
