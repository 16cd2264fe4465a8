/** References of a formula: an optional sheet, a cell, and the other corner of a range. */
const REFERENCE =
  /(?<![\p{L}\p{N}_.$!'"\]])(?:('(?:[^']|''){1,64}'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(![])/gu;
/** Texts, names of sheets and the brackets of tables: only the second may belong to a reference. */
const TEXTS = /("(?:[^"]|"")*"|\[[^[\]]*(?:\[[^[\]]*\][^[\]]*)*\])/;

/** A formula whose references are to the rows that `rowOf` answers, by sheet (null = the formula's own) and row from 0. */
export function mapRows(formula: string, rowOf: (sheet: string | null, row: number) => number): string {
  return formula
    .split(TEXTS)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(
            REFERENCE,
            (_all, sheet: string | undefined, first: string, row: string, second?: string, other?: string) => {
              const name = sheet?.startsWith("'") ? sheet.slice(1, -1).replace(/''/g, "'") : (sheet ?? null);
              const at = (text: string): number => rowOf(name, Number(text) - 1) + 1;
              const end = second === undefined ? "" : `:${second}${at(other!)}`;
              return `${sheet === undefined ? "" : `${sheet}!`}${first}${at(row)}${end}`;
            },
          ),
    )
    .join("");
}
