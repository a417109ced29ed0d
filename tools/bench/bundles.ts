/**
 * Turns the workspace's TypeScript into JavaScript before it is measured, because that is what a package ships: a process
 * that strips types itself starts with some 30 MB more and spends time on it.
 */
import { rm } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { type BuildResult, build } from "esbuild"

/** Where this process puts its JavaScript; beside the sources, so that it finds the same dependencies. */
export const directory: URL = new URL(`./dist/${process.pid}/`, import.meta.url)

const external = [
  "effect",
  "@effect/platform-node",
  "ky",
  "redis",
  "undici",
  "mixpanel",
  "posthog-node",
  "@segment/analytics-node",
  "@amplitude/analytics-node",
  "@snowplow/node-tracker"
]

/** Bundles our own sources into a folder, and leaves every dependency where it is. */
export const bundle = (entry: URL, name: string): Promise<BuildResult<{ metafile: true }>> =>
  build({
    entryPoints: [fileURLToPath(entry)],
    outdir: fileURLToPath(new URL(name, directory)),
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node22",
    external,
    metafile: true,
    logLevel: "silent"
  })

/** Removes what {@link bundle} wrote. */
export const clear = (): Promise<void> => rm(directory, { recursive: true, force: true })
