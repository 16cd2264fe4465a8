import { amountTicks, Decimal, type Said } from "../../disclosure";
import { slipBetween } from "../../checking";
import { firstOf, RECONCILIATION, said, titled, type Message } from "../../words";
import type { Item } from "./pair-rows";
import type { Line } from "./reconcile";
import type { Side } from "./side";
import { partsOfLines } from "./whole-and-parts";
import { grainOf, isTelling, zeroSums } from "./zero-sums";

/** What explanations are looked for in. */
interface World {
  readonly left: Side;
  readonly right: Side;
  /** The last printed digit, in ticks. */
  readonly digit: number;
  /** Both sides print alike: what belongs together agrees to the tick. */
  readonly exact: boolean;
}

/** Parts that are named of a whole. */
const MOST_NAMED = 4;
/** So many rows whose differences cancel are told as that. */
const MOST_CANCELLING = 6;
/** Explanations of one line. */
const MOST_TOLD = 2;

/** Lines with what may explain their differences; never more than that it may. */
export function explain(lines: readonly Line[], world: World): Line[] {
  const parts = partsOfLines(lines);
  const told = new Map<Line, Said[]>();
  const tell = (line: Line, ...words: readonly Said[]): void =>
    void told.set(line, [...(told.get(line) ?? []), ...words]);

  const ofParts = new Set<Line>();
  const undetailed = new Set<Line>();
  // From the top down: what is not listed below a row is not listed further down either.
  for (const [line, own] of [...parts].sort(([a], [b]) => depthOf(a) - depthOf(b))) {
    const lacking = undetailed.has(line) ? own : lackingDetail(line, own);
    for (const part of lacking) {
      undetailed.add(part);
      tell(part, said(RECONCILIATION.undetailed, { parent: labelOf(line) }));
    }
    if (standsForParts(line, own)) {
      for (const one of [line, ...own]) undetailed.add(one);
      tell(line, said(RECONCILIATION["sum-of-parts"]));
    }
    if ((line.left ?? line.right)!.code === null && (line.left === null || line.right === null)) {
      undetailed.add(line);
      tell(line, said(RECONCILIATION["total-alone"]));
    }
    if (!isReal(line) || lacking.length > 0 || undetailed.has(line)) continue;
    const differing = own.filter((p) => p.difference !== 0);
    const sum = own.reduce((s, p) => s + (p.difference ?? NaN), 0);
    const room = world.exact ? 0 : own.reduce((s, p) => s + p.tolerance, line.tolerance);
    if (differing.length === 0 || !(Math.abs(sum - line.difference!) <= room)) continue;
    ofParts.add(line);
    tell(line, said(RECONCILIATION["from-parts"], { parts: firstOf(differing.map(namedItem), MOST_NAMED) }));
  }

  const open = lines.filter((l) => isReal(l) && !ofParts.has(l) && !undetailed.has(l));
  const unexplained = new Set(open);
  for (const line of open) {
    const slip = slipOf(line, world);
    if (!slip) continue;
    tell(line, slip);
    unexplained.delete(line);
  }
  const rest = [...unexplained];
  for (const set of zeroSums(
    rest.map((l) => l.difference!),
    world.digit,
  )) {
    const own = set.map((i) => rest[i]!);
    for (const line of own) {
      tell(
        line,
        cancelled(
          line,
          own.filter((other) => other !== line),
        ),
      );
      unexplained.delete(line);
    }
  }
  const last = [...unexplained];
  // Only where nothing else differs, or a total over all of them agrees.
  const isWhole =
    last.length === open.length ||
    [...parts].some(([total, own]) => total.difference === 0 && last.every((line) => own.includes(line)));
  const differences = last.map((line) => line.difference!);
  const cancel = last.length > 1 && last.length <= MOST_CANCELLING && differences.reduce((s, d) => s + d, 0) === 0;
  if (cancel && isWhole && isTelling(differences, world.digit, 1))
    for (const line of last) tell(line, said(RECONCILIATION["all-cancel"], { count: last.length }));
  for (const line of unexplained) {
    const found = equalAmount(line, lines, world);
    if (found) tell(line, found);
  }
  return lines.map((line) => ({
    ...line,
    follows: ofParts.has(line) || undetailed.has(line),
    remarks: [...line.remarks, ...(told.get(line) ?? []).slice(0, MOST_TOLD)],
  }));
}

const isReal = ({ verdict }: Line): boolean =>
  verdict === "different" || verdict === "left-only" || verdict === "right-only";

/** How far down a line stands: totals first, then by the length of codes. */
const depthOf = ({ left, right }: Line): number => (left?.code ?? right?.code ?? "").length;

/** True where the one side has a row and the other only rows below it, which add up to the same. */
function standsForParts(whole: Line, own: readonly Line[]): boolean {
  if (whole.left && whole.right) return false;
  const other = whole.left ? "right" : "left";
  if (!own.every((p) => p[other] !== null && p[whole.left ? "left" : "right"] === null)) return false;
  return own.reduce((s, p) => s + (p.difference ?? NaN), 0) === -(whole.difference ?? NaN);
}

