import type { DisclosureKind, StandardTableId } from "./table-ids";

/** Sheet and table names as accountants read them. */
const BUDGET_LABELS: Readonly<Record<StandardTableId, string>> = {
  balance: "收支总表",
  income: "收入总表",
  expenditure: "支出总表",
  appropriation: "财政拨款收支总表",
  general: "一般公共预算支出表",
  basic: "一般公共预算基本支出表",
  economic: "支出经济分类汇总表",
  fund: "政府性基金预算支出表",
  capital: "国有资本经营预算支出表",
  "three-public": "“三公”经费支出表",
  projects: "项目支出表",
  operating: "机构运行经费表",
  "goals-overall": "整体绩效目标表",
  "goals-summary": "项目绩效目标汇总表",
  goal: "项目绩效目标表",
  procurement: "政府采购预算表",
  assets: "固定资产占用情况表",
  units: "机构设置情况",
};

const FINAL_LABELS: Partial<Record<StandardTableId, string>> = {
  balance: "收支决算总表",
  income: "收入决算表",
  expenditure: "支出决算表",
  appropriation: "财政拨款收支决算总表",
  general: "一般公共预算支出决算表",
  basic: "一般公共预算基本支出决算表",
  fund: "政府性基金收支决算表",
  capital: "国有资本经营支出决算表",
  "three-public": "“三公”经费支出决算表",
};

/** Chinese label of a standard table; final accounts have labels of their own. */
export function tableLabel(id: StandardTableId, kind: DisclosureKind = "budget"): string {
  return (kind === "final" ? FINAL_LABELS[id] : undefined) ?? BUDGET_LABELS[id];
}
