/**
 * The examples in the documentation: every `ts` fence of a markdown file or a doc comment.
 *
 * A fence marked `no-run` is type-checked and not run; the text around it says why.
 */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Markdown from "../src/Markdown.ts"
import { docComments } from "./doc-comments.ts"

/** One example, and where a reader finds it. */
export interface Example {
  /** The file it stands in, relative to the workspace. */
  readonly file: string
  /** The number of its first line of code in that file, counted from 1. */
  readonly line: number
  readonly code: string
  readonly isRun: boolean
  /** Whether it is a test file, which a test runner runs. */
  readonly isTest: boolean
}

const markdownFiles = ["*.md", "packages/*/*.md", "examples/*.md", "docs/**/*.md"]
const sourceFiles = ["packages/*/src/**/*.ts"]

const isMade = (path: string): boolean => /(^|\/)(node_modules|generated|docs\/api|CHANGELOG\.md)(\/|$)/.test(path)

/** Every example of the workspace at `root`, in the order of the files. */
export const findAll = (root: string): ReadonlyArray<Example> => {
  const filesOf = (patterns: ReadonlyArray<string>) => globSync([...patterns], { cwd: root, exclude: isMade }).sort()
  const textOf = (file: string): string => readFileSync(join(root, file), "utf8")
  return [
    ...filesOf(markdownFiles).flatMap((file) => fromMarkdown(file, textOf(file))),
    ...filesOf(sourceFiles).flatMap((file) => fromSource(file, textOf(file)))
  ]
}

/** The examples in a markdown text. */
export const fromMarkdown = (file: string, text: string): ReadonlyArray<Example> =>
  Markdown.parse(text)
    .fences.filter(({ language }) => language === "ts" || language === "typescript")
    .map(({ flags, line, code }) => ({
      file,
      line,
      code,
      isRun: !flags.includes("no-run"),
      isTest: /from "vitest"/.test(code)
    }))

/** The examples in the doc comments of a TypeScript source. */
export const fromSource = (file: string, text: string): ReadonlyArray<Example> =>
  docComments(file, text).flatMap((comment) =>
    fromMarkdown(file, comment.text).map((example) => ({ ...example, line: example.line + comment.line - 1 }))
  )
