import { children, functionalClassByName, rejoinCode, splitCodeAndName } from "../classification";
import {
  fold,
  parseAmount,
  STANDARD_COLUMNS,
  type MoneyUnit,
  type PublishedTable,
  type Side,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
  type StandardValue,
  type TotalKind,
} from "../disclosure";
import { squeeze } from "./table/cells";
import { bindColumns, bindThreePublic, bindTwoSided, repeatedBlocks, type ColumnBinding } from "./vocabulary/columns";
import { readOutline, totalKind } from "./vocabulary/items";

/** Binds the columns of a table by what their headers say. */
export function bind(id: StandardTableId, columns: readonly string[]): (ColumnBinding | null)[] {
  const blocks = repeatedBlocks(columns);
  if (blocks.length > 1 && id !== "balance" && id !== "appropriation" && id !== "three-public") {
    return blocks.flatMap(([from, to]) => bind(id, columns.slice(from, to)));
  }
  if (id === "balance" || id === "appropriation") return bindTwoSided(id, columns);
  return id === "three-public" ? bindThreePublic(columns) : bindColumns(id, columns);
}

/** Standard rows of a published table. */
export function standardise(table: PublishedTable, bindings: readonly (ColumnBinding | null)[], year: string | null): StandardTable {
  const id = table.id as StandardTableId;
  const context: Context = { id, table, bindings, year };
  const rows =
    id === "balance" || id === "appropriation"
      ? twoSidedRows(context)
      : isWide(bindings)
        ? wideRows(context)
        : repeatedBlocks(table.columns).flatMap(([from, to]) =>
            plainRows({ ...context, bindings: bindings.map((b, c) => (c >= from && c < to ? b : null)) }, from > 0),
          );
  const printed = new Set<string>();
  for (const b of bindings) if (b) printed.add(b.key === "codePart" ? "code" : b.key === "governmentCodePart" ? "governmentCode" : b.key);
  if (isWide(bindings)) printed.add("item");
  const columns = STANDARD_COLUMNS[id].map((c) => c.key).filter((k) => printed.has(k));
  return { id, index: table.index, columns, rows };
}

interface Context {
  readonly id: StandardTableId;
  readonly table: PublishedTable;
  readonly bindings: readonly (ColumnBinding | null)[];
  readonly year: string | null;
}

const HELPERS = /^(line|codePart|governmentCodePart|unitCode|unitName|yearColumn|economicCode)$/;

function isWide(bindings: readonly (ColumnBinding | null)[]): boolean {
  return bindings.some((b) => b?.item !== undefined);
}

/** Value of a cell: money with its unit where the column is money, words otherwise. */
function valueAt(context: Context, row: number, column: number, unit: MoneyUnit | null): StandardValue {
  const cell = context.table.rows[row]![column]!;
  const parsed = parseAmount(cell.text);
  return {
    amount:
      parsed.kind === "amount" && !parsed.percent
        ? { value: parsed.value, decimals: parsed.decimals, unit, printed: cell.text! }
        : null,
    text: cell.text,
    cell: { table: context.table.id, index: context.table.index, row, column },
    confidence: cell.confidence ?? "printed",
  };
}

function textAt(context: Context, row: number, key: string): string | null {
  const column = context.bindings.findIndex((b) => b?.key === key);
  return column < 0 ? null : (context.table.rows[row]?.[column]?.text ?? null);
}

function isBlankRow(context: Context, row: number): boolean {
  return context.table.rows[row]!.every((c) => c.text === null);
}

