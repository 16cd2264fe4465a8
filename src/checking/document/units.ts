import { roundingTolerance, type StandardRow, type ColumnKey } from "../../disclosure";
import { totalRow, type CheckModel, type TableView } from "./model";
import type { Run } from "../rule/run";
import { REASONS, titled } from "../../words";
import { lastDigit, type Figure } from "../identity/figure";
import { closes } from "../identity/tolerance";
import { nearSlips, readsLikeSlip } from "../diagnosis/slips";
import { closingTree, nearlyClosingTree, type TreeNode, type TreeRow } from "./closing-tree";

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
export function unitLayers(model: CheckModel, run: Run, whole: TableView, columns: readonly ColumnKey[]): void {
  const view = completePart(model, whole, columns);
  const total = totalRow(view);
  const list = view.rows.filter((r) => r !== total && (r.role === "detail" || r.role === "subtotal") && !r.ofWhich);
  const silent = list.every((r) => printsNone(model, view, r, columns));
  if (silent && (list.length > 0 || view !== whole))
    return run.needs(REASONS["lines-without-amounts"], { table: titled(view.label) });
  if (list.length === 0) return;
  const used = columns.filter((c) => [total, ...list].some((r) => (model.figure(view, r, c)?.ticks ?? 0) !== 0));
  if (used.length === 0) return;
  const head = total ?? headOfAll(model, view, list, used);
  const rest = list.filter((r) => r !== head);
  const tree = head && rest.length > 0 ? settledTree(model, view, head, rest, used) : null;
  if (tree && head) return holdTree(model, run, view, head, tree, rest, used);
  const marked = list.some((r) => r.role === "subtotal");
  if (!marked && !total) return;
  byMarks(model, run, view, used, total);
}

/** Fewest rows below one that may be the head of all. */
const ROWS_OF_HEAD = 3;

/** The first row of a list without a total: the department above its units, where it prints no less than any other row in any column. */
function headOfAll(
  model: CheckModel,
  view: TableView,
  [first, ...rest]: readonly StandardRow[],
  columns: readonly ColumnKey[],
): StandardRow | null {
  const ticks = (row: StandardRow, c: ColumnKey) => model.figure(view, row, c)?.ticks ?? 0;
  if (!first || rest.length < ROWS_OF_HEAD) return null;
  return columns.every((c) => rest.every((r) => ticks(first, c) >= ticks(r, c))) ? first : null;
}

const printsNone = (model: CheckModel, view: TableView, row: StandardRow, columns: readonly ColumnKey[]): boolean =>
  columns.every((c) => model.figure(view, row, c)?.blank !== false);

/** A list without what stands below “其中：主要项目”: such a line prints no amount and heads some of the projects, not all of them. */
function completePart(model: CheckModel, view: TableView, columns: readonly ColumnKey[]): TableView {
  const at = view.rows.findIndex(
    (r) => /^其中[:：]?[^:：]*[:：]?$/.test(r.item ?? "") && printsNone(model, view, r, columns),
  );
  return at < 0 ? view : { ...view, rows: view.rows.slice(0, at) };
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
  if (whole) return whole;
  const filled = (c: ColumnKey) => list.filter((r) => (model.figure(view, r, c)?.ticks ?? 0) !== 0).length;
  const most = Math.max(...columns.map(filled));
  // A column that few rows fill closes by chance and shows no levels.
  const telling = [...columns].sort((a, b) => filled(b) - filled(a)).filter((c) => filled(c) * 3 >= most * 2);
  // One column with a misprint leaves a tree that closes in all others: they tell more than any column by itself.
  const without = columns.length > 2 ? columns.map((c) => columns.filter((other) => other !== c)) : [];
  const alone = columns.length > 1 ? telling.map((c) => [c]) : [];
  const trees = [...without, ...alone].map(search).filter((t) => t !== null);
  // One that closes its own column by chance leaves the others open.
  const closed = (tree: readonly TreeNode[]) =>
    columns.filter((c) => holds(rowOf(total, [c]), tree, (n) => rowOf(list[n]!, [c]))).length;
  const [best] = trees.map((tree) => ({ tree, closed: closed(tree) })).sort((a, b) => b.closed - a.closed);
  if (best) return best.tree;
  for (const c of telling) {
    const figureOf = (row: number | null) => model.figure(view, row === null ? total : list[row]!, c);
    const tree = nearlyClosingTree(
      rowOf(total, [c]),
      list.map((r) => rowOf(r, [c])),
      (row, right, rounding) => isSlip(figureOf(row), right, rounding),
    );
    if (tree) return tree;
  }
  return null;
}

