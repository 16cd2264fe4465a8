import {
  cellKey,
  columnLabel,
  columnDefinition,
  convert,
  parseAmount,
  printedValues,
  publishedTable,
  tableLabel,
  tableWords,
  Decimal,
  type CellRef,
  type ColumnKey,
  type Disclosure,
  type NarrativeFigure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
  type StandardValue,
  type Words,
} from "../../disclosure";
import type { CheckContext } from "../types";
import { amountTicks, halfDigit, isMoneyUnit, TICKS, type Figure } from "../identity/figure";
import { REASONS, said, several, type Said, type Several } from "../../words";

/** A standard table with what rules ask of it. */
export interface TableView {
  readonly id: StandardTableId;
  readonly index: number;
  readonly label: string;
  readonly table: StandardTable;
  readonly published: PublishedTable | undefined;
  /** Columns that the document prints. */
  readonly columns: ReadonlySet<ColumnKey>;
  readonly rows: readonly StandardRow[];
  /** Decimals that the table prints at most (capped at 2): a printed `5` among `5.00` is 5.00. */
  readonly decimals: number;
  /** Columns of the published grid that are bound to a canonical column. */
  readonly bound: ReadonlySet<number>;
  /** Rows that the reading could not place exist: sums over rows are no proof. */
  readonly damaged: boolean;
}

/** One view for each id, in their order. */
export type TablesOf<Ids extends readonly StandardTableId[]> = { -readonly [K in keyof Ids]: TableView };

/** Index of one disclosure, built once a check: tables by id, figures by cell, figures of the narrative. */
export class CheckModel {
  private readonly viewsById = new Map<StandardTableId, TableView[]>();
  private readonly viewsByTable = new Map<string, TableView>();
  private readonly figuresByKey = new Map<string, Figure>();
  readonly figures: readonly (readonly [NarrativeFigure, Figure])[];

  constructor(
    readonly disclosure: Disclosure,
    readonly context: CheckContext = {},
  ) {
    for (const table of disclosure.standard) {
      const list = this.viewsById.get(table.id) ?? [];
      const view = this.viewOf(table);
      list.push(view);
      this.viewsById.set(table.id, list);
      this.viewsByTable.set(`${table.id}#${table.index}`, view);
    }
    this.figures = disclosure.narrative.map((n, i) => [n, this.narrativeFigure(n, i)] as const);
  }

  /** True for final accounts. */
  get final(): boolean {
    return this.disclosure.kind === "final";
  }

  /** Year of the disclosure as a number, or null. */
  get year(): number | null {
    const y = /\d{4}/.exec(this.disclosure.year ?? "")?.[0];
    return y ? Number(y) : null;
  }

  /** Readable tables of an id (filled or empty), in document order. */
  views(id: StandardTableId): readonly TableView[] {
    return this.viewsById.get(id) ?? [];
  }

  /** Every readable table by its key, `expenditure#1`. */
  get tables(): ReadonlyMap<string, TableView> {
    return this.viewsByTable;
  }

  /** Filled readable tables of an id. */
  filled(id: StandardTableId): readonly TableView[] {
    return this.views(id).filter((v) => v.published?.state !== "empty");
  }

  /** Chinese name of a table kind in this disclosure. */
  name(id: StandardTableId): string {
    return tableLabel(id, this.disclosure.kind);
  }

  /** The same in both languages. */
  words(id: StandardTableId): Words {
    return tableWords(id, this.disclosure.kind);
  }

  /**
   * Sets of tables that speak of the same unit, one of each id: cross-table rules never mix the tables of two units, nor two
   * tables of one kind that nothing tells apart.
   */
  together<const Ids extends readonly StandardTableId[]>(...ids: Ids): { sets: TablesOf<Ids>[]; missing: Said | null } {
    const lists = ids.map((id) => this.views(id));
    const lacking = ids.filter((_, i) => lists[i]!.length === 0);
    if (lacking.length > 0) return { sets: [], missing: this.every(lacking, "clause") };
    // One view an id, in their order: what the type says and `map` cannot know.
    const set = (of: readonly (readonly TableView[])[]) => of.map((l) => l[0]!) as TablesOf<Ids>;
    if (lists.every((l) => l.length === 1)) return { sets: [set(lists)], missing: null };
    const units = new Set(lists.flatMap((l) => l.map(unitOf)));
    const sets: TablesOf<Ids>[] = [];
    for (const unit of units) {
      const own = lists.map((l) => (l.length === 1 ? l : l.filter((v) => unitOf(v) === unit)));
      if (own.every((l) => l.length === 1) && own.some((l) => unitOf(l[0]!) === unit)) sets.push(set(own));
    }
    if (sets.length > 0) return { sets, missing: null };
    const many = ids.filter((_, i) => lists[i]!.length > 1).map((id) => this.words(id));
    return { sets: [], missing: said(REASONS["tables-unpaired"], { tables: several(many) }) };
  }

