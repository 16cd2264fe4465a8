import { ARGUMENT_NAMES, type ArgumentName, type Language, type Words } from "../../words";

export type { Words };

/** Group under which the function browser and the guide list a function. */
export type FunctionCategory = "check" | "data" | "text" | "code";

export type ValueType = "any" | "number" | "string" | "boolean";
export type Dimensionality = "scalar" | "matrix";

/** A parameter of a function. */
export interface FunctionParameter {
  /** Its English name, by which native formulas speak of it. */
  readonly name: ArgumentName;
  /** As shown in the formula bar. */
  readonly label: Words;
  readonly description: Words;
  readonly type: ValueType;
  readonly dimensionality: Dimensionality;
  readonly optional: boolean;
}

/** What an example gives and gets; an error is its kind, `#N/A`. The examples are tests. */
export interface FunctionExample {
  readonly args: readonly ExampleArgument[];
  readonly result: ExampleValue | readonly (readonly ExampleValue[])[];
  readonly note?: Words;
}

export type ExampleValue = string | number | boolean;
export type ExampleArgument = ExampleValue | null | readonly (readonly (ExampleValue | null)[])[];

/** A custom function: the one place from which metadata, guide, function browser and tests are made. */
export interface FunctionSpecification {
  /** `BUDGET.CHECK`: id and name alike. Never changes once shipped. */
  readonly id: string;
  readonly category: FunctionCategory;
  readonly description: Words;
  readonly parameters: readonly FunctionParameter[];
  readonly result: { readonly type: ValueType; readonly dimensionality: Dimensionality; readonly description: Words };
  readonly examples: readonly FunctionExample[];
  /** Further words for the guide. */
  readonly remarks?: Words;
  /**
   * A formula of native functions for one cell, with `{name}` for a parameter: what the function browser inserts as
   * "native formula" and recommends where a sheet would hold more than 50 single calls.
   */
  readonly nativeFormula?: { readonly formula: string; readonly note: Words };
}

/** The fragment of the help page where a function is explained: `budget-check`. */
export function anchorOf(id: string): string {
  return id.toLowerCase().replace(/[._]/g, "-");
}

/** How a call is written: `BUDGET.CHECK(合计, 各项, [容差])`. */
export function signatureOf(specification: FunctionSpecification, language: Language): string {
  const names = specification.parameters.map((p) => (p.optional ? `[${p.label[language]}]` : p.label[language]));
  return `${specification.id}(${names.join(", ")})`;
}

/** The native formula with its arguments by name: `=SUMIFS({数据表}[{列名}],…)`; blank where there is none. */
export function nativeSignatureOf(specification: FunctionSpecification, language: Language): string {
  const { nativeFormula, parameters } = specification;
  return (nativeFormula?.formula ?? "").replace(
    /\{(\w+)\}/g,
    (whole, name: string) => `{${parameters.find((p) => p.name === name)?.label[language] ?? whole.slice(1, -1)}}`,
  );
}

/** An example as it is typed into a cell: `=FUNC.NAME("2101202")`. */
export function formulaOf(id: string, example: FunctionExample): string {
  const args = example.args.map((arg) =>
    Array.isArray(arg)
      ? `{${arg.map((row) => (row as readonly ExampleArgument[]).map(literal).join(",")).join(";")}}`
      : literal(arg as ExampleArgument),
  );
  while (args.at(-1) === "") args.pop();
  return `=${id}(${args.join(",")})`;
}

function literal(value: ExampleArgument): string {
  if (value === null) return "";
  if (typeof value === "string") return `"${value.replace(/"/g, '""')}"`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

/** The first example as it is typed into a cell: what the pane shows and inserts. */
export function callOf(specification: FunctionSpecification): string {
  const example = specification.examples[0];
  return example ? formulaOf(specification.id, example) : `=${specification.id}()`;
}

interface ParameterOptions {
  readonly type?: ValueType;
  readonly matrix?: boolean;
  readonly optional?: boolean;
}

/** Shorthand of the tables beside this file. */
export function parameter(
  name: ArgumentName,
  zh: string,
  en: string,
  options: ParameterOptions = {},
): FunctionParameter {
  return {
    name,
    label: ARGUMENT_NAMES[name],
    description: { zh, en },
    type: options.type ?? "any",
    dimensionality: options.matrix ? "matrix" : "scalar",
    optional: options.optional ?? false,
  };
}

export function scalar(zh: string, en: string, type: ValueType = "any"): FunctionSpecification["result"] {
  return { type, dimensionality: "scalar", description: { zh, en } };
}

export function spill(zh: string, en: string, type: ValueType = "any"): FunctionSpecification["result"] {
  return { type, dimensionality: "matrix", description: { zh, en } };
}
