/**
 * Where things are in this repository, and what it publishes.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The directory that holds the whole workspace. */
export const root: string = join(import.meta.dirname, "../../..")

/** The parts of a manifest that checks read. */
export interface Manifest {
  readonly name: string
  readonly version?: string
  readonly engines?: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, string>> }
}

/** A package that goes to the registry. */
export interface PublishedPackage {
  readonly directory: string
  readonly manifest: Manifest
}

/** Reads the manifest in a directory. */
export const readManifest = (directory: string): Manifest =>
  JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))

/** Every package under `packages/` of a workspace, in alphabetical order. */
export const publishedPackages = (workspace: string = root): ReadonlyArray<PublishedPackage> =>
  readdirSync(join(workspace, "packages"))
    .sort()
    .map((name) => join(workspace, "packages", name))
    .map((directory) => ({ directory, manifest: readManifest(directory) }))
