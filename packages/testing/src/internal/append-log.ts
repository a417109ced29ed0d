/**
 * A persistent list that only grows: older values stay valid while newer ones share their storage.
 *
 * Appending to the newest value is a plain `push`. Appending to an older one, after a restore, copies first.
 */
export class AppendLog<A> implements Iterable<A> {
  readonly #shared: Array<A>
  readonly length: number

  private constructor(shared: Array<A>, length: number) {
    this.#shared = shared
    this.length = length
  }

  static from<A>(items: Iterable<A> = []): AppendLog<A> {
    const shared = Array.from(items)
    return new AppendLog(shared, shared.length)
  }

  append(item: A): AppendLog<A> {
    const isNewest = this.#shared.length === this.length
    const shared = isNewest ? this.#shared : this.#shared.slice(0, this.length)
    shared.push(item)
    return new AppendLog(shared, shared.length)
  }

  at(index: number): A | undefined {
    return index < this.length ? this.#shared[index] : undefined
  }

  toArray(): Array<A> {
    return this.#shared.slice(0, this.length)
  }

  *[Symbol.iterator](): Iterator<A> {
    for (let index = 0; index < this.length; index++) {
      yield this.#shared[index] as A // index is below the length
    }
  }
}
