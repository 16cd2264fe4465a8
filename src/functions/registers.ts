import { lookup, parseProjectCode, procurementName, region } from "../classification";
import { stripWhitespace, toHalfWidth } from "../disclosure";
import {
  cellOf,
  cellsOf,
  eachCell,
  isBlank,
  textOf,
  yearArgument,
  type Argument,
  type Cell,
  type Result,
} from "./arguments";
import { codeOf } from "./codes";
import { FunctionError, invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { CELL_ERRORS, said } from "../words";

/** `PURCHASE.NAME(code, [edition])`: the catalogue of 2022 unless the edition is 2013. */
export function purchaseName(codes: Argument, edition: Argument): Result {
  const wanted = editionOf(cellOf(edition, "edition"));
  return eachCell(codes, (cell) => {
    const code = codeOf(cell);
    if (code === null) return "";
    const entry = wanted
      ? procurementName(code, wanted)
      : (procurementName(code, "2022") ?? lookup("procurement", code).nearest);
    if (entry) return entry.name;
    const other = wanted ? lookup("procurement", code).nearest : null;
    const hint = other ? said(CELL_ERRORS["other-edition"], { edition: other.catalogue, name: other.name }) : null;
    throw notAvailable(CELL_ERRORS["no-catalogue-code"], { edition: wanted, code, hint });
  });
}

function editionOf(cell: Cell): "2013" | "2022" | null {
  if (isBlank(cell) || cell === 0) return null;
  const m = /^(2013|2022)(?:年?版?)?$/.exec(toHalfWidth(stripWhitespace(String(cell))));
  if (!m) throw invalid(CELL_ERRORS["no-edition"], { text: shorten(String(cell)) });
  return m[1] as "2013" | "2022";
}

/** `REGION.NAME(code, [year])`: province, city and county. Six digits, or the nine of finance systems. */
export function regionName(codes: Argument, year: Argument): Result {
  const when = { year: yearArgument(year) };
  return eachCell(codes, (cell) => {
    if (isBlank(cell) || cell === 0) return "";
    const code = toHalfWidth(stripWhitespace(textOf(cell)));
    if (!/^\d{2}(?:\d{2})?(?:\d{2})?(?:000)?$/.test(code))
      throw invalid(CELL_ERRORS["no-region-code"], { text: shorten(textOf(cell)) });
    const found = region(code, when);
    if (!found) throw notAvailable(CELL_ERRORS["no-region"], { code });
    return found.fullName;
  });
}

/** `PROJECT.PARSE(code)`: region code, region, year, letter and serial number of a 项目编码, across; one row a code. */
export function projectParse(codes: Argument): Result {
  const cells = cellsOf(codes);
  if (cells.length === 1) return [parseProject(cells[0])];
  return cells.map((cell) => {
    try {
      return parseProject(cell);
    } catch (error) {
      if (error instanceof FunctionError) return [error, "", "", "", ""];
      throw error;
    }
  });
}

function parseProject(cell: Cell): (string | number)[] {
  if (isBlank(cell)) return ["", "", "", "", ""];
  const found = parseProjectCode(textOf(cell));
  if (!found) throw invalid(CELL_ERRORS["no-project-code"], { text: shorten(textOf(cell)) });
  return [found.regionCode, found.region?.fullName ?? "", found.year, found.letter ?? "", found.serial ?? ""];
}
