/**
 * ky on Node, loaded beside the program: its thirty files take as long as half of a facade, and nobody needs them before
 * the first request. Who sends over undici never loads it.
 */
import type { KyInstance } from "ky"
import type { LoadKy } from "./ky.ts"

let loading: Promise<KyInstance> | undefined

/** Loads ky, once for all who ask. */
export const loadKy: LoadKy = () => {
  if (loading === undefined) {
    loading = import("ky").then((module) => module.default)
    // Whoever sends is told.
    loading.catch(() => undefined)
  }
  return loading
}
