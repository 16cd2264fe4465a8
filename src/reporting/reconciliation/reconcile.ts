import {
  convert,
  Decimal,
  fromTicks,
  halfDigitTicks,
  MONEY_UNITS,
  toTicks,
  unitTicks,
  type MoneyUnit,
  type Said,
  type Words,
} from "../../disclosure";
import { RECONCILIATION, said } from "../../words";
import { explain } from "./explain";
import { pairTolerance, readTolerance, type Figure } from "./figures";
import { itemsOf, pairItems, type Item, type ItemPair, type MatchBy } from "./pair-rows";
import { sideOf, type Side, type SideColumns, type SideTable } from "./side";

/** What holding a row against its counterpart comes to. */
export type ReconciledVerdict = "same" | "rounded" | "different" | "left-only" | "right-only" | "unclear";

/** The verdicts, what needs a look first. */
export const VERDICT_ORDER: readonly ReconciledVerdict[] = [
  "different",
  "left-only",
  "right-only",
  "unclear",
  "rounded",
  "same",
];

/** A pair of rows, or a row that one side has alone. */
export interface Line extends ItemPair {
  /** Null where a side has no such row, or no amount in it that can be read. */
  readonly figures: { readonly left: Figure | null; readonly right: Figure | null };
  /** Left less right, in ticks; null where it can't be told. */
  readonly difference: number | null;
  /** In ticks. */
  readonly tolerance: number;
  readonly verdict: ReconciledVerdict;
  /** True where one side lacks the row and was not read whole: it may have it all the same. */
  readonly unread: boolean;
  /** True where its difference is told by other rows: it is that of its parts, or the other side lists no such detail. */
  readonly follows: boolean;
  /** How it was paired, and what may explain its difference. */
  readonly remarks: readonly Said[];
}

/** How two tables are held against each other. */
export interface ReconcileOptions {
  readonly by: MatchBy;
  /** Rows of one key are added. */
  readonly sum: boolean;
  /** In its own unit (`1元`), else in that of the result; null: by printed decimals. */
  readonly tolerance: string | null;
}

/** One table and the columns of it that are meant. */
export interface ChosenSide {
  readonly table: SideTable;
  readonly columns: SideColumns;
}

/** Two tables held against each other. */
export interface Reconciliation {
  readonly left: Side;
  readonly right: Side;
  /** Unit of the amounts that are shown; null where none is known. */
  readonly unit: MoneyUnit | null;
  /** What needs a look first, else in the order of the left side. */
  readonly lines: readonly Line[];
  readonly counts: Readonly<Record<ReconciledVerdict, number>>;
  /** What was assumed. */
  readonly remarks: readonly Said[];
  readonly options: ReconcileOptions;
}

/** Holds two tables against each other. */
export function reconcileSides(left: ChosenSide, right: ChosenSide, options: ReconcileOptions): Reconciliation {
  const units = settledUnits(left, right, options);
  const sides = {
    left: sideOf(left.table, { ...left.columns, unit: units.left }),
    right: sideOf(right.table, { ...right.columns, unit: units.right }),
  };
  const unit = units.left ?? units.right;
  const half = { left: halfOf(sides.left), right: halfOf(sides.right) };
  const allowed = options.tolerance === null ? null : allowedTicks(options.tolerance, unit);
  const lines = pairsOf(sides.left, sides.right, options).map((pair) => {
    const unread = (!pair.left && left.table.partly === true) || (!pair.right && right.table.partly === true);
    return lineOf(pair, half, allowed, unread);
  });
  const digit = 2 * Math.min(half.left, half.right);
  const explained = explain(lines, { left: sides.left, right: sides.right, digit, exact: half.left === half.right });
  // What other rows tell stands behind what stands by itself, and before what agrees.
  const rank = ({ verdict, follows }: Line): number =>
    follows
      ? VERDICT_ORDER.indexOf("rounded") - 1 / (2 + VERDICT_ORDER.indexOf(verdict))
      : VERDICT_ORDER.indexOf(verdict);
  const sorted = [...explained].sort((a, b) => rank(a) - rank(b));
  const count = (verdict: ReconciledVerdict): number => sorted.filter((l) => l.verdict === verdict).length;
  return {
    ...sides,
    unit,
    lines: sorted,
    counts: Object.fromEntries(VERDICT_ORDER.map((v) => [v, count(v)])) as Record<ReconciledVerdict, number>,
    remarks: [
      ...readingRemarks(left.table, RECONCILIATION.left),
      ...readingRemarks(right.table, RECONCILIATION.right),
      ...codeRemarks(sides.left, sides.right, options),
      ...units.remarks,
    ],
    options,
  };
}

