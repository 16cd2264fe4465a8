import { cellKey, type PublishedTable } from "../disclosure";
import type { Coverage } from "../checking";
import type { NamedImport } from "./identity";
import type { StyleName } from "./plan";
import { publishedContent, type PublishedContent } from "./published-sheet";

/** Amounts of a table by the identities over them. */
export interface Share {
  readonly cells: number;
  readonly unchecked: number;
  readonly once: number;
  readonly redundant: number;
}

/** The share of one table, or of all. */
export function shareOf(coverage: Coverage, table?: Pick<PublishedTable, "id" | "index">): Share {
  const counts = coverage.heat
    .filter((h) => !table || (h.cell.table === table.id && h.cell.index === table.index))
    .map((h) => h.identities);
  return {
    cells: counts.length,
    unchecked: counts.filter((n) => n === 0).length,
    once: counts.filter((n) => n === 1).length,
    redundant: counts.filter((n) => n >= 2).length,
  };
}

/** `金额 120 个：无等式 6（5%），一个等式 20（17%），两个以上 94（78%）`. */
function shareWords(share: Share): string | null {
  if (share.cells === 0) return null;
  const part = (n: number) => `${n}（${Math.round((n / share.cells) * 100)}%）`;
  return `金额 ${share.cells} 个：无等式 ${part(share.unchecked)}，一个等式 ${part(share.once)}，两个以上 ${part(share.redundant)}`;
}

const STYLES: readonly StyleName[] = ["unchecked", "once", "redundant"];
/** The heat map: the tables as published, each amount coloured by how many identities stand over it. */
export function coverageContent(item: NamedImport, coverage: Coverage): PublishedContent {
  const counts = new Map(coverage.heat.map((h) => [cellKey(h.cell), h.identities] as const));
  return publishedContent(item, {
    note: `橙 = 没有等式核对，请人工复核；黄 = 一个等式，能发现错误；绿 = 两个以上，还能定位。${shareWords(shareOf(coverage)) ?? ""}`,
    noteOf: (table) => shareWords(shareOf(coverage, table)),
    styleOf: (ref) => {
      const n = counts.get(cellKey(ref));
      return n === undefined ? undefined : STYLES[Math.min(n, 2)];
    },
  });
}
