import {
  isTentative,
  parseAmount,
  publishedCell,
  type CellRef,
  type Disclosure,
  type PublishedTable,
  type SourceRef,
} from "../../disclosure";
import { figuresOf } from "../diagnosis/graph";
import type { CheckModel, TableView } from "../document/model";
import { unboundAmount } from "../document/unbound";
import { halfDigit, type Figure } from "../identity/figure";
import { difference, statusOf, toleranceOf, trivial, type Identity, type Values } from "../identity/identity";
import { sumTolerance } from "../identity/tolerance";
import { PROBLEMS, type Message } from "../../words";
import type { EvidenceCell } from "../types";
import { isUserRule } from "../rule/user-rule-id";
import { DOUBTS, type Doubt } from "./doubt";

/** A relation that fails this often, and more often than it holds, is not the document's fault. */
const FOREIGN_FAILURES = 3;

/** How near to 10,000 times an amount that the text rounds may come. */
const ABOUT = 0.02;

const PARTLY_READ: ReadonlySet<Message> = new Set([PROBLEMS["sheet-partly-read"], PROBLEMS["page-partly-read"]]);

const placeOf = (source: SourceRef | undefined, page: number): string => `${source?.file ?? ""}#${page}`;

/**
 * Doubts that come from how the document was read: a table that may not be whole, a number that is none, a column that nothing
 * binds, a relation that this form does not keep. They stand before the diagnosis, which would else explain a misreading by a
 * misprint.
 */
export class StructureGuard {
  private readonly cut = new Map<string, number>();
  /** Tables whose worksheet or page was read in part. */
  private readonly partly = new Set<string>();
  /** Tables whose columns were told by the places of the words. */
  private readonly unruled = new Set<string>();
  private readonly views: ReadonlyMap<string, TableView>;
  /** Pages of such tables, by the name of their file. */
  private readonly doubtfulPages = new Set<string>();
  private readonly illegible = new Map<string, readonly { row: number; column: number; text: string }[]>();

  private readonly disclosure: Disclosure;
  /** Pages whose text was recognised in their pictures. */
  private readonly picturedPages = new Set<string>();

  constructor(model: CheckModel) {
    this.disclosure = model.disclosure;
    for (const { source, recognised } of model.disclosure.paragraphs)
      if (recognised !== undefined && source.page !== undefined) this.picturedPages.add(placeOf(source, source.page));
    this.views = model.tables;
    for (const [key, view] of this.views) {
      if (!view.published) continue;
      const page = strayPage(model.disclosure.tables, view.published);
      if (page !== null) this.cut.set(key, page);
      for (const { message } of view.published.problems) {
        if (PARTLY_READ.has(message)) this.partly.add(key);
        if (message === PROBLEMS["columns-unruled"]) this.unruled.add(key);
      }
      if (this.partly.has(key) || this.unruled.has(key))
        for (const page of view.published.pages) this.doubtfulPages.add(placeOf(view.published.source, page));
      this.illegible.set(key, illegibleCells(view, view.published));
    }
  }

  /** Doubts on the failing ones among the identities of all rules. */
  judge(identities: readonly Identity[]): Map<Identity, Doubt> {
    const out = new Map<Identity, Doubt>();
    for (const identity of identities) {
      if (statusOf(identity) !== "fail") continue;
      const doubt =
        this.incomplete(identity) ?? this.unread(identity) ?? this.unbound(identity) ?? this.otherUnit(identity);
      if (doubt) out.set(identity, doubt);
    }
    for (const identity of identities)
      if (statusOf(identity) === "fail" && !out.has(identity)) {
        const tables = tablesOf(identity);
        const partly = tables.find((key) => this.partly.has(key));
        const unruled = tables.find((key) => this.unruled.has(key));
        const recognised = figuresOf(identity).find((f) => this.isMisread(f));
        if (partly !== undefined) out.set(identity, DOUBTS.partlyRead(this.views.get(partly)!.label));
        else if (recognised !== undefined) out.set(identity, DOUBTS.recognised(recognised.label));
        else if (unruled !== undefined) out.set(identity, DOUBTS.unruled(this.views.get(unruled)!.label));
      }
    for (const [identity, doubt] of foreignRelations(identities)) if (!out.has(identity)) out.set(identity, doubt);
    for (const [identity, doubt] of this.roundedColumns(identities)) if (!out.has(identity)) out.set(identity, doubt);
    return out;
  }

  /** Whether what a statement points at stands in a table that was read in part, or without rules. */
  isDoubtful(cells: readonly EvidenceCell[]): boolean {
    return cells.some(
      ({ source }) => source?.page !== undefined && this.doubtfulPages.has(placeOf(source, source.page)),
    );
  }

