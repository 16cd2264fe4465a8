import {
  parseAmount,
  publishedCell,
  type CellRef,
  type Disclosure,
  type FormFields,
  type MoneyUnit,
  type PublishedTable,
} from "../disclosure";
import { doubtfulReadings, readingLegend, readingStyle } from "./doubtful-readings";
import { handReadings } from "./hand-read";
import { numberWidth, printedFormat, textCell, textWidth } from "./cells";
import { headerCell } from "./content";
import { WIDEST_PAGE } from "./page";
import { rowHeight } from "./row-heights";
import type { NamedImport } from "./identity";
import type { CellTarget, ColumnWidth, PlanCell, Rect, RowHeight, StyleName } from "./plan";
import { sentence } from "../words";

/** An as-published sheet (原表) before it has a name: the tables of one disclosure under each other as printed. */
export interface PublishedContent {
  readonly cells: readonly (readonly PlanCell[])[];
  readonly merges: readonly Rect[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
  /** Rows of the titles that begin a page: of every table but the first. */
  readonly breaks: readonly number[];
  /** Row of a table's title. */
  readonly titleRow: (table: Pick<PublishedTable, "id" | "index">) => number | undefined;
  /** Place of a published cell or of a form field that holds a number, its sheet still to be named. */
  readonly cellAt: (ref: CellRef) => Omit<CellTarget, "sheet"> | undefined;
}

/** Longer words, and longer headers, wrap (characters): the first of these with which all columns stand side by side on a page. */
const WIDEST = [
  { words: 44, heads: 44 },
  { words: 44, heads: 20 },
  { words: 44, heads: 14 },
  { words: 36, heads: 12 },
  { words: 32, heads: 10 },
  { words: 28, heads: 10 },
  { words: 24, heads: 10 },
] as const;
const NARROWEST = 8;

const STATE_NOTES = {
  filled: null,
  empty: "（空表列示）",
  unreadable: "（无法读取，见“问题”表）",
  absent: "（目录列出，文件中没有）",
} as const;

/** Colours over the same layout: the heat map of the certificate. */
export interface PublishedHeat {
  readonly note: string;
  readonly noteOf: (table: PublishedTable) => string | null;
  readonly styleOf: (ref: CellRef) => StyleName | undefined;
}

/** Lays out every printed table: title, unit line, form fields, header, 栏次, body, note. Nothing is dropped. */
export function publishedContent(item: NamedImport, heat?: PublishedHeat): PublishedContent {
  const cells: PlanCell[][] = [];
  const merges: Rect[] = [];
  const titles = new Map<string, number>();
  const bodies = new Map<string, number>();
  const fields = new Map<string, { row: number; column: number }>();
  const breaks: number[] = [];
  const widest: { number: number; word: number; head: number }[] = [];
  const push = (row: PlanCell[], measure?: "word" | "head") => {
    if (measure !== undefined)
      row.forEach((cell, i) => {
        const width = (widest[i] ??= { number: 0, word: 0, head: 0 });
        const of = typeof cell.value === "number" ? "number" : measure;
        width[of] = Math.max(width[of], displayWidth(cell));
      });
    cells.push(row);
  };

  push([textCell(documentTitle(item.disclosure), "title")]);
  const legend = heat ? null : readingLegend(item.disclosure);
  const from = `来源文件：${item.source.file}${legend ? `　　${legend}` : ""}`;
  push([textCell(heat ? heat.note : from, "note")]);
  for (const table of item.disclosure.tables) {
    push([]);
    const key = `${table.id}/${table.index}`;
    if (titles.size > 0) breaks.push(cells.length);
    titles.set(key, cells.length);
    const share = heat?.noteOf(table) ?? null;
    push([textCell(`${table.title}${STATE_NOTES[table.state] ?? ""}${share ? `　　${share}` : ""}`, "section")]);
    const line = unitLine(table);
    if (line) push([textCell(line, "note")]);
    for (const row of formRows(table.fields)) {
      row.forEach((cell, column) => {
        if (cell.field !== undefined && typeof cell.cell.value === "number")
          fields.set(`${key}/${cell.field}`, { row: cells.length, column });
      });
      push(
        row.map(({ cell, field }) => {
          const ref = { table: table.id, index: table.index, row: -1, column: -1, field };
          const style = field === undefined || heat ? undefined : readingStyle(publishedCell(item.disclosure, ref));
          return style ? { ...cell, style } : cell;
        }),
      );
    }
    const headers = headerRows(table.columns);
    for (const merge of headers.merges) merges.push({ ...merge, row: merge.row + cells.length });
    for (const row of headers.rows) push(row, "head");
    if (table.columnNumbers) push(table.columnNumbers.map((t) => textCell(t, "muted")));
    bodies.set(key, cells.length);
    table.rows.forEach((row, r) =>
      push(
        row.map((c, i) => {
          const cell = bodyCell(c.text, table.columns[i] ?? "");
          const style = heat?.styleOf({ table: table.id, index: table.index, row: r, column: i });
          return { ...cell, style: style ?? (heat ? undefined : readingStyle(c)) ?? "framed" };
        }),
        "word",
      ),
    );
    if (table.note) push([textCell(table.note, "note")]);
    for (const problem of table.problems) push([textCell(sentence(problem, "zh"), "warn")]);
    const readings = [...handReadings(table), ...doubtfulReadings(item.disclosure, table)];
    for (const reading of readings) push([textCell(reading, "warn")]);
  }
  const narrowed = ({ words, heads }: (typeof WIDEST)[number]): number[] =>
    widest.map(({ number, word, head }) =>
      Math.ceil(Math.max(NARROWEST, number + 2, Math.min(words, word + 2), Math.min(heads, head + 2))),
    );
  const most = WIDEST.find((m) => narrowed(m).reduce((sum, w) => sum + w, 0) <= WIDEST_PAGE) ?? WIDEST[0];
  const widths = narrowed(most).map((width, column) => ({ column, width }));
  return {
    cells,
    merges,
    widths,
    heights: cells.flatMap((row, at): RowHeight[] => {
      const points = rowHeight(row, (column) => widths[column]?.width ?? most.words);
      return points === null ? [] : [{ row: at, points }];
    }),
    breaks,
    titleRow: (table) => titles.get(`${table.id}/${table.index}`),
    cellAt: (ref) => {
      if (ref.field !== undefined) return fields.get(`${ref.table}/${ref.index}/${ref.field}`);
      const body = bodies.get(`${ref.table}/${ref.index}`);
      return body === undefined ? undefined : { row: body + ref.row, column: ref.column };
    },
  };
}

function documentTitle(d: Disclosure): string {
  return (
    d.title ?? [d.year ? `${d.year}年` : "", d.unitName ?? "", d.kind === "final" ? "决算公开" : "预算公开"].join("")
  );
}

function unitLine(table: PublishedTable): string {
  const unit = [table.unitCode, table.unitName].filter(Boolean).join(" ");
  const year = table.year ? `年度：${table.year}` : "";
  const asOf = table.asOf ? `截止时间：${table.asOf}` : "";
  const money = table.moneyUnit ? `单位：${table.moneyUnit}` : "";
  return [unit, year, asOf, money].filter(Boolean).join("　　");
}

/** A cell of a form's row; `field` is the path of the field whose value it holds. */
interface FormCell {
  readonly cell: PlanCell;
  readonly field?: string;
}

function formRows(fields: FormFields | null): FormCell[][] {
  return Object.entries(fields ?? {}).flatMap(([label, value]): FormCell[][] => {
    const name = { cell: textCell(label, "key") };
    if (value === null || typeof value === "string") return [[name, { cell: bodyCell(value, label), field: label }]];
    if (Array.isArray(value))
      return value.map((v, i) => [i ? { cell: textCell(null) } : name, { cell: textCell(v), field: label }]);
    const parts = Object.entries(value).flatMap(([k, v]): FormCell[] => [
      { cell: textCell(k, "key") },
      { cell: bodyCell(v, k), field: `${label}/${k}` },
    ]);
    return [[name, ...parts]];
  });
}

/** Header rows out of leaf paths; a parent stands once, over its children. */
function headerRows(columns: readonly string[]): { rows: PlanCell[][]; merges: Rect[] } {
  const paths = columns.map((c) => c.split("/"));
  const depth = Math.max(0, ...paths.map((p) => p.length));
  const merges: Rect[] = [];
  const rows = Array.from({ length: depth }, (_, level) =>
    paths.map((path, column): PlanCell => {
      const label = path[level];
      const prefix = (other: readonly string[] | undefined) => other?.slice(0, level + 1).join("/");
      const isParent = level < path.length - 1;
      if (label === undefined) return { value: null, format: "@", style: "header" };
      if (
        isParent &&
        column > 0 &&
        prefix(paths[column - 1]) === prefix(path) &&
        paths[column - 1]!.length > level + 1
      ) {
        return { value: null, format: "@", style: "header" };
      }
      if (isParent) {
        let width = 1;
        while (
          paths[column + width] &&
          prefix(paths[column + width]) === prefix(path) &&
          paths[column + width]!.length > level + 1
        )
          width++;
        if (width > 1) merges.push({ row: level, column, rows: 1, columns: width });
      } else if (level < depth - 1) merges.push({ row: level, column, rows: depth - level, columns: 1 });
      return headerCell(label);
    }),
  );
  return { rows, merges };
}

const CODE_HEADER = /编码|代码|序号|目录|(?:^|\/)[类款项]$/;

/** A printed cell: an amount keeps its printed decimals, a code or a word stays text, a blank stays blank. */
function bodyCell(text: string | null, header: string): PlanCell {
  if (text === null) return { value: null };
  const parsed = parseAmount(text);
  if (parsed.kind !== "amount" || parsed.percent || CODE_HEADER.test(header) || /^0\d/.test(text))
    return textCell(text);
  if (parsed.value.precision() > 15) return textCell(text);
  return { value: parsed.value.toNumber(), format: printedFormat(parsed.decimals) };
}

const displayWidth = (cell: PlanCell): number =>
  typeof cell.value === "number" ? numberWidth(cell) : textWidth(String(cell.value ?? ""));

/** Divisor that brings a printed amount to 万元. */
export function toWan(unit: MoneyUnit | null): string {
  const factors: Record<MoneyUnit, string> = {
    元: "/10000",
    百元: "/100",
    千元: "/10",
    万元: "",
    百万元: "*100",
    亿元: "*10000",
  };
  return unit ? factors[unit] : "";
}
