import { toDepartmentEconomic, toGovernmentEconomic } from "../../classification";
import { stripWhitespace } from "../../disclosure";
import { CELL_ERRORS, several, type Words } from "../../words";
import { isBlank, type Argument, type Cell, type Result } from "../arguments";
import { invalid, notAvailable } from "../errors";
import { shorten } from "../quantities";
import { budgetYear, codeOf } from "./family";
import { codeAndName, codesAndNames, type CodeAndName } from "./spill";

/** Government classes that only one kind of unit spends from; the others are open to both. */
const OF_BODIES = /^50[1-4]/;
const OF_INSTITUTIONS = /^50[56]/;

/**
 * `ECON.GOVERNMENT`: government codes that a departmental code may feed, those of 机关 or of 事业单位 alone where the kind
 * is named. A 类 gives 类.
 */
export function governmentOf(codes: Argument, years: Argument, kinds: Argument): Result {
  return codesAndNames([codes, years, kinds], (cell, yearCell, kind) => {
    const excluded = otherKind(kind);
    return mapped(cell, yearCell, CELL_ERRORS.department, toGovernmentEconomic, (c) => !excluded?.test(c));
  });
}

/** `ECON.DEPARTMENT`: departmental codes that feed a government code. A 类 gives 类. */
export function departmentOf(codes: Argument, years: Argument): Result {
  return codesAndNames([codes, years], (cell, yearCell) =>
    mapped(cell, yearCell, CELL_ERRORS.government, toDepartmentEconomic, () => true),
  );
}

function otherKind(cell: Cell): RegExp | null {
  if (isBlank(cell) || cell === 0) return null;
  const word = stripWhitespace(String(cell));
  if (/^(?:行政)?(?:机关|单位)$|^行政机关/.test(word)) return OF_INSTITUTIONS;
  if (/^事业(?:单位)?$/.test(word)) return OF_BODIES;
  throw invalid(CELL_ERRORS["no-unit-kind"], { text: shorten(String(cell)) });
}

function mapped(
  cell: Cell,
  yearCell: Cell,
  side: Words,
  map: typeof toGovernmentEconomic,
  wanted: (code: string) => boolean,
): readonly CodeAndName[] {
  const code = codeOf(cell);
  if (code === null) return [];
  const year = budgetYear(yearCell);
  const all = map(code, { year });
  const found = all.filter(wanted);
  if (all.length === 0) throw notAvailable(CELL_ERRORS["no-mapping"], { side, code });
  if (found.length === 0) throw notAvailable(CELL_ERRORS["not-of-kind"], { code, codes: several(all) });
  return found.map((c) => codeAndName("ECON", c, year));
}
