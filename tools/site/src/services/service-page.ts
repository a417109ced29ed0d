/**
 * The first page of a service: its hosts, credentials, limits and operations.
 */
import * as Page from "../Page.ts"
import { placeOf } from "../place.ts"
import { code, prose, sections, table } from "./markdown.ts"
import { operationPage } from "./operation-page.ts"
import type { Call, Spec } from "./Spec.ts"

/** The operations of a service under its own headings, in the order of the file. */
export const callsByTag = (spec: Spec): ReadonlyArray<readonly [tag: string, calls: ReadonlyArray<Call>]> =>
  spec.document.tags.map(({ name }) => [name, spec.calls.filter(({ operation }) => operation.tags.includes(name))])

/** All pages of a service. */
export const servicePages = (spec: Spec): ReadonlyArray<Page.Page> => [
  Page.reference(placeOf(`specs/${spec.name}.yaml`), "service", overview(spec)),
  ...spec.calls.map((call) => operationPage(spec, call))
]

/** The page that lists the services. */
export const servicesPage = (specs: ReadonlyArray<Spec>): Page.Page => ({
  place: "services/index.md",
  markdown: sections(
    "---\nnext: false\n---",
    "# Services",
    "What the services accept and answer, as the OpenAPI descriptions in `specs/` state it. In the names of members `*` stands for any name and `[]` for each item of a list.",
    table(
      ["Service", "Operations", ""],
      specs.map(({ calls, document, name }) => [
        `[${document.info.title}](${name}/index.md)`,
        `${calls.length}`,
        prose(document.info.summary)
      ])
    )
  )
})

const overview = (spec: Spec): string => {
  const { components, info, servers } = spec.document
  const limits = Object.entries(spec.document["x-limits"] ?? {})
  return sections(
    `# ${info.title}`,
    prose(info.description),
    "## Operations",
    ...callsByTag(spec).map(([tag, calls]) => `### ${tag}\n\n${operationTable(calls)}`),
    "## Hosts",
    table(
      ["Host", ""],
      servers.map(({ description, url }) => [code(url), prose(description)])
    ),
    "## Credentials",
    ...Object.entries(components.securitySchemes).map(
      ([name, scheme]) => `### ${name}\n\n${prose(scheme.description)}`
    ),
    ...(limits.length === 0 ? [] : ["## Limits", limitTable(limits)])
  )
}

const operationTable = (calls: ReadonlyArray<Call>): string =>
  table(
    ["Operation", "Request"],
    calls.map(({ method, operation, path }) => [
      `[${prose(operation.summary)}](${operation.operationId}.md)`,
      code(`${method} ${path}`)
    ])
  )

const limitTable = (limits: ReadonlyArray<readonly [string, Readonly<Record<string, number>>]>): string =>
  table(
    ["Limit", "An hour", "A second", "At once"],
    limits.map(([name, { concurrent, perHour, perSecond }]) => [
      name,
      ...[perHour, perSecond, concurrent].map((count) => `${count ?? ""}`)
    ])
  )
