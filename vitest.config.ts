import { defineConfig } from "vitest/config";

/** Suites: `unit` (our own fixtures, always run), `corpus` (documents of ../shared, skipped when absent), `browser`. */
export default defineConfig({
  test: {
    environment: "node",
    include: [
      process.env.SUITE ? `tests/${process.env.SUITE}/**/*.test.{ts,tsx}` : "tests/{unit,corpus}/**/*.test.{ts,tsx}",
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
