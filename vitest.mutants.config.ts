import { defineConfig } from "vitest/config";

/**
 * The tests that mutants run against (`stryker.config.json`): `rules.test.ts` and `missing.test.ts` for the rules and the tolerance, `diagnosis.test.ts` for the
 * diagnosis (MUTANTS=diagnosis). Each rule is asked alone in the first, so that a mutant of one rule meets only the tests of that rule;
 * what the rules say together is too slow to ask thousands of times.
 */
export default defineConfig({
  test: {
    environment: "node",
    include: [`tests/unit/checking/${process.env.MUTANTS ?? "{rules,missing}"}.test.ts`],
    testTimeout: 60_000,
  },
});