  /** Why tables cannot be asked: absent, unreadable, not in the document. */
  whyMissing(...ids: readonly StandardTableId[]): Said {
    return this.every(ids, "list");
  }

  private every(ids: readonly StandardTableId[], by: Several["by"]): Said {
    const reasons = ids.map((id) => this.whyNot(id));
    return reasons.length === 1 ? reasons[0]! : said(REASONS["every-one"], { reasons: several(reasons, by) });
  }

  private whyNot(id: StandardTableId): Said {
    const published = this.disclosure.tables.filter((t) => t.id === id);
    const table = this.words(id);
    if (published.some((t) => t.state === "unreadable")) return said(REASONS["table-not-read"], { table });
    if (published.some((t) => t.state === "absent")) return said(REASONS["table-promised"], { table });
    return said(REASONS["table-missing"], { table });
  }

  /** Figure of a canonical cell; null where the table does not print the column in this row. */
  figure(view: TableView, row: StandardRow | null | undefined, column: ColumnKey): Figure | null {
    const value = row?.values[column];
    if (!row || !value) return null;
    const key = cellKey(value.cell);
    let figure = this.figuresByKey.get(key);
    if (!figure) {
      figure = this.cellFigure(view, row, column, value, key);
      this.figuresByKey.set(key, figure);
    }
    return figure;
  }

  /** Figure of a cell that no canonical column stands for, in the money unit of its table; null where the cell is not there. */
  ownFigure(view: TableView, row: number, column: number): Figure | null {
    const cell = view.published?.rows[row]?.[column];
    if (!cell) return null;
    const ref: CellRef = { table: view.id, index: view.index, row, column };
    const key = cellKey(ref);
    const known = this.figuresByKey.get(key);
    if (known) return known;
    const named = view.rows.find((r) => r.row === row);
    const unit = view.published?.moneyUnit ?? this.disclosure.moneyUnit;
    const a = parseAmount(cell.text);
    const decimals = Math.max(a.kind === "amount" ? a.decimals : 0, view.decimals);
    const figure: Figure = {
      key,
      ref,
      label: `${view.label}[${named ? this.rowLabel(named) : `第${row + 1}行`}].${view.published?.columns[column] ?? `第${column + 1}列`}`,
      confidence: cell.confidence ?? "printed",
      source: cell.source,
      ticks: a.kind === "amount" ? amountTicks(a.value, unit) : 0,
      half: a.kind === "amount" && !a.value.isZero() ? halfDigit(decimals, unit) : 0,
      blank: a.kind !== "amount",
      printed: cell.text,
      decimals,
      unit,
    };
    this.figuresByKey.set(key, figure);
    return figure;
  }

  /** All figures asked so far, by key. */
  get known(): ReadonlyMap<string, Figure> {
    return this.figuresByKey;
  }

  /** Label of a row as an accountant names it: code, item, or the total's name. */
  rowLabel(row: StandardRow): string {
    const side = row.side === "income" ? "收入·" : row.side === "expenditure" ? "支出·" : "";
    if (row.role === "total" && row.total === "all") return "合计";
    if (row.code && row.side === null) {
      const name = row.secondCode ? `${row.code}×${row.secondCode}` : row.code;
      return row.unitName && row.role === "detail" ? name : name;
    }
    return `${side}${row.item ?? row.unitName ?? row.line ?? `第${row.row + 1}行`}`;
  }

