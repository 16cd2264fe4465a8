import { lookup, successors } from "../../classification";
import { CELL_ERRORS } from "../../words";
import type { Argument, Result } from "../arguments";
import { notAvailable } from "../errors";
import { budgetYear, codeOf, namesWithYears, notInForce, tableOf, unknown, type Family } from "./family";
import { codeAndName, codesAndNames } from "./spill";

/**
 * `FUNC.SUCCESSOR`, `ECON.SUCCESSOR`: what a code of one year is in another (today): code and name, several where it was
 * split. A code that only got another name is its own successor; an error where no source says what became of it.
 */
export function successorOf(family: Family) {
  return (codes: Argument, years: Argument, targets: Argument): Result =>
    codesAndNames([codes, years, targets], (cell, yearCell, targetCell) => {
      const code = codeOf(cell);
      if (code === null) return [];
      const from = budgetYear(yearCell);
      const to = budgetYear(targetCell);
      const table = tableOf(family, code);
      const found = lookup(table, code, { year: from });
      if (from !== null && found.status !== "valid") throw notInForce(family, found, from);
      const succession = successors(table, code, { year: from }, { year: to });
      if (!succession) throw unknown(family, code, from);
      const { entries, lost } = succession;
      if (lost.length > 0) throw notAvailable(CELL_ERRORS["no-successor"], { code, names: namesWithYears(lost) });
      return entries.map((e) => codeAndName(family, e.code, to));
    });
}
