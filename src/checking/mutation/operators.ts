import {
  cellKey,
  columnDefinition,
  type CellRef,
  type Disclosure,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
  type ColumnKey,
  printedValues,
  withCells,
} from "../../disclosure";
import { isCode } from "../document/codes";
import { withFigure, withPublished, withRows, withUnit } from "./edits";

/**
 * Slips that are made on purpose. In a number: M1 another digit, M2 two digits exchanged, M3 a digit dropped or put in, M4 the point
 * shifted, M7 left blank, M10 the sign. Of cells: M5 two of a row exchanged, M6 two rows. Of a row by code: M8 printed twice, M9 left
 * out, M11 its code, M12 its name. In the text: M13 an amount, M14 a share or a direction, M15 a year. Of a table: M16 left out, M17 the
 * note that it is empty, M18 its unit of money.
 */
export type Operator =
  | "M1"
  | "M2"
  | "M3"
  | "M4"
  | "M5"
  | "M6"
  | "M7"
  | "M8"
  | "M9"
  | "M10"
  | "M11"
  | "M12"
  | "M13"
  | "M14"
  | "M15"
  | "M16"
  | "M17"
  | "M18";

/** One slip made on purpose. */
export interface Mutant {
  readonly operator: Operator;
  /** Where, in words. */
  readonly site: string;
  /** Cells that were rewritten, with what stood there. */
  readonly cells: readonly { readonly cell: CellRef; readonly original: string | null; readonly text: string | null }[];
  readonly build: () => Disclosure;
}

/** A number from words, so that the choice of digits is the same in every run. */
function seed(words: string): number {
  let h = 2166136261;
  for (const ch of words) h = Math.imul(h ^ ch.codePointAt(0)!, 16777619) >>> 0;
  return h;
}

const digitsAt = (text: string) => [...text].flatMap((c, i) => (/\d/.test(c) ? [i] : []));

/** Operators on one printed number; null where the operator cannot change it. */
const ON_NUMBER: Readonly<
  Record<"M1" | "M2" | "M3" | "M4" | "M7" | "M10", (text: string, n: number) => string | null>
> = {
  M1: (text, n) => {
    const at = digitsAt(text);
    const i = at[n % at.length]!;
    const digit = String((Number(text[i]) + 1 + (Math.floor(n / 7) % 9)) % 10);
    return text.slice(0, i) + digit + text.slice(i + 1);
  },
  M2: (text, n) => {
    const at = digitsAt(text);
    const pairs = at
      .slice(1)
      .map((b, k) => [at[k]!, b] as const)
      .filter(([a, b]) => text[a] !== text[b]);
    if (pairs.length === 0) return null;
    const [a, b] = pairs[n % pairs.length]!;
    const c = [...text];
    [c[a], c[b]] = [c[b]!, c[a]!];
    return c.join("");
  },
  M3: (text, n) => {
    const whole = text.split(".")[0]!;
    const at = digitsAt(whole);
    const i = at[n % at.length]!;
    if (n % 2 === 0 && at.length > 1) return text.slice(0, i) + text.slice(i + 1);
    return text.slice(0, i) + String(1 + (n % 9)) + text.slice(i);
  },
  M4: (text, n) => {
    const value = Number(text.replace(/,/g, ""));
    const shift = [1, -1, 2, -2, 3, 4][n % 6]!;
    const decimals = (text.split(".")[1] ?? "").length;
    return (value * 10 ** shift).toFixed(Math.max(decimals, shift < 0 ? Math.min(6, decimals - shift) : decimals));
  },
  M7: () => null,
  M10: (text) => (text.startsWith("-") ? text.slice(1) : `-${text}`),
};

interface Site {
  readonly table: StandardTable;
  readonly row: StandardRow;
  readonly column: ColumnKey;
  readonly cell: CellRef;
  readonly text: string;
}

/** Printed amounts other than 0. */
export function amountSites(d: Disclosure): Site[] {
  const seen = new Set<string>();
  return d.standard.flatMap((table) =>
    table.rows.flatMap((row) =>
      printedValues(row).flatMap(([column, v]) => {
        const key = cellKey(v.cell);
        if (
          !v.amount ||
          v.amount.value.isZero() ||
          v.text === null ||
          columnDefinition(table.id, column)?.type !== "money" ||
          seen.has(key)
        )
          return [];
        seen.add(key);
        return [{ table, row, column, cell: v.cell, text: v.text.replace(/[,\s]/g, "") }];
      }),
    ),
  );
}

const label = (s: Site) => `${s.table.id}[${s.row.code ?? s.row.item ?? s.row.row}].${s.column}`;

