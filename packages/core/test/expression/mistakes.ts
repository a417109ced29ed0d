/**
 * What the tests of mistakes share: one mistake, where its caret stands, what is said, and the text after the repair.
 */
import { assert, it } from "vitest"
import { check, type ExpressionIssue } from "../../src/expression.ts"

/** The text with the suggestion of an issue in its place. */
export const repair = (text: string, { suggestion, replaces }: ExpressionIssue): string | undefined =>
  suggestion === undefined || replaces === undefined
    ? undefined
    : text.slice(0, replaces.start) + suggestion + text.slice(replaces.end)

/** Tests that a text has this one mistake, and that the repaired text has none. */
export const mistake = (text: string, caret: string, message: string, repaired?: string): void => {
  it(`${text} — ${message}`, () => expectOne("error", text, caret, message, repaired))
}

/** Tests that a text can be read and gets this one warning, and that the repaired text has no mistake. */
export const doubt = (text: string, caret: string, message: string, repaired?: string): void => {
  it(`${text} — ${message}`, () => expectOne("warning", text, caret, message, repaired))
}

const expectOne = (
  severity: "error" | "warning",
  text: string,
  caret: string,
  message: string,
  repaired: string | undefined
): void => {
  const issues = check(text)
  const [issue] = issues
  assert.deepStrictEqual(
    issues.map(({ message, severity }) => ({ severity, message })),
    [{ severity, message }]
  )
  if (issue === undefined) return
  assert.strictEqual(issue.excerpt, `${text}\n${caret}`)
  assert.strictEqual(issue.offset, caret.length - 1)
  assert.strictEqual(repair(text, issue), repaired)
  if (repaired !== undefined) {
    const errors = check(repaired).filter(({ severity }) => severity === "error")
    assert.deepStrictEqual(errors, [])
  }
}
