import type { Header } from "../header";
import { isFigure } from "../../../words/headers";

/** An identity that holds in each row: a total column is the sum of others. */
export interface RowIdentity {
  readonly total: number;
  readonly parts: readonly number[];
  readonly label: string;
}

/** A product that holds in each row: 数量 × 单价 = 合计. */
export interface Product {
  readonly quantity: number;
  readonly price: number;
  readonly total: number;
}

const NOT_SUMMED = new Set(["beside", "rate", "quantity", "price"]);

/**
 * The row identities that a header states by its shape: a 小计/合计 is the sum of what stands beside it under the same
 * parent, and an uppermost 合计 is the sum of the uppermost amounts and of the parents.
 */
export function identitiesOf(header: Header, only: readonly number[]): RowIdentity[] {
  const columns = only.filter((i) => {
    const role = header.columns[i]!.role;
    return isFigure(role) && !NOT_SUMMED.has(role);
  });
  const name = (i: number): string => header.columns[i]!.path.split("/").at(-1)!;
  const parents = [...new Set(columns.map((i) => header.columns[i]!.parent))];
  const out: RowIdentity[] = [];
  const add = (total: number, parts: number[]): void => {
    if (parts.length > 0)
      out.push({ total, parts, label: `${name(total)}=${parts.length > 3 ? "Σ" : parts.map(name).join("+")}` });
  };
  const addLevel = (level: readonly number[]): void => {
    const total = level.find((i) => header.columns[i]!.role === "total");
    if (total === undefined) return;
    const nested = subtotalOf(level, header);
    if (nested) add(nested.subtotal, nested.parts);
    add(
      total,
      level.filter((i) => i !== total && !nested?.parts.includes(i)),
    );
  };
  for (const parent of parents) {
    if (parent === "") continue;
    const inside = columns.filter((i) => header.columns[i]!.parent === parent);
    addLevel(inside);
  }
  const top = columns.filter((i) => header.columns[i]!.parent === "");
  const total = top.find((i) => header.columns[i]!.role === "total");
  if (total !== undefined) {
    const nested = subtotalOf(top, header);
    if (nested) add(nested.subtotal, nested.parts);
    const parts = top.filter((i) => i !== total && !nested?.parts.includes(i));
    for (const parent of parents) {
      if (parent === "") continue;
      const inside = columns.filter((i) => header.columns[i]!.parent === parent);
      const own = inside.find((i) => header.columns[i]!.role === "total");
      parts.push(...(own === undefined ? inside : [own]));
    }
    add(total, parts);
  }
  return out;
}

/** A 小计 after the 合计 of its level sums the 人员 and 公用 columns that follow it (the parent, 基本支出, was lost in printing). */
function subtotalOf(level: readonly number[], header: Header): { subtotal: number; parts: number[] } | null {
  const totals = level.filter((i) => header.columns[i]!.role === "total");
  const subtotal = totals[1];
  if (subtotal === undefined) return null;
  const parts = level.filter((i) => i > subtotal && ["personnel", "public"].includes(header.columns[i]!.role));
  return parts.length > 0 ? { subtotal, parts } : null;
}

/** 数量 × 单价 = 合计, where the header has them. */
export function productOf(header: Header): Product | null {
  const find = (role: string): number => header.columns.findIndex((c) => c.role === role);
  const [quantity, price, total] = [find("quantity"), find("price"), find("total")];
  return quantity >= 0 && price >= 0 && total >= 0 ? { quantity, price, total } : null;
}
