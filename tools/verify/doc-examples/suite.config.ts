import { defineConfig } from "vitest/config"

export default defineConfig({ test: { name: "doc-examples", include: ["*.test.ts"], maxConcurrency: 4 } })
