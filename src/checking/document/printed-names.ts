import {
  cellKey,
  convert,
  fold,
  parseAmount,
  type CellRef,
  type MoneyUnit,
  type PublishedTable,
} from "../../disclosure";
import { halfDigit, toTicks, type Figure } from "../identity/figure";
import { type CheckModel } from "./model";
import { paragraphOf, type TextFigure } from "./text-facts";

/** A row of any published table, under each name and code that it prints. */
interface NamedRow {
  readonly table: PublishedTable;
  readonly row: number;
}

const indexes = new WeakMap<CheckModel, ReadonlyMap<string, readonly NamedRow[]>>();

/** Names as sentences and tables share them: without marks of level, numbering, brackets and codes. */
function nameOf(words: string): string {
  return fold(words)
    .replace(/\((?:类|款|项)\)/g, "")
    .replace(/^[[(]?\d{3,7}[\])]?[-.、]?/, "")
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])/, "")
    .replace(/["']/g, "");
}

function index(model: CheckModel): ReadonlyMap<string, readonly NamedRow[]> {
  let found = indexes.get(model);
  if (found) return found;
  const rows = new Map<string, NamedRow[]>();
  for (const table of model.disclosure.tables)
    table.rows.forEach((cells, row) => {
      const keys = new Set(
        cells.flatMap(({ text }) => {
          if (text === null || text.length > 60) return [];
          const code = /^[[(]?(\d{3,7})(?!\d)/.exec(fold(text))?.[1];
          return [nameOf(text), ...(code ? [code] : [])];
        }),
      );
      for (const key of keys) {
        if (key.length < 3) continue;
        const list = rows.get(key);
        if (list) list.push({ table, row });
        else rows.set(key, [{ table, row }]);
      }
    });
  indexes.set(model, (found = rows));
  return found;
}

/**
 * True where some table prints the sentence's figure in a row of the name (or code) that the sentence gives it. Departments print one
 * statement for all money and others by fund, and projects that bear the name of a 科目: which one a sentence copies is not always said.
 */
export const printedUnderName = (model: CheckModel, t: TextFigure): boolean => figureUnderName(model, t) !== null;

/** The printed figure itself; null where there is none. */
export function figureUnderName(model: CheckModel, t: TextFigure): Figure | null {
  const code = /\.(\d{3,7})$/.exec(t.n.key)?.[1];
  const names = [nameOf(t.n.label), nameOf(t.n.label).replace(/(?:支出|经费|资金|科目)$/, ""), ...(code ? [code] : [])];
  const rows = names.filter((n) => n.length >= 3).flatMap((n) => index(model).get(n) ?? []);
  for (const row of rows) {
    const figure = printed(model, row, t);
    if (figure) return figure;
  }
  return null;
}

/** Names shorter than this differ by a sign without being one another's misprint. */
const MISPRINTED = 5;

/**
 * The name that a table prints with the figure's amount, where the sentence's own name stands in no table and is one inner sign off:
 * another sign, one left out or one too many. Endings differ as forms do (经费, 支出) and are no misprint.
 */
export function nameOneSignOff(model: CheckModel, t: TextFigure): string | null {
  const said = nameOf(t.n.label);
  if (said.length < MISPRINTED || t.f.ticks === 0 || !/^\p{Script=Han}+$/u.test(said)) return null;
  const names = index(model);
  if (names.has(said)) return null;
  const near = [...names].filter(
    ([name, rows]) => oneInnerSign(said, name) && rows.some((row) => prints(model, row, t)),
  );
  return near.length === 1 ? near[0]![0] : null;
}

/** True where two names begin and end alike and differ by one sign between. */
function oneInnerSign(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (a === b || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && long[from] === short[from]) from++;
  let back = 0;
  while (back < short.length - from && long.at(-1 - back) === short.at(-1 - back)) back++;
  return from > 0 && back > 0 && long.length - from - back === 1;
}

const prints = (model: CheckModel, row: NamedRow, t: TextFigure): boolean => printed(model, row, t) !== null;

/** The cell of a row that prints the sentence's figure. */
function printed(model: CheckModel, { table, row }: NamedRow, t: TextFigure): Figure | null {
  const unit: MoneyUnit = table.moneyUnit ?? model.disclosure.moneyUnit ?? "万元";
  for (const [column, { text, source, confidence }] of table.rows[row]!.entries()) {
    const a = parseAmount(text);
    if (a.kind !== "amount" || a.value.isZero()) continue;
    const ticks = toTicks(convert(a.value, unit, "万元"));
    if (Math.abs(ticks - t.f.ticks) > 2 * t.f.half) continue;
    const ref: CellRef = { table: table.id, index: table.index, row, column };
    return {
      key: cellKey(ref),
      ref,
      ticks,
      half: halfDigit(a.decimals, unit),
      blank: false,
      label: `${table.title}[第${row + 1}行].${table.columns[column] ?? ""}`,
      printed: text,
      confidence: confidence ?? "printed",
      decimals: a.decimals,
      unit,
      source,
    };
  }
  return null;
}

/** True where the paragraph, its heading or the words of a figure name a unit of the department other than the one that discloses. */
export function speaksOfAnother(model: CheckModel, t: TextFigure): boolean {
  const own = fold(model.disclosure.unitName ?? "");
  if (own === "") return false;
  const label = fold(t.n.label);
  const starts = [paragraphOf(model, t)?.text ?? "", ...headingsOver(model, t.paragraph)].map(withoutNumber);
  return unitNames(model).some(
    (name) => name !== own && !own.includes(name) && (label.includes(name) || starts.some((s) => s.startsWith(name))),
  );
}

function withoutNumber(text: string): string {
  return fold(text)
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])/, "")
    .slice(0, 60);
}

/** Headings that a paragraph stands under, the nearest first: `一、某某局（本级）` > `（五）项目支出`. */
function headingsOver(model: CheckModel, paragraph: number): string[] {
  const { paragraphs } = model.disclosure;
  const out: string[] = [];
  let level = Infinity;
  for (let i = paragraph - 1; i >= 0 && level > 1; i--) {
    const p = paragraphs[i]!;
    if (/^第[一二三四五六七八九十]+部分/.test(fold(p.text))) break;
    if (p.headingLevel <= 0 || p.headingLevel >= level) continue;
    level = p.headingLevel;
    out.push(p.text);
  }
  return out;
}

const units = new WeakMap<CheckModel, readonly string[]>();

function unitNames(model: CheckModel): readonly string[] {
  let names = units.get(model);
  if (!names) {
    const found = model.disclosure.standard.flatMap((t) =>
      t.rows.flatMap((r) => (r.unitName && fold(r.unitName).length >= 5 ? [fold(r.unitName)] : [])),
    );
    units.set(model, (names = [...new Set(found)]));
  }
  return names;
}
