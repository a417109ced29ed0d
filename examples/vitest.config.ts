import { defineConfig } from "vitest/config"
// The programs are run as processes of their own, which a busy machine starts slowly.
export default defineConfig({ test: { name: "examples", include: ["test/**/*.test.ts"], testTimeout: 30_000 } })
