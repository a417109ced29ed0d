/**
 * Expressions to read: long enough to be somebody's own, each another text.
 */

/** How many characters each has. */
export const length = 200

/** A hundred expressions with a bit of everything: texts, numbers, dates, lists of words, brackets. */
export const texts: ReadonlyArray<string> = Array.from({ length: 100 }, (_, index) => {
  const plan = `properties["plan ${String(index).padStart(3, "0")}"] == "pro"`
  const size = `(properties["seats"] >= 10 or "london" in properties["city"])`
  const dates = `datetime(properties["signed up"]) > datetime("2026-01-31")`
  return `${plan} and ${size} and not defined(properties["refunded"]) and ${dates}`
})
