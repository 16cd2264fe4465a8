import { CHECK_FIRST_ROW, CHECK_HEADERS, CHECK_WIDTHS, checkRows, checksHead } from "./checks-sheet";
import { numberWidth } from "./cells";
import type { PlacedContent, TableContent } from "./content";
import type { BodyRow, CountedTable } from "./counted-table";
import { identityKey, nameImports, type Identified, type NamedImport, type PlanImport } from "./identity";
import { disclosureList, findingList, listedRows, narrativeList, tableList, type Places } from "./lists-content";
import { FailingChecks, planOpen } from "./open-checks";
import { outcomeList } from "./outcomes-content";
import { DEFAULT_WIDTH } from "./page";
import { EMPTY_WORKBOOK, type DefinedNamePlan, type PlanCell, type SheetPlan, type SheetRole } from "./plan";
import {
  MOST_PAPERS,
  MOST_STORED,
  SHEET_ORDER,
  codeChecks,
  countByRule,
  footOf,
  liveClaims,
  ownSheetOf,
  placedCodes,
  placesIn,
  planCoverage,
  planPaper,
  planPublished,
  planStore,
  type PlacedStandard,
  type PlanOptions,
} from "./planner";
import { checkResults, layChecks, numberedRows } from "./place-checks";
import { rowHeight } from "./row-heights";
import { orderFormula } from "./row-keys";
import { WorkbookBuilder, type SheetBuilder } from "./sheet-builder";
import type { SheetUnit } from "./sheet-unit";
import {
  standardFacts,
  standardRows,
  standardShapes,
  type StandardFacts,
  type StandardRows,
  type StandardShape,
} from "./standard-content";
import { stateNow } from "./state-now";

/** All that has to be known of an import before rows are made: who it is of, how many rows it brings, what its columns need. */
export interface ImportDigest extends Identified {
  readonly facts: readonly StandardFacts[];
  readonly listed: ReturnType<typeof listedRows>;
  /** It has a heat map; it has been packed to be kept in the workbook. */
  readonly covered: boolean;
  readonly packed: boolean;
}

/** The digest of an import, for standard sheets in that unit. */
export function digestOf(item: PlanImport, unit: SheetUnit): ImportDigest {
  const { disclosure, report, source, version, coverage, stored } = item;
  const { year, unitName, unitCode, level, kind } = disclosure;
  return {
    source,
    version,
    disclosure: { year, unitName, unitCode, level, kind },
    facts: standardFacts(disclosure, unit),
    listed: listedRows({ disclosure, report }),
    covered: coverage !== undefined,
    packed: stored !== undefined && stored.length > 0,
  };
}

/** How a new workbook is planned. */
export interface BookOptions extends Pick<PlanOptions, "mode" | "nameOf" | "importedAt" | "coverage" | "language"> {
  readonly sheetUnit: SheetUnit;
  /** Planned sheets that stand behind all others. */
  readonly behind?: readonly SheetPlan[];
}

/** A sheet as it is told before it is written. */
export interface SheetOutline {
  readonly name: string;
  readonly hidden: boolean;
  readonly tables: number;
  readonly charts: number;
}

/** A piece of a new workbook, on its way to the file. Sheets are counted as {@link BookPlan.sheets} has them. */
export type BookPart =
  /** Rows below those that came before. A sheet with two tables under each other has two bodies. */
  | { readonly type: "rows"; readonly sheet: number; readonly body: number; readonly rows: readonly BodyRow[] }
  /** A sheet is whole: everything of it but the rows that came. */
  | { readonly type: "sheet"; readonly sheet: number; readonly plan: SheetPlan }
  | { readonly type: "name"; readonly name: DefinedNamePlan };

/** A workbook that comes in pieces. */
export interface BookPlan {
  readonly sheets: readonly SheetOutline[];
  /** Sheet to be shown. */
  readonly active: string;
  parts(): Iterable<BookPart>;
}

