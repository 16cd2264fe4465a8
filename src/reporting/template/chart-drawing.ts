import {
  a1,
  DEFAULT_WIDTH,
  HIGHEST_ROW,
  isLying,
  isStacked,
  linesOf,
  TEXT_FORMAT,
  textWidth,
  type CellLook,
  type ChartKind,
  type ChartPlan,
  type DisclosureIdentity,
  type PlanCell,
  type Rect,
} from "../../workbook";
import { CHART_NAMES, say, TEMPLATE_WORDS, type Language } from "../../words";
import type { ChartField } from "./ast";
import type { FilledField } from "./fill";

/** A chart before it has a name of its own. */
export type DrawnChart = Omit<ChartPlan, "name">;

/** A repeated row, and whose it is. */
export interface ChartRow {
  readonly row: number;
  readonly unit: string;
  readonly level: DisclosureIdentity["level"] | null;
}

/** What a chart is made of, by rows and columns of the filled cells. */
export interface ChartRoom {
  readonly chart: ChartField;
  /** Words beside the field: its title. */
  readonly words: string;
  readonly cells: readonly (readonly PlanCell[])[];
  readonly fieldAt: (row: number, column: number) => FilledField | undefined;
  /** The repeated rows, and of what level the unit of each is. */
  readonly rows: readonly ChartRow[];
  readonly head: number;
  readonly by: number;
  readonly columns: readonly number[];
  /** Where its cell stands, and over how many columns. */
  readonly at: { readonly row: number; readonly column: number; readonly columns: number };
  /** Width of a column in characters. */
  readonly widthOf: (column: number) => number;
  /** Points that the template gives its row; 0 where it says none. */
  readonly told: number;
  /** Row of the sheet on which the cells begin. */
  readonly top: number;
  readonly language: Language;
}

/** What became of a chart: what its cell says, how high its row is, and what stands below the report. */
export interface Drawing {
  readonly text: string;
  readonly height: number;
  readonly notes: readonly string[];
  /** Rows that it reads instead of the repeated ones, where those can't be drawn as they stand. */
  readonly data: readonly (readonly PlanCell[])[];
  /** The chart, where its data begin on that row of the sheet; null where there is nothing to draw. */
  readonly plan: (dataRow: number) => DrawnChart | null;
}

/** Categories that stay legible. */
const MOST: Readonly<Record<ChartKind, number>> = {
  bar: 20,
  stackedBar: 20,
  column: 12,
  stackedColumn: 12,
  line: Infinity,
  pie: 6,
};
/** Bars beside one another, of all series. */
const MOST_BARS = 48;
/** Colours that are told apart. */
const MOST_SERIES = 6;
/** Bars that have their numbers beside them, where there are two series. */
const MOST_LABELLED = 8;

/** Points of the title, of an axis, of a legend, of a category of lying bars, and of charts that stand. */
const TITLE = 38;
const AXIS = 20;
const LEGEND = 20;
const BAND = 19;
const BAR = 10;
const UPRIGHT = 220;
const LOWEST = 96;
/** Points of a sign of a turned name, and of the longest at most. */
const SIGN = 4.5;
const MOST_TURNED = 120;
/** Points of a line of what stands below, and of its edges. */
const LINE = 13;
const EDGE = 6;
/** A chart is no wider (characters of the default font): longer bars are not easier to read. */
const WIDEST = 112;
const TEXT_SIZE = 9;

/** The look of what stands below a chart, and of the numbers that it reads. */
export const CHART_TEXT: CellLook = {
  size: TEXT_SIZE,
  color: "#616161",
  // Gridlines of the sheet are not to show through the chart.
  fill: "#FFFFFF",
  wrap: true,
  horizontal: "left",
  vertical: "bottom",
};
const DATA_LOOK: CellLook = { size: TEXT_SIZE, color: "#616161" };

/** The mark of a number that is not there: charts leave a gap for it. */
const GAP = "#N/A";

