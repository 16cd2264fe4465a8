import {
  columnNamed,
  fold,
  lowestConfidence,
  parseAmount,
  parseMoney,
  STANDARD_COLUMNS,
  stripWhitespace,
  type ColumnBinding,
  type ContentsEntry,
  type MoneyUnit,
  type PublishedTable,
  type RecognitionIssue,
  type SourceRef,
  type StandardTable,
  type StandardTableId,
  type TableId,
} from "../disclosure";
import { correctCells, type LeftOutRows } from "./correcting/cells";
import { correctBindings } from "./correcting/columns";
import { correctFields } from "./correcting/fields";
import type { Guide } from "./correcting/guide";
import { readingOfFields } from "./forms/field-reading";
import { hasContent } from "./forms/finish";
import type { DisclosureFacts } from "./naming/facts";
import type { NamedTable } from "./naming/name-table";
import { problemSaid, type Problem } from "./problems";
import { bind, standardise } from "./standard";
import { liftCellUnits } from "./table/cell-units";
import type { Draft } from "./table/draft";
import { stripTitle } from "./words/titles";
import { HELPER_COLUMNS, TRACE_NOTES, said, several, type Message, type Said, type Value } from "../words";

/** Tables as published and in standard columns, and what was missed in them. */
export interface Published {
  readonly tables: PublishedTable[];
  readonly standard: StandardTable[];
  readonly issues: RecognitionIssue[];
  /** Rows that a person left out, by table. */
  readonly leftOut: { readonly title: string; readonly source: SourceRef; readonly left: LeftOutRows }[];
}

/** Publishes the tables in document order; those that the contents promise and the document lacks stand last. */
export function publishTables(
  named: readonly NamedTable[],
  contents: readonly ContentsEntry[],
  facts: DisclosureFacts,
  guide: Guide,
): Published {
  const out: Published = { tables: [], standard: [], issues: [], leftOut: [] };
  const counts = new Map<TableId, number>();
  const nextIndex = (id: TableId): number => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts.get(id)!;
  };
  for (const n of named) {
    const { table, bound, problems, left } = publish(n, nextIndex(n.id), facts, guide);
    out.tables.push(table);
    if (left.rows > 0) out.leftOut.push({ title: table.title, source: n.draft.source, left });
    if (bound) out.standard.push(standardise(table, bound, facts.year));
    out.issues.push(...issuesOf(table, problems, bound));
  }
  for (const entry of contents) {
    const id = entry.id;
    if (id === null || !isPromisedTable(id) || out.tables.some((t) => matches(t, id, entry.title))) continue;
    out.tables.push(absentTable(id, nextIndex(id), entry.title, facts));
    out.issues.push({
      code: "table-absent",
      table: entry.title,
      values: { title: entry.title },
      source: entry.source,
    });
  }
  return out;
}

/** What holds for a whole worksheet or page is not said again of each of its tables. */
const OF_PAGES: ReadonlySet<Problem["code"]> = new Set(["sheet-partly-read", "page-partly-read", "columns-unruled"]);
const isOwn = ({ code }: Problem): boolean => !OF_PAGES.has(code);

function issuesOf(
  table: PublishedTable,
  problems: readonly Problem[],
  bound: ReturnType<typeof bind> | null,
): RecognitionIssue[] {
  const about = { table: table.title, source: table.source };
  const issues: RecognitionIssue[] =
    table.state === "unreadable"
      ? [{ ...about, code: "table-unreadable", values: { title: table.title } }]
      : problems.filter(isOwn).map((p) => ({
          ...about,
          code: p.code === "column-ambiguous" ? "column-ambiguous" : "rows-unreadable",
          values: { problem: problemSaid(p) },
        }));
  const unbound = bound === null ? [] : unboundAmounts(table, bound);
  if (unbound.length > 0) issues.push({ ...about, code: "header-unbound", values: { columns: unbound.join("、") } });
  if (table.moneyUnit === null && bound && needsMoneyUnit(table.id) && table.state === "filled")
    issues.push({ ...about, code: "money-unit-missing", values: { title: table.title } });
  return issues;
}

