import { openSlot, placements, type LooseCell, type LooseRow } from "../placing/slots";
import type { Problem } from "../../../problems";
import { isSubtotal, isTotal } from "../../../words/totals";
import { isFigurePiece, joinFigures, type Figure } from "./figures";
import { joinFragments, type Fragment } from "../fragments";
import type { Header, HeaderColumn } from "../header";
import { isFigure } from "../../../words/headers";
import { outlineNumber } from "./two-sided-rows";

/** A stretch of a row of one kind: words, a catalogue code, or figures. */
interface Piece {
  readonly kind: "words" | "code" | "figures";
  readonly parts: Fragment[];
}

/** Rows without a 序号, and how many fragments they take. */
export interface TypedRows {
  readonly rows: LooseRow[];
  readonly used: number;
}

/**
 * Rows without a 序号 (采购, 资产 …): a row is as much as can stand in the columns in order; words that cannot follow begin the
 * next row, and so does a new item of an outline.
 */
export function readTypedRows(
  body: readonly Fragment[],
  header: Header,
  decimals: number,
  problems: Problem[],
): TypedRows {
  const used = endOfTable(body, header);
  const pieces = cutPieces(body.slice(0, used), header);
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const closed = row && (isTotal(joinFragments(row[0]!.parts)) || isSubtotal(joinFragments(row[0]!.parts)));
    if (
      !row ||
      (piece.kind === "words" && (closed || beginsItem(piece.parts[0]!))) ||
      !fits([...row, piece], header.columns)
    )
      rows.push([piece]);
    else row.push(piece);
  }
  return { rows: rows.map((row) => readRow(row, header, decimals, problems)), used };
}

function kinds(column: HeaderColumn): Piece["kind"] {
  if (isFigure(column.role)) return "figures";
  return column.role === "catalogue" || column.role === "code" ? "code" : "words";
}

/** True where the pieces can stand in the columns in order. */
function fits(row: readonly Piece[], columns: readonly HeaderColumn[]): boolean {
  let at = 0;
  for (const piece of row) {
    while (at < columns.length && kinds(columns[at]!) !== piece.kind) at++;
    if (at >= columns.length) return false;
    at++;
  }
  return true;
}

function cutPieces(body: readonly Fragment[], header: Header): Piece[] {
  const codes = header.columns.some((c) => c.role === "catalogue");
  const out: Piece[] = [];
  body.forEach((fragment, i) => {
    const last = out.at(-1);
    const kind = kindOf(fragment, body[i + 1], body[i - 1], last, codes);
    const item = kind === "words" && fragment.join !== "space" && beginsItem(fragment);
    if (last && last.kind === kind && !item) last.parts.push(fragment);
    else out.push({ kind, parts: [fragment] });
  });
  return out;
}

function kindOf(
  fragment: Fragment,
  next: Fragment | undefined,
  before: Fragment | undefined,
  last: Piece | undefined,
  codes: boolean,
): Piece["kind"] {
  if (codes && /^[ABC]\d{2,}$/.test(fragment.text)) return "code";
  if (
    codes &&
    last?.kind === "code" &&
    (fragment.join === "gap" || fragment.join === "page") &&
    /^\d+$/.test(fragment.text)
  ) {
    const length = last.parts.reduce((n, p) => n + p.text.length, 0) + fragment.text.length;
    if (length <= 11 && length % 2 === 1) return "code";
  }
  if (!isFigurePiece(fragment.text)) return "words";
  // `单价在 20 万元以上的设备`: a figure within the words of one height, before a unit of measure.
  const inWords =
    fragment.join === "space" && before !== undefined && !isFigurePiece(before.text) && last?.kind === "words";
  return inWords && next?.join === "space" && /^(万元|元|年|个|台|平方米|号|月|%|人|次)/.test(next.text)
    ? "words"
    : "figures";
}