/**
 * Plans a new workbook import by import: the sheets are those of `planWorkbook`, and no more than one import is at hand at a time.
 * @param open gives an import of which there is a digest
 */
export function planBook(
  digests: readonly ImportDigest[],
  open: (i: number) => PlanImport,
  options: BookOptions,
): BookPlan {
  return new StreamedBook(digests, open, options);
}

/** Sheets of one disclosure each, in the order in which they are written. */
const OWN_ROLES = ["paper", "published", "coverage", "store"] as const;

type OwnRole = (typeof OWN_ROLES)[number];

/** A table of a sheet of all imports. */
interface Body {
  readonly sheet: SheetBuilder;
  readonly body: number;
  readonly table: CountedTable;
}

type NamedDigest = ReturnType<typeof nameImports<ImportDigest>>[number];

class StreamedBook implements BookPlan {
  readonly sheets: readonly SheetOutline[];
  readonly active: string;
  private readonly items: readonly NamedDigest[];
  private readonly book: WorkbookBuilder;
  private readonly order: readonly SheetBuilder[];
  private readonly standard: readonly (Body & { readonly shape: StandardShape })[];
  private readonly narrative: Body;
  private readonly disclosures: Body;
  private readonly tables: Body;
  private readonly findings: Body;
  private readonly outcomes: Body;
  private readonly checks: SheetBuilder;
  private readonly open: SheetBuilder;
  private readonly checked: CheckTally = new CheckTally();

  constructor(
    digests: readonly ImportDigest[],
    private readonly take: (i: number) => PlanImport,
    private readonly options: BookOptions,
  ) {
    const { language = "zh" } = options;
    const items = nameImports(digests);
    const book = new WorkbookBuilder(EMPTY_WORKBOOK, footOf(items, options.importedAt));
    const made: { readonly sheet: SheetBuilder; readonly role: SheetRole; tables: number }[] = [];
    const shared = (name: string, role: Exclude<SheetRole, "published">, tables = 0): SheetBuilder => {
      const sheet = book.sheet(name, role, role);
      if (!made.some((m) => m.sheet === sheet)) made.push({ sheet, role, tables });
      return sheet;
    };
    const own = (word: string, role: OwnRole, whose: readonly NamedDigest[] = items): void => {
      for (const item of whose) made.push({ sheet: ownSheetOf(book, item, word, role), role, tables: 0 });
    };
    // A kind of table that budgets and final accounts call the same has one sheet, with two tables.
    const body = (sheet: SheetBuilder, content: TableContent, counts: readonly number[]): Body => {
      const of = made.find((m) => m.sheet === sheet)!;
      return { sheet, body: of.tables++, table: sheet.tableCounted(content, counts) };
    };
    const listed = (list: keyof ImportDigest["listed"]): number[] => items.map((i) => i.listed[list]);

    this.items = items;
    this.book = book;
    // In the order in which names are given where two would be called the same.
    own("原表", "published");
    const packed = items.filter((i) => i.packed);
    if (items.length <= MOST_STORED) own("数据", "store", packed);
    const shaped = items.map(({ identity, disclosure, facts }) => ({ identity, kind: disclosure.kind, facts }));
    this.standard = standardShapes(shaped, options.sheetUnit).map((shape) => {
      const counts = items.map(({ facts }) => facts.find((f) => f.id === shape.id && f.kind === shape.kind)?.rows ?? 0);
      return { shape, ...body(shared(shape.content.sheet, "standard"), shape.content, counts) };
    });
    const covered = items.filter((i) => i.covered);
    if (options.coverage) own("覆盖", "coverage", covered);
    this.narrative = body(shared("叙述数字", "narrative"), narrativeList([]), listed("narrative"));
    const overview = shared("概览", "overview");
    const once = items.map(() => 1);
    this.disclosures = body(overview, disclosureList([], [], options.importedAt, language), once);
    this.tables = body(overview, tableList([], NOWHERE), listed("tables"));
    if (items.length <= MOST_PAPERS) own("底稿", "paper");
    this.checks = shared("核对", "checks", 1);
    this.open = shared("未通过", "open");
    const findings = findingList([], NOWHERE, () => ({ value: null }), language);
    this.findings = body(shared("问题", "findings"), findings, listed("findings"));
    this.outcomes = body(shared("规则结果", "outcomes"), outcomeList([], [], language), listed("outcomes"));

    const inOrder = [...made].sort((a, b) => SHEET_ORDER.indexOf(a.role) - SHEET_ORDER.indexOf(b.role));
    this.order = inOrder.map(({ sheet }) => sheet);
    this.sheets = [
      ...inOrder.map(({ sheet, role, tables }) => ({ name: sheet.name, hidden: role === "store", tables, charts: 0 })),
      ...(options.behind ?? []).map(({ name, hidden, tables, charts }) => ({
        name,
        hidden,
        tables: tables.length,
        charts: charts.length,
      })),
    ];
    this.active = overview.name;
  }

