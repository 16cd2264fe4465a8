import { functionalClassByName } from "../../../../classification";
import type { Problem } from "../../../problems";
import { fold } from "../../../../disclosure";
import { openSlot, type LooseCell, type LooseRow, type FigureFormat, type RowPieces } from "../placing/slots";
import { isFigurePiece, joinFigures } from "./figures";
import { joinFragments, type Fragment } from "../fragments";
import type { Header } from "../header";
import { isFigure } from "../../../words/headers";

/** Items of the income side and of the expenditure side that have no numeral to go by. */
const INCOME =
  /收入合计|收入总计|(上年|年初)(财政拨款)?结转|使用非财政拨款|弥补收支差额|拨款收入|收入$|预算拨款$|^.{0,3}单位资金|拨款$/;
const EXPENDITURE =
  /支出合计|支出总计|(年终|年末)(财政拨款)?结转|结转(下年|和结余分配)|结余分配|支出$|预备费|人行科目|费用|^结转下年/;

const NUMERALS = "一二三四五六七八九";

/** Value of an outline numeral `二十三、`, or null. */
export function outlineNumber(text: string): number | null {
  const m = /^[(（]?([一二三四五六七八九十]{1,4})[)）]?[、.．]?/.exec(text);
  if (!m || !/^[(（]?[一二三四五六七八九十]{1,4}[、.．)）]/.test(text)) return null;
  const word = m[1]!;
  const ten = word.indexOf("十");
  if (ten < 0) return word.length === 1 ? NUMERALS.indexOf(word) + 1 : null;
  const tens = ten === 0 ? 1 : NUMERALS.indexOf(word[0]!) + 1;
  const ones = ten === word.length - 1 ? 0 : NUMERALS.indexOf(word.at(-1)!) + 1;
  return tens * 10 + ones;
}

/** Side of a statement that the beginning of an item tells, or null for the rest of an item and for other words. */
export function sideOf(text: string): "income" | "expenditure" | null {
  const words = fold(text);
  const numbered = outlineNumber(words) !== null;
  if (
    !numbered &&
    !/^(本年(收入|支出)合计|(收入|支出)(合计|总计)|(上年|年初|年终|年末)(财政拨款)?结转|结转下年)/.test(words)
  )
    return null;
  if (/(支出合计|支出总计|^(年终|年末)|^结转下年)/.test(words)) return "expenditure";
  if (/(收入合计|收入总计|^(上年|年初))/.test(words)) return "income";
  if (functionalClassByName(words) !== null) return "expenditure";
  if (INCOME.test(words) || /拨款|收入|单位资金|事业|经营|上级|附属/.test(words)) return "income";
  return /支出|费|债|预备|人行/.test(words) ? "expenditure" : null;
}

/** Where the outline of each side stands: the next numeral expected. */
export interface NextNumerals {
  income: number;
  expenditure: number;
}

/** The columns of each side. */
interface Sides {
  readonly items: readonly [number, number];
  readonly amounts: readonly [readonly number[], readonly number[]];
}

/** The two sides of a header, or null where it has not two 项目 columns. */
export function sidesOf(header: Header): Sides | null {
  const items = header.columns.flatMap((c, i) => (c.role === "item" ? [i] : []));
  if (items.length !== 2) return null;
  const between = (from: number, to: number): number[] =>
    header.columns.flatMap((c, i) => (i > from && i < to && isFigure(c.role) ? [i] : []));
  return {
    items: [items[0]!, items[1]!],
    amounts: [between(items[0]!, items[1]!), between(items[1]!, header.columns.length)],
  };
}

