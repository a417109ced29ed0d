import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    name: "browser",
    include: ["test/**/*.test.ts"],
    globalSetup: "src/build-live-page.ts",
    testTimeout: 60_000
  }
})
