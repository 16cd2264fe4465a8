/**
 * The functions for a host of another kind: loaded as a script, this sets one global object, `BudgetFunctions`, whose members
 * have names without dots (`BUDGET_CHECK`). WPS, a test or a page can call them; nothing else is needed of the host. A
 * single value comes back as a value, a spilled result as rows; an error is thrown (`error.kind` is `#N/A` or `#VALUE!`).
 */
import type { Argument, Result } from "./arguments";
import { IMPLEMENTATIONS } from "./implementations";

/** The name that a function has where dots are not allowed. */
export function plainName(id: string): string {
  return id.replace(/\./g, "_");
}

/** All functions by their names without dots. */
const plainFunctions: Readonly<Record<string, (...args: Argument[]) => Result>> = Object.fromEntries(
  [...IMPLEMENTATIONS].map(([id, implementation]) => [
    plainName(id),
    (...args: Argument[]): Result => {
      const result = implementation(...args);
      return Array.isArray(result) && result.length === 1 && result[0]!.length === 1 ? result[0]![0]! : result;
    },
  ]),
);

// As a script the build sets this as the global `BudgetFunctions`; as a module it is imported.
export default plainFunctions;