function beginsItem(fragment: Fragment): boolean {
  return /^(\d+[、.．](?!\d)|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|其中[:：])/.test(
    fragment.text,
  );
}

/** The table ends at a heading that is no item of its outline, at a sentence, or at words that no figures follow for long. */
function endOfTable(body: readonly Fragment[], header: Header): number {
  const outlined = header.columns[0]!.role === "item" || header.columns[0]!.role === "line";
  let expected: number | null = null;
  for (let i = 0; i < body.length; i++) {
    const fragment = body[i]!;
    if (fragment.join === "space") continue;
    const number = /^[一二三四五六七八九十]+、/.test(fragment.text) ? outlineNumber(fragment.text) : null;
    if (number !== null) {
      if (!outlined || number !== (expected ?? 1)) return i;
      expected = number + 1;
    }
    if (
      /^第[一二三四五六七八九十]+部分/.test(fragment.text) ||
      (/[。；]$/.test(fragment.text) && fragment.text.length > 12)
    )
      return i;
    if (/[，。]/.test(fragment.text) && fragment.text.length > 24) return i;
  }
  return body.length;
}

function readRow(row: readonly Piece[], header: Header, decimals: number, problems: Problem[]): LooseRow {
  const cells = new Map<number, LooseCell>();
  const columns = header.columns;
  const name = joinFragments(row.find((p) => p.kind === "words")?.parts ?? []);
  const figures: { figure: Figure; from: number; to: number }[] = [];
  let low = 0;
  row.forEach((piece, n) => {
    const rest = row.slice(n + 1);
    if (piece.kind !== "figures") {
      const at = columns.findIndex((c, i) => i >= low && kinds(c) === piece.kind);
      if (at < 0) return;
      cells.set(at, {
        text: piece.kind === "code" ? piece.parts.map((p) => p.text).join("") : joinFragments(piece.parts),
        at: piece.parts[0]!,
      });
      low = at + 1;
      return;
    }
    const high = highest(rest, columns);
    const run = joinTyped(piece.parts, decimals);
    if (!run) problems.push({ code: "numbers-unjoined", row: name, text: piece.parts.map((p) => p.text).join(" ") });
    for (const figure of run ?? []) figures.push({ figure, from: low, to: high });
    if (run) low += 1;
  });
  const amounts = columns.flatMap((c, i) => (isFigure(c.role) ? [i] : []));
  const slot = openSlot(
    figures.map((f) => f.figure),
    amounts,
  );
  slot.domain = placements(figures.length, amounts).filter((p) =>
    p.every(
      (column, i) =>
        column >= figures[i]!.from && column < figures[i]!.to && suits(figures[i]!.figure, columns[column]!, decimals),
    ),
  );
  if (figures.length > 0) slot.evidence.push("order and form of the cells");
  if (figures.length > 0 && slot.domain.length === 0)
    problems.push({ code: "numbers-unplaced", row: name, text: figures.map((f) => f.figure.text).join(" ") });
  return { cells, slots: [slot], code: null, item: name || null };
}

/** The column before which figures must stand, for the words that follow them. */
function highest(rest: readonly Piece[], columns: readonly HeaderColumn[]): number {
  let high = columns.length;
  for (const piece of [...rest].reverse()) {
    let at = high - 1;
    while (at >= 0 && kinds(columns[at]!) !== piece.kind) at--;
    high = Math.max(at, 0);
  }
  return high;
}

/** Whole numbers may be quantities: they are joined with nothing unless the decimals ask for it. */
function joinTyped(parts: readonly Fragment[], decimals: number): Figure[] | null {
  return joinFigures(parts, decimals);
}

/** A figure with the table's decimals is money; a quantity has none, as a rule. */
function suits(figure: Figure, column: HeaderColumn, decimals: number): boolean {
  if (column.role === "quantity") return figure.decimals === 0 || decimals === 0;
  return figure.decimals > 0 || decimals === 0;
}