  private cellFigure(view: TableView, row: StandardRow, column: ColumnKey, value: StandardValue, key: string): Figure {
    const a = value.amount;
    const label = `${view.label}[${this.rowLabel(row)}].${columnLabel(view.id, column)}`;
    const source = publishedTable(this.disclosure, value.cell)?.rows[value.cell.row]?.[value.cell.column]?.source;
    const base = { key, ref: value.cell, label, confidence: value.confidence, source: source ?? row.source };
    const definition = columnDefinition(view.id, column);
    if (!a) {
      if (definition?.type === "quantity") {
        const q = parseAmount(value.text);
        if (q.kind === "amount")
          return {
            ...base,
            ticks: Math.round(q.value.mul(TICKS).toNumber()),
            half: halfDigit(q.decimals, null),
            blank: false,
            printed: value.text,
            decimals: q.decimals,
            unit: null,
          };
      }
      return {
        ...base,
        ticks: 0,
        half: 0,
        blank: true,
        printed: null,
        decimals: view.decimals,
        unit: view.published?.moneyUnit ?? this.disclosure.moneyUnit,
      };
    }
    // A figure of nine digits and more was perhaps cut by its column's width: it has the decimals that it prints.
    const cut = a.value.abs().toFixed(a.decimals).replace(/\D/g, "").replace(/^0+/, "").length >= 9;
    const decimals = cut ? a.decimals : Math.max(a.decimals, view.decimals);
    return {
      ...base,
      ticks: amountTicks(a.value, a.unit),
      half: a.value.isZero() ? 0 : halfDigit(decimals, a.unit),
      blank: false,
      printed: a.printed,
      decimals,
      unit: a.unit,
    };
  }

  private narrativeFigure(n: NarrativeFigure, i: number): Figure {
    let value: Decimal;
    try {
      value = new Decimal(n.value);
    } catch {
      value = new Decimal(0);
    }
    const unit = isMoneyUnit(n.unit) ? n.unit : null;
    const decimals = Math.max(value.decimalPlaces(), (/\.(\d+)/.exec(n.value)?.[1] ?? "").length);
    const wan = unit ? convert(value, unit, "万元") : value;
    return {
      key: `text:${i}`,
      ticks: Math.round(wan.mul(TICKS).toNumber()),
      half: value.isZero() ? 0 : halfDigit(decimals, unit),
      blank: false,
      ref: null,
      narrative: i,
      label: `情况说明“${(n.label || n.quote).replace(/[“”"]/g, "")}”`,
      printed: `${n.value}${n.unit}`,
      confidence: "printed",
      decimals,
      unit,
      source: { ...n.source, quote: n.quote },
    };
  }

  private viewOf(table: StandardTable): TableView {
    const d = this.disclosure;
    const published = publishedTable(d, { table: table.id, index: table.index });
    const many = d.standard.filter((t) => t.id === table.id).length > 1;
    const columns = new Set(table.columns);
    const bound = new Set<number>();
    let decimals = 0;
    for (const row of table.rows) {
      for (const [key, value] of printedValues(row)) {
        bound.add(value.cell.column);
        columns.add(key);
        if (value.amount && columnDefinition(table.id, key)?.type === "money")
          decimals = Math.max(decimals, value.amount.decimals);
      }
    }
    return {
      id: table.id,
      index: table.index,
      label: `${tableLabel(table.id, d.kind)}${many ? `（${table.index}）` : ""}`,
      table,
      published,
      columns,
      rows: table.rows,
      decimals: Math.min(2, decimals),
      bound,
      damaged: (published?.problems.length ?? 0) > 0 || published?.state === "unreadable",
    };
  }
}

/** Unit that a table speaks of, for keeping tables of several units apart. */
export function unitOf(view: TableView): string {
  return view.published?.unitCode ?? view.published?.unitName ?? "";
}

/** The printed header over a figure; empty where it stands in no column. */
export function headerOf({ disclosure }: CheckModel, { ref }: Figure): string {
  return (ref && publishedTable(disclosure, ref)?.columns[ref.column]) ?? "";
}

/** The total row of a one-sided table (合计); null where none or several stand. */
export function totalRow(view: TableView): StandardRow | null {
  const totals = view.rows.filter(
    (r) => r.role === "total" && (r.total === "all" || r.total === null || r.total === "grand"),
  );
  if (totals.length === 1) return totals[0]!;
  const overall = totals.filter((r) => !r.unitCode && !r.unitName);
  return overall.length === 1 ? overall[0]! : null;
}

/** The only readable table of an id; null where none or several stand. */
export function single(model: CheckModel, id: Parameters<CheckModel["views"]>[0]): TableView | null {
  const views = model.views(id);
  return views.length === 1 ? views[0]! : null;
}
