import { defineConfig } from "vitest/config"

// Tests that start a process take their time on a busy machine.
export default defineConfig({ test: { name: "cli", include: ["test/**/*.test.ts"], testTimeout: 30_000 } })
