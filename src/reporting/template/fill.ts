import {
  a1,
  DEFAULT_WIDTH,
  lineHeight,
  rowHeight,
  TEXT_FORMAT,
  type ColumnWidth,
  type PlanCell,
  type Rect,
  type RowHeight,
} from "../../workbook";
import { errorSentence, say, TEMPLATE_WORDS } from "../../words";
import type { ChartPart, FieldPart, LiteralPart } from "./ast";
import { CHART_TEXT, drawChart, type DrawnChart, type Drawing } from "./chart-drawing";
import { chartSource } from "./chart-source";
import { columnsOf, documentAt, rowsOf, type OutColumn, type OutRow } from "./expand";
import { Evaluator, type Scope } from "./evaluate";
import type { ParsedText } from "./grammar";
import { notesOf } from "./notes";
import { movedFormula, type Spread } from "./references";
import { tablesUsed } from "./tables-used";
import { parsedCell, type Template, type TemplateCell } from "./template";
import { TemplateError } from "./template-error";
import { missing, type FieldUnit, type Value } from "./value";
import { literal, textFormula, valueCell, valueText } from "./written-cell";
import { yearOf, type TemplateDocument, type World } from "./world";

/** A field that was filled: where, what it came to, and from where. */
export interface FilledField {
  /** Cell of the filled sheet, within its area. */
  readonly row: number;
  readonly column: number;
  /** As written in the template. */
  readonly written: string;
  readonly value: Value;
  readonly unit: FieldUnit;
  /** A formula stands there that follows the sheets. */
  readonly live: boolean;
}

/** A template filled for one unit, or for all that were chosen. */
export interface Filled {
  readonly cells: readonly (readonly PlanCell[])[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
  readonly merges: readonly Rect[];
  readonly charts: readonly DrawnChart[];
  readonly fields: readonly FilledField[];
  /** How many rows each row of the template became; the last counts the notes, and what charts read. */
  readonly counts: readonly number[];
  /** Columns of the area. */
  readonly columns: number;
}

/** More rows than this are no report. */
const MOST_ROWS = 20_000;
/** Points of a row that says nothing of its height, and of one line of text. */
const DEFAULT_HEIGHT = 17;
/** Excel's longest formula has 8,192 signs. */
const LONGEST_FORMULA = 8_000;

/** Fills a template; `base`: whose it is outside of its repetitions. @param top row of the sheet on which the area begins */
export function fillTemplate(world: World, template: Template, base: TemplateDocument, top = 0): Filled {
  return new Filling(world, template, base, top).filled();
}

/** A chart that stands in a cell, until all cells are there. */
interface AskedChart {
  readonly part: ChartPart;
  /** The words beside it. */
  readonly words: string;
  readonly row: number;
  readonly column: number;
}

/** A chart with the cell that it stands in. */
interface PlacedDrawing {
  readonly asked: AskedChart;
  readonly drawing: Drawing;
  readonly merge: Rect;
}

class Filling {
  private readonly grid: readonly (readonly (ParsedText | null)[])[];
  private readonly columns: readonly OutColumn[];
  private readonly rows: readonly OutRow[];
  private readonly fields: FilledField[] = [];
  private readonly asked: AskedChart[] = [];
  /** What the innermost repetition above came to, by column. */
  private above: { group: number; first: number; last: number; values: (Value | null)[][] } | null = null;

  constructor(
    private readonly world: World,
    private readonly template: Template,
    base: TemplateDocument,
    private readonly top: number,
  ) {
    this.grid = template.cells.map((row) => row.map((cell) => parsedCell(cell)));
    const width = Math.max(0, ...template.cells.map((row) => row.length));
    this.columns = columnsOf(world, base, this.grid, width);
    const rows = rowsOf(world, base, this.grid, this.columns);
    this.rows = rows.filter((row) => !this.isMarkerRow(row.from));
    if (this.rows.length > MOST_ROWS) throw new TemplateError("too-large", { rows: this.rows.length, most: MOST_ROWS });
  }

