import type { StandardRow } from "../../disclosure";
import { totalRow, type CheckModel, type TableView } from "./model";
import type { Run } from "../rule/run";
import type { Figure } from "../identity/figure";

/** Rows under each subtotal, in print order: a subtotal owns what follows it (or what precedes it, where totals stand below). */
interface Layer {
  readonly head: StandardRow;
  readonly rows: StandardRow[];
  /** Rows printed below it up to the next subtotal or total. */
  readonly below: StandardRow[];
}

/** Figures without those that equal the sum of what directly follows them: unmarked heads. */
function withoutHeads(list: readonly Figure[]): Figure[] {
  return list.filter((head, i) => {
    if (head.ticks === 0) return true;
    let sum = 0;
    for (let j = i + 1; j < list.length; j++) {
      sum += list[j]!.ticks;
      if (Math.abs(sum - head.ticks) <= head.half * 2) return false;
      if (sum > head.ticks) break;
    }
    return true;
  });
}

/**
 * Total = Σ unit subtotals = Σ lines, and every subtotal = its lines, for lists by unit and project. Which way a subtotal looks
 * (rows above or below it) is read from the document: by the unit of the rows, else the way that closes.
 */
export function unitLayers(model: CheckModel, run: Run, view: TableView, columns: readonly string[]): void {
  const total = totalRow(view);
  const details = view.rows.filter((r) => r.role === "detail" && !r.ofWhich);
  const subtotals = view.rows.filter((r) => r.role === "subtotal");
  const confidence = view.damaged ? 0.5 : 1;
  const top = topSubtotals(subtotals);
  const coded =
    view.id === "operating" &&
    details.some((r) =>
      details.some((o) => o !== r && o.code && r.code && o.code.length > r.code.length && o.code.startsWith(r.code)),
    );
  const lines = coded
    ? details.filter(
        (r) =>
          !details.some(
            (o) => o !== r && o.code && r.code && o.code.length > r.code.length && o.code.startsWith(r.code),
          ),
      )
    : details;
  for (const c of columns) {
    const f = (r: StandardRow) => model.figure(view, r, c);
    // The merged repeat of a cell (goals-summary) is the same cell: it counts once.
    const distinct = [...new Map(lines.map((r) => [mergedKey(view, r, c), f(r)])).values()];
    if (total) {
      if (distinct.length > 0) {
        // A list may print heads over their lines without marking them: then the lines alone add up.
        const flat = withoutHeads(distinct.filter((x): x is Figure => x !== null));
        const nested = flat.length < distinct.length;
        run.sumAny("合计=各明细之和", "Total = lines", f(total), nested ? [distinct, flat] : [distinct], {
          confidence: nested ? 0.5 : confidence,
        });
      }
      if (top.length > 0) run.sum("合计=各小计之和", "Total = subtotals", f(total), top.map(f), { confidence });
    }
    for (const layer of layers(view, subtotals)) {
      if (layer.rows.length === 0) continue;
      const readings = [
        layer.rows.map(f),
        layer.below.map(f),
        withoutHeads(layer.below.map(f).filter((x): x is Figure => x !== null)),
      ].filter((l) => l.length > 0);
      const sure = layer.rows.length === layer.below.length ? confidence : 0.5;
      run.sumAny(
        `${layer.head.unitName ?? layer.head.item ?? "小计"}=其各明细之和`,
        "Subtotal = its lines",
        f(layer.head),
        readings,
        { confidence: sure },
      );
    }
  }
}

function mergedKey(view: TableView, row: StandardRow, column: string): string {
  const cell = row.values[column]?.cell;
  if (!cell) return `row ${row.row}`;
  for (const [r, c, rows, cols] of view.published?.merges ?? [])
    if (cell.row >= r && cell.row < r + rows && cell.column >= c && cell.column < c + cols) return `merge ${r}:${c}`;
  return `row ${row.row}`;
}

/** Subtotals that no other subtotal contains: 450 over 450001, 450002, and 210 over 21015 within a unit. */
export function topSubtotals(subtotals: readonly StandardRow[]): StandardRow[] {
  const under = (long: string | null, short: string | null) =>
    long !== null && short !== null && long !== short && long.startsWith(short);
  return subtotals.filter(
    (r) =>
      !subtotals.some(
        (o) => o !== r && (under(r.unitCode, o.unitCode) || (r.unitCode === o.unitCode && under(r.code, o.code))),
      ),
  );
}

function layers(view: TableView, subtotals: readonly StandardRow[]): Layer[] {
  const inner = subtotals.filter(
    (r) =>
      !subtotals.some(
        (o) => o !== r && r.unitCode && o.unitCode && o.unitCode !== r.unitCode && o.unitCode.startsWith(r.unitCode),
      ),
  );
  return inner.map((head) => {
    const key = head.unitCode ?? head.unitName;
    const named = key
      ? view.rows.filter((r) => r.role === "detail" && !r.ofWhich && (r.unitCode ?? r.unitName) === key)
      : [];
    const at = view.rows.indexOf(head);
    const rows: StandardRow[] = [];
    for (let i = at + 1; i < view.rows.length && view.rows[i]!.role === "detail"; i++)
      if (!view.rows[i]!.ofWhich) rows.push(view.rows[i]!);
    return { head, rows: named.length > 0 ? named : rows, below: rows };
  });
}
