import { lookup, predecessors, successors } from "../../classification";
import { CELL_ERRORS } from "../../words";
import type { Argument, Result } from "../arguments";
import { notAvailable } from "../errors";
import { budgetYear, codeOf, namesWithYears, notInForce, resolve, tableOf, unknown, type Family } from "./family";
import { codeAndName, codesAndNames } from "./spill";

/**
 * `FUNC.SUCCESSOR`, `ECON.SUCCESSOR`: what a code of one year is in another (today): code and name, several where it was
 * split; for an earlier year, the codes that became it. A code that only got another name is its own successor; an error where no source says what became of it.
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
      const last = found.entries.at(-1)!;
      const then = from ?? last.until;
      if (
        to !== null &&
        (then === null || to < then) &&
        (from !== null || lookup(table, code, { year: to }).entry !== last)
      ) {
        const were = predecessors(table, found.code, { year: then }, to);
        if (were.length > 0) return were.map((e) => codeAndName(family, e.code, to));
        throw notAvailable(CELL_ERRORS["no-predecessor"], { code, year: to, names: namesWithYears(found.entries) });
      }
      const { entries, lost } = succession;
      if (lost.length > 0) throw notAvailable(CELL_ERRORS["no-successor"], { code, names: namesWithYears(lost) });
      // A code whose name of that year no source tells is not known to be the code of that year.
      if (entries.length === 1) resolve(family, entries[0]!.code, to);
      return entries.map((e) => codeAndName(family, e.code, to));
    });
}