/** One row an item and side; carry-over sub-rows and 其中 rows keep their parent. */
function twoSidedRows(context: Context): StandardRow[] {
  const { bindings, table } = context;
  const itemColumns = bindings.flatMap((b, c) => (b?.key === "item" ? [c] : []));
  const out: StandardRow[] = [];
  itemColumns.forEach((itemColumn, block) => {
    const end = itemColumns[block + 1] ?? bindings.length;
    const binding = bindings[itemColumn]!;
    const side: Side = binding.side ?? "income";
    const outline = new OutlineStack();
    const names = new NameHierarchy(context.year);
    let carry: TotalKind | null = null;
    table.rows.forEach((row, r) => {
      const printed = row[itemColumn]?.text ?? null;
      const values: Record<string, StandardValue> = {};
      for (let c = itemColumn + 1; c < end; c++) {
        const b = bindings[c];
        if (b && !HELPERS.test(b.key) && b.key !== "item") values[b.key] = valueAt(context, r, c, table.moneyUnit);
      }
      const hasAmount = Object.values(values).some((v) => v.amount !== null);
      if (printed === null && !hasAmount) return;
      const item = printed === null ? null : squeeze(printed);
      const kind = item === null ? null : totalKind(item);
      const position = item === null ? { level: 0, ofWhich: false, parent: null } : outline.place(item);
      // 一般公共预算拨款 … below 上年结转 are parts of the carry-over, not income of the year.
      if (kind !== null) carry = kind === "carry-in" || kind === "carry-out" ? kind : null;
      else if (carry !== null && item !== null && !/一般公共预算|政府性?基金|国有资本|财政拨款|财政专户|单位资金|其他|结转|结余|事业/.test(item)) carry = null;
      const inCarry = carry !== null && kind === null;
      const code = side === "expenditure" && item !== null && kind === null && !inCarry && isFunctional(binding) ? names.codeOf(item) : null;
      // Unnumbered names below a class are its 款 and 项.
      const depth = code !== null && code.length > 3 ? (code.length - 1) / 2 : null;
      out.push({
        row: r,
        line: textAt(context, r, "line"),
        side,
        basis: side === "expenditure" ? (binding.basis ?? (code !== null ? "functional" : null)) : null,
        code,
        secondCode: null,
        item,
        unitCode: null,
        unitName: null,
        role: kind !== null ? "total" : "detail",
        total: kind,
        level: depth ?? (inCarry ? position.level + 1 : code !== null && position.level === 0 ? 1 : position.level),
        ofWhich: position.ofWhich || inCarry,
        parent: inCarry ? (carry === "carry-in" ? "上年结转" : "年终结转") : position.parent,
        values,
        source: row[itemColumn]?.source,
      });
    });
  });
  return settleBasis(settleTotals(out));
}

function isFunctional(binding: ColumnBinding): boolean {
  return binding.basis === undefined || binding.basis === "functional";
}

/** An expenditure block is functional when most of its items are functional classes. */
function settleBasis(rows: StandardRow[]): StandardRow[] {
  const columns = new Set(rows.filter((r) => r.side === "expenditure").map((r) => r.values));
  if (columns.size === 0) return rows;
  const open = rows.filter((r) => r.side === "expenditure" && (r.basis === null || r.basis === "functional"));
  const coded = open.filter((r) => r.code !== null).length;
  const details = open.filter((r) => r.role === "detail").length;
  const basis = coded * 2 >= details && coded > 0 ? "functional" : /基本支出|项目支出/.test(open.map((r) => r.item ?? "").join()) ? "use" : null;
  return rows.map((r) => (open.includes(r) ? { ...r, basis } : r));
}

/** 收入合计 is the grand total where 本年收入 stands besides; a lone 收入合计 of a table without 总计 stays the grand total. */
function settleTotals(rows: StandardRow[]): StandardRow[] {
  return rows.map((r) => {
    if (r.total !== "grand" || r.item === null || !/^(收入|支出)合计$/.test(fold(r.item))) return r;
    const peers = rows.filter((p) => p.side === r.side && p.basis === r.basis && p !== r);
    const hasTotal = peers.some((p) => p.item !== null && /总计$/.test(fold(p.item)));
    return hasTotal ? { ...r, total: "current" as const } : r;
  });
}

