import type { Block, Grid, GridCell, Paragraph, SourceDocument } from "../../src/reading/source-document";

/** A cell that transformations move about. */
export interface Cell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  text: string;
}

const AMOUNT = /^[-−△(（]?[\d,]*\d(\.\d+)?[)）]?$/;
const CODE = /^\d{3}(\d{2}){0,2}$/;

/** True for a cell that prints an amount: with decimals or separators, or a whole number that is no code. */
export function isMoney(text: string): boolean {
  const t = text.replace(/\s/g, "");
  return AMOUNT.test(t) && (/[.,]/.test(t) || /\d{4,}/.test(t)) && !/^(\d{5}|\d{7})$/.test(t);
}
export const isCode = (text: string): boolean => CODE.test(text.replace(/\s/g, ""));
export const fold = (text: string): string => text.replace(/\s/g, "");

/** The value of a printed amount. */
export function valueOf(text: string): number {
  const t = fold(text).replace(/,/g, "");
  return /^[-−△(（]/.test(t) ? -Number(t.replace(/[^\d.]/g, "")) : Number(t);
}
/** An amount as printed, with separators where the pattern has them. */
export function print(value: number, digits: number, grouped: boolean): string {
  return value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: grouped,
  });
}
export const digitsOf = (text: string): number => /\.(\d+)/.exec(text)?.[1]!.length ?? 0;

/** A grid that can be changed: rows and columns put in, taken out and moved. Places on paper are laid out anew. */
export class Sheet {
  constructor(
    public rows: number,
    public columns: number,
    public cells: Cell[],
    readonly grid: Grid,
  ) {}

