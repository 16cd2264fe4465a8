import { commandOf, runNode } from "./project";

/**
 * Lets every request of a write fail (`tests/browser/faults.test.ts`) and keeps what came of it in docs/fault-table.md; the add-in has to
 * be built. `npm run faults -- -t "fewer rows"` runs one scenario.
 */
const { code } = await runNode(
  [commandOf("vitest"), "run", "--project", "browser", "tests/browser/faults.test.ts", ...process.argv.slice(2)],
  { env: { FAULTS: "all" } },
);
process.exitCode = code;
