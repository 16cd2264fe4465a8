/** Formulas that call this add-in's functions, as Excel gives them to us. */

const FAMILIES = "BUDGET|FUNC|ECON|PURCHASE|REGION|PROJECT|REVENUE";
const CALL = new RegExp(`(?<![\\p{L}\\d_.!])((?:${FAMILIES})\\.[A-Z]+)\\(`, "giu");
/** How a file names a custom function: Excel shows it so until the add-in is there, and sometimes after. */
const STORED = new RegExp(`(?:_xlfn\\.)?_xldudf_(${FAMILIES})_([A-Z]+)(?=\\()`, "gi");

/** The parts of a formula outside of its texts and of its quoted sheet names, changed; the others as they are. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join("");
}

/** The formula with our functions under their own names: `=_xldudf_BUDGET_CHECK(…)` → `=BUDGET.CHECK(…)`. */
export function repaired(formula: string): string {
  return formula.includes("_xldudf_") ? outsideTexts(formula, (part) => part.replace(STORED, "$1.$2")) : formula;
}

/** Our functions that a cell calls, each once; none where it holds no formula. */
export function callsIn(cell: unknown): string[] {
  if (typeof cell !== "string" || !cell.startsWith("=")) return [];
  const found = new Set<string>();
  outsideTexts(repaired(cell), (part) => {
    for (const m of part.matchAll(CALL)) found.add(m[1]!.toUpperCase());
    return part;
  });
  return [...found];
}

/** Formulas one below the other that are written in one go. */
export interface FormulaRun {
  readonly row: number;
  readonly column: number;
  readonly formulas: readonly string[];
}

/** Characters that a formula takes in a request, at most. */
export const requestSize = (formula: string): number => 8 + formula.length * 3;

/**
 * The cells of a sheet that call our functions, as runs down a column of at most `most` cells and as many characters as a
 * request can carry, their formulas repaired.
 */
export function runsOfCalls(
  rows: readonly (readonly unknown[])[],
  most: number,
  characters = Number.POSITIVE_INFINITY,
): FormulaRun[] {
  const runs: FormulaRun[] = [];
  const width = rows.reduce((most, r) => Math.max(most, r.length), 0);
  for (let column = 0; column < width; column++) {
    let run: string[] = [];
    let size = 0;
    const close = (end: number): void => {
      if (run.length > 0) runs.push({ row: end - run.length, column, formulas: run });
      run = [];
      size = 0;
    };
    for (const [row, cells] of rows.entries()) {
      const cell = cells[column];
      if (callsIn(cell).length === 0) {
        close(row);
        continue;
      }
      const formula = repaired(cell as string);
      if (run.length === most || (run.length > 0 && size + requestSize(formula) > characters)) close(row);
      run.push(formula);
      size += requestSize(formula);
    }
    close(rows.length);
  }
  return runs;
}