  static of(grid: Grid): Sheet {
    return new Sheet(
      grid.rows,
      grid.columns,
      grid.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({ row, column, rowSpan, columnSpan, text })),
      grid,
    );
  }

  copy(): Sheet {
    return new Sheet(
      this.rows,
      this.columns,
      this.cells.map((c) => ({ ...c })),
      this.grid,
    );
  }

  at(row: number, column: number): Cell | undefined {
    return this.cells.find(
      (c) => row >= c.row && row < c.row + c.rowSpan && column >= c.column && column < c.column + c.columnSpan,
    );
  }

  text(row: number, column: number): string {
    const c = this.at(row, column);
    return c ? fold(c.text) : "";
  }

  /** Rows before the first that prints an amount, a code or a total; 0 where the page prints no header. */
  get header(): number {
    for (let r = 0; r < this.rows; r++) {
      const own = this.cells.filter((c) => c.row === r).map((c) => fold(c.text));
      const total = own.some((t) => /^(合计|总计)$/.test(t)) && own.every((t) => /^(合计|总计|[-—0.]*)$/.test(t));
      if (total || own.some((t) => isMoney(t) || isCode(t) || /^[一1][、.]/.test(t))) return r;
    }
    return Math.min(1, this.rows);
  }

  /** True for a statement of money: a header, amounts, no indicators. */
  get isStatement(): boolean {
    const h = this.header;
    return (
      h > 0 &&
      h < this.rows &&
      this.columns > 1 &&
      !this.cells.some((c) => /[一二三]级指标|绩效(目标|指标)/.test(c.text)) &&
      this.cells.some((c) => c.row >= h && isMoney(c.text))
    );
  }

  /** Cells of the header, each once. */
  get head(): Cell[] {
    const h = this.header;
    return this.cells.filter((c) => c.row < h);
  }
  get body(): Cell[] {
    const h = this.header;
    return this.cells.filter((c) => c.row >= h);
  }

  /** Words of the header over a column, from the top. */
  path(column: number): string {
    const h = this.header;
    const words: string[] = [];
    for (let r = 0; r < h; r++) {
      const t = this.text(r, column);
      if (t !== "" && words.at(-1) !== t) words.push(t);
    }
    return words.join("/");
  }

  find(words: RegExp): number {
    for (let c = 0; c < this.columns; c++) if (words.test(this.path(c))) return c;
    return -1;
  }

  /** Columns of codes, of names and of amounts. */
  isMoneyColumn(column: number): boolean {
    return this.body.some((c) => c.column === column && c.columnSpan === 1 && isMoney(c.text));
  }

  insertRow(at: number, texts: readonly string[]): void {
    const covered = new Set<number>();
    for (const c of this.cells) {
      if (c.row >= at) c.row++;
      else if (c.row + c.rowSpan > at) {
        c.rowSpan++;
        for (let i = 0; i < c.columnSpan; i++) covered.add(c.column + i);
      }
    }
    this.rows++;
    for (let column = 0; column < this.columns; column++)
      if (!covered.has(column))
        this.cells.push({ row: at, column, rowSpan: 1, columnSpan: 1, text: texts[column] ?? "" });
  }

  deleteRow(at: number): void {
    this.cells = this.cells.flatMap((c) => {
      if (c.row <= at && c.row + c.rowSpan > at) {
        if (c.rowSpan === 1) return [];
        return [{ ...c, rowSpan: c.rowSpan - 1 }];
      }
      return [c.row > at ? { ...c, row: c.row - 1 } : c];
    });
    this.rows--;
  }

  /** Moves a row to the end. */
  moveToEnd(row: number): void {
    for (const c of this.cells) c.row = c.row === row ? this.rows - 1 : c.row > row ? c.row - 1 : c.row;
  }

  isPlainRow(row: number): boolean {
    return this.cells.every((c) => c.rowSpan === 1 || row < c.row || row >= c.row + c.rowSpan);
  }

  /** Puts a column in; its header is one cell over all header rows, unless a group spans the place. */
  insertColumn(at: number, header: string, texts: (row: number) => string): void {
    const h = this.header;
    const covered = new Set<number>();
    for (const c of this.cells) {
      if (c.column >= at) c.column++;
      else if (c.column + c.columnSpan > at) {
        c.columnSpan++;
        for (let i = 0; i < c.rowSpan; i++) covered.add(c.row + i);
      }
    }
    this.columns++;
    const free = Array.from({ length: h }, (_, r) => r).filter((r) => !covered.has(r));
    if (free.length > 0)
      this.cells.push({ row: free[0]!, column: at, rowSpan: free.length, columnSpan: 1, text: header });
    for (let r = h; r < this.rows; r++)
      if (!covered.has(r)) this.cells.push({ row: r, column: at, rowSpan: 1, columnSpan: 1, text: texts(r) });
  }

  deleteColumn(at: number): void {
    this.cells = this.cells.flatMap((c) => {
      if (c.column <= at && c.column + c.columnSpan > at) {
        if (c.columnSpan === 1) return [];
        return [{ ...c, columnSpan: c.columnSpan - 1 }];
      }
      return [c.column > at ? { ...c, column: c.column - 1 } : c];
    });
    this.columns--;
  }

  /** Swaps two neighbouring groups of columns; false where a cell spans their border. */
  swap(left: number, middle: number, right: number): boolean {
    const inside = (c: Cell): boolean => c.column < right && c.column + c.columnSpan > left;
    for (const c of this.cells)
      if (inside(c)) {
        const end = c.column + c.columnSpan;
        const whole = c.column <= left && end >= right;
        if (!whole && (c.column < left || end > right || (c.column < middle && end > middle))) return false;
      }
    for (const c of this.cells)
      if (inside(c) && !(c.column <= left && c.column + c.columnSpan >= right))
        c.column += c.column < middle ? right - middle : left - middle;
    return true;
  }

  /** Rows from one to another, with or without the header before them. */
  part(from: number, to: number, withHeader: boolean): Sheet {
    const h = withHeader ? this.header : 0;
    const cells = this.cells.flatMap((c) => {
      const out: Cell[] = [];
      if (c.row < h) out.push({ ...c, rowSpan: Math.min(c.rowSpan, h - c.row) });
      const top = Math.max(c.row, from);
      const end = Math.min(c.row + c.rowSpan, to);
      if (top < end && (c.row >= h || !withHeader))
        out.push({ ...c, row: top - from + h, rowSpan: end - top, text: c.row < from ? "" : c.text });
      return out;
    });
    return new Sheet(to - from + h, this.columns, cells, this.grid);
  }

  toGrid(page: number): Grid {
    const cells = this.cells
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map((c): GridCell => ({
        ...c,
        source: {
          page,
          box: { x: 50 + c.column * 60, y: 100 + c.row * 18, width: c.columnSpan * 60, height: c.rowSpan * 18 },
        },
      }));
    return {
      type: "grid",
      rows: this.rows,
      columns: this.columns,
      cells,
      origin: this.grid.origin,
      source: {
        page,
        box: { x: 50, y: 100, width: this.columns * 60, height: this.rows * 18 },
      },
    };
  }
}

/** A page: lines and sheets. */
export type Piece = { line: string } | { sheet: Sheet };
export type Page = Piece[];

export const isSheet = (p: Piece): p is { sheet: Sheet } => "sheet" in p;

/** A document as pages that can be changed; null where its format has none. */
export function toPages(document: SourceDocument): Page[] | null {
  const pages: Page[] = [];
  for (const block of document.blocks) {
    const n = block.source.page;
    if (n === undefined) return null;
    while (pages.length < n) pages.push([]);
    pages[n - 1]!.push(block.type === "grid" ? { sheet: Sheet.of(block) } : { line: block.text });
  }
  return pages;
}

export function toDocument(document: SourceDocument, pages: readonly Page[]): SourceDocument {
  const blocks = pages.flatMap((pieces, p) =>
    pieces.map((piece, i): Block => {
      if (isSheet(piece)) return piece.sheet.toGrid(p + 1);
      const line: Paragraph = {
        type: "paragraph",
        text: piece.line,
        source: { page: p + 1, box: { x: 80, y: 50 + i * 16, width: piece.line.length * 10, height: 12 } },
      };
      return line;
    }),
  );
  return { ...document, pages: pages.length, blocks, issues: [] };
}

export const copyPages = (pages: readonly Page[]): Page[] =>
  pages.map((page) => page.map((p) => (isSheet(p) ? { sheet: p.sheet.copy() } : { ...p })));
