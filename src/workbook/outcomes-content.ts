import type { RuleResult } from "../checking";
import { OUTCOMES, WITHOUT_FORMULA, type Language } from "../words";
import { countCell, textCell } from "./cells";
import type { TableContent } from "./content";
import { IDENTITY_HEADERS, type NamedImport } from "./identity";
import { byDisclosure, identityCells, identityColumns } from "./identity-columns";
import type { PlanCell } from "./plan";
import { ruleName } from "./rule-name";

/**
 * 规则结果: a row a rule, with all five outcomes, how many of its checks stand as live formulas on 核对, and why the rest could not be
 * evaluated. Its sums are those of 概览.
 */
export function outcomeList(
  imports: readonly NamedImport[],
  live: readonly ReadonlyMap<string, number>[],
  language: Language,
): TableContent {
  return {
    sheet: "规则结果",
    table: "规则结果",
    role: "outcomes",
    title: "规则结果",
    note: "每条规则一行，各列之和即“概览”的核对结果；“实时公式”是“核对”表中随单元格变化的项数；“无实时公式”的各项要重新导入才会再算",
    columns: [
      { label: "规则", width: 8 },
      { label: "名称", width: 30 },
      ...Object.values(OUTCOMES).map(({ zh }) => ({ label: zh, width: 9 })),
      { label: "实时公式", width: 9 },
      { label: "无实时公式", width: 10 },
      { label: "没有实时公式的原因", width: 26 },
      { label: "不适用、无法核对的原因", width: 60 },
      ...identityColumns,
    ],
    identity: IDENTITY_HEADERS,
    leadColumns: 2,
    printedColumns: 11,
    groups: byDisclosure(imports, (item, i) =>
      item.report.results.map((result): PlanCell[] => [
        textCell(result.rule),
        textCell(ruleName(result, language)),
        ...(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map((status) =>
          countCell(result.counts[status], status === "fail" && result.counts.fail > 0 ? "bad" : undefined),
        ),
        ...liveCells(result, live[i]!.get(result.rule) ?? 0, language),
        textCell(language === "en" ? result.reasonEn : result.reason, "wrap"),
        ...identityCells(item),
      ]),
    ),
  };
}

function liveCells({ group, counts }: RuleResult, live: number, language: Language): PlanCell[] {
  const rest = counts.pass + counts.rounded + counts.fail - live;
  return [countCell(live), countCell(rest), textCell(rest > 0 ? WITHOUT_FORMULA[group][language] : null, "wrap")];
}