/** Rows of code, project, item and indicator tables. */
function plainRows(context: Context, furtherBlock = false): StandardRow[] {
  const { bindings, table } = context;
  const outline = new OutlineStack();
  const parts = new CodeParts();
  const governmentParts = new CodeParts();
  const out: StandardRow[] = [];
  const unit = { code: null as string | null, name: null as string | null };
  table.rows.forEach((row, r) => {
    if (isBlankRow(context, r) || bindings.every((b, c) => b === null || row[c]?.text == null)) return;
    const values: Record<string, StandardValue> = {};
    bindings.forEach((b, c) => {
      if (b && !HELPERS.test(b.key)) values[b.key] = valueAt(context, r, c, table.moneyUnit);
    });
    let item = textAt(context, r, "item");
    let code = codeOf(context, r, "code", "codePart", parts);
    let secondCode = codeOf(context, r, "governmentCode", "governmentCodePart", governmentParts);
    if (item !== null) {
      const joined = splitCodeAndName(item);
      if (joined && code === null) {
        code = joined.code;
        item = joined.name;
      }
    }
    const economic = textAt(context, r, "economicCode");
    if (economic !== null) secondCode = splitCodeAndName(economic)?.code ?? secondCode;
    const unitName = textAt(context, r, "unitName");
    const unitCode = textAt(context, r, "unitCode");
    if (unitName !== null) unit.name = unitName;
    if (unitCode !== null) unit.code = unitCode;
    const words = item === null ? null : squeeze(item);
    const kind = rowTotal(context, r, words, code, out.length === 0 && !furtherBlock);
    const subtotal = kind === null && code === null && isUnitRow(context, words, unitName);
    const position = words === null ? { level: 0, ofWhich: false, parent: null } : outline.place(words);
    out.push({
      row: r,
      line: textAt(context, r, "line"),
      side: null,
      basis: null,
      code: code !== null && /^\d|^[ABC]\d/.test(code) ? code : null,
      secondCode,
      item: words ?? (kind !== null ? null : unitName),
      unitCode: unitCode ?? (hasUnitColumn(bindings) ? unit.code : null),
      unitName: unitName ?? (hasUnitColumn(bindings) ? unit.name : null),
      role: kind !== null ? "total" : subtotal ? "subtotal" : "detail",
      total: kind,
      level: position.level,
      ofWhich: position.ofWhich,
      parent: position.parent,
      values,
      source: row.find((c) => c.text !== null)?.source,
    });
  });
  if (context.id === "procurement") return settlePurchases(out);
  const named = bindings.some((b) => b?.key === "code" || b?.key === "codePart") ? out : codesByName(out, context);
  return settleUnits(named);
}

/** Purchases listed by function or by unit: what others below go on from is a subtotal. */
function settlePurchases(rows: StandardRow[]): StandardRow[] {
  const lines = rows.filter((r) => r.role === "detail" && r.values["goods"]?.text == null);
  const byUnit = rows.some((r) => r.unitCode !== null) && rows.some((r) => r.role === "detail" && r.unitCode === null);
  return rows.map((r, i) => {
    if (r.role !== "detail" || !lines.includes(r)) return r;
    const next = rows[i + 1];
    const byCode = r.code !== null && next?.code != null && next.code.length > r.code.length && next.code.startsWith(r.code);
    return byCode || (byUnit && r.unitCode !== null) ? { ...r, role: "subtotal" as const } : r;
  });
}

/** Functional tables that print names only: codes by name, each level inside the one above; what fits nowhere keeps none. */
function codesByName(rows: StandardRow[], context: Context): StandardRow[] {
  if (!/^(income|expenditure|general|fund|capital)$/.test(context.id)) return rows;
  const names = new NameHierarchy(context.year);
  const coded = rows.map((r) => (r.role === "detail" && r.item !== null ? { ...r, code: names.codeOf(r.item) } : r));
  const found = coded.filter((r) => r.code !== null).length;
  return found * 2 >= rows.length ? coded : rows;
}

/** Walks names of 类, 款 and 项 in printed order and finds each below the one before. */
class NameHierarchy {
  private class3: string | null = null;
  private group5: string | null = null;
  private readonly when: { year: number } | undefined;

  constructor(year: string | null) {
    this.when = year === null ? undefined : { year: Number(year) };
  }

