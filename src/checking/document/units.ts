import type { StandardRow, ColumnKey } from "../../disclosure";
import { totalRow, type CheckModel, type TableView } from "./model";
import type { Run } from "../rule/run";
import type { Figure } from "../identity/figure";
import { closingTree, type TreeNode, type TreeRow } from "./closing-tree";

/** Rows under each subtotal, in print order: a subtotal owns what follows it (or what precedes it, where totals stand below). */
interface Layer {
  readonly head: StandardRow;
  readonly rows: StandardRow[];
  /** Rows printed below it up to the next subtotal or total. */
  readonly below: StandardRow[];
  /** True where the rows name the head's unit. */
  readonly own: boolean;
}

/** The first rows that add up to a head, where some do: what follows them is another head's. */
function firstThatAddUp(head: Figure | null, rows: readonly (Figure | null)[]): (Figure | null)[] {
  let sum = 0;
  for (const [i, row] of rows.entries()) {
    sum += row?.ticks ?? 0;
    if (head && sum !== 0 && Math.abs(sum - head.ticks) <= head.half * (i + 2)) return rows.slice(0, i + 1);
  }
  return [];
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
 * Total = Σ rows of the first level, and every head = its rows, for lists by unit, category and project. Which rows are heads is read
 * from the sums (see `closing-tree.ts`): the tree that closes in all columns, else the one that a column by itself closes – the other
 * columns are then held against it. Where no tree closes the marked subtotals are taken; one column then speaks for all.
 */
export function unitLayers(model: CheckModel, run: Run, view: TableView, columns: readonly ColumnKey[]): void {
  const total = totalRow(view);
  const list = view.rows.filter((r) => r !== total && (r.role === "detail" || r.role === "subtotal") && !r.ofWhich);
  if (list.length === 0) return;
  const used = columns.filter((c) => [total, ...list].some((r) => (model.figure(view, r, c)?.ticks ?? 0) !== 0));
  if (used.length === 0) return;
  const tree = total ? settledTree(model, view, total, list, used) : null;
  if (tree && total) return holdTree(model, run, view, total, tree, list, used);
  const marked = list.some((r) => r.role === "subtotal");
  if (!marked && !total) return;
  byMarks(model, run, view, used, total);
}

/** The tree over all columns, or the one of a single column that most of the others keep too. */
function settledTree(
  model: CheckModel,
  view: TableView,
  total: StandardRow,
  list: readonly StandardRow[],
  columns: readonly ColumnKey[],
): readonly TreeNode[] | null {
  const rowOf = (row: StandardRow, of: readonly ColumnKey[]): TreeRow => {
    const figures = of.map((c) => (repeatsMerged(view, row, c) ? null : model.figure(view, row, c)));
    return { amounts: figures.map((f) => f?.ticks ?? 0), halves: figures.map((f) => f?.half ?? 0) };
  };
  const search = (of: readonly ColumnKey[]) =>
    closingTree(
      rowOf(total, of),
      list.map((r) => rowOf(r, of)),
    );
  const whole = search(columns);
  if (whole || columns.length === 1) return whole;
  const filled = (c: ColumnKey) => list.filter((r) => (model.figure(view, r, c)?.ticks ?? 0) !== 0).length;
  const most = Math.max(...columns.map(filled));
  // A column that few rows fill closes by chance and shows no levels.
  for (const c of [...columns].sort((a, b) => filled(b) - filled(a)))
    if (filled(c) * 3 >= most * 2) {
      const tree = search([c]);
      if (tree) return tree;
    }
  return null;
}

/** Holds every column against a tree. */
function holdTree(
  model: CheckModel,
  run: Run,
  view: TableView,
  total: StandardRow,
  tree: readonly TreeNode[],
  list: readonly StandardRow[],
  columns: readonly ColumnKey[],
): void {
  const confidence = view.damaged ? 0.5 : 1;
  const levels = tree.some((n) => n.children.length > 0);
  for (const c of columns) {
    const f = (n: TreeNode) => (repeatsMerged(view, list[n.row]!, c) ? null : model.figure(view, list[n.row]!, c));
    const hold = (head: StandardRow, children: readonly TreeNode[], title: string, titleEn: string): void => {
      run.sum(title, titleEn, model.figure(view, head, c), children.map(f), { confidence });
      for (const n of children)
        if (n.children.length > 0) {
          const name = list[n.row]!.unitName ?? list[n.row]!.item ?? "小计";
          hold(list[n.row]!, n.children, `${name}=其各明细之和`, "Subtotal = its lines");
        }
    };
    if (levels) hold(total, tree, "合计=各小计之和", "Total = subtotals");
    else hold(total, tree, "合计=各明细之和", "Total = lines");
  }
}

/** True where the cell is the repeat of one that a merge carries down: it counts once. */
function repeatsMerged(view: TableView, row: StandardRow, column: ColumnKey): boolean {
  const cell = row.values[column]?.cell;
  if (!cell) return false;
  return (view.published?.merges ?? []).some(
    ([r, c, rows, cols]) => cell.row > r && cell.row < r + rows && cell.column >= c && cell.column < c + cols,
  );
}

/** Sums by the rows that are marked as subtotals; the first column that fails speaks for all, for the levels are not sure. */
function byMarks(
  model: CheckModel,
  run: Run,
  view: TableView,
  columns: readonly ColumnKey[],
  total: StandardRow | null,
): void {
  const details = view.rows.filter((r) => r.role === "detail" && !r.ofWhich);
  const subtotals = view.rows.filter((r) => r.role === "subtotal");
  const top = topSubtotals(subtotals);
  // Rows that print a code or a name of their own each, none of them a unit's subtotal: one level, and no doubt about it.
  const flat = subtotals.length === 0 && details.every((r) => (r.item ?? r.code ?? "") !== "");
  const confidence = view.damaged ? 0.5 : 1;
  for (const c of columns) {
    const f = (r: StandardRow) => model.figure(view, r, c);
    const before = run.failures;
    if (total) {
      const lines = details.filter((r) => !repeatsMerged(view, r, c)).map(f);
      if (top.length > 0) run.sum("合计=各小计之和", "Total = subtotals", f(total), top.map(f), { confidence });
      else {
        const leaves = withoutHeads(lines.filter((x): x is Figure => x !== null));
        const nested = leaves.length < lines.filter((x) => x !== null).length;
        run.sumAny("合计=各明细之和", "Total = lines", f(total), nested ? [lines, leaves] : [lines], {
          confidence: flat && !nested ? confidence : 0.5,
        });
      }
    }
    for (const layer of layers(view, subtotals)) {
      if (layer.rows.length === 0) continue;
      const readings = [
        layer.rows.map(f),
        layer.below.map(f),
        firstThatAddUp(f(layer.head), layer.below.map(f)),
        withoutHeads(layer.below.map(f).filter((x): x is Figure => x !== null)),
      ].filter((l) => l.length > 0);
      // Rows of the head's own unit are its lines; rows that merely follow may be another level's.
      const sure = layer.own ? confidence : 0.5;
      run.sumAny(
        `${layer.head.unitName ?? layer.head.item ?? "小计"}=其各明细之和`,
        "Subtotal = its lines",
        f(layer.head),
        readings,
        { confidence: sure },
      );
    }
    if (run.failures > before) return;
  }
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
    return { head, rows: named.length > 0 ? named : rows, below: rows, own: named.length > 0 };
  });
}
