/**
 * A note beside the file of how far a replay is, so that a replay that was stopped goes on there.
 *
 * It names the file by size and time, and the product by a digest, and holds no secret.
 */
import { rename, rm, writeFile } from "node:fs/promises"
import * as Hex from "effect/encoding/Hex"
import type { Product } from "../configuration/product-tracker.ts"
import { badInput } from "../Failure.ts"
import { naming, readText } from "../read-text.ts"
import type { SourceFile } from "./source-file.ts"
import { isTotals, noTotals, type Totals } from "./Totals.ts"

/** How far a replay is: whole lines from the beginning, each of which has ended. */
export interface Checkpoint {
  readonly done: () => Totals
  /** Notes how far it is now. */
  readonly save: (totals: Totals) => Promise<void>
  /** The replay is over. */
  readonly remove: () => Promise<void>
}

/** Opens the note of a replay. Throws a failure when it belongs to another file or product. */
export const openCheckpoint = async (
  path: string,
  source: SourceFile,
  product: Product,
  restart: boolean
): Promise<Checkpoint> => {
  const subject = {
    size: source.size,
    modified: source.modified,
    format: source.format,
    product: await markOf(product)
  }
  const found = restart ? undefined : await read(path)
  if (found !== undefined && JSON.stringify(found.subject) !== JSON.stringify(subject)) {
    throw badInput(
      `${path} notes how far the replay of another file or to another product is, or the file has changed since; ` +
        "pass --restart to begin anew, or name another --checkpoint"
    )
  }
  const done = found?.totals ?? noTotals
  const save = async (totals: Totals) => {
    const note = `${JSON.stringify({ version: 1, subject, totals })}\n`
    await writeFile(`${path}.part`, note, { mode: 0o600 }).catch(naming(path))
    await rename(`${path}.part`, path)
  }
  // Better to fail here than after the first lines have been sent.
  await save(done).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw badInput(`there is no directory for ${path}; name another --checkpoint`)
    throw error
  })
  return {
    done: () => done,
    save,
    remove: () => rm(path, { force: true })
  }
}

const read = async (path: string): Promise<{ readonly subject: unknown; readonly totals: Totals } | undefined> => {
  const text = await readText(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  if (text === undefined) return undefined
  const note = parse(text)
  if (note !== undefined && isTotals(note.totals)) return { subject: note.subject, totals: note.totals }
  throw badInput(`${path} is no checkpoint of a replay; pass --restart to begin anew, or name another --checkpoint`)
}

const parse = (text: string): { readonly subject?: unknown; readonly totals?: unknown } | undefined => {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}

/** Tells products apart without giving their keys away. */
const markOf = async ({ host, key }: Product): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${host ?? ""}\n${key}`))
  return Hex.encode(new Uint8Array(digest)).slice(0, 16)
}
