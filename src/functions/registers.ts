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
    const hint = other ? `${other.catalogue} 年版里它是 ${other.name}。` : "";
    throw notAvailable(`政府采购品目${wanted ? `（${wanted} 年版）` : ""}里没有 ${code}。${hint}`, { code });
  });
}

function editionOf(cell: Cell): "2013" | "2022" | null {
  if (isBlank(cell) || cell === 0) return null;
  const m = /^(2013|2022)(?:年?版?)?$/.exec(toHalfWidth(stripWhitespace(String(cell))));
  if (!m) throw invalid(`品目目录有 2013 和 2022 两版，没有“${shorten(String(cell))}”。`);
  return m[1] as "2013" | "2022";
}

/** `REGION.NAME(code, [year])`: province, city and county. Six digits, or the nine of finance systems. */
export function regionName(codes: Argument, year: Argument): Result {
  const when = { year: yearArgument(year) };
  return eachCell(codes, (cell) => {
    if (isBlank(cell) || cell === 0) return "";
    const code = toHalfWidth(stripWhitespace(textOf(cell)));
    if (!/^\d{2}(?:\d{2})?(?:\d{2})?(?:000)?$/.test(code))
      throw invalid(`“${shorten(textOf(cell))}”不是行政区划代码。`);
    const found = region(code, when);
    if (!found) throw notAvailable(`行政区划里没有 ${code}。`, { code });
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
  if (!found) throw invalid(`“${shorten(textOf(cell))}”不是 21 位的项目编码。`);
  return [found.regionCode, found.region?.fullName ?? "", found.year, found.letter ?? "", found.serial ?? ""];
}
