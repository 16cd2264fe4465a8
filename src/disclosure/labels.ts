import type { Language, Words } from "./language";
import type { DisclosureKind, StandardTableId } from "./table-ids";

/** Sheet and table names as accountants read them. The Chinese ones name sheets, and users write them in rules of their own. */
const BUDGET_LABELS: Readonly<Record<StandardTableId, Words>> = {
  balance: { zh: "收支总表", en: "statement of income and expenditure" },
  income: { zh: "收入总表", en: "income table" },
  expenditure: { zh: "支出总表", en: "expenditure table" },
  appropriation: { zh: "财政拨款收支总表", en: "statement of appropriations" },
  general: { zh: "一般公共预算支出表", en: "general public budget expenditure" },
  basic: { zh: "一般公共预算基本支出表", en: "basic expenditure of the general public budget" },
  economic: { zh: "支出经济分类汇总表", en: "expenditure by economic class" },
  fund: { zh: "政府性基金预算支出表", en: "government fund expenditure" },
  capital: { zh: "国有资本经营预算支出表", en: "state capital expenditure" },
  "three-public": { zh: "“三公”经费支出表", en: "three public expenses" },
  projects: { zh: "项目支出表", en: "project expenditure" },
  operating: { zh: "机构运行经费表", en: "operating costs of the agency" },
  "goals-overall": { zh: "整体绩效目标表", en: "overall performance goals" },
  "goals-summary": { zh: "项目绩效目标汇总表", en: "summary of project goals" },
  goal: { zh: "项目绩效目标表", en: "project goals" },
  procurement: { zh: "政府采购预算表", en: "government procurement" },
  assets: { zh: "固定资产占用情况表", en: "fixed assets" },
  units: { zh: "机构设置情况", en: "list of units" },
};

const FINAL_LABELS: Readonly<Partial<Record<StandardTableId, Words>>> = {
  balance: { zh: "收支决算总表", en: "final statement of income and expenditure" },
  income: { zh: "收入决算表", en: "final income table" },
  expenditure: { zh: "支出决算表", en: "final expenditure table" },
  appropriation: { zh: "财政拨款收支决算总表", en: "final statement of appropriations" },
  general: { zh: "一般公共预算支出决算表", en: "final general public budget expenditure" },
  basic: { zh: "一般公共预算基本支出决算表", en: "final basic expenditure of the general public budget" },
  fund: { zh: "政府性基金收支决算表", en: "final government fund income and expenditure" },
  capital: { zh: "国有资本经营支出决算表", en: "final state capital expenditure" },
  "three-public": { zh: "“三公”经费支出决算表", en: "final three public expenses" },
};

/** Name of a standard table; final accounts have names of their own. */
export function tableLabel(id: StandardTableId, kind: DisclosureKind = "budget", language: Language = "zh"): string {
  return tableWords(id, kind)[language];
}

/** The same in both languages. */
export function tableWords(id: StandardTableId, kind: DisclosureKind = "budget"): Words {
  return (kind === "final" ? FINAL_LABELS[id] : undefined) ?? BUDGET_LABELS[id];
}
