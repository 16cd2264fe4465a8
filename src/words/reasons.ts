import { wording } from "./say";

/**
 * Why a rule was not evaluated or does not apply. A table, a project or a column comes as a value: by the label of its sheet
 * (`disclosure/labels.ts`), or by its name in both languages.
 */
export const REASONS = /* @__PURE__ */ wording({
  "no-case": { zh: "本文件没有可核对的金额或情形", en: "the document has no amount or case to check" },
  "every-one": { zh: "{reasons}", en: "{reasons}" },
  // tables
  "table-missing": { zh: "没有{table}", en: "no {table}" },
  "table-not-read": { zh: "{table}无法读取", en: "{table}: cannot be read" },
  "table-promised": {
    zh: "目录列有{table}，文件中没有",
    en: "{table}: named by the contents list, not in the document",
  },
  "tables-unpaired": {
    zh: "{tables}有多张，不能确定哪一张与哪一张对应",
    en: "{tables}: there are several, and which belong together is not certain",
  },
  "no-tables": { zh: "没有可辨认的表", en: "no table can be told" },
  "no-comparable-table": { zh: "没有可以对照的表", en: "no table to compare with" },
  "no-main-table": { zh: "本文件没有任何主表", en: "the document has none of the main tables" },
  "main-tables-attached": {
    zh: "本文件没有任何主表，正文提到预算表：请一并提供附件",
    en: "the document has none of the main tables and speaks of them: give the attachments too",
  },
  "few-main-tables": {
    zh: "本文件只有 {count} 张主表，其余可能在另外的文件中：请一并提供",
    en: "the document has {count} main tables only, the others may stand in other files: give them too",
  },
  "no-contents": { zh: "没有目录或附件清单", en: "no contents list" },
  "tables-elsewhere": {
    zh: "目录所列各表都不在文件中，请附上表格文件",
    en: "none of the tables of the contents list is in the document: give the file of the tables too",
  },
  "no-empty-table": { zh: "没有空表", en: "no empty table" },
  "no-declared-empty": { zh: "没有说明为空表的表", en: "no table is declared empty" },
  "no-list-table": {
    zh: "没有项目、采购、运行经费、资产等明细表",
    en: "no table of projects, purchases, operating costs or assets",
  },
  "no-code-table": { zh: "没有按科目编列的表", en: "no table by code" },
  "no-coded-table": { zh: "没有印出科目编码的表", en: "no table prints codes" },
  "no-expenditure-by-code": { zh: "没有按科目的支出表", en: "no expenditure by code" },
  "no-fund-tables": { zh: "没有按科目的分资金表", en: "no tables of the funds by code" },
  "no-unit-tables": {
    zh: "没有按预算单位列示的表，也没有提供各单位的文件",
    en: "no table lists the units, and their documents are not given",
  },
  "no-two-classifications": {
    zh: "没有同时印出两套经济分类的表",
    en: "no table prints both economic classifications",
  },
  // rows and columns
  "income-side-unclear": { zh: "{table}的收入方无法辨认", en: "{table}: its income side cannot be told" },
  "expenditure-side-unclear": { zh: "{table}的支出方无法辨认", en: "{table}: its expenditure side cannot be told" },
  "income-sides-unclear": { zh: "收入方无法辨认", en: "the income side cannot be told" },
  "total-row-unclear": { zh: "{table}没有可辨认的合计行", en: "{table}: no total row can be told" },
  "grand-total-unclear": { zh: "{table}没有可辨认的收入总计", en: "{table}: no grand total of income can be told" },
  "codes-not-printed": { zh: "{table}没有印出科目编码", en: "{table}: prints no codes" },
  "classes-unclear": {
    zh: "{table}的支出项目没有可辨认的功能类",
    en: "{table}: no functional class can be told among its items of expenditure",
  },
  "no-class-names": { zh: "收支总表没有可辨认的功能类", en: "no functional class can be told in the statement" },
  "funds-not-apart": { zh: "{table}没有按资金性质分列", en: "{table}: prints no columns by fund" },
  "column-unbound": { zh: "{table}的“{column}”列未能识别", en: "{table}: column “{column}” is not recognised" },
  "items-unclear": { zh: "{table}的项目无法辨认", en: "{table}: its items cannot be told" },
  "no-current-income": { zh: "没有印出本年收入合计", en: "no total of current income is printed" },
  "no-current-expenditure": { zh: "没有印出本年支出合计", en: "no total of current expenditure is printed" },
  "no-current-spending": { zh: "没有印出本年支出", en: "current expenditure is not printed" },
  "carry-in-not-apart": { zh: "年初结转没有按资金性质列出", en: "carry-over is not listed by fund" },
  "no-final-carry-in": { zh: "收入决算表不列上年结转", en: "the final income table has no carry-over" },
  "no-basic-split": {
    zh: "支出总表没有印出基本支出的明细列",
    en: "the expenditure table prints no columns within basic expenditure",
  },
  "no-project-split": {
    zh: "没有印出其他运转类、特定目标类两列",
    en: "running and targeted projects are not printed apart",
  },
  "no-cost-columns": {
    zh: "支出总表没有人员、公用各列",
    en: "the expenditure table prints no personnel and public columns",
  },
  "no-outline": { zh: "收支表没有分级编列的项目", en: "the statements list no items by level" },
  "outline-not-additive": {
    zh: "{table}的分级项目不是逐级相加",
    en: "{table}: the levels of its items do not add up to one another",
  },
  "no-own-columns": {
    zh: "没有标准表样以外的金额栏，或同表没有吻合的合计",
    en: "no money column beside the standard ones, or no sum of its table that closes",
  },
  "own-column-unsure": {
    zh: "{table}的“{column}”栏不能确认按行相加",
    en: "{table}: whether column “{column}” adds up over rows is not certain",
  },
  "lines-without-amounts": {
    zh: "{table}只列名称或部分项目，没有逐项金额，不能核对合计",
    en: "{table} names its lines, or some of them, without amounts: nothing adds up to its total",
  },
  "no-change-columns": {
    zh: "各表没有同时印有上年数、本年数和增减额",
    en: "no table prints last year's figure, this year's and the change",
  },
  "change-of-other-kind": {
    zh: "{table}的增减额不是本年数与上年数之差",
    en: "{table}: the change is not this year's figure less last year's",
  },
  "no-levels": { zh: "没有同时印出上级和下级科目", en: "no code is printed together with those below it" },
  "no-codes-and-names": { zh: "没有可辨认的科目编码和名称", en: "no codes and names can be told" },
  "no-codes-to-add": { zh: "没有可以相加的科目", en: "no codes to add up" },
  "no-matching-codes": { zh: "没有可以呼应的科目", en: "no codes that correspond" },
  "no-rows-of-amounts": { zh: "没有多列金额的科目行", en: "no code has amounts in several columns" },
  "no-amounts": { zh: "没有可辨认的金额", en: "no amounts can be told" },
  "income-not-by-code": { zh: "收入总表不按科目编列", en: "the income table is not by code" },
  "basic-of-other-funds": { zh: "基本支出不全是一般公共预算", en: "basic expenditure is not all general budget" },
  "no-failed-sum": { zh: "没有未通过的合计", en: "no sum failed" },
  // carry-over and final accounts
  "carry-over": { zh: "有结转结余，两表按科目可以不同", en: "there is carry-over: the two tables may differ by code" },
  "carry-over-apart": {
    zh: "{title}：差额等于结转结余，一张表为当年拨款、另一张表含结转",
    en: "{title}: the difference is the carry-over, which one table holds and the other does not",
  },
  "form-counts-apart": {
    zh: "{title}：差额等于本表的{item}，两处口径不同",
    en: "{title}: the difference is {item} of the form, which one place holds and the other does not",
  },
  "final-only": { zh: "仅适用于决算", en: "for final accounts only" },
  "final-codes-differ": {
    zh: "决算的收入与支出按科目可以不同",
    en: "income and expenditure of final accounts may differ by code",
  },
  // three public expenses
  "three-public-empty": { zh: "“三公”经费表为空表", en: "the table of the three public expenses is empty" },
  "three-public-blank": {
    zh: "“三公”经费表没有金额或有多个单位",
    en: "the table of the three public expenses has no amounts, or several units",
  },
  "three-public-final": {
    zh: "决算“三公”经费表与基本支出表口径不同",
    en: "in final accounts the three public expenses and basic expenditure are defined differently",
  },
  "three-public-upright": {
    zh: "“三公”经费表不是横表",
    en: "the table of the three public expenses is not of the wide form",
  },
  "no-vehicle-figures": {
    zh: "没有公务用车运行费或车辆数",
    en: "no running costs or number of vehicles",
  },
  // projects, goals, purchases, assets
  "no-goals": { zh: "没有公开项目绩效目标", en: "no project goals are published" },
  "no-goal-forms": { zh: "没有项目绩效目标表", en: "no project goals" },
  "no-goals-to-compare": { zh: "没有绩效目标表可以对照", en: "no project goals to compare with" },
  "no-projects-to-compare": {
    zh: "没有绩效目标表、项目表可以对照",
    en: "no project goals and no list of projects to compare with",
  },
  "no-goals-to-pair": { zh: "没有绩效目标或项目表可以配对", en: "no project goals or list of projects to pair" },
  "no-lists-to-pair": { zh: "没有可以配对的项目表、采购表", en: "no list of projects or purchases to pair" },
  "goal-broken": { zh: "{goal}残缺", en: "{goal}: incomplete" },
  "goal-project-unclear": { zh: "绩效目标表的项目无法辨认", en: "the project of a goal cannot be told" },
  "goal-indicators-unclear": {
    zh: "绩效目标“{goal}”的指标无法辨认",
    en: "the indicators of the goal “{goal}” cannot be told",
  },
  "goal-without-budget": { zh: "有绩效目标表没有印出预算数", en: "a goal prints no budget" },
  "goals-of-some": {
    zh: "公开了 {count} 个项目的绩效目标，合计 {sum} 万元，少于项目支出 {total} 万元，只公开了部分项目",
    en: "goals of {count} projects are published; they sum to {sum}, less than project expenditure {total} (10,000 yuan): not all are",
  },
  "lines-unpaired": {
    zh: "项目“{name}”有 {rows} 行、{goals} 张绩效目标表，不能逐一对应",
    en: "the project “{name}” has {rows} rows and {goals} goals: which belong together is not certain",
  },
  "other-number-of-projects": {
    zh: "{first}有 {listed} 个项目，{second}有 {goals} 个，可能只公开了部分",
    en: "{first}: {listed} projects, {second}: {goals}; some may not be published",
  },
  "first-level-projects": {
    zh: "情况说明 {count} 个一级项目，公开的绩效目标、项目表列到下级",
    en: "the text speaks of {count} projects of the first level, goals and list are of the level below",
  },
  "fewer-projects": {
    zh: "情况说明 {count} 个项目，公开的绩效目标或项目较少",
    en: "the text speaks of {count} projects, fewer goals or projects are published",
  },
  "some-projects": {
    zh: "情况说明只涉及部分项目，或公开的绩效目标较少",
    en: "the text speaks of some projects only, or few goals are published",
  },
  "no-project-total": { zh: "没有项目支出合计", en: "no total of project expenditure" },
  "no-plan": { zh: "绩效目标表没有资金支出计划", en: "no goal has a spending plan" },
  "no-end-of-plan": { zh: "{goal}没有印出 12 月底的计划", en: "{goal}: the plan prints no end of December" },
  "no-asset-total": { zh: "{table}没有资产总额", en: "{table}: no total of assets" },
  "no-asset-parts": { zh: "资产表没有分项金额", en: "the assets are not parted" },
  "no-asset-purchases": { zh: "采购表没有资产类品目可以对照", en: "no purchases of assets to compare with" },
  "no-catalogue-codes": { zh: "采购表没有品目编码", en: "the purchases have no catalogue codes" },
  "no-operating-costs": {
    zh: "没有机构运行经费表，也没有公用经费",
    en: "neither operating costs nor public costs are printed",
  },
  "no-operating-column": {
    zh: "没有机构运行经费表，也没有公用经费栏可以对照",
    en: "neither operating costs nor a column of public costs to compare with",
  },
  "no-operating-nor-goals": {
    zh: "没有机构运行经费表和整体绩效目标表",
    en: "neither operating costs nor overall goals",
  },
  "operating-wider": {
    zh: "决算的机关运行经费口径不限于基本支出的公用经费",
    en: "operating costs of final accounts are more than the public costs of basic expenditure",
  },
  "operating-of-some": {
    zh: "部门或单位含非行政单位，机关运行经费可以小于公用经费",
    en: "not every unit is administrative: operating costs may be less than public costs",
  },
  // the text
  "no-text": { zh: "没有文字", en: "no text" },
  "no-narrative": { zh: "没有情况说明", en: "no narrative" },
  "tables-only": {
    zh: "文件中只有表格和零星文字，没有情况说明",
    en: "the document has tables and scattered words only, no narrative",
  },
  "empty-perhaps-explained": {
    zh: "没有情况说明，空表可能另有说明",
    en: "no narrative: the empty tables may be explained elsewhere",
  },
  "no-such-figures": { zh: "情况说明没有这类数字", en: "the text has no such figures" },
  "of-another-unit": { zh: "句子说的是所属单位", en: "the sentence speaks of a subordinate unit" },
  "no-figures-to-compare": { zh: "没有可以对照的数字", en: "no figures to compare" },
  "no-comparison": { zh: "情况说明没有上年比较", en: "the text compares nothing with last year" },
  "no-changes": { zh: "情况说明没有增减", en: "the text speaks of no change" },
  "no-amounts-of-change": { zh: "情况说明没有增减额", en: "the text states no amount of change" },
  "no-enumeration": { zh: "情况说明没有由总数引出的列举", en: "the text lists no parts of a total" },
  "enumeration-open": { zh: "列举没有写全", en: "the list does not name all parts" },
  "no-shares": { zh: "情况说明没有占比", en: "the text states no shares" },
  "whole-unclear": { zh: "占比的总数无法辨认", en: "what a share is of cannot be told" },
  "no-stated-purchases": { zh: "情况说明没有政府采购金额", en: "the text states no amount of procurement" },
  "no-stated-assets": { zh: "情况说明没有资产金额", en: "the text states no amount of assets" },
  "no-stated-operating": { zh: "情况说明没有机关运行经费金额", en: "the text states no operating costs" },
  "no-unit-name": { zh: "没有可辨认的单位名称", en: "the name of the unit cannot be told" },
  "no-budget-year": { zh: "没有可辨认的预算年度", en: "the year of the budget cannot be told" },
  "no-year": { zh: "没有可辨认的年度", en: "the year cannot be told" },
  // other documents
  "document-not-given": { zh: "没有提供{document}", en: "not given: {document}" },
  "no-dates": { zh: "没有提供批复日期和公开日期", en: "the dates of approval and publication are not given" },
  "bad-dates": { zh: "日期应写作 2024-01-31", en: "dates are written 2024-01-31" },
  "other-unit": { zh: "{document}是另一个单位（{unit}）的", en: "{document} is of another unit (“{unit}”)" },
  "other-level": {
    zh: "{document}是{level}口径的，与本文件不同",
    en: "{document} has another scope than this one: {level}",
  },
  "other-year": {
    zh: "{document}是 {year} 年的，这里要 {wanted} 年的",
    en: "{document} is of {year}; that of {wanted} is needed",
  },
  "other-year-unknown": {
    zh: "{document}或本文件的年度无法辨认",
    en: "the year of this document or of {document} cannot be told",
  },
  "counted-otherwise": {
    zh: "{of} 个可比的数中有 {count} 个与{document}不同，各差各的数，多半是统计口径变了，无法核对",
    en: "{count} of {of} figures differ from {document}, each by another amount: they are probably counted otherwise",
  },
  "other-unit-of-money": {
    zh: "有 {count} 个数与{document}正好相差一万倍，两份文件的金额单位多半不同（元、万元）",
    en: "{count} figures and those of {document} are exactly 10,000 times apart: the two print other units of money",
  },
  "prior-means-other": {
    zh: "本文件所说的上年数不是{document}印的那种（预算数、决算数不同，或是执行数、调整数、可比口径的数）",
    en: "what this document says of last year is not what {document} prints (planned, settled, executed, adjusted or restated)",
  },
  "budget-adjusted": {
    zh: "决算表的预算数多半是调整后的全年预算数，与年初预算公开不同不算不符",
    en: "what final accounts call the budget is mostly the adjusted one: that it differs from the published one says nothing",
  },
  "prior-not-final": { zh: "上年文件不是决算", en: "last year's document is no final accounts" },
  "no-carry-over": { zh: "两份决算没有可以衔接的结转数", en: "the two final accounts have no carry-over to compare" },
  "no-prior-figures": { zh: "没有印出上年数", en: "no figures of last year are printed" },
  "no-prior": {
    zh: "没有上年数，也没有提供上年文件",
    en: "no figures of last year, and last year's document is not given",
  },
  "no-prior-operating": { zh: "没有机关运行经费的上年比较", en: "operating costs are not compared with last year" },
  "no-prior-three-public": {
    zh: "没有“三公”经费的上年比较",
    en: "the three public expenses are not compared with last year",
  },
  "unit-lacks-table": { zh: "有单位的文件缺少{table}", en: "{table}: missing in the document of a unit" },
  // the user's own rules
  "user-table-missing": { zh: "本文件没有{table}", en: "{table}: not in this document" },
  // a rule that is made of chosen cells
  "cell-of-no-table": {
    zh: "{cell}不在标准表的栏目里，不能用名称找到它",
    en: "{cell}: stands in no column of a standard table, and no name leads to it",
  },
  "row-without-name": {
    zh: "{cell}的行没有编码，也没有唯一的名称",
    en: "{cell}: its row has no code, and no name of its own",
  },
  "rows-without-names": {
    zh: "{table}有 {count} 行没有唯一的编码或名称（如几个单位都有同一科目），这些行没有核对",
    en: "{table}: {count} rows have no code or name of their own (several units print the same code, say) and were not checked",
  },
  "cells-of-words": { zh: "{count} 个单元格不是金额", en: "{count} cells hold no amount" },
  "rows-contained": {
    zh: "{count} 个下级科目已含在所选的上级科目里",
    en: "{count} rows are contained in rows above them that were chosen too",
  },
  "other-disclosure": {
    zh: "所选单元格属于不同的公开，且不是本年与上年",
    en: "the chosen cells are of different disclosures that are not this year's and last year's",
  },
  "too-many-cells": {
    zh: "选中了 {count} 个单元格，多于 {most} 个：请只选合计和它的各项",
    en: "{count} cells are selected, more than {most}: select a total and its parts only",
  },
  "too-few-cells": { zh: "请选中合计和它的各项", en: "select a total and its parts" },
  "switched-off": { zh: "停用：{reason}", en: "switched off: {reason}" },
  "user-other-unit": { zh: "这条规则只用于{units}", en: "the rule is meant for {units} only" },
  "user-narrative-missing": {
    zh: "情况说明没有“{row}”的“{column}”",
    en: "the narrative does not state “{column}” of “{row}”",
  },
  "user-narrative-several": {
    zh: "情况说明中“{row}”的“{column}”有几个不同的数：{values}",
    en: "the narrative states several different figures for “{column}” of “{row}”: {values}",
  },
  "user-row-missing": { zh: "{table}没有行“{row}”", en: "{table}: has no row “{row}”" },
  "user-row-several": {
    zh: "{table}有 {count} 行都叫“{row}”，金额不同，不知道指哪一行：请写科目编码，或用 [*] 逐行核对",
    en: "{table}: {count} rows are called “{row}” and differ; write the code, or [*] for each row",
  },
  "user-column-missing": { zh: "{table}没有印出“{column}”列", en: "{table}: does not print the column “{column}”" },
  // what a field of a template can't say
  "template-no-document": { zh: "没有{unit} {year} 年的{kind}公开", en: "no {kind} of {unit} for {year}" },
  "template-several-documents": {
    zh: "{unit} {year} 年的{kind}公开有 {count} 个版本，不知道用哪一个",
    en: "{count} versions of the {kind} of {unit} for {year}, and nothing tells which is meant",
  },
  "template-no-prior": {
    zh: "没有上年公开，本文件的表里也没有印上年数",
    en: "last year's disclosure is not there, and no figure of last year is printed",
  },
  "template-code-split": {
    zh: "科目 {code} 在 {year} 年对应的科目又分成几个，不能对应",
    en: "what code {code} was in {year} became several codes: it can't be followed",
  },
  "template-row-absent": { zh: "{table}没有“{row}”这一行", en: "{table}: has no row “{row}”" },
  "template-row-several": {
    zh: "{table}有 {count} 行都叫“{row}”，金额不同，不知道指哪一行：请写科目编码，或用“每个”逐行列出",
    en: "{table}: {count} rows are called “{row}” and differ; write the code, or list them by “每个”",
  },
  "template-blank-base": { zh: "基数是空白，没有比率", en: "the base is blank: there is no rate" },
  "template-no-base": { zh: "基数为 0，没有比率", en: "the base is 0: there is no rate" },
  "template-not-a-number": { zh: "“{text}”不是数", en: "“{text}” is no number" },
  "template-other-kind": { zh: "金额与比率、数量不能相加减", en: "money and rates or counts can't be added" },
  "template-no-item": { zh: "没有“本行”：不在重复的行里", en: "there is no row that is repeated here" },
  "template-own-unknown": {
    zh: "本行没有“{column}”，有的是：{known}",
    en: "the row has no “{column}”; it has: {known}",
  },
  "template-not-said": { zh: "文件没有写{what}", en: "the document does not say: {what}" },
  "template-incomplete": { zh: "缺 {count} 个数，没有合计", en: "{count} figures are missing: no total" },
  "template-nothing-summed": { zh: "上面没有数，没有合计", en: "no figures above: no total" },
  "template-no-level": { zh: "{table}没有{level}级的行", en: "{table}: has no rows of level {level}" },
  "template-codes-unsummed": {
    zh: "{table}同一编码有多行，各编码之和超过合计（或没有合计可比、几行又完全相同），可能重复计算，没有相加",
    en: "{table}: codes stand in several rows, and their sums exceed the total (or rows are alike and no total is printed): something might be counted twice",
  },
  "template-empty-list": { zh: "没有可列的{list}", en: "nothing to list ({list})" },
});

