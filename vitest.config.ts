import { defineConfig } from "vitest/config"

export default defineConfig({
  test: { projects: ["packages/*", "tools/*/vitest.config.ts", "examples/vitest.config.ts"] }
})
