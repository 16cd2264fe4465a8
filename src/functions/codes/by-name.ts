import {
  compareName,
  findTyped,
  lookup,
  rankOf,
  splitCodeAndName,
  standing,
  type CodeEntry,
  type CodeTableId,
  type NameCandidate,
} from "../../classification";
import { stripWhitespace } from "../../disclosure";
import { CELL_ERRORS, NAME_MATCHES, firstOf, said, several, type Said } from "../../words";
import {
  caught,
  cellOf,
  flagArgument,
  isBlank,
  textOf,
  type Argument,
  type Cell,
  type Result,
  type ResultCell,
} from "../arguments";
import { broadcast } from "../broadcast";
import { FunctionError, invalid, notAvailable } from "../errors";
import { shorten } from "../quantities";
import { TABLES, budgetYear, resolve, tableOf, yearsOf, type Family } from "./family";

/**
 * `FUNC.CODE` and its like: the code of a name as people type it (`行政运行` under `人大事务`, with its level, with its code).
 * One code, or with `candidates` all that the name may mean: code, name and how they match, spilled. A name of another time
 * is an error where a year is given. For ECON the departmental classification is asked first, or the one named.
 */
export function codeByName(family: Family) {
  return (names: Argument, years: Argument, candidates: Argument, classifications: Argument): Result => {
    if (flagArgument(candidates, "candidates", false)) {
      const name = textOf(cellOf(names, "name"));
      if (name === "") return [[""]];
      const tables = tablesOf(family, cellOf(classifications, "classification"));
      const year = budgetYear(cellOf(years, "year"));
      const found = tables
        .flatMap((table) => search(table, name, year))
        .sort((a, b) => rankOf(a.match) - rankOf(b.match));
      if (found.length === 0) throw nothing(name, null);
      return found.slice(0, MOST).map((c) => [c.entry.code, c.entry.name, NAME_MATCHES[c.match].zh]);
    }
    // A column repeats its names, and one that no code has takes a look at all names: each is looked for once.
    const known = new Map<string, ResultCell>();
    return broadcast([names, years, classifications], (cell, yearCell, classification) => {
      const name = textOf(cell);
      if (name === "") return "";
      const key = JSON.stringify([name, yearCell, classification]);
      let answer = known.get(key);
      if (answer === undefined) {
        answer = caught(() => oneCode(family, tablesOf(family, classification), name, budgetYear(yearCell)));
        known.set(key, answer);
      }
      if (answer instanceof FunctionError) throw answer;
      return answer;
    });
  };
}

/** So many candidates are listed at most. */
const MOST = 50;
/** Rank of the best candidate; none is worse than any. */
const bestRank = (found: readonly NameCandidate[]): number => (found[0] ? rankOf(found[0].match) : Infinity);

/** The tables that a word for one of the two economic classifications names; all of the family without one. */
function tablesOf(family: Family, cell: Cell): readonly CodeTableId[] {
  if (isBlank(cell) || cell === 0 || family !== "ECON") return TABLES[family];
  const word = stripWhitespace(String(cell)).toLowerCase();
  if (/^(?:部门|department)/.test(word)) return ["economic-department"];
  if (/^(?:政府|government)/.test(word)) return ["economic-government"];
  throw invalid(CELL_ERRORS["no-classification"], { text: shorten(String(cell)) });
}

function search(table: CodeTableId, name: string, year: number | null): readonly NameCandidate[] {
  const split = splitCodeAndName(name);
  const found = findTyped(table, split?.name ?? name, { year });
  return split ? found.filter((c) => c.entry.code === split.code) : found;
}

function oneCode(family: Family, tables: readonly CodeTableId[], name: string, year: number | null): string {
  const split = splitCodeAndName(name);
  if (split) return ofCodeAndName(family, split.code, split.name, year);
  const found = tables.map((table) => search(table, name, year));
  // The table asked first answers unless another has the name better.
  const best = found.reduce((a, b) => (bestRank(b) < bestRank(a) ? b : a));
  return choose(best, name, year);
}

/** The one code that the best of the candidates share. */
function choose(found: readonly NameCandidate[], name: string, year: number | null): string {
  const match = found[0]?.match;
  if (match === undefined || match === "fuzzy") throw nothing(name, found[0]?.entry ?? null);
  let rivals = found.filter((c) => c.match === match);
  if (match === "truncated") {
    rivals = rivals.filter((c) => standing(c.entry, year) === "valid");
    if (rivals.length === 0) throw nothing(name, found[0]!.entry);
  }
  if (match === "former" && year !== null) throw ofAnotherTime(rivals, name, year);
  if (rivals.length > 1 && !isRepeatOfParent(rivals.map((c) => c.entry))) {
    const codes = firstOf(
      rivals.map((c) => c.entry.code),
      3,
    );
    throw notAvailable(CELL_ERRORS["several-codes"], { name: shorten(name), count: rivals.length, codes });
  }
  return rivals[0]!.entry.code;
}

/** Code and name in one cell: the code, if the name is its own. */
function ofCodeAndName(family: Family, code: string, name: string, year: number | null): string {
  const entry = resolve(family, code, year);
  const verdict = compareName(tableOf(family, code), code, name, { year }).verdict;
  if (["exact", "variant", "truncated"].includes(verdict) || (verdict === "former" && year === null)) return entry.code;
  if (search(tableOf(family, code), `${code} ${name}`, year).some((c) => c.match === "exact" || c.match === "variant"))
    return entry.code;
  throw notAvailable(CELL_ERRORS["name-of-code"], { code, official: entry.name, name: shorten(name) });
}

function nothing(name: string, near: CodeEntry | null): Error {
  return notAvailable(CELL_ERRORS["no-such-name"], {
    name: shorten(name),
    near: near && `${near.code} ${near.name}`,
  });
}

/** The names found are of other years, or no source says that they are of this one. */
function ofAnotherTime(rivals: readonly NameCandidate[], name: string, year: number): Error {
  const open = rivals.filter((c) => lookup(c.entry.table, c.entry.code, { year }).unsourced);
  const told = (open.length > 0 ? open : rivals).slice(0, 3).map(({ entry }): Said => {
    const now = lookup(entry.table, entry.code, { year }).entry;
    const values = { code: entry.code, name: entry.name, years: yearsOf(entry) };
    return now && now.name !== entry.name
      ? said(CELL_ERRORS["code-now-called"], { ...values, year, official: now.name })
      : said(CELL_ERRORS["code-with-years"], values);
  });
  return notAvailable(CELL_ERRORS[open.length > 0 ? "name-without-source" : "name-of-another-time"], {
    name: shorten(name),
    year,
    codes: several(told),
  });
}

/** A 款 whose only 项 bears its name (21013 医疗救助 and such): the upper one is meant. */
function isRepeatOfParent(entries: readonly CodeEntry[]): boolean {
  const first = entries[0]!;
  return entries.every((e) => e === first || e.code.startsWith(first.code));
}
