import { fold, type Merge, type PublishedCell, type SourceRef } from "../../disclosure";
import type { Matrix, MatrixCell } from "../stream/stream";
import type { Problem } from "../problems";
import { alignRow, profileColumns } from "./align";
import { ownTexts, rowCells, type Part } from "./anatomy";
import { cleanCell, headerText, isBlank } from "./cells";
import { readLooseHeader } from "./loose-header";
import { TRACE_NOTES, said, type Said } from "../../words";

/** A part of a matrix read as a table: header leaves, body cells, captions and form block. */
export interface Section {
  readonly captions: readonly string[];
  readonly columns: string[];
  readonly columnNumbers: (string | null)[] | null;
  readonly rows: PublishedCell[][];
  readonly merges: Merge[];
  readonly notes: string[];
  /** Rows of the form block: printed cells in order with their place. */
  readonly form: FormRow[];
  readonly pages: number[];
  readonly source: SourceRef;
  readonly sheet: string | undefined;
  readonly spans: Matrix["spans"];
  readonly problems: Problem[];
  readonly trace: Said[];
  readonly hasHeader: boolean;
  /** Left and right edge of each column on its page, where the format gives boxes. */
  readonly extents: Extent[] | null;
}

export type Extent = readonly [left: number, right: number];

export type FormRow = readonly {
  readonly text: string;
  readonly column: number;
  readonly source: SourceRef;
  readonly confidence?: number | undefined;
}[];

/** Reads one part of a matrix. */
export function readSection(matrix: Matrix, part: Part): Section {
  const captions = part.captions.flatMap((r) => [ownTexts(matrix, r).join(" "), ...ownTexts(matrix, r)]);
  const notes = part.notes.map((r) =>
    ownTexts(matrix, r)
      .map((t) => cleanCell(t) ?? "")
      .join(""),
  );
  const form = part.form.map((r) =>
    rowCells(matrix, r)
      .filter((c) => c.row === r || matrix.spans === "lost")
      .map(({ text, column, source, confidence }) => ({ text, column, source, confidence })),
  );
  const body = matrix.spans === "known" ? knownBody(matrix, part) : lostBody(matrix, part);
  const firstRow = part.header[0] ?? part.body[0] ?? part.captions[0] ?? 0;
  const source = rowCells(matrix, firstRow)[0]?.source ?? matrix.source;
  return {
    captions,
    notes,
    form,
    ...body,
    pages: [...matrix.pages],
    source,
    sheet: matrix.sheet,
    spans: matrix.spans,
    hasHeader: part.header.length > 0,
  };
}

type Body = Pick<Section, "columns" | "columnNumbers" | "rows" | "merges" | "problems" | "trace" | "extents">;

function knownBody(matrix: Matrix, part: Part): Body {
  const paths: string[] = [];
  for (let c = 0; c < matrix.width; c++) {
    const seen: MatrixCell[] = [];
    for (const r of part.header) {
      const cell = matrix.rows[r]?.[c];
      if (cell && !seen.includes(cell)) seen.push(cell);
    }
    const words: string[] = [];
    for (const cell of seen) {
      const word = headerText(cell.text);
      if (word && words[words.length - 1] !== word) words.push(word);
    }
    paths.push(words.join("/"));
  }
  const numbers = part.numbers === null ? null : rowValues(matrix, part.numbers).map((t) => t && headerText(t));
  const rows: PublishedCell[][] = [];
  const merges: Merge[] = [];
  part.body.forEach((r, index) => {
    const cells: PublishedCell[] = [];
    for (let c = 0; c < matrix.width; c++) {
      const cell = matrix.rows[r]?.[c] ?? null;
      const covered = cell !== null && cell.column < c;
      cells.push({
        text: cell === null || covered ? null : cleanCell(cell.text),
        source: cell?.source ?? matrix.source,
        ...(cell?.confidence === undefined || covered ? {} : { recognised: cell.confidence }),
      });
      if (cell && cell.row === r && cell.column === c && fold(cell.text) !== "") {
        const span = part.body.filter((b) => b >= r && b < r + cell.rowSpan).length;
        if (span > 1 || cell.columnSpan > 1) merges.push([index, c, span, cell.columnSpan]);
      }
    }
    rows.push(cells);
  });
  const width = matrix.width;
  liftCodeParts(paths, rows[0]);
  const table = compactColumns(matrix, part, {
    columns: paths,
    columnNumbers: numbers,
    rows,
    merges,
    problems: [],
    trace: [],
    extents: columnExtents(matrix),
  });
  table.trace.push(
    width === table.columns.length
      ? said(TRACE_NOTES.header, { rows: part.header.length, columns: width })
      : said(TRACE_NOTES["header-joined"], { rows: part.header.length, columns: width, joined: table.columns.length }),
  );
  return table;
}

