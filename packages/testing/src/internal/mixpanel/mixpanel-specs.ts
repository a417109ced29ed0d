import { mixpanelAnnotations, mixpanelExport, mixpanelQuery, type ServiceSpec } from "@tallymark/core"

/** The tables of everything that Mixpanel answers here. */
export const mixpanelSpecs: ReadonlyArray<ServiceSpec> = [mixpanelQuery, mixpanelExport, mixpanelAnnotations]
