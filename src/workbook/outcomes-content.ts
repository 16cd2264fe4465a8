import type { RuleGroup, RuleResult } from "../checking";
import { OUTCOMES } from "../words";
import { countCell, textCell } from "./cells";
import type { TableContent } from "./content";
import { IDENTITY_HEADERS, type NamedImport } from "./identity";
import { byDisclosure, identityCells, identityColumns } from "./identity-columns";
import type { PlanCell } from "./plan";

/**
 * 规则结果: a row a rule, with all five outcomes, how many of its checks stand as live formulas on 核对, and why the rest could not be
 * evaluated. Its sums are those of 概览.
 */
export function outcomeList(
  imports: readonly NamedImport[],
  live: readonly ReadonlyMap<string, number>[],
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
        textCell(result.title),
        ...(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map((status) =>
          countCell(result.counts[status], status === "fail" && result.counts.fail > 0 ? "bad" : undefined),
        ),
        ...liveCells(result, live[i]!.get(result.rule) ?? 0),
        textCell(result.reason, "wrap"),
        ...identityCells(item),
      ]),
    ),
  };
}

/** Why checks of a group stand in no formula. */
const WITHOUT_FORMULA: Readonly<Record<RuleGroup, string>> = {
  W: "所涉数字不单独在一个单元格中",
  C: "所涉数字不单独在一个单元格中",
  H: "科目的层级不合表样，或表的行数太多",
  X: "所涉数字不单独在一个单元格中",
  N: "核对的是文字：年份、单位、原因、名称",
  K: "核对的是表和说明的有无",
  L: "要查政府收支分类科目；名称另见“核对”中“科目”各行",
  P: "推断，不是等式",
  Y: "另一份文件的数字不在本工作簿",
};

function liveCells({ group, counts }: RuleResult, live: number): PlanCell[] {
  const rest = counts.pass + counts.rounded + counts.fail - live;
  return [countCell(live), countCell(rest), textCell(rest > 0 ? WITHOUT_FORMULA[group] : null, "wrap")];
}
