import { describeSource } from "../../disclosure";
import { PUNCTUATION, RECONCILIATION, say, sentence, type Language } from "../../words";
import {
  a1,
  decimalCell,
  moneyFormat,
  pinnedA1,
  REPORT_PROPERTY,
  rectA1,
  textCell,
  WorkbookBuilder,
  type CellTarget,
  type ExistingWorkbook,
  type PlanCell,
  type WorkbookPlan,
} from "../../workbook";
import { readTolerance } from "./figures";
import { labelOfItem } from "./explain";
import type { Item } from "./pair-rows";
import { shownAmount, VERDICT_ORDER, type Line, type Reconciliation, type ReconciledVerdict } from "./reconcile";
import { linkText, SideReferences, type LiveCells, type RowReference } from "./references";
import type { Side, SideTable } from "./side";

/** How the sheet of a reconciliation is written. */
export interface ReconciliationSheetOptions {
  readonly language: Language;
  /** Local time, for the foot of its pages. */
  readonly reconciledAt: string;
  /** Where the cells of disclosures stand, by side; null where a side is none of the workbook's. */
  readonly live: { readonly left: LiveCells | null; readonly right: LiveCells | null };
  /** What it takes to do it again, as {@link ReconciliationMark} in JSON; null where it can't be. */
  readonly mark: string | null;
  /** What the user wrote beside a pair, by {@link noteKey}. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** Title, counts, sides and what was assumed, header. */
export const RECONCILIATION_HEAD = 5;

const COLUMNS = [
  "result",
  "left-item",
  "right-item",
  "left-amount",
  "right-amount",
  "difference",
  "tolerance",
  "remark",
  "left-place",
  "right-place",
  "own",
] as const;
type Column = (typeof COLUMNS)[number];

const at = (column: Column): number => COLUMNS.indexOf(column);
const WIDTHS: Readonly<Record<Column, number>> = {
  result: 9,
  "left-item": 27,
  "right-item": 27,
  "left-amount": 15,
  "right-amount": 15,
  difference: 14,
  tolerance: 9,
  remark: 44,
  "left-place": 16,
  "right-place": 16,
  own: 18,
};
/** What is printed: places are for the screen. */
const PRINTED = at("left-place");

/** A pair as its note is found again. */
export const noteKey = (left: string, right: string): string => JSON.stringify([left, right]);

/** The notes of a sheet that was written before, from what it holds. */
export function notesOf(cells: readonly (readonly unknown[])[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const row of cells.slice(RECONCILIATION_HEAD)) {
    const note = String(row[at("own")] ?? "");
    if (note !== "") notes.set(noteKey(String(row[at("left-item")] ?? ""), String(row[at("right-item")] ?? "")), note);
  }
  return notes;
}

/** By what a sheet is found again: the two tables that it holds against each other. */
export const reconciliationKey = (left: SideTable, right: SideTable): string =>
  JSON.stringify(["reconciliation", left.origin, left.title, right.origin, right.title]);

/** A sheet with both sides row by row: amounts, differences and verdicts are formulas wherever the cells stand in the workbook. */
export function planReconciliation(
  existing: ExistingWorkbook,
  reconciliation: Reconciliation,
  options: ReconciliationSheetOptions,
): WorkbookPlan {
  const { left, right, lines } = reconciliation;
  const { language, reconciledAt, mark } = options;
  const title = say(RECONCILIATION.title, language, { left: left.table.title, right: right.table.title });
  const book = new WorkbookBuilder(existing, { left: title, right: reconciledAt });
  const short = (side: Side): string => side.table.name.slice(0, SHORT_TITLE);
  const wanted = `${RECONCILIATION["sheet-name"][language]} ${short(left)}-${short(right)}`;
  const sheet = book.sheet(wanted, "report", "report", reconciliationKey(left.table, right.table));
  const found: Found = {
    left: new SideReferences(left, reconciliation.unit, options.live.left),
    right: new SideReferences(right, reconciliation.unit, options.live.right),
  };
  const rows = lines.map((line, i) => lineRow(line, RECONCILIATION_HEAD + i, reconciliation, found, options));
  const body = rows.length > 0 ? rows : [COLUMNS.map((): PlanCell => textCell(null))];
  const cells: PlanCell[][] = [
    [textCell(title, "title")],
    [summaryCell(reconciliation, body.length, language)],
    [textCell(sidesWords(reconciliation, language), "note")],
    [textCell(assumedWords(reconciliation, language), "note")],
    COLUMNS.map((column) => textCell(headerWords(column, reconciliation, language), "header")),
    ...body,
  ];
  sheet.widths.push(...COLUMNS.map((column, i) => ({ column: i, width: WIDTHS[column] })));
  sheet.replaceAll(cells);
  sheet.fitRows(cells, RECONCILIATION_HEAD);
  sheet.freezeRows = RECONCILIATION_HEAD;
  sheet.freezeColumns = 1;
  sheet.printedColumns = PRINTED;
  if (mark !== null) sheet.properties[REPORT_PROPERTY] = mark;
  sheet.tables.push(
    book.replacedTable(TABLE, sheet.name, {
      row: RECONCILIATION_HEAD - 1,
      column: 0,
      rows: body.length + 1,
      columns: COLUMNS.length,
    }),
  );
  const range = { row: RECONCILIATION_HEAD, column: 0, rows: body.length, columns: 1 };
  const first = `$A${RECONCILIATION_HEAD + 1}`;
  for (const verdict of VERDICT_ORDER) {
    const style = VERDICT_STYLES[verdict];
    if (style)
      sheet.conditionalFormats.push({ range, formula: `=${first}="${RECONCILIATION[verdict][language]}"`, style });
  }
  return book.plan({ sheet: sheet.name, row: RECONCILIATION_HEAD, column: 0 });
}

const TABLE = "对账";
const SHORT_TITLE = 11;

const VERDICT_STYLES: Readonly<Partial<Record<ReconciledVerdict, "bad" | "warn" | "rounded" | "good">>> = {
  different: "bad",
  "left-only": "warn",
  "right-only": "warn",
  unclear: "rounded",
  rounded: "rounded",
  same: "good",
};

function headerWords(column: Column, { unit }: Reconciliation, language: Language): string {
  return say(RECONCILIATION[column], language, { unit });
}

/** How many rows came to what, counted by the sheet itself. */
function summaryCell({ counts }: Reconciliation, rows: number, language: Language): PlanCell {
  const range = pinnedA1(rectA1({ row: RECONCILIATION_HEAD, column: 0, rows, columns: 1 }));
  const terms = VERDICT_ORDER.map((verdict) => {
    const word = RECONCILIATION[verdict][language];
    return `"${word} "&COUNTIF(${range},"${word}")`;
  });
  return {
    value: VERDICT_ORDER.map((v) => `${RECONCILIATION[v][language]} ${counts[v]}`).join(GAP),
    formula: `=${terms.join(`&"${GAP}"&`)}`,
    style: "total",
  };
}

const GAP = "　";

/** Both tables with the columns whose amounts are compared. */
export function sidesWords({ left, right }: Reconciliation, language: Language): string {
  const column = (side: Side): string => side.table.header[side.columns.amount] ?? "";
  return say(RECONCILIATION.sides, language, {
    left: left.table.title,
    leftColumn: column(left),
    right: right.table.title,
    rightColumn: column(right),
  });
}

function assumedWords({ remarks, options, unit }: Reconciliation, language: Language): string {
  const by = RECONCILIATION[`by-${options.by}`];
  return [
    say(RECONCILIATION["matched-by"], language, { by }),
    ...(options.sum ? [RECONCILIATION.summed[language]] : []),
    options.tolerance === null
      ? RECONCILIATION["tolerance-auto"][language]
      : say(RECONCILIATION["tolerance-own"], language, {
          tolerance: options.tolerance,
          unit: readTolerance(options.tolerance).unit === null ? unit : null,
        }),
    ...remarks.map((remark) => sentence(remark, language)),
  ].join(PUNCTUATION[language].clause);
}

/** What a line is called on a side, as its cell says. */
export const itemLabel = (item: Item | null, language: Language): string =>
  item === null ? "" : labelOfItem(item) || RECONCILIATION.nameless[language];

/** How the rows of both sides are found by formulas. */
type Found = Readonly<Record<"left" | "right", SideReferences>>;

function lineRow(
  line: Line,
  row: number,
  reconciliation: Reconciliation,
  references: Found,
  options: ReconciliationSheetOptions,
): PlanCell[] {
  const { unit } = reconciliation;
  const { language, notes } = options;
  const sides = {
    left: sideCells("left", line, reconciliation, references.left, language),
    right: sideCells("right", line, reconciliation, references.right, language),
  };
  const cell = (column: Column): string => a1(row, at(column));
  const [d, e, f, g] = [cell("left-amount"), cell("right-amount"), cell("difference"), cell("tolerance")];
  const labels = [itemLabel(line.left, language), itemLabel(line.right, language)] as const;
  const number = (address: string): string => `OR(${address}="",ISNUMBER(${address}))`;
  const difference: PlanCell = line.ambiguous
    ? textCell(null)
    : {
        value: line.difference === null ? "" : shownAmount(line.difference, unit).toNumber(),
        formula: `=IFERROR(IF(AND(${number(d)},${number(e)}),ROUND(N(${d})-N(${e}),8),""),"")`,
        format: moneyFormat(line.difference === null ? 2 : shownAmount(line.difference, unit).decimalPlaces()),
      };
  const verdict = RECONCILIATION[line.verdict][language];
  const remarks = [
    ...line.remarks.map((remark) => sentence(remark, language)),
    ...(sides.left.fixed || sides.right.fixed ? fixedWords(sides, language) : []),
  ];
  return [
    line.ambiguous ? textCell(verdict) : { value: verdict, formula: verdictFormula(line, f, g, language) },
    textCell(labels[0], "wrap"),
    textCell(labels[1], "wrap"),
    sides.left.amount,
    sides.right.amount,
    difference,
    line.left && line.right ? decimalCell(shownAmount(line.tolerance, unit)) : textCell(null),
    textCell(remarks.join(PUNCTUATION[language].clause), "wrap"),
    sides.left.place,
    sides.right.place,
    textCell(notes?.get(noteKey(...labels)) ?? null, "wrap"),
  ];
}

/** What the cells of a row say, by the amounts that they hold now. */
function verdictFormula(
  { left, right, unread }: Line,
  difference: string,
  tolerance: string,
  language: Language,
): string {
  const word = (verdict: ReconciledVerdict): string => `"${RECONCILIATION[verdict][language]}"`;
  const otherwise = unread
    ? word("unclear")
    : !left
      ? word("right-only")
      : !right
        ? word("left-only")
        : `IF(ABS(${difference})<=${tolerance},${word("rounded")},${word("different")})`;
  return `=IF(ISNUMBER(${difference}),IF(${difference}=0,${word("same")},${otherwise}),${word("unclear")})`;
}

interface SideCells {
  readonly amount: PlanCell;
  readonly place: PlanCell;
  /** A cell of the workbook whose amount no formula follows. */
  readonly fixed: boolean;
}

const NONE: SideCells = { amount: textCell(null), place: textCell(null), fixed: false };

function sideCells(
  which: "left" | "right",
  line: Line,
  reconciliation: Reconciliation,
  references: SideReferences,
  language: Language,
): SideCells {
  const item = line[which];
  if (item === null) return NONE;
  const side = reconciliation[which];
  const found = item.rows.map((row) => references.of(row.index));
  const whole = found.every((reference): reference is RowReference => reference !== null);
  const cells = item.rows.map((row) => side.table.rows[row.index]![side.columns.amount]!);
  const place: PlanCell =
    found[0] && cells[0]!.at
      ? { value: linkText(cells[0]!), formula: `=${found[0].link}`, style: "link" }
      : textCell(describeSource(cells[0]!.source, language));
  const inWorkbook = side.table.origin.kind !== "file";
  return {
    amount: {
      ...amountCell(line, which, reconciliation),
      ...(whole ? { formula: `=${found.length === 1 ? found[0]!.amount : added(found)}` } : {}),
    },
    place,
    fixed: inWorkbook && !whole,
  };
}

/** Several rows of one key: what is blank counts nothing. */
const added = (found: readonly RowReference[]): string => found.map(({ amount }) => `N(${amount})`).join("+");

function amountCell(line: Line, which: "left" | "right", { unit }: Reconciliation): PlanCell {
  const item = line[which]!;
  const figure = line.figures[which];
  const format = moneyFormat(2);
  if (figure === null) return { value: item.rows.find((row) => !row.legible)?.text ?? "", format: "General" };
  if (item.rows.every((row) => row.ticks === null)) return { value: "", format };
  const amount = shownAmount(figure.ticks, unit);
  return { value: amount.toNumber(), format: moneyFormat(amount.decimalPlaces()) };
}

function fixedWords(sides: { readonly left: SideCells; readonly right: SideCells }, language: Language): string[] {
  return (["left", "right"] as const).flatMap((side) =>
    sides[side].fixed ? [`${RECONCILIATION[side][language]}${RECONCILIATION.fixed[language]}`] : [],
  );
}

/** The first cell of a line on a side, where it stands in the workbook. */
export function targetOf(item: Item | null, side: Side): CellTarget | null {
  const [row] = item?.rows ?? [];
  return row ? (side.table.rows[row.index]?.[side.columns.amount]?.at ?? null) : null;
}
