import {
  amountTicks,
  Decimal,
  parseAmount,
  parseMoney,
  type CellRef,
  type MoneyUnit,
  type Said,
  type SourceRef,
  type StandardTableId,
} from "../../disclosure";
import { looseName, rejoinCode, splitCodeAndName, withoutOrdinal } from "../../classification";
import type { CellTarget, CellValue } from "../../workbook";

/** Where a side of a reconciliation comes from. */
export type SideOrigin =
  /** Cells of the workbook that are the user's. */
  | { readonly kind: "range"; readonly sheet: string }
  /** A table of a disclosure that the workbook holds; `part`: one side of a two-sided statement. */
  | {
      readonly kind: "statement";
      readonly key: string;
      readonly table: StandardTableId;
      readonly index: number;
      readonly part: string;
    }
  | { readonly kind: "file"; readonly file: string };

/** A cell of a side. */
export interface SideCell {
  /** As shown or printed; "" = blank. */
  readonly text: string;
  /** What the workbook holds; of other sides the text. */
  readonly value: CellValue;
  /** Where it stands in the workbook; null elsewhere. */
  readonly at: CellTarget | null;
  /** The cell of the disclosure that it is. */
  readonly ref?: CellRef;
  /** Where a file has it. */
  readonly source?: SourceRef;
}

/** One table to be held against another: body rows under the words of their columns. */
export interface SideTable {
  readonly origin: SideOrigin;
  /** As people call it: `账!A1:D20`, `2026 某单位 支出总表`. */
  readonly title: string;
  /** The same, short: it names a sheet. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly SideCell[])[];
  /** As printed with it, column by column or for all; null where nothing says it. */
  readonly units: readonly (MoneyUnit | null)[];
  /** For which codes are looked up; null = unknown. */
  readonly year: string | null;
  /** What the reader of its file has to say of it. */
  readonly reading?: readonly Said[];
  /** True where rows of it may not have been read: what it lacks is not missing for sure. */
  readonly partly?: boolean;
  /** Amounts beside its rows that a difference may consist of. */
  readonly hints?: readonly AmountHint[];
}

/** A named amount of the disclosure that a table belongs to. */
export interface AmountHint {
  readonly kind: "project" | "carry-over";
  readonly name: string;
  readonly text: string;
  readonly unit: MoneyUnit | null;
}

/** Which columns of a table are meant. */
export interface SideColumns {
  readonly code: number | null;
  readonly name: number | null;
  readonly amount: number;
  /** In what its money stands; null = not known. */
  readonly unit: MoneyUnit | null;
}

/** A row of a side. */
export interface SideRow {
  /** Position among the body rows of its table. */
  readonly index: number;
  readonly code: string | null;
  /** As printed, white space at its ends removed. */
  readonly name: string;
  /** The name as it is compared. */
  readonly key: string;
  /** In ticks; null where the cell is blank or is no amount. */
  readonly ticks: number | null;
  /** False where something stands there that is no amount. */
  readonly legible: boolean;
  /** What stands there, as shown. */
  readonly text: string;
  /** Its other amounts, by the words of their columns. */
  readonly beside: readonly { readonly label: string; readonly ticks: number }[];
}

/** A table with the columns that are meant. */
export interface Side {
  readonly table: SideTable;
  readonly columns: SideColumns;
  readonly rows: readonly SideRow[];
  /** How many decimals its amounts are printed with. */
  readonly decimals: number;
}

/** Amounts are held in whole ticks, which are no finer. */
const MOST_DECIMALS = 8;
/** Digits that a number of a cell is sure of. */
const SURE_DIGITS = 15;

/** Reads a table by its columns; rows without a name and without an amount are left out, as are heads that are printed again. */
export function sideOf(table: SideTable, columns: SideColumns): Side {
  const { amount } = columns;
  const unit = columns.unit;
  const cells = table.rows.flatMap((row, index) => {
    const cell = row[amount];
    return isRepeatedHead(table, row, amount) ? [] : [{ row, index, read: readAmount(cell) }];
  });
  const decimals = Math.min(
    MOST_DECIMALS,
    cells.reduce((most, { read }) => Math.max(most, read.value === null ? 0 : read.decimals), 0),
  );
  const ticksOf = (value: Decimal | null, own: MoneyUnit | null): number | null =>
    value === null ? null : amountTicks({ value, unit: own ?? unit });
  const rows = cells.flatMap(({ row, index, read }): SideRow[] => {
    const { code, name } = keyOf(row, columns);
    const key = looseName(withoutOrdinal(name)) || looseName(name);
    if (code === null && key === "" && (read.value === null || read.value.isZero())) return [];
    const beside = row.flatMap((cell, c) => {
      if (c === amount || c === columns.code || c === columns.name) return [];
      const { value } = readAmount(cell);
      const ticks = ticksOf(value, table.units[c] ?? null);
      return ticks === null || ticks === 0 ? [] : [{ label: table.header[c] ?? "", ticks }];
    });
    return [
      {
        index,
        code,
        name,
        key,
        ticks: ticksOf(read.value, read.unit),
        legible: read.legible,
        text: row[amount]?.text ?? "",
        beside,
      },
    ];
  });
  return { table, columns, rows, decimals };
}

/** The code and the name of a row; one cell may hold both. */
function keyOf(row: readonly SideCell[], columns: SideColumns): Pick<SideRow, "code" | "name"> {
  const text = (c: number | null): string => (c === null ? "" : (row[c]?.text ?? "").trim());
  const [codeText, nameText] = [text(columns.code), text(columns.name)];
  const code = codeText === "" ? null : rejoinCode(codeText);
  const both = splitCodeAndName(nameText || codeText);
  if (code === null && both) return both;
  // What stands in the column of codes and is none is a name: 合计 of many a table.
  return { code, name: (both && both.code === code ? both.name : nameText) || (code === null ? codeText : "") };
}

interface ReadAmount {
  readonly value: Decimal | null;
  readonly decimals: number;
  readonly unit: MoneyUnit | null;
  readonly legible: boolean;
}

const NOTHING: ReadAmount = { value: null, decimals: 0, unit: null, legible: true };

/** The amount of a cell: the number that it holds, with the decimals that it shows; else what is written there. */
export function readAmount(cell: SideCell | undefined): ReadAmount {
  if (!cell || cell.text === "" || cell.value === "") return NOTHING;
  const shown = parseMoney(cell.text);
  if (typeof cell.value === "number") {
    const value = new Decimal(cell.value.toPrecision(SURE_DIGITS));
    const decimals = shown.kind === "amount" && !shown.percent ? shown.decimals : value.decimalPlaces();
    return { value, decimals, unit: null, legible: true };
  }
  if (shown.kind === "blank") return NOTHING;
  if (shown.kind !== "amount" || shown.percent) return { ...NOTHING, legible: false };
  return { value: shown.value, decimals: shown.decimals, unit: shown.unit, legible: true };
}

function isRepeatedHead(table: SideTable, row: readonly SideCell[], amount: number): boolean {
  const text = (row[amount]?.text ?? "").replace(/\s+/g, "");
  if (text === "" || parseAmount(text).kind === "amount") return false;
  return (table.header[amount] ?? "").replace(/\s+/g, "").split("/").includes(text);
}
