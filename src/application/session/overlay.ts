import {
  parseAmount,
  publishedTable,
  withCells,
  type CellText,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
  type StandardValue,
} from "../../disclosure";
import { writtenTexts, type AddedRow, type WrittenDisclosure } from "../../workbook";

/** A disclosure as the workbook says it now: amounts that the user changed, rows that were put in and taken out. */
export function overlaid(d: Disclosure, written: WrittenDisclosure, more: readonly CellText[] = []): Disclosure {
  const texts = [...writtenTexts(d, written), ...more];
  const changed = texts.length > 0 ? renamed(withCells(d, texts), texts) : d;
  const without = written.removed.length > 0 ? withoutRows(changed, written) : changed;
  return written.added.reduce(withRow, without);
}

/** A code or a name that was typed over is what its row is called from then on. */
function renamed(d: Disclosure, texts: readonly CellText[]): Disclosure {
  const keyOf = ({ table, index, row, column }: CellText["cell"]): string => `${table}/${index}/${row}/${column}`;
  const byCell = new Map(texts.map((t) => [keyOf(t.cell), t.text]));
  const now = (value: StandardValue | undefined, old: string | null): string | null => {
    const text = value && byCell.get(keyOf(value.cell));
    return text === undefined ? old : text;
  };
  return {
    ...d,
    standard: d.standard.map((t) => ({
      ...t,
      rows: t.rows.map((row): StandardRow => {
        const [item, code] = [now(row.values.item, row.item), now(row.values.code, row.code)];
        return item === row.item && code === row.code ? row : { ...row, item, code };
      }),
    })),
  };
}

/** Rows that a standard sheet holds no more count no more; the table as published keeps its places. */
function withoutRows(d: Disclosure, { removed }: WrittenDisclosure): Disclosure {
  const gone = new Set(removed.map(({ ref }) => `${ref.table}/${ref.index}/${ref.row}`));
  return {
    ...d,
    standard: d.standard.map((t) => ({
      ...t,
      rows: t.rows.filter((row) => !gone.has(`${t.id}/${t.index}/${row.row}`)),
    })),
  };
}

/** A row of the user's stands below the last row of its table as published, and below its like in the standard table. */
function withRow(d: Disclosure, added: AddedRow): Disclosure {
  const table = publishedTable(d, added);
  if (!table) return d;
  const row = table.rows.length;
  return {
    ...d,
    tables: d.tables.map((t) => (t === table ? publishedWith(t, added) : t)),
    standard: d.standard.map((t) =>
      t.id === added.table && t.index === added.index ? standardWith(t, table, added, row) : t,
    ),
  };
}

function publishedWith(t: PublishedTable, added: AddedRow): PublishedTable {
  const texts = new Map(added.values.map((v) => [v.column, v.text]));
  return { ...t, rows: [...t.rows, t.columns.map((_, column) => ({ text: texts.get(column) ?? null }))] };
}

function standardWith(t: StandardTable, table: PublishedTable, added: AddedRow, row: number): StandardTable {
  const values: Record<string, StandardValue> = {};
  for (const { key, column, text } of added.values) {
    const parsed = parseAmount(text);
    values[key] = {
      text,
      amount:
        parsed.kind === "amount"
          ? { value: parsed.value, decimals: parsed.decimals, unit: table.moneyUnit, printed: text! }
          : null,
      cell: { table: t.id, index: t.index, row, column },
      confidence: "printed",
    };
  }
  const { side, basis, unitCode, unitName, level, parent } = added.like;
  const made: StandardRow = {
    row,
    line: null,
    side,
    basis,
    code: added.code,
    secondCode: null,
    item: added.item,
    unitCode,
    unitName,
    role: "detail",
    total: null,
    level,
    ofWhich: false,
    parent,
    values,
    source: undefined,
  };
  const at = t.rows.findIndex((r) => r.row === added.like.row && r.side === side);
  return { ...t, rows: [...t.rows.slice(0, at + 1), made, ...t.rows.slice(at + 1)] };
}
