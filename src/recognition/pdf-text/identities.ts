import type { Header } from "./header";
import { isFigure } from "./labels";

/** An identity that holds in each row: a total column is the sum of others. */
export interface Identity {
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
export function identitiesOf(header: Header, only: readonly number[]): Identity[] {
  const columns = only.filter((i) => {
    const role = header.columns[i]!.role;
    return isFigure(role) && !NOT_SUMMED.has(role);
  });
  const name = (i: number): string => header.columns[i]!.path.split("/").at(-1)!;
  const parents = [...new Set(columns.map((i) => header.columns[i]!.parent))];
  const out: Identity[] = [];
  const add = (total: number, parts: number[]): void => {
    if (parts.length > 0) out.push({ total, parts, label: `${name(total)}=${parts.length > 3 ? "Σ" : parts.map(name).join("+")}` });
  };
  for (const parent of parents) {
    if (parent === "") continue;
    const inside = columns.filter((i) => header.columns[i]!.parent === parent);
    const total = inside.find((i) => header.columns[i]!.role === "total");
    if (total !== undefined) add(total, inside.filter((i) => i !== total));
  }
  const top = columns.filter((i) => header.columns[i]!.parent === "");
  const total = top.find((i) => header.columns[i]!.role === "total");
  if (total !== undefined) {
    const parts = top.filter((i) => i !== total);
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

/** 数量 × 单价 = 合计, where the header has them. */
export function productOf(header: Header): Product | null {
  const find = (role: string): number => header.columns.findIndex((c) => c.role === role);
  const [quantity, price, total] = [find("quantity"), find("price"), find("total")];
  return quantity >= 0 && price >= 0 && total >= 0 ? { quantity, price, total } : null;
}