/** All mutants of an operator on a disclosure. */
export function mutants(d: Disclosure, operator: Operator): Mutant[] {
  switch (operator) {
    case "M5":
      return swapsInRow(d);
    case "M6":
      return swapsOfRows(d);
    case "M8":
    case "M9":
      return rowMutants(d, operator);
    case "M11":
    case "M12":
      return codeMutants(d, operator);
    case "M13":
    case "M14":
    case "M15":
      return textMutants(d, operator);
    case "M16":
    case "M17":
    case "M18":
      return tableMutants(d, operator);
    default:
      return amountSites(d).flatMap((s) => {
        const text = ON_NUMBER[operator](s.text, seed(label(s) + operator));
        if (operator !== "M7" && (text === null || Number(text) === Number(s.text))) return [];
        return [
          {
            operator,
            site: label(s),
            cells: [{ cell: s.cell, original: s.text, text }],
            build: () => withCells(d, [{ cell: s.cell, text }]),
          },
        ];
      });
  }
}

function swap(
  d: Disclosure,
  operator: Operator,
  site: string,
  pairs: readonly (readonly [CellRef, string | null, CellRef, string | null])[],
): Mutant {
  const cells = pairs.flatMap(([a, ta, b, tb]) => [
    { cell: a, original: ta, text: tb },
    { cell: b, original: tb, text: ta },
  ]);
  return { operator, site, cells, build: () => withCells(d, cells) };
}

function swapsInRow(d: Disclosure): Mutant[] {
  return d.standard.flatMap((table) =>
    table.rows.flatMap((row) => {
      const cells = printedValues(row).filter(([c, v]) => columnDefinition(table.id, c)?.type === "money" && v.amount);
      const out: Mutant[] = [];
      for (let i = 0; i + 1 < cells.length; i++) {
        const [ca, a] = cells[i]!;
        const [cb, b] = cells[i + 1]!;
        if (a.amount!.value.eq(b.amount!.value)) continue;
        out.push(
          swap(d, "M5", `${table.id}[${row.code ?? row.item ?? row.row}].${ca}↔${cb}`, [
            [a.cell, a.text, b.cell, b.text],
          ]),
        );
      }
      return out;
    }),
  );
}

function swapsOfRows(d: Disclosure): Mutant[] {
  return d.standard.flatMap((table) => {
    const rows = table.rows.filter(
      (r) => r.role === "detail" && Object.values(r.values).some((v) => v.amount && !v.amount.value.isZero()),
    );
    const out: Mutant[] = [];
    for (let i = 0; i + 1 < rows.length; i++) {
      const [a, b] = [rows[i]!, rows[i + 1]!];
      if (a.side !== b.side || a.basis !== b.basis || (a.code !== null) !== (b.code !== null)) continue;
      // A parent and its only child hold the same figures: nothing is exchanged.
      const columns = printedValues(a)
        .map(([c]) => c)
        .filter(
          (c) =>
            columnDefinition(table.id, c)?.type === "money" && b.values[c] && a.values[c]!.text !== b.values[c]!.text,
        );
      if (columns.length === 0) continue;
      out.push(
        swap(
          d,
          "M6",
          `${table.id}[${a.code ?? a.item}]↔[${b.code ?? b.item}]`,
          columns.map((c) => [a.values[c]!.cell, a.values[c]!.text, b.values[c]!.cell, b.values[c]!.text] as const),
        ),
      );
    }
    return out;
  });
}

const CODED: readonly StandardTableId[] = ["income", "expenditure", "general", "basic", "fund", "capital"];

function codedRows(d: Disclosure): { table: StandardTable; row: StandardRow }[] {
  return d.standard
    .filter((t) => CODED.includes(t.id))
    .flatMap((table) =>
      table.rows
        .filter(
          (r) =>
            r.role === "detail" &&
            isCode(r.code) &&
            Object.values(r.values).some((v) => v.amount && !v.amount.value.isZero()),
        )
        .map((row) => ({ table, row })),
    );
}

function rowMutants(d: Disclosure, operator: "M8" | "M9"): Mutant[] {
  return codedRows(d).map(({ table, row }) => ({
    operator,
    site: `${table.id}[${row.code}]`,
    cells: [],
    build: () =>
      withRows(d, table.id, table.index, (rows) =>
        rows.flatMap((r) => (r !== row ? [r] : operator === "M8" ? [r, moved(r)] : [])),
      ),
  }));
}

/** The duplicate stands in a row of its own, so its cells are other cells. */
function moved(r: StandardRow): StandardRow {
  const row = r.row + 100_000;
  return {
    ...r,
    row,
    values: Object.fromEntries(Object.entries(r.values).map(([k, v]) => [k, { ...v, cell: { ...v.cell, row } }])),
  };
}

