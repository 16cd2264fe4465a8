/**
 * Cuts of published layouts in `tests/fixtures/layouts`: one file a layout, its names and figures invented, with what is to be read from it below.
 *
 * A line that begins with `#` says what the cut shows. `== page` begins a page. A line `| a | b |` is a row of a grid, and rows without a blank line
 * between are one grid; every other line is a paragraph. A cell may end in `<2x1>`: two columns wide, one row high, and rows below leave out
 * what it covers. `⏎` is a line break within a cell. `8.80!9.80` prints 8.80, and is where the test plants 9.80. `== read` begins what is to come out.
 */
import type { Block, Grid, GridCell, SourceDocument } from "../../src/reading";
import type { Disclosure, FormFields, StandardRow, StandardValue } from "../../src/disclosure";

export interface Layout {
  readonly document: SourceDocument;
  /** The marked cells: where they are, and the digit to plant there. */
  readonly slips: readonly Slip[];
  /** What is to be read, as `summary` words it; below a line on the grids, where the layout is drawn on its pages. */
  readonly read: string;
  /** The grids as read, of a drawn layout. */
  readonly grids?: string;
}

export interface Slip {
  readonly block: number;
  readonly cell: number;
  readonly text: string;
  readonly planted: string;
}

const PAGE = { top: 40, left: 40, width: 720, row: 18 };
const SLIP = /^([^!]*\d)!(-?[\d.,\n]+)$/;

export function parseLayout(file: string, text: string): Layout {
  const [drawing = "", read = ""] = text.split(/^== read\n/m);
  const blocks: Block[] = [];
  const slips: Slip[] = [];
  let page = 1;
  let y = PAGE.top;
  let rows: string[] = [];
  const close = (): void => {
    if (rows.length === 0) return;
    const grid = gridOf(rows, page, y);
    grid.cells.forEach((c, cell) => {
      const slip = SLIP.exec(c.text);
      if (slip) slips.push({ block: blocks.length, cell, text: slip[1]!, planted: slip[2]! });
    });
    blocks.push({ ...grid, cells: grid.cells.map((c) => ({ ...c, text: c.text.replace(SLIP, "$1") })) });
    y += (grid.rows + 1) * PAGE.row;
    rows = [];
  };
  for (const line of drawing.split("\n").filter((l) => !l.startsWith("#"))) {
    if (line.startsWith("|")) {
      rows.push(line);
      continue;
    }
    close();
    if (line.startsWith("== page")) {
      if (blocks.length > 0) page++;
      y = PAGE.top;
    } else if (line.trim() !== "") {
      const box = { x: PAGE.left, y, width: PAGE.width, height: PAGE.row };
      blocks.push({ type: "paragraph", text: line.trim(), source: { page, box } });
      y += PAGE.row;
    }
  }
  close();
  return { document: { file, sha256: "", kind: "pdf", pages: page, blocks, issues: [] }, slips, read: read.trim() };
}

/** A grid of rows; a row gives the cells that no cell above reaches into. */
function gridOf(lines: readonly string[], page: number, top: number): Grid {
  const taken = new Set<string>();
  const cells: (Omit<GridCell, "source"> & { readonly text: string })[] = [];
  let columns = 0;
  lines.forEach((line, row) => {
    let column = 0;
    for (const printed of line.replace(/^\||\|\s*$/g, "").split("|")) {
      while (taken.has(`${row},${column}`)) column++;
      const [, words = "", wide = "1", high = "1"] = /^(.*?)(?:<(\d+)x(\d+)>)?$/.exec(printed.trim())!;
      const [columnSpan, rowSpan] = [Number(wide), Number(high)];
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(`${row + r},${column + c}`);
      cells.push({ row, column, rowSpan, columnSpan, text: words.trim().replaceAll("⏎", "\n") });
      column += columnSpan;
    }
    while (taken.has(`${row},${column}`)) column++;
    if (columns > 0 && column !== columns) throw new Error(`row of ${column} columns, not ${columns}: ${line}`);
    columns = column;
  });
  const width = PAGE.width / columns;
  const boxOf = (c: Omit<GridCell, "source">) => ({
    x: PAGE.left + c.column * width,
    y: top + c.row * PAGE.row,
    width: c.columnSpan * width,
    height: c.rowSpan * PAGE.row,
  });
  return {
    type: "grid",
    rows: lines.length,
    columns,
    cells: cells.map((c) => ({ ...c, source: { page, box: boxOf(c) } })),
    origin: "ruled",
    source: { page, box: { x: PAGE.left, y: top, width: PAGE.width, height: lines.length * PAGE.row } },
  };
}

