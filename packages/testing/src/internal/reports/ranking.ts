/**
 * Which come first where only the most common are asked for.
 */

/** The names with the greatest amounts, greatest first, names of equal amounts in the order of their characters. */
export const top = <Item extends { readonly name: string; readonly amount: number }>(
  items: ReadonlyArray<Item>,
  limit: number
): ReadonlyArray<Item> =>
  items.toSorted((one, other) => other.amount - one.amount || (one.name < other.name ? -1 : 1)).slice(0, limit)
