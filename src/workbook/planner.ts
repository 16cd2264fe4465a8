import { publishedTable, TABLE_IDS, type CellRef, type StandardTableId } from "../disclosure";
import {
  CHECK_FIRST_ROW,
  CHECK_WIDTHS,
  checkFormats,
  checksGrid,
  publishedAddress,
  type CheckFormulas,
  type CodeCheck,
} from "./checks-sheet";
import { numberWidth, textCell } from "./cells";
import { placedTarget, type PlacedContent } from "./content";
import { reference } from "./address";
import { identityKey, nameImports, type NamedImport, type PlanImport } from "./identity";
import { corrections, originOf, type CorrectionPlaces } from "./corrections";
import { coverageContent } from "./coverage-sheet";
import { disclosureList, findingList, findingTarget, narrativeList, tableList, type Places } from "./lists-content";
import { findingOrder } from "./finding-order";
import { sheetName } from "./names";
import { outcomeList } from "./outcomes-content";
import { orderFormula, ROW_NUMBER, type NumberedRows } from "./row-order";
import { paperContent } from "./paper-sheet";
import {
  EMPTY_WORKBOOK,
  type CellTarget,
  type DefinedNamePlan,
  type ExistingWorkbook,
  type WorkbookPlan,
} from "./plan";
import { publishedContent, toWan, type PublishedContent } from "./published-sheet";
import { WorkbookBuilder, type SheetBuilder } from "./sheet-builder";
import { emptyStandardContent, standardContents, type StandardContent } from "./standard-content";

/** How a workbook is planned. */
export interface PlanOptions {
  /** `addin`: live `BUDGET.CHECK` and `FUNC.NAME`. `native`: the same checks in plain formulas, for people without it. */
  readonly mode: "addin" | "native";
  readonly formulas: CheckFormulas;
  /** Standard name of a functional code in a year, null where there is none. */
  readonly nameOf: (code: string, year: string | null) => string | null;
  /** Time of the import as users read it, `2026-11-22 14:03`. */
  readonly importedAt: string;
  /** The workbook it is added to; omitted = a new one. */
  readonly existing?: ExistingWorkbook;
  /** Write a heat map of what identities stand over each amount. */
  readonly coverage?: boolean;
}

/**
 * Plans the sheets of the imports: overview, findings, checks, a sheet a standard table, narrative figures and the
 * tables as published. A disclosure that the workbook holds already is replaced row by row; everything else of the
 * user's stays. Pure: the same input gives the same plan.
 */
export function planWorkbook(imports: readonly PlanImport[], options: PlanOptions): WorkbookPlan {
  const existing = options.existing ?? EMPTY_WORKBOOK;
  const items = nameImports(imports);
  const book = new WorkbookBuilder(existing, footOf(items, options.importedAt));

  const published = items.map((item) => planPublished(book, item));
  for (const item of items) planStore(book, item);
  const standard = planStandard(book, items);
  const heat = items.map((item) => planCoverage(book, item, options.coverage ?? false));
  const index = indexPlaces(standard);
  const places: Places = {
    cell: (i, ref) => index.get(refKey(i, ref))?.target ?? publishedPlace(published[i]!, ref),
    table: (i, t) => firstRow(standard, items[i]!, i, t.id, t.index),
    origin: (i, ref) => (items[i]!.fromWorkbook ? originOf(items[i]!.disclosure, ref) : null),
    coverage: (i, t) => {
      const row = heat[i]?.content.titleRow(t);
      return row === undefined ? null : { sheet: heat[i]!.sheet, row, column: 0 };
    },
    title: (i, t) => {
      const row = published[i]!.content.titleRow(t);
      return row === undefined ? null : { sheet: published[i]!.sheet, row, column: 0 };
    },
  };

  const equationPlace = (i: number, ref: CellRef): EquationPlace | null => {
    const standardAt = index.get(refKey(i, ref));
    if (standardAt) return { ...standardAt, address: reference(standardAt.target) };
    const target = publishedPlace(published[i]!, ref);
    const unit = publishedTable(items[i]!.disclosure, ref)?.moneyUnit ?? null;
    return target
      ? { target, placed: null, address: publishedAddress(target.sheet, target.row, target.column, toWan(unit)) }
      : null;
  };
  const live = items.map((item, i) => liveChecks(item, (ref) => places.cell(i, ref) !== null));

  const overview = book.sheet("概览", "overview", "overview");
  const first = overview.table(
    disclosureList(
      items,
      live.map((byRule) => [...byRule.values()].reduce((sum, n) => sum + n, 0)),
      options.importedAt,
    ),
  );
  overview.table(tableList(items, places));
  for (const item of items) planPaper(book, item, items.length <= MOST_PAPERS, options.importedAt);
  const findings = book.sheet("问题", "findings", "findings").table(findingList(items, places));
  book.sheet("规则结果", "outcomes", "outcomes").table(outcomeList(items, live));
  book.sheet("叙述数字", "narrative", "narrative").table(narrativeList(items));
  const names = planChecks(book, items, equationPlace, standard, options);

  const order = [
    "overview",
    "paper",
    "findings",
    "checks",
    "standard",
    "outcomes",
    "narrative",
    "published",
    "coverage",
    "store",
  ];
  const sheets = book.plans().sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const at = items.length ? placedTarget(first, 0, 0, "年度") : null;
  return {
    sheets,
    names,
    activate: at ?? { sheet: sheets[0]!.name, row: 0, column: 0 },
    findingTargets: items.map((item, i) => item.report.findings.map((f) => findingTarget(f, i, places))),
    corrections: items.map((item, i) => {
      const at: CorrectionPlaces = {
        origin: (ref) => places.origin(i, ref),
        written: (ref) => {
          const standardAt = index.get(refKey(i, ref))?.target;
          const target = standardAt ?? publishedPlace(published[i]!, ref);
          return target ? { target, printed: !standardAt } : null;
        },
      };
      return item.report.findings.map((f) => (f.suggestion ? corrections(item.disclosure, f.suggestion, at) : []));
    }),
    decisions: items.map((item, i) => {
      const order = findingOrder(item.report.findings);
      return item.report.findings.map((_, j) => placedTarget(findings, i, order.indexOf(j), "处理"));
    }),
  };
}

