/**
 * What a ledger file says about one pool of one project, and its text. Times are milliseconds since 1970.
 */

/** A permit that was used. */
export interface Use {
  readonly id: string
  readonly at: number
}

/** The page of one pool. */
export interface Page {
  readonly uses: ReadonlyArray<Use>
  readonly pausedUntil: number
}

/** Every page, by project and pool. */
export type Pages = Readonly<Record<string, Page>>

/** A page of a pool that has not been used. */
export const blank: Page = { uses: [], pausedUntil: 0 }

const mark = "tallymark limits 1"

/** Writes pages down. The mark comes first, so that a file that was cut short is still known as ours. */
export const print = (pages: Pages): string => `${JSON.stringify({ format: mark, pages })}\n`

/** Reads pages: `foreign` for a text that is no ledger, `broken` for a ledger that cannot be read. */
export const parse = (text: string): Pages | "foreign" | "broken" => {
  if (text === "") return {}
  if (!text.startsWith(`{"format":"${mark}"`)) return "foreign"
  try {
    const { pages } = JSON.parse(text)
    return isPages(pages) ? pages : "broken"
  } catch {
    return "broken"
  }
}

/** Drops what is too old to count, and brings what lies in the future, where the clock has been set back, to now. */
export const settle = (pages: Pages, now: number, window: number): Pages =>
  Object.fromEntries(
    Object.entries(pages).flatMap(([name, { uses, pausedUntil }]) => {
      const page = {
        uses: uses.filter(({ at }) => at > now - window).map(({ id, at }) => ({ id, at: Math.min(at, now) })),
        pausedUntil: Math.min(pausedUntil, now + window)
      }
      return page.uses.length > 0 || page.pausedUntil > now ? [[name, page]] : []
    })
  )

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isPages = (value: unknown): value is Pages =>
  isRecord(value) &&
  Object.values(value).every(
    (page) => isRecord(page) && Number.isFinite(page.pausedUntil) && Array.isArray(page.uses) && page.uses.every(isUse)
  )

const isUse = (value: unknown): value is Use =>
  isRecord(value) && typeof value.id === "string" && Number.isFinite(value.at)
