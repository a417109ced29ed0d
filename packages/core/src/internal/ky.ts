/**
 * ky, as a part of the bundle: a page must not fetch a second file before it can send. `ky-on-node.ts` stands in for this
 * module on Node, see `imports` in package.json.
 */
import ky, { type KyInstance } from "ky"

/** ky, or the promise of it. */
export type LoadKy = () => KyInstance | Promise<KyInstance>

/** ky is there from the beginning. */
export const loadKy: LoadKy = () => ky
