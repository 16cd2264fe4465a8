import { fold, isAmountText, stripWhitespace, type FormFields } from "../../disclosure";
import type { FormRow } from "../table/section";
import { formLabel } from "../words/goal-form";
import { keep } from "./other-fields";

/** Heads of money: 年初预算数, 全年预算数, 全年执行数 … */
const MONEY = /^(年初|全年|年度|本年|上年|调整后?)?(预算|执行|决算|到位)(数|金额)(\([AB万元]*\))?$/;
/** Heads beside them. */
const BESIDE = /^(分值|得分|执行率|权重|预算执行率|完成率)(\(.*\))?$/;

interface Head {
  readonly text: string;
  readonly column: number;
  readonly money: boolean;
}

/**
 * The funds of a form that prints them under heads (年初预算数, 全年预算数, 全年执行数, 分值, 执行率 …): a row a source, a
 * value a head. Each is kept as `年度资金总额/全年执行数`; the form's own field is the value under the first head of money.
 */
export class FundingGrid {
  private heads: Head[] = [];

  constructor(private readonly fields: FormFields) {}

  /** True where the row belongs to the block and was taken. */
  take(row: FormRow): boolean {
    const printed = row.filter((c) => fold(c.text) !== "");
    const heads = printed.flatMap((c): Head[] => {
      const text = fold(c.text);
      return MONEY.test(text) || BESIDE.test(text)
        ? [{ text: stripWhitespace(c.text), column: c.column, money: MONEY.test(text) }]
        : [];
    });
    if (heads.filter((h) => h.money).length >= 2) {
      this.heads = heads;
      return true;
    }
    const first = this.heads[0];
    if (first === undefined) return false;
    const label = printed.filter((c) => c.column < first.column && /[\u4e00-\u9fff]/.test(c.text)).pop();
    const values = printed.filter((c) => c.column >= first.column);
    const figures = values.filter((c) => isAmountText(c.text) || isDash(c.text));
    if (!label || figures.length === 0 || figures.length < values.length) {
      this.heads = [];
      return false;
    }
    const name = stripWhitespace(label.text);
    const under = (head: Head, i: number): string | null => {
      const end = this.heads[i + 1]?.column ?? Infinity;
      const value = figures.find((c) => c.column >= head.column && c.column < end);
      return value && !isDash(value.text) ? value.text : null;
    };
    const key = formLabel(label.text)?.key;
    const budget = this.heads.findIndex((h) => h.money);
    if (key !== undefined && !(key in this.fields)) keep(this.fields, key, under(this.heads[budget]!, budget));
    this.heads.forEach((head, i) => {
      const value = under(head, i);
      if (value !== null) keep(this.fields, `${name}/${head.text}`, value);
    });
    return true;
  }
}

function isDash(text: string): boolean {
  return /^[-—–/]+$/.test(fold(text));
}
