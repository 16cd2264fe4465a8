import { LAST_YEAR, yearOf, type Standing, type When } from "./entry";
import { REGIONS } from "./generated/regions";
import { fold } from "../disclosure/text";

/** The first list that the divisions are taken from is that of 2002. */
export const FIRST_REGION_YEAR = 2002;

/** Years between which a boundary lies: equal where the year of the change is known. */
export interface Boundary {
  readonly earliest: number;
  readonly latest: number;
}

/** A division (行政区划) under one of its names. It stands in the year in which it begins and in that in which it ends. */
export interface RegionEntry {
  readonly code: string;
  readonly name: string;
  /** Null where the first list has it. */
  readonly since: Boundary | null;
  /** Null where it stands. */
  readonly until: Boundary | null;
}

/** A division with the ones above it. */
export interface Region {
  readonly entry: RegionEntry;
  readonly status: Standing;
  /** Every name of the code, oldest first. */
  readonly entries: readonly RegionEntry[];
  /** Province, city, county: names of that time. */
  readonly path: readonly string[];
  /** `河北省邢台市巨鹿县`. */
  readonly fullName: string;
}

let decoded: ReadonlyMap<string, readonly RegionEntry[]> | undefined;

function regions(): ReadonlyMap<string, readonly RegionEntry[]> {
  if (!decoded) {
    const map = new Map<string, RegionEntry[]>();
    for (const line of REGIONS.split("\n")) {
      const [code, name, since, until] = line.split("|") as [string, string, string, string];
      const entry = { code, name, since: boundary(since), until: boundary(until) };
      const list = map.get(code);
      if (list) list.push(entry);
      else map.set(code, [entry]);
    }
    decoded = map;
  }
  return decoded;
}

function boundary(text: string): Boundary | null {
  if (text === "") return null;
  const [earliest, latest] = text.split("-").map(Number) as [number, number?];
  return { earliest, latest: latest ?? earliest };
}

/** How a division stands in a year; null asks for today. */
export function regionStanding(entry: RegionEntry, year: number | null): Standing {
  const { since, until } = entry;
  if (year === null) return until === null ? "valid" : "former";
  if (since !== null && year < since.earliest) return "future";
  if (until !== null && year > until.latest) return "former";
  const inDoubt = (since !== null && year < since.latest) || (until !== null && year > until.earliest);
  return inDoubt || year < FIRST_REGION_YEAR || year > LAST_YEAR ? "unsourced" : "valid";
}

/** Nearest entry of a code: the last one in force, else the one in doubt, else the last one before, else the first one after. */
function nearest(code: string, year: number | null): { entry: RegionEntry; status: Standing } | null {
  const list = regions().get(code);
  if (!list) return null;
  for (const status of ["valid", "unsourced", "former"] as const) {
    const entry = list.filter((e) => regionStanding(e, year) === status).at(-1);
    if (entry) return { entry, status };
  }
  return { entry: list[0]!, status: "future" };
}

/**
 * The division of a code: six digits, or the nine that finance systems print (six and 000). Null if no list has it.
 * Codes that are gone answer with status `former`, those of a year that no list settles with `unsourced`.
 */
export function region(code: string, when?: When): Region | null {
  const six = /^\d{6}(?:000)?$/.test(code)
    ? code.slice(0, 6)
    : /^\d{2}(?:\d{2})?$/.test(code)
      ? code.padEnd(6, "0")
      : null;
  if (six === null) return null;
  const year = yearOf(when);
  const found = nearest(six, year);
  if (!found) return null;
  const path = pathOf(found.entry, year ?? found.entry.until?.earliest ?? null);
  return { ...found, entries: regions().get(six)!, path, fullName: path.join("") };
}

/** Codes of the divisions above one, the province first. */
function codesAbove(code: string): string[] {
  return [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((above) => above !== code);
}

/** Names from the province down. A division that is gone stands under the names of its last year. */
function pathOf(entry: RegionEntry, year: number | null): string[] {
  const path: string[] = [];
  for (const above of codesAbove(entry.code)) {
    const name = nearest(above, year)?.entry.name;
    if (name !== undefined && path.at(-1) !== name) path.push(name);
  }
  if (path.at(-1) !== entry.name) path.push(entry.name);
  return path;
}

let byName: ReadonlyMap<string, readonly RegionEntry[]> | undefined;

function named(name: string): readonly RegionEntry[] {
  if (!byName) {
    const map = new Map<string, RegionEntry[]>();
    for (const list of regions().values())
      for (const e of list) {
        const same = map.get(e.name);
        if (same) same.push(e);
        else map.set(e.name, [e]);
      }
    byName = map;
  }
  return byName.get(name) ?? [];
}

/** A division is named by at most so many letters, the ones above it included. */
const LONGEST_NAME = 60;

/**
 * Divisions of any time with a name, alone (`巨鹿县`) or under the ones above it (`邢台市巨鹿县`, `河北省/邢台市/巨鹿县`).
 * How each stands in a year is for {@link regionStanding} to say.
 */
export function regionsNamed(printed: string): readonly RegionEntry[] {
  const wanted = fold(printed).replace(/[/\\>、,.·-]/g, "");
  if (wanted === "" || wanted.length > LONGEST_NAME) return [];
  const out: RegionEntry[] = [];
  for (let from = 0; from < wanted.length - 1; from++) {
    for (const entry of named(wanted.slice(from))) if (isUnder(entry, wanted.slice(0, from))) out.push(entry);
  }
  return out;
}

/** True if the words before a name are names of the divisions above it, in order, each at most once. */
function isUnder(entry: RegionEntry, words: string): boolean {
  if (words === "") return true;
  const above = codesAbove(entry.code).map((code) => (regions().get(code) ?? []).map((e) => e.name));
  const provinces = ["", ...(above[0] ?? [])];
  const cities = ["", ...(above[1] ?? [])];
  return provinces.some((p) => cities.some((c) => p + c === words));
}
