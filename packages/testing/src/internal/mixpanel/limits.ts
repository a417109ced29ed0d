/**
 * The limits in force: the documented ones, or what the test says.
 */
import type { LimitSpec, ServiceSpec } from "@tallymark/core"
import type { FakeLimit, FakeMixpanelOptions } from "../../FakeMixpanel.ts"

/** Which limits hold. */
export interface Limits {
  /** The limit by the name it has in a service's table, or `undefined` where none holds. */
  readonly of: (service: ServiceSpec, name: string) => LimitSpec | undefined
  readonly tellsRetryAfter: boolean
}

const definite = (limit: FakeLimit): LimitSpec =>
  Object.fromEntries(Object.entries(limit).filter(([, value]) => value !== undefined))

/** The documented limits with the changes that the settings make. */
export const limitsOf = ({ limits = false }: FakeMixpanelOptions): Limits => {
  const { retryAfter = false, ...own } = typeof limits === "boolean" ? {} : limits
  const changed: Readonly<Record<string, FakeLimit | undefined>> = own
  return {
    of: (service, name) => {
      if (limits === false) return undefined
      return { ...service.limits?.[name], ...definite(changed[name] ?? {}) }
    },
    tellsRetryAfter: retryAfter
  }
}
