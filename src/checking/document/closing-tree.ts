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

/** The tree of rows under `total`; null where none closes within the bound. */
export function closingTree(total: TreeRow, rows: readonly TreeRow[]): readonly TreeNode[] | null {
  return new TreeSearch(rows).fill(total, 0, rows.length);
}

interface Found {
  readonly children: readonly TreeNode[];
  readonly end: number;
}

class TreeSearch {
  private readonly memo = new Map<number, Found | null>();
  private steps = 0;

  constructor(private readonly rows: readonly TreeRow[]) {}

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
    const step = (at: number, left: readonly number[], nodes: readonly TreeNode[]): Found | null => {
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
        const found = step(head2.end, rest, [...nodes, { row: at, children: head2.children }]);
        if (found) return found;
      }
      return step(at + 1, rest, [...nodes, { row: at, children: [] }]);
    };
    return step(from, head.amounts, []);
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
