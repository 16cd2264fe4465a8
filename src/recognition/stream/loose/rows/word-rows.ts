import { fold } from "../../../../disclosure";
import type { Problem } from "../../../problems";
import type { LooseCell, LooseRow } from "../placing/slots";
import { joinFragments, type Fragment } from "../fragments";
import type { Header } from "../header";

/** What the cells of 机构设置情况 say, by header word. */
const VALUES: readonly (readonly [RegExp, RegExp])[] = [
  [/性质/, /^(行政|参公|参照|事业|公益|全额|差额|自收自支|财政补助|财政拨款|企业|其他).{0,12}$/],
  [/规格|级别/, /^.{0,6}(级|无)$|^未定/],
  [/经费|供给|保障/, /(拨款|财政|自收自支|自筹|保证|保障|补助|经费)/],
];

/** Rows of words only, with known values in all columns but the first (单位名称, 单位性质, 单位规格, 经费保障形式). */
export function readWordRows(
  body: readonly Fragment[],
  header: Header,
  problems: Problem[],
): { rows: LooseRow[]; used: number } {
  const rows: LooseRow[] = [];
  let at = 0;
  while (at < body.length) {
    const row = readRow(body, at, header);
    if (!row) break;
    rows.push(row.row);
    at = row.to;
  }
  if (rows.length === 0 && body.length > 0)
    problems.push({
      code: "words-unplaced",
      text: body
        .slice(0, 8)
        .map((f) => f.text)
        .join(" "),
    });
  return { rows, used: at };
}

function readRow(body: readonly Fragment[], from: number, header: Header): { row: LooseRow; to: number } | null {
  const cells = new Map<number, LooseCell>();
  let at = from;
  for (let column = 0; column < header.columns.length; column++) {
    const value = valueOf(header, column);
    const next = column + 1 < header.columns.length ? valueOf(header, column + 1) : null;
    const parts: Fragment[] = [];
    while (at < body.length && parts.length < 8) {
      const fragment = body[at]!;
      if (
        parts.length > 0 &&
        value &&
        value.test(fold(joinFragments(parts))) &&
        !(fragment.join === "gap" && column < header.columns.length - 1 && !next?.test(fold(fragment.text)))
      )
        break;
      if (parts.length > 0 && !value && (next ? next.test(fold(fragment.text)) : fragment.join !== "gap")) break;
      if (
        parts.length === 0 &&
        column === 0 &&
        /^([一二三四五六七八九十]+、|[（(][一二三]|\d+[、.])/.test(fragment.text)
      )
        return null;
      parts.push(fragment);
      at++;
    }
    const text = joinFragments(parts);
    if (!text || (value && !value.test(fold(text))) || /[。；]/.test(text)) return null;
    cells.set(column, { text, at: parts[0]! });
  }
  return { row: { cells, slots: [], code: null, item: cells.get(0)?.text ?? null }, to: at };
}

function valueOf(header: Header, column: number): RegExp | null {
  return VALUES.find(([words]) => words.test(header.columns[column]!.path))?.[1] ?? null;
}