/** True where a head and all heads below it equal their rows, in one column. */
function holds(head: TreeRow, children: readonly TreeNode[], rowOf: (row: number) => TreeRow): boolean {
  const rows = children.map((n) => rowOf(n.row));
  const sum = rows.reduce((s, r) => s + r.amounts[0]!, 0);
  const tolerance = roundingTolerance([head, ...rows].map((r) => r.halves[0]!));
  if (Math.abs(sum - head.amounts[0]!) > tolerance) return false;
  return children.every((n, i) => n.children.length === 0 || holds(rows[i]!, n.children, rowOf));
}

/** True where a printed amount reads like a slip of the pen of another one, which the sums give within the rounding. */
function isSlip(figure: Figure | null, right: number, rounding: number): boolean {
  if (!figure || figure.blank || figure.ticks <= 0 || right <= 0) return false;
  return readsLikeSlip(figure, right) || nearSlips(figure.ticks, right, lastDigit(figure), rounding).length > 0;
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
    const name = total.role === "total" ? "合计" : (total.unitName ?? total.item ?? "合计");
    if (levels) hold(total, tree, `${name}=各小计之和`, "Total = subtotals");
    else hold(total, tree, `${name}=各明细之和`, "Total = lines");
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

/** A sum as the marks of the rows show it. */
interface MarkedSum {
  readonly title: string;
  readonly titleEn: string;
  readonly head: Figure | null;
  /** Rows that it may be the sum of; the first reading that closes is meant. */
  readonly readings: readonly (readonly (Figure | null)[])[];
  readonly confidence: number;
}

/**
 * Sums by the rows that are marked as subtotals; the first column that fails speaks for all. Where one sum is open among those that
 * close, the marks are right; where several are, the levels may be others than the marks say, and nobody is accused.
 */
function byMarks(
  model: CheckModel,
  run: Run,
  view: TableView,
  columns: readonly ColumnKey[],
  total: StandardRow | null,
): void {
  for (const c of columns) {
    const sums = markedSums(view, total, (r) => (repeatsMerged(view, r, c) ? null : model.figure(view, r, c)));
    const open = sums.filter((s) => s.head && !s.readings.some((r) => closes(s.head!, r)));
    for (const { title, titleEn, head, readings, confidence } of sums)
      run.sumAny(title, titleEn, head, readings, {
        confidence: Math.min(confidence, open.length > 1 || view.damaged ? 0.5 : 1),
      });
    if (open.length > 0) return;
  }
}

function markedSums(
  view: TableView,
  total: StandardRow | null,
  f: (row: StandardRow) => Figure | null,
): readonly MarkedSum[] {
  const details = view.rows.filter((r) => r.role === "detail" && !r.ofWhich);
  const subtotals = view.rows.filter((r) => r.role === "subtotal");
  const top = topSubtotals(subtotals);
  const sums: MarkedSum[] = [];
  if (total && top.length > 0)
    sums.push({
      title: "合计=各小计之和",
      titleEn: "Total = subtotals",
      head: f(total),
      readings: [top.map(f)],
      confidence: 1,
    });
  else if (total) {
    const lines = details.map(f).filter((x): x is Figure => x !== null);
    const leaves = withoutHeads(lines);
    const nested = leaves.length < lines.length;
    // Rows that print a code or a name of their own each, none of them a unit's subtotal: one level, and no doubt about it.
    const flat = subtotals.length === 0 && !nested && details.every((r) => (r.item ?? r.code ?? "") !== "");
    const readings = nested ? [lines, leaves] : [lines];
    sums.push({
      title: "合计=各明细之和",
      titleEn: "Total = lines",
      head: f(total),
      readings,
      confidence: flat ? 1 : 0.5,
    });
  }
  for (const { head, rows, below, own } of layers(view, subtotals)) {
    if (rows.length === 0) continue;
    const readings = [
      rows.map(f),
      below.map(f),
      firstThatAddUp(f(head), below.map(f)),
      withoutHeads(below.map(f).filter((x): x is Figure => x !== null)),
    ];
    sums.push({
      title: `${head.unitName ?? head.item ?? "小计"}=其各明细之和`,
      titleEn: "Subtotal = its lines",
      head: f(head),
      readings: readings.filter((l) => l.length > 0),
      // Rows of the head's own unit are its lines; rows that merely follow may be another level's.
      confidence: own ? 1 : 0.5,
    });
  }
  return sums;
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