/** Whose the pages are. */
function footOf(items: readonly NamedImport[], importedAt: string): { left: string; right: string } {
  const [only] = items;
  return { left: only && items.length === 1 ? footWords(only) : "", right: importedAt };
}

const footWords = ({ identity, source }: NamedImport): string =>
  `${identity.year} ${identity.unit} ${identity.kind}\n${source.file}`;

interface PublishedPlace {
  readonly sheet: string;
  readonly content: PublishedContent;
}

/** What fills a sheet of its own disclosure. */
type OwnContent = Pick<PublishedContent, "cells" | "merges" | "widths" | "heights"> &
  Partial<Pick<PublishedContent, "breaks">>;

/** A sheet that is one disclosure's alone, `原表 2026 云溪县档案馆`, replaced whole by each import. */
function ownSheet(
  book: WorkbookBuilder,
  item: NamedImport,
  word: string,
  role: "published" | "coverage" | "paper" | "store",
  content: OwnContent,
): SheetBuilder {
  const { year, unit, kind } = item.identity;
  const name = sheetName(`${word} ${year} ${unit}${kind === "决算" ? " 决算" : ""}`);
  const sheet = book.sheet(name, role, role, identityKey(item.identity, true));
  sheet.replaceAll(content.cells);
  sheet.merges.push(...content.merges);
  sheet.widths.push(...content.widths);
  sheet.heights.push(...content.heights);
  sheet.breaks.push(...(content.breaks ?? []));
  sheet.foot = { ...sheet.foot, left: footWords(item) };
  return sheet;
}

function planPublished(book: WorkbookBuilder, item: NamedImport): PublishedPlace {
  const content = publishedContent({ ...item, disclosure: item.printed ?? item.disclosure });
  const sheet = ownSheet(book, item, "原表", "published", content);
  sheet.freezeRows = 2;
  sheet.properties["source.file"] = item.source.file;
  sheet.properties["source.sha256"] = item.source.sha256;
  return { sheet: sheet.name, content };
}

/** Packed disclosures are kept for the few that somebody works on; hundreds at once would make the workbook slow to open. */
export const MOST_STORED = 12;

/** What a later check needs beside the cells. Old data are never left beside new sheets. */
function planStore(book: WorkbookBuilder, item: NamedImport): void {
  if (!item.stored) return;
  if (item.stored.length === 0 && !book.existingSheet("store", identityKey(item.identity, true))) return;
  const cells = item.stored.map((text) => [textCell(text)]);
  const sheet = ownSheet(book, item, "数据", "store", {
    cells: [[textCell(STORE_NOTE, "note")], ...cells],
    merges: [],
    widths: [],
    heights: [],
  });
  sheet.hidden = true;
  sheet.properties["source.file"] = item.source.file;
  sheet.properties["source.sha256"] = item.source.sha256;
}

