/**
 * Lists print heads over their lines – units, categories, kinds of projects – and seldom say which is which. The sums say it: the
 * tree in which every head equals the rows below it and the total equals the top rows, in all columns at once.
 */

/** A row of the list with the rows that it sums up; a line has none. */
export interface TreeNode {
  readonly row: number;
  readonly children: readonly TreeNode[];
}

/** Amounts of a row by column, in ticks, and how far each may be off. */
export interface TreeRow {
  readonly amounts: readonly number[];
  readonly halves: readonly number[];
}

/** Steps of the search: enough for a thousand rows of three levels, little for a list that no tree closes. */
const MAX_STEPS = 60_000;

/** Lines under one head that equal what follows them by chance, as two lines of the same round amount do. */
const MAX_CHANCE = 3;

/** The tree of rows under `total`; null where none closes within the bound. */
export function closingTree(total: TreeRow, rows: readonly TreeRow[]): readonly TreeNode[] | null {
  return new TreeSearch(rows).fill(total, 0, rows.length);
}

/** True where the amount of a row (of the total where that is null) reads like a misprint of a value, give or take the rounding. */
export type MayBe = (row: number | null, right: number, rounding: number) => boolean;

/** Above this many rows the search for one wrong amount takes too long. */
const MAX_REPAIRED = 400;

/**
 * The tree of one column in which all sums close but those over one misprinted row. `mayBe` says whether a row's amount reads like a
 * slip of the value that would close it. Null where no such tree is better held by its other sums than every other one.
 */
export function nearlyClosingTree(total: TreeRow, rows: readonly TreeRow[], mayBe: MayBe): readonly TreeNode[] | null {
  if (rows.length > MAX_REPAIRED) return null;
  let best: readonly TreeNode[] | null = null;
  let most = MIN_WITNESSES - 1;
  for (const open of openHeads(total, rows, mayBe)) {
    const tree = treeOver(total, rows, open);
    if (!tree) continue;
    // The head in question is no witness for itself; the total is one, unless it is the one in question.
    const heads = headsOf(tree);
    if (heads.length > most) [best, most] = [tree, heads.length];
    else if (heads.length === most && best && headsOf(best).join() !== heads.join()) best = null;
  }
  return best;
}

/** Sums that have to close beside the one in question before a tree is believed. */
const MIN_WITNESSES = 2;

const headsOf = (nodes: readonly TreeNode[]): number[] =>
  nodes.flatMap((n) => (n.children.length > 0 ? [n.row, ...headsOf(n.children)] : []));

/** A head whose rows do not add up to it, by one amount that reads like a slip. */
interface OpenHead extends Found {
  /** Row of the head; null for the total. */
  readonly row: number | null;
  /** What the tree above is held with: the head's own amount, or what its rows add up to where that is misprinted. */
  readonly value: number;
}

/** Heads with the rows that they may sum up but for one misprint, of a line or of the head itself. */
function* openHeads(total: TreeRow, rows: readonly TreeRow[], mayBe: MayBe): Generator<OpenHead> {
  const search = new TreeSearch(rows);
  for (let h = -1; h < rows.length; h++) {
    const row = h < 0 ? null : h;
    const printed = (row === null ? total : rows[row]!).amounts[0]!;
    if (printed === 0 || (row !== null && search.under(row))) continue;
    const children: TreeNode[] = [];
    let sum = 0;
    for (let end = h + 1; end < rows.length;) {
      const under = search.under(end);
      children.push({ row: end, children: under?.children ?? [] });
      sum += rows[end]!.amounts[0]!;
      end = under?.end ?? end + 1;
      if (row === null && (children.length < 2 || end < rows.length)) continue;
      const rounding = total.halves[0]! * (children.length + 1);
      const lineMayBe = ({ row: line, children: below }: TreeNode) =>
        below.length === 0 && mayBe(line, rows[line]!.amounts[0]! + printed - sum, rounding);
      if (mayBe(row, sum, rounding)) yield { row, children: [...children], end, value: sum };
      if (children.some(lineMayBe)) yield { row, children: [...children], end, value: printed };
    }
  }
}

