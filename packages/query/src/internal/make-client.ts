/**
 * Builds the Promise face on a platform: the one place where its layers are wired.
 */
import type { ApiError, Transport } from "@tallymark/core"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import type { QueryOptions } from "../Options.ts"
import { People } from "../People.ts"
import { Query } from "../Query.ts"
import type { QueryClient } from "../QueryClient.ts"
import type { QueryService } from "../QueryService.ts"
import type { CallOptions } from "../questions/Questions.ts"
import { Client } from "./Client.ts"
import { Edge } from "./Edge.ts"
import { eventExport } from "./export/event-export.ts"
import { makeExport } from "./export/make-export.ts"
import { resolve } from "./settings.ts"

/** Where a client's Effects run. */
export type ClientEdge = Edge<Query | Client>

/** Starts the runtime of a client. Throws an `ApiError` when the options make no sense. */
export const startClient = (options: QueryOptions, transport: Layer.Layer<Transport>): ClientEdge =>
  new Edge(Query.layerOfClient.pipe(Layer.provideMerge(Client.layer(resolve(options))), Layer.provideMerge(transport)))

/** The methods of the Promise face, run in a client's runtime. */
export const makeClient = (edge: ClientEdge): QueryClient => {
  /** A method that takes a question. */
  const asking =
    <Input, A>(method: (query: QueryService) => (input: Input) => Effect.Effect<A, ApiError>) =>
    (input: Input, options?: CallOptions): Promise<A> =>
      edge.run(
        Query.use((query) => method(query)(input)),
        options?.signal
      )

  /** A method that takes none. */
  const getting =
    <A>(method: (query: QueryService) => () => Effect.Effect<A, ApiError>) =>
    (options?: CallOptions): Promise<A> =>
      edge.run(
        Query.use((query) => method(query)()),
        options?.signal
      )

  return {
    events: {
      counts: asking(({ events }) => events.counts),
      countsCsv: asking(({ events }) => events.countsCsv),
      top: asking(({ events }) => events.top),
      names: asking(({ events }) => events.names)
    },
    properties: {
      counts: asking(({ properties }) => properties.counts),
      countsCsv: asking(({ properties }) => properties.countsCsv),
      top: asking(({ properties }) => properties.top),
      values: asking(({ properties }) => properties.values)
    },
    segmentation: {
      counts: asking(({ segmentation }) => segmentation.counts),
      countsCsv: asking(({ segmentation }) => segmentation.countsCsv),
      numeric: asking(({ segmentation }) => segmentation.numeric),
      sum: asking(({ segmentation }) => segmentation.sum),
      average: asking(({ segmentation }) => segmentation.average),
      multi: asking(({ segmentation }) => segmentation.multi)
    },
    funnels: {
      report: asking(({ funnels }) => funnels.report),
      list: getting(({ funnels }) => funnels.list)
    },
    retention: {
      report: asking(({ retention }) => retention.report),
      frequency: asking(({ retention }) => retention.frequency)
    },
    insights: { report: asking(({ insights }) => insights.report) },
    cohorts: { list: getting(({ cohorts }) => cohorts.list) },
    activity: { list: asking(({ activity }) => activity.list) },
    jql: { run: asking(({ jql }) => jql.run) },
    annotations: {
      list: asking(({ annotations }) => annotations.list),
      get: asking(({ annotations }) => annotations.get),
      create: asking(({ annotations }) => annotations.create),
      update: asking(({ annotations }) => annotations.update),
      delete: asking(({ annotations }) => annotations.delete),
      tags: getting(({ annotations }) => annotations.tags),
      createTag: asking(({ annotations }) => annotations.createTag)
    },
    people: {
      list: (question, options) =>
        new People(() =>
          edge.iterate(Stream.unwrap(Query.useSync(({ people }) => people.pages(question, options))), options?.signal)
        )
    },
    export: (question, options) =>
      eventExport(
        Effect.flatMap(Client, (client) => Effect.flatMap(makeExport(client), ({ pull }) => pull(question))),
        (effect, left) => edge.run(effect, either(options?.signal, left))
      ),
    plan: asking(({ plan }) => plan),
    limits: getting(({ limits }) => limits),
    checkRegion: getting(({ checkRegion }) => checkRegion),
    close: () => edge.close(),
    [Symbol.asyncDispose]: () => edge.close()
  }
}

/** A signal that is aborted when one of two is. */
const either = (one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined =>
  one === undefined || other === undefined ? (one ?? other) : AbortSignal.any([one, other])
