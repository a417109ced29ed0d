/**
 * What the modern client would do otherwise with a call of an old one.
 */

/** One thing that would change. The message repeats no value. */
export interface Finding {
  /** `rejected`: nothing would be sent. `differs`: something else would be. */
  readonly level: "rejected" | "differs"
  readonly message: string
}