  *parts(): Iterable<BookPart> {
    for (const i of this.items.keys()) yield* this.partsOf(i);
    yield* this.ends();
  }

  /** Everything that an import brings. */
  private *partsOf(i: number): Iterable<BookPart> {
    const { book, options } = this;
    const { language = "zh" } = options;
    const taken = this.take(i);
    const item: NamedImport = { ...taken, identity: this.items[i]!.identity };
    const brought = this.standard.flatMap(({ shape, table, ...at }) => {
      const made = standardRows(shape, item, i);
      return made.rows.length > 0 ? [{ ...at, table, made, placed: placedOf(shape, made, table.placed, i) }] : [];
    });
    const standard = brought.map((b) => b.placed);
    const published = planPublished(book, item);
    const heat = planCoverage(book, item, options.coverage ?? false);
    const { places, figurePlace } = placesIn({
      item: () => item,
      published: () => published,
      heat: () => heat,
      standard,
      narrative: this.narrative.table.placed,
      unit: options.sheetUnit,
    });
    const claims = liveClaims(item, (ref) => figurePlace(i, ref) !== null);
    const tests = placedCodes(standard, item, i);
    const counts = countByRule([...claims, ...tests.map((t) => t.test)]);
    const live = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const isLive = new Set(claims.map((c) => c.id));
    const own: Places = bound(places, i);

    yield this.rows(this.disclosures, i, disclosureList([item], [live], options.importedAt, language));
    yield this.rows(this.tables, i, tableList([item], own));
    planPaper(book, item, this.items.length <= MOST_PAPERS, options.importedAt, language);
    const now = (_: number, f: Parameters<typeof stateNow>[2]) => stateNow(this.checks.name, item, f, isLive);
    yield this.rows(this.findings, i, findingList([item], own, now, language));
    const first = CHECK_FIRST_ROW + this.checked.rows;
    const [rows = []] = checkRows({
      imports: [item],
      claims: [claims],
      tests: [tests],
      codes: [codeChecks(standard, i)],
      place: (_, ref) => figurePlace(i, ref),
      mode: options.mode,
      nameOf: options.nameOf,
    });
    const checks = rows.map((row, j) => row.at(first + j));
    yield { type: "rows", sheet: this.at(this.checks), body: 0, rows: this.checked.take(checks) };
    for (const { made, ...to } of brought)
      yield { type: "rows", sheet: this.at(to.sheet), body: to.body, rows: to.table.rows(i, made.rows) };
    yield this.rows(this.outcomes, i, outcomeList([item], [counts], language));
    yield this.rows(this.narrative, i, narrativeList([item]));
    if (this.items.length <= MOST_STORED) planStore(book, item);
    for (const role of OWN_ROLES) {
      const sheet = book.made(role, identityKey(item.identity, true));
      if (!sheet) continue;
      yield { type: "sheet", sheet: this.at(sheet), plan: sheet.plan() };
      sheet.release();
    }
  }

