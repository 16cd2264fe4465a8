import type { FunctionMetadata, ParameterMetadata } from "./metadata";

export type CellValue = string | number | boolean | null | undefined;
export type EngineValue = CellValue | CellValue[][];

/** An empty cell reaches a custom function as an empty string. */
const matrix = (value: EngineValue): CellValue[][] =>
  (Array.isArray(value) ? value : [[value]]).map((row) => row.map((cell) => cell ?? ""));

const scalar = (value: EngineValue): CellValue => {
  const single = Array.isArray(value) ? value[0]?.[0] : value;
  return single ?? (Array.isArray(value) ? 0 : null);
};

const numeric = (value: CellValue): CellValue => {
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string") return value;
  return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : undefined;
};

const convert = (value: EngineValue, parameter: ParameterMetadata): unknown => {
  if (parameter.dimensionality === "matrix") return matrix(value);
  const single = scalar(value);
  if (single === null) return null;
  if (parameter.type === "number") return numeric(single);
  if (parameter.type === "string")
    return String(single === 0 && Array.isArray(value) && (value[0]?.[0] ?? null) === null ? "" : single);
  return single;
};

/**
 * Shapes a call's values as Excel does before it calls an add-in: an omitted optional argument is `null`, a range is a
 * matrix, repeating arguments are collected into one array. Undefined when an argument cannot be given the declared type
 * or a required one is missing (Excel answers `#VALUE!` without calling).
 */
export function shapeArguments(values: readonly EngineValue[], metadata: FunctionMetadata): unknown[] | undefined {
  const parameters = metadata.parameters ?? [];
  const last = parameters.at(-1);
  const repeating = last?.repeating === true;
  if (!repeating && values.length > parameters.length) return undefined;
  const fixed = repeating ? parameters.slice(0, -1) : parameters;
  const shaped: unknown[] = [];
  for (const [index, parameter] of fixed.entries()) {
    const given = index < values.length;
    if (!given && parameter.optional !== true) return undefined;
    shaped.push(given ? convert(values[index], parameter) : null);
  }
  if (repeating) shaped.push(values.slice(fixed.length).map((value) => convert(value, last)));
  return shaped.some((value) => value === undefined) ? undefined : shaped;
}