  codeOf(item: string): string | null {
    const { words } = readOutline(item);
    const below = (parent: string): string | null =>
      children("functional", parent, this.when).find((e) => fold(e.name) === words)?.code ?? null;
    const item7 = this.group5 === null ? null : below(this.group5);
    if (item7 !== null) return item7;
    const group = this.class3 === null ? null : below(this.class3);
    if (group !== null) {
      this.group5 = group;
      return group;
    }
    const own = functionalClassByName(item, this.when);
    if (own === null) return null;
    this.class3 = own;
    this.group5 = null;
    return own;
  }
}

/**
 * Tables by unit print the department, then its units: the department's row is a subtotal, told by its code, which the
 * units' codes go on from, or by amounts that equal the total's.
 */
function settleUnits(rows: StandardRow[]): StandardRow[] {
  const units = rows.filter((r) => r.role === "detail" && r.code === null && (r.unitCode !== null || r.unitName !== null) && (r.item === null || r.item === r.unitName));
  if (units.length < 2) return rows;
  const total = rows.find((r) => r.role === "total");
  const sums = new Set<StandardRow>();
  for (const row of units) {
    const code = row.unitCode;
    if (code !== null && units.some((u) => u !== row && u.unitCode !== null && u.unitCode.length > code.length && u.unitCode.startsWith(code))) sums.add(row);
  }
  const first = units[0]!;
  if (sums.size === 0 && total && Object.entries(first.values).every(([key, v]) => sameAmount(v, total.values[key]))) sums.add(first);
  return rows.map((r) => (sums.has(r) ? { ...r, role: "subtotal" as const } : r));
}

function sameAmount(a: StandardValue, b: StandardValue | undefined): boolean {
  if (a.amount === null || !b?.amount) return (a.amount === null || a.amount.value.isZero()) && (!b?.amount || b.amount.value.isZero());
  return a.amount.value.eq(b.amount.value);
}

function hasUnitColumn(bindings: readonly (ColumnBinding | null)[]): boolean {
  return bindings.some((b) => b?.key === "unitName" || b?.key === "unitCode");
}

/** A total row by its words, wherever they stand among the words of the row; the first row with amounts only is one too. */
function rowTotal(context: Context, r: number, item: string | null, code: string | null, first: boolean): TotalKind | null {
  if (code !== null && code !== "") return null;
  const { id } = context;
  if (id === "goal" || id === "goals-overall" || id === "units") return null;
  const words = context.table.rows[r]!.flatMap((c, i) => {
    const b = context.bindings[i];
    const moneyColumn = b && !HELPERS.test(b.key) && STANDARD_COLUMNS[id].find((d) => d.key === b.key)?.type === "money";
    return c.text !== null && !moneyColumn && b?.key !== "line" ? [fold(c.text)] : [];
  }).filter((t) => parseAmount(t).kind !== "amount");
  for (const w of words) if (/^(合计|总计|支出合计|收入合计|支出总计|收入总计|全部合计)$/.test(w)) return "all";
  if (item !== null) {
    if (id === "three-public" && /^"?三公"?经费(合计|小计|总计|支出)?$|^合计$/.test(fold(item))) return /^合计$/.test(fold(item)) ? "all" : null;
    if (id === "assets" && /^资产总额$|^合计$|^总计$|^固定资产(总额|合计)$/.test(fold(item))) return "all";
    return null;
  }
  return first && words.length === 0 ? "all" : null;
}

/** A row that sums up a unit: its name (perhaps cut by the column), its code, or 小计. */
function isUnitRow(context: Context, item: string | null, unitName: string | null): boolean {
  if (!/^(expenditure|general|fund|capital|projects|procurement|goals-summary|income)$/.test(context.id)) return false;
  if (item !== null) {
    const folded = fold(item);
    if (/小计$/.test(folded)) return true;
    const own = fold(context.table.unitName ?? "");
    if (own !== "" && folded.length >= 4 && (own === folded || own.startsWith(folded) || folded === `${own}本级` || folded === `${own}(本级)`)) return true;
    // Only the unit's code stands in the name column.
    return /^(projects|goals-summary)$/.test(context.id) && /^\d{3,9}$/.test(folded);
  }
  return unitName !== null && context.bindings.some((b) => b?.key === "code" || b?.key === "codePart" || b?.key === "item");
}

