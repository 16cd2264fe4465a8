/** Documents with one thing wrong: what a typist, a copyist or a printer does to a cell, a row, a table or a sentence. */
import type { CheckContext } from "../../src/checking";
import {
  parseAmount,
  printedValues,
  type ColumnKey,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
} from "../../src/disclosure";
import { PROBLEMS, said } from "../../src/words";

export interface Misprint {
  /** What is wrong where, `支出 expenditure[合计].basic 9→8`. */
  readonly name: string;
  readonly disclosure: Disclosure;
  /** What stands beside it, where the misprint is there. */
  readonly context?: CheckContext;
}

/** Another first digit: 373.06 → 473.06. */
const otherDigit = (text: string): string => text.replace(/[1-9]/, (d) => String((Number(d) % 9) + 1));

/** One more in the last digit: 373.06 → 373.07. */
const lastDigit = (text: string): string => text.replace(/\d$/, (d) => String(d === "9" ? 8 : Number(d) + 1));

function replaced<T>(list: readonly T[], from: T, to: T | null): T[] {
  return list.flatMap((x) => (x === from ? (to === null ? [] : [to]) : [x]));
}

/** The document with one cell printing something else. */
function withCell(
  d: Disclosure,
  table: StandardTable,
  row: StandardRow,
  column: ColumnKey,
  text: string | null,
): Disclosure {
  const value = row.values[column]!;
  const a = value.amount || text !== null ? parseAmount(text) : null;
  const amount =
    a?.kind === "amount" && (value.amount !== null || value.text === null)
      ? { value: a.value, decimals: a.decimals, unit: value.amount?.unit ?? d.moneyUnit, printed: text! }
      : null;
  const changed = { ...row, values: { ...row.values, [column]: { ...value, amount, text } } };
  const published = d.tables.find((t) => t.id === table.id && t.index === table.index)!;
  const rows = published.rows.map((cells, r) =>
    r === value.cell.row ? cells.map((c, i) => (i === value.cell.column ? { ...c, text } : c)) : cells,
  );
  return {
    ...d,
    tables: replaced(d.tables, published, { ...published, rows }),
    standard: replaced(d.standard, table, { ...table, rows: replaced(table.rows, row, changed) }),
  };
}

const withRow = (d: Disclosure, table: StandardTable, row: StandardRow, to: StandardRow | null): Disclosure => ({
  ...d,
  standard: replaced(d.standard, table, { ...table, rows: replaced(table.rows, row, to) }),
});

const withPublished = (d: Disclosure, t: PublishedTable, change: Partial<PublishedTable>): Disclosure => ({
  ...d,
  tables: replaced(d.tables, t, { ...t, ...change }),
});

const nameOf = (row: StandardRow): string =>
  `${row.side === "income" ? "收·" : row.side === "expenditure" ? "支·" : ""}${row.code ?? row.item ?? row.unitName ?? (row.total ? "合计" : row.line)}`;

/**
 * One thing wrong at a time. `all`: in every column of every table the first, a middle and the last amount, the rows, heads and notes
 * of tables, the sentences; `few`: less of it, for the many examples; a table id: that table only.
 */
