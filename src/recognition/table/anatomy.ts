import { fold, parseMoney } from "../../disclosure";
import { isCaption } from "../words/captions";
import { isColumnNumberRow, isHeaderWord } from "../words/headers";
import { isIndicatorName, isPlanMonth, leadsForm } from "../words/goal-form";
import { isNoteBelow } from "../words/notes";
import { looksLikeTitle } from "../words/titles";
import { namesUnit } from "../words/unit-names";
import { isSum } from "../words/totals";
import type { Matrix, MatrixCell } from "../stream/stream";

/** One table inside a matrix: a worksheet or a page may stack several. Row indexes are of the matrix. */
export interface Part {
  readonly captions: number[];
  readonly header: number[];
  readonly numbers: number | null;
  readonly body: number[];
  readonly notes: number[];
  /** Form block above an indicator header (绩效目标表). */
  readonly form: number[];
}

/** What a row of a matrix says: made once, and asked by everything that looks for headers, bodies and forms. */
interface RowWords {
  /** Distinct cells, in order. */
  readonly cells: readonly MatrixCell[];
  /** Texts of those that begin in this row and are not blank. */
  readonly texts: readonly string[];
  /** The same, folded. */
  readonly folded: readonly string[];
}

const known = new WeakMap<Matrix, RowWords[]>();

function rowWords(matrix: Matrix, r: number): RowWords {
  let rows = known.get(matrix);
  if (!rows) known.set(matrix, (rows = []));
  return (rows[r] ??= readRow(matrix, r));
}

function readRow(matrix: Matrix, r: number): RowWords {
  const cells: MatrixCell[] = [];
  for (const cell of matrix.rows[r] ?? []) if (cell && cells[cells.length - 1] !== cell) cells.push(cell);
  const texts = cells
    .filter((c) => c.row === r || matrix.spans === "lost")
    .map((c) => c.text)
    .filter((t) => fold(t) !== "");
  return { cells, texts, folded: texts.map(fold) };
}

/** Distinct cells of a row, in order. */
export const rowCells = (matrix: Matrix, r: number): readonly MatrixCell[] => rowWords(matrix, r).cells;

/** Texts of the distinct cells that begin in this row and are not blank. */
export const ownTexts = (matrix: Matrix, r: number): readonly string[] => rowWords(matrix, r).texts;

function isNote(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.length <= 2 && isNoteBelow(texts[0]!);
}

/** A row with a number, a code, an outline item: it belongs to the body. */
function looksLikeBody(texts: readonly string[]): boolean {
  const folded = texts.map(fold);
  // A second-level indicator leads a row of a goal table; 成本指标 also heads a column, beside 产出指标.
  if (
    folded.some((t) => isIndicatorName(t)) ||
    (folded.length > 2 && folded.includes("成本指标") && !folded.includes("产出指标"))
  )
    return true;
  return texts.some((t) => {
    const f = fold(t);
    if (/^20\d\d$/.test(f)) return false;
    if (parseMoney(t).kind === "amount") return true;
    return /^[一二三四五六七八九十]+、|^\([一二三四五六七八九十]+\)|^(?!20\d\d年)\[?\d{3,7}\]?[-－\s]*[\u4e00-\u9fff]|^[（(]?\d{1,2}[)）.、][\u4e00-\u9fff]/.test(
      f,
    );
  });
}

/** True when the row can only be header: mostly header words, no number. */
function isHeaderRow(matrix: Matrix, r: number): boolean {
  const texts = ownTexts(matrix, r);
  if (texts.length === 0) return false;
  if (looksLikeBody(texts)) return false;
  const words = texts.filter(isHeaderWord).length;
  return words * 2 >= texts.length;
}

/** One word in one cell of a wide page, above rows: the end of a name that the page's end cut, no header. */
function isLoneWord(matrix: Matrix, r: number): boolean {
  if (matrix.spans === "lost" || matrix.width < 3) return false;
  const printed = rowCells(matrix, r).filter((c) => fold(c.text) !== "");
  if (printed.length !== 1 || printed[0]!.columnSpan > 1 || printed[0]!.rowSpan > 1) return false;
  const below = r + 1 < matrix.rows.length ? ownTexts(matrix, r + 1) : [];
  return below.length > 1 && looksLikeBody(below);
}