/** Who unhides the sheet reads what it is. */
const STORE_NOTE = "本表由加载项保存，用于不重新导入就再次核对；请勿修改或删除";

/** The heat map of a disclosure: where it is asked for, or where the workbook has one that would be out of date. */
function planCoverage(book: WorkbookBuilder, item: NamedImport, wanted: boolean): PublishedPlace | null {
  if (!item.coverage || (!wanted && !book.existingSheet("coverage", identityKey(item.identity, true)))) return null;
  const content = coverageContent(item, item.coverage);
  const sheet = ownSheet(book, item, "覆盖", "coverage", content);
  sheet.freezeRows = 2;
  return { sheet: sheet.name, content };
}

interface PlacedStandard {
  readonly content: StandardContent;
  readonly placed: PlacedContent;
}

function planStandard(book: WorkbookBuilder, items: readonly NamedImport[]): PlacedStandard[] {
  const contents = standardContents(items);
  // A table that the workbook has and this import lacks loses the rows of the former import.
  const kinds = new Set(items.map((i) => i.disclosure.kind));
  for (const kind of kinds) {
    for (const id of TABLE_IDS) {
      if (contents.some((c) => c.id === id && c.kind === kind)) continue;
      const empty = emptyStandardContent(id, kind, items);
      if (book.ownTable(empty.content)) contents.push(empty);
    }
  }
  return contents.map((content) => {
    const sheet = book.sheet(content.content.sheet, "standard", "standard");
    return { content, placed: sheet.table(content.content) };
  });
}

const refKey = (item: number, ref: CellRef) =>
  `${item}/${ref.table}/${ref.index}/${ref.row}/${ref.field ?? ref.column}`;

/** A cell of a standard sheet, and the sheet's table that it stands in. */
interface PlacedCell {
  readonly target: CellTarget;
  readonly placed: PlacedContent;
}

function indexPlaces(standard: readonly PlacedStandard[]): Map<string, PlacedCell> {
  const index = new Map<string, PlacedCell>();
  for (const { content, placed } of standard) {
    for (const place of content.places) {
      const key = refKey(place.import, place.ref);
      const target = placedTarget(placed, place.import, place.row, place.label);
      if (target && !index.has(key)) index.set(key, { target, placed });
    }
  }
  return index;
}

function firstRow(
  standard: readonly PlacedStandard[],
  item: NamedImport,
  i: number,
  id: string,
  tableIndex: number,
): CellTarget | null {
  const found = standard.find(
    (s) => s.content.id === (id as StandardTableId) && s.content.kind === item.disclosure.kind,
  );
  const place = found?.content.places.find((p) => p.import === i && p.ref.index === tableIndex);
  return found && place ? placedTarget(found.placed, i, place.row, found.content.content.columns[0]!.label) : null;
}

function publishedPlace(published: PublishedPlace, ref: CellRef): CellTarget | null {
  const at = published.content.cellAt(ref);
  return at ? { sheet: published.sheet, ...at } : null;
}

/** How many checks of each rule can stand as formulas. */
function liveChecks(item: NamedImport, isPlaced: (ref: CellRef) => boolean): Map<string, number> {
  const out = new Map<string, number>();
  for (const { rule, total, parts } of item.report.equations)
    if ([total, ...parts].every((term) => isPlaced(term.cell))) out.set(rule, (out.get(rule) ?? 0) + 1);
  return out;
}

/** A working paper each makes sense for the few disclosures that somebody signs; a list of hundreds has 概览. */
const MOST_PAPERS = 12;

/** The working paper of a disclosure: where few are imported, or where the workbook has one that would be out of date. */
function planPaper(book: WorkbookBuilder, item: NamedImport, wanted: boolean, importedAt: string): void {
  if (!wanted && !book.existingSheet("paper", identityKey(item.identity, true))) return;
  ownSheet(book, item, "底稿", "paper", paperContent(item, importedAt));
}

/** Where a cell of an equation stands: on a standard sheet, or as published (`placed` null). */
interface EquationPlace {
  readonly address: string;
  readonly target: CellTarget;
  readonly placed: PlacedContent | null;
}

