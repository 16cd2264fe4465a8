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
    const from = open.length % 2 === 1 && (open.length > 1 || row.length > 1) ? 1 : 0;
    for (let i = from; i < open.length; i += 2) {
      const label = stripWhitespace(open[i]!.text);
      const value = open[i + 1]?.text ?? "";
      const blank = fold(value) === "";
      if (label !== "" && (!blank || /[\u4e00-\u9fff]/.test(label))) keep(this.fields, label, blank ? null : value);
      else if (!blank) keep(this.fields, "其他内容", value);
    }
  }

  private pathOver(column: number): string {
    const words = this.heads.flatMap((row) => {
      const over = row.filter((c) => c.column <= column && fold(c.text) !== "").pop();
      return over ? [stripWhitespace(over.text)] : [];
    });
    return words.filter((w, i) => w !== words[i - 1]).join("/") || "其他内容";
  }
}

/** Keeps a value under its printed label, numbered where that label is taken. */
export function keep(fields: FormFields, label: string, value: string | null): void {
  let name = label;
  for (let n = 2; name in fields; n++) name = `${label}（${n}）`;
  fields[name] = value === null ? null : cleanCell(value);
}
