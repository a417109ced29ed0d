/**
 * One place in a spec. A node knows its value, how to say where it is, and the document its references point into, so
 * that every complaint names the spec, the path and the operation.
 */
import { isObject, resolve } from "./reference.ts"

/** A spec that the generator cannot turn into a table. The message says where and what. */
export class SpecProblem extends Error {
  override readonly name = "SpecProblem"
}

/** A value inside a parsed spec. References are followed on the way in. */
export class SpecNode {
  readonly value: unknown
  readonly #document: unknown
  /** Names a reader knows: the spec, the operation, the parameter. */
  readonly #labels: ReadonlyArray<string>
  /** The keys that lead here from the last label. */
  readonly #keys: ReadonlyArray<string>

  private constructor(document: unknown, value: unknown, labels: ReadonlyArray<string>, keys: ReadonlyArray<string>) {
    this.#document = document
    this.#labels = labels
    this.#keys = keys
    const resolved = resolve(document, value)
    this.value = "problem" in resolved ? this.fail(resolved.problem) : resolved.value
  }

  /** The root of a parsed document. `label` is how messages call it. */
  static root(label: string, document: unknown): SpecNode {
    return new SpecNode(document, document, [label], [])
  }

  /** The same place under a name that reads better than its keys: `GET /e` instead of `paths > /e > get`. */
  labelled(label: string): SpecNode {
    return new SpecNode(this.#document, this.value, [...this.#labels, label], [])
  }

  /** The value of a key, if there is one. */
  find(key: string): SpecNode | undefined {
    const object = this.#object()
    return Object.hasOwn(object, key) ? this.#child(object[key], key) : undefined
  }

  /** The value of a key that must be there. */
  get(key: string): SpecNode {
    return this.find(key) ?? this.fail(`\`${key}\` is missing`)
  }

  /** Whether the value is an object with this key. */
  has(key: string): boolean {
    return Object.hasOwn(this.#object(), key)
  }

  /** The keys of an object, in the order written. */
  keys(): ReadonlyArray<string> {
    return Object.keys(this.#object())
  }

  /** The members of a list. */
  items(): ReadonlyArray<SpecNode> {
    if (!Array.isArray(this.value)) return this.fail("should be a list")
    return this.value.map((item, index) => this.#child(item, `#${index + 1}`))
  }

  /** The members of a list of texts. */
  texts(): ReadonlyArray<string> {
    return this.items().map((item) => item.text())
  }

  /** The value as a text that is not empty. */
  text(): string {
    return typeof this.value === "string" && this.value !== "" ? this.value : this.fail("should be a text")
  }

  /** The value as a number. */
  number(): number {
    return typeof this.value === "number" ? this.value : this.fail("should be a number")
  }

  /** Stops the generator with a message that begins with this place. */
  fail(message: string): never {
    throw new SpecProblem(`${[...this.#labels, ...this.#keys].join(" > ")}: ${message}`)
  }

  #child(value: unknown, key: string): SpecNode {
    return new SpecNode(this.#document, value, this.#labels, [...this.#keys, key])
  }

  #object(): Readonly<Record<string, unknown>> {
    return isObject(this.value) ? this.value : this.fail("should be an object")
  }
}