/** What was read, in lines that a person can hold against the drawing: blanks are left out, amounts are in their table's unit. */
export function summary(d: Disclosure): string {
  const lines = [[d.unitName, d.year, d.kind, d.moneyUnit].map((x) => x ?? "–").join(" ")];
  for (const t of d.tables) {
    const standard = d.standard.find((s) => s.id === t.id && s.index === t.index);
    const pages = t.pages.length > 1 ? `p${t.pages[0]}-${t.pages.at(-1)}` : `p${t.pages[0]}`;
    const name = t.index > 1 ? `${t.id}#${t.index}` : t.id;
    lines.push(
      "",
      [name, t.title, t.moneyUnit, pages, t.state === "filled" ? null : t.state].filter(Boolean).join(" "),
    );
    for (const [label, value] of Object.entries(t.fields ?? {})) lines.push(`  ${label}: ${fieldWords(value)}`);
    if (!standard) lines.push(`  ${t.rows.length} rows of ${t.columns.join(" ")}`);
    else if (standard.rows.length > 0) lines.push(`  [${standard.columns.join(" ")}]`);
    for (const row of standard?.rows ?? []) lines.push(`  ${rowWords(row, t.moneyUnit)}`);
    for (const p of t.problems) lines.push(`  ! ${p.message.code}`);
  }
  if (d.narrative.length > 0) lines.push("");
  for (const n of d.narrative)
    lines.push(`text ${[n.year, n.key, n.scope, n.direction].filter(Boolean).join(" ")} | ${n.value}${n.unit}`);
  const told = [...new Set(d.issues.map((i) => i.code))];
  return [...lines, ...(told.length > 0 ? ["", `issues: ${told.join(" ")}`] : [])].join("\n");
}

function fieldWords(value: FormFields[string]): string {
  if (value === null) return "–";
  if (typeof value === "string") return value.replaceAll("\n", " ");
  if (Array.isArray(value)) return value.join("；").replaceAll("\n", " ");
  return Object.entries(value)
    .map(([k, v]) => `${k}=${v ?? "–"}`)
    .join(" ");
}

/** Columns that name a row: its head says them. */
const NAMES = new Set(["code", "item", "governmentCode", "unitCode", "unitName"]);

function rowWords(row: StandardRow, unit: string | null): string {
  const side = row.side === null ? null : row.side === "income" ? "in" : "out";
  const head = [
    row.total ? `total:${row.total}` : row.role === "detail" ? null : row.role,
    side,
    row.basis,
    row.unitCode,
    row.unitName,
    row.code,
    row.secondCode,
    row.ofWhich ? "of-which" : null,
    row.item === row.unitName ? null : row.item,
    row.parent === null ? null : `<${row.parent}>`,
  ];
  const values = (Object.entries(row.values) as [string, StandardValue][]).flatMap(([key, v]) =>
    v.text === null || NAMES.has(key) ? [] : [`${key}=${amountWords(v, unit)}`],
  );
  return [head.filter(Boolean).join(" "), values.join(" ")].filter((x) => x !== "").join(" | ");
}

function amountWords({ amount, text }: StandardValue, unit: string | null): string {
  if (!amount) return text!.replaceAll("\n", "");
  return amount.value.toFixed() + (amount.unit === unit ? "" : (amount.unit ?? "?"));
}
