/**
 * The engine understands `表[列]`, `表[#All]`, `表[[#This Row],[列]]`; it lacks the short form of the current row.
 * These two translate it on the way in and, as Excel does, back on the way out.
 */

/** Applies `change` to the parts of a formula outside string literals. */
const outsideStrings = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");

const THIS_ROW_SHORT = /\[@(?:\[([^\]]+)\]|([^[\]]+))\]/g;
const THIS_ROW_LONG = /\[\[#This Row\],\s*\[([^\]]+)\]\]/gi;

/** `表[@金额]` and `表[@[本年 合计]]` → `表[[#This Row],[金额]]`. */
export const toEngineFormula = (formula: string): string =>
  outsideStrings(formula, (part) =>
    part.replace(
      THIS_ROW_SHORT,
      (_all, quoted: string | undefined, bare: string | undefined) => `[[#This Row],[${quoted ?? bare}]]`,
    ),
  );

/** The opposite of {@link toEngineFormula}: what the add-in and the user read. */
export const fromEngineFormula = (formula: string): string =>
  outsideStrings(formula, (part) =>
    part.replace(THIS_ROW_LONG, (_all, column: string) =>
      /^[\p{L}\p{N}_]+$/u.test(column) ? `[@${column}]` : `[@[${column}]]`,
    ),
  );
