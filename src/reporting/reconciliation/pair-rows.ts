import {
  codeKind,
  compareName,
  entriesNamed,
  isCutOff,
  Pairing,
  successors,
  type CodeTableId,
} from "../../classification";
import type { Side, SideRow } from "./side";

/** By what rows are held together. */
export type MatchBy = "auto" | "code" | "name";

/** How a row found its counterpart. `order`: one of several rows of one key, in their order. */
export type PairedBy = "code" | "name" | "old-code" | "old-name" | "cut-off" | "order" | "total";

/** One row of a side, or several of one key that the user wants added. */
export interface Item {
  readonly rows: readonly SideRow[];
  readonly code: string | null;
  readonly name: string;
  readonly key: string;
}

/** An item and its counterpart; one of both where the other side has none. */
export interface ItemPair {
  readonly left: Item | null;
  readonly right: Item | null;
  readonly how: PairedBy | null;
  /** Several rows of one key stand against another number of them: which is which can't be told. */
  readonly ambiguous: boolean;
}

/** Names are compared pair by pair only where both lists are short enough. */
const MOST_PAIRS = 1_000_000;

/** The rows of a side as items; `sum`: rows of one code or name are one. */
export function itemsOf({ rows }: Pick<Side, "rows">, by: MatchBy, sum: boolean): Item[] {
  const single = (row: SideRow): Item => ({ rows: [row], code: row.code, name: row.name, key: row.key });
  if (!sum) return rows.map(single);
  const items = new Map<string, Item>();
  for (const row of rows) {
    // Rows that have no such key stay apart.
    const key = itemKey(single(row), by) ?? `row ${row.index}`;
    const before = items.get(key);
    items.set(key, before ? { ...before, rows: [...before.rows, row] } : single(row));
  }
  return [...items.values()];
}

/** The key under which an item is first looked for. */
const itemKey = ({ code, key }: Item, by: MatchBy): string | null =>
  by !== "name" && code !== null ? `code ${code}` : by === "code" ? null : `name ${key}`;

/** Rows of both sides that are about the same, in the order of the left side; what only the right side has stands behind. */
export function pairItems(
  left: readonly Item[],
  right: readonly Item[],
  by: MatchBy,
  years: { readonly left: string | null; readonly right: string | null },
): ItemPair[] {
  const pairing = new Pairing<Item, PairedBy>(left, right);
  const unclear = new Set<Item>();
  const direct = (item: Item): PairedBy => (by !== "name" && item.code !== null ? "code" : "name");
  pairRepeated(pairing, unclear, by, direct);
  pairing.once((item) => (item.key === "" && item.code === null ? null : itemKey(item, by)), direct);
  if (by !== "name") {
    // 208 alone stands for `208 社会保障和就业支出`; a side without codes for its names.
    const isLeft = new Set(left);
    const yearOf = (item: Item): string | null => (isLeft.has(item) ? years.left : years.right);
    pairing.once((item) => latestCode(item.code, yearOf(item)), "old-code");
  }
  if (by !== "code") {
    const open = (item: Item): string | null => (item.key === "" || unclear.has(item) ? null : item.key);
    pairing.once(open, (l, r) => (areTwoCodes(l, r) ? null : "name"));
    pairing.once((item) => (unclear.has(item) ? null : meantCode(item)), "old-name");
    if (pairing.left.size * pairing.right.size <= MOST_PAIRS)
      pairing.fitting(
        (l, r) => open(l) !== null && open(r) !== null && !areTwoCodes(l, r) && isCutOff(l.key, r.key),
        "cut-off",
      );
  }
  if (by !== "code") pairTotals(pairing);
  const alone = (side: "left" | "right", item: Item): ItemPair => ({
    left: side === "left" ? item : null,
    right: side === "right" ? item : null,
    how: null,
    ambiguous: unclear.has(item),
  });
  return [
    ...left.map((item): ItemPair => {
      const pair = pairing.of(item);
      return pair ? { left: pair.left, right: pair.right, how: pair.how, ambiguous: false } : alone("left", item);
    }),
    ...[...pairing.right].map((item) => alone("right", item)),
  ];
}