function isTotalOnly(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.every((t) => isSum(t) || fold(t) === "无");
}

/** The row that heads the indicators of a goal form. */
function isIndicatorHeader(matrix: Matrix, r: number): boolean {
  const texts = rowWords(matrix, r).folded;
  // Beijing: 活动, 绩效指标, 指标性质, 指标值, 度量单位.
  if (
    matrix.spans === "known" &&
    texts.length >= 4 &&
    ["绩效指标", "指标值"].every((w) => texts.includes(w)) &&
    texts.some((t) => /指标性质|度量单位/.test(t))
  )
    return true;
  return texts.some((t) => /^一级指标$/.test(t)) && texts.some((t) => /^三级指标|^二级指标$|^指标(内容|名称)$/.test(t));
}

/** Splits a matrix into the tables that it stacks. */
export function dissect(matrix: Matrix): Part[] {
  const parts: Part[] = [];
  let part = emptyPart();
  const count = matrix.rows.length;
  const close = (): void => {
    if (isFormBlock(matrix, part))
      part = { ...emptyPart(), captions: part.captions, form: [...part.header, ...part.body] };
    if (part.header.length > 0 || part.body.length > 0 || part.captions.length > 0 || part.form.length > 0)
      parts.push(part);
    part = emptyPart();
  };
  for (let r = 0; r < count; r++) {
    const texts = ownTexts(matrix, r);
    if (texts.length === 0) {
      // A row whose cells all reach down from above belongs to what stands above.
      if (part.header.length > 0 && part.body.length === 0 && coveredByHeader(matrix, part, r)) part.header.push(r);
      continue;
    }
    if (isIndicatorHeader(matrix, r) && !(part.header.length > 0 && coveredByHeader(matrix, part, r))) {
      // What stands above with no indicators of its own is the form block of this goal table.
      const form = [...part.form, ...part.header, ...part.body];
      const open = part.header.some((h) => isIndicatorHeader(matrix, h));
      if (open) close();
      else part = { ...emptyPart(), captions: part.captions, form };
      part.header.push(r);
      continue;
    }
    // A label at the side (绩效指标) reaches down over the indicators: only header words go on with their header.
    const indicators =
      part.header.some((h) => isIndicatorHeader(matrix, h)) &&
      !texts.every((t) => isHeaderWord(t) && !/^(成本|产出|效益|满意度)指标$/.test(fold(t)));
    if (
      part.body.length === 0 &&
      part.header.length > 0 &&
      !indicators &&
      coveredByHeader(matrix, part, r) &&
      !looksLikeBody(texts)
    ) {
      part.header.push(r);
      continue;
    }
    if (isColumnNumberRow(rowTexts(matrix, r))) {
      if (part.header.length > 0 && part.body.length === 0) (part as { numbers: number | null }).numbers = r;
      else if (part.header.length === 0) part.body.push(r);
      continue;
    }
    if (isLead(matrix, r, texts)) {
      if (part.body.length > 0 || part.header.length > 0) {
        if (isNote(texts)) {
          part.notes.push(r);
          continue;
        }
        close();
      }
      part.captions.push(r);
      continue;
    }
    if (isNote(texts) && (part.header.length > 0 || part.body.length > 0)) {
      part.notes.push(r);
      continue;
    }
    // An indicator header is one row; what follows is the body whatever its words.
    const settled = part.header.some((h) => isIndicatorHeader(matrix, h));
    const header = !settled && isHeaderRow(matrix, r) && !(part.header.length === 0 && isLoneWord(matrix, r));
    if (header && part.body.length === 0 && part.numbers === null) {
      const alone = isTotalOnly(texts) && part.header.length > 0;
      if (alone) part.body.push(r);
      else part.header.push(r);
      continue;
    }
    if (
      header &&
      part.body.length > 0 &&
      !isTotalOnly(texts) &&
      texts.length >= 3 &&
      repeatsOrBegins(matrix, part, r)
    ) {
      close();
      part.header.push(r);
      continue;
    }
    part.body.push(r);
  }
  close();
  return parts;
}

