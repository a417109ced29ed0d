/** Renders a spec as its generated files. */
import { serviceOf } from "./operations.ts"
import { printData } from "./print-data.ts"
import type { Spec } from "./read-spec.ts"
import { typesOf } from "./types.ts"

/** The files of a spec by name, with their text. */
export const render = async (spec: Spec): Promise<ReadonlyMap<string, string>> => {
  // The table comes first: its complaints are clearer than those of openapi-typescript.
  const operations = renderOperations(spec)
  return new Map([
    [`${spec.name}.ts`, `${header(spec)}\n${await typesOf(spec.url)}`],
    [`${spec.name}.operations.ts`, `${header(spec)}${operations}`]
  ])
}

const header = (spec: Spec): string =>
  `// Generated from ${spec.label} by tools/codegen. Do not edit; run \`pnpm generate\`.\n`

const renderOperations = (spec: Spec): string => {
  const table = printData(serviceOf(spec.name, spec.root))
  return `import type { ServiceSpec } from "../OperationSpec.ts"

/** The operations of ${spec.label}: ${spec.root.get("info").get("title").text()}. */
export const ${camelCase(spec.name)} = ${table} as const satisfies ServiceSpec
`
}

const camelCase = (name: string): string => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
