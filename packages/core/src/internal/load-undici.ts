/**
 * undici, loaded beside the program: that takes as long as all the rest of a facade, and nobody needs it before the first
 * request.
 */

/** What undici exports. */
export type Undici = typeof import("undici")

let loading: Promise<Undici> | undefined

/** Loads undici, once for all who ask. */
export const loadUndici = (): Promise<Undici> => {
  if (loading === undefined) {
    loading = import("undici")
    // Whoever sends is told.
    loading.catch(() => undefined)
  }
  return loading
}
