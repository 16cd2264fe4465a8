import type { ExpenditureBasis, Side, StandardRow } from "../../disclosure";
import type { TableView } from "./model";

/**
 * One side (and one 支出口径) of a two-sided statement, its rows told apart: items of the current year, carry-over with its
 * items, totals. Found by name and outline, never by ordinal: provinces number and place carry-over differently.
 */
export interface StatementSide {
  readonly side: Side;
  readonly basis: ExpenditureBasis | null;
  /** Current-year rows of the top level. */
  readonly items: readonly StandardRow[];
  /** Current-year rows of lower levels or without a number, in order. */
  readonly lower: readonly StandardRow[];
  /** Rows that stand between 本年…合计 and 总计 without being a named total. */
  readonly after: readonly StandardRow[];
  readonly current: StandardRow | null;
  readonly carryIn: StandardRow | null;
  readonly carryInItems: readonly StandardRow[];
  readonly carryOut: StandardRow | null;
  readonly carryOutItems: readonly StandardRow[];
  readonly surplusUsed: readonly StandardRow[];
  readonly surplusDistributed: readonly StandardRow[];
  readonly grand: StandardRow | null;
  /** More than one total of a kind: the block is not understood and is not accused. */
  readonly confused: boolean;
}

const NUMBER = /^[（(]?([一二三四五六七八九十]+|\d+)[）)、.．]/;

/** True for a row that restarts a numbering (一、 （一） 1.). */
function restarts(row: StandardRow): boolean {
  const n = NUMBER.exec(row.item ?? "")?.[1];
  return n === undefined || n === "一" || n === "1";
}

/** Splits a two-sided statement into its sections. */
export function sections(view: TableView): StatementSide[] {
  const keys = new Map<string, StandardRow[]>();
  for (const row of view.rows) {
    if (!row.side) continue;
    const key = `${row.side}|${row.side === "income" ? "" : (row.basis ?? "")}`;
    const list = keys.get(key) ?? [];
    list.push(row);
    keys.set(key, list);
  }
  return [...keys.values()].map(section);
}

function section(rows: readonly StandardRow[]): StatementSide {
  const items: StandardRow[] = [];
  const after: StandardRow[] = [];
  const carryInItems: StandardRow[] = [];
  const carryOutItems: StandardRow[] = [];
  const totals = new Map<string, StandardRow[]>();
  let owner: StandardRow | null = null;
  let closed = false;
  for (const row of rows) {
    if (row.role === "total") {
      const kind = row.total ?? "all";
      totals.set(kind, [...(totals.get(kind) ?? []), row]);
      if (kind === "grand") break;
      owner = row;
      if (kind === "current" && items.length > 0) closed = true;
      continue;
    }
    if (row.role === "subtotal") continue;
    const belongs: boolean =
      owner !== null && row.level > owner.level && (carriesItems(owner) ? ownItem(owner, row) : true);
    if (owner && (owner.total === "carry-in" || owner.total === "surplus-used") && belongs) carryInItems.push(row);
    else if (owner && (owner.total === "carry-out" || owner.total === "surplus-distributed") && belongs)
      carryOutItems.push(row);
    else if (closed) after.push(row);
    else items.push(row);
  }
  const numbered = items.filter((r) => !r.ofWhich && r.level > 0);
  const top = Math.min(...numbered.map((r) => r.level));
  const isTop = (r: StandardRow) => !r.ofWhich && (numbered.length === 0 || r.level === top);
  const of = (kind: string) => totals.get(kind) ?? [];
  const one = (kind: string) => of(kind)[0] ?? null;
  // Forms print several kinds of carry-over: 上年结转 is the one that the other tables know, 上年实户资金余额 is used beside it.
  const named = (kind: string) => {
    const list = of(kind).filter((r) => /结转/.test(r.item ?? ""));
    return list.length > 0 ? list : of(kind);
  };
  const carryIn = named("carry-in");
  const many = ["current", "grand"].some((k) => of(k).length > 1) || carryIn.length > 1 || of("carry-out").length > 1;
  return {
    side: rows[0]!.side!,
    basis: rows[0]!.basis,
    items: items.filter(isTop),
    lower: items.filter((r) => !isTop(r)),
    after,
    current: one("current"),
    carryIn: carryIn[0] ?? null,
    carryInItems,
    carryOut: one("carry-out"),
    carryOutItems,
    surplusUsed: [...of("surplus-used"), ...of("carry-in").filter((r) => !carryIn.includes(r))],
    surplusDistributed: totals.get("surplus-distributed") ?? [],
    grand: one("grand") ?? (one("all") && !one("current") ? one("all") : one("all")),
    confused: many,
  };
}

function carriesItems(row: StandardRow): boolean {
  return row.total === "carry-in" || row.total === "carry-out";
}

/** An unnumbered carry-over row owns what restarts the numbering, or what is marked 其中. */
function ownItem(owner: StandardRow, row: StandardRow): boolean {
  if (owner.level > 0) return true;
  return row.ofWhich || row.parent === owner.item || restarts(row) || fundOf(row) !== null;
}

/** Source of funds that an item names; null where it names none. */
export type Fund =
  | "general"
  | "fund"
  | "capital"
  | "fiscalAccount"
  | "business"
  | "operating"
  | "superior"
  | "affiliated"
  | "other"
  | "unitFunds"
  | "fiscal";

/** Reads the source of funds from an item's words. */
export function fundOf(row: StandardRow): Fund | null {
  return fundOfName(row.item ?? "");
}

/** Reads the source of funds from words. */
function fundOfName(name: string): Fund | null {
  if (/政府性?基金/.test(name)) return "fund";
  if (/国有资本经营/.test(name)) return "capital";
  if (/一般公共预算|公共财政预算|经费拨款/.test(name)) return "general";
  if (/财政专户|专户管理|教育收费/.test(name)) return "fiscalAccount";
  if (/单位资金|其他资金/.test(name)) return "unitFunds";
  if (/上级(?:单位)?补助/.test(name)) return "superior";
  if (/附属单位/.test(name)) return "affiliated";
  if (/经营收入/.test(name)) return "operating";
  if (/事业(?:预算)?收入/.test(name)) return "business";
  if (/其他(?:各项)?收入/.test(name)) return "other";
  if (/财政拨款|预算拨款/.test(name)) return "fiscal";
  return null;
}