/** A tolerance of the user's: in its own unit, else in that of the result. */
function allowedTicks(text: string, unit: MoneyUnit | null): number {
  const { value, unit: own } = readTolerance(text);
  return toTicks(convert(value, own ?? unit ?? "万元", "万元"));
}

const halfOf = ({ decimals, columns }: Side): number => halfDigitTicks(decimals, columns.unit);

const pairsOf = (left: Side, right: Side, { by, sum }: ReconcileOptions): ItemPair[] =>
  pairItems(itemsOf(left, by, sum), itemsOf(right, by, sum), by, { left: left.table.year, right: right.table.year });

function figureOf(item: Item | null, half: number): Figure | null {
  if (item === null || item.rows.some((row) => !row.legible)) return null;
  const printed = item.rows.flatMap((row) => row.ticks ?? []);
  return {
    ticks: printed.reduce((sum, t) => sum + t, 0),
    half: printed.length === 0 ? 0 : half,
    printed: printed.length,
  };
}

function lineOf(
  pair: ItemPair,
  half: { readonly left: number; readonly right: number },
  allowed: number | null,
  unread: boolean,
): Line {
  const figures = { left: figureOf(pair.left, half.left), right: figureOf(pair.right, half.right) };
  const { left, right } = figures;
  const illegible = (pair.left !== null && left === null) || (pair.right !== null && right === null);
  const told = illegible || pair.ambiguous ? null : (left?.ticks ?? 0) - (right?.ticks ?? 0);
  const tolerance = allowed ?? (left && right ? pairTolerance(left, right, half) : 0);
  return {
    ...pair,
    figures,
    difference: told,
    tolerance,
    verdict: verdictOf(pair, told, tolerance, unread),
    unread,
    follows: false,
    remarks: [...pairedRemarks(pair), ...(unread ? [said(RECONCILIATION["perhaps-unread"])] : [])],
  };
}

/** Where rows are paired by codes only, that a side has none: nothing of it can be paired. */
function codeRemarks(left: Side, right: Side, { by }: ReconcileOptions): Said[] {
  const hasCodes = ({ rows }: Side): boolean => rows.some(({ code }) => code !== null);
  if (by !== "code") return [];
  return [
    ...(hasCodes(left) ? [] : [said(RECONCILIATION["no-codes"], { side: RECONCILIATION.left })]),
    ...(hasCodes(right) ? [] : [said(RECONCILIATION["no-codes"], { side: RECONCILIATION.right })]),
  ];
}

/** What was left unread of a side. */
const readingRemarks = ({ reading = [] }: SideTable, side: Words): Said[] =>
  reading.map((note) => said(RECONCILIATION["reading-note"], { side, note }));

function verdictOf(pair: ItemPair, difference: number | null, tolerance: number, unread: boolean): ReconciledVerdict {
  if (difference === null) return "unclear";
  if (difference === 0) return "same";
  if (unread) return "unclear";
  if (pair.left === null) return "right-only";
  if (pair.right === null) return "left-only";
  return Math.abs(difference) <= tolerance ? "rounded" : "different";
}

