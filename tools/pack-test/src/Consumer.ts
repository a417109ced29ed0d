/**
 * A project outside the workspace that installs the packed packages with npm, as a stranger would.
 *
 * It runs on the oldest Node the packages claim to support and holds two TypeScript compilers, the oldest supported
 * one and the one the workspace uses.
 */
import { cpSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readManifest, root } from "@tallymark/verify/workspace"
import { expectSuccess, type Tarball } from "./Tarball.ts"

/** The compilers a consumer may use, by the name they are installed under. */
export const compilers = { "TypeScript 5.9": "typescript-5", "TypeScript 7": "typescript-7" } as const

/** Makes the project in a directory and installs everything. */
export const install = async (directory: string, tarballs: ReadonlyArray<Tarball>): Promise<void> => {
  cpSync(join(import.meta.dirname, "../consumer"), directory, { recursive: true })
  writeFileSync(join(directory, "package.json"), JSON.stringify(manifestOf(tarballs), null, 2))
  await expectSuccess("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], directory)
}

const manifestOf = (tarballs: ReadonlyArray<Tarball>) => ({
  name: "consumer",
  private: true,
  type: "module",
  dependencies: {
    ...Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`])),
    // What the entries for Redis ask of those who import them.
    "@effect/platform-node": "4.1.0",
    redis: "6.3.1"
  },
  devDependencies: {
    "@types/node": "24.19.2",
    expect: "30.5.2",
    node: oldestNode(),
    [compilers["TypeScript 5.9"]]: "npm:typescript@5.9.3",
    [compilers["TypeScript 7"]]: "npm:typescript@7.0.2",
    vitest: "5.1.1"
  },
  allowScripts: { node: true }
})

/** The oldest supported Node: the floor of the `engines` range that every package of the workspace shares. */
export const oldestNode = (): string => {
  const range = readManifest(root).engines?.node ?? ""
  const floor = /^>=(\d+\.\d+)$/.exec(range)?.[1]
  if (floor === undefined) throw new Error(`Cannot tell the oldest Node from "${range}".`)
  return `${floor}.0`
}