function codeMutants(d: Disclosure, operator: "M11" | "M12"): Mutant[] {
  const rows = codedRows(d);
  return rows.flatMap(({ table, row }): Mutant[] => {
    const n = seed(`${table.id}${row.code!}${operator}`);
    const site = `${table.id}[${row.code}]`;
    const put = (change: Partial<StandardRow>) => () =>
      withRows(d, table.id, table.index, (list) => list.map((r) => (r === row ? { ...r, ...change } : r)));
    if (operator === "M11") {
      const code = row.code!;
      const i = code.length - 1 - (n % Math.min(2, code.length - 1));
      const wrong = code.slice(0, i) + String((Number(code[i]) + 1 + (n % 8)) % 10) + code.slice(i + 1);
      return [{ operator, site: `${site}→${wrong}`, cells: [], build: put({ code: wrong }) }];
    }
    const other = rows.find(
      (o) => o.table === table && o.row.item !== row.item && o.row.code!.length === row.code!.length,
    );
    return other
      ? [{ operator, site: `${site} ${other.row.item}`, cells: [], build: put({ item: other.row.item }) }]
      : [];
  });
}

function textMutants(d: Disclosure, operator: "M13" | "M14" | "M15"): Mutant[] {
  return d.narrative.flatMap((n, i): Mutant[] => {
    const s = seed(`${n.key}${i}${operator}`);
    if (operator === "M13") {
      if (n.kind !== "amount" || Number(n.value) === 0 || n.key === "other") return [];
      const text = ON_NUMBER.M1(n.value, s)!;
      return [
        {
          operator,
          site: `${n.key} ${n.value}→${text}`,
          cells: [],
          build: () => withFigure(d, i, (o) => ({ ...o, value: text }), n.value, text),
        },
      ];
    }
    if (operator === "M14") {
      if (n.kind === "percent") {
        const text = ON_NUMBER.M1(n.value, s)!;
        return [
          {
            operator,
            site: `${n.key} ${n.value}→${text}`,
            cells: [],
            build: () => withFigure(d, i, (o) => ({ ...o, value: text }), n.value, text),
          },
        ];
      }
      if (n.kind !== "change" || Number(n.value) === 0 || (n.direction !== "up" && n.direction !== "down")) return [];
      const to = n.direction === "up" ? "down" : "up";
      return [
        {
          operator,
          site: `${n.key} ${n.direction}→${to}`,
          cells: [],
          build: () =>
            withFigure(
              d,
              i,
              (o) => ({ ...o, direction: to }),
              n.direction === "up" ? "增" : "减",
              n.direction === "up" ? "减" : "增",
            ),
        },
      ];
    }
    if (n.year === null || n.kind !== "amount" || !n.quote.includes(n.year)) return [];
    const to = String(Number(n.year) + (s % 2 === 0 ? 1 : -1));
    return [{ operator, site: `${n.key} ${n.year}→${to}`, cells: [], build: () => withYear(d, n.quote, n.year!, to) }];
  });
}

/** A year written wrongly moves every figure of the sentence to that year. */
function withYear(d: Disclosure, quote: string, from: string, to: string): Disclosure {
  const at = d.narrative.findIndex((n) => n.quote === quote && n.year === from);
  const moved = withFigure(d, at, (o) => ({ ...o, year: to }), from, to);
  const sentence = moved.narrative[at]!.quote;
  return {
    ...moved,
    narrative: moved.narrative.map((n) => (n.quote === sentence && n.year === from ? { ...n, year: to } : n)),
  };
}

function tableMutants(d: Disclosure, operator: "M16" | "M17" | "M18"): Mutant[] {
  const main: readonly string[] = [
    "balance",
    "income",
    "expenditure",
    "appropriation",
    "general",
    "basic",
    "three-public",
    "fund",
  ];
  return d.tables.flatMap((t): Mutant[] => {
    const site = `${t.id}#${t.index}`;
    if (operator === "M16")
      return main.includes(t.id) && t.state !== "absent"
        ? [{ operator, site, cells: [], build: () => withPublished(d, t.id, t.index, () => null) }]
        : [];
    if (operator === "M17") {
      if (t.state !== "empty" || t.note === null || !["fund", "capital", "three-public"].includes(t.id)) return [];
      return [
        { operator, site, cells: [], build: () => withPublished(d, t.id, t.index, (x) => ({ ...x, note: null })) },
      ];
    }
    if (t.state !== "filled" || t.moneyUnit !== "万元" || !main.includes(t.id)) return [];
    return [{ operator, site, cells: [], build: () => withUnit(d, t.id, t.index, "元") }];
  });
}
