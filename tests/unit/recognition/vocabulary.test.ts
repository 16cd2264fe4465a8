import { describe, expect, it } from "vitest";
import { bind } from "../../../src/recognition/standard";
import { readCaptions, isCaption } from "../../../src/recognition/words/captions";
import { identifyTitle, looksLikeTitle, stripTitle } from "../../../src/recognition/words/titles";

describe("titles as provinces print them", () => {
  it.each([
    ["部门收支预算总表", "balance"],
    ["附表1-1 部门收支总表", "balance"],
    ["表一 2024年部门收支总体情况表", "balance"],
    ["预算公开01表 收支总表", "balance"],
    ["2023年收支预算总表", "balance"],
    ["收入支出决算总表", "balance"],
    ["附件2 部门收入预算总表", "income"],
    ["表1-1 部门收入总表", "income"],
    ["（表三）部门支出总表", "expenditure"],
    ["支出预算总表（按功能分类）", "expenditure"],
    ["支出预算总表（政府经济分类）", "economic"],
    ["部门支出总表（按部门预算支出经济分类）", "economic"],
    ["财政拨款收支预算总表", "appropriation"],
    ["部门公开表4 财政拨款收支总体情况表", "appropriation"],
    ["一般公共预算支出预算表", "general"],
    ["一般公共预算财政拨款支出表（按功能分类科目）", "general"],
    ["一般公共预算拨款支出明细表", "general"],
    ["财政拨款支出预算表（功能分类）", "general"],
    ["一般公共预算财政拨款基本支出表", "basic"],
    ["一般公共预算基本支出预算表（部门经济分类）", "basic"],
    ["财政拨款基本支出预算表", "basic"],
    ["一般公共预算“三公”经费预算表", "three-public"],
    ["财政拨款安排的“三公”经费支出表", "three-public"],
    ["表7 一般公共预算财政拨款「三公」经费支出情况表", "three-public"],
    ["政府性基金预算财政拨款支出表", "fund"],
    ["政府性基金拨款支出预算表", "fund"],
    ["国有资本经营预算支出预算表", "capital"],
    ["国有资本经营预算财政拨款支出决算表", "capital"],
    ["部门预算项目支出明细表", "projects"],
    ["部门项目支出预算表", "projects"],
    ["政府采购预算明细表", "procurement"],
    ["部门整体支出绩效目标申报表", "goals-overall"],
    ["部门预算项目绩效目标汇总表", "goals-summary"],
    ["机关运行经费预算表", "operating"],
    ["财政专户管理资金支出预算表", "other"],
    ["政府购买服务支出预算表", "other"],
    ["上年结转支出预算表", "other"],
    ["市对下转移支付预算表", "other"],
    ["非税收入征收计划表", "other"],
    ["新增资产配置预算表", "other"],
  ])("%s is %s", (title, id) => {
    expect(looksLikeTitle(title)).toBe(true);
    expect(identifyTitle(title)?.id).toBe(id);
  });

  it.each([
    ["表 1 2026年市级部门收支预算总表", "市级部门收支预算总表"],
    ["表1-1：2024年部门收入总表", "部门收入总表"],
    ["附件3：部门支出总表", "部门支出总表"],
    ["（二）2023年度支出决算表", "支出决算表"],
  ])("%s without ordinals and year is %s", (title, words) => expect(stripTitle(title)).toBe(words));

  it.each(["2024年收入预算60.00万元，比上年增加2万元。", "单位：万元", "详见附表1", "一、部门职责"])(
    "%s is no title",
    (line) => {
      expect(looksLikeTitle(line) && identifyTitle(line) !== null).toBe(false);
    },
  );
});

describe("captions as provinces print them", () => {
  it.each([
    ["编制部门：青石县图书馆", { unitName: "青石县图书馆" }],
    ["填报单位: 901001-青石县图书馆", { unitCode: "901001", unitName: "青石县图书馆" }],
    ["部门名称：[901001]青石县图书馆", { unitCode: "901001", unitName: "青石县图书馆" }],
    ["部门编码及名称：901青石县图书馆", { unitCode: "901", unitName: "青石县图书馆" }],
    ["金额单位：元（保留两位小数）", { moneyUnit: "元" }],
    ["单位：人民币万元", { moneyUnit: "万元" }],
    ["金额单位：万元", { moneyUnit: "万元" }],
    ["（2024年度）", { year: "2024" }],
    ["预算年度：2025", { year: "2025" }],
    ["编制单位：青石县图书馆  2024年度  单位：万元", { unitName: "青石县图书馆", year: "2024", moneyUnit: "万元" }],
    ["部门公开表1", {}],
    ["附表1-1", {}],
    ["预算01-1表", {}],
    ["财公预01表", {}],
  ])("%s", (line, facts) => {
    expect(isCaption(line)).toBe(true);
    expect(readCaptions([line])).toMatchObject(facts);
  });
});

