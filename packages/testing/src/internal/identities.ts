/**
 * Which identities are the same person: a persistent union-find over identity texts.
 *
 * Joining is symmetric, repeatable and cannot be undone. The smaller tree is hung below the larger, so that a look-up
 * takes a handful of steps however long the chain of aliases was.
 */
import * as HashMap from "effect/HashMap"

interface Node {
  /** Itself for a root. */
  readonly parent: string
  /** Identities in the tree, kept at its root. */
  readonly size: number
}

/** Every identity ever seen, and how they hang together. */
export type Identities = HashMap.HashMap<string, Node>

/** Nobody yet. */
export const empty: Identities = HashMap.empty()

/** Adds an identity; nothing changes when it is known. */
export const add = (self: Identities, identity: string): Identities =>
  HashMap.has(self, identity) ? self : HashMap.set(self, identity, { parent: identity, size: 1 })

const root = (self: Identities, identity: string): Node => {
  let current = identity
  for (;;) {
    const node = HashMap.getUnsafe(self, current)
    if (node.parent === current) return node
    current = node.parent
  }
}

/** The identity that stands for the whole person, or `undefined` for an unknown one. */
export const find = (self: Identities, identity: string): string | undefined =>
  HashMap.has(self, identity) ? root(self, identity).parent : undefined

/** Makes two identities the same person. */
export const join = (self: Identities, one: string, other: string): Identities => {
  const known = add(add(self, one), other)
  const a = root(known, one)
  const b = root(known, other)
  if (a.parent === b.parent) return known
  const [larger, smaller] = a.size >= b.size ? [a, b] : [b, a]
  return known.pipe(
    HashMap.set(smaller.parent, { parent: larger.parent, size: smaller.size }),
    HashMap.set(larger.parent, { parent: larger.parent, size: larger.size + smaller.size })
  )
}

/** Every identity, by the identity that stands for its person. */
export const groups = (self: Identities): Map<string, Array<string>> => {
  const found = new Map<string, Array<string>>()
  for (const identity of HashMap.keys(self)) {
    const { parent } = root(self, identity)
    const group = found.get(parent)
    if (group === undefined) found.set(parent, [identity])
    else group.push(identity)
  }
  return found
}
