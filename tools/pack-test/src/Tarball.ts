/**
 * The packages as the registry would get them.
 */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as Command from "@tallymark/verify/Command"
import { type Manifest, publishedPackages, root } from "@tallymark/verify/workspace"

/** A packed package. */
export interface Tarball {
  readonly name: string
  /** The path of the `.tgz` file. */
  readonly file: string
  /** The directory the package was packed from. */
  readonly directory: string
}

/** Packs every package of the workspace into a directory. */
export const packAll = async (destination: string): Promise<ReadonlyArray<Tarball>> => {
  await expectSuccess("pnpm", ["--filter", "./packages/*", "pack", "--pack-destination", destination], root)
  const files = readdirSync(destination)
  return publishedPackages().map(({ directory, manifest: { name, version } }) => {
    const expected = `${name.slice(1).replace("/", "-")}-${version}.tgz`
    if (!files.includes(expected)) throw new Error(`pnpm pack made no ${expected}: ${files.join(", ")}`)
    return { name, file: join(destination, expected), directory }
  })
}

/** The paths inside a tarball, relative to the package. */
export const pathsIn = async ({ file }: Tarball): Promise<ReadonlyArray<string>> =>
  (await expectSuccess("tar", ["-tzf", file], root))
    .trim()
    .split("\n")
    .map((path) => path.replace(/^package\//, ""))

/** The manifest inside a tarball: what a consumer gets, not what the workspace uses. */
export const manifestIn = async ({ file }: Tarball): Promise<Manifest> =>
  JSON.parse(await expectSuccess("tar", ["-xzOf", file, "package/package.json"], root))

/** Runs a program that is expected to succeed and answers with what it wrote. */
export const expectSuccess = async (command: string, args: ReadonlyArray<string>, cwd: string): Promise<string> => {
  const { code, output } = await Command.run(command, args, { cwd })
  if (code !== 0) throw new Error(`$ ${command} ${args.join(" ")}\n${output}`)
  return output
}
