/**
 * A directory inside the workspace where examples become files that TypeScript and Node accept.
 *
 * Each example keeps its line numbers: it is preceded by as many empty lines as stand before it in the documentation.
 * A message about the file becomes a message about the documentation by changing the name alone.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import type { Example } from "./Example.ts"

/** Examples written to disk. */
export interface Workbench {
  /** The TypeScript project that holds all of them. */
  readonly project: string
  /** The file an example was written to. */
  readonly fileOf: (example: Example) => string
  /** Names the documentation where a message names a file of the workbench. */
  readonly rename: (message: string) => string
}

/** Writes examples to a directory, which is emptied first. */
export const make = (root: string, directory: string, examples: ReadonlyArray<Example>): Workbench => {
  rmSync(directory, { recursive: true, force: true })
  const fileOf = ({ file, line, isTest }: Example): string =>
    join(directory, file, `line-${line}${isTest ? ".test" : ""}.ts`)
  for (const example of examples) {
    const path = fileOf(example)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${"\n".repeat(example.line - 1)}${example.code}\n`)
  }
  const project = join(directory, "tsconfig.json")
  mkdirSync(directory, { recursive: true })
  writeFileSync(project, JSON.stringify(projectOf(root, directory)))
  const written = examples.map((example) => [fileOf(example), example.file] as const)
  const rename = (message: string): string =>
    written.reduce((text, [path, file]) => text.replaceAll(path, file).replaceAll(relative(root, path), file), message)
  return { project, fileOf, rename }
}

/** Examples declare names they do not use, to show what a call answers. */
const projectOf = (root: string, directory: string) => ({
  extends: join(relative(directory, root), "tsconfig.base.json"),
  compilerOptions: {
    composite: false,
    declarationMap: false,
    noEmit: true,
    noUnusedLocals: false,
    rootDir: relative(directory, root),
    types: ["node"]
  },
  include: ["."],
  exclude: []
})
