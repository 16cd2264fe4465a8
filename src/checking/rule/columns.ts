import type { StandardRow, ColumnKey } from "../../disclosure";
import type { CheckModel, TableView } from "../document/model";
import type { Figure } from "../identity/figure";

/** Words for one row in a title: `（210 卫生健康支出）`, `（合计）`. */
export function rowTitle(row: StandardRow): string {
  if (row.role === "total" && row.total === "all") return "（合计）";
  const parts = [row.code, row.item].filter((s): s is string => s !== null && s !== "");
  const name = parts.length > 0 ? parts.join(" ") : (row.unitName ?? row.line ?? `第${row.row + 1}行`);
  const side = row.side === "income" ? "收入·" : row.side === "expenditure" ? "支出·" : "";
  return `（${side}${name}）`;
}

/** Money columns of a view that a vertical identity is held for. */
export function amountColumns(view: TableView): ColumnKey[] {
  return MONEY.filter((c) => view.columns.has(c));
}

const MONEY: readonly ColumnKey[] = [
  "total",
  "amount",
  "current",
  "fiscal",
  "general",
  "fund",
  "capital",
  "fiscalAccount",
  "business",
  "operating",
  "operatingIncome",
  "superior",
  "affiliated",
  "other",
  "unitFunds",
  "carryIn",
  "accountBalance",
  "surplusUsed",
  "basic",
  "personnel",
  "wages",
  "household",
  "public",
  "goods",
  "capitalOutlay",
  "project",
  "projectRunning",
  "projectTarget",
  "remitted",
  "aid",
  "carryOut",
  "prior",
  "government",
  "carryGeneral",
  "carryFund",
  "carryCapital",
  "carryFiscal",
  "carryOther",
  "smallBusiness",
];

/** Figures of several columns of a row; columns that are not printed are null. */
export function figures(
  model: CheckModel,
  view: TableView,
  row: StandardRow,
  columns: readonly ColumnKey[],
): (Figure | null)[] {
  return columns.map((c) => model.figure(view, row, c));
}

/** True where the row prints at least `n` of the columns. */
export function prints(row: StandardRow, columns: readonly ColumnKey[], n = columns.length): boolean {
  return columns.filter((c) => row.values[c] !== undefined).length >= n;
}
