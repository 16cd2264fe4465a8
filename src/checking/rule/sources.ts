import type { RuleBasis, Source } from "../types";

/**
 * What the rules lean on. `verified` is false where the text itself was not at hand when the rule was written; the guides print such a
 * source with `[verify]`, and a rule that has nothing else to lean on is never an error.
 */

/** Publication within twenty days of the approval, operating costs explained. */
export const BUDGET_LAW_14: Source = {
  title: "中华人民共和国预算法（2018年修正）",
  article: "第十四条",
  where: "规则目录（rules.md）来源 a",
  verified: true,
};

/** Composition of general budget, fund budget and state capital budget. */
export const BUDGET_LAW_FUNDS: Source = {
  title: "中华人民共和国预算法（2018年修正）",
  article: "第五条至第十条",
  where: "未取得原文",
  verified: false,
};

/** Which tables, how deep, empty tables, the three public expenses in total and by item, operating costs, procurement, performance. */
export const PUBLICATION_RULES: Source = {
  title: "地方预决算公开操作规程（财预〔2016〕143号）",
  where: "基层政务公开标准目录的转述（rushan.gov.cn、zs.gov.cn、yqjq.gov.cn、dxs.gov.cn）；原文只取得第一至四条",
  verified: true,
};

/** The classification of the year, as far as it was seen in disclosures and amendments. */
export const CLASSIFICATION: Source = {
  title: "政府收支分类科目（当年）",
  where: "公开文件所印科目与财预〔2024〕22号、财预〔2025〕41号；完整科目表未取得",
  verified: false,
};

export const PROCUREMENT_CATALOGUE: Source = {
  title: "政府采购品目分类目录（2013年、2022年）",
  where: "公开文件所印品目；完整目录未取得",
  verified: false,
};

/** “三公”经费只减不增. */
export const THRIFT: Source = {
  title: "党政机关厉行节约反对浪费条例",
  where: "未取得原文",
  verified: false,
};

export const PERFORMANCE: Source = {
  title: "中共中央 国务院关于全面实施预算绩效管理的意见（中发〔2018〕34号）",
  where: "未取得原文",
  verified: false,
};

/** The tables as provinces and cities print them. */
export const BUDGET_FORMS: Source = {
  title: "部门预算公开表样",
  where: "样本和语料中各省市公开的预算文件",
  verified: true,
};

export const FINAL_FORMS: Source = {
  title: "部门决算公开表（财决公开01表至09表）",
  where: "语料中公开的决算文件",
  verified: true,
};

/** An identity of printed figures proves itself: no law has to say that a total is its parts. */
export const ARITHMETIC: RuleBasis = {
  kind: "arithmetic",
  sources: [{ title: "算术恒等", where: "表中印出的合计、分项与同一事实的各处", verified: true }],
};

export const byLaw = (...sources: readonly Source[]): RuleBasis => ({ kind: "law", sources });

export const byForm = (...sources: readonly Source[]): RuleBasis => ({ kind: "template", sources });
