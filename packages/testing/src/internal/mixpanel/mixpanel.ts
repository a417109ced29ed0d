/**
 * The fake Mixpanel: queries, the raw export and annotations, in both generations of the API.
 */
import { mixpanelAnnotations, mixpanelExport, mixpanelQuery, type ServiceSpec } from "@tallymark/core"
import { type Service, service } from "../service.ts"
import { activity } from "./activity.ts"
import { admitted, type Desk } from "./admission.ts"
import * as Annotations from "./annotations.ts"
import * as Legacy from "./annotations-legacy.ts"
import { cohorts } from "./cohorts.ts"
import { claimed } from "./credentials.ts"
import { people } from "./engage.ts"
import { exportEvents } from "./export.ts"
import { insights } from "./insights.ts"
import { jql } from "./jql.ts"
import type { Answerer } from "./question.ts"
import { report } from "./reports.ts"

/** One answerer for each operation of a table; the compiler insists. */
type Answerers<Spec extends ServiceSpec> = { readonly [Id in keyof Spec["operations"]]: Answerer }

/** What answers each query. */
export const queries: Answerers<typeof mixpanelQuery> = {
  eventCounts: report("eventCounts"),
  topEvents: report("topEvents"),
  eventNames: report("eventNames"),
  propertyCounts: report("propertyCounts"),
  topProperties: report("topProperties"),
  propertyValues: report("propertyValues"),
  segmentation: report("segmentation"),
  segmentationNumeric: report("segmentationNumeric"),
  segmentationSum: report("segmentationSum"),
  segmentationAverage: report("segmentationAverage"),
  segmentationMulti: report("segmentationMulti"),
  funnelReport: report("funnelReport"),
  funnelList: report("funnelList"),
  retention: report("retention"),
  frequency: report("frequency"),
  insights,
  people,
  peopleLegacy: people,
  cohorts,
  activity,
  jql
}

const exports: Answerers<typeof mixpanelExport> = { exportEvents }

const annotations: Answerers<typeof mixpanelAnnotations> = {
  listAnnotations: Annotations.listAnnotations,
  createAnnotation: Annotations.createAnnotation,
  getAnnotation: Annotations.getAnnotation,
  updateAnnotation: Annotations.updateAnnotation,
  deleteAnnotation: Annotations.deleteAnnotation,
  listAnnotationTags: Annotations.listAnnotationTags,
  createAnnotationTag: Annotations.createAnnotationTag,
  listAnnotationsLegacy: Legacy.listAnnotationsLegacy,
  createAnnotationLegacy: Legacy.createAnnotationLegacy,
  updateAnnotationLegacy: Legacy.updateAnnotationLegacy,
  deleteAnnotationLegacy: Legacy.deleteAnnotationLegacy
}

const staffed = <Spec extends ServiceSpec>(spec: Spec, answerers: Answerers<Spec>, desk: Desk): Service => {
  const handlers = Object.entries<Answerer>(answerers).map(([id, answer]) => [id, admitted(answer, desk)] as const)
  return {
    ...service(spec, Object.fromEntries(handlers) as Parameters<typeof service<Spec>>[1]), // the same names
    isParticular: true,
    keyOf: (exchange, { parameters }, state) => {
      const project = claimed({ exchange, parameters }, desk.projects)
      return project === undefined ? undefined : (project.key ?? desk.productKey(state))
    }
  }
}

/** The services, held to the settings of one server. */
export const mixpanel = (desk: Desk): ReadonlyArray<Service> => [
  staffed(mixpanelQuery, queries, desk),
  staffed(mixpanelExport, exports, desk),
  staffed(mixpanelAnnotations, annotations, desk)
]
