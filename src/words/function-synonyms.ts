import type { Words } from "../disclosure";

/** What people look for, by the function that does it: words that the function's own texts do not say. */
export const FUNCTION_SYNONYMS: Readonly<Record<string, Words>> = {
  "BUDGET.VALUE": {
    zh: "三公经费 公务接待 因公出国 公务用车 机关运行经费 取数 查找",
    en: "lookup hospitality vehicles",
  },
  "BUDGET.TABLE": { zh: "三公经费 取数 整表", en: "lookup whole table" },
  "BUDGET.FIGURES": { zh: "三公经费 文字说明 情况说明", en: "narrative" },
  "BUDGET.CHECK": { zh: "勾稽 平衡 加总 相等 对账", en: "reconcile balance" },
  "BUDGET.DIFF": { zh: "勾稽 相差 差额 对账", en: "difference" },
  "BUDGET.RECONCILE": { zh: "勾稽 对账 两表", en: "match two tables" },
  "BUDGET.CHECKTREE": { zh: "勾稽 逐级 上下级 类款项", en: "hierarchy" },
  "BUDGET.ROLLUP": { zh: "勾稽 逐级 汇总 上下级", en: "subtotals" },
  "BUDGET.COMPARE": { zh: "三公经费 上年 同比 两年 增减", en: "year on year growth" },
  "BUDGET.CHANGE": { zh: "三公经费 上年 同比 增长率 增减", en: "year on year growth" },
  "BUDGET.SHARE": { zh: "占比 比重", en: "percentage" },
  "BUDGET.EXECUTION": { zh: "执行率 完成率", en: "execution rate" },
  "BUDGET.CAPITAL": { zh: "大写", en: "in words" },
  "BUDGET.CONVERT": { zh: "万元 换算", en: "unit of money" },
};