/** Parts that one side has and the other does not, where that one has none of this whole at all. */
function lackingDetail(whole: Line, own: readonly Line[]): readonly Line[] {
  if (!whole.left || !whole.right) return [];
  for (const side of ["left", "right"] as const) if (own.every((p) => p[side] === null)) return own;
  return [];
}

/** Code and name of a line, as the left side has them. */
export function labelOf({ left, right }: Pick<Line, "left" | "right">): string {
  return labelOfItem((left ?? right)!);
}

/** `2080501 行政单位离退休`. */
export const labelOfItem = ({ code, name }: Pick<Item, "code" | "name">): string =>
  [code, name].filter((word) => word !== null && word !== "").join(" ");

const namedItem = (line: Line): Said => titled(labelOf(line));

const CARRY_OVER = /结转|结余/;

function cancelled(line: Line, others: readonly Line[]): Said {
  const [other, more] = others;
  if (more) return said(RECONCILIATION["may-be-sum"], { items: firstOf(others.map(namedItem), MOST_NAMED) });
  const message: Message & { zh: string; en: string } = [line, other!].some((l) => CARRY_OVER.test(labelOf(l)))
    ? RECONCILIATION["may-be-carry-over"]
    : RECONCILIATION["may-be-moved"];
  return { message, values: { item: labelOf(other!) } };
}

/** Digits that two numbers must have before a likeness of them tells anything. */
const LEAST_DIGITS = { transposed: 3, "one-digit": 5, "shifted-point": 3, sign: 2 } as const;

/** A slip of the pen between the two amounts of a line. */
function slipOf(line: Line, { digit }: World): Said | null {
  const { left, right } = line.figures;
  if (!line.left || !line.right || !left?.ticks || !right?.ticks) return null;
  const slip = slipBetween(left.ticks, right.ticks, 0, digit);
  if (!(slip in LEAST_DIGITS)) return null;
  const kind = slip as keyof typeof LEAST_DIGITS;
  const significant = (ticks: number): number => String(Math.round(Math.abs(ticks) / grainOf(ticks, digit))).length;
  if (Math.min(significant(left.ticks), significant(right.ticks)) < LEAST_DIGITS[kind]) return null;
  if (kind !== "shifted-point")
    return said(
      RECONCILIATION[kind === "one-digit" ? "slip-one-digit" : kind === "sign" ? "slip-sign" : "slip-transposed"],
    );
  const times = Math.round(Math.max(left.ticks / right.ticks, right.ticks / left.ticks));
  return times === 10_000 ? said(RECONCILIATION["slip-unit"]) : said(RECONCILIATION["slip-shifted"], { times });
}

/** One amount that the difference is, where it is the only one: of this row's other columns, of a row, of a project or a carry-over. */
function equalAmount(line: Line, lines: readonly Line[], world: World): Said | null {
  const difference = line.difference!;
  const own = columnAmounts(line).filter(({ ticks }) => Math.abs(ticks) === Math.abs(difference));
  const columns = columnAmounts(line).length;
  const { digit } = world;
  if (own.length > 0 && isTelling([difference], digit, columns)) return own[0]!.words;
  if (line.left && line.right) {
    const rows = lines.flatMap((other) => {
      const ticks = other === line ? 0 : ((other.left ? other.figures.left : other.figures.right)?.ticks ?? 0);
      return ticks !== 0 && Math.abs(ticks) === Math.abs(difference) ? [other] : [];
    });
    if (rows.length === 1 && isTelling([difference], digit, lines.length)) {
      const [row] = rows;
      const side = row!.left ? RECONCILIATION.left : RECONCILIATION.right;
      return said(RECONCILIATION["equals-row"], { side, item: labelOf(row!) });
    }
    if (rows.length > 0) return null;
  }
  const hints = [...(world.left.table.hints ?? []), ...(world.right.table.hints ?? [])];
  const fitting = hints.filter(
    ({ text, unit }) => Math.abs(amountTicks({ value: new Decimal(text), unit })) === Math.abs(difference),
  );
  const names = new Set(fitting.map((h) => h.name));
  const [hint] = fitting;
  if (!hint || names.size !== 1 || names.has(labelOf(line)) || !isTelling([difference], digit, hints.length))
    return null;
  return said(RECONCILIATION[`equals-${hint.kind}`], { item: hint.name });
}

/** The other amounts of the rows of a line. */
function columnAmounts({ left, right }: Line): { readonly ticks: number; readonly words: Said }[] {
  return (["left", "right"] as const).flatMap((side) => {
    const item = side === "left" ? left : right;
    if (!left || !right || item?.rows.length !== 1) return [];
    return item.rows[0]!.beside.map(({ label, ticks }) => ({
      ticks,
      words: said(RECONCILIATION["equals-column"], { side: RECONCILIATION[side], column: label }),
    }));
  });
}
