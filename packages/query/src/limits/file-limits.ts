/**
 * Limits that remember what was used across runs of a program, for Node.
 */
import { OptionCheck } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as filedLedger from "../internal/limits/filed-ledger.ts"
import * as ledgerFile from "../internal/limits/ledger-file.ts"
import type { Pages } from "../internal/limits/ledger-page.ts"
import * as makeLimits from "../internal/limits/make-limits.ts"
import * as memoryLedger from "../internal/limits/memory-ledger.ts"
import { complete, type LimitOptions, type LimitSettings, pools } from "./LimitOptions.ts"
import { Limits } from "./Limits.ts"
import type { SharedLimits } from "./SharedLimits.ts"

/** Options of {@link fileLimits}. */
export interface FileLimitOptions extends LimitOptions {
  /** The path of the ledger. It is made when there is none, readable by this user only, and holds no secret. */
  readonly file: string
  /**
   * Called with a sentence for a person when the file cannot be read or written, once per cause.
   *
   * @default console.warn
   */
  readonly onWarning?: ((message: string) => void) | undefined
}

/**
 * Limits whose used permits are kept in a file: a program that starts again within the hour knows what it has used.
 * Processes of one machine that name the same file share its rates and pauses; each counts its running calls by itself.
 *
 * A ledger that is broken counts as used up since it was last written. A file that is no ledger is left alone, and one
 * that cannot be written leaves the count in memory.
 *
 * Throws an `ApiError` with `InvalidInput` when an option makes no sense.
 *
 * **Example**
 *
 * ```ts
 * import { createQuery, fileLimits, serviceAccount } from "@tallymark/query/node"
 *
 * const query = createQuery({
 *   credentials: serviceAccount({ username: "reports", secret: "secret", projectId: 12345 }),
 *   limits: fileLimits({ file: "state/limits.json" })
 * })
 * ```
 */
export const fileLimits = (options: FileLimitOptions): SharedLimits => {
  const check = new OptionCheck()
  const settings = complete(check, options, "", ["file", "onWarning"])
  if (typeof options.file !== "string" || options.file === "") {
    check.problem("file", "must be the path of a file, such as state/limits.json")
  }
  check.end("fileLimits")
  const file = ledgerFile.make(options.file)
  const onTrouble = warnOnce(options)
  const limits = (project: string) => {
    const shelf = { file, onTrouble, assume: (lostAt: number) => usedUp(settings, project, lostAt) }
    return makeLimits.make(settings, (pool, rules) =>
      Effect.flatMap(memoryLedger.make(pool, rules), (own) => filedLedger.make(shelf, pageName(project, pool), own))
    )
  }
  return { layer: (project) => Layer.effect(Limits, limits(project)) }
}

const pageName = (project: string, pool: string): string => `${project}:${pool}`

/** Every permit of a project as used at a time: what a ledger may have said that cannot be read any more. */
const usedUp = (settings: LimitSettings, project: string, at: number): Pages =>
  Object.fromEntries(
    pools.map((pool) => {
      const permits = Math.max(0, ...settings.pools[pool].rates.map((rate) => rate.permits))
      const uses = Array.from({ length: permits }, (_, index) => ({ id: `lost-${at}-${index}`, at }))
      return [pageName(project, pool), { uses, pausedUntil: 0 }]
    })
  )

const warnOnce = ({ file, onWarning }: FileLimitOptions): ((trouble: ledgerFile.FileFailed) => void) => {
  const told = new Set<string>()
  return ({ detail }) => {
    if (told.has(detail)) return
    told.add(detail)
    const message = `limits: the ledger ${file} cannot be used as it is (${detail}); ${remedy[detail] ?? remedy.other}`
    // biome-ignore lint/suspicious/noConsole: a warning nobody asked for goes where people look.
    ;(onWarning ?? console.warn)(message)
  }
}

const remedy: Readonly<Record<string, string>> & { readonly other: string } = {
  [ledgerFile.details.broken]: "everything counts as used since it was last written; delete it to begin anew",
  [ledgerFile.details.foreign]: "it is left alone and used permits are forgotten at the end; name another file",
  other: "used permits are forgotten at the end; check the path and its permissions"
}
