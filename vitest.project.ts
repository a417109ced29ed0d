/**
 * How the tests of a package or a tool are run.
 */
import { defineConfig } from "vitest/config"

/** On a machine that is busy a process takes seconds to start; a test that hangs is told of all the same. */
const patience = 60_000

/** The configuration of one project, with a name for reports. */
export const project = (name: string) =>
  defineConfig({
    test: { name, include: ["test/**/*.test.ts"], testTimeout: patience, hookTimeout: patience }
  })
