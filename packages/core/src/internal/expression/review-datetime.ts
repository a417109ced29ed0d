/**
 * Looks twice at what is written into `datetime()`.
 */
import type { Expression } from "../../expression/Expression.ts"
import type { Cursor } from "./Cursor.ts"
import { epochMillis } from "./dates.ts"
import type { Token } from "./Token.ts"

/** The years 2000 to 2099 in seconds. In milliseconds these numbers are days of early 1970, which hardly anybody means. */
const seconds = { from: 946_684_800, to: 4_102_444_800 } as const

/** Warns about a moment that is not what it looks like. `token` is where the parameter begins. */
export const reviewDatetime = ({ findings }: Cursor, token: Token, parameter: Expression | undefined): void => {
  if (parameter?._tag !== "Literal") return
  if (token.kind === "text" && epochMillis(token.value) === undefined) {
    findings.warning(
      token,
      "no day or time is written like this, so this is undefined; one is 2026-01-31 or 2026-01-31T13:00:00"
    )
  }
  if (token.kind !== "number" || token.value < seconds.from || token.value >= seconds.to) return
  const moment = new Date(token.value * 1000).toISOString().slice(0, 19)
  const message = `datetime() takes milliseconds; if these are seconds, they are ${moment}`
  findings.warning(token, message, String(Math.round(token.value * 1000)))
}
