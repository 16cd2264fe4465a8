import { FUNCTIONS, signatureOf, type FunctionSpecification } from "../../functions/specification";
import { FUNCTION_SYNONYMS } from "../../words";

const plain = (text: string): string => text.toLowerCase().replace(/[“”"]/g, "");

/** What a function is called and does. */
const headOf = (f: FunctionSpecification): string => plain(`${f.id} ${f.description.zh} ${f.description.en}`);

/** All that is written of a function, and what people call what it is for. */
function textOf(f: FunctionSpecification): string {
  const words = [f.remarks, f.result.description, ...f.parameters.flatMap((p) => [p.label, p.description])];
  return plain(
    [
      headOf(f),
      signatureOf(f, "zh"),
      ...words.map((w) => (w ? `${w.zh} ${w.en}` : "")),
      ...f.examples.map((e) => JSON.stringify(e.args)),
      ...Object.values(FUNCTION_SYNONYMS[f.id] ?? {}),
    ].join("\n"),
  );
}

const TEXTS = new Map(FUNCTIONS.map((f) => [f, { head: headOf(f), all: textOf(f) }]));

/** Functions of which every word of the query is said somewhere; those whose name or first sentence says them stand first. */
export function foundFunctions(query: string): readonly FunctionSpecification[] {
  const words = plain(query)
    .split(/[\s,，、]+/)
    .filter(Boolean);
  const says = (text: string): boolean => words.every((word) => text.includes(word));
  const found = FUNCTIONS.filter((f) => says(TEXTS.get(f)!.all));
  const first = (f: FunctionSpecification): boolean => says(TEXTS.get(f)!.head);
  return [...found.filter(first), ...found.filter((f) => !first(f))];
}