/** 类 款 项 printed in the row of 合计 are header words: they go up, the total stays. */
function liftCodeParts(paths: string[], first: PublishedCell[] | undefined): void {
  if (!first) return;
  const parts = first.flatMap((c, i) => (c.text !== null && /^[类款项目]$/.test(c.text) ? [i] : []));
  if (parts.length < 2) return;
  for (const i of parts) {
    if (!paths[i]!.endsWith(`/${first[i]!.text}`)) paths[i] = `${paths[i]}/${first[i]!.text}`;
    first[i] = { ...first[i]!, text: null };
  }
}

/** Edges of the columns, from cells that span one column. */
function columnExtents(matrix: Matrix): Extent[] | null {
  const out: (Extent | null)[] = new Array<Extent | null>(matrix.width).fill(null);
  for (const row of matrix.rows) {
    row.forEach((cell, c) => {
      const box = cell?.source.box;
      if (!cell || !box || cell.columnSpan !== 1 || cell.column !== c || out[c]) return;
      out[c] = [box.x, box.x + box.width];
    });
  }
  return out.every((e) => e !== null) ? (out as Extent[]) : null;
}

function rowValues(matrix: Matrix, r: number): (string | null)[] {
  return (matrix.rows[r] ?? []).map((c, i) => (c === null || c.column < i ? null : c.text || null));
}

/**
 * Rules that do not line up between header and body split a column in two: neighbours under one header cell, never
 * both printed in a row, are one column.
 */
function compactColumns(matrix: Matrix, part: Part, body: Body): Body {
  const keep: number[] = [];
  const target = new Array<number>(matrix.width).fill(0);
  for (let c = 0; c < matrix.width; c++) {
    const left = keep[keep.length - 1];
    const same =
      left !== undefined &&
      part.header.length > 0 &&
      body.columns[c] === body.columns[left] &&
      part.header.every((r) => matrix.rows[r]?.[c] === matrix.rows[r]?.[left] || !matrix.rows[r]?.[c]?.text) &&
      body.rows.every((row) => row[c]!.text === null || row[left]!.text === null) &&
      (body.columnNumbers === null || body.columnNumbers[c] === null || body.columnNumbers[left] === null);
    const empty = body.columns[c] === "" && body.rows.every((row) => row[c]!.text === null);
    if (same && left !== undefined) target[c] = keep.length - 1;
    else if (empty && left !== undefined) target[c] = -1;
    else {
      target[c] = keep.length;
      keep.push(c);
    }
  }
  if (keep.length === matrix.width) return body;
  const fold2 = <T>(row: readonly T[], blank: (v: T) => boolean): T[] =>
    keep.map((k, i) => {
      const group = row.filter((_, c) => target[c] === i);
      return group.find((v) => !blank(v)) ?? row[k]!;
    });
  return {
    ...body,
    columns: keep.map((k) => body.columns[k]!),
    extents:
      body.extents &&
      keep.map((_, i): Extent => {
        const group = body.extents!.filter((__, c) => target[c] === i);
        return [Math.min(...group.map((e) => e[0])), Math.max(...group.map((e) => e[1]))];
      }),
    columnNumbers: body.columnNumbers && fold2(body.columnNumbers, (v) => v === null),
    rows: body.rows.map((row) => fold2(row, (v) => v.text === null)),
    merges: body.merges
      .map(([r, c, rs, cs]): Merge => {
        const covered = new Set<number>();
        for (let k = c; k < c + cs; k++) if (target[k]! >= 0) covered.add(target[k]!);
        return [r, Math.max(0, target[c]!), rs, Math.max(1, covered.size)];
      })
      .filter(([, , rs, cs]) => rs > 1 || cs > 1),
  };
}

