/**
 * What every method works with: the clients of the three services, the limits, and the settings.
 *
 * A method of either face is a function of a client. The Effect service holds one; the Promise face makes one in its
 * runtime.
 */
import {
  ApiClient,
  mixpanelAnnotations,
  mixpanelExport,
  mixpanelQuery,
  type Transport,
  Warnings
} from "@tallymark/core"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Limits } from "../limits/Limits.ts"
import { isShared } from "../limits/SharedLimits.ts"
import type { Settings } from "../Options.ts"
import * as CalendarDay from "./CalendarDay.ts"

/** The tables of the services, by the name that {@link Client} has for their clients. */
export const tables: Tables = { query: mixpanelQuery, export: mixpanelExport, annotations: mixpanelAnnotations }

/** Named types: inferred, each table would be spelled out in the declarations that every consumer's compiler reads. */
interface Tables {
  readonly query: typeof mixpanelQuery
  readonly export: typeof mixpanelExport
  readonly annotations: typeof mixpanelAnnotations
}

/** One of the three services. */
export type ServiceName = keyof Tables

/** What every method works with. */
export class Client extends Context.Service<
  Client,
  {
    readonly settings: Settings
    readonly services: Readonly<Record<ServiceName, ApiClient.ApiClient>>
    readonly limits: Limits["Service"]
    readonly warnings: Warnings
    /** The clock of the settings, in epoch milliseconds. */
    readonly now: Effect.Effect<number>
    /** The day it is in the project's time zone, as `YYYY-MM-DD`. */
    readonly today: Effect.Effect<string>
  }
>()("@tallymark/query/internal/Client") {
  /** A client over a transport, with the limits of its settings. */
  static readonly layer = (settings: Settings): Layer.Layer<Client, never, Transport> =>
    Layer.effect(Client, make(settings)).pipe(Layer.provide(limitsLayer(settings)))
}

const make = Effect.fnUntraced(function* (settings: Settings) {
  const now = settings.now === undefined ? Clock.currentTimeMillis : Effect.sync(settings.now)
  return {
    settings,
    services: {
      query: yield* apiClient(settings, "query"),
      export: yield* apiClient(settings, "export"),
      annotations: yield* apiClient(settings, "annotations")
    },
    limits: yield* Limits,
    warnings: new Warnings(settings.onWarning),
    now,
    today: Effect.map(now, (millis) => CalendarDay.at(millis, settings.timeZone))
  }
})

const apiClient = (settings: Settings, name: ServiceName) => {
  const { credentials, hosts, region, timeout, maxBytes, retry } = settings
  const service = tables[name]
  return ApiClient.make({ service, credentials, hosts, region, timeout, maxBytes, retry, isTransient: true })
}

const limitsLayer = ({ limits, project = "" }: Settings): Layer.Layer<Limits> => {
  if (limits === false) return Limits.layerUnlimited
  return isShared(limits) ? limits.layer(project) : Limits.layerMemory(limits)
}