/** The tree above an open head; null where the sums above it do not close. */
function treeOver(total: TreeRow, rows: readonly TreeRow[], open: OpenHead): readonly TreeNode[] | null {
  const { row, value } = open;
  if (row === null) return open.children;
  const held = rows.map((r, i) => (i === row ? { ...r, amounts: [value] } : r));
  const tree = new TreeSearch(held, new Map([[row, open]])).fill(total, 0, rows.length);
  return tree && headsOf(tree).includes(row) ? tree : null;
}

interface Found {
  readonly children: readonly TreeNode[];
  readonly end: number;
}

class TreeSearch {
  private readonly memo: Map<number, Found | null>;
  private steps = 0;

  /** `known`: what heads sum up, where that is given. */
  constructor(
    private readonly rows: readonly TreeRow[],
    known: ReadonlyMap<number, Found> = new Map(),
  ) {
    this.memo = new Map(known);
  }

  /** Children of `head` that begin at `from` and end at `to` exactly. */
  fill(head: TreeRow, from: number, to: number): readonly TreeNode[] | null {
    return this.consume(head, from, (end) => end === to)?.children ?? null;
  }

  /** The shortest run of rows below a row that adds up to it; null where none does. */
  under(row: number): Found | null {
    const known = this.memo.get(row);
    if (known !== undefined) return known;
    this.memo.set(row, null);
    const head = this.rows[row]!;
    const found = head.amounts.some((a) => a !== 0) ? this.consume(head, row + 1, () => true) : null;
    this.memo.set(row, found);
    return found;
  }

  /** Depth first: each row as a head with what it sums up, else as a line, until nothing is left of `head`. */
  private consume(head: TreeRow, from: number, mayEnd: (end: number) => boolean): Found | null {
    const slack = [...head.halves];
    const step = (at: number, left: readonly number[], nodes: readonly TreeNode[], lines: number): Found | null => {
      if (nodes.length > 0 && left.every((l, c) => Math.abs(l) <= slack[c]! + nodes.length * head.halves[c]!)) {
        if (mayEnd(at)) return { children: nodes, end: at };
        // Rows of nothing behind the last one belong to it.
        if (this.blankUntilEnd(at) && mayEnd(this.rows.length))
          return { children: [...nodes, ...this.blanks(at)], end: this.rows.length };
      }
      if (at >= this.rows.length || ++this.steps > MAX_STEPS) return null;
      const row = this.rows[at]!;
      const rest = left.map((l, c) => l - row.amounts[c]!);
      if (overdrawn(left, rest, row, slack)) return null;
      const head2 = this.under(at);
      if (head2) {
        const found = step(head2.end, rest, [...nodes, { row: at, children: head2.children }], lines);
        if (found) return found;
      }
      if (head2 && lines === MAX_CHANCE) return null;
      return step(at + 1, rest, [...nodes, { row: at, children: [] }], head2 ? lines + 1 : lines);
    };
    return step(from, head.amounts, [], 0);
  }

  private blankUntilEnd(at: number): boolean {
    return this.rows.slice(at).every((r) => r.amounts.every((a) => a === 0));
  }

  private blanks(at: number): TreeNode[] {
    return this.rows.slice(at).map((_, i) => ({ row: at + i, children: [] }));
  }
}

/** More taken than there is: with amounts of one sign no later row gives it back. */
function overdrawn(left: readonly number[], rest: readonly number[], row: TreeRow, slack: readonly number[]): boolean {
  return rest.some(
    (r, c) => row.amounts[c]! !== 0 && left[c]! >= 0 && row.amounts[c]! > 0 && r < -(slack[c]! + row.halves[c]! * 50),
  );
}