  /** A row that holds nothing but markers of columns is not written. */
  private isMarkerRow(at: number): boolean {
    const cells = this.template.cells[at]!.map((cell, i) => ({ cell, parsed: this.grid[at]![i] }));
    const said = cells.filter(({ cell }) => cell !== null && (cell.formula !== undefined || (cell.value ?? "") !== ""));
    return (
      said.length > 0 &&
      said.every(({ parsed }) =>
        parsed?.parts.every((p) => p.kind === "marker" || (p.kind === "literal" && p.text.trim() === "")),
      ) &&
      said.some(({ parsed }) => parsed!.parts.some((p) => p.kind === "marker" && p.marker.along === "column"))
    );
  }

  filled(): Filled {
    const { template, rows, columns, world } = this;
    const cells = rows.map((row, r) => columns.map((column, c) => this.cell(row, r, column, c)));
    const drawings = this.drawings(cells);
    for (const { asked, drawing } of drawings)
      cells[asked.row]![asked.column] = { value: drawing.text, format: TEXT_FORMAT, look: CHART_TEXT };
    const said = drawings.flatMap(({ drawing }) => drawing.notes);
    const notes = notesOf(this.fields, columns.length, world.options.language, said, tablesUsed(world, this.fields));
    const charts: DrawnChart[] = [];
    const data: PlanCell[][] = [];
    for (const { drawing } of drawings) {
      const blank = drawing.data.length > 0 ? [columns.map((): PlanCell => ({ value: null }))] : [];
      const chart = drawing.plan(this.top + cells.length + notes.cells.length + data.length + blank.length);
      if (chart) charts.push(chart);
      data.push(...blank, ...drawing.data.map((row) => [...row]));
    }
    const counts = template.cells.map((_, from) => rows.filter((row) => row.from === from).length);
    return {
      cells: [...cells, ...notes.cells, ...data],
      widths: columns.flatMap(({ from }, column) => {
        const width = template.widths.find((w) => w.column === from)?.width;
        return width === undefined ? [] : [{ column, width }];
      }),
      heights: [
        ...this.heights([...cells, ...notes.cells], notes.merges.length > 0 ? rows.length : null).filter(
          ({ row }) => !drawings.some(({ asked }) => asked.row + this.top === row),
        ),
        ...rowHeights(drawings).map(({ row, points }) => ({ row: row + this.top, points })),
      ],
      merges: [
        ...this.merges().filter((m) => !drawings.some(({ merge }) => isSame(m, merge))),
        ...drawings.flatMap(({ merge }) => (merge.columns > 1 ? [merge] : [])),
        ...notes.merges.map((m) => ({ ...m, row: m.row + this.top + rows.length })),
      ],
      charts,
      fields: this.fields,
      counts: [...counts, notes.cells.length + data.length],
      columns: columns.length,
    };
  }

  /** What becomes of each chart, once the cells are there that it draws. */
  private drawings(cells: readonly (readonly PlanCell[])[]): PlacedDrawing[] {
    const { template, grid, rows, columns, world, top } = this;
    const fields = new Map(this.fields.map((f) => [`${f.row}/${f.column}`, f]));
    return this.asked.flatMap((asked): PlacedDrawing[] => {
      const from = { row: rows[asked.row]!.from, column: columns[asked.column]!.from };
      // A chart that can't be meant so was told by its cell.
      const source = chartSource({ cells: template.cells, grid }, from.row, from.column, asked.part);
      const own = rows.flatMap((row, r) => (row.from === source.row && !row.empty ? [{ row, r }] : []));
      const placesOf = (column: number): number[] => columns.flatMap((c, i) => (c.from === column ? [i] : []));
      const merge = this.chartCell(asked, from);
      const drawing = drawChart({
        chart: asked.part.chart,
        words: asked.words,
        cells,
        fieldAt: (row, column) => fields.get(`${row + top}/${column}`),
        rows: own.map(({ row, r }) => ({ row: r, unit: row.unit?.unit ?? "", level: row.unit?.level ?? null })),
        head: rows.findIndex((row) => row.from === source.head),
        by: placesOf(source.by)[0]!,
        columns: [...new Set(source.values)].flatMap(placesOf),
        at: { row: asked.row, column: asked.column, columns: merge.columns },
        widthOf: (column) => this.widthOf(column),
        told: template.heights.find((h) => h.row === from.row)?.points ?? 0,
        top,
        language: world.options.language,
      });
      return [{ asked, drawing, merge }];
    });
  }

