import { defineConfig } from "vitest/config"

export default defineConfig({
  test: { name: "packages", include: ["test/**/*.test.ts"], globalSetup: "src/setup.ts", testTimeout: 120_000 }
})
