import { mixpanelAnnotations, mixpanelExport, mixpanelQuery } from "@tallymark/core"

/** The tables of everything that Mixpanel answers here. */
export const mixpanelSpecs = [mixpanelQuery, mixpanelExport, mixpanelAnnotations] as const
