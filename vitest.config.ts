import { defineConfig } from "vitest/config";

/**
 * Three suites: `unit` (our own fixtures), `corpus` (documents of ../shared, skipped when absent), `browser` (what was built: the
 * add-in in a real browser, the command line against a real database: build first). One of them: `npx vitest --project unit`; one test: its folder and
 * `-t "part of its name"`.
 */
const suite = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`] },
});

export default defineConfig({
  test: {
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [suite("unit"), suite("corpus"), suite("browser")],
  },
});
