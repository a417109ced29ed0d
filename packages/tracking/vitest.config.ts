import { defineConfig } from "vitest/config"
export default defineConfig({ test: { name: "tracking", include: ["test/**/*.test.ts"], passWithNoTests: true } })
