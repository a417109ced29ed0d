/**
 * Reads a spec file. Everything after this step works on `SpecNode`s and knows nothing about YAML or files.
 */
import { readdir, readFile } from "node:fs/promises"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { parseDocument } from "yaml"
import { SpecNode, SpecProblem } from "./spec-node.ts"

/** A spec: where it is, what it is called, and what it says. */
export interface Spec {
  /** The name without extension: `kissmetrics-tracking`. */
  readonly name: string
  /** The name in messages and headers: `specs/kissmetrics-tracking.yaml`. */
  readonly label: string
  readonly url: URL
  readonly root: SpecNode
}

/** The specs of a directory, by name. */
export const readSpecs = async (directory: URL): Promise<ReadonlyArray<Spec>> => {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".yaml")).sort()
  return Promise.all(files.map((file) => readSpec(new URL(file, directory))))
}

const readSpec = async (url: URL): Promise<Spec> => {
  const file = basename(fileURLToPath(url))
  const label = `specs/${file}`
  return { name: basename(file, ".yaml"), label, url, root: parseSpec(label, await readFile(url, "utf8")) }
}

/** Parses the text of a spec. `label` is how messages call it. */
export const parseSpec = (label: string, text: string): SpecNode => {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined) throw new SpecProblem(`${label}: ${error.message}`)
  const root = SpecNode.root(label, document.toJS())
  if (!root.get("openapi").text().startsWith("3.1.")) root.get("openapi").fail("only OpenAPI 3.1 is supported")
  return root
}