function lostBody(matrix: Matrix, part: Part): Body {
  const texts = (r: number): string[] => (matrix.rows[r] ?? []).map((c) => c?.text ?? "");
  const header = part.header.map(texts);
  const problems: Problem[] = [];
  const trace: Said[] = [];
  const width = bodyWidth(matrix, part);
  const loose = header.length > 0 ? readLooseHeader(header, width) : { leaves: [], fits: false };
  let columns = [...loose.leaves];
  if (header.length > 0 && !loose.fits) {
    trace.push(said(TRACE_NOTES["header-against-body"], { leaves: columns.length, width }));
    while (columns.length < width) columns.push("");
    columns = columns.slice(0, Math.max(width, columns.length));
  }
  while (columns.length < width) columns.push("");
  const numbers =
    part.numbers === null
      ? null
      : pad(
          texts(part.numbers).map((t) => headerText(t) || null),
          columns.length,
          null,
        );
  const full = part.body.map(texts);
  const profiles = profileColumns(full, columns.length);
  const rows = part.body.map((r): PublishedCell[] => {
    const cells = matrix.rows[r] ?? [];
    const aligned = alignRow(texts(r), profiles);
    if (texts(r).length < columns.length && texts(r).some((t) => t !== ""))
      trace.push(said(TRACE_NOTES["blanks-restored"], { row: r + 1 }));
    const source = cells.find((c) => c !== null)?.source ?? matrix.source;
    return pad(aligned, columns.length, "").map((text, c): PublishedCell => {
      const own = cells.find((cell) => cell !== null && cell.text === text && cell.column <= c);
      return { text: cleanCell(text), source: own?.source ?? source };
    });
  });
  for (const r of part.body) {
    if (
      texts(r).length > columns.length &&
      texts(r)
        .slice(columns.length)
        .some((t) => t !== "")
    ) {
      problems.push({ code: "row-too-long", line: r + 1 });
    }
  }
  // Trailing tabs make columns that hold nothing.
  while (
    header.length > 0 &&
    columns.length > 1 &&
    columns[columns.length - 1] === "" &&
    rows.every((row) => isBlank(row[columns.length - 1]?.text))
  ) {
    columns.pop();
    for (const row of rows) row.length = Math.min(row.length, columns.length);
    numbers?.splice(columns.length);
  }
  trace.push(said(TRACE_NOTES["header-by-text"], { rows: header.length, columns: columns.length }));
  return { columns, columnNumbers: numbers, rows, merges: [], problems, trace, extents: null };
}

/** The width that the 栏次 row or most body rows have. */
function bodyWidth(matrix: Matrix, part: Part): number {
  if (part.numbers !== null) {
    const row = matrix.rows[part.numbers]!;
    return row.length;
  }
  const counts = new Map<number, number>();
  for (const r of part.body) {
    const row = matrix.rows[r]!;
    const printed = row.filter((c) => c !== null && c.text !== "").length;
    if (printed < 2) continue;
    counts.set(row.length, (counts.get(row.length) ?? 0) + printed);
  }
  let best = 0;
  let weight = -1;
  for (const [width, n] of counts) if (n > weight || (n === weight && width > best)) [best, weight] = [width, n];
  return best > 0 ? best : Math.max(0, ...part.header.map((r) => matrix.rows[r]!.length));
}

function pad<T>(row: readonly T[], width: number, blank: T): T[] {
  const out = row.slice(0, width);
  while (out.length < width) out.push(blank);
  return out;
}
