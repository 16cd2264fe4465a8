import { columnKey, fromTicks, totalRow, type CheckModel, type Figure, type TableView } from "../../checking";
import type { ColumnKey, Decimal, StandardRow } from "../../disclosure";
import { REASONS, said, titled, type Said } from "../../words";

/** What a list has of a table: a row, or the rows that print one code and are summed. */
export interface ListedRow {
  readonly row: StandardRow;
  /** The rows whose sum it is; none where the row stands for itself. */
  readonly parts?: readonly StandardRow[];
}

/** A row of a list with what it comes to. */
export interface SizedRow extends ListedRow {
  readonly figures: readonly Figure[];
}

/** Rows in which each code stands once; the reason where what several rows print can't be summed. */
export function codesOnce(
  model: CheckModel,
  view: TableView,
  rows: readonly StandardRow[],
  asked: ColumnKey | null = null,
): readonly ListedRow[] | Said {
  const groups = grouped(rows);
  if (groups.every(({ parts }) => parts === undefined)) return groups;
  const key = asked ?? columnKey(view.id, "合计");
  const doubt = said(REASONS["template-codes-unsummed"], { table: titled(view.label) });
  if (key === null) return doubt;
  const leaves = grouped(view.rows.filter((r) => isBody(view, r) && r.code !== null && isLeaf(view, r)));
  const all = leaves.flatMap(({ row, parts }) => parts ?? [row]);
  const whole = model.figure(view, totalRow(view), key);
  const isSum = whole ? isWithinTotal(figuresOf(model, view, all, key), whole) : isDistinct(all);
  return isSum ? groups : doubt;
}

/** Rows that say one code: what contains others of them gives way, so that nothing is summed twice. */
export function partsOf(rows: readonly StandardRow[]): readonly StandardRow[] {
  const overall = rows.filter((r) => unitOfRow(r) === "");
  const ofUnits = overall.length > 0 ? overall : rows.filter((r) => !rows.some((other) => isWithin(other, r)));
  const details = ofUnits.filter((r) => r.role === "detail");
  const own = details.length > 0 ? details : ofUnits;
  // By economic item: the row without one is the whole of its unit.
  return own.filter(
    (r) => !r.secondCode || !own.some((other) => !other.secondCode && unitOfRow(other) === unitOfRow(r)),
  );
}

/**
 * The largest of a table by a column, its leaves alone: what contains others would be counted twice. A code that several rows print is
 * their sum.
 */
export function largestRows(
  model: CheckModel,
  view: TableView,
  key: ColumnKey,
  count: number | null,
  wanted: (row: StandardRow) => boolean = (row) => isLeaf(view, row),
): readonly SizedRow[] | Said {
  const rows = codesOnce(
    model,
    view,
    view.rows.filter((row) => row.role === "detail" && isBody(view, row) && wanted(row)),
    key,
  );
  if ("message" in rows) return rows;
  return rows
    .map((listed) => ({ ...listed, figures: figuresOf(model, view, listed.parts ?? [listed.row], key) }))
    .filter(({ figures }) => figures.some((f) => !f.blank))
    .sort((a, b) => ticksOf(b.figures) - ticksOf(a.figures))
    .slice(0, count ?? undefined);
}

const isBody = (view: TableView, row: StandardRow): boolean => row.role !== "total" && row !== totalRow(view);

const isLeaf = (view: TableView, row: StandardRow): boolean =>
  row.code === null ||
  !view.rows.some((r) => r !== row && r.code !== null && r.code !== row.code && r.code.startsWith(row.code!));

const unitOfRow = ({ unitCode, unitName }: StandardRow): string => unitCode ?? unitName ?? "";

/** A unit's code begins with that of the unit above it. */
const isWithin = (inner: StandardRow, { unitCode }: StandardRow): boolean =>
  unitCode !== null && inner.unitCode !== null && inner.unitCode !== unitCode && inner.unitCode.startsWith(unitCode);

function grouped(rows: readonly StandardRow[]): ListedRow[] {
  const byCode = new Map<StandardRow | string, StandardRow[]>();
  for (const row of rows) {
    // Items without a code, and both sides of a table, stand for themselves.
    const key = row.code === null || row.side !== null ? row : row.code;
    byCode.set(key, [...(byCode.get(key) ?? []), row]);
  }
  return [...byCode.values()].map((same) => {
    const [row] = same;
    return same.length === 1 ? { row: row! } : { row: row!, parts: partsOf(same) };
  });
}

const figuresOf = (model: CheckModel, view: TableView, rows: readonly StandardRow[], key: ColumnKey): Figure[] =>
  rows.flatMap((row) => model.figure(view, row, key) ?? []);

const ticksOf = (figures: readonly Figure[]): number => figures.reduce((sum, f) => sum + f.ticks, 0);

/** Figures come to no more than their total, but for what rounding gives to each: more is something that was summed twice. */
function isWithinTotal(figures: readonly Figure[], whole: Figure): boolean {
  const excess: Decimal = fromTicks(ticksOf(figures) - whole.ticks);
  const decimals = Math.min(...[...figures, whole].filter((f) => !f.blank).map((f) => f.decimals));
  return excess.lte((figures.length + 1) * 0.5 * 10 ** -decimals);
}

/** No two rows say the same of themselves. */
const isDistinct = (rows: readonly StandardRow[]): boolean =>
  new Set(rows.map((r) => JSON.stringify([unitOfRow(r), r.code, r.secondCode]))).size === rows.length;