  /** Whether what is pointed at was read from a picture without certainty, or put right by no person; of words that are no figure, whether at all. */
  isMisread(at: {
    readonly cell?: CellRef | null;
    readonly ref?: CellRef | null;
    readonly narrative?: number;
    readonly source?: SourceRef | undefined;
  }): boolean {
    const ref = at.cell ?? at.ref ?? null;
    if (ref !== null) return isTentative(publishedCell(this.disclosure, ref));
    if (at.narrative !== undefined) return isTentative(this.disclosure.narrative[at.narrative]);
    return at.source?.page !== undefined && this.picturedPages.has(placeOf(at.source, at.source.page));
  }

  /**
   * What fails by no more than the rounding of a column that prints fewer decimals than its table. Such a column may be exact all the
   * same; it is rounded where no one cell of it stands in all of these failures.
   */
  private roundedColumns(identities: readonly Identity[]): Map<Identity, Doubt> {
    const coarse = new Map([...this.views].map(([key, view]) => [key, coarseColumns(view)]));
    const decimalsOf = (f: Figure) => (f.ref === null ? undefined : coarse.get(tableKey(f) ?? "")?.get(f.ref.column));
    const rounded: Values = (f) => {
      const decimals = decimalsOf(f);
      return f.ticks === 0 || decimals === undefined ? f : { ...f, half: halfDigit(decimals, f.unit) };
    };
    const byColumn = new Map<string, { identity: Identity; cells: Set<string> }[]>();
    for (const identity of identities) {
      if (statusOf(identity) !== "fail" || identity.fixed !== null || identity.kind === "product") continue;
      const figures = figuresOf(identity);
      const most = sumTolerance(
        rounded(identity.total),
        identity.parts.map((p) => rounded(p.figure)),
      );
      if (Math.abs(difference(identity)) > most) continue;
      const cells = figures.filter((f) => f.ticks !== 0 && decimalsOf(f) !== undefined);
      for (const column of new Set(cells.map(columnKey))) {
        const own = new Set(cells.filter((f) => columnKey(f) === column).map((f) => f.key));
        byColumn.set(column, [...(byColumn.get(column) ?? []), { identity, cells: own }]);
      }
    }
    const out = new Map<Identity, Doubt>();
    for (const failing of byColumn.values()) {
      if ([...failing[0]!.cells].some((cell) => failing.every(({ cells }) => cells.has(cell)))) continue;
      for (const { identity, cells } of failing) {
        const figure = figuresOf(identity).find((f) => cells.has(f.key))!;
        const view = this.views.get(tableKey(figure)!)!;
        const column = view.published?.columns[figure.ref!.column] ?? "";
        out.set(identity, DOUBTS.rounded(view.label, column));
      }
    }
    return out;
  }

  /** Sums over the rows of a table that may go on elsewhere. */
  private incomplete(identity: Identity): Doubt | null {
    for (const key of tablesOf(identity)) {
      const page = this.cut.get(key);
      if (page !== undefined) return DOUBTS.cut(this.views.get(key)!.label, page);
    }
    return null;
  }

  /** A printed thing in the rows or the column of the identity that is no legible number. */
  private unread(identity: Identity): Doubt | null {
    const figures = figuresOf(identity).filter((f) => f.ref !== null);
    const row = sameRow(figures);
    for (const f of figures) {
      const key = tableKey(f)!;
      const bad = this.illegible.get(key)?.find((c) => (row ? c.row === f.ref!.row : c.column === f.ref!.column));
      if (bad) return DOUBTS.illegible(this.views.get(key)!.label, bad.text);
    }
    return null;
  }

  /** Two places about 10,000 times apart, one of them in a table that prints no unit of money. */
  private otherUnit(identity: Identity): Doubt | null {
    const table = figuresOf(identity)
      .map((f) => this.views.get(tableKey(f) ?? ""))
      .find((view) => view?.published?.moneyUnitAssumed);
    const total = identity.total.ticks;
    const times = (total - difference(identity)) / total;
    const apart = [1e4, 1e-4].some((n) => Math.abs(times / n - 1) < ABOUT);
    return table && apart ? DOUBTS.unitAssumed(table.label) : null;
  }

  /** The row's own sum, where the row prints an amount in a column that nothing binds. */
  private unbound(identity: Identity): Doubt | null {
    const figures = figuresOf(identity).filter((f) => f.ref !== null);
    if (!sameRow(figures)) return null;
    const view = this.views.get(tableKey(figures[0]!)!);
    const row = view?.rows.find((r) => r.row === figures[0]!.ref!.row);
    const column = view && row ? unboundAmount(view, row) : null;
    return column === null ? null : DOUBTS.unbound(view!.label, column);
  }
}

/**
 * A relation that a whole form does not keep – a column that repeats another, subsets beside their whole, a paragraph that speaks of
 * something else – fails in most places where it says anything. A document's own errors are few.
 */
