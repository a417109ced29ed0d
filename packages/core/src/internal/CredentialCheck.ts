/**
 * Checks the parts of credentials, and reports every problem at once without repeating a value.
 */
import * as Redacted from "effect/Redacted"
import { OptionCheck } from "../OptionCheck.ts"

/** Reads part after part, as `OptionCheck` reads option after option. */
export class CredentialCheck extends OptionCheck {
  /** The parts themselves; none where the caller handed over no object, so that each of them is missed by its name. */
  parts<A extends object>(given: A): Partial<A> {
    return typeof given === "object" && given !== null ? given : {}
  }

  /** A text that identifies or proves: what it holds, redacted. `what` completes "must be …". */
  secret(path: string, given: unknown, what: string, label: string): Redacted.Redacted<string> {
    const value = Redacted.isRedacted(given) ? plain(given) : given
    if (typeof value !== "string" || value === "") {
      this.problem(path, `must be ${what}, and it is empty or not a string`)
      return Redacted.make("")
    }
    if (/[^\x21-\x7e]/.test(value)) {
      this.problem(path, "must hold visible ASCII characters only: no white space, no line breaks")
    }
    // Redacted already, and found to hold a string.
    return Redacted.isRedacted(given) ? (given as Redacted.Redacted<string>) : Redacted.make(value, { label })
  }

  /** Like `secret`, for what HTTP Basic writes in front of its colon. */
  user(path: string, given: unknown, what: string, label: string): Redacted.Redacted<string> {
    const user = this.secret(path, given, what, label)
    if (Redacted.value(user).includes(":")) this.problem(path, "must not hold a colon")
    return user
  }

  /** The number of a project or a workspace, as text. */
  id(path: string, given: unknown): string {
    if (!Number.isSafeInteger(given) || Number(given) < 1) this.problem(path, "must be a whole number from 1")
    return String(given)
  }
}

/** What a redacted value holds; nothing when it was wiped. */
const plain = (redacted: Redacted.Redacted<unknown>): unknown => {
  try {
    return Redacted.value(redacted)
  } catch {
    return undefined
  }
}