  /** The sheets of all imports, whose rows have all come. */
  private *ends(): Iterable<BookPart> {
    const { checks, open, checked, options } = this;
    const length = CHECK_FIRST_ROW + checked.rows;
    const numbered = [...this.standard, this.narrative].map(({ table }) => numberedRows(table.placed));
    const head = checksHead(length, (word) => checked.count(word), orderFormula(numbered));
    checks.replaceAll(head);
    layChecks(
      this.book,
      checks,
      length,
      checked.widths.map((width, column) => ({ column, width })),
    );
    yield { type: "name", name: checkResults(checks, length) };
    const { count, listed } = checked.failing;
    planOpen(open, checks.name, { end: length, failing: count, others: 0, rows: listed });
    for (const [at, sheet] of this.order.entries())
      if (!OWN_ROLES.some((role) => role === sheet.role)) yield { type: "sheet", sheet: at, plan: sheet.plan() };
    for (const [i, plan] of (options.behind ?? []).entries())
      yield { type: "sheet", sheet: this.order.length + i, plan };
  }

  private rows({ sheet, body, table }: Body, i: number, content: TableContent): BookPart {
    return { type: "rows", sheet: this.at(sheet), body, rows: table.rows(i, content.groups[0]!.rows) };
  }

  private readonly positions = new Map<SheetBuilder, number>();

  private at(sheet: SheetBuilder): number {
    if (this.positions.size === 0) this.order.forEach((s, i) => this.positions.set(s, i));
    return this.positions.get(sheet)!;
  }
}

/** Of lists that have no rows yet. */
const NOWHERE: Places = {
  cell: () => null,
  table: () => null,
  title: () => null,
  coverage: () => null,
  text: () => null,
  origin: () => null,
};

/** The places of import `i` as those of the only one. */
function bound(places: Places, i: number): Places {
  return {
    cell: (_, ref) => places.cell(i, ref),
    table: (_, t) => places.table(i, t),
    title: (_, t) => places.title(i, t),
    coverage: (_, t) => places.coverage(i, t),
    text: (_, n) => places.text(i, n),
    origin: (_, ref) => places.origin(i, ref),
  };
}

/** A standard sheet on which only the rows of import `i` are known. */
function placedOf(shape: StandardShape, made: StandardRows, placed: PlacedContent, i: number): PlacedStandard {
  const { id, kind, codeColumn } = shape;
  const only = <T>(value: T): T[] => {
    const list: T[] = [];
    list[i] = value;
    return list;
  };
  const { key } = shape.content.groups[i]!;
  const content = { ...shape.content, groups: only({ key, rows: made.rows }) };
  const { places, codes, rowOf } = made;
  return { content: { id, kind, codeColumn, content, places, codes: only(codes), rowOf: only(rowOf) }, placed };
}

/** Signs of a result that tell one from the other. */
const RESULT_SIGNS = 2;

/** What is told above the checks and on 未通过, counted while they go by. */
class CheckTally {
  rows = 0;
  readonly failing = new FailingChecks();
  readonly widths: number[] = [...CHECK_WIDTHS];
  private readonly counts = new Map<string, number>();

  take(rows: readonly (readonly PlanCell[])[]): BodyRow[] {
    return rows.map((cells): BodyRow => {
      const row = CHECK_FIRST_ROW + this.rows++;
      const result = String(cells[CHECK_HEADERS.indexOf("结果")]?.value ?? "").slice(0, RESULT_SIGNS);
      this.counts.set(result, this.count(result) + 1);
      this.failing.add(row, cells);
      cells.forEach((cell, i) => (this.widths[i] = Math.max(this.widths[i]!, numberWidth(cell))));
      return { row, column: 0, cells, points: rowHeight(cells, (column) => CHECK_WIDTHS[column] ?? DEFAULT_WIDTH) };
    });
  }

  count(result: string): number {
    return this.counts.get(result.slice(0, RESULT_SIGNS)) ?? 0;
  }
}
