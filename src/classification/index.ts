/**
 * Date-effective code tables and their resolver. Pure: no DOM, no Decimal, no I/O; tables are decoded when first asked.
 *
 * ```
 * lookup(table, code, when?)            → { code, entry|null, nearest|null, entries, status: valid|former|future|unknown-code,
 *                                          unsourced, boundaryDoubt, localSubCode }
 * history(table, code)                  → CodeEntry[], oldest first
 * children(table, code|null, when?)     → CodeEntry[] directly below (null: the 类)
 * unsourcedChildren(table, code|null, when?) → codes below of which nothing tells whether they were in force
 * ancestors(table, code, when?), path(table, code, when?) → CodeEntry[], 类 first
 * findByName(table, name, when?, limit?) → { entry, match: exact|variant|former|truncated|fuzzy, score }[], best first
 * findTyped(table, text, when?, limit?) → the same for a name as people type it: with its level, under the names above it
 * rankOf(match)                         → its place among the matches, 0 for the best
 * entriesNamed(table, name)             → CodeEntry[] with just this name, of any time (no likeness: fast)
 * compareName(table, code, printedName, when?) → { verdict: exact|variant|truncated|former|local|different|blank|unknown-code,
 *                                          official, entry, otherCodes }
 * functionalClassByName(item, when?)    → "208" | null, for 八、社会保障和就业支出 (former names and abbreviations included)
 * rejoinCode(printed | parts[])         → "2089999" | null ;  splitCodeAndName("2101501-行政运行") → { code, name } | null
 * codeLevel(code) → 1|2|3|… | null ;  codeKind(code) → table id | "project" | "region" | null ;  parentCode(code)
 * toGovernmentEconomic(code, when?), toDepartmentEconomic(code, when?) → string[] ;  mapsTo(department, government) → boolean|null
 * procurementName(code, "2013"|"2022")  → CodeEntry | null
 * successors(table, code, from?, to?)   → { entries, lost } | null: what became of a code
 * predecessors(table, code, from, to)   → what a code was in an earlier year
 * standing(entry, year|null)            → valid|unsourced|former|future
 * region(code, when?)                   → { entry, status, entries, path, fullName } | null (6 or 9 digits)
 * regionsNamed(name)                    → RegionEntry[] of any time; regionStanding(entry, year|null)
 * Pairing                               two lists paired step by step; isCutOff(a, b): the one name begins the other
 * parseProjectCode(printed)             → { code, regionCode, region, year, shape, letter, serial, check } | null
 * ```
 *
 * `when` is `{ year }` or `{ date }`; without it the table of today answers. Severity follows {@link CodeEntry.evidence}
 * and {@link CodeEntry.doubtfulYear}: an unknown code, a `known` entry or a doubtful boundary never makes an error.
 *
 * @packageDocumentation
 */
export { codeKind, codeLevel, parentCode, rejoinCode, splitCodeAndName, type CodeKind } from "./codes";
export { compareName, type NameComparison, type NameVerdict } from "./compare";
export { mapsTo, toDepartmentEconomic, toGovernmentEconomic } from "./economic-mapping";
export {
  FIRST_YEAR,
  LAST_YEAR,
  isInForce,
  standing,
  yearOf,
  type CodeEntry,
  type CodeTableId,
  type Evidence,
  type Standing,
  type When,
} from "./entry";
export { entriesNamed, findByName, functionalClassByName, rankOf, type NameCandidate, type NameMatch } from "./find";
export { ancestors, children, history, lookup, path, procurementName, unsourcedChildren, type Lookup } from "./lookup";
export { likeness, likenessTo, loose as looseName, looseWithoutNote, withoutOrdinal } from "./names";
export { isCutOff, Pairing, type Pair } from "./pairing";
export { parseProjectCode, type ProjectCode } from "./project-code";
export {
  FIRST_REGION_YEAR,
  region,
  regionStanding,
  regionsNamed,
  type Boundary,
  type Region,
  type RegionEntry,
} from "./regions";
export { predecessors, successors, type Succession } from "./successors";
export { findTyped } from "./typed-name";