  /** The cell of a chart: as the template has merged it, else up to the next cell that says something. */
  private chartCell({ row, column }: AskedChart, from: { readonly row: number; readonly column: number }): Rect {
    const merged = this.merges().find((m) => m.row === row + this.top && m.column === column);
    if (merged) return { ...merged, rows: 1 };
    const says = (c: number): boolean => {
      const cell = this.template.cells[from.row]![this.columns[c]!.from];
      return cell?.formula !== undefined || (cell?.value ?? "") !== "";
    };
    let end = column + 1;
    while (end < this.columns.length && !says(end)) end++;
    return { row: row + this.top, column, rows: 1, columns: end - column };
  }

  private widthOf(column: number): number {
    return this.template.widths.find((w) => w.column === this.columns[column]?.from)?.width ?? DEFAULT_WIDTH;
  }

  /** A row is as high as the template's, or as its wrapped texts need; notes are written over all columns. */
  private heights(cells: readonly (readonly PlanCell[])[], notes: number | null): RowHeight[] {
    const widthOf = (column: number): number => this.widthOf(column);
    const all = this.columns.reduce((sum, _, column) => sum + widthOf(column), 0);
    const merged = new Set(
      this.merges().flatMap(({ row, column, columns }) => (columns > 1 ? [`${row - this.top}/${column}`] : [])),
    );
    return cells.flatMap((line, row) => {
      const from = this.rows[row]?.from;
      // A row that was as high as its wrapped fields is as high as their values now.
      const wraps =
        from !== undefined && this.template.cells[from]!.some((c, i) => c?.look?.wrap && this.grid[from]![i]);
      const told = wraps ? 0 : (this.template.heights.find((h) => h.row === from)?.points ?? 0);
      const isNote = notes !== null && row >= notes;
      const seen = line.map((cell, column) => (merged.has(`${row}/${column}`) ? null : cell));
      const points = Math.max(told, rowHeight(seen, isNote ? () => all : widthOf) ?? 0, lineHeight(line));
      return points > DEFAULT_HEIGHT || told > 0 ? [{ row: this.top + row, points }] : [];
    });
  }

  private cell(row: OutRow, r: number, column: OutColumn, c: number): PlanCell {
    const template = this.template.cells[row.from]![column.from];
    const first = c === 0;
    if (this.above?.group !== row.repeated?.group && row.repeated && first)
      this.above = { group: row.repeated.group, first: r, last: r, values: [] };
    if (row.repeated && first) {
      this.above!.last = r;
      this.above!.values.push([]);
    }
    const keep = (value: Value | null): void => {
      if (row.repeated) this.above!.values.at(-1)![c] = value;
    };
    keep(null);
    if (row.empty) {
      if (!first) return bare(template);
      const value = missing(row.empty);
      this.field(r, c, this.written(row.from), value, this.world.options.unit, false);
      return valueCell(value, {}, this.world.options.unit, template ?? { value: null }, this.world.options.language);
    }
    if (!template) return { value: null };
    if (template.formula !== undefined)
      return {
        value: null,
        formula: this.moved(template.formula, row, r, column, c),
        ...(template.format ? { format: template.format } : {}),
        ...(template.look ? { look: template.look } : {}),
      };
    const parsed = this.grid[row.from]![column.from];
    if (!parsed) return kept(template);
    return this.fieldCell(template, parsed, row, r, column, c, keep);
  }

