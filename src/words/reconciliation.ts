import { wording } from "./say";

/** What holding two tables against each other says. */
export const RECONCILIATION = /* @__PURE__ */ wording({
  "sheet-name": { zh: "对账", en: "Reconciliation" },
  title: { zh: "对账：{left} 与 {right}", en: "Reconciliation: “{left}” and “{right}”" },
  left: { zh: "左方", en: "Left" },
  right: { zh: "右方", en: "Right" },
  sides: {
    zh: "左方：{left}，{leftColumn}；右方：{right}，{rightColumn}",
    en: "Left: “{left}”, “{leftColumn}”; right: “{right}”, “{rightColumn}”",
  },
  "matched-by": { zh: "对应方式：{by}", en: "Matched by {by}" },
  "by-auto": { zh: "先编码、后名称", en: "code, then name" },
  "by-code": { zh: "编码", en: "code" },
  "by-name": { zh: "名称", en: "name" },
  summed: { zh: "同一编码或名称的多行已相加", en: "rows of one code or name are added" },
  "tolerance-auto": {
    zh: "允许误差：两方单位、小数位数相同的为 0，否则为较粗一方末位的一半",
    en: "tolerance: none where both sides show the same unit and decimals, else half of the last digit of the coarser one",
  },
  "tolerance-own": { zh: "允许误差 {tolerance}{unit}", en: "tolerance {tolerance}{unit| “…”}" },
  "unit-is": { zh: "{side}金额单位：{unit}", en: "{side}: unit of money “{unit}”" },
  "unit-assumed": {
    zh: "{side}没有写明金额单位，按“{unit}”核对，请确认",
    en: "{side} names no unit of money: taken as “{unit}”, please confirm",
  },
  "unit-by-figures": {
    zh: "{side}没有写明金额单位，{count} 行的金额在“{unit}”时相符，按此核对，请确认",
    en: "{side} names no unit of money: {count} rows agree in “{unit}”, which is taken; please confirm",
  },
  "unit-unknown": {
    zh: "两方都没有写明金额单位，按同一单位核对",
    en: "Neither side names its unit of money: taken as the same",
  },
  result: { zh: "结果", en: "Result" },
  "left-item": { zh: "左方项目", en: "Left item" },
  "right-item": { zh: "右方项目", en: "Right item" },
  "left-amount": { zh: "左方金额{unit|（…）}", en: "Left amount{unit| (“…”)}" },
  "right-amount": { zh: "右方金额{unit|（…）}", en: "Right amount{unit| (“…”)}" },
  difference: { zh: "差额（左－右）", en: "Difference (left - right)" },
  tolerance: { zh: "允许误差", en: "Tolerance" },
  remark: { zh: "说明", en: "Remark" },
  "left-place": { zh: "左方位置", en: "Left place" },
  "right-place": { zh: "右方位置", en: "Right place" },
  own: { zh: "备注", en: "Note" },
  same: { zh: "相符", en: "agrees" },
  rounded: { zh: "舍入", en: "rounded" },
  different: { zh: "不符", en: "differs" },
  "left-only": { zh: "仅左方", en: "left only" },
  "right-only": { zh: "仅右方", en: "right only" },
  unclear: { zh: "无法核对", en: "not evaluable" },
  nameless: { zh: "（无名称）", en: "(no name)" },
  "paired-name": { zh: "按名称对应，编码不同", en: "paired by name, the codes differ" },
  "paired-code": { zh: "按编码对应，名称不同", en: "paired by code, the names differ" },
  "paired-old-code": { zh: "按科目调整后的编码对应", en: "paired by what the code became" },
  "paired-old-name": { zh: "按科目的新旧名称对应", en: "paired by the former and present name of a code" },
  "paired-cut-off": { zh: "名称不全，按唯一相合的开头对应", en: "a name is cut off: paired by its only continuation" },
  "paired-total": { zh: "合计行相互对应", en: "paired as totals" },
  "paired-order": { zh: "同一编码或名称有多行，按先后顺序对应", en: "several rows of one key: paired in their order" },
  ambiguous: {
    zh: "同一编码或名称在两方的行数不同，不能确定对应哪一行；可选择相加后核对",
    en: "the sides have other numbers of rows of this code or name, which is which can't be told; they may be added",
  },
  illegible: { zh: "金额不是数字：{text}", en: "The amount is no number: “{text}”" },
  "no-codes": {
    zh: "{side}没有编码，只按编码时其各行无从对应；可改为按名称",
    en: "{side} has no codes, so that none of its rows can be paired by code only; pair by name instead",
  },
  "reading-note": { zh: "{side}：{note}", en: "{side}: {note}" },
  "perhaps-unread": {
    zh: "对方没有读到这一行，但对方的文件没有读全，不能确定没有",
    en: "the other side shows no such row, but its file was not read whole: it may have one",
  },
  "no-amount": {
    zh: "对方没有这一行，本方金额为 0 或空白",
    en: "the other side lacks the row, which is blank or 0 here",
  },
  "from-parts": {
    zh: "差额来自其下级：{parts}",
    en: "The difference comes from its parts: {parts}",
  },
  undetailed: {
    zh: "对方只列到上级“{parent}”，没有列这一级",
    en: "the other side goes down to “{parent}” only",
  },
  "total-alone": {
    zh: "对方没有这一合计行；组成它的各行已逐行核对",
    en: "the other side has no such total; the rows that it is made of are compared one by one",
  },
  "sum-of-parts": {
    zh: "对方没有这一行，其下级的合计与它相符",
    en: "the other side lacks this row; its parts there add up to the same",
  },
  "may-be-carry-over": {
    zh: "可能与“{item}”有关：两者差额相互抵消，可能是结转结余列示不同",
    en: "May have to do with “{item}”: the differences cancel, a carry-over may be shown in another place",
  },
  "may-be-moved": {
    zh: "可能与“{item}”有关：两者差额相互抵消，可能列在了另一行",
    en: "May have to do with “{item}”: the differences cancel, an amount may stand in the other row",
  },
  "may-be-sum": {
    zh: "可能与这些行有关：{items}（差额合计为 0，可能是合并、拆分或调整）",
    en: "May have to do with these rows: {items} (the differences add up to 0, rows may be joined, split or moved)",
  },
  "all-cancel": {
    zh: "可能相互有关：{count} 行的差额合计为 0",
    en: "May have to do with one another: the differences of {count} rows add up to 0",
  },
  "equals-row": {
    zh: "差额等于{side}“{item}”的金额，可能多计或漏计了它",
    en: "The difference is the amount of “{item}” ({side}), which may be counted too often or left out",
  },
  "equals-column": {
    zh: "差额等于{side}本行“{column}”栏的金额，可能是口径不同",
    en: "The difference is the amount in the column “{column}” of this row ({side}): the scopes may differ",
  },
  "equals-project": {
    zh: "差额等于项目“{item}”的金额，可能与它有关",
    en: "The difference is the amount of the project “{item}”, which may explain it",
  },
  "equals-carry-over": {
    zh: "差额等于“{item}”的金额，可能是结转结余口径不同",
    en: "The difference is the amount of “{item}”: carry-overs may be counted differently",
  },
  "slip-transposed": { zh: "可能是数字颠倒", en: "May be transposed digits" },
  "slip-one-digit": { zh: "可能是错一位数字", en: "May be one wrong digit" },
  "slip-sign": { zh: "可能是正负号不同", en: "May be a different sign" },
  "slip-shifted": { zh: "可能是小数点移位（相差 {times} 倍）", en: "May be a shifted decimal point ({times} times)" },
  "slip-unit": {
    zh: "可能是元与万元混用（相差 10000 倍）",
    en: "Units of money (“元” and “万元”) may be mixed up (10000 times)",
  },
  fixed: { zh: "固定值", en: "fixed value" },
});
