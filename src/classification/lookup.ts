import { ARCHIVE_YEAR, standing, yearOf, type CodeEntry, type CodeTableId, type When } from "./entry";
import { codeTable } from "./tables";

/** What a table says of a code at a time. */
export interface Lookup {
  /** The code as looked up; a 7-digit economic sub-code is cut to five digits. */
  readonly code: string;
  /** The entry in force, or null. */
  readonly entry: CodeEntry | null;
  /** The entry in force, else the one nearest in time; null for an unknown code. */
  readonly nearest: CodeEntry | null;
  /** Every name of the code, oldest first. */
  readonly entries: readonly CodeEntry[];
  readonly status: "valid" | "former" | "future" | "unknown-code";
  /** True where the code is known and no source bears out whether it was in force in that year, or by which name. */
  readonly unsourced: boolean;
  /** True where `former` or `future` hangs on a boundary that may be off: at most a hint. */
  readonly boundaryDoubt: boolean;
  /** True where the printed code was finer than the table (`3021101` → `30211`): a local sub-code with a name of its own. */
  readonly localSubCode: boolean;
}

/** Looks a code up. Unknown to the table is no proof of an error: the tables are not complete. */
export function lookup(table: CodeTableId, code: string, when?: When): Lookup {
  const { byCode } = codeTable(table);
  let found = code;
  let localSubCode = false;
  if (!byCode.has(code) && table.startsWith("economic") && /^\d{7,9}$/.test(code)) {
    found = code.slice(0, 5);
    localSubCode = byCode.has(found);
  }
  const entries = byCode.get(found) ?? [];
  const year = yearOf(when);
  const entry = pick(entries, year);
  if (entry)
    return {
      code: found,
      entry,
      nearest: entry,
      entries,
      status: "valid",
      unsourced: false,
      boundaryDoubt: entry.doubtfulYear,
      localSubCode,
    };
  if (entries.length === 0)
    return {
      code: found,
      entry: null,
      nearest: null,
      entries,
      status: "unknown-code",
      unsourced: false,
      boundaryDoubt: false,
      localSubCode,
    };
  const unsourced = entries.filter((e) => standing(e, year) === "unsourced");
  const open = year !== null && year > ARCHIVE_YEAR ? unsourced.at(-1) : unsourced[0];
  const before = entries.filter((e) => year === null || (e.until !== null && e.until < year)).at(-1) ?? null;
  const after = entries.find((e) => year !== null && e.since !== null && e.since > year) ?? null;
  // The years between two names that were put at their last and first sighting.
  const gap = before?.doubtfulYear && after?.doubtfulYear;
  return {
    code: found,
    entry: null,
    nearest: open ?? before ?? after ?? entries[0]!,
    entries,
    status: !open && before ? "former" : "future",
    unsourced: open !== undefined || Boolean(gap),
    boundaryDoubt: Boolean(before?.doubtfulYear) || Boolean(after?.doubtfulYear),
    localSubCode,
  };
}

function pick(entries: readonly CodeEntry[], year: number | null): CodeEntry | null {
  const valid = entries.filter((e) => standing(e, year) === "valid");
  // The archive knows the name of its own year better than the bounds of a later one.
  return valid.find((e) => e.archive && year !== null) ?? valid.at(-1) ?? null;
}

/** The entry of a code in one edition of the purchase catalogue, or null. */
export function procurementName(code: string, edition: "2013" | "2022"): CodeEntry | null {
  return (
    codeTable("procurement")
      .byCode.get(code)
      ?.find((e) => e.catalogue === edition) ?? null
  );
}

/** Every name that a code has had, oldest first; empty for an unknown code. */
export function history(table: CodeTableId, code: string): readonly CodeEntry[] {
  return codeTable(table).byCode.get(code) ?? [];
}

/** The codes directly below one, in force at that time, in order. A null code gives the 类. */
export function children(table: CodeTableId, code: string | null, when?: When): readonly CodeEntry[] {
  const { byCode } = codeTable(table);
  const year = yearOf(when);
  return childCodes(table, code).flatMap((c) => pick(byCode.get(c)!, year) ?? []);
}

/** Codes directly below one of which no source tells whether they were in force at that time: the list is not whole then. */
export function unsourcedChildren(table: CodeTableId, code: string | null, when?: When): readonly string[] {
  return childCodes(table, code).filter((c) => lookup(table, c, when).unsourced);
}

function childCodes(table: CodeTableId, code: string | null): readonly string[] {
  const { childCodes, byCode } = codeTable(table);
  if (code !== null) return childCodes.get(code) ?? [];
  return [...byCode.keys()].filter((c) => byCode.get(c)![0]!.level === 1).sort();
}

/** The entries from 类 down to the code itself, each under its name of that time; empty for an unknown code. */
export function path(table: CodeTableId, code: string, when?: When): readonly CodeEntry[] {
  const out: CodeEntry[] = [];
  let next: string | null = lookup(table, code, when).code;
  while (next !== null) {
    const found: CodeEntry | null = lookup(table, next, when).nearest;
    if (!found) break;
    out.unshift(found);
    next = found.parent;
  }
  return out;
}

/** The entries above a code, 类 first. */
export function ancestors(table: CodeTableId, code: string, when?: When): readonly CodeEntry[] {
  return path(table, code, when).slice(0, -1);
}
