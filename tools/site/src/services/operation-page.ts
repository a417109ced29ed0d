/**
 * The page of one operation: how it is requested, what it takes, what it answers and how it refuses.
 */
import * as Page from "../Page.ts"
import { commandOf, exampleRequest, schemesOf } from "./example-request.ts"
import { block, code, literal, prose, sections, table } from "./markdown.ts"
import type { Call, Content, Media, Parameter, Schema, Spec } from "./Spec.ts"
import { kindOf, partsOf, rulesOf } from "./schema.ts"

/** Where the page of an operation stands. */
export const operationPlace = (spec: Spec, id: string): string => `services/${spec.name}/${id}.md`

/** Makes the page of an operation. */
export const operationPage = (spec: Spec, call: Call): Page.Page => {
  const { operation } = call
  return Page.reference(
    operationPlace(spec, operation.operationId),
    "service",
    sections(
      `# ${prose(operation.summary)}`,
      requestLines(call),
      prose(operation.description),
      facts(spec, call),
      headed("Request", requestText(spec, call)),
      headed("Parameters", parameterTable(spec, operation.parameters?.map((one) => spec.at(one)) ?? [])),
      headed("Body", contentText(spec, operation.requestBody?.content ?? {})),
      ...answers(spec, call),
      headed("Refusals and failures", refusals(spec, call))
    )
  )
}

const headed = (title: string, text: string): string => (text === "" ? "" : `## ${title}\n\n${text}`)

const requestLines = ({ method, operation, path }: Call): string => {
  const others = Object.values(operation["x-other-paths"] ?? {})
  return `\`\`\`http\n${[path, ...others].map((one) => `${method} ${one}`).join("\n")}\n\`\`\``
}

const requestText = (spec: Spec, call: Call): string => {
  const example = exampleRequest(spec, call)
  if (example === undefined) return ""
  const needsSignature = !example.isLoggedIn && schemesOf(spec, call).includes("signature")
  return sections(
    needsSignature
      ? "With what it needs besides the [signature](index.md#signature), and no more:"
      : "With what it needs, and no more:",
    `\`\`\`sh\n${commandOf(example)}\n\`\`\``
  )
}

const facts = (spec: Spec, call: Call): string => {
  const { operation } = call
  const form = operation["x-form-above"]
  const limit = operation["x-limit"]
  return [
    `- Operation id: ${code(operation.operationId)}.`,
    `- Credentials: ${schemesOf(spec, call)
      .map((one) => `[${one}](index.md#${one.toLowerCase()})`)
      .join(", ")}.`,
    ...Object.keys(operation["x-other-paths"] ?? {}).map(
      (name) => `- The second path is that of the ${name} generation.`
    ),
    ...(operation["x-generation"] === undefined ? [] : [`- Only in the ${operation["x-generation"]} generation.`]),
    ...(limit === undefined ? [] : [`- Counted by the limit [${limit}](index.md#limits).`]),
    ...(form === undefined
      ? []
      : [`- With a query of more than ${form.characters} characters, send [${form.operation}](${form.operation}.md).`])
  ].join("\n")
}

const parameterTable = (spec: Spec, parameters: ReadonlyArray<Parameter>): string =>
  table(
    ["Name", "Value", "Meaning"],
    parameters.map((parameter) => {
      const [media] = Object.values(parameter.content ?? {})
      const schema = spec.at(parameter.schema ?? media?.schema ?? {})
      const example = parameter.example ?? media?.example
      return [
        code(parameter.name),
        `${valueOf(spec, schema)}${media === undefined ? "" : ", as JSON"}`,
        meaning(
          parameter.description ?? schema.description,
          schema,
          [
            ...(parameter.required === true ? ["Required."] : []),
            ...(parameter.in === "path" ? ["Part of the path."] : []),
            ...(parameter["x-generations"]?.map((name) => `Only in the ${name} generation.`) ?? [])
          ],
          example
        )
      ]
    })
  )

const partTable = (spec: Spec, media: Media): string =>
  table(
    ["Member", "Value", "Meaning"],
    partsOf(spec, media.schema ?? {}).map(({ path, required, schema }) => [
      code(path),
      valueOf(spec, schema),
      meaning(schema.description, schema, required ? ["Required."] : [])
    ])
  )

const valueOf = (spec: Spec, schema: Schema): string => [kindOf(spec, schema), ...rulesOf(schema)].join("; ")

const meaning = (description = "", schema: Schema, claims: ReadonlyArray<string>, example?: unknown): string =>
  [
    [...claims, prose(description)].join(" "),
    ...(schema["x-hint"] === undefined ? [] : [`Hint: ${prose(schema["x-hint"])}.`]),
    ...(example === undefined ? [] : [`Example: ${literal(example)}`])
  ].join("\n\n")

const contentText = (spec: Spec, content: Content): string =>
  sections(
    ...Object.entries(content).flatMap(([type, media]) => [
      `### ${type}`,
      prose(spec.at(media.schema ?? {}).description ?? ""),
      partTable(spec, media),
      ...examplesOf(media).map(({ summary, value }) => `${prose(summary)}:\n\n${block(value)}`)
    ])
  )

const examplesOf = (media: Media): ReadonlyArray<{ readonly summary: string; readonly value: unknown }> =>
  media.example === undefined ? Object.values(media.examples ?? {}) : [{ summary: "For example", value: media.example }]

const isSuccess = ([status]: readonly [string, unknown]): boolean => status < "400"

const answers = (spec: Spec, { operation }: Call): ReadonlyArray<string> =>
  Object.entries(operation.responses)
    .filter(isSuccess)
    .map(([status, reference]) => {
      const { content = {}, description } = spec.at(reference)
      return sections(`## Answer ${status}`, prose(description), contentText(spec, content))
    })

const refusals = (spec: Spec, { operation }: Call): string =>
  sections(
    ...Object.entries(operation.responses)
      .filter((response) => !isSuccess(response))
      .flatMap(([status, reference]) => {
        const { content = {}, description } = spec.at(reference)
        const bodies = Object.values(content).flatMap(examplesOf)
        return [`**${status}.** ${prose(description)}`, ...bodies.map(({ value }) => block(value))]
      })
  )