/** A row of a two-sided statement: which side an item and its amounts belong to follows from numerals and words. */
export function readTwoSidedRow(
  pieces: RowPieces,
  header: Header,
  sides: Sides,
  outline: NextNumerals,
  format: FigureFormat,
  problems: Problem[],
): LooseRow {
  const cells = new Map<number, LooseCell>();
  const lineAt = header.columns.findIndex((c) => c.role === "line");
  if (pieces.line && lineAt >= 0) cells.set(lineAt, { text: pieces.line.text, at: pieces.line });

  const words: [Fragment[], Fragment[]] = [[], []];
  const figures: [Fragment[], Fragment[]] = [[], []];
  let side: 0 | 1 | null = null;
  for (const run of runs(pieces.pieces)) {
    if (isFigurePiece(run[0]!.text)) {
      if (figures[side ?? 0].length === 0) figures[side ?? 0].push(...run);
      else problems.push({ code: "row-rest", line: pieces.line?.text ?? "?", text: run.map((p) => p.text).join(" ") });
      continue;
    }
    if (run[0]!.join === "page" && side !== null) {
      words[side].push(...run);
      continue;
    }
    const turn = run.findIndex((p, i) => i > 0 && p.join === "page");
    const here = turn < 0 ? run : run.slice(0, turn);
    const split = splitItems(here, outline, side !== null);
    if (split > 0) words[0].push(...here.slice(0, split));
    if (split < here.length) words[1].push(...here.slice(split));
    side = split < here.length ? 1 : 0;
    if (turn >= 0) words[side].push(...run.slice(turn));
  }
  const slots = ([0, 1] as const).map((s) => {
    const item = joinFragments(words[s]);
    if (item) cells.set(sides.items[s], { text: item, at: words[s][0]! });
    const number = item ? outlineNumber(item) : null;
    if (number !== null) outline[s === 0 ? "income" : "expenditure"] = number + 1;
    const joined = joinFigures(figures[s], format.decimals);
    if (!joined || joined.length > sides.amounts[s].length) {
      problems.push({
        code: "amounts-unplaced",
        ...(item ? { row: item } : { line: pieces.line?.text ?? "?" }),
        text: figures[s].map((p) => p.text).join(" "),
      });
    }
    return openSlot(joined ?? [], sides.amounts[s], format);
  });
  return { cells, slots, code: functionalClassByName(joinFragments(words[1])), item: joinFragments(words[0]) || null };
}

function runs(pieces: readonly Fragment[]): Fragment[][] {
  const out: Fragment[][] = [];
  for (const piece of pieces) {
    const run = out.at(-1);
    if (run && isFigurePiece(run[0]!.text) === isFigurePiece(piece.text)) run.push(piece);
    else out.push([piece]);
  }
  return out;
}

/**
 * Where in a run of words the expenditure item begins: 0 all of it, its length: none of it. `second` when the income side
 * of the row is already filled.
 */
function splitItems(run: readonly Fragment[], outline: NextNumerals, second: boolean): number {
  if (second) return 0;
  let best = { at: 0, worth: -Infinity };
  for (let at = 0; at <= run.length; at++) {
    const left = run.slice(0, at);
    const right = run.slice(at);
    const worth =
      likeItem(left, outline.income, INCOME, false) +
      likeItem(right, outline.expenditure, EXPENDITURE, true) +
      boundary(run, at);
    if (worth > best.worth) best = { at, worth };
  }
  return best.at;
}

function likeItem(parts: readonly Fragment[], expected: number, words: RegExp, expenditure: boolean): number {
  if (parts.length === 0) return 0;
  const text = fold(joinFragments(parts));
  const number = outlineNumber(text);
  let worth = 0;
  if (number !== null)
    worth +=
      number === expected ? 4 : number > expected && number <= expected + 3 ? 2 : number === 1 && !expenditure ? 2 : -3;
  else worth += /合计|总计|结转|结余|预算拨款/.test(text) ? 0 : -2;
  const found = words.exec(text);
  if (found) worth += found.index === 0 ? 4 : 3;
  if ((expenditure ? INCOME : EXPENDITURE).test(text)) worth -= 3;
  if (expenditure && functionalClassByName(text) !== null) worth += 3;
  const numerals = parts.slice(1).filter((p) => outlineNumber(p.text) !== null).length;
  worth -= 3 * numerals;
  for (let i = 1; i < parts.length; i++) if (parts[i]!.join === "line") worth -= 2;
  return worth;
}

/** A move of half a line, or none, parts cells. */
function boundary(run: readonly Fragment[], at: number): number {
  if (at === 0 || at === run.length) return 0;
  return run[at]!.join === "gap" ? 0 : 1;
}
