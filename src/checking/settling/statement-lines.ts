import { children, functionalClassByName, looseName } from "../../classification";
import type { Disclosure, PublishedTable, TableId, Words } from "../../disclosure";
import { said, sentence, titled, wording } from "../../words";
import type { Settlement } from "./settlement";
import { readsLike, wordCell, type WordCell } from "./word-cells";

const STATEMENTS: ReadonlySet<TableId> = new Set(["balance", "appropriation"]);

/** Lines of income and of what is carried over, as the forms of departments name them (部门预算公开表样, 部门决算报表), beside the 类 of expenditure. */
const LINES: readonly string[] = [
  ...["一般公共预算", "政府性基金预算", "国有资本经营预算"].flatMap((fund) =>
    ["拨款收入", "财政拨款收入", "财政拨款", "拨款", ""].map((ending) => `${fund}${ending}`),
  ),
  "财政专户管理资金收入",
  "财政专户管理资金",
  "单位资金收入",
  "单位资金",
  "事业收入",
  "事业单位经营收入",
  "经营收入",
  "上级补助收入",
  "附属单位上缴收入",
  "其他收入",
  "本年收入",
  "本年支出",
  "上年结转",
  "上年结转结余",
  "年终结转结余",
  "结转下年",
  "年初结转和结余",
  "年末结转和结余",
  "使用非财政拨款结余",
  "结余分配",
  "本年收入合计",
  "本年支出合计",
  "收入总计",
  "支出总计",
];

const GROUNDS = wording({
  line: { zh: "报表项目：{name}", en: "a line of the form: {name}" },
  order: {
    zh: "报表项目：{name}，前后项目依次编号",
    en: "a line of the form: {name}, numbered between its neighbours",
  },
});

const NUMERAL = "一二三四五六七八九十";
const NUMBERED = /^([一二三四五六七八九十]{1,3})、(.+)$/;
/** The mark behind the numeral is lost, or read as something small; the longest numeral first. */
const UNMARKED = [
  /^([一二三四五六七八九十]{3})[,，.。·•丶]?([^、].*)$/,
  /^([一二三四五六七八九十]{2})[,，.。·•丶]?([^、].*)$/,
  /^([一二三四五六七八九十])[,，.。·•丶]?([^、].*)$/,
];

/**
 * Names in statements of two sides. One in doubt is confirmed where the form has such a line, and read as the one line that few signs tell it
 * from. 、 is lost by the reader without a doubt: in a line that was read from a picture it is put back where the words behind the numeral are a
 * line of the form and the numeral is that of its place, in a column that prints the mark elsewhere.
 */
export function settleStatementLines(d: Disclosure, held: ReadonlySet<string>): Settlement[] {
  const year = /\d{4}/.exec(d.year ?? "")?.[0];
  const when = { year: year === undefined ? null : Number(year) };
  const names = [...LINES, ...children("functional", null, when).map((e) => e.name)];
  return d.tables.flatMap((table) =>
    STATEMENTS.has(table.id)
      ? (table.bindings ?? []).flatMap((b, column) => (b?.key === "item" ? columnOf(table, column, held, names) : []))
      : [],
  );
}

/** A name of a column of items with its numeral, as far as it can be told. */
interface Line {
  readonly cell: WordCell;
  readonly number: number | null;
  readonly numeral: string;
  readonly words: string;
  /** The mark between them was read. */
  readonly marked: boolean;
}

function columnOf(
  table: PublishedTable,
  column: number,
  held: ReadonlySet<string>,
  names: readonly string[],
): Settlement[] {
  const lines = table.rows.flatMap((_, row): Line[] => {
    const cell = wordCell(table, row, column, held);
    return cell && cell.text !== "" ? [lineOf(cell, names)] : [];
  });
  const marks = lines.some((l) => l.marked && !l.cell.doubtful);
  const numbered = lines.filter((l) => l.number !== null);
  return lines.flatMap((line): Settlement[] => {
    const { cell, numeral, words, marked } = line;
    if (cell.cell.recognised === undefined || cell.cell.corrected || cell.cell.confirmed) return [];
    const known = isLine(words, names);
    if (known && numeral !== "" && !marked)
      return marks && inOrder(numbered, line)
        ? [proposed(cell, `${numeral}、${words}`, GROUNDS.order, words, true)]
        : [];
    if (!cell.doubtful) return [];
    if (known)
      return cell.held ? [] : [{ ...proposed(cell, cell.text, GROUNDS.line, words, true), verdict: "confirmed" }];
    const like = [...new Set(names.filter((n) => readsLike(words, n)))];
    const [only] = like.length === 1 ? like : [];
    if (only === undefined) return [];
    const text = `${cell.text.slice(0, cell.text.length - words.length)}${only}`;
    return [proposed(cell, text, GROUNDS.line, only, true)];
  });
}

function proposed(
  cell: WordCell,
  text: string,
  why: (typeof GROUNDS)[keyof typeof GROUNDS],
  name: string,
  taken: boolean,
): Settlement {
  const ground = said(why, { name: titled(name) });
  const grounds: Words[] = [{ zh: sentence(ground, "zh"), en: sentence(ground, "en") }];
  return { cell: cell.ref, verdict: "proposed", text, by: "standard-lines", grounds, taken: taken && !cell.held };
}

const isLine = (words: string, names: readonly string[]): boolean =>
  names.some((n) => looseName(n) === looseName(words)) || functionalClassByName(words) !== null;

function lineOf(cell: WordCell, names: readonly string[]): Line {
  const marked = NUMBERED.exec(cell.text);
  if (marked) return { cell, numeral: marked[1]!, number: numberOf(marked[1]!), words: marked[2]!, marked: true };
  // 十一节能环保支出 is 十一、 and 一一般公共预算 is 一、: the words have to be those of a line.
  for (const unmarked of UNMARKED) {
    const [, numeral = "", words = ""] = unmarked.exec(cell.text) ?? [];
    const number = numberOf(numeral);
    if (number !== null && isLine(words, names)) return { cell, numeral, number, words, marked: false };
  }
  return { cell, numeral: "", number: null, words: cell.text, marked: false };
}

/** 十, 二十三 and their like; null for what is none. */
function numberOf(numeral: string): number | null {
  const [, tens, ones] = /^(?:([二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(numeral) ?? [];
  if (numeral === "" || (tens === undefined && ones === undefined)) return null;
  const ten = numeral.includes("十") ? (tens ? NUMERAL.indexOf(tens) + 1 : 1) : 0;
  return 10 * ten + (ones ? NUMERAL.indexOf(ones) + 1 : 0);
}

/** True where the lines before and behind, as far as there are any, bear the numbers before and behind, and one of them prints the mark. */
function inOrder(numbered: readonly Line[], line: Line): boolean {
  const at = numbered.indexOf(line);
  const [before, after] = [numbered[at - 1], numbered[at + 1]];
  const follows = (a: Line | undefined, b: Line | undefined): boolean =>
    a !== undefined && b !== undefined && b.number === a.number! + 1;
  const starts = line.number === 1;
  return (
    (before === undefined || follows(before, line) || starts) &&
    (after === undefined || follows(line, after) || after.number === 1) &&
    (follows(before, line) || follows(line, after))
  );
}
