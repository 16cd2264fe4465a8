/** Pages of a fictional scan, cell by cell, with what was read otherwise than it is printed. */
import type { Doubt } from "../../src/disclosure";
import type { Block, GridCell, SourceDocument } from "../../src/reading";

/** What is read of a cell: its text, and the confidence where it is in doubt. */
export type Read = readonly [text: string, confidence: number];
export type Reading = string | Read;

export const EXPENDITURE = [
  ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
  ["", "合计", "729.87", "529.87", "200.00"],
  ["206", "科学技术支出", "600.20", "400.20", "200.00"],
  ["20603", "应用研究", "600.20", "400.20", "200.00"],
  ["2060302", "社会公益研究", "600.20", "400.20", "200.00"],
  ["208", "社会保障和就业支出", "86.45", "86.45", ""],
  ["20805", "行政事业单位养老支出", "86.45", "86.45", ""],
  ["2080505", "机关事业单位基本养老保险缴费支出", "57.63", "57.63", ""],
  ["2080506", "机关事业单位职业年金缴费支出", "28.82", "28.82", ""],
  ["221", "住房保障支出", "43.22", "43.22", ""],
  ["22102", "住房改革支出", "43.22", "43.22", ""],
  ["2210201", "住房公积金", "43.22", "43.22", ""],
] as const;

/** A page of a scan: the rows, with what is read otherwise at `row/column`. */
export function page(
  rows: readonly (readonly string[])[],
  read: Readonly<Record<string, Reading>> = {},
  number = 1,
): Block {
  const cells = rows.flatMap((row, r) =>
    row.map((printed, c): GridCell => {
      const [text, confidence] = [read[`${r}/${c}`] ?? printed].flatMap((x) =>
        typeof x === "string" ? [[x, 0.98] as const] : [x],
      )[0]!;
      return {
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: 1,
        text,
        source: { page: number, box: { x: 40 + 100 * c, y: 90 + 18 * r, width: 100, height: 18 } },
        ...(text === "" && confidence === 0.98 ? {} : { confidence }),
      };
    }),
  );
  return {
    type: "grid",
    rows: rows.length,
    columns: rows[0]!.length,
    cells,
    origin: "ruled",
    source: { page: number },
  };
}

export const words = (texts: readonly string[], number = 1): Block[] =>
  texts.map((text) => ({ type: "paragraph", text, source: { page: number }, confidence: 0.98 }));

export const TITLE = ["部门支出总表", "部门：示例县水文站    预算年度：2026    单位：万元"];
export const scan = (...blocks: Block[]): SourceDocument => ({
  file: "扫描件.pdf",
  sha256: "0".repeat(64),
  kind: "pdf",
  pages: 2,
  blocks,
  issues: [{ code: "text-recognised", pages: [1], values: {} }],
});

export const expenditure = (read: Readonly<Record<string, Reading>>): SourceDocument =>
  scan(...words(TITLE), page(EXPENDITURE, read));

/** What is in doubt in a row of the expenditure table, the header being row 0. */
export const doubt = (doubts: readonly Doubt[], row: number, column: number): Doubt =>
  doubts.find((d) => d.cell.row === row - 1 && d.cell.column === column)!;
