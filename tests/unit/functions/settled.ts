import { expect } from "vitest";
import type { Argument } from "../../../src/functions/arguments";
import { FunctionError } from "../../../src/functions/errors";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";

/** What a call shows: values, errors by their kind, and one cell alone where the result has only one. */
export function settled(id: string, args: readonly Argument[]): unknown {
  try {
    const result = IMPLEMENTATIONS.get(id)!(...args);
    if (!Array.isArray(result)) return result;
    const rows = result.map((row) => row.map((c) => (c instanceof FunctionError ? c.kind : c)));
    return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : rows;
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    // Every error says in Chinese what is the matter.
    expect(error.message).toMatch(/\p{Script=Han}.*。$/su);
    return error.kind;
  }
}

/** What the error of a call says in Chinese, or the first one in its result. */
export function errorOf(id: string, args: readonly Argument[]): string | undefined {
  try {
    const result = IMPLEMENTATIONS.get(id)!(...args);
    const cells = Array.isArray(result) ? result.flat() : [result];
    return cells.find((c) => c instanceof FunctionError)?.message;
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    return error.message;
  }
}
