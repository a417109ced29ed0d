/**
 * A call of the KISSmetrics clients, before it becomes a URL.
 */
import type { PyValue } from "../../python/PyValue.ts"

/** What is called, with the values as the caller gave them. */
export interface TrackingCall {
  readonly operation: "record" | "set" | "alias"
  readonly key: PyValue
  readonly person: PyValue
  readonly event?: PyValue
  readonly identity?: PyValue
  readonly timestamp?: PyValue
  readonly properties?: PyValue
  readonly path: PyValue
}
