import {
  FIRST_YEAR,
  LAST_YEAR,
  codeKind,
  lookup,
  rejoinCode,
  splitCodeAndName,
  type CodeEntry,
  type CodeTableId,
  type Lookup,
} from "../../classification";
import { CELL_ERRORS, said, several, type Said, type Words } from "../../words";
import { isBlank, yearOfCell, type Cell } from "../arguments";
import { invalid, notAvailable } from "../errors";
import { shorten } from "../quantities";

/** FUNC is the functional classification, ECON both economic ones, told apart by the first digit, REVENUE that of revenue. */
export type Family = "FUNC" | "ECON" | "REVENUE";

const LABELS: Readonly<Record<Family, Words>> = {
  FUNC: CELL_ERRORS.functional,
  ECON: CELL_ERRORS.economic,
  REVENUE: CELL_ERRORS.revenue,
};

/** The tables of a family; the first is asked first. */
export const TABLES: Readonly<Record<Family, readonly CodeTableId[]>> = {
  FUNC: ["functional"],
  ECON: ["economic-department", "economic-government"],
  REVENUE: ["revenue"],
};

const KIND_HINTS: Readonly<Record<string, Words>> = {
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
  const code = readCode(cell);
  if (!code) throw invalid(CELL_ERRORS["no-code"], { text: shorten(String(cell)) });
  return code;
}

/** The code that a cell holds, null where it holds none. */
export function readCode(cell: Cell): string | null {
  if (isBlank(cell) || typeof cell === "boolean") return null;
  return rejoinCode(cell) ?? (typeof cell === "string" ? (splitCodeAndName(cell)?.code ?? null) : null);
}

export function tableOf(family: Family, code: string): CodeTableId {
  const [first, second] = TABLES[family];
  return second !== undefined && code.startsWith("5") ? second : first!;
}

/** True if a code by its shape belongs to a family. */
export function belongs(family: Family, code: string): boolean {
  const kind = codeKind(code);
  return kind !== null && (TABLES[family] as readonly string[]).includes(kind);
}

/** The error of a code that no table of the family has. */
export function unknown(family: Family, code: string, year: number | null): Error {
  const kind = codeKind(code);
  const hint = kind !== null && !belongs(family, code) ? KIND_HINTS[kind]! : null;
  return notAvailable(CELL_ERRORS["unknown-code"], {
    classification: LABELS[family],
    code,
    year: hint ? null : year,
    hint,
  });
}

/**
 * The budget year that a cell names, null for a blank one. No table begins before 2007, and none tells of a year after the
 * last that the tables are kept for: both are errors.
 */
export function budgetYear(cell: Cell): number | null {
  const year = yearOfCell(cell);
  if (year !== null && year < FIRST_YEAR) throw notAvailable(CELL_ERRORS["before-codes"], { year, first: FIRST_YEAR });
  if (year !== null && year > LAST_YEAR) throw notAvailable(CELL_ERRORS["after-codes"], { year, last: LAST_YEAR });
  return year;
}

/** The years of an entry: those given, else those that a source bears out; a boundary that may be off is `约`. */
export function yearsOf(entry: CodeEntry): Said {
  const { since, until, attested, doubtfulYear } = entry;
  const about = doubtfulYear ? CELL_ERRORS.about : null;
  // The archive tells of its own year only.
  if (entry.archive && until !== null) return said(CELL_ERRORS["in-one-year"], { about: null, year: until });
  if (since !== null && until !== null)
    return since === until
      ? said(CELL_ERRORS["in-one-year"], { about, year: since })
      : said(CELL_ERRORS["from-to"], { about, since, until });
  if (since !== null) return said(CELL_ERRORS.since, { about, since });
  if (until !== null)
    return attested < until
      ? said(CELL_ERRORS["borne-out-to"], { about, attested, until })
      : said(CELL_ERRORS.until, { about, until });
  return said(CELL_ERRORS["borne-out-since"], { attested });
}

/** Names with their years, as an error lists them. */
export function namesWithYears(entries: readonly CodeEntry[]): ReturnType<typeof several> {
  return several(entries.map((e) => said(CELL_ERRORS["name-with-years"], { name: e.name, years: yearsOf(e) })));
}

/** The entry of a code in a year; an error that lists its names where it was not in force or nothing tells. */
export function resolve(family: Family, code: string, year: number | null): CodeEntry {
  const found = lookup(tableOf(family, code), code, { year });
  if (found.entry) return found.entry;
  throw notInForce(family, found, year);
}

/** The error of a code that is not known to be in force. */
export function notInForce(family: Family, found: Lookup, year: number | null): Error {
  const { code, entries } = found;
  if (entries.length === 0) return unknown(family, code, year);
  const names = namesWithYears(entries);
  if (year === null) return notAvailable(CELL_ERRORS["code-stopped"], { code, names });
  return notAvailable(CELL_ERRORS[found.unsourced ? "code-without-source" : "code-not-in-year"], { code, year, names });
}