const numberedRows = (placed: PlacedContent): NumberedRows => ({
  sheet: placed.sheet,
  column: placed.columnOf(ROW_NUMBER)!,
  firstRow: placed.firstRow,
  numbers: placed.valuesOf(ROW_NUMBER),
});

/** The standard sheets that the plan leaves as they are. */
function untouchedRows(book: WorkbookBuilder): NumberedRows[] {
  return book.untouchedTables().flatMap((table): NumberedRows[] => {
    const column = table.header.indexOf(ROW_NUMBER);
    if (column < 0 || !table.header.includes("版本")) return [];
    const numbers = table.rows.map((row) => row[column] ?? null);
    return [{ sheet: table.sheet, column: table.column + column, firstRow: table.row + 1, numbers }];
  });
}

/** Conditions under which the row of a cell of a standard sheet is still the one that was written: its number, year and unit. */
function rowConditions(
  placed: PlacedContent,
  { firstRow, numbers }: NumberedRows,
  target: CellTarget,
  year: string,
  unit: string,
): string[] {
  const number = numbers[target.row - firstRow] ?? null;
  const at = (label: string): string => reference({ ...target, column: placed.columnOf(label)! });
  return [
    ...(typeof number === "number" ? [`${at(ROW_NUMBER)}=${number}`] : []),
    `${at("年度")}&""=${year}&""`,
    `${at("公开单位")}=${unit}`,
  ];
}

function planChecks(
  book: WorkbookBuilder,
  items: readonly NamedImport[],
  placeOf: (item: number, ref: CellRef) => EquationPlace | null,
  standard: readonly PlacedStandard[],
  options: PlanOptions,
): DefinedNamePlan[] {
  const existing = book.existingSheet("checks");
  const keys = new Set(items.map((i) => identityKey(i.identity, true)));
  const kept = (existing?.cells ?? [])
    .slice(CHECK_FIRST_ROW)
    .filter((row) => row.some((v) => v !== null && v !== ""))
    .filter((row) => !keys.has(JSON.stringify(row.slice(0, 5).map((v) => String(v ?? "")))));
  const sheet = book.sheet("核对", "checks", "checks");
  const rowsOf = new Map(standard.map(({ placed }) => [placed, numberedRows(placed)] as const));
  const grid = checksGrid({
    imports: items,
    codes: items.map((_, i) => codeChecks(standard, i)),
    equationAddress: placeOf,
    order: orderFormula([...rowsOf.values(), ...untouchedRows(book)]),
    rowConditions: (i, ref, year, unit) => {
      const place = placeOf(i, ref);
      if (!place?.placed) return [];
      return rowConditions(place.placed, rowsOf.get(place.placed)!, place.target, year, unit);
    },
    formulas: options.formulas,
    mode: options.mode,
    nameOf: options.nameOf,
    sheet: sheet.name,
    kept,
    moved: (target) => book.moved(target),
  });
  sheet.replaceAll(grid);
  sheet.widths.push(
    ...CHECK_WIDTHS.map((width, column) => ({
      column,
      width: grid.reduce((most, row) => Math.max(most, numberWidth(row[column])), width),
    })),
  );
  sheet.freezeRows = CHECK_FIRST_ROW;
  sheet.conditionalFormats.push(...checkFormats(grid.length));
  const rows = Math.max(1, grid.length - CHECK_FIRST_ROW);
  return [{ name: "核对结果", sheet: sheet.name, range: { row: CHECK_FIRST_ROW, column: 7, rows, columns: 1 } }];
}

/** Functional tables, whose codes stand beside their names. */
const CODE_TABLES: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

/** Every code and printed name of the functional tables, once. */
function codeChecks(standard: readonly PlacedStandard[], item: number): CodeCheck[] {
  const seen = new Set<string>();
  const checks: CodeCheck[] = [];
  for (const { content, placed } of standard) {
    if (!CODE_TABLES.includes(content.id)) continue;
    for (const { row, code, name } of content.codes[item] ?? []) {
      const key = `${code}|${name}`;
      const codeAt = placedTarget(placed, item, row, "科目编码");
      const nameAt = placedTarget(placed, item, row, "科目名称");
      if (seen.has(key) || !codeAt || !nameAt) continue;
      seen.add(key);
      checks.push({ code, name, codeAt, nameAt });
    }
  }
  return checks;
}
