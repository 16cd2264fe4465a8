import { isSum } from "../words/totals";
import type { Matrix, MatrixCell, StreamItem, StreamLine } from "./stream";

/** OCR and spreadsheet text: a row a line, cells split by tabs. */

/** True when rows stand on lines, cells split by tabs. */
export function isRowLines(lines: readonly StreamLine[]): boolean {
  return lines.filter((l) => /\S\t/.test(l.text) || /\t\S/.test(l.text)).length >= 3;
}

/** Contents entry `部门预算收支总表\t1`: a title, a tab, a page number. */
function isContentsLine(text: string): boolean {
  return /^[^\t\u4e00-\u9fff]*[\u4e00-\u9fff][^\t]*\t+[ivxlc\d]{1,4}\s*$/i.test(text) && !isSum(text.split("\t")[0]!);
}

/** Replaces runs of tab-split lines by matrices; blank lines end a run. */
export function readRowLines(lines: readonly StreamLine[]): StreamItem[] {
  const out: StreamItem[] = [];
  let run: StreamLine[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    if (run.every((l) => isContentsLine(l.text))) {
      for (const l of run) out.push({ type: "line", text: l.text, source: l.source });
    } else out.push({ type: "matrix", matrix: toMatrix(run) });
    run = [];
  };
  for (const line of lines) {
    if (/\t/.test(line.text) && line.text.trim() !== "") run.push(line);
    else {
      if (run.length > 0 && line.text.trim() !== "" && continuesRow(run, line.text)) {
        run.push(line);
        continue;
      }
      flush();
      if (line.text.trim() !== "") out.push(line);
    }
  }
  flush();
  return out;
}

/** `3.保障单位…。\t\t` lost its tabs: an outline number that goes on from the row above stays in the table. */
function continuesRow(run: readonly StreamLine[], text: string): boolean {
  const above = run[run.length - 1]!.text;
  const here = /^\s*(\d{1,2})[.、]/.exec(text);
  const last = [...above.matchAll(/(?:^|\t|\s)(\d{1,2})[.、]/g)].pop();
  return here !== null && last !== undefined && Number(here[1]) === Number(last[1]) + 1;
}

function toMatrix(run: readonly StreamLine[]): Matrix {
  const rows: (MatrixCell | null)[][] = run.map((line, r) =>
    line.text.split("\t").map((text, c) => ({
      text: text.trim(),
      source: line.source,
      row: r,
      column: c,
      rowSpan: 1,
      columnSpan: 1,
    })),
  );
  return {
    rows,
    width: Math.max(...rows.map((r) => r.length)),
    spans: "lost",
    pageBreaks: [],
    pages: [],
    source: run[0]!.source,
  };
}
