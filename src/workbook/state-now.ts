import type { Finding } from "../checking";
import { columnName, quoteSheet } from "./address";
import { textCell } from "./cells";
import { checkKey, CHECK_HEADERS } from "./checks-sheet";
import type { NamedImport } from "./identity";
import type { PlanCell } from "./plan";

/** What has become of a finding since it was written. */
const WORDS = { open: "仍不符", closed: "已改", broken: "无法核对", still: "要重新导入才会再算" } as const;

/** So many checks of one finding are asked; more say nothing else. */
const MOST = 12;

/** 现状 of a finding: whether a check on 核对 that it tells of still fails. What stands in no formula says so. */
export function stateNow(checks: string, item: NamedImport, finding: Finding, live: ReadonlySet<string>): PlanCell {
  const ids = (finding.checks ?? []).filter((id) => live.has(id)).slice(0, MOST);
  if (ids.length === 0) return textCell(WORDS.still, "muted");
  const column = (header: (typeof CHECK_HEADERS)[number]): string => {
    const name = columnName(CHECK_HEADERS.indexOf(header));
    return `${quoteSheet(checks)}!$${name}:$${name}`;
  };
  const count = (words: string): string =>
    ids.map((id) => `COUNTIFS(${column("核对标识")},"${checkKey(item, id)}",${column("结果")},"${words}*")`).join("+");
  const open = finding.outcome === "rounded" ? "舍入" : "不符";
  const still = finding.outcome === "rounded" ? "仍有舍入差" : WORDS.open;
  return {
    value: still,
    formula: `=IF(${count(open)}>0,"${still}",IF(${count("无法核对")}>0,"${WORDS.broken}","${WORDS.closed}"))`,
  };
}
