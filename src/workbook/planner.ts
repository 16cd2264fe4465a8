import {
  cellKey,
  isMoneyUnit,
  publishedTable,
  TABLE_IDS,
  type CellRef,
  type Disclosure,
  type StandardTableId,
} from "../disclosure";
import type { Claim, FigureRef } from "../checking";
import type { FigurePlace, NumberedRow } from "./check-amounts";
import { checkRows, type CodeCheck } from "./checks-sheet";
import { textCell } from "./cells";
import { placedTarget, type PlacedContent } from "./content";
import { allowedFaults, comparedColumn, MOST_SEARCHED_ROWS, mostRows, type PlacedCodes } from "./code-tests";
import { identityKey, nameImports, type NamedImport, type PlanImport } from "./identity";
import { corrections, originOf, type CorrectionPlaces } from "./corrections";
import { coverageContent } from "./coverage-sheet";
import { disclosureList, findingList, findingTarget, narrativeList, tableList, type Places } from "./lists-content";
import { findingOrder } from "./finding-order";
import type { Language } from "../words";
import { sheetName } from "./names";
import { outcomeList } from "./outcomes-content";
import { inOrder, ROW_KEY } from "./row-keys";
import { paperContent } from "./paper-sheet";
import { EMPTY_WORKBOOK, type CellTarget, type ExistingWorkbook, type SheetRole, type WorkbookPlan } from "./plan";
import { planOpen } from "./open-checks";
import { planChecks } from "./place-checks";
import { stateNow } from "./state-now";
import { publishedContent, toWan, type PublishedContent } from "./published-sheet";
import { WorkbookBuilder, type SheetBuilder } from "./sheet-builder";
import { sheetFactor, sheetUnitOf, type SheetUnit } from "./sheet-unit";
import { emptyStandardContent, standardContents, type StandardContent } from "./standard-content";

/** How a workbook is planned. */
export interface PlanOptions {
  /** `addin`: live `BUDGET.CHECK` and `FUNC.NAME`. `native`: the same checks in plain formulas, for people without it. */
  readonly mode: "addin" | "native";
  /** Standard name of a functional code in a year, null where there is none. */
  readonly nameOf: (code: string, year: string | null) => string | null;
  /** Time of the import as users read it, `2026-11-22 14:03`. */
  readonly importedAt: string;
  /** The workbook it is added to; omitted = a new one. */
  readonly existing?: ExistingWorkbook;
  /** In what standard sheets hold money, where the workbook has none yet; omitted = 万元. */
  readonly sheetUnit?: SheetUnit;
  /** Write a heat map of what identities stand over each amount. */
  readonly coverage?: boolean;
  /** Of the texts that nobody reads back: working paper, conclusions, reasons. Names that formulas, filters and rules go by are Chinese always. */
  readonly language?: Language;
}

/**
 * Plans the sheets of the imports: overview, findings, checks, a sheet a standard table, narrative figures and the
 * tables as published. A disclosure that the workbook holds already is replaced row by row; everything else of the
 * user's stays. Pure: the same input gives the same plan.
 */
