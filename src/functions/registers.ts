import {
  FIRST_REGION_YEAR,
  LAST_YEAR,
  entriesNamed,
  lookup,
  parseProjectCode,
  procurementName,
  region,
  regionStanding,
  regionsNamed,
  type Boundary,
  type RegionEntry,
} from "../classification";
import { stripWhitespace, toHalfWidth } from "../disclosure";
import { caught, cellsOf, isBlank, textOf, yearOfCell, type Argument, type Cell, type Result } from "./arguments";
import { broadcast } from "./broadcast";
import { codeOf } from "./codes/family";
import { FunctionError, invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { CELL_ERRORS, firstOf, said, several, type Said, type Value } from "../words";

type Edition = "2013" | "2022";

/** `PURCHASE.NAME(code, [edition])`: the catalogue of 2022 unless the edition is 2013. */
export function purchaseName(codes: Argument, editions: Argument): Result {
  return broadcast([codes, editions], (cell, editionCell) => {
    const code = codeOf(cell);
    if (code === null) return "";
    const wanted = editionOf(editionCell);
    const entry = wanted
      ? procurementName(code, wanted)
      : (procurementName(code, "2022") ?? lookup("procurement", code).nearest);
    if (entry) return entry.name;
    const other = wanted ? lookup("procurement", code).nearest : null;
    const hint = other ? said(CELL_ERRORS["other-edition"], { edition: other.catalogue, name: other.name }) : null;
    throw notAvailable(CELL_ERRORS["no-catalogue-code"], { edition: wanted, code, hint });
  });
}

/** `PURCHASE.CODE(name, [edition])`: the code of an item; without an edition that of 2022, or of 2013 where only that has it. */
export function purchaseCode(names: Argument, editions: Argument): Result {
  return broadcast([names, editions], (cell, editionCell) => {
    const name = textOf(cell);
    if (name === "") return "";
    const wanted = editionOf(editionCell);
    const entries = entriesNamed("procurement", name);
    const editionsAsked: readonly Edition[] = wanted ? [wanted] : ["2022", "2013"];
    for (const edition of editionsAsked) {
      const own = entries.filter((e) => e.catalogue === edition);
      if (own.length === 1) return own[0]!.code;
      if (own.length > 1)
        throw notAvailable(CELL_ERRORS["several-items"], {
          name: shorten(name),
          count: own.length,
          codes: firstOf(
            own.map((e) => e.code),
            3,
          ),
        });
    }
    throw notAvailable(CELL_ERRORS["no-such-item"], { edition: wanted, name: shorten(name) });
  });
}

function editionOf(cell: Cell): Edition | null {
  if (isBlank(cell) || cell === 0) return null;
  const m = /^(2013|2022)(?:年?版?)?$/.exec(toHalfWidth(stripWhitespace(String(cell))));
  if (!m) throw invalid(CELL_ERRORS["no-edition"], { text: shorten(String(cell)) });
  return m[1] as Edition;
}

/**
 * `REGION.NAME(code, [year])`: province, city and county. Six digits, or the nine of finance systems. A division of another
 * time is an error where a year is given, and has its last name where none is.
 */
export function regionName(codes: Argument, years: Argument): Result {
  return broadcast([codes, years], (cell, yearCell) => {
    if (isBlank(cell) || cell === 0) return "";
    const year = regionYear(yearCell);
    const code = toHalfWidth(stripWhitespace(textOf(cell)));
    if (!/^\d{2}(?:\d{2})?(?:\d{2})?(?:000)?$/.test(code))
      throw invalid(CELL_ERRORS["no-region-code"], { text: shorten(textOf(cell)) });
    const found = region(code, { year });
    if (!found) throw notAvailable(CELL_ERRORS["no-region"], { code });
    if (year !== null && found.status !== "valid") {
      const message = CELL_ERRORS[found.status === "unsourced" ? "region-without-source" : "region-not-in-year"];
      const names = found.entries.map((e) =>
        said(CELL_ERRORS["name-with-years"], { name: e.name, years: yearsOfRegion(e) }),
      );
      throw notAvailable(message, { code: found.entry.code, year, names: several(names) });
    }
    return found.fullName;
  });
}

/**
 * `REGION.CODE(name, [year])`: the code of a division by its name, alone or under its province and city. A name that only
 * stood at another time is an error where a year is given.
 */
export function regionCode(names: Argument, years: Argument): Result {
  return broadcast([names, years], (cell, yearCell) => {
    const name = textOf(cell);
    if (name === "") return "";
    const year = regionYear(yearCell);
    const found = regionsNamed(name);
    if (found.length === 0) throw notAvailable(CELL_ERRORS["no-such-region"], { name: shorten(name) });
    const standing = found.filter((e) => regionStanding(e, year) === "valid");
    if (standing.length === 0 && year !== null) {
      const codes = firstOf(found.map(regionWithYears), 3);
      throw notAvailable(CELL_ERRORS["region-of-another-time"], { name: shorten(name), year, codes });
    }
    const candidates = [...new Map((standing.length > 0 ? standing : found).map((e) => [e.code, e])).values()].sort(
      (a, b) => a.code.localeCompare(b.code),
    );
    // 北京市 is a province and its own city: the upper one is meant.
    const upper = candidates[0]!.code.replace(/(?:00)?00$/, "");
    if (candidates.some((e) => !e.code.startsWith(upper))) {
      const codes = firstOf(
        candidates.map((e) => `${e.code} ${region(e.code, { year })!.fullName}`),
        3,
      );
      throw notAvailable(CELL_ERRORS["several-regions"], { name: shorten(name), count: candidates.length, codes });
    }
    return candidates[0]!.code;
  });
}

/** The year of a division; the lists begin later than the years that can be written, and end. */
function regionYear(cell: Cell): number | null {
  const year = yearOfCell(cell);
  if (year !== null && (year < FIRST_REGION_YEAR || year > LAST_YEAR))
    throw notAvailable(CELL_ERRORS["outside-region-lists"], { year, first: FIRST_REGION_YEAR, last: LAST_YEAR });
  return year;
}

const regionWithYears = (e: RegionEntry): Said =>
  said(CELL_ERRORS["code-with-years"], { code: e.code, name: e.name, years: yearsOfRegion(e) });

function yearsOfRegion({ since, until }: RegionEntry): Said {
  if (since && until)
    return said(CELL_ERRORS["region-from-to"], { since: boundaryOf(since), until: boundaryOf(until) });
  if (since) return said(CELL_ERRORS["region-since"], { since: boundaryOf(since) });
  if (until) return said(CELL_ERRORS["region-until"], { until: boundaryOf(until) });
  return said(CELL_ERRORS["region-always"], { first: FIRST_REGION_YEAR });
}

/** A year, or the years between which the lists leave the boundary. */
function boundaryOf({ earliest, latest }: Boundary): Value {
  return earliest === latest ? earliest : said(CELL_ERRORS["one-of-years"], { earliest, latest });
}

/** `PROJECT.PARSE(code)`: region code, region, year, letter and serial number of a 项目编码, across; one row a code. */
export function projectParse(codes: Argument): Result {
  const cells = cellsOf(codes);
  if (cells.length === 1) return [parseProject(cells[0])];
  return cells.map((cell) => {
    const row = caught(() => parseProject(cell));
    return row instanceof FunctionError ? [row, "", "", "", ""] : row;
  });
}

function parseProject(cell: Cell): (string | number)[] {
  if (isBlank(cell)) return ["", "", "", "", ""];
  const found = parseProjectCode(textOf(cell));
  if (!found) throw invalid(CELL_ERRORS["no-project-code"], { text: shorten(textOf(cell)) });
  // A division that did not stand in the year of the code is not the one that gave it.
  const place = found.region?.status === "valid" ? found.region.fullName : "";
  return [found.regionCode, place, found.year, found.letter ?? "", found.serial ?? ""];
}