/** Words that a total is called by. */
const TOTAL = /^(?:本年)?(?:收入|支出)?(?:合计|总计|小计|共计|总和)$|^[合总小]计|[合总]计$/;

/** True for a row that is called a total. */
export const isTotal = ({ code, name }: Pick<Item, "code" | "name">): boolean =>
  code === null && TOTAL.test(name.replace(/\s+/g, ""));

/** 合计 of the one side is 总计 of the other: where each has one, or where they say the same amount. */
function pairTotals(pairing: Pairing<Item, PairedBy>): void {
  const total = (key: (item: Item) => string) => (item: Item) => (isTotal(item) ? key(item) : null);
  pairing.once(
    total(() => ""),
    "total",
  );
  const amount = (item: Item): string => item.rows.map((row) => row.ticks).join("+");
  for (const left of [...pairing.left].filter(isTotal)) {
    const right = [...pairing.right].find((item) => isTotal(item) && amount(item) === amount(left));
    if (right) pairing.pair(left, right, "total");
  }
}

/**
 * Several rows of one key: those of the same amount belong together, what is left in its order where both sides have as many; else nobody
 * can tell, and none is chosen.
 */
function pairRepeated(
  pairing: Pairing<Item, PairedBy>,
  unclear: Set<Item>,
  by: MatchBy,
  direct: (item: Item) => PairedBy,
): void {
  const groups = (items: Iterable<Item>): Map<string, Item[]> => {
    const out = new Map<string, Item[]>();
    for (const item of items) {
      const key = itemKey(item, by);
      if (key === null || (item.key === "" && item.code === null)) continue;
      out.set(key, [...(out.get(key) ?? []), item]);
    }
    return out;
  };
  const theirs = groups(pairing.right);
  for (const [key, ours] of groups(pairing.left)) {
    const others = theirs.get(key) ?? [];
    if (others.length === 0 || (ours.length === 1 && others.length === 1)) continue;
    const within = new Pairing<Item, PairedBy>(ours, others);
    // Names under one code, or codes under one name, may tell them apart.
    within.once((item) => `${item.code} ${item.key}`, direct);
    within.inOrder((item) => String(item.rows[0]!.ticks), direct);
    if (within.left.size === within.right.size)
      within.inOrder(
        () => "",
        () => "order",
      );
    else for (const item of [...within.left, ...within.right]) unclear.add(item);
    for (const item of ours) {
      const pair = within.of(item);
      if (pair) pairing.pair(pair.left, pair.right, pair.how);
    }
  }
}

const TABLES: ReadonlySet<string> = new Set<CodeTableId>([
  "functional",
  "economic-department",
  "economic-government",
] as const);

function tableOf(code: string): CodeTableId | null {
  const kind = codeKind(code);
  return kind !== null && TABLES.has(kind) ? (kind as CodeTableId) : null;
}

/** What became of a code by today; itself where nothing did, null where it became several. */
function latestCode(code: string | null, year: string | null): string | null {
  const table = code === null ? null : tableOf(code);
  if (code === null || table === null) return code;
  const found = successors(table, code, year === null ? undefined : { date: year });
  if (!found) return code;
  const [only, more] = found.entries;
  return found.lost.length > 0 || more ? null : (only?.code ?? code);
}

/** The code that a name means, by any of the names that it had; null where it means several or none. */
function meantCode({ code, name, key }: Item): string | null {
  if (code !== null && tableOf(code) !== null) return latestCode(code, null);
  if (key === "") return null;
  const codes = new Set(
    [...TABLES].flatMap((table) =>
      entriesNamed(table as CodeTableId, name).flatMap((entry) => latestCode(entry.code, null) ?? []),
    ),
  );
  return codes.size === 1 ? [...codes][0]! : null;
}

/** True where both have a code of the classification that bears that very name: 行政运行 stands under many a 款. */
function areTwoCodes(l: Item, r: Item): boolean {
  const isOwn = ({ code, name }: Item): boolean => {
    const table = code === null ? null : tableOf(code);
    return table !== null && ["exact", "variant", "former"].includes(compareName(table, code!, name).verdict);
  };
  return l.code !== null && r.code !== null && l.code !== r.code && isOwn(l) && isOwn(r);
}
