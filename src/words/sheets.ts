import { wording } from "./say";

/** What a check of a disclosure came to, in a sentence. */
export const CONCLUSIONS = /* @__PURE__ */ wording({
  "no-disclosure": { zh: "未识别为预决算公开，没有核对", en: "not recognised as a budget disclosure, not checked" },
  nothing: { zh: "没有可以核对的内容", en: "nothing to check" },
  errors: { zh: "发现 {errors} 处错误", en: "errors: {errors}" },
  "errors-and-warnings": {
    zh: "发现 {errors} 处错误，另有 {warnings} 处需要核实",
    en: "errors: {errors}; to be verified: {warnings}",
  },
  warnings: { zh: "没有发现错误，有 {warnings} 处需要核实", en: "no error found; to be verified: {warnings}" },
  notes: {
    zh: "没有发现错误，{failing} 项不符只作提示",
    en: "no error found; checks that disagree, told as notes only: {failing}",
  },
  clean: { zh: "没有发现不符", en: "nothing found that disagrees" },
  whole: {
    zh: "{found}{open|；… 项无法核对}{off|；停用 … 条规则}（共核对 {evaluated} 项）",
    en: "{found}{open|; not evaluable: …}{off|; rules switched off: …} (checks evaluated: {evaluated})",
  },
});

/** The working paper (检查底稿). */
export const PAPER = /* @__PURE__ */ wording({
  title: { zh: "{kind}公开检查底稿", en: "Working paper: disclosure of the {kind}" },
  unit: { zh: "公开单位", en: "Disclosed by" },
  "unit-value": { zh: "{unit}（{level}）", en: "{unit} ({level})" },
  year: { zh: "年度", en: "Year" },
  "year-value": { zh: "{year}　{kind}　版本：{version}", en: "{year}, {kind}, version: {version}" },
  file: { zh: "来源文件", en: "File" },
  "file-value": { zh: "{file}{pages|（… 页）}", en: "{file}{pages| (… pages)}" },
  hash: { zh: "文件校验值", en: "SHA-256" },
  money: { zh: "金额单位", en: "Unit of money" },
  "no-money": { zh: "没有印出", en: "not printed" },
  time: { zh: "检查时间", en: "Checked at" },
  method: { zh: "一、检查方法", en: "1. Method" },
  "method-text": {
    zh:
      "由程序逐条核对：表内合计与明细、上下级科目、各表之间、文字说明与表格、公开内容是否完整、科目编码与名称。" +
      "金额先统一为万元；允许误差按印出的小数位数计算，逐条列在“核对”表。每个数字保留其在原文件中的位置，可由“问题”“核对”表到达。" +
      "程序只核对数字和文字是否相互一致，不判断收支是否合理、合规。",
    en:
      "Checked by program, item by item: totals and details of each table, levels of the classification, tables against each other, sentences against tables, completeness, codes and names. " +
      "Amounts are brought to ten thousand yuan (“万元”); the tolerance follows from the printed decimals and stands beside each check on “核对”. Each figure keeps its place in the document, reached from “问题” and “核对”. " +
      "Only whether figures and sentences agree is checked, not whether spending is reasonable or lawful.",
  },
  tolerance: {
    zh: "使用者设定：等式的容差为 {tolerance}，不按小数位数计算。",
    en: "Set by the user: the tolerance of equations is {tolerance}, whatever decimals are printed.",
  },
  off: {
    zh: "使用者停用了 {count} 条规则，没有核对，不计入通过：",
    en: "Rules switched off by the user, not checked and not counted as passed: {count}",
  },
  rule: { zh: "规则", en: "Rule" },
  outcome: { zh: "结果", en: "Outcome" },
  "off-reason": { zh: "停用的理由", en: "Why it is off" },
  name: { zh: "名称", en: "Name" },
  "is-off": { zh: "停用", en: "off" },
  scope: { zh: "二、检查范围", en: "2. Scope" },
  number: { zh: "序号", en: "No." },
  state: { zh: "状态", en: "State" },
  table: { zh: "表", en: "Table" },
  standard: { zh: "标准表", en: "Standard table" },
  pages: { zh: "所在页", en: "Pages" },
  "not-standard": { zh: "其他表，未作核对", en: "another table, not checked" },
  readings: {
    zh: "图像识读：{open} 个单元格识读存疑（各表中以紫底虚线框标出），须对照原件{person|；人工核对 … 个}{automatic|；按勾稽关系、科目表等自动改读或核实 … 个}。",
    en: "Read from pictures: {open} cells with doubt (violet in a dashed frame on the sheets), to be compared with the original{person|; … settled by a person}{automatic|; … corrected or proved by the sums and the classification}.",
  },
  results: { zh: "三、核对结果", en: "3. Results" },
  group: { zh: "类别", en: "Group" },
  findings: { zh: "四、发现的问题", en: "4. Findings" },
  "no-findings": { zh: "没有发现错误，也没有需要核实之处。", en: "No error was found, and nothing to be verified." },
  severity: { zh: "程度", en: "Severity" },
  told: { zh: "说明", en: "Finding" },
  place: { zh: "位置", en: "Place" },
  opinion: { zh: "核实意见", en: "Reviewer" },
  notes: { zh: "另有 {count} 条提示，见“问题”表。", en: "Further notes on the sheet “问题”: {count}." },
  open: { zh: "五、没有核对的事项及原因", en: "5. What was not checked, and why" },
  "none-open": { zh: "没有。", en: "Nothing." },
  count: { zh: "项数", en: "Checks" },
  reason: { zh: "原因", en: "Reason" },
  issue: { zh: "识别提示：{issue}", en: "Recognition: {issue}" },
  conclusion: { zh: "六、结论", en: "6. Conclusion" },
  "by-program": { zh: "程序核对：{conclusion}。", en: "By program: {conclusion}." },
  "by-person": { zh: "人工复核：", en: "By the reviewer:" },
  signatures: {
    zh: "编制：　　　　　　　　　　日期：　　　　　　　　　　复核：　　　　　　　　　　日期：",
    en: "Prepared by:　　　　　　　　Date:　　　　　　　　Reviewed by:　　　　　　　　Date:",
  },
  foot: {
    zh: "本页由程序生成，重新导入时整页更新；需要保留的意见请写在“问题”表的“备注”。",
    en: "Written by program and renewed by each import; opinions to be kept belong in “备注” on the sheet “问题”.",
  },
});

/** Why checks of a group stand in no formula. */
export const WITHOUT_FORMULA = {
  W: { zh: "所涉数字不单独在一个单元格中", en: "its figures have no cell of their own" },
  C: { zh: "所涉数字不单独在一个单元格中", en: "its figures have no cell of their own" },
  H: { zh: "科目的层级不合表样，或表的行数太多", en: "levels other than the form's, or too many rows" },
  X: { zh: "所涉数字不单独在一个单元格中", en: "its figures have no cell of their own" },
  N: { zh: "核对的是文字：年份、单位、原因、名称", en: "it is words that are checked: years, units, reasons, names" },
  K: { zh: "核对的是表和说明的有无", en: "whether tables and sentences are there" },
  L: {
    zh: "要查政府收支分类科目；名称另见“核对”中“科目”各行",
    en: "needs the classification; for names see the rows “科目” on “核对”",
  },
  P: { zh: "推断，不是等式", en: "an inference, not an equation" },
  Y: { zh: "另一份文件的数字不在本工作簿", en: "figures of another document, which the workbook has not" },
} as const;
