import { fold, stripWhitespace, type StandardTableId } from "../../../../disclosure";
import { valueIn, type LooseTable, type LooseRow } from "./slots";
import type { AmountRole, Role } from "../../../words/headers";
import { isTotalOfList } from "../../../words/totals";
import { sidesOf } from "../rows/two-sided-rows";

/** A value known from another statement: what a row (by code, `*` the total) must hold in a column of that role. */
export type Elsewhere = (key: string, role: Role) => { value: bigint; where: string } | null;

/** Sources of funds that the document says hold nothing. */
export interface Sources {
  /** What says so, or null where nothing does. */
  emptyBy(role: Role): string | null;
  /** 基本支出 and 项目支出 of all spending, where the sentences give one figure for it. */
  stated(role: Role): bigint | null;
}

const SOURCE_WORDS: readonly (readonly [AmountRole, RegExp])[] = [
  ["general", /一般公共预算|^公共预算/],
  ["fund", /基金预算|政府性基金/],
  ["capital", /国有资本经营/],
  ["fiscalAccount", /财政专户/],
  ["unitFunds", /单位资金|事业收入|经营收入|上级补助|附属单位|其他收入/],
  ["carry", /(上年|年初)(财政拨款)?结转/],
];

/** A table that evidence may come from. */
export interface KnownTable {
  readonly id: StandardTableId | "other" | null;
  readonly draft: LooseTable;
}

/**
 * Reads which sources hold nothing: from the income side of 收支总表 where its total proves that no amount was lost, else from
 * the sentences that give a source as 0.
 */
export function readSources(tables: readonly KnownTable[], words: string): Sources {
  const empty = new Map<AmountRole, string>();
  const filled = new Set<AmountRole>();
  for (const table of tables) {
    if (table.id !== "balance") continue;
    const sides = sidesOf(table.draft.header);
    if (!sides) continue;
    const rows = table.draft.rows.map((r) => ({
      item: fold(r.cells.get(sides.items[0])?.text ?? ""),
      value: first(r),
      printed: r.slots[0]!.figures.length > 0,
    }));
    const total = rows.findIndex((r) => /^(本年)?收入合计$/.test(r.item));
    if (total < 0 || !rows[total]!.printed) continue;
    const above = rows.slice(0, total).filter((r) => r.item !== "" && !/^其中/.test(r.item));
    if (above.reduce((s, r) => s + r.value, 0n) !== rows[total]!.value) continue;
    const grand = rows.find((r) => /^收入总计$/.test(r.item));
    for (const [role, pattern] of SOURCE_WORDS) {
      const named = (role === "carry" ? rows : above).filter((r) => pattern.test(r.item));
      if (named.length === 0) continue;
      if (role === "carry" && grand?.value !== rows[total]!.value) continue;
      if (named.every((r) => r.value === 0n)) empty.set(role, "收支总表");
      else filled.add(role);
    }
  }
  for (const [role, zero] of statedSources(words)) {
    if (filled.has(role)) continue;
    if (!zero) empty.delete(role);
    else if (!empty.has(role)) empty.set(role, "情况说明");
  }
  const spending = statedSpending(words);
  return {
    stated: (role) => spending.get(role) ?? null,
    emptyBy(role) {
      if (role === "fiscal") {
        const parts = (["general", "fund", "capital"] as const).map((r) => empty.get(r));
        return parts.every((p) => p !== undefined) ? parts[0]! : null;
      }
      return empty.get(role as AmountRole) ?? null;
    },
  };
}

function first(row: LooseRow): bigint {
  return row.slots[0]!.figures[0]?.value ?? 0n;
}

