/**
 * How promises and receipts end, as values to compare.
 */
import { type Issue, isApiError } from "@tallymark/core"
import { assert } from "vitest"

/** What a promise rejects with; fails when it resolves. */
export const rejection = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => assert.fail("it resolved"),
    (error: unknown) => error
  )

/** The issues of a call that was refused for its input. */
export const issuesOf = async (promise: PromiseLike<unknown>): Promise<ReadonlyArray<Issue>> => {
  const error = await rejection(promise)
  if (isApiError(error) && error.reason._tag === "InvalidInput") return error.reason.issues
  return assert.fail(`it failed for another reason: ${String(error)}`)
}

/** The paths of the issues of a refused call, in their order. */
export const pathsOf = async (promise: PromiseLike<unknown>): Promise<ReadonlyArray<string>> =>
  (await issuesOf(promise)).map(({ path }) => path)

/** Waits until everything that is ready to run has run. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Waits until something holds, by letting run whatever is ready to run. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (let turns = 0; turns < 100_000; turns++) {
    if (holds()) return
    await turn()
  }
  assert.fail("it never came to hold")
}