/** Decides what is drawn of a chart, and says what is not. */
export function drawChart(asked: ChartRoom): Drawing {
  const { chart, language, top } = asked;
  const shownWidth = widthOf(asked, asked.at.columns);
  const refuse = (text: string): Drawing => ({
    text,
    height: linesOf(text, shownWidth) * LINE + EDGE,
    notes: [],
    data: [],
    plan: () => null,
  });
  const no = (why: keyof typeof TEMPLATE_WORDS, values: Readonly<Record<string, number>> = {}): Drawing =>
    refuse(say(TEMPLATE_WORDS[why], language, values));

  const levels = oneLevel(asked);
  const own = levels.rows;
  const shown = (row: number, column: number): Shown => numberAt(asked, row, column);
  const empty = asked.columns.filter((c) => own.every((row) => shown(row, c) === "missing"));
  const room: ChartRoom = { ...asked, columns: asked.columns.filter((c) => !empty.includes(c)) };
  if (room.columns.length > MOST_SERIES) return no("chart-many", { count: room.columns.length, most: MOST_SERIES });
  const numbers = new Map(own.map((row) => [row, room.columns.map((c) => shown(row, c))]));
  const drawable = own.flatMap((row) => numbers.get(row)!).filter((n) => n !== "missing");
  if (drawable.length < 2 || drawable.every((n) => n === 0 || n === "blank")) return no("chart-nothing");
  const scales = new Set(own.flatMap((row) => room.columns.flatMap((c) => scaleAt(room, row, c) ?? [])));
  if (scales.size > 1) return no("chart-mixed");
  const sizeOf = (row: number): number =>
    numbers.get(row)!.reduce<number>((sum, n) => sum + (typeof n === "number" ? n : 0), 0);
  const most = Math.min(
    MOST[chart.kind],
    isStacked(chart.kind) || chart.kind === "line" ? Infinity : Math.floor(MOST_BARS / room.columns.length),
  );
  if (chart.kind === "pie") {
    const values = own.map((row) => numbers.get(row)![0]!);
    if (own.length > most || room.columns.length > 1 || values.some((n) => n === "missing" || Number(n) < 0))
      return no("chart-parts", { most });
  }
  const isCut = own.length > most;
  const hasNumbers = (row: number): boolean => numbers.get(row)!.some((n) => n !== "missing");
  const rows = isCut
    ? own
        .filter(hasNumbers)
        .sort((a, b) => sizeOf(b) - sizeOf(a))
        .slice(0, most)
    : own;
  const gaps = rows.flatMap((row) =>
    room.columns.filter((_, i) => numbers.get(row)![i] === "missing").map((c) => a1(top + row, c)),
  );
  const together = rows.every((row, i) => i === 0 || row === rows[i - 1]! + 1);
  const needsData = !together || gaps.length > 0;

  const names = room.columns.map((c) => wordsAt(room, room.head, c));
  const category = wordsAt(room, room.head, room.by);
  const scale = [...scales][0] ?? "";
  const unit = scale.startsWith("money ") ? scale.slice("money ".length) : scale === "ratio" ? "%" : null;
  const plainTitle =
    room.words.trim() || say(TEMPLATE_WORDS["chart-title"], language, { series: names.join("、"), category });
  const title = unit === null ? plainTitle : say(TEMPLATE_WORDS["chart-unit"], language, { title: plainTitle, unit });
  const text = say(TEMPLATE_WORDS["chart-says"], language, {
    kind: CHART_NAMES[chart.kind][language],
    title: plainTitle,
    category,
    count: rows.length,
    series: names.join("、"),
    unit: unit ?? "",
  });
  const notes = notesOn(plainTitle, language, {
    shown: rows.length,
    rest: own.length - rows.length,
    left: levels.left,
    heads: empty.map((c) => wordsAt(room, room.head, c)),
    gaps,
    needsData,
  });
  const columns = placeColumns(room);
  const caption = linesOf(text, shownWidth) * LINE + EDGE;
  const wanted = room.told >= LOWEST ? room.told - caption : pointsOf(room, rows);
  const points = Math.min(wanted, HIGHEST_ROW - caption);
  const isBelow = rows.some((row) => numbers.get(row)!.some((n) => typeof n === "number" && n < 0));
  const largest = Math.max(
    ...rows.flatMap((row) => numbers.get(row)!.map((n) => (typeof n === "number" ? Math.abs(n) : 0))),
  );
  return {
    text,
    height: points + caption,
    notes,
    data: needsData ? dataOf(room, rows, numbers) : [],
    plan(dataRow) {
      const first = needsData ? dataRow + 1 : top + rows[0]!;
      const range = (column: number): Rect => ({ row: first, column, rows: rows.length, columns: 1 });
      return {
        kind: chart.kind,
        title,
        alternative: text,
        categories: range(room.by),
        series: room.columns.map((column, i) => ({
          name: names[i]!,
          nameCell: { row: top + room.head, column, rows: 1, columns: 1 },
          values: range(column),
        })),
        place: { row: top + room.at.row, column: room.at.column, rows: 1, columns },
        points,
        axisFormat: axisFormat(unit, largest),
        labelFormat:
          chart.kind === "pie" ? "0.0%" : isLabelled(room, rows.length) ? labelFormat(room, rows, unit) : null,
        fromZero: chart.kind !== "line" && chart.kind !== "pie" && !isBelow,
      };
    },
  };
}

