import {
  cellKey,
  columnDefinition,
  fold,
  printedValues,
  type CellRef,
  type ColumnKey,
  type Disclosure,
  type StandardRow,
} from "../../disclosure";
import { REASONS, said, titled, type Said } from "../../words";
import { CheckModel, totalRow, type TableView } from "../document/model";
import { sumTolerance } from "../identity/tolerance";
import type { Figure } from "../identity/figure";
import type { LabelledCell } from "../types";
import { cellName, writtenCell } from "./user-rule-cells";

/** A cell that a person chose, of a document. */
export interface ChosenCell {
  readonly ref: CellRef;
  /** Of last year's document. */
  readonly prior?: boolean;
}

/** The rule that a choice of cells means: by names, so that it holds in another version, year or unit too. */
export interface RuleOfCells {
  /** The terms, in the order in which they were chosen. */
  readonly terms: readonly {
    readonly cell: LabelledCell;
    readonly written: string;
    /** In the sum; a row that is contained in another chosen one is not. */
    readonly coefficient: 1 | 0;
  }[];
  /** Which of the terms is the total; the others are its parts. */
  readonly total: number;
  readonly identity: string;
  /** What of the choice is not in the rule, and why. */
  readonly leftOut: readonly Said[];
}

interface Named {
  readonly view: TableView;
  readonly row: StandardRow;
  readonly key: ColumnKey;
  readonly cell: LabelledCell;
  readonly figure: Figure;
}

/**
 * Makes a rule of chosen cells. The total is the first or the last of them, whichever the others add up to; where neither does, the cell of a
 * total row, else the first. Null where fewer than two cells can be named.
 */
export function ruleOfCells(
  chosen: readonly ChosenCell[],
  documents: { readonly own: Disclosure; readonly prior?: Disclosure },
  wanted: { readonly total?: number; readonly signs?: readonly number[] } = {},
): RuleOfCells | { readonly terms: null; readonly leftOut: readonly Said[] } {
  const own = new CheckModel(documents.own);
  const prior = documents.prior ? new CheckModel(documents.prior) : null;
  const leftOut: Said[] = [];
  const named: Named[] = [];
  let words = 0;
  for (const { ref, prior: older } of chosen) {
    const model = older ? prior : own;
    const found = model && locate(model, ref);
    if (!found) {
      leftOut.push(said(REASONS["cell-of-no-table"], { cell: cellOf(older ? documents.prior! : documents.own, ref) }));
      continue;
    }
    const { view, row, key } = found;
    const figure = model.figure(view, row, key);
    if (!figure || !isMoney(view, key)) {
      words++;
      continue;
    }
    const cell = cellName(view, row, key);
    if (cell) named.push({ view, row, key, figure, cell: older ? { ...cell, prior: true } : cell });
    else leftOut.push(said(REASONS["row-without-name"], { cell: titled(figure.label) }));
  }
  if (words > 0) leftOut.push(said(REASONS["cells-of-words"], { count: words }));
  if (named.length < 2) return { terms: null, leftOut };
  const total = wanted.total ?? totalOf(named);
  const contained = containedIn(named, total);
  const terms = named.map(({ cell }, i) => ({
    cell,
    written: writtenCell(cell),
    coefficient: contained.has(i) ? (0 as const) : (1 as const),
  }));
  if (contained.size > 0) leftOut.push(said(REASONS["rows-contained"], { count: contained.size }));
  const parts = terms.flatMap((t, i) => {
    const sign = wanted.signs?.[i] ?? t.coefficient;
    return i === total || sign === 0 ? [] : [{ sign, written: t.written }];
  });
  const right = parts.map(({ sign, written }, i) => `${sign < 0 ? (i ? " - " : "-") : i ? " + " : ""}${written}`);
  return { terms, total, identity: `${terms[total]!.written} = ${right.join("")}`, leftOut };
}

/** The place of a cell in its standard table. */
function locate(model: CheckModel, ref: CellRef): Pick<Named, "view" | "row" | "key"> | null {
  const view = model.tables.get(`${ref.table}#${ref.index}`);
  const wanted = cellKey(ref);
  for (const row of view?.rows ?? [])
    for (const [key, value] of printedValues(row)) if (cellKey(value.cell) === wanted) return { view: view!, row, key };
  return null;
}

const isMoney = (view: TableView, key: ColumnKey): boolean => columnDefinition(view.id, key)?.type === "money";

const cellOf = (d: Disclosure, ref: CellRef) => {
  const table = d.tables.find((t) => t.id === ref.table && t.index === ref.index);
  const row = table?.rows[ref.row]?.find((c) => c.text && !/^[\d.,%-]+$/.test(c.text))?.text ?? String(ref.row + 1);
  return titled(`${table?.title ?? ""}[${row}].${table?.columns[ref.column] ?? ref.column + 1}`);
};

/** Which of the cells is the total of the others. */
function totalOf(named: readonly Named[]): number {
  const last = named.length - 1;
  const closing = [0, last].find((at) => closes(named, at));
  if (closing !== undefined) return closing;
  const total = named.findIndex(({ view, row }) => row === totalRow(view));
  return total < 0 ? 0 : total;
}

function closes(named: readonly Named[], at: number): boolean {
  const without = containedIn(named, at);
  const parts = named.filter((_, i) => i !== at && !without.has(i)).map((n) => n.figure);
  const total = named[at]!.figure;
  if (total.ticks === 0) return false;
  const sum = parts.reduce((s, f) => s + f.ticks, 0);
  return Math.abs(total.ticks - sum) <= sumTolerance(total, parts);
}

/** Parts whose amount another part holds already: a code below a chosen code of the same column. */
function containedIn(named: readonly Named[], total: number): Set<number> {
  const out = new Set<number>();
  named.forEach((a, i) => {
    if (i === total) return;
    const held = named.some(
      (b, j) =>
        j !== i &&
        j !== total &&
        b.view === a.view &&
        b.key === a.key &&
        b.row.code !== null &&
        a.row.code !== null &&
        a.row.code.length > b.row.code.length &&
        fold(a.row.code).startsWith(fold(b.row.code)),
    );
    if (held) out.add(i);
  });
  return out;
}
