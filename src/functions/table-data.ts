import { looseName, rejoinCode, withoutOrdinal } from "../classification";
import { fold, STANDARD_COLUMNS } from "../disclosure";
import { isBlank, rowsOf, textOf, type Argument, type Cell } from "./arguments";
import { invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { CELL_ERRORS, firstOf, type Several } from "../words";

/** Columns that say which disclosure a row belongs to and where it stood. */
const KEY_COLUMNS = ["年度", "公开单位", "层级", "版本", "单位编码", "单位名称", "行次"] as const;
const PLACE_COLUMN = "来源";
const CODE_COLUMNS = ["科目编码", "部门经济科目编码", "项目编码", "政府经济科目编码", "第二科目编码", "采购目录序号"];
const ITEM_COLUMNS = [
  "科目名称",
  "项目",
  "项目名称",
  "部门经济科目名称",
  "政府经济科目名称",
  "采购物品名称",
  "名称",
  "含义",
];
/** The amount column that is meant where none is named, in this order. */
const AMOUNT_COLUMNS = [
  "合计",
  "预算数",
  "决算数",
  "资金总额",
  "金额",
  "价值",
  "数值",
  "合计/小计",
  "本年收入合计",
  "本年支出合计",
];

/** Labels of the columns of standard sheets that are of some types. */
export const labelsOf = (types: readonly string[]): ReadonlySet<string> =>
  new Set(
    Object.values(STANDARD_COLUMNS).flatMap((columns) =>
      columns.filter((c) => types.includes(c.type)).map((c) => c.path.join("/")),
    ),
  );

/** Labels of money, and of words, in standard sheets; some stand for both, and are then words. */
const WORD_LABELS = labelsOf(["text", "code"]);
const AMOUNT_LABELS: ReadonlySet<string> = new Set(
  [...labelsOf(["money"]), ...AMOUNT_COLUMNS].filter((label) => !WORD_LABELS.has(label)),
);

/** Other words for a column, in print or in speech: where the table has only one of what they mean, it is that. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  总计: ["合计"],
  合计数: ["合计"],
  总额: ["合计", "资金总额"],
  人员支出: ["基本支出/人员经费", "人员经费"],
  公用支出: ["基本支出/公用经费", "公用经费"],
  日常公用经费: ["基本支出/公用经费", "公用经费"],
  财政拨款: ["本年收入/财政拨款收入"],
  上年预算数: ["上年数"],
  上年决算数: ["上年数"],
  增减率: ["增减%"],
  编码: ["科目编码"],
  名称: ["科目名称", "项目名称"],
};

/** What an amount is called beside which nothing stands. */
export const NAMELESS = "（没有名称）";

/** For so many different items that a table lacks it is told which are near. */
const MOST_LIKES = 50;

/** From so many rows on, parting them pays. */
const PART_FROM = 32;

/** The key column 年度 and its like, by the meaning that they have here. */
export type KeyColumn = (typeof KEY_COLUMNS)[number] | "类型" | "单位" | "金额单位" | "来源" | "方向" | "支出口径";

/**
 * The words of a cell in the form in which they are compared. Sheets repeat the same words in thousands of rows and
 * every call brings the range anew, so the forms are kept; the store is emptied before it grows large.
 */
const forms = new Map<string, { readonly folded: string; readonly name: string }>();
const MOST_FORMS = 50_000;

export function formOf(text: string): { readonly folded: string; readonly name: string } {
  let form = forms.get(text);
  if (!form) {
    if (forms.size >= MOST_FORMS) forms.clear();
    form = { folded: fold(text), name: looseName(withoutOrdinal(text)) || looseName(text) };
    forms.set(text, form);
  }
  return form;
}

const folded = (cell: Cell): string => (isBlank(cell) ? "" : formOf(String(cell)).folded);

/** What to look for in the item and code columns. */
export interface Wanted {
  readonly side: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly shown: string;
}

/** Reads an item: a code, a name, or a name with its side before it (`支出/合计`). */
export function wantedItem(cell: Cell): Wanted {
  let shown = textOf(cell);
  const sided = /^(收入|支出)\s*[/／]\s*(\S.*)$/su.exec(shown);
  const side = sided ? sided[1]! : null;
  if (sided) shown = sided[2]!;
  return {
    side,
    code: typeof cell === "boolean" ? null : rejoinCode(sided ? shown : cell),
    name: formOf(shown).name,
    shown,
  };
}

/**
 * A standard sheet as a function sees it: the range with its header row. Columns go by their printed labels, so any
 * table with such a header will do.
 */
export class TableData {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  private readonly keys: ReadonlyMap<string, number>;
  private readonly codeColumns: readonly number[];
  private readonly itemColumns: readonly number[];
  /** Positions of all rows. */
  readonly all: readonly number[];
  private readonly groups = new WeakMap<readonly number[], Map<KeyColumn, ReadonlyMap<string, readonly number[]>>>();
  private readonly years = new WeakMap<readonly number[], Map<string, readonly number[]>>();
  private itemNames: ReadonlyMap<string, string> | null = null;
  private readonly likes = new Map<string, readonly string[]>();
  private isIndexed = false;
  private readonly indexes: {
    code?: ReadonlyMap<string, readonly number[]>;
    name?: ReadonlyMap<string, readonly number[]>;
  } = {};

  /** `items: false` takes a table that has neither codes nor items. */
  constructor(data: Argument, options: { readonly items: boolean } = { items: true }) {
    const [head, ...rows] = rowsOf(data);
    this.header = (head ?? []).map((c) => folded(c));
    this.rows = rows;
    this.all = rows.map((_, r) => r);
    const at = new Map<string, number>();
    this.header.forEach((label, i) => {
      if (label !== "" && !at.has(label)) at.set(label, i);
    });
    this.keys = at;
    const find = (names: readonly string[]): number[] => names.flatMap((n) => at.get(n) ?? []);
    this.codeColumns = find(CODE_COLUMNS);
    this.itemColumns = find(ITEM_COLUMNS);
    if (options.items && this.itemColumns.length === 0 && this.codeColumns.length === 0) {
      const unit = at.get("单位名称");
      if (unit === undefined) throw invalid(CELL_ERRORS["no-table"]);
      this.itemColumns = [unit];
    }
  }

  /** Position of a key column, or null. */
  key(name: KeyColumn): number | null {
    return this.keys.get(name) ?? null;
  }

  /** Words of a key column in a row, folded; blank where there is no such column. */
  keyOf(row: number, name: KeyColumn): string {
    const column = this.keys.get(name);
    return column === undefined ? "" : folded(this.rows[row]![column]);
  }

  /**
   * Rows parted by what a key column says. A call for hundreds of units asks for the parts of the same rows again and again, so
   * they are kept with the rows: the work is one pass over the table and not one a unit.
   */
  private parted(rows: readonly number[], name: KeyColumn): ReadonlyMap<string, readonly number[]> {
    let columns = this.groups.get(rows);
    if (!columns) this.groups.set(rows, (columns = new Map()));
    let parts = columns.get(name);
    if (!parts) {
      const made = new Map<string, number[]>();
      for (const r of rows) {
        const value = this.keyOf(r, name);
        const part = made.get(value);
        if (part) part.push(r);
        else made.set(value, [r]);
      }
      columns.set(name, (parts = made));
    }
    return parts;
  }

  /** The rows of some where a key column says just this, folded. */
  rowsWhere(rows: readonly number[], name: KeyColumn, value: string): readonly number[] {
    if (this.key(name) === null) return [];
    if (rows.length < PART_FROM) return rows.filter((r) => this.keyOf(r, name) === value);
    return this.parted(rows, name).get(value) ?? [];
  }

  /** The rows of some whose year column says this year, be it `2024` or `2024年`. */
  rowsOfYear(rows: readonly number[], name: KeyColumn, year: string): readonly number[] {
    if (rows.length < PART_FROM) return rows.filter((r) => this.keyOf(r, name).startsWith(year));
    let years = this.years.get(rows);
    if (!years) this.years.set(rows, (years = new Map()));
    let found = years.get(year);
    if (!found) {
      const parts = [...this.parted(rows, name)].filter(([value]) => value.startsWith(year)).map(([, part]) => part);
      found = parts.length === 1 ? parts[0]! : parts.flat().sort((a, b) => a - b);
      years.set(year, found);
    }
    return found;
  }

  /** Different values of a key column among some rows, in their order; at most `most`. */
  distinct(rows: readonly number[], name: KeyColumn, most = Infinity): string[] {
    if (this.key(name) === null) return [];
    if (rows.length < PART_FROM) return [...new Set(rows.map((r) => this.keyOf(r, name)))].slice(0, most);
    const values: string[] = [];
    for (const value of this.parted(rows, name).keys()) {
      if (values.length >= most) break;
      values.push(value);
    }
    return values;
  }

  /** A few items that hold a name, for a message. */
  itemsLike(name: string): readonly string[] {
    let near = this.likes.get(name);
    if (!near) {
      // Each takes a pass over all items: thousands of items that a table lacks are told without.
      if (this.likes.size >= MOST_LIKES) return [];
      this.itemNames ??= new Map(this.all.map((r) => [this.itemOf(r), formOf(this.itemOf(r)).name]));
      const found: string[] = [];
      for (const [item, itsName] of this.itemNames) {
        if (found.length === 3) break;
        if (itsName.includes(name)) found.push(item);
      }
      this.likes.set(name, (near = found));
    }
    return near;
  }

  /** Code of a row as printed. */
  codeOf(row: number): string {
    const column = this.codeColumns[0];
    return column === undefined ? "" : textOf(this.rows[row]![column]);
  }

  /** Name or item of a row as printed. */
  itemOf(row: number): string {
    const column = this.itemColumns[0];
    return column === undefined ? "" : textOf(this.rows[row]![column]);
  }

  /**
   * What makes a row the same row in another year: its code, or its name where the code belongs to something else (a project
   * under its functional code) or changes with the year (项目编码).
   */
  identityOf(row: number): string {
    const isProject = this.header[this.itemColumns[0] ?? -1] === "项目名称";
    return (isProject ? "" : this.codeOf(row)) || formOf(this.itemOf(row)).name;
  }

  /** Columns that hold what the table is about, neither keys nor place. */
  contentColumns(): number[] {
    const keys = new Set<string>([...KEY_COLUMNS, PLACE_COLUMN]);
    for (const i of this.itemColumns) keys.delete(this.header[i]!);
    return this.header.flatMap((label, i) => (label === "" || keys.has(label) ? [] : [i]));
  }

  /**
   * The column of a label: the whole path (`本年收入/小计`), its end (`小计`) or whole steps of it where only one fits, or the
   * number of the column. Part of a word names nothing. Omitted: the column of amounts.
   */
  column(cell: Cell): number {
    if (isBlank(cell) || cell === 0) {
      const found = AMOUNT_COLUMNS.flatMap((n) => this.keys.get(n) ?? [])[0];
      if (found === undefined) throw notAvailable(CELL_ERRORS["column-wanted"], { columns: this.labels() });
      return found;
    }
    if (typeof cell === "number") {
      if (Number.isInteger(cell) && cell >= 1 && cell <= this.header.length) return cell - 1;
      throw notAvailable(CELL_ERRORS["no-column-number"], { number: cell });
    }
    const wanted = folded(cell).replace(/[／>]/g, "/");
    const exact = this.keys.get(wanted);
    if (exact !== undefined) return exact;
    const ends = this.matching((label) => label.endsWith(`/${wanted}`));
    if (ends.length > 0) return this.single(ends, wanted);
    const parts = this.matching((label) => `/${label}/`.includes(`/${wanted}/`));
    if (parts.length > 0) return this.single(parts, wanted);
    const meant = SYNONYMS[wanted]?.flatMap((n) => this.keys.get(n) ?? []) ?? [];
    if (meant.length > 0) return this.single(meant, wanted);
    throw notAvailable(CELL_ERRORS["no-column"], { name: shorten(wanted), columns: this.labels() });
  }

  /** True for a column that standard sheets know to hold money, or whose label says so. */
  holdsAmounts(column: number): boolean {
    return AMOUNT_LABELS.has(this.header[column]!);
  }

  /** True for a column that standard sheets know to hold words. */
  holdsWords(column: number): boolean {
    return (
      WORD_LABELS.has(this.header[column]!) || this.codeColumns.includes(column) || this.itemColumns.includes(column)
    );
  }

  private matching(test: (label: string) => boolean): number[] {
    return this.header.flatMap((label, i) => (label !== "" && test(label) ? [i] : []));
  }

  private single(found: readonly number[], wanted: string): number {
    if (found.length === 1) return found[0]!;
    throw notAvailable(CELL_ERRORS["several-columns"], {
      name: shorten(wanted),
      count: found.length,
      columns: found.map((i) => this.header[i]).join("、"),
    });
  }

  private labels(): Several {
    return firstOf(
      this.contentColumns().map((i) => this.header[i]!),
      12,
    );
  }

  /** Looks items up by an index from now on: worth it where many are wanted of the same table. */
  indexItems(): void {
    this.isIndexed = true;
  }

  private index(kind: "code" | "name"): ReadonlyMap<string, readonly number[]> {
    const known = this.indexes[kind];
    if (known) return known;
    const index = new Map<string, number[]>();
    for (let row = 0; row < this.rows.length; row++) {
      for (const c of kind === "code" ? this.codeColumns : this.itemColumns) {
        const cell = this.rows[row]![c];
        if (isBlank(cell)) continue;
        const key = kind === "code" ? codeForm(cell) : formOf(String(cell)).name;
        const rows = index.get(key);
        if (!rows) index.set(key, [row]);
        else if (rows.at(-1) !== row) rows.push(row);
      }
    }
    return (this.indexes[kind] = index);
  }

  /** Rows of an item, by code where it is one and the table has it, else by name. */
  find(wanted: Wanted): readonly number[] {
    const byCode = wanted.code === null ? [] : this.rowsWith("code", wanted.code);
    const found = byCode.length > 0 ? byCode : this.rowsWith("name", wanted.name);
    return wanted.side === null || this.key("方向") === null
      ? found
      : found.filter((r) => this.keyOf(r, "方向") === wanted.side);
  }

  private rowsWith(kind: "code" | "name", key: string): readonly number[] {
    if (this.isIndexed) return this.index(kind).get(key) ?? [];
    const columns = kind === "code" ? this.codeColumns : this.itemColumns;
    const found: number[] = [];
    for (let row = 0; row < this.rows.length; row++) {
      const cells = this.rows[row]!;
      for (const c of columns) {
        const cell = cells[c];
        if (cell === "" || cell === null || cell === undefined) continue;
        if (cell === key || (kind === "code" ? codeForm(cell) : formOf(String(cell)).name) === key) {
          found.push(row);
          break;
        }
      }
    }
    return found;
  }
}

/** A code as it is compared; most are digits already. */
function codeForm(cell: Cell): string {
  const text = String(cell);
  return /^[0-9A-Z]*$/.test(text) ? text : formOf(text).folded;
}