/** What a chart does not show, and why. */
interface LeftOut {
  /** Categories that are drawn, and others beside them. */
  readonly shown: number;
  readonly rest: number;
  readonly left: keyof typeof LEFT | null;
  /** Heads of columns without a figure. */
  readonly heads: readonly string[];
  /** Cells without one. */
  readonly gaps: readonly string[];
  readonly needsData: boolean;
}

/** What stands below the report of a chart. */
function notesOn(chart: string, language: Language, { shown, rest, left, heads, gaps, needsData }: LeftOut): string[] {
  const note = (key: keyof typeof TEMPLATE_WORDS, values: Readonly<Record<string, string | number>> = {}): string =>
    say(TEMPLATE_WORDS[key], language, { chart, ...values });
  return [
    ...(rest > 0 ? [note("chart-largest", { shown, rest })] : []),
    ...(left === null ? [] : [note(LEFT[left])]),
    ...(heads.length > 0 ? [note("chart-empty", { heads: heads.join("、") })] : []),
    ...(gaps.length > 0 ? [note("chart-gaps", { cells: listed(gaps, language) })] : []),
    ...(needsData ? [note("chart-data")] : []),
  ];
}

const LEFT = { 部门: "chart-wholes", 单位: "chart-parts-of" } as const;

/**
 * A department's figures hold those of its units: beside each other they would be counted twice. One department gives way to its units; of
 * several nobody knows whose the units are, and they give way.
 */
function oneLevel({ rows }: ChartRoom): { readonly rows: readonly number[]; readonly left: "部门" | "单位" | null } {
  const of = (level: "部门" | "单位") => rows.filter((r) => r.level === level);
  const [departments, units] = [new Set(of("部门").map((r) => r.unit)), of("单位")];
  const left = departments.size === 0 || units.length === 0 ? null : departments.size === 1 ? "部门" : "单位";
  return { rows: rows.filter((r) => left === null || r.level !== left).map((r) => r.row), left };
}

type Shown = number | "blank" | "missing" | "formula";

/** What a cell comes to, for a chart: a printed blank counts as 0, and nobody knows yet what a formula of the user's own gives. */
function numberAt({ cells, fieldAt }: ChartRoom, row: number, column: number): Shown {
  const { value, formula } = cells[row]![column]!;
  if (typeof value === "number") return value;
  const field = fieldAt(row, column);
  if (field?.value.kind === "number" && field.value.blank) return "blank";
  return formula !== undefined && value === null ? "formula" : "missing";
}

/** In what a cell counts: amounts of one unit, shares, numbers of things. */
function scaleAt({ fieldAt, cells }: ChartRoom, row: number, column: number): string | null {
  const field = fieldAt(row, column);
  if (field?.value.kind !== "number" || typeof cells[row]![column]!.value === "string") return null;
  return field.value.scale === "money" ? `money ${field.unit}` : field.value.scale;
}

const wordsAt = ({ cells }: ChartRoom, row: number, column: number): string =>
  String(cells[row]![column]!.value ?? "").replace(/\s+/g, "");

function widthOf({ at, widthOf: of }: ChartRoom, columns: number): number {
  let sum = 0;
  for (let c = at.column; c < at.column + columns; c++) sum += of(c);
  return Math.max(sum, DEFAULT_WIDTH);
}

