import type { StandardRow } from "../../disclosure";
import type { TableView } from "./model";

/** Items of the “三公” table. */
export type ThreePublicItem =
  | "total"
  | "subtotal"
  | "travel"
  | "travelResearch"
  | "travelOther"
  | "cars"
  | "carsBought"
  | "carsRunning"
  | "reception"
  | "meeting"
  | "training";

/** Reads which item a row is from its words. */
export function threePublicItem(row: Pick<StandardRow, "item" | "role">): ThreePublicItem | null {
  const name = (row.item ?? "").replace(/\s/g, "");
  if (/教学科研/.test(name)) return "travelResearch";
  if (/其他因公|其他出国/.test(name)) return "travelOther";
  if (/出国|出境/.test(name)) return "travel";
  const bought = /购置/.test(name);
  const running = /运行|运维|维护/.test(name);
  if (/用车|车辆|购车/.test(name) || (bought && running))
    return bought && running ? "cars" : bought ? "carsBought" : running ? "carsRunning" : "cars";
  if (/接待/.test(name)) return "reception";
  if (/会议/.test(name)) return "meeting";
  if (/培训/.test(name)) return "training";
  if (/三公/.test(name)) return /合计|总计/.test(name) && row.role === "total" ? "total" : "subtotal";
  if (row.role === "total" || /^(?:合计|总计)$/.test(name)) return "total";
  return null;
}

/** Items of one “三公” statement (of one unit, or of one printed row of the wide form). */
export type ThreePublicGroup = ReadonlyMap<ThreePublicItem, StandardRow>;

/** The statements of a “三公” table; one that names an item twice is not understood and is left out. */
export function threePublicGroups(view: TableView): ThreePublicGroup[] {
  const groups = new Map<string, Map<ThreePublicItem, StandardRow> | null>();
  const wide = isWide(view);
  for (const row of view.rows) {
    const key = wide ? `row ${row.row}` : (row.unitCode ?? row.unitName ?? "");
    if (!groups.has(key)) groups.set(key, new Map());
    const item = threePublicItem(row);
    const group = groups.get(key);
    if (!item || !group) continue;
    if (group.has(item)) groups.set(key, null);
    else group.set(item, row);
  }
  return [...groups.values()].filter((g): g is Map<ThreePublicItem, StandardRow> => g !== null && g.size > 0);
}

/** True where the items stand side by side in one printed row. */
export function isWide(view: TableView): boolean {
  const rows = new Set(view.rows.map((r) => r.row));
  return view.rows.length >= 3 && view.rows.length >= rows.size * 3;
}