export function misprints(d: Disclosure, extent: "all" | "few" | "expenditure"): Misprint[] {
  const out: Misprint[] = [];
  const few = extent === "few";
  for (const table of d.standard) {
    if (extent === "expenditure" && table.id !== "expenditure") continue;
    const at = table.index > 1 ? `${table.id}${table.index}` : table.id;
    const published = d.tables.find((t) => t.id === table.id && t.index === table.index)!;
    const columns = [...new Set(table.rows.flatMap((r) => printedValues(r).map(([key]) => key)))];
    for (const column of columns) {
      if (column === "code") continue;
      const printed = table.rows.filter((r) => /[1-9]/.test(r.values[column]?.text ?? ""));
      const money = printed.filter((r) => parseAmount(r.values[column]!.text).kind === "amount");
      const middle = money[Math.floor(money.length / 2)];
      const change = (row: StandardRow | undefined, to: (text: string) => string | null) => {
        if (!row) return;
        const text = row.values[column]!.text!;
        out.push({
          name: `${at}[${nameOf(row)}].${column} ${text}→${to(text) ?? "空"}`,
          disclosure: withCell(d, table, row, column, to(text)),
        });
      };
      change(middle, otherDigit);
      change(money[0], lastDigit);
      if (!few) {
        for (const row of new Set([money[0], money.at(-1)])) if (row !== middle) change(row, otherDigit);
        change(middle, () => null);
        change(middle, (text) => `-${text}`);
      }
      const blank = table.rows.find((r) => r.values[column] && r.values[column].text === null);
      if (blank && !few && money.length > 0)
        out.push({
          name: `${at}[${nameOf(blank)}].${column} 空→1.00`,
          disclosure: withCell(d, table, blank, column, "1.00"),
        });
    }
    const middle = table.rows[Math.floor(table.rows.length / 2)];
    if (middle) {
      const rows: [string, Partial<StandardRow>][] = [
        ["item 空", { item: null }],
        ["item 别名", { item: "其他事项" }],
        ...(middle.code === null
          ? []
          : ([
              ["code 空", { code: null }],
              ["code 别码", { code: `${middle.code.slice(0, -1)}9` }],
            ] as [string, Partial<StandardRow>][])),
      ];
      for (const [what, change] of rows)
        out.push({
          name: `${at}[${nameOf(middle)}] ${what}`,
          disclosure: withRow(d, table, middle, { ...middle, ...change }),
        });
    }
    const total = table.rows.find((r) => r.role === "total");
    for (const [what, row] of [
      ["缺合计行", total],
      ["缺中间行", middle],
      ["缺末行", table.rows.at(-1)],
    ] as const)
      if (row) out.push({ name: `${at} ${what}`, disclosure: withRow(d, table, row, null) });
    if (middle)
      out.push({
        name: `${at} 重复一行`,
        disclosure: {
          ...d,
          standard: replaced(d.standard, table, {
            ...table,
            rows: table.rows.flatMap((r) => (r === middle ? [r, { ...r }] : [r])),
          }),
        },
      });
    if (few) continue;
    const heads: [string, Partial<PublishedTable>][] = [
      ["空表", { state: "empty" }],
      ["损坏", { problems: [said(PROBLEMS["header-unreadable"])] }],
      ["元", { moneyUnit: "元" }],
      ["无单位", { moneyUnit: null }],
      ["别家", { unitName: "别处某局" }],
      ["别年", { year: "2021" }],
      ["加注", { note: "注：另有说明。" }],
    ];
    for (const [what, change] of heads)
      out.push({ name: `${at} ${what}`, disclosure: withPublished(d, published, change) });
  }
  if (extent === "expenditure") return out;
  for (const [i, n] of d.narrative.entries()) {
    const at = `text ${n.key}${i}`;
    const put = (what: string, to: typeof n | null) =>
      out.push({ name: `${at} ${what}`, disclosure: { ...d, narrative: replaced(d.narrative, n, to) } });
    put("别数", { ...n, value: otherDigit(n.value) });
    put("末位", { ...n, value: lastDigit(n.value) });
    put("约数", { ...n, value: n.value.replace(/\d$/, "") });
    if (n.direction) put("反向", { ...n, direction: n.direction === "up" ? "down" : "up" });
    if (!few) put("略", null);
  }
  for (const [i, p] of d.paragraphs.entries()) {
    out.push({ name: `paragraph ${i} 略`, disclosure: { ...d, paragraphs: replaced(d.paragraphs, p, null) } });
    if (/[1-9]/.test(p.text))
      out.push({
        name: `paragraph ${i} 别数`,
        disclosure: {
          ...d,
          paragraphs: replaced(d.paragraphs, p, {
            ...p,
            text: p.text.replace(/[1-9](?=\d*\.)/, (x) => String((Number(x) % 9) + 1)),
          }),
        },
      });
  }
  for (const [i, c] of d.contents.entries())
    out.push({ name: `contents ${i} 略`, disclosure: { ...d, contents: replaced(d.contents, c, null) } });
  return out;
}
