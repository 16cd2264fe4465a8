import {
  Decimal,
  parseAmount,
  STANDARD_COLUMNS,
  type ColumnBinding,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
} from "../../disclosure";
import { bindThreePublic, bindTwoSided } from "./blocks";
import { bindColumns, repeatedBlocks } from "./binding";
import { isWide, type Context } from "./context";
import { plainRows } from "./plain";
import { twoSidedRows } from "./two-sided";
import { wideRows } from "./wide";

type Rows = readonly (readonly { readonly text: string | null }[])[];

/**
 * Binds the columns of a table by what their headers say; a column of amounts that no header word explains is bound by
 * what it holds, where only one meaning is open.
 */
export function bind(id: StandardTableId, columns: readonly string[], rows: Rows = []): (ColumnBinding | null)[] {
  const blocks = repeatedBlocks(columns);
  if (blocks.length > 1 && id !== "balance" && id !== "appropriation" && id !== "three-public") {
    return blocks.flatMap(([from, to]) =>
      bind(
        id,
        columns.slice(from, to),
        rows.map((r) => r.slice(from, to)),
      ),
    );
  }
  if (id === "balance" || id === "appropriation") return bindTwoSided(id, columns);
  if (id === "three-public") return bindByContent(id, columns, bindThreePublic(columns), rows);
  const statement = oneSideOf(id, columns);
  const bound = statement ?? bindByContent(id, columns, bindColumns(id, columns), rows);
  return id === "expenditure" ? withinBySums(bound, rows) : bound;
}

/** Columns that may be a part of 合计, or a part of 基本支出 and 项目支出 that is named beside them. */
const WITHIN: Readonly<Record<string, string>> = {
  operating: "operatingWithin",
  remitted: "remittedWithin",
  aid: "aidWithin",
};
/** Rows that must prove it: one may hold by chance. */
const PROOFS = 2;

/**
 * 经营支出 that is already in 基本支出 or 项目支出, printed without a word that says so: where 合计 is their sum in every row that
 * has one, and would not be with it.
 */
function withinBySums(bound: (ColumnBinding | null)[], rows: Rows): (ColumnBinding | null)[] {
  const amount = (r: Rows[number], key: string): Decimal | null => {
    const cell = parseAmount(r[bound.findIndex((b) => b?.key === key)]?.text);
    return cell.kind === "amount" ? cell.value : cell.kind === "blank" ? new Decimal(0) : null;
  };
  return bound.map((b) => {
    const within = b === null ? undefined : WITHIN[b.key];
    if (!b || within === undefined) return b;
    const telling = rows.filter((r) => amount(r, b.key)?.isZero() === false);
    const proves = telling.every((r) => {
      const [total, basic, project] = [amount(r, "total"), amount(r, "basic"), amount(r, "project")];
      return total !== null && basic !== null && project !== null && total.eq(basic.add(project));
    });
    return telling.length >= PROOFS && proves ? { ...b, key: within } : b;
  });
}

/** 政府性基金收支表 prints both sides: its rows are the functional items of the expenditure side (Xi'an). */
function oneSideOf(id: StandardTableId, columns: readonly string[]): (ColumnBinding | null)[] | null {
  if (!/^(fund|capital|general)$/.test(id)) return null;
  const both = bindTwoSided("balance", columns);
  const sides = new Set(both.flatMap((b) => (b?.key === "item" ? [b.side] : [])));
  if (sides.size < 2) return null;
  const at = both.findIndex((b) => b?.key === "item" && b.side === "expenditure");
  return both.map((b, c) => {
    if (c === at) return { key: "item" };
    const next = both.findIndex((x, k) => k > at && x?.key === "item");
    const inside = c > at && (next < 0 || c < next);
    return inside && b?.key === "amount" ? { key: "total" } : null;
  });
}

/** Binds the only column of amounts left as 合计, and the first column of words as the item, where none is bound. */
function bindByContent(
  id: StandardTableId,
  columns: readonly string[],
  bound: (ColumnBinding | null)[],
  rows: Rows,
): (ColumnBinding | null)[] {
  const definitions = STANDARD_COLUMNS[id];
  const money: ReadonlySet<string> = new Set(definitions.filter((d) => d.type === "money").map((d) => d.key));
  if (!money.has("total") || rows.length === 0) return bound;
  const out = [...bound];
  const texts = (c: number): string[] => rows.flatMap((r) => (r[c]?.text ? [r[c].text] : []));
  const open = columns.flatMap((path, c) => (bound[c] === null && !/序号|编码|代码|备注|比例|%/.test(path) ? [c] : []));
  if (!bound.some((b) => b !== null && (money.has(b.key) || b.item !== undefined))) {
    const amounts = open.filter(
      (c) =>
        texts(c).length > 0 &&
        texts(c).every((t) => parseAmount(t).kind !== "text") &&
        texts(c).some((t) => parseAmount(t).kind === "amount"),
    );
    if (amounts.length === 1) out[amounts[0]!] = { key: "total" };
  }
  const named = out.some((b) => b !== null && /^(item|unitName|code|codePart)$/.test(b.key));
  if (!named && definitions.some((d) => d.key === "item") && !bound.some((b) => b?.item !== undefined)) {
    const words = open.find((c) => texts(c).filter((t) => /[\u4e00-\u9fff]{2,}/.test(t)).length * 2 > rows.length);
    if (words !== undefined) out[words] = { key: "item" };
  }
  return out;
}

/** 公用经费合计 spans two blocks: its words stand in the one, its amount in the next. */
function joinSpanned(rows: readonly StandardRow[]): StandardRow[] {
  const amounts = (r: StandardRow): boolean => Object.values(r.values).some((v) => v.amount !== null);
  const used = new Set<StandardRow>();
  const joined = rows.map((r, i) => {
    if (r.item === null || r.code !== null || amounts(r)) return r;
    const rest = rows.slice(i + 1).find((o) => o.row === r.row && o.item === null && o.code === null && amounts(o));
    if (!rest) return r;
    used.add(rest);
    return { ...r, values: rest.values };
  });
  return joined.filter((r) => !used.has(r));
}

/** Standard rows of a published table. */
export function standardise(
  table: PublishedTable,
  bindings: readonly (ColumnBinding | null)[],
  year: string | null,
): StandardTable {
  const id = table.id as StandardTableId;
  const context: Context = { id, table, bindings, year };
  const rows =
    id === "balance" || id === "appropriation"
      ? twoSidedRows(context)
      : isWide(bindings)
        ? wideRows(context)
        : joinSpanned(
            repeatedBlocks(table.columns).flatMap(([from, to]) =>
              plainRows({ ...context, bindings: bindings.map((b, c) => (c >= from && c < to ? b : null)) }, from > 0),
            ),
          );
  const printed = new Set<string>();
  for (const b of bindings)
    if (b) printed.add(b.key === "codePart" ? "code" : b.key === "governmentCodePart" ? "governmentCode" : b.key);
  if (isWide(bindings)) printed.add("item");
  const columns = STANDARD_COLUMNS[id].map((c) => c.key).filter((k) => printed.has(k));
  return { id, index: table.index, columns, rows };
}
