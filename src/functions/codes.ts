import {
  children,
  codeKind,
  codeLevel,
  findByName,
  history,
  lookup,
  path,
  rejoinCode,
  splitCodeAndName,
  toDepartmentEconomic,
  toGovernmentEconomic,
  type CodeEntry,
  type CodeTableId,
  type Lookup,
  type NameMatch,
} from "../classification";
import { stripWhitespace, toHalfWidth } from "../disclosure";
import {
  cellOf,
  eachCell,
  flagArgument,
  isBlank,
  textOf,
  yearArgument,
  type Argument,
  type Cell,
  type Result,
} from "./arguments";
import { invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { CELL_ERRORS, said, several, type Said, type Words } from "../words";

/** FUNC is the functional classification; ECON both economic ones, told apart by the first digit. */
export type Family = "FUNC" | "ECON";

const FAMILY_LABEL: Readonly<Record<Family, Words>> = { FUNC: CELL_ERRORS.functional, ECON: CELL_ERRORS.economic };
const KIND_HINT: Readonly<Record<string, Words>> = {
  functional: CELL_ERRORS["is-functional"],
  "economic-department": CELL_ERRORS["is-department-economic"],
  "economic-government": CELL_ERRORS["is-government-economic"],
  revenue: CELL_ERRORS["is-revenue"],
  procurement: CELL_ERRORS["is-procurement"],
  region: CELL_ERRORS["is-region"],
  project: CELL_ERRORS["is-project"],
};

/** The code in a cell: a number, text with blanks inside, or code and name together. Null for a blank cell. */
export function codeOf(cell: Cell): string | null {
  if (isBlank(cell) || cell === 0) return null;
  const code =
    typeof cell === "boolean"
      ? null
      : (rejoinCode(cell) ?? (typeof cell === "string" ? splitCodeAndName(cell)?.code : null));
  if (!code) throw invalid(CELL_ERRORS["no-code"], { text: shorten(String(cell)) });
  return code;
}

function tableOf(family: Family, code: string): CodeTableId {
  if (family === "FUNC") return "functional";
  return code.startsWith("5") ? "economic-government" : "economic-department";
}

function unknown(family: Family, code: string, year: number | null): Error {
  const kind = codeKind(code);
  const own = kind === "functional" ? family === "FUNC" : (kind?.startsWith("economic") ?? false) && family === "ECON";
  const hint = kind !== null && !own ? KIND_HINT[kind]! : year === null ? null : said(CELL_ERRORS["in-year"], { year });
  return notAvailable(CELL_ERRORS["unknown-code"], { classification: FAMILY_LABEL[family], code, hint });
}

function yearsOf(entry: CodeEntry): Said | null {
  const { since, until } = entry;
  if (since !== null && until !== null) return said(CELL_ERRORS["from-to"], { since, until });
  if (until !== null) return said(CELL_ERRORS.until, { until });
  return since === null ? null : said(CELL_ERRORS.since, { since });
}

/** The entry for that year; a boundary that is itself in doubt never makes an error. */
function resolve(
  family: Family,
  code: string,
  year: number | null,
): { readonly entry: CodeEntry; readonly found: Lookup } {
  const found = lookup(tableOf(family, code), code, { year });
  if (found.entry) return { entry: found.entry, found };
  if (!found.nearest) throw unknown(family, code, year);
  if (found.boundaryDoubt && !found.nearest.archive) return { entry: found.nearest, found };
  const names = several(
    found.entries.map((e) => said(CELL_ERRORS["name-with-years"], { name: e.name, years: yearsOf(e) })),
  );
  throw year === null
    ? notAvailable(CELL_ERRORS["code-stopped"], { code, names })
    : notAvailable(CELL_ERRORS["code-not-in-year"], { code, year, names });
}

/** `FUNC.NAME`, `ECON.NAME`: the name of a code in a year. */
export function nameOf(family: Family) {
  return (codes: Argument, year: Argument): Result => {
    const when = yearArgument(year);
    return eachCell(codes, (cell) => {
      const code = codeOf(cell);
      return code === null ? "" : resolve(family, code, when).entry.name;
    });
  };
}

/** `FUNC.PARENT`, `ECON.PARENT`: the code one level up; blank for a 类. */
export function parentOf(family: Family) {
  return (codes: Argument): Result =>
    eachCell(codes, (cell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      const entry = lookup(tableOf(family, code), code).nearest;
      if (!entry) throw unknown(family, code, null);
      return entry.parent ?? "";
    });
}

/** `FUNC.LEVEL`, `ECON.LEVEL`: 1 类, 2 款, 3 项. */
export function levelOf(family: Family) {
  return (codes: Argument): Result =>
    eachCell(codes, (cell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      const level = codeLevel(code);
      const kind = codeKind(code);
      if (level === null || (family === "FUNC" ? kind !== "functional" : !kind?.startsWith("economic")))
        throw unknown(family, code, null);
      return level;
    });
}

/** `FUNC.PATH`, `ECON.PATH`: the names from 类 down, joined. */
export function pathOf(family: Family) {
  return (codes: Argument, year: Argument, separator: Argument): Result => {
    const when = yearArgument(year);
    const given = cellOf(separator, "separator");
    const joint = given === null || given === undefined || given === "" ? "/" : String(given);
    return eachCell(codes, (cell) => {
      const code = codeOf(cell);
      if (code === null) return "";
      resolve(family, code, when);
      return path(tableOf(family, code), code, { year: when })
        .map((e) => e.name)
        .join(joint);
    });
  };
}

/** `FUNC.VALID`, `ECON.VALID`: TRUE where the code is in force in that year. */
export function validOf(family: Family) {
  return (codes: Argument, year: Argument): Result => {
    const when = yearArgument(year);
    return eachCell(codes, (cell) => {
      if (isBlank(cell) || cell === 0) return "";
      const code = typeof cell === "boolean" ? null : rejoinCode(cell);
      return code !== null && lookup(tableOf(family, code), code, { year: when }).status === "valid";
    });
  };
}

/** `FUNC.CHILDREN`, `ECON.CHILDREN`: code and name of what lies directly below, spilled. A blank code gives the 类. */
export function childrenOf(family: Family) {
  return (codeArgument: Argument, year: Argument): Result => {
    const when = { year: yearArgument(year) };
    const code = codeOf(cellOf(codeArgument, "code"));
    const tables: CodeTableId[] =
      code !== null
        ? [tableOf(family, code)]
        : family === "FUNC"
          ? ["functional"]
          : ["economic-department", "economic-government"];
    if (code !== null && lookup(tables[0]!, code, when).status === "unknown-code")
      throw unknown(family, code, when.year);
    const rows = tables.flatMap((table) => children(table, code, when)).map((e) => [e.code, e.name]);
    if (rows.length === 0) throw notAvailable(CELL_ERRORS["nothing-below"], { code });
    return rows;
  };
}

/** `FUNC.HISTORY`, `ECON.HISTORY`: every name of a code with its first and last year, spilled. */
export function historyOf(family: Family) {
  return (codeArgument: Argument): Result => {
    const code = codeOf(cellOf(codeArgument, "code"));
    if (code === null) return [[""]];
    const names = history(tableOf(family, code), code);
    if (names.length === 0) throw unknown(family, code, null);
    return names.map((e) => [e.name, e.since ?? "", e.until ?? ""]);
  };
}

/**
 * `FUNC.CODE`, `ECON.CODE`: the code of a name, `行政运行` under its parent as `人大事务/行政运行`. One code, or with
 * `candidates` all that the name may mean: code, name and how they match, spilled.
 */
export function codeByName(family: Family) {
  return (names: Argument, year: Argument, candidates: Argument): Result => {
    const when = yearArgument(year);
    if (flagArgument(candidates, "candidates", false)) {
      const name = textOf(cellOf(names, "name"));
      if (name === "") return [[""]];
      const found = search(family, name, when, 50);
      if (found.length === 0) throw notAvailable(CELL_ERRORS["no-such-name"], { name: shorten(name), near: null });
      return found.map((c) => [c.entry.code, c.entry.name, MATCH_LABEL[c.match]]);
    }
    return eachCell(names, (cell) => {
      const name = textOf(cell);
      if (name === "") return "";
      const found = search(family, name, when, 50);
      const best = found[0];
      if (!best || best.match === "fuzzy") {
        const near = best ? `${best.entry.code} ${best.entry.name}` : null;
        throw notAvailable(CELL_ERRORS["no-such-name"], { name: shorten(name), near });
      }
      const rivals = found.filter((c) => c.match === best.match);
      if (rivals.length > 1 && !isRepeatOfParent(rivals.map((c) => c.entry))) {
        const codes = several(rivals.slice(0, 3).map((c) => c.entry.code));
        throw notAvailable(CELL_ERRORS["several-codes"], { name: shorten(name), count: rivals.length, codes });
      }
      return best.entry.code;
    });
  };
}

const MATCH_LABEL: Readonly<Record<NameMatch, string>> = {
  exact: "相同",
  variant: "写法不同",
  former: "曾用名",
  truncated: "截断",
  fuzzy: "相近",
};

/** A 款 whose only 项 bears its name (21013 医疗救助 and such): the upper one is meant. */
function isRepeatOfParent(entries: readonly CodeEntry[]): boolean {
  const first = entries[0]!;
  return entries.every((e) => e === first || e.code.startsWith(first.code));
}

function search(family: Family, name: string, year: number | null, limit: number): ReturnType<typeof findByName> {
  const parts = name
    .split(/[/／>＞→]/)
    .map((p) => stripWhitespace(p))
    .filter((p) => p !== "");
  const last = parts.at(-1) ?? "";
  const tables: CodeTableId[] = family === "FUNC" ? ["functional"] : ["economic-department", "economic-government"];
  const found = tables.flatMap((table) => findByName(table, last, { year }, 1000));
  const above = parts.slice(0, -1);
  const under = above.length === 0 ? found : found.filter((c) => isUnder(c.entry, above, year));
  const ranks = ["exact", "variant", "former", "truncated", "fuzzy"];
  return [...under].sort((a, b) => ranks.indexOf(a.match) - ranks.indexOf(b.match)).slice(0, limit);
}

function isUnder(entry: CodeEntry, above: readonly string[], year: number | null): boolean {
  const names = path(entry.table, entry.code, { year })
    .slice(0, -1)
    .map((e) => toHalfWidth(e.name));
  return above.every((wanted) => names.some((n) => n.startsWith(toHalfWidth(wanted))));
}

/** `ECON.GOVERNMENT`: government codes that a departmental code may feed, across. */
export function governmentOf(codes: Argument, year: Argument): Result {
  return mapped(codes, year, CELL_ERRORS.department, toGovernmentEconomic);
}

/** `ECON.DEPARTMENT`: departmental codes that feed a government code, across. */
export function departmentOf(codes: Argument, year: Argument): Result {
  return mapped(codes, year, CELL_ERRORS.government, toDepartmentEconomic);
}

function mapped(argument: Argument, year: Argument, which: Words, map: typeof toGovernmentEconomic): Result {
  const code = codeOf(cellOf(argument, "code"));
  if (code === null) return [[""]];
  const found = map(code, { year: yearArgument(year) });
  if (found.length === 0) throw notAvailable(CELL_ERRORS["no-mapping"], { side: which, code });
  const family: CodeTableId = found[0]!.startsWith("5") ? "economic-government" : "economic-department";
  return found.map((c) => [c, lookup(family, c).nearest?.name ?? ""]);
}