/** Headers of printed amounts that no canonical column holds: a sum of the row may want them. */
function unboundAmounts(table: PublishedTable, bound: ReturnType<typeof bind>): string[] {
  if (!needsMoneyUnit(table.id) || table.id === "assets") return [];
  return table.columns.filter(
    (column, c) =>
      column !== "" &&
      bound[c] === null &&
      !NO_AMOUNT.test(column) &&
      table.rows.some((row) => {
        const amount = parseAmount(row[c]?.text);
        return amount.kind === "amount" && !amount.percent && amount.decimals > 0 && !amount.value.isZero();
      }),
  );
}

/** Extra tables and goal forms are promised in kind, not by title. */
function isPromisedTable(id: string): id is TableId {
  return id !== "other" && id !== "goal" && id !== "units";
}

function matches(table: PublishedTable, id: string, title: string): boolean {
  if (table.id === id) return true;
  return fold(stripTitle(table.title)) === title;
}

/** Headers over serial numbers, codes and years. */
const NO_AMOUNT = /序号|行次|编码|代码|(^|\/)[类款项]$|年度/;

const TEXT_TABLES: readonly TableId[] = ["units", "goals-overall"];

function needsMoneyUnit(id: TableId): boolean {
  return id !== "other" && !TEXT_TABLES.includes(id) && id !== "goal";
}

/** A formula that has no result, an error of a worksheet, digits and separators that make no number. */
const NO_RESULT = /^[=#].|^[-(]?\d+[.,!][\d.,!]*\)?$/;

function publish(
  n: NamedTable,
  index: number,
  facts: DisclosureFacts,
  guide: Guide,
): {
  table: PublishedTable;
  bound: ReturnType<typeof bind> | null;
  problems: readonly Problem[];
  left: LeftOutRows;
} {
  const { draft, id, captions } = n;
  const inCells = needsMoneyUnit(id) ? liftCellUnits(draft.rows, captions.moneyUnit) : null;
  const left = correctCells(draft, guide);
  const bound =
    id === "other" ? null : correctBindings(bind(id, draft.columns, draft.rows), draft.columns, draft.places, guide);
  const money = moneyColumns(id, bound, draft);
  const trace = [...draft.trace, ...stages(draft, left)];
  if (bound) {
    trace.push(
      ...bound.map((b, c) =>
        said(TRACE_NOTES.bound, {
          printed: draft.columns[c] || said(TRACE_NOTES["column-at"], { column: c + 1 }),
          column: boundTo(id as StandardTableId, b),
        }),
      ),
    );
  }
  let moneyUnit: MoneyUnit | null = inCells ?? captions.moneyUnit;
  if (moneyUnit === null && facts.moneyUnit !== null && needsMoneyUnit(id)) {
    moneyUnit = facts.moneyUnit;
    trace.push(said(TRACE_NOTES["unit-of-set"], { unit: moneyUnit }));
  }
  const { fields, corrected, confirmed } = correctFields(n.fields, draft.places, guide);
  const fieldsRecognised = lowestConfidence(draft.form.flatMap((row) => row.map((c) => c.confidence)));
  const fieldReadings = fieldsRecognised === undefined ? null : readingOfFields(n.fields, draft.form);
  const filled = hasContent(id, draft.rows, money, fields);
  const resultless =
    !filled &&
    needsMoneyUnit(id) &&
    money.some((c) =>
      draft.rows.some((r) => NO_RESULT.test(r[c]?.text ?? "") && parseMoney(r[c]?.text).kind === "text"),
    );
  const unreadable =
    resultless ||
    draft.wreck ||
    (draft.raw?.unreadable ?? (bound !== null && needsMoneyUnit(id) && bound.every((b) => b === null)));
  const problems: readonly Problem[] =
    unreadable && !draft.problems.some(isOwn)
      ? [{ code: resultless ? "no-results" : "header-unreadable" }]
      : draft.problems;
  const table: PublishedTable = {
    id,
    index,
    title: draft.title === null ? TRACE_NOTES["untitled-table"].zh : cleanTitle(draft.title),
    unitCode:
      captions.unitCode ??
      (captions.unitName === null || stripWhitespace(captions.unitName) === facts.unitName ? facts.unitCode : null),
    // A caption that wraps loses the end of the name; the code tells that it is the same unit.
    unitName:
      captions.unitCode !== null && captions.unitCode === facts.unitCode
        ? facts.unitName
        : (captions.unitName ?? facts.unitName),
    year: facts.year ?? captions.year,
    asOf: captions.asOf,
    moneyUnit,
    ...(inCells === null && captions.moneyUnit === null && needsMoneyUnit(id)
      ? { moneyUnitAssumed: true as const }
      : {}),
    state: unreadable ? "unreadable" : filled ? "filled" : "empty",
    note: draft.notes.length > 0 ? draft.notes.join("\n") : null,
    pages: draft.pages,
    source: draft.source,
    columns: draft.columns,
    columnNumbers: draft.columnNumbers,
    rows: draft.rows,
    merges: draft.merges,
    fields,
    ...(fieldsRecognised === undefined ? {} : { fieldsRecognised }),
    ...(fieldReadings ? { fieldReadings } : {}),
    ...(fieldReadings && confirmed.length > 0 ? { confirmedFields: confirmed } : {}),
    ...(corrected.length > 0 ? { correctedFields: corrected } : {}),
    problems: problems.map(problemSaid),
    trace,
    places: draft.places,
    origins: draft.origins,
    ...(bound ? { bindings: bound } : {}),
  };
  return { table, bound: unreadable ? null : bound, problems, left };
}

/** What was taken for the lines around a table, and for its body. */
function stages(draft: Draft, left: LeftOutRows): Said[] {
  const captions = [...new Set(draft.captions.map((c) => c.replace(/\s+/g, " ").trim()))].filter((c) => c !== "");
  return [
    ...(captions.length > 0 ? [said(TRACE_NOTES.captions, { captions: several(captions, "clause") })] : []),
    said(TRACE_NOTES.body, { rows: draft.rows.length }),
    ...(left.rows > 0 ? [said(TRACE_NOTES["rows-left-out"], { rows: left.rows })] : []),
    ...(draft.notes.length > 0 ? [said(TRACE_NOTES.notes, { count: draft.notes.length })] : []),
  ];
}

/** Marks that a conversion left in a title are no part of it. */
function cleanTitle(title: string): string {
  return title.replace(/\[bookmark:[^\]]*\]/gi, "").trim();
}

