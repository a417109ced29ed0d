/**
 * Finds the next free second for an event.
 *
 * The service drops an event that equals another in person, name and second, so two genuine events would become one
 * without a word. The guard remembers, per key, the runs of seconds that are taken; the first free second after a run is
 * its end plus one, so a thousand events in one second cost no more than any other thousand.
 *
 * Memory is bounded. A key keeps its latest runs only, and keys live in two generations, the older of which is forgotten
 * when the younger is full; a key that is used moves to the younger.
 */

const keysPerGeneration = 32_768
const runsPerKey = 8

/** Seconds taken without a gap, both ends included. */
interface Run {
  readonly from: number
  to: number
}

/** The seconds taken so far, per key. */
export class SecondGuard {
  private young = new Map<string, Array<Run>>()
  private old = new Map<string, Array<Run>>()

  /** The first second from `second` on at which none of the keys is taken. */
  free(keys: ReadonlyArray<string>, second: number): number {
    let candidate = second
    let before: number
    do {
      before = candidate
      for (const key of keys) candidate = freeIn(this.runs(key), candidate)
    } while (candidate !== before)
    return candidate
  }

  /** Marks a second as taken for each key. */
  take(keys: ReadonlyArray<string>, second: number): void {
    for (const key of keys) {
      const runs = this.runs(key)
      if (runs === undefined) this.keep(key, [{ from: second, to: second }])
      else extend(runs, second)
    }
  }

  private runs(key: string): Array<Run> | undefined {
    const runs = this.young.get(key)
    if (runs !== undefined) return runs
    const older = this.old.get(key)
    if (older !== undefined) this.keep(key, older)
    return older
  }

  private keep(key: string, runs: Array<Run>): void {
    if (this.young.size >= keysPerGeneration) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, runs)
  }
}

const freeIn = (runs: ReadonlyArray<Run> | undefined, second: number): number => {
  if (runs === undefined) return second
  let free = second
  for (let found: Run | undefined; ; free = found.to + 1) {
    found = runs.find(({ from, to }) => from <= free && free <= to)
    if (found === undefined) return free
  }
}

const extend = (runs: Array<Run>, second: number): void => {
  if (freeIn(runs, second) !== second) return
  const before = runs.find(({ to }) => to === second - 1)
  if (before !== undefined) before.to = second
  else if (runs.push({ from: second, to: second }) > runsPerKey) runs.shift()
}

/** How the service compares names and identities: `,` and `:` are spaces. */
const folded = (text: string): string => text.replace(/[,:]/g, " ")

/** The key of an event: names are compared without case. */
export const eventKey = (person: string, event: string): string =>
  `${folded(person)}\u0000${folded(event).toLowerCase()}`

/** The key of a property set on a person; properties and events do not collide. */
export const propertyKey = (person: string, property: string): string =>
  `${folded(person)}\u0001${folded(property).toLowerCase()}`