/** Code of a row: one column, or 类 款 项 in three with blank parents. */
function codeOf(context: Context, r: number, key: string, partKey: string, parts: CodeParts): string | null {
  const columns = context.bindings.flatMap((b, c) => (b?.key === partKey ? [c] : []));
  if (columns.length > 0) return parts.read(columns.map((c) => context.table.rows[r]![c]?.text ?? null));
  const text = textAt(context, r, key);
  if (text === null) {
    // A code column printed as several columns under one header (指 层级缩进 of Xi'an).
    return null;
  }
  const split = splitCodeAndName(text);
  return rejoinCode(text) ?? split?.code ?? (/^[A-Za-z0-9]+$/.test(fold(text)) ? fold(text) : null);
}

/** 类, 款, 项 in columns of their own; a blank parent is the one above (a row may show only `08`). */
class CodeParts {
  private above: (string | null)[] = [];

  read(parts: readonly (string | null)[]): string | null {
    const digits = parts.map((p) => (p === null ? null : fold(p).replace(/\D/g, "") || null));
    let last = -1;
    digits.forEach((d, i) => {
      if (d !== null) last = i;
    });
    if (last < 0) return null;
    const full: string[] = [];
    for (let i = 0; i <= last; i++) {
      const own = digits[i] ?? this.above[i] ?? null;
      if (own === null) return null;
      // A part may repeat the whole code (`201 11 99` or `20111`).
      if (i > 0 && own.length > 2 && own.startsWith(full.join(""))) full.splice(0, full.length, own);
      else full.push(i === 0 ? own : own.padStart(2, "0"));
    }
    this.above = digits.map((d, i) => (i <= last ? (d ?? this.above[i] ?? null) : null));
    return full.join("");
  }
}

/** One wide row of 三公 → one row an item. */
function wideRows(context: Context): StandardRow[] {
  const { bindings, table } = context;
  const items = [...new Set(bindings.flatMap((b) => (b?.item ? [b.item] : [])))];
  const out: StandardRow[] = [];
  let unitName: string | null = null;
  table.rows.forEach((row, r) => {
    if (isBlankRow(context, r)) return;
    const own = textAt(context, r, "unitName");
    const yearColumn = textAt(context, r, "yearColumn");
    if (yearColumn !== null && context.year !== null && !yearColumn.includes(context.year)) return;
    if (own !== null) unitName = own;
    const total = own !== null && /^(合计|总计)$/.test(fold(own));
    for (const item of items) {
      const values: Record<string, StandardValue> = {};
      bindings.forEach((b, c) => {
        if (b?.item === item) values[b.key] = valueAt(context, r, c, table.moneyUnit);
      });
      const all = /合计$/.test(item);
      out.push({
        row: r,
        line: textAt(context, r, "line"),
        side: null,
        basis: null,
        code: null,
        secondCode: null,
        item,
        unitCode: textAt(context, r, "unitCode"),
        unitName: total ? null : unitName,
        role: all ? "total" : "detail",
        total: all ? "all" : null,
        level: /购置费$|维护费$/.test(item) ? 2 : all ? 0 : 1,
        ofWhich: /公务用车购置费$|公务用车运行维护费$/.test(item),
        parent: /公务用车购置费$|公务用车运行维护费$/.test(item) ? "公务用车购置及运维费" : null,
        values,
        source: row.find((c) => c.text !== null)?.source,
      });
    }
  });
  return out;
}

/** Keeps the items above by outline level, for 上级项目. */
class OutlineStack {
  private stack: { level: number; words: string }[] = [];

  place(item: string): { level: number; ofWhich: boolean; parent: string | null } {
    const { level, ofWhich, words } = readOutline(item);
    const own = level === 0 ? (ofWhich ? (this.stack[this.stack.length - 1]?.level ?? 0) + 1 : 0) : level;
    while (this.stack.length > 0 && this.stack[this.stack.length - 1]!.level >= own) this.stack.pop();
    const parent = own === 0 ? null : (this.stack[this.stack.length - 1]?.words ?? null);
    this.stack.push({ level: own, words });
    return { level: own, ofWhich, parent };
  }
}
