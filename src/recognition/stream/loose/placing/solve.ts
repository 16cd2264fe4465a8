import { valueIn, type LooseTable, type LooseRow, type Slot } from "./slots";
import type { Elsewhere, Sources } from "./evidence";
import { identitiesOf, productOf } from "./row-identities";
import { isFigure, type Role } from "../../../words/headers";
import { isTotalOfList } from "../../../words/totals";
import { sumsOf } from "./row-sums";
import { absolute, narrow, narrowBySum } from "./sums";

/** Half of the last printed digit, in the scale of {@link Figure.value}. */
function half(decimals: number): bigint {
  return 5n * 10n ** BigInt(5 - Math.min(decimals, 5));
}

/**
 * Decides the column of each figure of a table from evidence, in this order: identities of the row, sums over the rows, the same
 * statement elsewhere, sources of funds that hold nothing, the economic class. What stays open stays open.
 */
export function solve(draft: LooseTable, elsewhere: Elsewhere, sources: Sources): void {
  const decimals = usual(draft);
  const followed: Followed = new Map();
  for (const row of draft.rows) for (const slot of row.slots) byIdentities(draft, row, slot, decimals);
  bySums(draft, decimals, followed);
  for (const row of draft.rows) for (const slot of row.slots) byElsewhere(draft, row, slot, elsewhere);
  bySums(draft, decimals, followed);
  for (const row of draft.rows) for (const slot of row.slots) bySources(draft, slot, sources);
  bySums(draft, decimals, followed);
  for (const row of draft.rows) for (const slot of row.slots) byEconomicClass(draft, row, slot);
  bySums(draft, decimals, followed);
}

function usual(draft: LooseTable): number {
  return Math.max(0, ...draft.rows.flatMap((r) => r.slots.flatMap((s) => s.figures.map((f) => f.decimals))));
}

function byIdentities(draft: LooseTable, row: LooseRow, slot: Slot, decimals: number): void {
  if (slot.figures.length === 0) return;
  for (const identity of identitiesOf(draft.header, slot.columns)) {
    const fits =
      (tolerance: bigint) =>
      (placement: readonly number[]): boolean => {
        if (!placement.includes(identity.total)) return identity.parts.every((p) => !placement.includes(p));
        if (!identity.parts.some((p) => placement.includes(p))) return false;
        const parts = identity.parts.reduce((sum, p) => sum + valueIn(slot, placement, p), 0n);
        return absolute(valueIn(slot, placement, identity.total) - parts) <= tolerance;
      };
    const exact = slot.domain.filter(fits(0n));
    const kept =
      exact.length > 0 ? exact : slot.domain.filter(fits(half(decimals) * BigInt(identity.parts.length + 1)));
    if (kept.length === 0 && slot.domain.length > 1) {
      draft.problems.push({
        code: "identity-unmet",
        row: row.item ?? row.code ?? "",
        identity: identity.label,
      });
    }
    narrow(slot, kept, `identity ${identity.label}`);
  }
  const product = productOf(draft.header);
  if (product)
    narrow(
      slot,
      slot.domain.filter((p) => !p.includes(product.price) || p.includes(product.quantity)),
      "单价 only with 数量",
    );
  if (product && slot.figures.length > 2) {
    const kept = slot.domain.filter((placement) => {
      if (!placement.includes(product.quantity) || !placement.includes(product.price)) return false;
      const exact = valueIn(slot, placement, product.quantity) * valueIn(slot, placement, product.price);
      const scale = 1_000_000n;
      const allowed = valueIn(slot, placement, product.quantity) * half(decimals) + half(decimals) * scale;
      return absolute(exact - valueIn(slot, placement, product.total) * scale) <= allowed;
    });
    narrow(slot, kept, "identity 数量×单价=合计");
  }
}

/** How many placements each sum's rows had when it was last followed: nothing new comes of following it again. */
type Followed = Map<string, string>;

function bySums(draft: LooseTable, decimals: number, followed: Followed): void {
  const sums = sumsOf(draft);
  const size = (): number => draft.rows.reduce((n, r) => n + r.slots.reduce((m, s) => m + s.domain.length, 0), 0);
  for (let before = -1, round = 0; before !== size() && round < 8; round++) {
    before = size();
    for (const sum of sums) {
      if ([sum.parent, ...sum.children].every((s) => s.domain.length <= 1)) continue;
      if ([sum.parent, ...sum.children].some((s) => s.domain.length === 0)) continue;
      const sizes = [sum.parent, ...sum.children].map((s) => s.domain.length).join();
      if (followed.get(sum.label) === sizes) continue;
      const columns = summed(draft, sum.parent.columns);
      if (!narrowBySum(sum, columns, 0n)) narrowBySum(sum, columns, half(decimals) * BigInt(sum.children.length + 1));
      followed.set(sum.label, [sum.parent, ...sum.children].map((s) => s.domain.length).join());
    }
  }
}

/** Columns that add up over rows: amounts, not prices or percentages. */
function summed(draft: LooseTable, columns: readonly number[]): number[] {
  return columns.filter((i) => {
    const { role, parent } = draft.header.columns[i]!;
    // 预算资金 of a purchase is its project's whole budget, printed in each of the project's rows.
    return (
      isFigure(role) &&
      !["price", "quantity", "rate"].includes(role) &&
      !(role === "other-amount" && /来源/.test(parent))
    );
  });
}

function byElsewhere(draft: LooseTable, row: LooseRow, slot: Slot, elsewhere: Elsewhere): void {
  if (slot.domain.length <= 1) return;
  const key = row.code ?? (row.item !== null && isTotalOfList(row.item) ? "*" : null);
  if (key === null) return;
  slot.columns.forEach((column) => {
    const known = elsewhere(key, draft.header.columns[column]!.role);
    if (!known) return;
    narrow(
      slot,
      slot.domain.filter((p) => valueIn(slot, p, column) === known.value),
      `elsewhere ${known.where}`,
    );
  });
}

function bySources(draft: LooseTable, slot: Slot, sources: Sources): void {
  if (slot.domain.length <= 1) return;
  for (const column of slot.columns) {
    const empty = sources.emptyBy(draft.header.columns[column]!.role);
    if (empty === null) continue;
    narrow(
      slot,
      slot.domain.filter((p) => valueIn(slot, p, column) === 0n),
      `source empty ${empty}`,
    );
  }
}

/** 工资福利 and 对个人和家庭的补助 are 人员经费; goods, services, capital and other outlays 公用经费. */
const PERSONNEL = /^(301|303|501|505\d?1|509)/;
const PUBLIC = /^(302|307|309|31[0-3]|399|502|503|504|506)/;

function byEconomicClass(draft: LooseTable, row: LooseRow, slot: Slot): void {
  if (row.code === null || slot.domain.length <= 1) return;
  const role: Role | null = PERSONNEL.test(row.code) ? "public" : PUBLIC.test(row.code) ? "personnel" : null;
  if (role === null) return;
  const closed = slot.columns.filter((i) => draft.header.columns[i]!.role === role);
  narrow(
    slot,
    slot.domain.filter((p) => closed.every((c) => !p.includes(c))),
    `economic class ${row.code.slice(0, 3)}`,
  );
}
