import {
  parseMoney,
  STANDARD_COLUMNS,
  toHalfWidth,
  type ColumnBinding,
  type MoneyUnit,
  type PublishedTable,
  type StandardTableId,
  type StandardValue,
} from "../../disclosure";

/** What the rows of one table are made from. */
export interface Context {
  readonly id: StandardTableId;
  readonly table: PublishedTable;
  readonly bindings: readonly (ColumnBinding | null)[];
  readonly year: string | null;
}

export const HELPERS = /^(line|codePart|governmentCodePart|unitCode|unitName|yearColumn|economicCode)$/;

export function isWide(bindings: readonly (ColumnBinding | null)[]): boolean {
  return bindings.some((b) => b?.item !== undefined);
}

/** Value of a cell: money with its unit where the column is money, words otherwise. */
export function valueAt(context: Context, row: number, column: number, unit: MoneyUnit | null): StandardValue {
  const key = context.bindings[column]?.key;
  const type =
    STANDARD_COLUMNS[context.id].find((c) => c.key === key)?.type ??
    (key === "item" || key === "code" ? "text" : "money");
  const cell = context.table.rows[row]![column]!;
  const parsed = parseMoney(cell.text);
  return {
    amount:
      parsed.kind === "amount" && !parsed.percent && type !== "text" && type !== "code"
        ? {
            value: parsed.value,
            decimals: parsed.decimals,
            unit: type === "money" ? (parsed.unit ?? unit) : null,
            printed: cell.text!,
          }
        : null,
    // Counts are read from their words: their digits are half width, whatever was typed.
    text: parsed.kind === "amount" ? toHalfWidth(cell.text!) : cell.text,
    cell: { table: context.table.id, index: context.table.index, row, column },
    confidence: cell.confidence ?? (parsed.kind === "amount" && parsed.odd ? "ambiguous" : "printed"),
  };
}

export function textAt(context: Context, row: number, key: string): string | null {
  const column = context.bindings.findIndex((b) => b?.key === key);
  return column < 0 ? null : (context.table.rows[row]?.[column]?.text ?? null);
}

export function isBlankRow(context: Context, row: number): boolean {
  return context.table.rows[row]!.every((c) => c.text === null);
}

export function hasUnitColumn(bindings: readonly (ColumnBinding | null)[]): boolean {
  return bindings.some((b) => b?.key === "unitName" || b?.key === "unitCode");
}
