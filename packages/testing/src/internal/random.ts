/**
 * A seeded source of randomness that can be saved and put back: mulberry32, which passes for chance in tests.
 */
export class Random {
  /** The whole of its memory. */
  state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** The next number from 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, but not including, `below`. */
  integer(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** One of the choices. */
  pick<A>(choices: readonly [A, ...Array<A>]): A {
    return choices[this.integer(choices.length)] ?? choices[0]
  }
}
