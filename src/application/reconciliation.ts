import { DisclosureError, plain, type Disclosure, type RecognitionIssue } from "../disclosure";
import type { Block, Grid, ReadingIssue, SourceDocument } from "../reading";
import { recognise } from "../recognition";
import {
  partLabel,
  proposeColumns,
  rangeTable,
  shownAmount,
  statementParts,
  statementTable,
  type Line,
  type Reconciliation,
  type SideCell,
  type SideTable,
} from "../reporting";
import { issueSaid, sentence } from "../words";

/** Grids of these are tables that a person laid out: they are offered as they stand, beside what was recognised in them. */
const SHEET_KINDS: ReadonlySet<string> = new Set(["xlsx", "xls", "csv"]);

/** The tables of a file that can be held against others: those that were recognised, then the worksheets, or the other tables, as they stand. */
export function tablesOfFile(document: SourceDocument): SideTable[] {
  const { file } = document;
  const disclosure = recognise([document]);
  const recognised = recognisedTables(disclosure, file);
  const others = SHEET_KINDS.has(document.kind) ? sheetTables(document.blocks, file) : otherTables(disclosure, file);
  const codes = new Set<string>(document.issues.map(({ code }) => code));
  const issues = disclosure.issues.filter(({ code }) => codes.has(code));
  const found = [...recognised, ...others]
    .filter((table) => proposeColumns(table) !== null)
    .map((table) => withReading(table, issues));
  if (found.length === 0) throw new DisclosureError("no-table-to-reconcile", { file });
  return found;
}

/** What of a table, or of its document, was left unread so that rows of it may be lacking. */
const UNREAD: ReadonlySet<string> = new Set<ReadingIssue["code"]>([
  "page-failed",
  "page-without-text",
  "rows-hidden",
  "rows-beyond-limit",
  "sheet-cut",
  "sheet-lost",
]);

/** A table with what the reader says of its worksheet, or of the file as a whole. */
function withReading(table: SideTable, issues: readonly RecognitionIssue[]): SideTable {
  const sheet = table.rows.flatMap((row) => row.flatMap((cell) => cell.source?.sheet ?? []))[0];
  const own = issues.filter(({ values }) => sheet === undefined || (values["sheet"] ?? sheet) === sheet);
  const aside = issues.filter((issue) => !own.includes(issue) && issue.code === "content-skipped");
  return { ...table, reading: [...own, ...aside].map(issueSaid), partly: own.some(({ code }) => UNREAD.has(code)) };
}

/** The standard tables of a disclosure that was read from a file. */
function recognisedTables(d: Disclosure, file: string): SideTable[] {
  return d.standard.flatMap((table) =>
    statementParts(table).map((part) =>
      statementTable(d, table, part, {
        origin: { kind: "file", file },
        title: `${file} ${partLabel(d, table, part.part)}`,
      }),
    ),
  );
}

/** Tables outside the standard kinds, as they are printed. */
function otherTables(d: Disclosure, file: string): SideTable[] {
  return d.tables
    .filter((table) => table.id === "other")
    .map(({ title, columns, rows, moneyUnit, year }, i): SideTable => {
      const name = title || `${file} ${i + 1}`;
      return {
        origin: { kind: "file", file },
        title: `${file} ${name}`,
        name,
        header: columns,
        rows: rows.map((row) =>
          row.map((cell): SideCell => ({
            text: cell.text ?? "",
            value: cell.text,
            at: null,
            ...(cell.source ? { source: cell.source } : {}),
          })),
        ),
        units: columns.map(() => moneyUnit),
        year,
      };
    });
}

function sheetTables(blocks: readonly Block[], file: string): SideTable[] {
  return blocks.flatMap((block): SideTable[] => {
    if (block.type !== "grid") return [];
    const texts = matrixOf(block);
    const name = block.source.sheet ?? file;
    const table = rangeTable({ sheet: name, row: 0, column: 0, values: texts, texts, above: [], table: name });
    const sources = new Map(block.cells.map((cell) => [`${cell.row}/${cell.column}`, cell.source]));
    const first = texts.length - table.rows.length;
    return [
      {
        ...table,
        origin: { kind: "file", file },
        title: name === file ? file : `${file} ${name}`,
        name,
        rows: table.rows.map((row, i) =>
          row.map((cell, j): SideCell => {
            const source = sources.get(`${first + i}/${j}`);
            return { text: cell.text, value: cell.value, at: null, ...(source ? { source } : {}) };
          }),
        ),
      },
    ];
  });
}

/** The texts of a grid; a cell that is merged over rows says the same in each of them, as a head over columns does. */
function matrixOf(grid: Grid): string[][] {
  const texts = Array.from({ length: grid.rows }, () => new Array<string>(grid.columns).fill(""));
  for (const { row, column, rowSpan, columnSpan, text } of grid.cells)
    for (let r = row; r < Math.min(grid.rows, row + rowSpan); r++)
      for (let c = column; c < Math.min(grid.columns, column + columnSpan); c++)
        if (c === column || row + rowSpan < grid.rows) texts[r]![c] = text;
  return texts;
}

const amountText = (ticks: number | null | undefined, unit: Reconciliation["unit"]): string | null =>
  ticks === null || ticks === undefined ? null : plain(shownAmount(ticks, unit));

/** The amounts of a row in the unit of the reconciliation; null where a side has none. */
export function amountsOfLine({ figures, difference }: Line, unit: Reconciliation["unit"]) {
  return {
    leftAmount: amountText(figures.left?.ticks, unit),
    rightAmount: amountText(figures.right?.ticks, unit),
    difference: amountText(difference, unit),
  };
}

/** A reconciliation as plain JSON (docs/json.md). */
export function reconciliationJson({ left, right, unit, counts, lines, remarks, options }: Reconciliation) {
  const side = ({ table, columns, decimals }: Reconciliation["left"]) => ({
    title: table.title,
    column: table.header[columns.amount] ?? "",
    unit: columns.unit,
    decimals,
  });
  const item = (one: Line["left"]) => one && { code: one.code, name: one.name, rows: one.rows.length };
  return {
    left: side(left),
    right: side(right),
    unit,
    options,
    counts,
    remarks: remarks.map((remark) => sentence(remark, "zh")),
    lines: lines.map((line) => ({
      verdict: line.verdict,
      left: item(line.left),
      right: item(line.right),
      ...amountsOfLine(line, unit),
      tolerance: amountText(line.tolerance, unit),
      pairedBy: line.how,
      follows: line.follows,
      remarks: line.remarks.map((remark) => sentence(remark, "zh")),
    })),
  };
}

export type ReconciliationJson = ReturnType<typeof reconciliationJson>;