/** `财政专户核拨收入 0.00 万元`: per source, whether every sentence that gives it gives nothing. */
function statedSources(words: string): Map<AmountRole, boolean> {
  const out = new Map<AmountRole, boolean>();
  const text = fold(stripWhitespace(words));
  const pattern =
    /(一般公共预算|政府性?基金预算|基金预算|国有资本经营预算|财政专户[^,。;\d]{0,6}|单位资金|上年结转(?:结余)?)(?:财政)?(?:拨款)?(?:收入)?(?:安排|为)?(\d[\d,]*(?:\.\d+)?)(?:万元|元)/g;
  for (const m of text.matchAll(pattern)) {
    const role = SOURCE_WORDS.find(([, p]) => p.test(m[1]!))?.[0];
    if (!role) continue;
    const zero = /^[0.,]+$/.test(m[2]!);
    out.set(role, (out.get(role) ?? true) && zero);
  }
  return out;
}

/** `基本支出 356.88 万元`: a figure that all sentences agree on; what is said of changes is not such. */
function statedSpending(words: string): Map<Role, bigint> {
  const out = new Map<Role, bigint>();
  const text = fold(stripWhitespace(words));
  for (const [role, name] of [
    ["basic", "基本支出"],
    ["project", "项目支出"],
  ] as const) {
    const found = new Set<bigint>();
    for (const m of text.matchAll(new RegExp(`${name}(?:预算|安排|为|共计)*(\\d[\\d,]*(?:\\.\\d{1,6})?)万元`, "g"))) {
      const [whole, decimals = ""] = m[1]!.replace(/,/g, "").split(".");
      found.add(BigInt(whole! + decimals.padEnd(6, "0")));
    }
    if (found.size === 1) out.set(role, [...found][0]!);
  }
  return out;
}

/** Values by code that a settled table holds for a role. */
function settled(table: KnownTable, role: Role): Map<string, bigint> | null {
  const columns = table.draft.header.columns.flatMap((c, i) => (c.role === role ? [i] : []));
  if (columns.length !== 1) return null;
  const out = new Map<string, bigint>();
  for (const row of table.draft.rows) {
    const key = row.code ?? (row.item !== null && isTotalOfList(row.item) ? "*" : null);
    const slot = row.slots[0]!;
    if (key === null || slot.domain.length === 0 || slot.figures.length === 0) continue;
    const values = new Set(slot.domain.map((p) => valueIn(slot, p, columns[0]!)));
    if (values.size === 1) out.set(key, [...values][0]!);
  }
  return out;
}

/**
 * What other statements say about a table. When all income is 财政拨款 of this year, 支出总表 equals the appropriation tables by
 * code, and so does 收入总表; an empty or absent fund table adds nothing only where its source is known to be empty.
 */
export function elsewhereFor(table: KnownTable, tables: readonly KnownTable[], sources: Sources): Elsewhere {
  const nothing: Elsewhere = (key, role) => {
    const value = key === "*" && table.id === "expenditure" ? sources.stated(role) : null;
    return value === null ? null : { value, where: "情况说明" };
  };
  const general = tables.find((t) => t.id === "general" && t !== table);
  const expenditure = tables.find((t) => t.id === "expenditure" && t !== table);
  const onlyGeneral = (["fund", "capital", "fiscalAccount", "unitFunds", "carry"] as const).every(
    (r) => sources.emptyBy(r) !== null,
  );
  if (!onlyGeneral) return nothing;
  const from = (source: KnownTable | undefined, where: string, as: (role: Role) => Role | null): Elsewhere => {
    if (!source) return nothing;
    const cache = new Map<Role, Map<string, bigint> | null>();
    return (key, role) => {
      const wanted = as(role);
      if (wanted === null) return nothing(key, role);
      if (!cache.has(wanted)) cache.set(wanted, settled(source, wanted));
      const value = cache.get(wanted)?.get(key);
      return value === undefined ? nothing(key, role) : { value, where };
    };
  };
  const spending = (role: Role): Role | null =>
    role === "total" || role === "basic" || role === "project" ? role : null;
  if (table.id === "expenditure") return from(general, "一般公共预算支出表", spending);
  if (table.id === "general") return from(expenditure, "支出总表", spending);
  if (table.id === "income")
    return from(general, "一般公共预算支出表", (role) => (role === "fiscal" || role === "general" ? "total" : null));
  return nothing;
}
