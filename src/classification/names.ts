import { fold } from "../disclosure/text";
import { ALIASES } from "./generated/aliases";
import type { CodeTableId } from "./entry";

/** An abbreviation or older wording met in print. */
export interface Alias {
  readonly table: CodeTableId;
  readonly code: string;
  readonly alias: string;
  /** The alias as it is compared. */
  readonly loose: string;
  readonly since: number | null;
  readonly until: number | null;
}

let decoded: readonly Alias[] | undefined;

/** All known abbreviations. */
export function aliases(): readonly Alias[] {
  decoded ??= ALIASES.split("\n").map((line) => {
    const [table, code, alias, since, until] = line.split("|") as [CodeTableId, string, string, string, string];
    return {
      table,
      code,
      alias,
      loose: loose(alias),
      since: since ? Number(since) : null,
      until: until ? Number(until) : null,
    };
  });
  return decoded;
}

/** True if an alias of the code reads so. */
export function isAlias(table: CodeTableId, code: string, printed: string): boolean {
  const wanted = loose(printed);
  return aliases().some((a) => a.table === table && a.code === code && a.loose === wanted);
}

/** The form in which two printings of one name are the same: folded, without brackets, quotes, commas and hyphens. */
export function loose(name: string): string {
  return fold(name).replace(/[()[\]{}<>《》〈〉"'、,，;；:：.·・。\-_/]/g, "");
}

/** The loose form without a bracketed note at its end: `一般行政管理事务（民政管理事务）`. */
export function looseWithoutNote(name: string): string {
  return loose(fold(name).replace(/\([^()]*\)$/, ""));
}

/** Drops an ordinal: `八、`, `（八）`, `8.`, `(8)`, `2.1`, `其中：`. */
export function withoutOrdinal(item: string): string {
  return fold(item)
    .replace(/^(?:其中|其 中)[:：]?/, "")
    .replace(
      /^(?:[([]?[一二三四五六七八九十百]+[)\]]?[、.,，:：)]+|\([一二三四五六七八九十百]+\)|\(?\d{1,2}[)、.．:：]+\)?|\(\d{1,2}\))+/,
      "",
    );
}

/** Likeness of two names, 0 to 1: share of common letter pairs (Dice). */
export function likeness(a: string, b: string): number {
  return likenessTo(loose(a))(loose(b));
}

/** Likeness to one name, for names that are loose already: a name is held against thousands. */
export function likenessTo(wanted: string): (name: string) => number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < wanted.length; i++) {
    const pair = wanted.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return (name) => {
    if (name === wanted) return 1;
    if (wanted.length < 2 || name.length < 2) return 0;
    const used = new Map<string, number>();
    let common = 0;
    for (let i = 0; i + 1 < name.length; i++) {
      const pair = name.slice(i, i + 2);
      const there = pairs.get(pair);
      if (there === undefined) continue;
      const taken = used.get(pair) ?? 0;
      if (taken < there) common++;
      used.set(pair, taken + 1);
    }
    return (2 * common) / (wanted.length + name.length - 2);
  };
}

/** The likeness that names of these lengths can have at most: a cell full of text is not compared with every name. */
export function mostLikeness(left: number, right: number): number {
  const [less, more] = left < right ? [left, right] : [right, left];
  if (less < 2) return less === more ? 1 : 0;
  return (2 * (less - 1)) / (less + more - 2);
}
