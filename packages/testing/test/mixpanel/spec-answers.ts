/** What the specs say about answers, as checks of JSON. */
import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { parse } from "yaml"

// biome-ignore lint/suspicious/noExplicitAny: a document is a tree of anything.
type Tree = any

const resolve = (document: Tree, node: Tree): Tree => {
  if (typeof node?.$ref !== "string") return node
  const found = node.$ref
    .slice(2)
    .split("/")
    .reduce((tree: Tree, name: string) => tree?.[name], document)
  return resolve(document, found)
}

const documentOf = (service: string): Tree =>
  parse(readFileSync(new URL(`../../../../specs/${service}.yaml`, import.meta.url), "utf8"), { merge: true })

/** Checks answers against the spec of one service. */
export const specAnswers = (service: string) => {
  const document = documentOf(service)
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addSchema({ $id: "spec", ...document })
  const operations = Object.values<Tree>(document.paths).flatMap((item) => Object.values<Tree>(item))

  /** Everything that is wrong with an answer; `undefined` for one that the spec does not have. */
  return (operationId: string, status: number, contentType: string | null, body: unknown): string | undefined => {
    const operation = operations.find((other) => other?.operationId === operationId)
    const answer = resolve(document, operation?.responses[String(status)])
    if (answer === undefined) return `${operationId} has no answer ${status}`
    const type = contentType?.split(";")[0] ?? ""
    const media = answer.content?.[type]
    if (media === undefined) return `${operationId} ${status} has no ${type}`
    if (type !== "application/json") return undefined
    const validate = ajv.compile(relocated(media.schema))
    return validate(body) ? undefined : ajv.errorsText(validate.errors)
  }
}

/** A schema whose references lead into the document. */
const relocated = (schema: Tree): Tree => {
  if (Array.isArray(schema)) return schema.map(relocated)
  if (typeof schema !== "object" || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) =>
      name === "$ref" && typeof value === "string" ? [name, `spec${value}`] : [name, relocated(value)]
    )
  )
}