/**
 * The head block of a goal form standing in a grid of its own, or the rest of one that a page break cut: every row is
 * led by one of its labels, holds the plan's figures, or is one text.
 */
function isFormBlock(matrix: Matrix, part: Part): boolean {
  const rows = [...part.header, ...part.body];
  if (rows.length === 0 || rows.length > 30 || part.numbers !== null || rows.some((r) => isIndicatorHeader(matrix, r)))
    return false;
  const texts = rows.map((r) => ownTexts(matrix, r).map(fold));
  const led = texts.filter((t) => leadsForm(t[0] ?? ""));
  const figures = (t: readonly string[]): boolean => t.every((c) => /^\d[\d.]*%?$/.test(c) || isPlanMonth(c));
  const fits = texts.every((t, i) => led.includes(t) || figures(t) || t.length === 1 || (i === 0 && figures(t)));
  const strong = led.length >= 2 || texts.some((t) => t.includes("项目编码") && t.includes("项目名称"));
  // 项目编码 with its code beside it is a form, however early the page ends; as a column's head it has no code.
  if (texts.some((t) => t[0] === "项目编码" && /^[0-9A-Z]{12,}$/i.test(t[1] ?? "") && t.includes("项目名称")))
    return true;
  if (rows.length === 1 && texts[0]!.length === 2 && texts[0]![0] === "项目名称") return true;
  const rest = led.length === 1 && figures(texts[0]!) && led[0]![0] === "绩效目标";
  return (fits && (strong || rest)) || (strong && leadsForm(texts[0]![0] ?? "") && led.length >= 2);
}

function emptyPart(): Part {
  return { captions: [], header: [], numbers: null, body: [], notes: [], form: [] };
}

/** Texts of a row by column; what reaches into it from the side or from above (备注 over the numbers of the columns) is not its own. */
function rowTexts(matrix: Matrix, r: number): (string | null)[] {
  return (matrix.rows[r] ?? []).map((c, i, row) =>
    c === null || (i > 0 && row[i - 1] === c) || (matrix.spans === "known" && c.row < r) ? null : c.text,
  );
}

function coveredByHeader(matrix: Matrix, part: Part, r: number): boolean {
  if (matrix.spans === "lost") return false;
  return (matrix.rows[r] ?? []).some(
    (c) => c !== null && part.header.includes(c.row) && c.row < r && c.row + c.rowSpan > r,
  );
}

/** Title, unit, year, unit of money … standing in rows of the grid itself. */
function isLead(matrix: Matrix, r: number, texts: readonly string[]): boolean {
  if (texts.length > 4) return false;
  if (texts.every(isCaption)) return true;
  // A unit's name with nothing before it, the unit of money or the year beside it.
  if (texts.length > 1 && texts.some(isCaption) && texts.every((t) => isCaption(t) || namesUnit(fold(t)))) return true;
  const wide = matrix.width <= 2 || texts.length * 3 <= matrix.width + 3;
  if (!wide) return false;
  return (
    texts.every((t) => isCaption(t) || (looksLikeTitle(t) && (!isHeaderWord(t) || namesTable(t)))) ||
    isTitleOverWidth(matrix, r, texts)
  );
}

/** No column is called a 表: narrower than what stands above it on the sheet, it still is the title of what follows. */
function namesTable(text: string): boolean {
  return /表(?:[(（][^()（）]*[)）])?$/.test(fold(text));
}

function isTitleOverWidth(matrix: Matrix, r: number, texts: readonly string[]): boolean {
  if (texts.length !== 1 || matrix.spans === "lost") return false;
  const cell = rowCells(matrix, r).find((c) => fold(c.text) !== "")!;
  return cell.columnSpan >= matrix.width && matrix.width > 1 && looksLikeTitle(cell.text);
}

/** A header row below a body: the header printed again on a new page, or another table's. */
function repeatsOrBegins(matrix: Matrix, part: Part, r: number): boolean {
  const texts = ownTexts(matrix, r).map(fold);
  const first = part.header[0];
  if (first !== undefined && ownTexts(matrix, first).map(fold).join("|") === texts.join("|")) return true;
  return texts.filter(isHeaderWord).length === texts.length && texts.length >= 4;
}