  /** A text with fields: alone it is their value, among words a text. */
  private fieldCell(
    template: TemplateCell,
    parsed: ParsedText,
    row: OutRow,
    r: number,
    column: OutColumn,
    c: number,
    keep: (value: Value) => void,
  ): PlanCell {
    const { language } = this.world.options;
    const parts = parsed.parts.filter((p): p is LiteralPart | FieldPart => p.kind === "literal" || p.kind === "field");
    const fields = parts.filter((p): p is FieldPart => p.kind === "field");
    const words = parts.filter((p) => p.kind === "literal" && p.text.trim() !== "");
    if (parsed.errors.length > 0) {
      const reason = errorSentence(parsed.errors[0]!, language);
      return { value: say(TEMPLATE_WORDS.unread, language, { reason }), format: TEXT_FORMAT, ...looks(template) };
    }
    const chart = parsed.parts.find((p) => p.kind === "chart");
    if (chart) return this.chartCellOf(template, chart, parts, row, r, column, c);
    if (fields.length === 0) {
      const text = parts.map((p) => (p.kind === "literal" ? p.text : "")).join("");
      return { value: text.trim() === "" ? null : text, format: TEXT_FORMAT, ...looks(template) };
    }
    const scope = this.scope(row, column, c);
    const values = new Map(
      fields.map((part) => {
        const unit = part.field.options.unit ?? this.world.options.unit;
        return [part, { unit, value: new Evaluator(this.world, scope, unit).value(part.field.expression) }] as const;
      }),
    );
    const [only] = fields;
    if (fields.length === 1 && words.length === 0) {
      const { unit, value } = values.get(only!)!;
      keep(value);
      const cell = shortened(valueCell(value, only!.field.options, unit, template, language));
      this.field(r, c, only!.written, value, unit, cell.formula !== undefined);
      return cell;
    }
    const pieces = parts.map((p) => {
      if (p.kind === "literal") return { text: p.text, formula: literal(p.text) };
      const { unit, value } = values.get(p as FieldPart)!;
      const { options } = (p as FieldPart).field;
      return { text: valueText(value, options, unit, language), formula: textFormula(value, options, unit) };
    });
    const isLive = [...values.values()].some(({ value }) => value.kind !== "missing" && value.formula !== null);
    const formula = isLive && pieces.every((p) => p.formula !== null) ? pieces.map((p) => p.formula).join("&") : null;
    const cell = shortened({
      value: pieces.map((p) => p.text).join(""),
      ...(formula === null ? { format: TEXT_FORMAT } : { formula: `=${formula}` }),
      ...looks(template),
    });
    for (const [part, { unit, value }] of values)
      this.field(r, c, part.written, value, unit, cell.formula !== undefined);
    return cell;
  }

  /** A chart: its words are told now, and the rest when all cells are there. One that can't be meant where it stands says so. */
  private chartCellOf(
    template: TemplateCell,
    part: ChartPart,
    words: readonly (LiteralPart | FieldPart)[],
    row: OutRow,
    r: number,
    column: OutColumn,
    c: number,
  ): PlanCell {
    const { language, unit: usual } = this.world.options;
    try {
      chartSource({ cells: this.template.cells, grid: this.grid }, row.from, column.from, part);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const reason = errorSentence(error, language);
      return { value: say(TEMPLATE_WORDS.unread, language, { reason }), format: TEXT_FORMAT, ...looks(template) };
    }
    const scope = this.scope(row, column, c);
    const texts = words.map((p) => {
      if (p.kind === "literal") return p.text;
      const unit = p.field.options.unit ?? usual;
      return valueText(
        new Evaluator(this.world, scope, unit).value(p.field.expression),
        p.field.options,
        unit,
        language,
      );
    });
    this.asked.push({ part, words: texts.join(""), row: r, column: c });
    return bare(template);
  }

  private field(row: number, column: number, written: string, value: Value, unit: FieldUnit, live: boolean): void {
    this.fields.push({ row: this.top + row, column, written, value, unit, live });
  }

  private written(from: number): string {
    const parts = this.grid[from]!.flatMap((cell) => cell?.parts ?? []);
    return parts.flatMap((p) => (p.kind === "marker" && p.marker.along === "row" ? [p.written] : [])).join(" ");
  }

  private scope(row: OutRow, column: OutColumn, c: number): Scope {
    const { above } = this;
    return {
      document: documentAt(this.world, row, column),
      item: row.item,
      unit: row.unit ?? column.turn?.unit ?? null,
      year: column.turn?.fixes === "year" && !("message" in column.turn.document) ? yearOf(column.turn.document) : null,
      number: row.number,
      above:
        above && !row.repeated
          ? {
              formula: `SUM(${a1(this.top + above.first, c)}:${a1(this.top + above.last, c)})`,
              values: above.values.map((line) => line[c] ?? null),
            }
          : null,
    };
  }

