/**
 * The custom functions as Excel loads them: every id is associated explicitly with its implementation, an error of ours
 * becomes the host's, and a result takes the shape that its metadata promises.
 */
import { FunctionError } from "./errors";
import { IMPLEMENTATIONS } from "./implementations";
import { FUNCTIONS } from "./specification";
import type { Argument, Result, ResultCell } from "./arguments";
import { languageOf, type Language } from "../words";

const ERROR_CODES = { "#VALUE!": "invalidValue", "#N/A": "notAvailable" } as const;

/** The language of the pane, which names it on the page that functions share with it; Chinese without one. */
function paneLanguage(): Language {
  return languageOf(typeof document === "undefined" ? undefined : document.documentElement?.lang);
}

function hostError(error: FunctionError): CustomFunctions.Error {
  return new CustomFunctions.Error(CustomFunctions.ErrorCode[ERROR_CODES[error.kind]], error.sentence(paneLanguage()));
}

/** A result as Excel takes it: a matrix where the metadata says so, with the host's errors in it. */
function hostResult(result: Result, matrix: boolean): unknown {
  const cell = (value: ResultCell): unknown => (value instanceof FunctionError ? hostError(value) : value);
  if (Array.isArray(result)) return result.map((row) => row.map(cell));
  return matrix ? [[cell(result)]] : cell(result);
}

/** Makes every function known to the custom-functions runtime. */
export function associateFunctions(): void {
  for (const specification of FUNCTIONS) {
    const implementation = IMPLEMENTATIONS.get(specification.id);
    if (!implementation) throw new Error(`${specification.id} has no implementation`);
    const matrix = specification.result.dimensionality === "matrix";
    const count = specification.parameters.length;
    CustomFunctions.associate(specification.id, (...args: unknown[]) => {
      try {
        // The runtime adds an invocation object of its own at the end.
        return hostResult(implementation(...(args.slice(0, count) as Argument[])), matrix);
      } catch (error) {
        if (error instanceof FunctionError) throw hostError(error);
        throw error;
      }
    });
  }
}

// The pane of the shared runtime also runs where there is no custom-functions runtime (a browser, tests).
if (typeof CustomFunctions !== "undefined") associateFunctions();
