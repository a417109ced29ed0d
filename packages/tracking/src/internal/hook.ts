/**
 * Calls a function of the product's own.
 */

/** Calls a hook; one that throws, or returns a promise that rejects, is reported and does no harm. */
export const callHook = (hook: () => unknown, onFailure: () => void): void => {
  try {
    const answer = hook()
    if (answer instanceof Promise) answer.catch(onFailure)
  } catch {
    onFailure()
  }
}
