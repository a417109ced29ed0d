import { defineConfig } from "vitest/config"
export default defineConfig({ test: { name: "compat", include: ["test/**/*.test.ts"], passWithNoTests: true } })