function pairedRemarks({ left, right, how, ambiguous }: ItemPair): Said[] {
  const unread = [left, right].flatMap((item) => item?.rows.filter((row) => !row.legible) ?? []);
  const remarks = unread.map((row) => said(RECONCILIATION.illegible, { text: row.text }));
  if (ambiguous) remarks.push(said(RECONCILIATION.ambiguous));
  if (!left || !right) {
    const ticks = (left ?? right)!.rows.every((row) => row.legible && !row.ticks);
    return ticks && !ambiguous ? [...remarks, said(RECONCILIATION["no-amount"])] : remarks;
  }
  const codes = left.code !== null && right.code !== null && left.code !== right.code;
  const names = left.key !== "" && right.key !== "" && left.key !== right.key;
  if (how === "code" && names) remarks.push(said(RECONCILIATION["paired-code"]));
  if (how === "name" && codes) remarks.push(said(RECONCILIATION["paired-name"]));
  if (how === "old-code" || how === "old-name" || how === "cut-off" || how === "order" || how === "total")
    remarks.push(said(RECONCILIATION[`paired-${how}`]));
  return remarks;
}

/** So many rows have to agree before figures tell their unit. */
const LEAST_AGREEING = 2;

/** In what each side's money stands: as it says, else as the figures of the other side have it, else as the other side. */
function settledUnits(
  left: ChosenSide,
  right: ChosenSide,
  options: ReconcileOptions,
): { readonly left: MoneyUnit | null; readonly right: MoneyUnit | null; readonly remarks: readonly Said[] } {
  const [own, other] = [left.columns.unit, right.columns.unit];
  const words = { left: RECONCILIATION.left, right: RECONCILIATION.right };
  const is = (side: "left" | "right", unit: MoneyUnit): Said =>
    said(RECONCILIATION["unit-is"], { side: words[side], unit });
  if (own !== null && other !== null)
    return { left: own, right: other, remarks: own === other ? [] : [is("left", own), is("right", other)] };
  if (own === null && other === null)
    return { left: null, right: null, remarks: [said(RECONCILIATION["unit-unknown"])] };
  const known = (own ?? other)!;
  const open = own === null ? "left" : "right";
  const sides = {
    left: sideOf(left.table, { ...left.columns, unit: known }),
    right: sideOf(right.table, { ...right.columns, unit: known }),
  };
  const pairs = pairsOf(sides.left, sides.right, options).flatMap((pair): [unsure: number, sure: number][] => {
    const [a, b] = [figureOf(pair.left, 0), figureOf(pair.right, 0)];
    if (!pair.how || !a?.ticks || !b?.ticks) return [];
    return [open === "left" ? [a.ticks, b.ticks] : [b.ticks, a.ticks]];
  });
  const unsure = sides[open];
  const agreeing = (unit: MoneyUnit): number => {
    const times = unitTicks(unit) / unitTicks(known);
    const room = halfDigitTicks(unsure.decimals, unit) + halfOf(sides[open === "left" ? "right" : "left"]);
    return pairs.filter(([a, b]) => Math.abs(a * times - b) <= room).length;
  };
  const [best] = [...MONEY_UNITS].sort(
    (a, b) => agreeing(b) - agreeing(a) || Number(b === known) - Number(a === known),
  );
  const byFigures = best !== known && agreeing(best!) >= LEAST_AGREEING && agreeing(best!) > 2 * agreeing(known);
  const unit = byFigures ? best! : known;
  const remark = byFigures
    ? said(RECONCILIATION["unit-by-figures"], { side: words[open], count: agreeing(unit), unit })
    : said(RECONCILIATION["unit-assumed"], { side: words[open], unit });
  return {
    left: open === "left" ? unit : known,
    right: open === "right" ? unit : known,
    remarks: [is(open === "left" ? "right" : "left", known), remark],
  };
}

/** An amount in the unit of the result. */
export const shownAmount = (ticks: number, unit: MoneyUnit | null): Decimal =>
  convert(fromTicks(ticks), "万元", unit ?? "万元");
