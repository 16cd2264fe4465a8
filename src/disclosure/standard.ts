import type { Amount } from "./amount";
import type { ColumnKey } from "./columns";
import type { CellConfidence, CellRef } from "./published";
import type { SourceRef } from "./source";
import type { StandardTableId } from "./table-ids";

/** Side of a two-sided statement. */
export type Side = "income" | "expenditure";

/** 支出口径: what an expenditure block of a two-sided statement is split by. */
export type ExpenditureBasis = "functional" | "department-economic" | "government-economic" | "use";

/** One amount, count or text of a standard row, tied to its published cell. */
export interface StandardValue {
  /** Money; null where the cell is blank or holds no number. A printed 0.00 is an amount. */
  readonly amount: Amount | null;
  /** Printed text; null = blank. Quantities, percentages and words live here. */
  readonly text: string | null;
  readonly cell: CellRef;
  readonly confidence: CellConfidence;
}

/** Values of a row by canonical column; a column that the row does not print is not there. */
export type RowValues = { readonly [Key in ColumnKey]?: StandardValue };

/**
 * A row in canonical columns. A two-sided table gives one row an item and side. `values` holds only columns that the
 * table prints; a printed blank is present with `amount: null`.
 */
export interface StandardRow {
  /** 0-based body row of the published table. */
  readonly row: number;
  /** 行次 as printed (序号), or null. */
  readonly line: string | null;
  readonly side: Side | null;
  readonly basis: ExpenditureBasis | null;
  /** Classification code, joined and cleaned (`2101501`), or null. For `balance`, the 类 of an expenditure item by name. */
  readonly code: string | null;
  /** Second code of a crossing (government economic in `basic`, economic class in Beijing's 支出总表). */
  readonly secondCode: string | null;
  /** Name of the code, item, project or indicator, white space removed. */
  readonly item: string | null;
  /** Budget unit (预算单位) of the row where a table lists several. */
  readonly unitCode: string | null;
  readonly unitName: string | null;
  /** `total`: 合计 / 总计 / 本年…合计 row, see {@link total}; `subtotal`: unit or group subtotal; `detail`: the rest. */
  readonly role: "total" | "subtotal" | "detail";
  /** Which total a `total` row is. */
  readonly total: TotalKind | null;
  /** Outline level by numbering: 0 unnumbered, 1 一、 2 （一） 3 1. ; 其中 rows are one below their parent. */
  readonly level: number;
  /** True for 其中：… rows, which their parent includes. */
  readonly ofWhich: boolean;
  /** 上级项目, by outline. */
  readonly parent: string | null;
  readonly values: RowValues;
  readonly source: SourceRef | undefined;
}

/** Columns that a row prints, with what stands there. */
export function printedValues(row: StandardRow): [ColumnKey, StandardValue][] {
  return Object.entries(row.values) as [ColumnKey, StandardValue][];
}

/** Meaning of a total row, both for one-sided code tables (`all`) and two-sided statements. */
export type TotalKind =
  | "all" // 合计 of a code, project or item table
  | "current" // 本年收入合计 / 本年支出合计
  | "carry-in" // 上年结转(结余) / 年初(财政拨款)结转和结余
  | "carry-out" // 年终结转结余 / 结转下年 / 年末(财政拨款)结转和结余
  | "surplus-used" // 用事业基金弥补收支差额 / 使用非财政拨款结余
  | "surplus-distributed" // 结余分配
  | "grand"; // 收入总计 / 支出总计 / 总计

/** A standard table: rows of one published table (id, index) in canonical columns. */
export interface StandardTable {
  readonly id: StandardTableId;
  readonly index: number;
  /** Canonical columns that the published table prints, in canonical order. */
  readonly columns: readonly ColumnKey[];
  readonly rows: readonly StandardRow[];
}
