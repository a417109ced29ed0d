import { defineConfig } from "vitest/config"

export default defineConfig({
  test: { name: "built site", include: ["suite/*.test.ts"], globalSetup: "suite/build.ts", testTimeout: 30_000 }
})
