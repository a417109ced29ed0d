/**
 * A ledger in memory that is written to a file as it goes, and learns from the file what earlier runs and other
 * processes have used.
 */
import * as Clock from "effect/Clock"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import { longestWindow } from "../../limits/LimitOptions.ts"
import type { Ledger } from "./Ledger.ts"
import { details, FileFailed, type LedgerFile } from "./ledger-file.ts"
import { blank, type Page, type Pages, settle } from "./ledger-page.ts"
import type { MemoryLedger } from "./memory-ledger.ts"

/** What the ledgers in a file have in common. */
export interface Shelf {
  readonly file: LedgerFile
  /** What to assume of a file that cannot be read any more and was written at a time. */
  readonly assume: (lostAt: number) => Pages
  /** Called whenever the file is not what it should be. */
  readonly onTrouble: (trouble: FileFailed) => void
}

/** Keeps the page `name` of a file. */
export const make = Effect.fnUntraced(function* (
  { file, assume, onTrouble }: Shelf,
  name: string,
  own: MemoryLedger
): Effect.fn.Return<Ledger> {
  let seen: ReadonlySet<string> = new Set()

  /** Enters what the file knows and this process does not. The pages as they stand. */
  const catchUp = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const content = yield* file.read
    if (content._tag === "lost") onTrouble(new FileFailed({ detail: details.broken }))
    const pages = settle(content._tag === "pages" ? content.pages : assume(content.lostAt), now, kept)
    const { uses, pausedUntil } = pages[name] ?? blank
    for (const { id, at } of uses) if (!seen.has(id)) yield* own.enter(Duration.millis(now - at))
    seen = new Set(uses.map(({ id }) => id))
    if (pausedUntil > now) yield* own.pause(Duration.millis(pausedUntil - now))
    return pages
  })

  /** Writes the page as an effect leaves it. */
  const record = <A>(effect: Effect.Effect<A>, change: (result: A, now: number, page: Page) => Page) =>
    file.locked(
      Effect.gen(function* () {
        const pages = yield* catchUp
        const result = yield* effect
        const page = change(result, yield* Clock.currentTimeMillis, pages[name] ?? blank)
        seen = new Set(page.uses.map(({ id }) => id))
        yield* Effect.catch(file.write({ ...pages, [name]: page }), report)
        return result
      })
    )

  const report = (trouble: FileFailed): Effect.Effect<void> => Effect.sync(() => onTrouble(trouble))
  /** The file is there to remember; without it calls go on. */
  const orAlone = <A>(effect: Effect.Effect<A, FileFailed>, alone: Effect.Effect<A>): Effect.Effect<A> =>
    Effect.catch(effect, (trouble) => Effect.andThen(report(trouble), alone))

  // At once, so that trouble shows before the first call, and what lay in the future is written down as it now counts.
  yield* orAlone(
    record(Effect.void, (_, __, page) => page),
    Effect.void
  )
  return {
    account: Effect.andThen(orAlone(Effect.asVoid(catchUp), Effect.void), own.account),
    vacancy: own.vacancy,
    take: orAlone(
      record(own.take, ({ _tag }, at, page) =>
        _tag === "granted" ? { ...page, uses: [...page.uses, { id: crypto.randomUUID(), at }] } : page
      ),
      own.take
    ),
    pause: (duration) =>
      orAlone(
        record(own.pause(duration), (_, now, page) => ({
          ...page,
          pausedUntil: Math.max(page.pausedUntil, now + Duration.toMillis(duration))
        })),
        own.pause(duration)
      )
  }
})

const kept = Duration.toMillis(longestWindow)
