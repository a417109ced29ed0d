/**
 * The routes of everything that a fake server answers, compiled when the first server is made.
 */
import { kissmetricsTracking } from "@tallymark/core"
import { mixpanelSpecs } from "./mixpanel/mixpanel-specs.ts"
import { type Routes, routesOf } from "./routes.ts"

let compiled: Routes | undefined

/** Every route of every service. */
export const allRoutes = (): Routes => {
  compiled ??= routesOf([kissmetricsTracking, ...mixpanelSpecs])
  return compiled
}
