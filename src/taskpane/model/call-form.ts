import type { FunctionParameter, FunctionSpecification } from "../../functions/specification";
import type { SelectedRange } from "../../application";

/** Cells, a table's column, a name with a sheet: what a formula refers to. */
const REFERENCE =
  /^(?:(?:'(?:[^']|'')+'|[^\s'!"(),+*/&=<>]+)!)?\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?#?$|^[^\s"'(),+*/&=<>[\]]+\[.*\]$/i;
const NUMBER = /^-?\d+(?:\.\d+)?%?$/;
const TRUTH = /^(?:true|false)$/i;
/** Arguments that are written in digits and are no numbers. */
const CODES: readonly string[] = ["code", "codes", "item", "version"];

/** An argument as it stands in a formula: references and numbers as they are, anything else as a text; blank where nothing was said. */
export function argumentOf(typed: string, parameter: FunctionParameter): string {
  const text = typed.trim();
  if (text === "") return "";
  if (text.startsWith("=")) return text.slice(1);
  if (REFERENCE.test(text) || /^".*"$/s.test(text) || /^\{.*\}$/s.test(text) || TRUTH.test(text)) return text;
  const code = parameter.type === "string" || CODES.includes(parameter.name) || /^0\d/.test(text);
  if (NUMBER.test(text) && !code) return text;
  return `"${text.replace(/"/g, '""')}"`;
}

/** The call with its arguments; null where one is missing that must be there. */
export function callWith(f: FunctionSpecification, typed: readonly string[]): string | null {
  const args = f.parameters.map((p, i) => argumentOf(typed[i] ?? "", p));
  if (f.parameters.some((p, i) => !p.optional && args[i] === "")) return null;
  while (args.at(-1) === "") args.pop();
  return `=${f.id}(${args.join(",")})`;
}

/** A selection as a formula in a cell of a sheet names it. */
export function referenceTo({ address, target }: SelectedRange, sheet: string | null): string {
  return target.sheet === sheet ? address : `'${target.sheet.replace(/'/g, "''")}'!${address}`;
}
