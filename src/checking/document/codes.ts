import type { StandardRow } from "../../disclosure";
import type { TableView } from "./model";

/** Rows of one unit in a code table, by code. */
export interface CodeBlock {
  readonly unit: string;
  /** Total or subtotal row of the block, if one is printed. */
  readonly head: StandardRow | null;
  readonly rows: readonly StandardRow[];
  readonly byCode: ReadonlyMap<string, readonly StandardRow[]>;
  /** Rows with an amount and without a code: sums over codes are no proof. */
  readonly uncoded: readonly StandardRow[];
}

const SHAPE = /^(?:2\d{2}(?:\d{2}){0,3}|[35]\d{2}(?:\d{2}){0,2}|2\d{2})$/;

/** True for a classification code by shape (类 3, 款 5, 项 7 digits). */
export function isCode(code: string | null): code is string {
  return code !== null && SHAPE.test(code);
}

/** True for a table of basic expenditure that is printed by function (`按功能科目分`, 陕西) beside the one by economic class. */
export function byFunction(view: TableView): boolean {
  const header = view.rows.map((r) => view.published?.columns[r.values["code"]?.cell.column ?? -1] ?? "");
  return view.id === "basic" && /功能/.test(`${view.published?.title ?? ""}${header.join("")}`);
}

/**
 * Rows of a code table by unit. A row whose code is crossed with a second one (function × economic class) counts as a part
 * of its code; where the code also has a row of its own, the crossing rows are its details and are left out.
 */
export function codeBlocks(view: TableView): CodeBlock[] {
  const units = new Map<string, StandardRow[]>();
  for (const row of view.rows) {
    if (row.role !== "detail") continue;
    const unit = row.unitCode ?? row.unitName ?? "";
    const list = units.get(unit) ?? [];
    list.push(row);
    units.set(unit, list);
  }
  return [...units.entries()].map(([unit, rows]) => {
    const byCode = new Map<string, StandardRow[]>();
    for (const row of rows) {
      if (!isCode(row.code)) continue;
      const list = byCode.get(row.code) ?? [];
      list.push(row);
      byCode.set(row.code, list);
    }
    for (const [code, list] of byCode) {
      const own = list.filter((r) => !r.secondCode);
      if (own.length > 0 && own.length < list.length) byCode.set(code, own);
    }
    const head =
      view.rows.find((r) => r.role === "subtotal" && unit !== "" && (r.unitCode ?? r.unitName ?? "") === unit) ?? null;
    const uncoded = rows.filter((r) => !isCode(r.code) && hasAmount(r));
    return { unit, head, rows, byCode, uncoded };
  });
}

/** True where a row prints an amount other than 0. */
export function hasAmount(row: StandardRow): boolean {
  return Object.values(row.values).some((v) => v.amount !== null && !v.amount.value.isZero());
}

/** Codes of a block that directly extend `code` by two digits. */
export function childCodes(block: CodeBlock, code: string): string[] {
  return [...block.byCode.keys()].filter((c) => c.length === code.length + 2 && c.startsWith(code));
}

/** Codes of a block that no other code extends. */
export function leafCodes(block: CodeBlock): string[] {
  const codes = [...block.byCode.keys()];
  return codes.filter((c) => !codes.some((o) => o.length > c.length && o.startsWith(c)));
}

/** Class (3-digit) codes of a block. */
export function classCodes(block: CodeBlock): string[] {
  return [...block.byCode.keys()].filter((c) => c.length === 3);
}

/** True where every code stands under a printed class. */
export function classesComplete(block: CodeBlock): boolean {
  return [...block.byCode.keys()].every((c) => block.byCode.has(c.slice(0, 3)));
}

/** Rows of the published table in which the codes of a block stand. */
export const rowsOf = (block: CodeBlock): number[] => [...block.byCode.values()].flat().map((row) => row.row);
