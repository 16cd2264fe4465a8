import { fold, isAmountText, stripWhitespace, type FormFields } from "../../disclosure";
import { cleanCell } from "../table/cells";
import type { FormRow } from "../table/section";

/** Labels of a small table inside the form: 预算支出总额, 财政拨款, 合计 … over figures. */
const HEAD = /^[\u4e00-\u9fff]{0,8}(总额|拨款|资金|支出|收入|合计|小计|金额|预算数)(\(.*\))?$/;

/**
 * Labels that other provinces print (实施单位, 当年财政拨款, …), each with the cell beside it, blank or not. Rows of
 * labels over a row of figures are a small table inside the form: its figures go by the labels over them.
 */
export class OtherFields {
  private heads: FormRow[] = [];

  constructor(private readonly fields: FormFields) {}

  /** @param known tells the cells that other labels explain; each of them took the cell on its right */
  add(row: FormRow, known: (text: string) => boolean = () => false): void {
    const printed = row.filter((c) => fold(c.text) !== "");
    const figures = printed.filter((c) => isAmountText(c.text));
    const labels = printed.filter((c) => HEAD.test(fold(c.text)) && !known(c.text));
    if (figures.length === 0 && labels.length >= 3 && labels.length >= printed.length - 1) {
      this.heads.push(row);
      return;
    }
    if (this.heads.length > 0 && figures.length >= 2 && figures.length === printed.length) {
      for (const c of figures) keep(this.fields, this.pathOver(c.column), c.text);
      this.heads = [];
      return;
    }
    const open = row.filter((c, i) => !known(c.text) && !(i > 0 && known(row[i - 1]!.text)));
    // A label over a group (资金金额（万元）) leaves an odd cell in front.
    const odd = open.length % 2 === 1 && (open.length > 1 || row.length > 1) ? 1 : 0;
    const texts = open.map((c) => c.text);
    const from = better(texts, odd) ? 1 - odd : odd;
    if (
      from === 1 &&
      (!isFieldLabel(texts[0]!) || /\d/.test(fold(texts[0]!)) || (texts.length > 1 && !isFieldLabel(texts[1]!)))
    )
      this.rest(texts[0]!);
    for (let i = from; i < texts.length; i += 2) this.pair(texts[i]!, texts[i + 1] ?? "");
  }

  private pair(printed: string, value: string): void {
    const blank = fold(value) === "";
    const label = stripWhitespace(printed);
    if (isFieldLabel(printed)) {
      if (!blank || /[\u4e00-\u9fff]/.test(label)) keep(this.fields, label, blank ? null : value);
      return;
    }
    if (!this.labelled(printed)) this.rest(printed);
    if (!blank) this.rest(value);
  }

  /** Takes a cell that holds its label and its text, `主要政策任务：…`; false where it is no such cell. */
  labelled(text: string): boolean {
    const [, label, own] = /^([^:：。；;，,]{2,16})[:：]([\s\S]+)$/.exec(text.trim()) ?? [];
    // 目标1：… is an item of a list.
    if (!label || !isFieldLabel(label) || /[\d一二三四五六七八九十]$/.test(label)) return false;
    keep(this.fields, stripWhitespace(label), own!);
    return true;
  }

  /** What stands without a label. */
  private rest(text: string): void {
    if (fold(text) !== "") keep(this.fields, "其他内容", text);
  }

  private pathOver(column: number): string {
    const words = this.heads.flatMap((row) => {
      const over = row.filter((c) => c.column <= column && fold(c.text) !== "").pop();
      return over ? [stripWhitespace(over.text)] : [];
    });
    return words.filter((w, i) => w !== words[i - 1]).join("/") || "其他内容";
  }
}

/** Words that end labels of forms: 主管部门, 实施期限, 联系电话 … */
const LABEL_END =
  /(部门|单位|期限?|时间|日期|名称|性质|类别|类型|属性|编码|代码|负责人|联系人|电话|金额|总额|资金|拨款|目标|概况|依据|内容|任务|用途|分值)[:：]?(\(.*\))?$/;

/** Whether the other half of the cells serves better as labels; where all could, in a row of odd length alone what they sound like tells. */
function better(texts: readonly string[], odd: 0 | 1): boolean {
  const half = (from: number): string[] => texts.filter((t, i) => i >= from && (i - from) % 2 === 0 && fold(t) !== "");
  const count = (from: number, wrong: (text: string) => boolean): number => half(from).filter(wrong).length;
  const [taken, other] = [odd, 1 - odd].map((from) => count(from, (t) => !isFieldLabel(t))) as [number, number];
  if (other !== taken || odd === 0) return other < taken;
  const sounds = (t: string): boolean => !LABEL_END.test(fold(t));
  return count(0, sounds) < count(1, sounds);
}

/** A label is a few words: never an amount, a date, a number of something or a sentence. */
export function isFieldLabel(text: string): boolean {
  const words = fold(text).replace(/^其中:/, "");
  return (
    /[\u4e00-\u9fff]/.test(words) &&
    words.length <= MOST_LABEL &&
    !/[。；;，,!?]|:./.test(words) &&
    !/^\d[\d.,年月日天%个人项万元-]*$/.test(words)
  );
}

/** Characters of the longest label: 预算规模及资金用途 and its like have less. */
const MOST_LABEL = 24;

/** Keeps a value under its printed label, numbered where that label is taken. */
export function keep(fields: FormFields, label: string, value: string | null): void {
  let name = label;
  for (let n = 2; name in fields; n++) name = `${label}（${n}）`;
  fields[name] = value === null ? null : cleanCell(value);
}
