import { wording } from "./say";

/** The overview of a batch: what was published by whom, what is missing, what was found, what could not be read. */
export const OVERVIEW = /* @__PURE__ */ wording({
  title: { zh: "预决算公开核对总览", en: "Budget disclosures: overview of a batch" },
  note: {
    zh: "核对时间 {time}；核对程序 budget-disclosure {version}",
    en: "Checked at {time} by budget-disclosure {version}",
  },
  "sheet-summary": { zh: "总览", en: "Summary" },
  "sheet-published": { zh: "公开情况", en: "Published" },
  "sheet-statements": { zh: "报表齐全", en: "Statements" },
  "sheet-matrix": { zh: "核对矩阵", en: "Matrix" },
  "sheet-findings": { zh: "问题清单", en: "Findings" },
  "sheet-rules": { zh: "规则汇总", en: "Rules" },
  "sheet-unread": { zh: "未能读取", en: "Unread" },
  // conclusion
  conclusion: {
    zh: "共 {files} 份文件，核对 {checked} 份公开，属 {units} 个单位{refused|；… 份不能作为公开读取}{failed|；… 份未能完成}。{found}{open}",
    en: "Files: {files}; disclosures checked: {checked}, of units: {units}{refused|; not readable as disclosures: …}{failed|; not completed: …}. {found}{open}",
  },
  "conclusion-errors": {
    zh: "{count} 份有错误，共 {errors} 处；另有 {warned} 份没有错误而有需要核实之处。",
    en: "With errors: {count} (errors in all: {errors}); without errors, but with something to be verified: {warned}.",
  },
  "conclusion-warnings": {
    zh: "没有发现错误；{warned} 份有需要核实之处。",
    en: "No error was found; with something to be verified: {warned}.",
  },
  "conclusion-clean": {
    zh: "没有发现错误，也没有需要核实之处。",
    en: "Nothing was found to be wrong or to be verified.",
  },
  "conclusion-none": { zh: "没有一份公开得到核对。", en: "No disclosure was checked." },
  "conclusion-open": {
    zh: "{count} 份有读不出的内容或报表，相应核对没有做，不等于没有问题。",
    en: " With parts or statements that could not be read: {count}; what was not checked there is not passed.",
  },
  // numbers
  numbers: { zh: "一、数量", en: "1. Numbers" },
  item: { zh: "项目", en: "Item" },
  number: { zh: "数量", en: "Number" },
  meaning: { zh: "说明", en: "Meaning" },
  files: { zh: "文件", en: "Files" },
  checked: { zh: "已核对", en: "Checked" },
  refused: { zh: "不能作为公开读取", en: "Not readable as disclosures" },
  failed: { zh: "未能完成", en: "Not completed" },
  duplicates: { zh: "内容相同的文件", en: "Files of the same content" },
  units: { zh: "单位", en: "Units" },
  "with-errors": { zh: "有错误的公开", en: "Disclosures with errors" },
  "with-warnings": { zh: "只有提醒的公开", en: "Disclosures with warnings only" },
  errors: { zh: "错误", en: "Errors" },
  warnings: { zh: "提醒", en: "Warnings" },
  notes: { zh: "提示", en: "Notes" },
  open: { zh: "无法核对", en: "Not evaluable" },
  absent: { zh: "缺表", en: "Absent statements" },
  "unreadable-statements": { zh: "无法读取的报表", en: "Unreadable statements" },
  "mean-checked": { zh: "读出并逐条核对的公开", en: "read, and checked rule by rule" },
  "mean-refused": {
    zh: "加密、损坏、不是预决算公开等，原因见“未能读取”；不是错误",
    en: "encrypted, damaged, no budget disclosure …, see “未能读取”; these are no errors",
  },
  "mean-failed": {
    zh: "超过时间或内存的限度，或读取程序出错，可以重试",
    en: "time, memory or the reader gave out; to be tried again",
  },
  "mean-duplicates": { zh: "多出的份数，列在“公开情况”的备注", en: "how many are superfluous, named on “公开情况”" },
  "mean-units": {
    zh: "部门和单位分别计数；部门列示而本批没有文件的不计",
    en: "departments and units each; those that are only listed by a department are not counted",
  },
  "mean-errors": { zh: "金额、文字之间确定不符", en: "figures or sentences that certainly disagree" },
  "mean-warnings": { zh: "需要人工核实", en: "to be verified by a person" },
  "mean-notes": { zh: "只供参考", en: "for information only" },
  "mean-open": {
    zh: "因缺少内容或读不出而没有核对的规则（份×条）",
    en: "rules that lacked what they need, over all disclosures",
  },
  "mean-absent": {
    zh: "目录列示而正文没有的报表",
    en: "statements that the contents promise and the document has not",
  },
  "mean-unreadable": { zh: "有这张表，但数字读不出", en: "the statement is there, but its figures can't be read" },
  // by year
  "by-year": { zh: "二、各年度公开", en: "2. By year" },
  year: { zh: "年度", en: "Year" },
  "no-year": { zh: "年度不明", en: "unknown" },
  kind: { zh: "类型", en: "Kind" },
  level: { zh: "层级", en: "Level" },
  disclosures: { zh: "份数", en: "Disclosures" },
  // whom to call
  first: { zh: "三、先看这些单位", en: "3. Units to look at first" },
  "first-note": {
    zh: "按错误、提醒的数量排列{more|；另有 … 个单位有错误或提醒，见“公开情况”}",
    en: "by errors, then warnings{more|; further units with errors or warnings: …, see “公开情况”}",
  },
  "first-none": { zh: "没有单位有错误或提醒。", en: "No unit has errors or warnings." },
  unit: { zh: "公开单位", en: "Unit" },
  // common
  common: { zh: "四、较多出现的问题", en: "4. What is found most" },
  "common-none": { zh: "没有。", en: "Nothing." },
  rule: { zh: "规则", en: "Rule" },
  name: { zh: "名称", en: "Name" },
  group: { zh: "类别", en: "Group" },
  "disclosures-affected": { zh: "涉及份数", en: "Disclosures affected" },
  // settings
  settings: { zh: "五、核对所用的设置", en: "5. Settings" },
  "settings-none": {
    zh: "没有停用规则，容差按印出的小数位数",
    en: "no rule switched off, tolerance by the printed decimals",
  },
  "settings-off": {
    zh: "停用规则 {rule}{scope|（…）}：{reason}",
    en: "rule {rule} switched off{scope| (“…”)}: “{reason}”",
  },
  "settings-tolerance": {
    zh: "{rule|规则 … 的}容差 {said}{scope|（…）}",
    en: "tolerance{rule| of …}: “{said}”{scope| (“…”)}",
  },
  "settings-rules": { zh: "使用者自定的规则 {count} 条", en: "rules of the user's: {count}" },
  "own-rules": { zh: "使用者自定", en: "The user's own" },
  "settings-method": {
    zh: "程序只核对数字和文字是否相互一致，不判断收支是否合理、合规。同一处差错引起的各项不符合并为一个问题。",
    en: "Only whether figures and sentences agree is checked, not whether spending is reasonable or lawful. Failures that one slip causes are one finding.",
  },
  // legend
  legend: { zh: "六、符号", en: "6. Signs" },
  sign: { zh: "符号", en: "Sign" },
  "sign-pass": { zh: "通过", en: "pass" },
  "sign-rounded": { zh: "在四舍五入范围内通过", en: "passes within rounding" },
  "sign-fail": {
    zh: "不符。红底：有错误；橙底：有提醒；灰底：只作提示，或与另一问题同一原因。点击到问题清单",
    en: "fails. Red: an error; orange: a warning; grey: a note, or the same cause as another finding. Leads to the list of findings",
  },
  "sign-not-applicable": { zh: "不适用", en: "not applicable" },
  "sign-not-evaluable": {
    zh: "无法核对：缺少所需的内容，或读不出",
    en: "not evaluable: what it needs is not there, or could not be read",
  },
  "state-filled": { zh: "报表有数据", en: "statement with figures" },
  "state-empty": { zh: "报表已公开，为空表", en: "published empty" },
  "state-unreadable": { zh: "有这张报表，数字读不出", en: "there, but its figures can't be read" },
  "state-absent": { zh: "目录列示，正文没有", en: "promised by the contents, not there" },
  "state-missing": {
    zh: "没有，目录也未列示（是否必须公开见核对结果）",
    en: "not there and not promised (whether it has to be, the rules say)",
  },
  "short-empty": { zh: "空", en: "empty" },
  "short-unreadable": { zh: "读不出", en: "unread" },
  "short-absent": { zh: "缺", en: "lacks" },
  "short-off": { zh: "停用", en: "off" },
  "sign-off": { zh: "空白：规则被停用，没有核对", en: "blank: the rule is switched off, not checked" },
  // published
  "published-note": {
    zh: "每格是该单位该年度该类公开的份数：✓ 一份，— 本批没有；多于一份的请核实以哪份为准。所属单位列在部门之下。",
    en: "Each cell is the number of disclosures: ✓ one, — none in this batch; of more than one, see which is valid. Units stand below their department.",
  },
  "unit-number": { zh: "单位号", en: "Unit no." },
  "list-number": { zh: "序号", en: "No." },
  period: { zh: "{year} {kind}", en: "{year} {kind}" },
  "unread-parts": { zh: "未读之处", en: "Unread parts" },
  remark: { zh: "备注", en: "Remark" },
  "remark-same": { zh: "内容相同：{files}", en: "same content: “{files}”" },
  "remark-several": { zh: "{period}有 {count} 份不同的文件", en: "{period}: {count} different files" },
  "remark-names": { zh: "名称还写作：{names}", en: "also written: “{names}”" },
  "remark-listed": {
    zh: "{department}列为所属单位，本批没有其文件",
    en: "listed by “{department}”, no file in this batch",
  },
  // statements
  "statements-note": {
    zh: "✓ 有数据　空 空表　读不出 有表而数字读不出　缺 目录列示而正文没有　— 没有，也未列示",
    en: "✓ filled; empty: published empty; unread: its figures can't be read; lacks: promised, not there; — neither there nor promised",
  },
  total: { zh: "{state} 份数", en: "{state}: number" },
  // matrix
  "matrix-note": {
    zh: "✓ 通过　≈ 舍入　✗ 不符　– 不适用　? 无法核对　空白 停用。点 ✗ 到问题清单，点规则号到规则汇总。可以筛选；排序后链接不再对应。",
    en: "✓ pass, ≈ rounded, ✗ fail, – not applicable, ? not evaluable, blank: switched off. ✗ leads to its finding, a rule's number to its name. Filter freely; after sorting, links no longer fit.",
  },
  // findings
  "findings-note": {
    zh: "每个问题一行，同一处差错引起的各项不符合并为一个问题。点规则号回到核对矩阵。请核对原文后再通知单位。",
    en: "A row a finding; failures that one slip causes are one. The rule leads back to the matrix. Look at the document before telling the unit.",
  },
  shown: { zh: "筛选后 {count} 条", en: "shown: {count}" },
  severity: { zh: "程度", en: "Severity" },
  told: { zh: "说明", en: "Finding" },
  table: { zh: "表", en: "Table" },
  page: { zh: "页", en: "Page" },
  place: { zh: "位置", en: "Place" },
  quote: { zh: "原文", en: "As printed" },
  suggestion: { zh: "疑为", en: "Probably" },
  "suggestion-value": { zh: "{printed} → {value}", en: "{printed} → {value}" },
  blank: { zh: "空白", en: "blank" },
  file: { zh: "文件", en: "File" },
  verified: { zh: "核实情况", en: "Verified" },
  "page-number": { zh: "第 {page} 页", en: "page {page}" },
  "page-sheet": { zh: "工作表 {sheet}", en: "sheet “{sheet}”" },
  // rules
  "rules-note": {
    zh: "份数：各份公开对这条规则的结果。点规则号到核对矩阵的该列，点首个问题到问题清单。",
    en: "Disclosures by outcome. The rule's number leads to its column of the matrix, the first finding to the list.",
  },
  "first-finding": { zh: "首个问题", en: "First finding" },
  "matrix-note-page": {
    zh: "各份公开对每条规则的结果。点名称到首个问题。",
    en: "Disclosures by outcome of each rule. A name leads to its first finding.",
  },
  // unread
  "unread-note": {
    zh: "这里列的是没有读到、没有核对的文件和内容，不是错误。",
    en: "Files and parts that were not read and not checked. These are no errors.",
  },
  "what-refused": { zh: "不能读取", en: "not readable" },
  "what-failed": { zh: "未能完成", en: "not completed" },
  "what-part": { zh: "部分未读", en: "part unread" },
  what: { zh: "类别", en: "What" },
  reason: { zh: "原因", en: "Reason" },
  // page
  "page-findings": { zh: "各份公开的问题", en: "Findings by disclosure" },
  "page-others": {
    zh: "问题太多，本页先列重的：另有 {count} 条较轻的只在总览.xlsx 的“问题清单”里。",
    en: "There are more findings than a page holds, and the gravest stand here: {count} lighter ones are on the sheet of findings of the workbook only.",
  },
  "page-elsewhere": {
    zh: "只有较轻的问题，见总览.xlsx 的“问题清单”。",
    en: "Only lighter findings: they are on the sheet of findings of the workbook.",
  },
  "page-matrix": { zh: "核对结果", en: "Outcomes" },
  "page-matrix-note": {
    zh: "每格是该类规则的结果：✗ 后是不符的规则数，? 后是无法核对的规则数；✓ 全部通过，≈ 有舍入，– 不适用。点单位名到其问题。",
    en: "Outcomes by group of rules: ✗ and how many fail, ? and how many could not be evaluated; ✓ all pass, ≈ some within rounding, – not applicable. A unit's name leads to its findings.",
  },
  "page-summary": {
    zh: "{unit}　{year} {kind}　错误 {errors}　提醒 {warnings}　提示 {notes}{open|　无法核对 … 条规则}",
    en: "{unit}, {year} {kind}: errors {errors}, warnings {warnings}, notes {notes}{open|, rules not evaluable: …}",
  },
  "page-none": { zh: "没有发现不符。", en: "Nothing found that disagrees." },
  "page-open": { zh: "无法核对的规则：{rules}", en: "Rules that could not be evaluated: {rules}" },
  "page-unread": { zh: "未能读取：{issue}", en: "Not read: {issue}" },
  "page-back": { zh: "回到核对结果", en: "back to the outcomes" },
  foot: { zh: "{title}　{time}", en: "{title}, {time}" },
});
