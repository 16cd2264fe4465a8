import { parseAmount, type ColumnKey } from "../../disclosure";
import type { TableView } from "./model";

/** Headers of columns whose numbers are no money or do not add up over rows. */
const NOT_ADDED =
  /编码|代码|序号|行次|栏次|科目|名称|类$|款$|项$|数量|单价|面积|人数|日期|年限|备注|%|％|比例|比重|占比|增长|率$|幅度/;

/** Columns whose meaning is known and that are a part of others beside them: no form adds them up by a rule of its own. */
const BESIDE: readonly ColumnKey[] = [
  "departmentTotal",
  "earmarkedWithin",
  "operatingWithin",
  "remittedWithin",
  "aidWithin",
  "procurementWithin",
  "smallBusinessWithin",
  "smallestBusinessWithin",
  "projectNetOfConstruction",
];

/** A money column that no rule of the standard form adds up. */
export interface OwnColumn {
  readonly column: number;
  /** True where its meaning is known, so that it adds up over the rows as the columns beside it do. */
  readonly named: boolean;
}

/**
 * Money columns of a published table that no canonical column stands for (`2026年政府采购项目/小计`): the document's own, numbers in
 * every filled cell, two of them at least, one with decimals. And those of a known meaning that are a part of others.
 */
export function ownColumns(view: TableView): OwnColumn[] {
  const { published } = view;
  if (!published) return [];
  const named = new Set(view.rows.flatMap((r) => BESIDE.flatMap((key) => r.values[key]?.cell.column ?? [])));
  return published.columns.flatMap((header, column): OwnColumn[] => {
    if (named.has(column)) return [{ column, named: true }];
    if (view.bound.has(column) || NOT_ADDED.test((header ?? "").replace(/\s/g, ""))) return [];
    const texts = published.rows.map((r) => r[column]?.text ?? "").filter((t) => t.trim() !== "");
    const amounts = texts.filter((t) => parseAmount(t).kind === "amount");
    const money = amounts.length >= 2 && amounts.some((t) => /\.\d/.test(t));
    return money && texts.every((t) => parseAmount(t).kind !== "text") ? [{ column, named: false }] : [];
  });
}