  private readonly rowSpread: Spread = (at) => this.spread(this.rows, at, this.top);
  private readonly columnSpread: Spread = (at) => this.spread(this.columns, at, 0);

  private spread(list: readonly { readonly from: number }[], at: number, shift: number): ReturnType<Spread> {
    const places = list.flatMap(({ from }, i) => (from === at ? [i + shift] : []));
    if (places.length > 0) return [places[0]!, places.at(-1)!];
    // Behind the template, or a row that is not written: so far from the last one before it.
    const before = list.flatMap(({ from }, i) => (from < at ? [{ from, i }] : [])).at(-1);
    const next = before ? before.i + shift + (at - before.from) : at + shift;
    return [next, next];
  }

  private moved(formula: string, row: OutRow, r: number, column: OutColumn, c: number): string {
    const sibling = <T extends OutRow | OutColumn>(
      list: readonly T[],
      at: number,
      same: (other: T) => boolean,
      shift: number,
    ): number | null => {
      const found = list.findIndex((other) => other.from === at && same(other));
      return found < 0 ? null : found + shift;
    };
    return movedFormula(
      formula,
      { row: this.rowSpread, column: this.columnSpread },
      {
        row: (at) =>
          at === row.from
            ? r + this.top
            : row.repeated
              ? sibling(
                  this.rows,
                  at,
                  (o) => o.repeated?.group === row.repeated!.group && o.repeated.turn === row.repeated!.turn,
                  this.top,
                )
              : null,
        column: (at) =>
          at === column.from ? c : column.turn ? sibling(this.columns, at, (o) => o.turn === column.turn, 0) : null,
      },
    );
  }

  /** Merged cells of the template: in each row that its row became, over all columns that theirs became. */
  private merges(): Rect[] {
    return this.template.merges.flatMap((m): Rect[] => {
      const left = this.columns.findIndex(({ from }) => from >= m.column);
      const inside = this.columns.filter(({ from }) => from >= m.column && from < m.column + m.columns).length;
      if (left < 0 || inside === 0) return [];
      const firsts = this.rows.flatMap(({ from }, i) => (from === m.row ? [i] : []));
      return firsts
        .map((row) => {
          let rows = 1;
          while (
            rows < m.rows &&
            this.rows[row + rows] !== undefined &&
            this.rows[row + rows]!.from > m.row &&
            this.rows[row + rows]!.from < m.row + m.rows
          )
            rows++;
          return { row: row + this.top, column: left, rows, columns: inside };
        })
        .filter((r) => r.rows * r.columns > 1);
    });
  }
}

/** A row with charts is as high as the highest, and no higher than Excel's rows can be. */
function rowHeights(drawings: readonly PlacedDrawing[]): RowHeight[] {
  const points = new Map<number, number>();
  for (const { asked, drawing } of drawings)
    points.set(asked.row, Math.max(points.get(asked.row) ?? DEFAULT_HEIGHT, drawing.height));
  return [...points].map(([row, height]) => ({ row, points: height }));
}

const isSame = (a: Rect, b: Rect): boolean => a.row === b.row && a.column === b.column;

const looks = ({ look }: TemplateCell): Pick<PlanCell, "look"> => (look ? { look } : {});

const bare = (template: TemplateCell | null | undefined): PlanCell => ({
  value: null,
  ...(template ? looks(template) : {}),
});

const kept = (template: TemplateCell): PlanCell => ({
  value: template.value,
  ...(template.format
    ? { format: template.format }
    : typeof template.value === "string"
      ? { format: TEXT_FORMAT }
      : {}),
  ...looks(template),
});

/** A formula that is too long for Excel gives way to its value. */
function shortened(cell: PlanCell): PlanCell {
  if (cell.formula === undefined || cell.formula.length <= LONGEST_FORMULA) return cell;
  const { formula: _long, ...rest } = cell;
  return rest;
}
