import { describe, expect, it } from "vitest";
import { beginsCaption, isCaption, isCaptionPiece } from "../../../src/recognition/words/captions";
import {
  formLabel,
  isIndicatorName,
  isLevel1,
  isLevel2,
  isPlanMonth,
  leadsForm,
  opensForm,
} from "../../../src/recognition/words/goal-form";
import { problemSaid, type Problem } from "../../../src/recognition/problems";
import { sentence, type Language } from "../../../src/words";
import { isLabelledNote, isNoteBelow } from "../../../src/recognition/words/notes";
import { isPageNumber, pageNumberOf } from "../../../src/recognition/words/page-numbers";
import {
  isBareSum,
  isSideTotal,
  isSubtotal,
  isSum,
  isTotal,
  isTotalOfList,
  totalKind,
} from "../../../src/recognition/words/totals";

describe("page numbers", () => {
  it.each([
    ["3", 3],
    ["- 12 -", 12],
    ["— 7 —", 7],
    ["— 1 0 —", 10],
    ["第3页", 3],
    ["第 3 页 共 20 页", 3],
    ["第3页，共20页", 3],
    ["3/20", 3],
    ["·15·", 15],
  ])("%s is page %i", (text, page) => expect(pageNumberOf(text)).toBe(page));

  it.each(["", "1234", "12.5", "1 0", "12 34", "2026年", "一", "208 05", "3、", "-"])("%s is none", (text) =>
    expect(isPageNumber(text)).toBe(false),
  );
});

describe("notes", () => {
  it.each([
    "注：本表为空。",
    "（注：2026年没有安排。）",
    "*注：按规定公开",
    "备注:无",
    "说明：本单位无此项",
    "注1：口径",
  ])("%s is labelled", (text) => {
    expect(isLabelledNote(text)).toBe(true);
    expect(isNoteBelow(text)).toBe(true);
  });

  it.each(["本表为空表。", "此表无数据", "我单位没有政府性基金预算支出", "本部门无国有资本经营预算", "说明（一）口径"])(
    "%s is one below a table only",
    (text) => {
      expect(isLabelledNote(text)).toBe(false);
      expect(isNoteBelow(text)).toBe(true);
    },
  );

  it.each(["备注", "说明", "注册商标管理", "本部门收入总表", "单位：万元"])("%s is none", (text) =>
    expect(isNoteBelow(text)).toBe(false),
  );
});

describe("words of sum", () => {
  it.each(["合计", "合  计", "总计", "收入合计", "支出总计", "本年支出合计", "收支总计", "全部合计", "金额合计"])(
    "%s sums the table up",
    (text) => {
      expect(isTotal(text)).toBe(true);
      expect(isTotalOfList(text)).toBe(true);
      expect(isSum(text)).toBe(true);
    },
  );

  it.each(["小计", "人员经费小计", "局机关小计"])("%s sums a part", (text) => {
    expect(isSubtotal(text)).toBe(true);
    expect(isTotal(text)).toBe(false);
  });

  it("a bare word of sum names nothing besides", () => {
    expect(["合计", "总计", "小计", "收入合计", "人员经费小计"].map(isBareSum)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each(["资产总额", "固定资产总额", "固定资产合计", "总额"])("%s sums a list", (text) => {
    expect(isTotalOfList(text)).toBe(true);
    expect(isTotal(text)).toBe(false);
  });

  it.each(["收入合计", "支出合计", "本年收入合计"])("%s closes a side", (text) => expect(isSideTotal(text)).toBe(true));

  it.each([
    ["本年收入合计", "current"],
    ["收入总计", "grand"],
    ["合计", "all"],
    ["三、上年结转", "carry-in"],
    ["年终结转结余", "carry-out"],
    ["结余分配", "surplus-distributed"],
    ["使用非财政拨款结余", "surplus-used"],
    ["一、财政拨款收入", null],
  ])("%s is %s", (text, kind) => expect(totalKind(text)).toBe(kind));
});

describe("captions", () => {
  it.each(["单位：", "预算年", "度：2024", "901001青石县图书馆", "公开01表", "附件3"])(
    "%s belongs to captions",
    (text) => expect(isCaptionPiece(text) || beginsCaption(text)).toBe(true),
  );

  it.each(["青石县图书馆", "一、部门职责"])("%s does not", (text) => {
    expect(isCaptionPiece(text)).toBe(false);
    expect(isCaption(text)).toBe(false);
  });
});

describe("labels of goal forms", () => {
  it.each([
    ["项目编码", "项目编码"],
    ["项目 代码", "项目编码"],
    ["专项资金名称", "项目名称"],
    ["年度资金总额（万元）", "预算数"],
    ["其中：财政拨款", "其中：财政资金"],
    ["其他资金：", "其他资金"],
    ["预算规模及资金用途", "资金用途"],
    ["资金支出计划（%）", "资金支出计划"],
    ["年度总体绩效目标", "绩效目标"],
    ["实施单位", undefined],
  ])("%s is %s", (text, key) => expect(formLabel(text)?.key).toBe(key));

  it("some lead a row of the form, figures never do", () => {
    expect(["项目编码", "绩效目标", "年度履职目标", "预算数", "其他资金"].map(leadsForm)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([opensForm("项目编码 130"), isPlanMonth("3 月底"), isPlanMonth("3月份")]).toEqual([true, true, false]);
  });

  it("indicators of both levels; those that also head a group are not taken for rows", () => {
    expect(["产出指标", "效益指标", "数量指标"].map(isLevel1)).toEqual([true, true, false]);
    expect(["数量指标", "成本指标", "社会效益指标", "产出指标"].map(isLevel2)).toEqual([true, true, true, false]);
    expect(["数量指标", "成本指标", "满意度指标"].map(isIndicatorName)).toEqual([true, false, false]);
  });
});

describe("problems", () => {
  const problemWords = (problem: Problem, language: Language = "zh") => sentence(problemSaid(problem), language);

  it("are worded at the edge, in both languages", () => {
    expect(problemWords({ code: "rows-missing", from: 3, to: 5 })).toBe("第 3–5 行未能读出");
    expect(problemWords({ code: "rows-missing", from: 3, to: 3 }, "en")).toBe("row 3 could not be read");
    expect(problemWords({ code: "amounts-unplaced", line: 4, text: "1.00" })).toBe("第 4 行：金额未能归栏（1.00）");
    expect(problemWords({ code: "amounts-unplaced", row: "行政运行", text: "1.00" }, "en")).toBe(
      "行政运行: amounts without a column (1.00)",
    );
  });
});
