/**
 * Gives the questions their names. This is the list of what can be asked.
 */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Limits } from "../limits/Limits.ts"
import { plan } from "../limits/Plan.ts"
import type { QueryService } from "../QueryService.ts"
import * as Asker from "./Asker.ts"
import type { Client } from "./Client.ts"
import { makeExport } from "./export/make-export.ts"
import * as Annotations from "./methods/annotations.ts"
import * as Events from "./methods/events.ts"
import * as Funnels from "./methods/funnels.ts"
import * as Properties from "./methods/properties.ts"
import * as Reports from "./methods/reports.ts"
import * as Retention from "./methods/retention.ts"
import * as Segmentation from "./methods/segmentation.ts"
import * as People from "./people.ts"

/** The questions, asked of a client. */
export const makeQuery: (client: Client["Service"]) => Effect.Effect<QueryService> = Effect.fnUntraced(
  function* (client) {
    const asker = Asker.make(client)
    const { ask } = asker
    const { events: exported } = yield* makeExport(client)
    return {
      events: {
        counts: (question) => ask(Events.counts, question),
        countsCsv: (question) => ask(Events.countsCsv, question),
        top: (question) => ask(Events.top, question),
        names: (question) => ask(Events.names, question)
      },
      properties: {
        counts: (question) => ask(Properties.counts, question),
        countsCsv: (question) => ask(Properties.countsCsv, question),
        top: (question) => ask(Properties.top, question),
        values: (question) => ask(Properties.values, question)
      },
      segmentation: {
        counts: (question) => ask(Segmentation.counts, question),
        countsCsv: (question) => ask(Segmentation.countsCsv, question),
        numeric: (question) => ask(Segmentation.numeric, question),
        sum: (question) => ask(Segmentation.sum, question),
        average: (question) => ask(Segmentation.average, question),
        multi: (question) => ask(Segmentation.multi, question)
      },
      funnels: {
        report: (question) => ask(Funnels.report, question),
        list: () => ask(Funnels.list, {})
      },
      retention: {
        report: (question) => ask(Retention.report, question),
        frequency: (question) => ask(Retention.frequency, question)
      },
      insights: { report: (question) => ask(Reports.insights, question) },
      cohorts: { list: () => ask(Reports.cohorts, {}) },
      activity: { list: (question) => ask(Reports.activity, question) },
      jql: { run: (question) => ask(Reports.jql, question) },
      annotations: {
        list: (range = {}) => ask(Annotations.list, range),
        get: (annotation) => ask(Annotations.get, annotation),
        create: (annotation) => ask(Annotations.create, annotation),
        update: (change) => ask(Annotations.update, change),
        delete: (annotation) => ask(Annotations.remove, annotation),
        tags: () => ask(Annotations.tags, {}),
        createTag: (tag) => ask(Annotations.createTag, tag)
      },
      people: {
        list: (question, options) =>
          Stream.flatMap(People.pages(client, asker, question, options), ({ profiles }) =>
            Stream.fromIterable(profiles)
          ),
        pages: (question, options) => People.pages(client, asker, question, options)
      },
      export: exported,
      plan: (work) => Effect.provideService(plan(work, client.settings.timeZone), Limits, client.limits),
      limits: () => client.limits.status,
      checkRegion: () => asker.region.check
    }
  }
)