function foreignRelations(identities: readonly Identity[]): Map<Identity, Doubt> {
  const groups = new Map<string, Identity[]>();
  for (const identity of identities) {
    // A relation that the user states is theirs to state.
    if (trivial(identity) || isUserRule(identity)) continue;
    const key = relationOf(identity);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(identity);
    else groups.set(key, [identity]);
  }
  const out = new Map<Identity, Doubt>();
  for (const group of groups.values()) {
    const failing = group.filter((i) => statusOf(i) === "fail");
    const holding = group.filter((i) => statusOf(i) !== "fail" && saysSomething(i));
    if (failing.length < FOREIGN_FAILURES || failing.length <= holding.length) continue;
    const table = /^(.*?)(?:\[|“)/.exec(failing[0]!.total.label)?.[1] ?? failing[0]!.total.label;
    for (const i of failing) out.set(i, DOUBTS.foreign(table, failing.length, holding.length));
  }
  return out;
}

/** Rule and tables whose relation an identity is an instance of; null for sums down a column, whose rows are looked at apart. */
function relationOf(identity: Identity): string | null {
  const figures = figuresOf(identity).filter((f) => f.ref !== null);
  const tables = [...new Set(tablesOf(identity))].join("+");
  if (figures.length === 0) return null;
  if (sameRow(figures)) return `${identity.rule} row ${tables}`;
  return tables.includes("+") || identity.total.ref === null ? `${identity.rule} across ${tables}` : null;
}

/** Within a row a pass of one part against its total says little of how the columns add up; between tables it says all. */
function saysSomething(identity: Identity): boolean {
  return tablesOf(identity).length > 1 || identity.parts.filter((p) => p.figure.ticks !== 0).length > 1;
}

/** Fewest amounts, all of them of fewer decimals than others of the table, before a column may be a rounded one. */
const COARSE_AMOUNTS = 3;

/** Columns of a table that print fewer decimals than others, with their number. */
function coarseColumns(view: TableView): ReadonlyMap<number, number> {
  const decimals = new Map<number, number[]>();
  for (const row of view.rows)
    for (const { amount, cell } of Object.values(row.values))
      if (amount && !amount.value.isZero())
        decimals.set(cell.column, [...(decimals.get(cell.column) ?? []), amount.decimals]);
  return new Map(
    [...decimals]
      .filter(([, list]) => list.length >= COARSE_AMOUNTS)
      .map(([column, list]) => [column, Math.max(...list)] as const)
      .filter(([, most]) => most < view.decimals),
  );
}

const columnKey = (f: Figure): string => `${tableKey(f)}:${f.ref!.column}`;

/** True where all figures stand in one row of one table. */
export function sameRow(figures: readonly Figure[]): boolean {
  const first = figures[0]?.ref;
  return (
    figures.length > 1 &&
    !!first &&
    figures.every(({ ref }) => ref?.table === first.table && ref.index === first.index && ref.row === first.row)
  );
}

/** Key of the table in whose rows a figure stands; null for one of the text and for a form field, which stands above the rows. */
export function tableKey(figure: Figure): string | null {
  return figure.ref && figure.ref.field === undefined ? `${figure.ref.table}#${figure.ref.index}` : null;
}

/** Tables of an identity, each once. */
export function tablesOf(identity: Identity): string[] {
  return [...new Set(figuresOf(identity).flatMap((f) => tableKey(f) ?? []))];
}

/** True where a difference is an amount, as far as both are told by their printed digits. */
export function amounts(identity: Identity, ticks: number, slack = 0): boolean {
  return Math.abs(Math.abs(difference(identity)) - Math.abs(ticks)) <= toleranceOf(identity) + slack;
}

/** Page of rows without a header that stand right below the end of a table, on its last page or the next; null where none do. */
function strayPage(tables: readonly PublishedTable[], table: PublishedTable): number | null {
  const last = table.pages.at(-1);
  const at = tables.indexOf(table);
  if (last === undefined || at < 0) return null;
  const after = tables.find((t) => t !== table && t.pages.length > 0 && (t.pages[0] ?? 0) > last);
  if (!after || after.pages[0] !== last + 1 || after.id !== "other") return null;
  const headless = after.columns.every((c) => c === "") && after.rows.length > 0;
  return headless && after.columns.length <= table.columns.length ? last + 1 : null;
}

/** Digits that are no number, an error of a worksheet (#REF!), a formula without a result. */
const ILLEGIBLE = /\d[,.]\d|^[#=]/;

/** Cells of the bound columns of money that print digits and are no number. */
function illegibleCells(view: TableView, published: PublishedTable): { row: number; column: number; text: string }[] {
  const money = new Set<number>();
  for (const row of view.rows)
    for (const value of Object.values(row.values)) if (value.amount) money.add(value.cell.column);
  const out: { row: number; column: number; text: string }[] = [];
  published.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (
        money.has(column) &&
        cell.text !== null &&
        ILLEGIBLE.test(cell.text) &&
        parseAmount(cell.text).kind === "text"
      )
        out.push({ row, column, text: cell.text });
    }),
  );
  return out;
}