/** The columns of its cell that it lies over. */
function placeColumns(room: ChartRoom): number {
  let columns = 1;
  while (columns < room.at.columns && widthOf(room, columns + 1) <= WIDEST) columns++;
  return columns;
}

function pointsOf(room: ChartRoom, rows: readonly number[]): number {
  const count = rows.length;
  const { kind } = room.chart;
  const { columns } = room;
  const legend = columns.length > 1 ? LEGEND : 0;
  if (!isLying(kind)) return UPRIGHT + legend + (kind === "pie" ? 0 : namesBelow(room, rows));
  const band = isStacked(kind) ? BAND : Math.max(BAND, columns.length * BAR + BAR);
  return Math.max(LOWEST, TITLE + (isLabelled(room, count) ? 0 : AXIS) + legend + count * band);
}

/** What names that find no room beside one another, and are turned, take from the height of the bars. */
function namesBelow(room: ChartRoom, rows: readonly number[]): number {
  const longest = Math.max(...rows.map((row) => textWidth(wordsAt(room, row, room.by))));
  const each = Math.min(WIDEST, widthOf(room, room.at.columns)) / rows.length;
  return longest <= 2 * each ? 0 : Math.min(MOST_TURNED, Math.ceil(longest * SIGN));
}

function isLabelled({ chart: { kind }, columns }: ChartRoom, count: number): boolean {
  if (kind === "pie") return true;
  if (isStacked(kind) || kind === "line") return false;
  return columns.length === 1 || (kind === "bar" && columns.length === 2 && count <= MOST_LABELLED);
}

/** Amounts below this have their cents on the axis. */
const SMALL = 10;

function axisFormat(unit: string | null, largest: number): string {
  if (unit === "%") return "0%";
  return unit !== null && largest < SMALL ? "#,##0.00" : "#,##0";
}

/** Numbers beside bars have as many decimals as in the table. */
function labelFormat({ cells, columns }: ChartRoom, rows: readonly number[], unit: string | null): string {
  const decimals = rows.flatMap((row) =>
    columns.map((c) => /\.(0+)/.exec(cells[row]![c]!.format?.split(";")[0] ?? "")?.[1]!.length ?? 0),
  );
  const most = Math.max(0, ...decimals);
  const places = most > 0 ? `.${"0".repeat(most)}` : "";
  return unit === "%" ? `0${places}%` : `#,##0${places}`;
}

/** Cells that one note names. */
const MOST_CELLS = 12;

const listed = (cells: readonly string[], language: Language): string =>
  cells.slice(0, MOST_CELLS).join(language === "zh" ? "、" : ", ") + (cells.length > MOST_CELLS ? "…" : "");

/** The numbers that a chart reads, which follow those of the report: in the same columns, with gaps for what is not there. */
function dataOf(
  { cells, head, by, columns, top }: ChartRoom,
  rows: readonly number[],
  numbers: ReadonlyMap<number, readonly Shown[]>,
): PlanCell[][] {
  const width = cells[head]!.length;
  const line = (row: number, cellOf: (at: string, column: number) => PlanCell): PlanCell[] =>
    Array.from({ length: width }, (_, c): PlanCell =>
      c === by || columns.includes(c) ? { ...cellOf(a1(top + row, c), c), look: DATA_LOOK } : { value: null },
    );
  const copy = (row: number, at: string, column: number): PlanCell => ({
    value: String(cells[row]![column]!.value ?? ""),
    formula: `=${at}`,
  });
  return [
    line(head, (at, c) => copy(head, at, c)),
    ...rows.map((row) =>
      line(row, (at, c) => {
        if (c === by) return copy(row, at, c);
        const shown = numbers.get(row)![columns.indexOf(c)]!;
        const { format } = cells[row]![c]!;
        return {
          value: shown === "blank" ? 0 : shown === "missing" ? GAP : shown === "formula" ? null : shown,
          formula: `=IF(ISNUMBER(${at}),${at},IF(${at}="",0,NA()))`,
          ...(format && format !== TEXT_FORMAT ? { format } : {}),
        };
      }),
    ),
  ];
}
