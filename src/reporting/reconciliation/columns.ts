import { codeKind, looseName, rejoinCode, splitCodeAndName } from "../../classification";
import { fold, parseAmount, parseMoneyUnit, stripWhitespace, type MoneyUnit } from "../../disclosure";
import { readAmount, type SideCell, type SideColumns, type SideTable } from "./side";

/** What a column of a table holds, as far as its words and its cells tell. */
export type ColumnKind = "code" | "name" | "amount" | "other";

const CODE_WORDS = /编码|代码|编号|科目号/;
const NAME_WORDS = /名称|项目|科目|摘要|单位|部门|指标|内容|事项|类别/;
const TOTAL_WORDS = /合计|总计|金额|总额/;
/** What holds a row's whole amount where no column is called its total, the likeliest first. */
const WHOLE_WORDS = [/(?:预算|决算|执行|调整)数$/, /支出|收入|经费|拨款|发生额|余额|价值|数$/];
/** Numbers that are no money. */
const OTHER_WORDS = /序号|行次|栏次|编码|代码|编号|日期|年度|人数|数量|占比|比例|比重|百分|增减率|[%％]|电话|备注/;

/** More than this part of a column's cells tells what it is. */
const MOST = 0.6;

/** What each column holds. */
export function columnKinds(table: Pick<SideTable, "header" | "rows">): ColumnKind[] {
  return table.header.map((label, c): ColumnKind => {
    const cells = table.rows.flatMap((row) => (row[c] && row[c].text.trim() !== "" ? [row[c]] : []));
    if (cells.length === 0) return TOTAL_WORDS.test(label) ? "amount" : "other";
    const share = (test: (cell: SideCell) => boolean): number => cells.filter(test).length / cells.length;
    const words = fold(label);
    const codes = share(({ text }) => rejoinCode(text) !== null);
    const known = share(({ text }) => codeKind(rejoinCode(text) ?? "") !== null);
    if (CODE_WORDS.test(words) && codes >= MOST) return "code";
    // An amount in whole 元 may look like a code; words about money are no words about codes.
    const money = TOTAL_WORDS.test(words) || WHOLE_WORDS[0]!.test(words) || unitOfLabel(label) !== null;
    if (known >= MOST && !money) return "code";
    if (OTHER_WORDS.test(words)) return NAME_WORDS.test(words) && share(isWords) >= MOST ? "name" : "other";
    if (share((cell) => readAmount(cell).value !== null) >= MOST / 2 && share(isWords) < MOST) return "amount";
    return share(isWords) >= MOST / 2 ? "name" : "other";
  });
}

const isWords = ({ text }: SideCell): boolean => /\p{Script=Han}|[A-Za-z]{2}/u.test(text) && rejoinCode(text) === null;

/** The columns of amounts, those first that are likely a row's whole amount. */
export function preferredAmounts(table: SideTable): number[] {
  const amounts = columnKinds(table).flatMap((kind, c) => (kind === "amount" ? [c] : []));
  const words = (c: number): string => fold(table.header[c] ?? "");
  const last = [...amounts].reverse();
  return [
    ...new Set([
      ...amounts.filter((c) => TOTAL_WORDS.test(words(c))),
      ...WHOLE_WORDS.flatMap((test) => last.filter((c) => test.test(words(c)))),
      ...last,
    ]),
  ];
}

/** The columns that are likely meant; null where no column holds amounts. */
export function proposeColumns(table: SideTable): SideColumns | null {
  const kinds = columnKinds(table);
  const all = (kind: ColumnKind): number[] => kinds.flatMap((k, c) => (k === kind ? [c] : []));
  const words = (c: number): string => fold(table.header[c] ?? "");
  const [amount] = preferredAmounts(table);
  if (amount === undefined) return null;
  const named = all("name");
  const distinct = (c: number): number => new Set(table.rows.map((row) => looseName(row[c]?.text ?? ""))).size;
  const [name = null] = [...named].sort(
    (a, b) =>
      Number(/名称|项目|摘要/.test(words(b))) - Number(/名称|项目|摘要/.test(words(a))) ||
      distinct(b) - distinct(a) ||
      a - b,
  );
  const code = all("code").sort((a, b) => distinct(b) - distinct(a))[0] ?? null;
  return { code, name: name ?? (code === null ? 0 : null), amount, unit: table.units[amount] ?? null };
}