describe("header words as provinces print them", () => {
  const keys = (id: Parameters<typeof bind>[0], columns: string): (string | null)[] =>
    bind(id, columns.split("|")).map((b) => b?.key ?? null);

  it.each([
    // Jiangsu, Zhejiang, Sichuan, Guangdong, Hubei, Xinjiang and the forms of 2016–2018
    [
      "income",
      "部门代码|部门名称|合计|上年结转（结余）|一般公共预算拨款收入|政府性基金预算拨款收入|国有资本经营预算拨款收入|事业收入|事业单位经营收入|其他收入|上级补助收入|附属单位上缴收入|用事业基金弥补收支差额",
      "unitCode unitName total carryIn general fund capital business operating other superior affiliated surplusUsed",
    ],
    [
      "income",
      "科目编码|科目名称|总计|上年结转|财政拨款（补助）收入|纳入财政专户管理的非税收入|事业收入|事业单位经营收入|上级补助收入|附属单位上缴收入|其他收入|使用非财政拨款结余",
      "code item total carryIn fiscal fiscalAccount business operating superior affiliated other surplusUsed",
    ],
    [
      "income",
      "功能分类科目编码|功能分类科目名称|合计|公共财政预算拨款|政府性基金预算拨款|财政专户管理资金|其他资金",
      "code item total general fund fiscalAccount unitFunds",
    ],
    [
      "income",
      "科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入",
      "code item current fiscal superior business operating affiliated other",
    ],
    [
      "expenditure",
      "科目编码/类|科目编码/款|科目编码/项|单位代码|单位名称（科目）|合计|基本支出|项目支出|上缴上级支出|事业单位经营支出|对附属单位补助支出",
      "codePart codePart codePart unitCode item total basic project remitted operating aid",
    ],
    [
      "expenditure",
      "功能分类科目编码|功能分类科目名称|合计|基本支出/小计|基本支出/人员支出|基本支出/日常公用支出|基本支出/对个人和家庭补助|项目支出|结转下年",
      "code item total basic personnel public household project carryOut",
    ],
    [
      "expenditure",
      "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
      "code item total basic project remitted operating aid",
    ],
    [
      "general",
      "科目编码|科目名称|2023年执行数|2024年预算数/合计|2024年预算数/基本支出|2024年预算数/项目支出|2024年预算数比2023年执行数/增减额|2024年预算数比2023年执行数/增减%",
      "code item prior total basic project change changePercent",
    ],
    [
      "general",
      "功能分类科目/科目编码|功能分类科目/科目名称|小计|基本支出/人员经费|基本支出/公用经费|项目支出",
      "code item total personnel public project",
    ],
    [
      "basic",
      "部门预算支出经济分类科目/科目编码|部门预算支出经济分类科目/科目名称|本年一般公共预算基本支出/合计|本年一般公共预算基本支出/人员经费|本年一般公共预算基本支出/公用经费",
      "code item total personnel public",
    ],
    ["basic", "经济分类科目（类）|经济分类科目（款）|科目名称|金额", "codePart codePart item total"],
    [
      "projects",
      "单位代码|单位名称|项目名称|项目类别|合计|财政拨款/一般公共预算|财政拨款/政府性基金预算|财政拨款/国有资本经营预算|财政专户管理资金|单位资金",
      "unitCode unit item type total general fund capital fiscalAccount unitFunds",
    ],
    [
      "three-public",
      "单位名称|合计|因公出国（境）费用|公务用车购置及运行费/小计|公务用车购置及运行费/公务用车购置费|公务用车购置及运行费/公务用车运行费|公务接待费",
      "unitName total total total total total total",
    ],
    ["three-public", "项目|2024年预算数|2023年预算数|增减额|增减%", "item total prior change changePercent"],
    ["balance", "收入|金额|支出|金额", "item amount item amount"],
    [
      "balance",
      "收入项目类别|预算金额|支出项目（按功能分类）|预算金额|支出项目（按支出用途）|预算金额",
      "item amount item amount item amount",
    ],
    [
      "balance",
      "收入/项目|收入/2023年预算数|收入/2024年预算数|支出/项目|支出/2023年预算数|支出/2024年预算数",
      "item prior amount item prior amount",
    ],
    [
      "appropriation",
      "收入/项目|收入/预算数|支出/项目|支出/合计|支出/一般公共预算财政拨款|支出/政府性基金预算财政拨款|支出/国有资本经营预算财政拨款",
      "item total item total general fund capital",
    ],
    [
      "fund",
      "科目编码|科目名称|年初结转和结余|本年收入|本年支出/小计|本年支出/基本支出|本年支出/项目支出|年末结转和结余",
      "code item carryIn current total basic project carryOut",
    ],
  ] as const)("%s: %s", (id, columns, expected) => {
    expect(
      keys(id, columns)
        .map((k) => k ?? "·")
        .join(" "),
    ).toBe(expected);
  });
});
