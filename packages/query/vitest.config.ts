import { defineConfig } from "vitest/config"

// Tests that start a process or build a thousand expressions take their time on a busy machine.
export default defineConfig({ test: { name: "query", include: ["test/**/*.test.ts"], testTimeout: 20_000 } })
