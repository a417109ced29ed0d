/**
 * Finds the next free second for an event.
 *
 * The service drops an event that equals another in person, name and second, so two genuine events would become one
 * without a word. The guard remembers, per key, the runs of seconds that are taken; the first free second after a run is
 * its end plus one, so a thousand events in one second cost no more than any other thousand.
 *
 * Keys are hashes: tens of thousands of them are held, and texts would take megabytes. Two keys with one hash share
 * their seconds, which moves an event by a second that did not need it. Memory is bounded: a key keeps the runs that
 * grew last, and keys live in two generations, the older of which is forgotten when the younger is full. A key that is
 * used moves to the younger.
 */
/** What an event or a property is told from others by: a hash. */
export type Key = number

const keysPerGeneration = 32_768
const runsPerKey = 8

/**
 * What a key has taken: a single second, which is what most have, or runs without a gap, the one that grew last at the end.
 * A run is two numbers, its first second and its last, because objects would take three times the memory.
 */
type Taken = number | Array<number>

/** The seconds taken so far, per key. */
export class SecondGuard {
  private young = new Map<Key, Taken>()
  private old = new Map<Key, Taken>()

  /** The first second from `second` on at which none of the keys is taken. */
  free(keys: ReadonlyArray<Key>, second: number): number {
    let candidate = second
    let before: number
    do {
      before = candidate
      for (const key of keys) candidate = freeIn(this.taken(key), candidate)
    } while (candidate !== before)
    return candidate
  }

  /** Marks a second as taken for each key. */
  take(keys: ReadonlyArray<Key>, second: number): void {
    for (const key of keys) {
      const taken = this.taken(key)
      if (taken === undefined) this.keep(key, second)
      else if (freeIn(taken, second) === second) this.keep(key, extend(taken, second))
    }
  }

  private taken(key: Key): Taken | undefined {
    const taken = this.young.get(key)
    if (taken !== undefined) return taken
    const older = this.old.get(key)
    if (older !== undefined) this.keep(key, older)
    return older
  }

  private keep(key: Key, taken: Taken): void {
    if (this.young.size >= keysPerGeneration && !this.young.has(key)) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, taken)
  }
}

const freeIn = (taken: Taken | undefined, second: number): number => {
  if (typeof taken !== "object") return taken === second ? second + 1 : second
  let free = second
  for (let at = 0; at < taken.length; at += 2) {
    const to = taken[at + 1] ?? 0
    if (free < (taken[at] ?? 0) || free > to) continue
    free = to + 1
    // Runs are in no order of time: one before may begin where this one ends.
    at = -2
  }
  return free
}

/** With a second that is not taken. Arrays are made to measure: one that is pushed to makes room for sixteen more. */
const extend = (taken: Taken, second: number): Array<number> => {
  const runs = typeof taken === "object" ? taken : [taken, taken]
  const last = runs.length - 2
  let at = last
  while (at >= 0 && runs[at + 1] !== second - 1) at -= 2
  if (at === last) {
    runs[at + 1] = second
    return runs
  }
  const [from = second] = at < 0 ? [] : runs.splice(at, 2)
  return runs.slice(-2 * (runsPerKey - 1)).concat(from, second)
}

/** Goes on with a hash (FNV-1a) as the service compares texts: `,` and `:` are spaces. */
const folded = (hash: Key, text: string): Key => {
  let next = hash
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    next = Math.imul(next ^ (code === comma || code === colon ? space : code), 0x01000193)
  }
  return next
}

const [space, comma, colon] = [0x20, 0x2c, 0x3a]

/** Where hashes begin; properties and events do not collide. */
const [events, properties] = [0x811c9dc5 | 0, 0x01234567]

/** Identities are compared as they are, and names without case; a zero ends the one. */
const keyOf = (kind: Key, person: string, name: string): Key =>
  folded(Math.imul(folded(kind, person), 0x01000193), name.toLowerCase())

/** The key of an event. */
export const eventKey = (person: string, event: string): Key => keyOf(events, person, event)

/** The key of a property set on a person. */
export const propertyKey = (person: string, property: string): Key => keyOf(properties, person, property)
