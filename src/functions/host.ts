/** The custom functions as Excel calls them: an error of ours becomes the host's, a result takes the shape that its metadata promises. */
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

/** How a function's result and arguments are shaped, by its id. */
const SHAPES = new Map(
  FUNCTIONS.map((f) => [f.id, { count: f.parameters.length, matrix: f.result.dimensionality === "matrix" }]),
);

/** Answers a call of the host: throws its errors. */
export function call(id: string, args: readonly unknown[]): unknown {
  const implementation = IMPLEMENTATIONS.get(id);
  const shape = SHAPES.get(id);
  if (!implementation || !shape) throw new Error(`${id} has no implementation`);
  try {
    // The runtime adds an invocation object of its own at the end.
    return hostResult(implementation(...(args.slice(0, shape.count) as Argument[])), shape.matrix);
  } catch (error) {
    if (error instanceof FunctionError) throw hostError(error);
    throw error;
  }
}
