import { fold } from "../disclosure/text";
import { isInForce, yearOf, type CodeEntry, type CodeTableId, type When } from "./entry";
import { aliases, likenessTo, loose, mostLikeness, withoutOrdinal } from "./names";
import { codeTable } from "./tables";

/** How a candidate matches the name. */
export type NameMatch = "exact" | "variant" | "former" | "truncated" | "fuzzy";

/** A code that a printed name may mean. */
export interface NameCandidate {
  readonly entry: CodeEntry;
  readonly match: NameMatch;
  /** 0 to 1; 1 where the words are the same. */
  readonly score: number;
}

/** How alike a name must be to be suggested. */
const LEAST_LIKENESS = 0.5;

const RANK: readonly NameMatch[] = ["exact", "variant", "former", "truncated", "fuzzy"];

/** Place of a match among the others, 0 for the best. */
export function rankOf(match: NameMatch): number {
  return RANK.indexOf(match);
}

const indexes = new Map<CodeTableId, ReadonlyMap<string, readonly CodeEntry[]>>();

function nameIndex(table: CodeTableId): ReadonlyMap<string, readonly CodeEntry[]> {
  let index = indexes.get(table);
  if (!index) {
    const built = new Map<string, CodeEntry[]>();
    for (const entry of codeTable(table).entries) {
      const key = loose(entry.name);
      const list = built.get(key);
      if (list) list.push(entry);
      else built.set(key, [entry]);
    }
    indexes.set(table, (index = built));
  }
  return index;
}

/** Entries whose name is the same but for brackets and white space, of any time. */
export function entriesNamed(table: CodeTableId, name: string): readonly CodeEntry[] {
  return nameIndex(table).get(loose(name)) ?? [];
}

/**
 * The codes that a printed name may mean, best first: the same words in force, a known abbreviation, a name of another
 * time, a name cut off, a similar name. At most `limit` (20) candidates; fuzzy ones only where nothing better is found.
 */
export function findByName(table: CodeTableId, name: string, when?: When, limit = 20): readonly NameCandidate[] {
  const wanted = loose(withoutOrdinal(name)) || loose(name);
  if (wanted === "") return [];
  const year = yearOf(when);
  const out: NameCandidate[] = [];
  const add = (entry: CodeEntry, match: NameMatch, score: number): void => void out.push({ entry, match, score });
  for (const entry of nameIndex(table).get(wanted) ?? []) {
    if (!isInForce(entry, year)) add(entry, "former", 1);
    else add(entry, fold(entry.name) === fold(name) ? "exact" : "variant", 1);
  }
  for (const alias of aliases()) {
    if (alias.table !== table || alias.loose !== wanted) continue;
    const entries = codeTable(table).byCode.get(alias.code) ?? [];
    const entry = entries.find((e) => isInForce(e, year)) ?? entries.at(-1);
    if (entry) add(entry, isInForce(alias, year) ? "variant" : "former", 0.95);
  }
  if (out.length === 0 && wanted.length >= 3) {
    for (const [full, entries] of nameIndex(table)) {
      if (full.startsWith(wanted)) for (const entry of entries) add(entry, "truncated", wanted.length / full.length);
    }
  }
  if (out.length === 0) {
    const alike = likenessTo(wanted);
    for (const [full, entries] of nameIndex(table)) {
      if (mostLikeness(full.length, wanted.length) < LEAST_LIKENESS) continue;
      const score = alike(full);
      if (score >= LEAST_LIKENESS) for (const entry of entries) add(entry, "fuzzy", score);
    }
  }
  return ranked(out, (entry) => isInForce(entry, year), limit);
}

/** One candidate a code, best first: by how it matches, then those whose entry stands, then by likeness. */
export function ranked(
  candidates: readonly NameCandidate[],
  stands: (entry: CodeEntry) => boolean,
  limit: number,
): readonly NameCandidate[] {
  const best = new Map<string, NameCandidate>();
  for (const c of candidates) {
    const before = best.get(c.entry.code);
    if (!before || rankOf(c.match) < rankOf(before.match)) best.set(c.entry.code, c);
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        rankOf(a.match) - rankOf(b.match) ||
        Number(stands(b.entry)) - Number(stands(a.entry)) ||
        b.score - a.score ||
        a.entry.code.localeCompare(b.entry.code),
    )
    .slice(0, limit);
}

/**
 * The 类 that an item of a two-sided statement names: `八、社会保障和就业支出` → 208. Former names (医疗卫生与计划生育支出)
 * and abbreviations met in print count; null for anything else (a total, 其他 beside a number, prose).
 */
export function functionalClassByName(item: string, when?: When): string | null {
  const name = withoutOrdinal(item).replace(/\(类\)$|类$/, "");
  const wanted = loose(name);
  if (wanted.length < 3) return null;
  const year = yearOf(when);
  const classes = (entries: readonly CodeEntry[]): CodeEntry[] => entries.filter((e) => e.level === 1);
  for (const form of [wanted, `${wanted}支出`, wanted.replace(/支出$/, "")]) {
    const named = classes(nameIndex("functional").get(form) ?? []);
    const best = named.find((e) => isInForce(e, year)) ?? named[0];
    if (best) return best.code;
    const alias = aliases().find((a) => a.table === "functional" && a.code.length === 3 && a.loose === form);
    if (alias) return alias.code;
  }
  return null;
}
