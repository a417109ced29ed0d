/**
 * Packs the packages and installs them once, before any test of the suite.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import * as Consumer from "./Consumer.ts"
import { writePrograms } from "./every-export.ts"
import { packAll, type Tarball } from "./Tarball.ts"

declare module "vitest" {
  interface ProvidedContext {
    readonly tarballs: ReadonlyArray<Tarball>
    /** The directory of the consumer project. */
    readonly consumer: string
  }
}

/** Vitest calls this before the suite, and what it answers after it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const scratch = mkdtempSync(join(tmpdir(), "tallymark-pack-test-"))
  const [packed, consumer] = [join(scratch, "packed"), join(scratch, "consumer")]
  mkdirSync(packed)
  const tarballs = await packAll(packed)
  await Consumer.install(consumer, tarballs)
  await writePrograms(consumer, tarballs)
  project.provide("tarballs", tarballs)
  project.provide("consumer", consumer)
  return () => rmSync(scratch, { recursive: true, force: true })
}
