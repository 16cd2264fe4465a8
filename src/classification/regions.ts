import { REGIONS } from "./generated/regions";
import { yearOf, type When } from "./entry";

/** A division (行政区划) under one of its names. */
export interface RegionEntry {
  readonly code: string;
  readonly name: string;
  readonly since: number | null;
  readonly until: number | null;
  /** True where the boundary lies between the lists of 2016 and 2024. */
  readonly doubtfulYear: boolean;
}

/** A division with the ones above it. */
export interface Region {
  readonly entry: RegionEntry;
  readonly status: "valid" | "former" | "future";
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
      const entry = {
        code,
        name,
        since: number(since),
        until: number(until),
        doubtfulYear: since.endsWith("~") || until.endsWith("~"),
      };
      const list = map.get(code);
      if (list) list.push(entry);
      else map.set(code, [entry]);
    }
    decoded = map;
  }
  return decoded;
}

function number(text: string): number | null {
  return text === "" ? null : parseInt(text, 10);
}

/** Nearest entry of a code: in force, else the last one before, else the first one after. */
function nearest(code: string, year: number | null): { entry: RegionEntry; status: Region["status"] } | null {
  const list = regions().get(code);
  if (!list) return null;
  const valid = list
    .filter((e) =>
      year === null ? e.until === null : (e.since === null || e.since <= year) && (e.until === null || year <= e.until),
    )
    .at(-1);
  if (valid) return { entry: valid, status: "valid" };
  const before = list.filter((e) => year === null || (e.until !== null && e.until < year)).at(-1);
  return before ? { entry: before, status: "former" } : { entry: list[0]!, status: "future" };
}

/**
 * The division of a code: six digits, or the nine that finance systems print (six and 000). Null if no list has it.
 * Codes of the lists of 2002 to 2016 that are gone since answer with status `former`.
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
  const path: string[] = [];
  for (const above of [`${six.slice(0, 2)}0000`, `${six.slice(0, 4)}00`]) {
    if (above === six) continue;
    const name = nearest(above, year)?.entry.name;
    if (name !== undefined && path.at(-1) !== name) path.push(name);
  }
  if (path.at(-1) !== found.entry.name) path.push(found.entry.name);
  return { entry: found.entry, status: found.status, path, fullName: path.join("") };
}
