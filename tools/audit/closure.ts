import { Decimal, type PublishedTable } from "../../src/disclosure";
import { printedNumber, type Printed } from "./amounts";

/**
 * Do the sums of the tables as read hold: parents against children by code, the total row against its classes, every
 * amount column. A published budget comes out of a system whose sums hold, so a sum that does not hold is far more often
 * a misreading than a wrong document. Written without the rules of `src/checking`, so that it can judge them.
 */
export interface Closure {
  readonly closed: number;
  /** Sums that do not hold, in words. */
  readonly open: readonly string[];
}

const SUMMED = new Set(["income", "expenditure", "general", "basic", "fund", "capital", "operating", "economic"]);

type Row = readonly (string | null)[];

/** All sums of all statements with codes. */
export function closure(tables: readonly PublishedTable[]): Closure {
  const sums = tables.filter((t) => SUMMED.has(t.id) && t.state === "filled").map(closureOfTable);
  return { closed: sums.reduce((n, s) => n + s.closed, 0), open: sums.flatMap((s) => s.open) };
}

function closureOfTable(t: PublishedTable): Closure {
  const rows = carryDown(
    t.rows.map((r) => r.map((c) => c.text)),
    t.columns,
  );
  const byCode = new Map<string, Row>();
  let coded = 0;
  let total: Row | null = null;
  for (const row of rows) {
    const code = codeOf(row, t.columns);
    if (code === null) {
      if (row.slice(0, 4).some((c) => /^(合计|总计)$/.test(folded(c)))) total ??= row;
      continue;
    }
    coded++;
    byCode.set(code, row);
  }
  // Crossings and unit blocks have a second key: they are not summed here.
  if (coded < 2 || byCode.size !== coded) return { closed: 0, open: [] };

  const open: string[] = [];
  let closed = 0;
  const hold = (column: number, label: string, whole: Row, parts: readonly Row[]): void => {
    const sum = held(printedNumber(whole[column]), parts.map((p) => printedNumber(p[column])).filter(isPrinted));
    if (sum === null) return;
    if (sum.holds) closed++;
    else open.push(`${t.id}#${t.index} p${t.pages.join(",")} ${label} ${t.columns[column]}: ${sum.words}`);
  };
  const classes = topLevel(byCode);
  for (const column of amountColumns(t.columns, rows)) {
    for (const [code, row] of byCode) {
      const children = [...byCode].filter(([c]) => c.length === code.length + 2 && c.startsWith(code));
      if (children.length > 0)
        hold(
          column,
          code,
          row,
          children.map(([, r]) => r),
        );
    }
    if (total && classes.length > 0) hold(column, "合计", total, classes);
  }
  return { closed, open };
}

/** One sum within half of the last printed digit of each term; null where both sides are blank. */
function held(whole: Printed | null, parts: readonly Printed[]): { holds: boolean; words: string } | null {
  if (whole === null && parts.every((p) => p.value.isZero())) return null;
  const sum = parts.reduce((a, p) => a.plus(p.value), new Decimal(0));
  const wanted = whole?.value ?? new Decimal(0);
  const allowed = parts
    .filter((p) => !p.value.isZero())
    .reduce((a, p) => a.plus(half(p.decimals)), half(whole?.decimals ?? 0));
  return { holds: wanted.minus(sum).abs().lte(allowed), words: `${wanted.toFixed()} against ${sum.toFixed()}` };
}

const isPrinted = (p: Printed | null): p is Printed => p !== null;
const half = (decimals: number): Decimal => new Decimal(5).times(new Decimal(10).pow(-Math.max(decimals, 2) - 1));
const folded = (text: string | null | undefined): string => (text ?? "").replace(/[\s　]/g, "");
const leaf = (column: string | undefined): string => (column ?? "").split(/[/／]/).at(-1) ?? "";
const isSplit = (columns: readonly string[]): boolean =>
  leaf(columns[0]) === "类" && leaf(columns[1]) === "款" && leaf(columns[2]) === "项";

/** Classes, or the items where nothing but items is printed. */
function topLevel(byCode: ReadonlyMap<string, Row>): Row[] {
  const classes = [...byCode].filter(([c]) => c.length === 3);
  if (classes.length > 0) return classes.map(([, r]) => r);
  return [...byCode.keys()].every((c) => c.length === 7) ? [...byCode.values()] : [];
}

/** Columns with at least two numbers that are not codes. */
function amountColumns(columns: readonly string[], rows: readonly Row[]): number[] {
  return columns.flatMap((name, k) => {
    if (/^[类款项]$/.test(leaf(name)) || /编码|代码|序号|行次|科目$/.test(name)) return [];
    const numbers = rows.filter((r) => printedNumber(r[k]) !== null);
    const codes = numbers.every((r) => /^\d{3,7}$/.test((r[k] ?? "").replace(/ /g, "")));
    return numbers.length < 2 || codes ? [] : [k];
  });
}

function codeOf(row: Row, columns: readonly string[]): string | null {
  const lead = row.slice(0, 3).map(folded);
  if (isSplit(columns) && lead.length === 3) {
    const code = lead.join("");
    return lead.every((c) => /^\d{0,3}$/.test(c)) && [3, 5, 7].includes(code.length) ? code : null;
  }
  for (const cell of lead) {
    const m = /^[[（(]?(\d{7}|\d{5}|\d{3})(?=$|[\]）)\-－ ]|[一-鿿])/.exec(cell);
    if (m) return m[1]!;
  }
  return null;
}

/** 类, 款, 项 printed only where they change: carried down, so that each row has its whole code. */
function carryDown(rows: readonly Row[], columns: readonly string[]): readonly Row[] {
  if (!isSplit(columns) || !rows.some((r) => r.length > 2 && folded(r[1]) && !folded(r[0]))) return rows;
  let last: [string | null, string | null] = [null, null];
  return rows.map((row) => {
    const [a, b, c] = row.slice(0, 3).map((x) => folded(x) || null) as [string | null, string | null, string | null];
    if (a) last = [a, b];
    else if (b) last = [last[0], b];
    return [a ?? (b || c ? last[0] : null), b ?? (c ? last[1] : null), c, ...row.slice(3)];
  });
}