/** A block of cells, with the words that stand above it. */
export interface CellsToRead {
  readonly cells: readonly (readonly SideCell[])[];
  /** Texts of the rows above, as far as a unit may stand in them. */
  readonly above: readonly string[];
}

/** Where the head of a table ends and what its columns are called. */
export function headOf({ cells, above }: CellsToRead): {
  readonly body: number;
  readonly header: readonly string[];
  readonly units: readonly (MoneyUnit | null)[];
} {
  const body = firstBodyRow(cells);
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const head = cells.slice(0, body);
  // Above the words of the columns stand titles, and lines about the unit, the year and the unit of money.
  const titles = head.reduce((last, row, i) => (isTitle(row, columns) ? i + 1 : last), 0);
  const labelled = head.slice(titles);
  const header = Array.from({ length: columns }, (_, c) => {
    const words = labelled
      .map((row) => (row[c]?.text ?? "").replace(/\s+/g, ""))
      .filter((t) => t !== "" && !isNumber(t));
    return [...new Set(words)].join("/");
  });
  const said = [...above, ...head.flatMap((row) => row.map((c) => c.text))];
  const unit = said.reduce<MoneyUnit | null>((found, text) => found ?? unitSaid(text), null);
  return { body, header, units: header.map((label) => unitOfLabel(label) ?? unit) };
}

/** Begins what is said about a table as a whole. */
const ABOUT_TABLE = /^[(（]?(?:(?:金额|编制|填报|编报|预算)?单位|部门(?:名称)?|(?:预算)?年度|截止时间)[:：]/;

/** True for a row that says one thing over all columns, or what the whole table is in. */
function isTitle(row: readonly SideCell[], columns: number): boolean {
  const texts = row.map((c) => stripWhitespace(c.text)).filter((t) => t !== "");
  return (columns > 1 && new Set(texts).size <= 1) || texts.some((t) => ABOUT_TABLE.test(t));
}

const isNumber = (text: string): boolean => parseAmount(text).kind === "amount";

/** The first row in which an amount stands behind a word or a code, and that is no row of years or of column numbers. */
function firstBodyRow(cells: readonly (readonly SideCell[])[]): number {
  const found = cells.findIndex((row) => {
    const filled = row.filter((c) => c.text.trim() !== "");
    const numbers = filled.filter((c) => isNumber(c.text)).map((c) => Number(c.text.replace(/,/g, "")));
    if (numbers.length === 0 || filled.length < 2) return false;
    const first = filled[0]!.text.trim();
    if (/^(?:栏次|行次|项目|科目|类)$/.test(first) || first.startsWith("单位")) return false;
    // 1 2 3 … below the head, 2024 2025 in it.
    const counted = numbers.length > 1 && numbers.every((n, i) => n === numbers[0]! + i) && numbers[0]! <= 1;
    const years = numbers.every((n) => Number.isInteger(n) && n >= 1990 && n <= 2100);
    if (counted || (years && filled.length > numbers.length && !rejoinCode(first) && isLikeHead(filled))) return false;
    return filled.some((c) => isWords(c) || rejoinCode(c.text) !== null || splitCodeAndName(c.text) !== null);
  });
  return found < 0 ? Math.min(1, cells.length) : found;
}

const isLikeHead = (filled: readonly SideCell[]): boolean =>
  filled.every(
    ({ text }) => isNumber(text) || NAME_WORDS.test(text) || CODE_WORDS.test(text) || TOTAL_WORDS.test(text),
  );

/** `单位：万元`, `金额单位：元`, `（单位：万元）`. */
function unitSaid(text: string): MoneyUnit | null {
  const m = /单位[:：]?(?:人民币)?((?:百万|[亿万千百])?元)/.exec(stripWhitespace(text));
  return m ? parseMoneyUnit(m[1]!) : null;
}

/** `金额（元）`, `万元`. */
function unitOfLabel(label: string): MoneyUnit | null {
  const m = /(?:^|[(（/:：])(?:单位[:：])?((?:百万|[亿万千百])?元)(?:$|[)）/])/.exec(label);
  return m ? parseMoneyUnit(m[1]!) : null;
}