export function planWorkbook(imports: readonly PlanImport[], options: PlanOptions): WorkbookPlan {
  const existing = options.existing ?? EMPTY_WORKBOOK;
  const { language = "zh" } = options;
  const items = nameImports(imports);
  const book = new WorkbookBuilder(existing, footOf(items, options.importedAt));

  const published = items.map((item) => planPublished(book, item));
  for (const item of items) planStore(book, item);
  const unit = sheetUnitOf(existing.tables) ?? options.sheetUnit ?? "万元";
  const standard = planStandard(book, items, unit);
  const heat = items.map((item) => planCoverage(book, item, options.coverage ?? false));
  const narrative = book.sheet("叙述数字", "narrative", "narrative").table(narrativeList(items));
  const { places, index, figurePlace } = placesIn({
    item: (i) => items[i]!,
    published: (i) => published[i]!,
    heat: (i) => heat[i] ?? null,
    standard,
    narrative,
    unit,
  });
  const live = items.map((item, i) => liveClaims(item, (ref) => figurePlace(i, ref) !== null));
  const tests = items.map((item, i) => placedCodes(standard, item, i));
  const counts = live.map((claims, i) => countByRule([...claims, ...tests[i]!.map((t) => t.test)]));

  const overview = book.sheet("概览", "overview", "overview");
  const first = overview.table(
    disclosureList(
      items,
      counts.map((byRule) => [...byRule.values()].reduce((sum, n) => sum + n, 0)),
      options.importedAt,
      language,
    ),
  );
  overview.table(tableList(items, places));
  for (const item of items) planPaper(book, item, items.length <= MOST_PAPERS, options.importedAt, language);
  const checks = book.sheet("核对", "checks", "checks");
  const open = book.sheet("未通过", "open", "open");
  const isLive = live.map((claims) => new Set(claims.map((c) => c.id)));
  const findings = book
    .sheet("问题", "findings", "findings")
    .table(findingList(items, places, (i, f) => stateNow(checks.name, items[i]!, f, isLive[i]!), language));
  book.sheet("规则结果", "outcomes", "outcomes").table(outcomeList(items, counts, language));
  const rows = checkRows({
    imports: items,
    claims: live,
    tests,
    codes: items.map((_, i) => codeChecks(standard, i)),
    place: figurePlace,
    mode: options.mode,
    nameOf: options.nameOf,
  });
  const numbered = [...standard.map((s) => s.placed), narrative];
  const listed = planChecks(book, checks, items, rows, numbered);
  planOpen(open, checks.name, listed);

  const sheets = book.plans().sort((a, b) => SHEET_ORDER.indexOf(a.role) - SHEET_ORDER.indexOf(b.role));
  const at = items.length ? placedTarget(first, 0, 0, "年度") : null;
  return {
    sheets,
    names: [listed.name],
    beside: book.beside,
    activate: at ?? { sheet: sheets[0]!.name, row: 0, column: 0 },
    findingTargets: items.map((item, i) => item.report.findings.map((f) => findingTarget(f, i, places))),
    corrections: items.map((item, i) => {
      const at: CorrectionPlaces = {
        origin: (ref) => places.origin(i, ref),
        written: (ref) => {
          const standardAt = index.get(refKey(i, ref))?.target;
          const target = standardAt ?? publishedPlace(published[i]!, ref);
          return target ? { target, unit: standardAt ? unit : null } : null;
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

/** Where the parts of imports are written. */
interface Written {
  readonly item: (i: number) => NamedImport;
  readonly published: (i: number) => PublishedPlace;
  readonly heat: (i: number) => PublishedPlace | null;
  readonly standard: readonly PlacedStandard[];
  readonly narrative: PlacedContent;
  readonly unit: SheetUnit;
}

/** Where everything of the imports stands: for links, and for formulas that reckon with it. */
export function placesIn({ item, published, heat, standard, narrative, unit }: Written): {
  readonly places: Places;
  readonly index: ReadonlyMap<string, PlacedCell>;
  readonly figurePlace: (i: number, ref: FigureRef) => FigurePlace | null;
} {
  const index = indexPlaces(standard);
  const places: Places = {
    cell: (i, ref) => index.get(refKey(i, ref))?.target ?? publishedPlace(published(i), ref),
    table: (i, t) => firstRow(standard, item(i), i, t.id, t.index),
    text: (i, n) => narrativePlace(narrative, item(i).disclosure, i, n)?.target ?? null,
    origin: (i, ref) => (item(i).fromWorkbook ? originOf(item(i).disclosure, ref) : null),
    coverage: (i, t) => {
      const map = heat(i);
      const row = map?.content.titleRow(t);
      return row === undefined ? null : { sheet: map!.sheet, row, column: 0 };
    },
    title: (i, t) => {
      const { sheet, content } = published(i);
      const row = content.titleRow(t);
      return row === undefined ? null : { sheet, row, column: 0 };
    },
  };
  const figurePlace = (i: number, ref: FigureRef): FigurePlace | null => {
    const { disclosure } = item(i);
    if ("narrative" in ref) return narrativePlace(narrative, disclosure, i, ref.narrative);
    const standardAt = index.get(refKey(i, ref));
    if (standardAt) return { ...standardAt, factor: standardAt.money ? sheetFactor(unit) : "", word: null };
    const target = publishedPlace(published(i), ref);
    const printed = publishedTable(disclosure, ref)?.moneyUnit ?? null;
    return target && { target, factor: toWan(printed), row: null, word: null };
  };
  return { places, index, figurePlace };
}

/** Sheets of a workbook from the left. */
export const SHEET_ORDER: readonly SheetRole[] = [
  "overview",
  "paper",
  "findings",
  "open",
  "checks",
  "standard",
  "outcomes",
  "narrative",
  "published",
  "coverage",
  "store",
];

/** Whose the pages are. */
export function footOf(
  items: readonly Pick<NamedImport, "identity" | "source">[],
  importedAt: string,
): { left: string; right: string } {
  const [only] = items;
  return { left: only && items.length === 1 ? footWords(only) : "", right: importedAt };
}

const footWords = ({ identity, source }: Pick<NamedImport, "identity" | "source">): string =>
  `${identity.year} ${identity.unit} ${identity.kind}\n${source.file}`;

export interface PublishedPlace {
  readonly sheet: string;
  readonly content: PublishedContent;
}

type OwnRole = "published" | "coverage" | "paper" | "store";

/** What fills a sheet of its own disclosure. */
type OwnContent = Pick<PublishedContent, "cells" | "merges" | "widths" | "heights"> &
  Partial<Pick<PublishedContent, "breaks">>;

/** A sheet that is one disclosure's alone, `原表 2026 云溪县档案馆`, replaced whole by each import. */
export function ownSheet(
  book: WorkbookBuilder,
  item: NamedImport,
  word: string,
  role: OwnRole,
  content: OwnContent,
): SheetBuilder {
  const sheet = ownSheetOf(book, item, word, role);
  sheet.replaceAll(content.cells);
  sheet.merges.push(...content.merges);
  sheet.widths.push(...content.widths);
  sheet.heights.push(...content.heights);
  sheet.breaks.push(...(content.breaks ?? []));
  sheet.keepWhole = content.breaks !== undefined;
  sheet.foot = { ...sheet.foot, left: footWords(item) };
  return sheet;
}

/** The same before it has content: its name is taken. */
export function ownSheetOf(
  book: WorkbookBuilder,
  { identity }: Pick<NamedImport, "identity">,
  word: string,
  role: OwnRole,
): SheetBuilder {
  const { year, unit, kind } = identity;
  const name = sheetName(`${word} ${year} ${unit}${kind === "决算" ? " 决算" : ""}`);
  return book.sheet(name, role, role, identityKey(identity, true));
}

export function planPublished(book: WorkbookBuilder, item: NamedImport): PublishedPlace {
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
export function planStore(book: WorkbookBuilder, item: NamedImport): void {
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
export function planCoverage(book: WorkbookBuilder, item: NamedImport, wanted: boolean): PublishedPlace | null {
  if (!item.coverage || (!wanted && !book.existingSheet("coverage", identityKey(item.identity, true)))) return null;
  const content = coverageContent(item, item.coverage);
  const sheet = ownSheet(book, item, "覆盖", "coverage", content);
  sheet.freezeRows = 2;
  return { sheet: sheet.name, content };
}

export interface PlacedStandard {
  readonly content: StandardContent;
  readonly placed: PlacedContent;
}

function planStandard(book: WorkbookBuilder, items: readonly NamedImport[], unit: SheetUnit): PlacedStandard[] {
  const contents = standardContents(items, unit);
  // A table that the workbook has and this import lacks loses the rows of the former import.
  const kinds = new Set(items.map((i) => i.disclosure.kind));
  for (const kind of kinds) {
    for (const id of TABLE_IDS) {
      if (contents.some((c) => c.id === id && c.kind === kind)) continue;
      const empty = emptyStandardContent(id, kind, items, unit);
      if (book.ownTable(empty.content)) contents.push(empty);
    }
  }
  return contents.map((content) => {
    const sheet = book.sheet(content.content.sheet, "standard", "standard");
    return { content, placed: sheet.table(content.content) };
  });
}

const refKey = (item: number, ref: CellRef) => `${item}/${cellKey(ref)}`;

/** A cell of a standard sheet, with the number of its row. */
interface PlacedCell {
  readonly target: CellTarget;
  readonly row: NumberedRow;
  /** It holds money, in the unit of the sheet. */
  readonly money: boolean;
}

function indexPlaces(standard: readonly PlacedStandard[]): Map<string, PlacedCell> {
  const index = new Map<string, PlacedCell>();
  for (const { content, placed } of standard) {
    for (const place of content.places) {
      const key = refKey(place.import, place.ref);
      const target = placedTarget(placed, place.import, place.row, place.label);
      if (!target || index.has(key)) continue;
      index.set(key, { target, row: numberedRow(placed, place.import, place.row), money: place.money });
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

/** The number of a sentence, and the word beside it. */
function narrativePlace(placed: PlacedContent, d: Disclosure, item: number, at: number): FigurePlace | null {
  const figure = d.narrative[at];
  if (!figure) return null;
  return {
    target: placedTarget(placed, item, at, "数值")!,
    factor: isMoneyUnit(figure.unit) ? toWan(figure.unit) : "",
    row: numberedRow(placed, item, at),
    word: placedTarget(placed, item, at, "方向"),
  };
}

function publishedPlace(published: PublishedPlace, ref: CellRef): CellTarget | null {
  const at = published.content.cellAt(ref);
  return at ? { sheet: published.sheet, ...at } : null;
}

/** The checks that can stand as formulas: all of their figures are in the workbook. */
export function liveClaims(item: NamedImport, isPlaced: (ref: FigureRef) => boolean): Claim[] {
  const { equations, claims } = item.report;
  return [...equations, ...claims].filter(({ total, parts }) => [total, ...parts].every((term) => isPlaced(term.cell)));
}

/** How many checks of each rule these are. */
export function countByRule(claims: readonly Pick<Claim, "rule" | "checks">[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const { rule, checks = 1 } of claims) out.set(rule, (out.get(rule) ?? 0) + checks);
  return out;
}

/** A working paper each makes sense for the few disclosures that somebody signs; a list of hundreds has 概览. */
export const MOST_PAPERS = 12;

/** The working paper of a disclosure: where few are imported, or where the workbook has one that would be out of date. */
export function planPaper(
  book: WorkbookBuilder,
  item: NamedImport,
  wanted: boolean,
  importedAt: string,
  language: Language,
): void {
  if (!wanted && !book.existingSheet("paper", identityKey(item.identity, true))) return;
  ownSheet(book, item, "底稿", "paper", paperContent(item, importedAt, language));
}

/** What is the same of all rows of a table. */
interface Numbering extends Omit<NumberedRow, "key"> {
  readonly rows: number;
}

const numberings = new WeakMap<PlacedContent, Numbering>();

function numberingOf(placed: PlacedContent): Numbering {
  let numbering = numberings.get(placed);
  if (!numbering) {
    const keys = placed.valuesOf(ROW_KEY);
    numbering = {
      column: placed.columnOf(ROW_KEY)!,
      ordered: inOrder(keys),
      searched: keys.length <= MOST_SEARCHED_ROWS,
      rows: keys.length,
    };
    numberings.set(placed, numbering);
  }
  return numbering;
}

/** The row of a cell, by its number. */
function numberedRow(placed: PlacedContent, group: number, row: number): NumberedRow {
  const { column, ordered, searched } = numberingOf(placed);
  return { column, ordered, searched, key: placed.keyOf(group, row) };
}

/** Questions about codes that a formula can hold: the rows of the table are in the workbook, and a formula sees what the rule sees. */
export function placedCodes(standard: readonly PlacedStandard[], item: NamedImport, i: number): PlacedCodes[] {
  return item.report.codes.flatMap((test): PlacedCodes[] => {
    const found = standard.find((s) => s.content.id === test.table && s.content.kind === item.disclosure.kind);
    const label = found?.content.codeColumn;
    if (!found || !label) return [];
    const { content, placed } = found;
    const rows = test.rows.map((row) => content.rowOf[i]!.get(`${test.index}/${row}`)).filter((r) => r !== undefined);
    if (rows.length < test.rows.length || rows.length === 0) return [];
    const [from, to] = [Math.min(...rows), Math.max(...rows)];
    const at = content.content.columns.findIndex((c) => c.label === label);
    const column = placed.columnOf(label)!;
    const { rows: count, column: numbers } = numberingOf(placed);
    const own: PlacedCodes = {
      test,
      target: { sheet: placed.sheet, row: placed.rowOf(i, from), column },
      codes: comparedColumn(placed.sheet, column, placed.firstRow),
      keys: comparedColumn(placed.sheet, numbers, placed.firstRow),
      from: placed.keyOf(i, from),
      to: placed.keyOf(i, to),
      values: content.content.groups[i]!.rows.slice(from, to + 1).map((row) => String(row[at]!.value ?? "")),
    };
    return count <= mostRows(test) && allowedFaults(own) !== null ? [own] : [];
  });
}

/** Functional tables, whose codes stand beside their names. */
const CODE_TABLES: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

/** Every code and printed name of the functional tables, once. */
export function codeChecks(standard: readonly PlacedStandard[], item: number): CodeCheck[] {
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
      const place = { factor: "", word: null, row: numberedRow(placed, item, row) };
      checks.push({ code, name, codeAt: { ...place, target: codeAt }, nameAt: { ...place, target: nameAt } });
    }
  }
  return checks;
}
