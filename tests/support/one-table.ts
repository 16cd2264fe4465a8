/**
 * One invented disclosure with one table, 支出总表 of five rows, and the ways in which a file can hold it. Each must be read as its plain web page is:
 * thirteen facts.
 */
import { strToU8, zipSync } from "fflate";
import { importDisclosures, toJson, type ImportJson } from "../../src/application";

export interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export const TITLE = "虚构市植物标本馆2026年部门预算公开";

const ROWS: readonly (readonly (string | readonly [text: string, rowSpan: number, columnSpan: number])[])[] = [
  [["部门预算支出总表", 1, 9]],
  [
    ["905 虚构市植物标本馆", 1, 3],
    ["预算年度：2026", 1, 3],
    ["单位：万元", 1, 3],
  ],
  [
    ["序号", 2, 1],
    ["功能分类科目", 1, 2],
    ["合计", 2, 1],
    ["基本支出", 2, 1],
    ["项目支出", 2, 1],
    ["经营支出", 2, 1],
    ["上解上级支出", 2, 1],
    ["对附属单位补助支出", 2, 1],
  ],
  ["科目编码", "科目名称"],
  ["1", "", "合计", "1,905.60", "1,640.40", "265.20", "", "", ""],
  ["2", "207", "文化旅游体育与传媒支出", "1,905.60", "1,640.40", "265.20", "", "", ""],
  ["3", "20702", "文物", "1,905.60", "1,640.40", "265.20", "", "", ""],
  ["4", "2070201", "行政运行", "1,640.40", "1,640.40", "", "", "", ""],
  ["5", "2070205", "博物馆", "265.20", "", "265.20", "", "", ""],
];
export const COLUMNS = 9;

/** Cells at their places. */
export const CELLS: readonly Placed[] = placed();

function placed(): Placed[] {
  const taken = new Set<string>();
  return ROWS.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column++;
      const [text, rowSpan, columnSpan] = typeof cell === "string" ? [cell, 1, 1] : cell;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`);
      return { text, row, column, rowSpan, columnSpan };
    });
  });
}

/** Texts by row and column; what a span covers is blank. */
export function textGrid(): string[][] {
  const grid = ROWS.map(() => Array.from({ length: COLUMNS }, () => ""));
  for (const cell of CELLS) grid[cell.row]![cell.column] = cell.text;
  return grid;
}

/** The table of a web page; the attributes of a cell may be given. */
export function htmlTable(attributes: (cell: Placed) => string = () => ""): string {
  const rows = ROWS.map((_, row) =>
    CELLS.filter((cell) => cell.row === row)
      .map((c) => `<td rowspan=${c.rowSpan} colspan=${c.columnSpan} ${attributes(c)}>${c.text}</td>`)
      .join(""),
  );
  return `<table border=1>${rows.map((row) => `<tr>${row}</tr>`).join("\n")}</table>`;
}

export const htmlPage = (inside = htmlTable(), head = ""): string =>
  `<html><head><title>${TITLE}</title>${head}</head><body><p>${TITLE}</p>\n${inside}</body></html>`;

/** The body of a Word document; 2003 writes a vertical merge in small letters. */
export function wordBody(merge: "vMerge" | "vmerge"): string {
  const word = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const rows = ROWS.map((_, row) => {
    let out = "";
    for (let column = 0; column < COLUMNS;) {
      const cell = CELLS.find(
        (c) => c.column === column && row >= c.row && row < c.row + c.rowSpan && column < c.column + c.columnSpan,
      )!;
      const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : "";
      const begin = cell.row === row;
      const vertical = cell.rowSpan > 1 ? `<w:${merge}${begin ? ' w:val="restart"' : ""}/>` : "";
      out += `<w:tc><w:tcPr>${span}${vertical}</w:tcPr>${word(begin ? cell.text : "")}</w:tc>`;
      column += cell.columnSpan;
    }
    return `<w:tr>${out}</w:tr>`;
  });
  return `${word(TITLE)}<w:tbl>${rows.join("")}</w:tbl>`;
}

/** Separated values; a field that holds the separator is quoted. */
export const separated = (separator: string, grid = textGrid()): string =>
  grid
    .map((row) => row.map((t) => (t.includes(separator) || /["\n]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t)))
    .map((row) => row.join(separator))
    .join("\r\n") + "\r\n";

/** A zip of texts. */
export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** What an import makes of the bytes; a refusal is thrown. */
export async function imported(bytes: Uint8Array | string, name = "试验"): Promise<ImportJson> {
  const given = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const [result] = await importDisclosures([{ type: "file", name, bytes: given }]);
  if (!result!.ok) throw result!.error;
  return toJson(result!.value);
}

/** Facts without their places. */
export const factsOf = (json: ImportJson): string[] =>
  json.facts.map((f) => `${f.table} ${f.code ?? ""} ${f.item ?? ""} ${f.column} ${f.amount}${f.unit}`);

/** What every way of writing the table gives. */
export const FACTS: readonly string[] = [
  ...["合计 1905.6", "基本支出 1640.4", "项目支出 265.2"].map((f) => `expenditure  合计 ${f}万元`),
  ...["合计 1905.6", "基本支出 1640.4", "项目支出 265.2"].map((f) => `expenditure 207 文化旅游体育与传媒支出 ${f}万元`),
  ...["合计 1905.6", "基本支出 1640.4", "项目支出 265.2"].map((f) => `expenditure 20702 文物 ${f}万元`),
  ...["合计 1640.4", "基本支出 1640.4"].map((f) => `expenditure 2070201 行政运行 ${f}万元`),
  ...["合计 265.2", "项目支出 265.2"].map((f) => `expenditure 2070205 博物馆 ${f}万元`),
];
