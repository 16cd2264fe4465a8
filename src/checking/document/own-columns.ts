import { parseAmount } from "../../disclosure";
import type { TableView } from "./model";

/** Headers of columns whose numbers are no money or do not add up over rows. */
const NOT_ADDED =
  /编码|代码|序号|行次|栏次|科目|名称|类$|款$|项$|数量|单价|面积|人数|日期|年限|备注|%|％|比例|比重|占比|增长|率$|幅度/;

/**
 * Money columns of a published table that no canonical column stands for (`2026年政府采购项目/小计`): the document's own. Numbers in
 * every filled cell, two of them at least, one with decimals.
 */
export function ownColumns(view: TableView): number[] {
  const { published } = view;
  if (!published) return [];
  return published.columns.flatMap((header, c) => {
    if (view.bound.has(c) || NOT_ADDED.test((header ?? "").replace(/\s/g, ""))) return [];
    const texts = published.rows.map((r) => r[c]?.text ?? "").filter((t) => t.trim() !== "");
    const amounts = texts.filter((t) => parseAmount(t).kind === "amount");
    const money = amounts.length >= 2 && amounts.some((t) => /\.\d/.test(t));
    return money && texts.every((t) => parseAmount(t).kind !== "text") ? [c] : [];
  });
}
