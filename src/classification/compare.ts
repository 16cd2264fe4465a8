import { fold } from "../disclosure/text";
import { isInForce, yearOf, type CodeEntry, type CodeTableId, type When } from "./entry";
import { entriesNamed } from "./find";
import { lookup } from "./lookup";
import { isAlias, likeness, loose, looseWithoutNote } from "./names";

/**
 * How a printed name stands to its code. `exact`: the same but for white space and width. `variant`: but for brackets
 * and marks, or a known abbreviation. `truncated`: cut off by its column. `former`: a name of the code at another time.
 * `local`: similar, or a finer code of the province's own. `different`: another name. `blank`: nothing printed.
 */
export type NameVerdict =
  "exact" | "variant" | "truncated" | "former" | "local" | "different" | "blank" | "unknown-code";

/** The verdict with what it rests on. */
export interface NameComparison {
  readonly verdict: NameVerdict;
  /** The official name of that time (of the nearest time for a code not in force), null for an unknown code. */
  readonly official: string | null;
  /** The entry compared with: for `former` the one that carries the printed name. */
  readonly entry: CodeEntry | null;
  /** For `different`: codes of the table that bear the printed name at that time. */
  readonly otherCodes: readonly string[];
}

const LOCAL_LIKENESS = 0.5;

/** Holds a printed name against the table. White space, width and brackets never make a difference. */
export function compareName(table: CodeTableId, code: string, printedName: string, when?: When): NameComparison {
  const found = lookup(table, code, when);
  const nearest = found.nearest;
  if (!nearest) return { verdict: "unknown-code", official: null, entry: null, otherCodes: [] };
  const verdict = (v: NameVerdict, entry: CodeEntry = nearest, otherCodes: readonly string[] = []): NameComparison => ({
    verdict: v,
    official: nearest.name,
    entry,
    otherCodes,
  });
  const printed = loose(printedName);
  if (printed === "") return verdict("blank");
  if (fold(nearest.name) === fold(printedName)) return verdict("exact");
  const official = loose(nearest.name);
  if (official === printed || isAlias(table, found.code, printedName)) return verdict("variant");
  const other = found.entries.find((e) => loose(e.name) === printed);
  // Where no source tells which of its names a code bore, each of them is one of its names.
  if (other) return verdict(found.unsourced ? "variant" : "former", other);
  if (printed.length >= 2 && official.startsWith(printed)) return verdict("truncated");
  if (looseWithoutNote(printedName) === official) return verdict("variant");
  const cut = found.entries.find((e) => printed.length >= 4 && loose(e.name).startsWith(printed));
  if (cut) return verdict("truncated", cut);
  if (found.localSubCode) return verdict("local");
  const year = yearOf(when);
  const owners = entriesNamed(table, printedName).filter((e) => e.code !== found.code && isInForce(e, year));
  // A name that another code bears in full is that code's name, however like this one it reads.
  if (owners.length > 0) return verdict("different", nearest, [...new Set(owners.map((e) => e.code))]);
  const alike =
    found.entries.some((e) => likeness(e.name, printedName) >= LOCAL_LIKENESS) ||
    (official.length >= 4 && printed.includes(official));
  return verdict(alike ? "local" : "different");
}
