import { compareName } from "../../../../classification";
import { fold } from "../../../../disclosure";
import type { RowPieces } from "../placing/slots";
import { isFigurePiece } from "./figures";
import type { Fragment } from "../fragments";
import { isBareSum } from "../../../words/totals";
import { outlineNumber, sideOf } from "./two-sided-rows";

/** Rows of a form without 序号, and how many fragments they take. */
export interface UnnumberedRows {
  readonly rows: readonly RowPieces[];
  readonly used: number;
}

/** True for a fragment at the head of a row of a code table: a code, a code with its name, or 合计. */
export function beginsCodeRow(body: readonly Fragment[], at: number): boolean {
  const fragment = body[at]!;
  if (fragment.join === "space") return false;
  const next = body[at + 1];
  if (isBareSum(fragment.text) || (fragment.text === "合" && next?.text === "计")) return true;
  const m = /^[[(]?(\d{3,7})[\])]?(?:[-—_]?[\u4e00-\u9fff].*)?$/.exec(fold(fragment.text));
  if (!m || ![3, 5, 7].includes(m[1]!.length)) return false;
  return (
    isKnownCode(m[1]!) && (m[1]!.length < fragment.text.length || (next !== undefined && !isFigurePiece(next.text)))
  );
}

function isKnownCode(code: string): boolean {
  return (["functional", "economic-department", "economic-government"] as const).some(
    (table) => compareName(table, code, "").verdict !== "unknown-code",
  );
}

/** Rows that begin with a code; the table ends where a line is no continuation of a name. */
export function cutCodeRows(body: readonly Fragment[]): UnnumberedRows {
  const rows: { line: null; pieces: Fragment[] }[] = [];
  let figures = false;
  let turned = false;
  for (let at = 0; at < body.length; at++) {
    const fragment = body[at]!;
    if (beginsCodeRow(body, at)) {
      rows.push({ line: null, pieces: [fragment] });
      figures = false;
      turned = false;
      continue;
    }
    const row = rows.at(-1);
    if (!row) return { rows: [], used: 0 };
    if (fragment.join === "page") turned = true;
    const words = !isFigurePiece(fragment.text);
    if (words && fragment.join !== "space" && (endsTable(fragment) || (figures && !turned))) return { rows, used: at };
    if (!words) figures = true;
    row.pieces.push(fragment);
  }
  return { rows, used: body.length };
}

/** Rows of a two-sided form: an income item begins a row, and so does an expenditure item after another. */
export function cutSideRows(body: readonly Fragment[]): UnnumberedRows {
  const rows: { line: null; pieces: Fragment[] }[] = [];
  let last: "income" | "expenditure" | null = null;
  for (let at = 0; at < body.length; at++) {
    const fragment = body[at]!;
    const row = rows.at(-1);
    const side = isFigurePiece(fragment.text) ? null : sideOf(fragment.text);
    if (side === null) {
      if (!row) return { rows: [], used: 0 };
      if (!isFigurePiece(fragment.text) && fragment.join !== "space" && endsTable(fragment)) return { rows, used: at };
      row.pieces.push(fragment);
      continue;
    }
    if (!row || side === "income" || last === "expenditure") rows.push({ line: null, pieces: [fragment] });
    else row.pieces.push(fragment);
    last = side;
  }
  return { rows, used: body.length };
}

function endsTable(fragment: Fragment): boolean {
  const text = fragment.text;
  if (/^第[一二三四五六七八九十]+部分/.test(text) || /[。；]$/.test(text) || text.length > 26) return true;
  return outlineNumber(text) !== null && sideOf(text) === null;
}
