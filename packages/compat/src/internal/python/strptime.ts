/**
 * `datetime.strptime` for the two formats of the old client: `%Y-%m-%d`, and the same with ` %H:%M:%S`.
 *
 * Python is more forgiving than the formats look: `2014-4-1` is a date, so is one in full-width digits, and any white
 * space may stand before the time.
 */
import { ValueError } from "../../errors/builtin.ts"
import { PyDateTime } from "../../python/PyDateTime.ts"
import type { PyValue } from "../../python/PyValue.ts"
import { pad } from "./calendar.ts"
import { kindOf } from "./kind.ts"
import { digitValue, isSpace } from "./unicode.ts"

// Private characters stand for the digits that are not ASCII, and for white space other than the space.
const foreignZero = 0xe000
const foreignSpace = 0xe00a

/** Where Python's pattern has `\d`, a digit of any script will do; where it spells digits out, only ASCII. */
const digit = "[0-9\ue000-\ue009]"
const day = `(${digit}{4})-(1[0-2]|0[1-9]|[1-9])-(3[0-1]|[1-2]${digit}|0[1-9]|[1-9]| [1-9])`
const time = `(2[0-3]|[0-1]${digit}|${digit}):([0-5]${digit}|${digit}):(6[0-1]|[0-5]${digit}|${digit})`
const pattern = new RegExp(`^${day}(?:[ \ue00a]+${time})?$`)

const mark = (text: string): string =>
  Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code >= foreignZero && code <= foreignSpace) return "?"
    if (isSpace(code)) return code === 0x20 ? " " : String.fromCharCode(foreignSpace)
    const value = code < 0x80 ? undefined : digitValue(code)
    return value === undefined ? character : String.fromCharCode(foreignZero + value)
  }).join("")

/** The number that ASCII and marked digits make. */
const numeral = (text: string | undefined): number =>
  Number(
    Array.from(text ?? "0", (character) => {
      const code = character.charCodeAt(0)
      return code < foreignZero ? character : String(code - foreignZero)
    }).join("")
  )

/**
 * Reads a date, or a date and a time. Throws a `TypeError` for what is no text, and a `ValueError` for a text that is
 * no date.
 */
export const strptime = (value: PyValue): PyDateTime => {
  const kind = kindOf(value)
  if (kind.type !== "str") {
    const type = kind.type === "NoneType" ? "None" : kind.type
    throw new TypeError(`strptime() argument 1 must be str, not ${type}`)
  }
  const found = pattern.exec(mark(kind.value))
  if (found === null) throw new ValueError("the text does not match the format")
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(numeral)
  return PyDateTime(year, month, date, hour, minute, second)
}

/** `strftime("%Y-%m-%d")`; the C library writes years without leading zeros. */
export const dayText = ({ year, month, day: date }: PyDateTime): string => `${year}-${pad(month)}-${pad(date)}`

/** `strftime("%Y-%m-%d %H:%M:%S")`. */
export const dayTimeText = (value: PyDateTime): string =>
  `${dayText(value)} ${pad(value.hour)}:${pad(value.minute)}:${pad(value.second)}`