/** Why a failing identity is not held against the document. */
export const DOUBTS = /* @__PURE__ */ wording({
  "table-cut": {
    zh: "{table}可能不完整：第 {page} 页有没有表头的行，未能确定是否属于本表",
    en: "“{table}” may not be whole: page {page} has rows without a header that may belong to it",
  },
  "table-partly-read": {
    zh: "{table}所在的工作表或页面有内容没有读取（隐藏、看不见或中断），表中数字可能不全",
    en: "the worksheet or page of “{table}” was read in part (something is hidden, not seen or cut off), so that figures may be missing",
  },
  "columns-unruled": {
    zh: "{table}没有完整的表格线，各栏按文字位置划分，数字可能归错了栏，请对照原件",
    en: "“{table}” has no rules round all of its cells; its columns were told by the places of the words, and a figure may stand in the wrong one",
  },
  "cell-recognised": {
    zh: "“{cell}”由图像识别读出，不够确定，请先对照原件",
    en: "“{cell}” was read from a picture without certainty: look at the original first",
  },
  "amount-illegible": {
    zh: "{table}中“{text}”不能确定是什么数",
    en: "In “{table}” “{text}” is no legible number",
  },
  "column-unbound": { zh: "{table}的“{column}”列未能识别", en: "Column “{column}” of “{table}” is not recognised" },
  "column-rounded": {
    zh: "{table}的“{column}”栏比同表他栏少印小数，差额在其舍入范围内",
    en: "Column “{column}” of “{table}” prints fewer decimals than the others, and the difference is within its rounding",
  },
  "unit-assumed": {
    zh: "{table}没有印出金额单位，两处相差约 1 万倍，可能是单位不同",
    en: "“{table}” prints no unit of money, and the two differ about 10,000 times: its unit may be another",
  },
  "total-blank": { zh: "{cell}为空，可能是表样不印此数", en: "“{cell}” is blank: the form may not print it" },
  "relation-foreign": {
    zh: "{table}有 {failing} 处不合此式而只有 {holding} 处相合，此表的栏目可能另有含义",
    en: "In “{table}” the relation fails in {failing} places and holds in {holding}: its columns may mean something else",
  },
  "details-withheld": {
    zh: "{tables}的明细都比合计少同一数额，可能有明细未予公开",
    en: "The details of {tables} fall short of their totals by the same amount: some may not be published",
  },
  "rows-missing": {
    zh: "{table}的合计与其他表相符而明细不足，可能有明细未列出",
    en: "The total of “{table}” agrees with other places and its details fall short: some may not be listed",
  },
  "row-missing": {
    zh: "差额恰等于{other}，{table}没有这一行",
    en: "The difference is exactly “{other}”, a row that “{table}” lacks",
  },
  multiple: {
    zh: "各项之和恰为合计的 {times} 倍，可能有小计与明细重复相加或单位不同",
    en: "The parts add up to exactly {times} times the total: subtotals may be counted with their details, or the units differ",
  },
  "printed-elsewhere": {
    zh: "差额恰等于{label} {amount}，可能是口径不同",
    en: "The difference is exactly “{label}” {amount}: the two may be defined differently",
  },
  "carry-over": {
    zh: "差额恰等于结转结余 {amount}，可能一处含结转、一处不含",
    en: "The difference is exactly the carry-over {amount}: one place may hold it, the other not",
  },
});

/** Pieces of the sentences above. */
export const PIECES = /* @__PURE__ */ wording({
  quoted: { zh: "{text}", en: "“{text}”" },
  "row-of-table": { zh: "{table}的 {code} {amount}", en: "{code} {amount} of {table}" },
  "part-of": { zh: "{of} 的一部分或全部", en: "{of} or a part of it" },
  "basic-table": { zh: "基本支出表", en: "table of basic expenditure" },
  "ten-thousand": { zh: "一万", en: "10,000" },
  "ten-thousandth": { zh: "万分之一", en: "one ten-thousandth of" },
});
