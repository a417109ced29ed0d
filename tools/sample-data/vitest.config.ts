import { defineConfig } from "vitest/config"
// The script is run as a process of its own, which a busy machine starts slowly.
export default defineConfig({ test: { name: "sample-data", include: ["test/**/*.test.ts"], testTimeout: 30_000 } })