/** What a printed column was bound to, for the trace. */
function boundTo(id: StandardTableId, bound: ColumnBinding | null): Value {
  if (!bound) return TRACE_NOTES["kept-as-printed"];
  const column = columnNamed(id, bound.key)?.path.join("/") ?? helperColumn(bound.key);
  return bound.item ? said(TRACE_NOTES["bound-to-item"], { item: bound.item, column }) : column;
}

const helperColumn = (key: string): Value => (HELPER_COLUMNS as Readonly<Record<string, Message>>)[key] ?? key;

/** Columns that hold money; in a table without binding, every column that prints amounts but serial numbers and codes. */
function moneyColumns(id: TableId, bound: ReturnType<typeof bind> | null, draft: Draft): number[] {
  const keys: ReadonlySet<string> = new Set(
    id === "other" ? [] : STANDARD_COLUMNS[id].filter((c) => c.type === "money").map((c) => c.key),
  );
  return draft.columns.flatMap((column, c) => {
    const b = bound?.[c];
    if (b) return keys.has(b.key) || b.item !== undefined ? [c] : [];
    return NO_AMOUNT.test(column) ? [] : [c];
  });
}

function absentTable(id: TableId, index: number, title: string, facts: DisclosureFacts): PublishedTable {
  return {
    id,
    index,
    title,
    unitCode: facts.unitCode,
    unitName: facts.unitName,
    year: facts.year,
    asOf: null,
    moneyUnit: null,
    state: "absent",
    note: null,
    pages: [],
    columns: [],
    columnNumbers: null,
    rows: [],
    merges: [],
    fields: null,
    problems: [],
    trace: [said(TRACE_NOTES.promised)],
  };
}
