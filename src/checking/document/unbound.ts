import { parseAmount, type StandardRow } from "../../disclosure";
import type { TableView } from "./model";

const NO_MONEY = /编码|代码|序号|行次|栏次|科目|名称|类$|款$|项$|数量|单价|日期|备注|%|比例|增减|上年(?!结转|结余)|占/;

/**
 * Header of a printed money column that is bound to no canonical column and holds an amount in this row. Where one stands, the
 * row's own sum cannot be held against the document: the unknown column may be a part of it.
 */
export function unboundAmount(view: TableView, row: StandardRow): string | null {
  const published = view.published;
  const cells = published?.rows[row.row];
  if (!published || !cells) return null;
  for (let c = 0; c < cells.length; c++) {
    if (view.bound.has(c) || NO_MONEY.test(published.columns[c] ?? "")) continue;
    const a = parseAmount(cells[c]!.text);
    if (a.kind === "amount" && !a.value.isZero() && cells[c]!.text!.includes("."))
      return published.columns[c] ?? `第${c + 1}列`;
  }
  return null;
}
