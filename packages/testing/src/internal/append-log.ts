/**
 * A persistent list that only grows at its end: older values stay valid while newer ones share their storage.
 *
 * Appending to the newest value is a plain `push`. Appending to an older one, after a restore, copies first. A list may
 * be told to keep its latest items only; the others go once they are as many as those that stay.
 */
export class AppendLog<A> implements Iterable<A> {
  readonly #shared: Array<A>
  readonly #start: number
  readonly #end: number

  private constructor(shared: Array<A>, start: number, end: number) {
    this.#shared = shared
    this.#start = start
    this.#end = end
  }

  static from<A>(items: Iterable<A> = []): AppendLog<A> {
    const shared = Array.from(items)
    return new AppendLog(shared, 0, shared.length)
  }

  get length(): number {
    return this.#end - this.#start
  }

  append(item: A): AppendLog<A> {
    const shared = this.#growing()
    shared.push(item)
    return this.#grown(shared)
  }

  appendAll(items: ReadonlyArray<A>): AppendLog<A> {
    const shared = this.#growing()
    for (const item of items) shared.push(item)
    return this.#grown(shared)
  }

  /** The list without all but its latest `count` items. */
  latest(count: number): AppendLog<A> {
    if (this.length <= count) return this
    const start = this.#end - count
    const isMostlyGone = start > count
    return isMostlyGone
      ? AppendLog.from(this.#shared.slice(start, this.#end))
      : new AppendLog(this.#shared, start, this.#end)
  }

  at(index: number): A | undefined {
    return index >= 0 && index < this.length ? this.#shared[this.#start + index] : undefined
  }

  toArray(): Array<A> {
    return this.#shared.slice(this.#start, this.#end)
  }

  *[Symbol.iterator](): Iterator<A> {
    for (let index = this.#start; index < this.#end; index++) {
      yield this.#shared[index] as A // index is below the end
    }
  }

  /** Storage whose end is the end of this list. An empty list never shares, so that one may be a constant. */
  #growing(): Array<A> {
    const isNewest = this.#shared.length === this.#end && this.#end > 0
    return isNewest ? this.#shared : this.#shared.slice(0, this.#end)
  }

  #grown(shared: Array<A>): AppendLog<A> {
    return new AppendLog(shared, this.#start, shared.length)
  }
}
