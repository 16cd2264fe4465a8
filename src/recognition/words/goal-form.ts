import { fold } from "../../disclosure";

/**
 * Labels of goal forms (绩效目标表), once: what each is called, the key under which `fields` keeps it, and where it stands.
 * A province that calls a label otherwise adds its words to `pattern`.
 */
export interface FormLabel {
  /** Key of `fields`, as the forms of Hebei print it. */
  readonly key: FormKey;
  readonly pattern: RegExp;
  /** The label leads a row of the head block. */
  readonly leads?: boolean;
}

export type FormKey =
  | "项目编码"
  | "项目名称"
  | "预算数"
  | "其中：财政资金"
  | "上年结转资金"
  | "其他资金"
  | "资金用途"
  | "资金支出计划"
  | "绩效目标";

const FORM_LABELS: readonly FormLabel[] = [
  { key: "项目编码", pattern: /^项目(编码|代码|编号)$/, leads: true },
  { key: "项目名称", pattern: /^(项目|专项)(资金)?名称$/, leads: true },
  {
    key: "预算数",
    pattern:
      /^(预算数|((年度|实施期|项目|专项|本年)*(预算)?(资金)?(申请)?总(金)?额|项目资金总额|年度资金申请总额)):?(\(万?元\))?$/,
  },
  { key: "其中：财政资金", pattern: /^(其中:?)?(当年|本年)?财政(拨款|资金|拨款资金|性资金):?(\(万?元\))?$/ },
  { key: "上年结转资金", pattern: /^上年结转(资金)?:?(\(万?元\))?$/ },
  { key: "其他资金", pattern: /^其[他它]资金:?(\(万?元\))?$/ },
  { key: "资金用途", pattern: /^预算规模及资金用?途?$|^资金用途$/, leads: true },
  { key: "资金支出计划", pattern: /^资金支出计划/, leads: true },
  {
    key: "绩效目标",
    pattern: /^(年度|总体|项目|年度总体)?绩效目标$|^(项目)?(年度|总体|年度总体|总)目标$/,
    leads: true,
  },
];

/** The label that a cell prints, or undefined. */
export function formLabel(text: string): FormLabel | undefined {
  const words = fold(text);
  return FORM_LABELS.find((l) => l.pattern.test(words));
}

/**
 * The labels in the order in which the forms of Hebei print them, for text that kept no cells: each is looked for after
 * the one before it. An empty key is a heading without a value of its own.
 */
export const FORM_LINES: readonly { readonly key: FormKey | ""; readonly words: string }[] = [
  { key: "项目编码", words: "项目编码" },
  { key: "项目名称", words: "项目名称" },
  { key: "", words: "预算规模及资金用途" },
  { key: "预算数", words: "预算数" },
  { key: "其中：财政资金", words: "其中：财政资金" },
  { key: "其他资金", words: "其他资金" },
  { key: "资金用途", words: "资金用途" },
  { key: "资金支出计划", words: "资金支出计划" },
  { key: "绩效目标", words: "绩效目标" },
];

/** Labels that lead the rows of 部门整体绩效目标表. */
const OVERALL = /^(年度履职目标|年度主要任务|预算情况)$/;

/** `实施期总目标` beside `年度目标`, each over its own text. */
export function headsGoal(text: string): boolean {
  return /^(项目|实施期|中长期|长期|中期|年度|当年)+(总体?)?(绩效)?目标$/.test(fold(text));
}

/** True for a label at the head of a row of a form's head block. */
export function leadsForm(text: string): boolean {
  return formLabel(text)?.leads === true || OVERALL.test(fold(text));
}

/** `3月底` over a figure of the spending plan. */
export function isPlanMonth(text: string): boolean {
  return /^\d{1,2}月底?$/.test(fold(text));
}

/** The row or line that opens a form: 项目编码 is its first label. */
export function opensForm(text: string): boolean {
  return /^项目编(码|号)/.test(fold(text));
}

/** Indicators of the first and second level: forms print them from a fixed list. */
const LEVEL_1 = /^(产出|效益|满意度|成本|绩效|管理效率|履职效能|运行成本)指标$/;
const LEVEL_2 =
  /^(数量|质量|时效|成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展|服务对象满意度|社会公众满意度|满意度|经济成本|社会成本|生态环境成本|社会效益和可持续影响|其他)(效益)?指标$/;
/** Those of the second level that name nothing else: 成本指标 and 满意度指标 also head a group. */
const LEVEL_2_ONLY = /^(数量|质量|时效|(经济|社会|生态)效益|可持续影响|服务对象满意度)指标$/;

export function isLevel1(text: string): boolean {
  return LEVEL_1.test(fold(text));
}

export function isLevel2(text: string): boolean {
  return LEVEL_2.test(fold(text));
}

/** True for a name that stands in a row of indicators and never heads a column. */
export function isIndicatorName(text: string): boolean {
  return LEVEL_2_ONLY.test(fold(text));
}
