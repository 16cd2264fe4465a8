/** Sentences at the edges of what a rule of the narrative decides. */
import { BUDGET } from "../../src/checking/catalogue/documents/budget";
import { table, withTable, type ExampleDocument } from "../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../src/checking/catalogue/documents/final";
import { goal, goalFields } from "../../src/checking/catalogue/documents/variants";
import type { NarrativeFigure } from "../../src/disclosure";
import type { Corner } from "./corners";
import { prose } from "./many-sided";

/** The clean budget with other sentences. */
const saying = (...lines: readonly string[]): ExampleDocument => ({ ...BUDGET, ...prose(...lines) });

/** Sentences without any table beside them. */
const alone = (...lines: readonly string[]): ExampleDocument => ({ tables: [], ...prose(...lines) });

/** Figures that no paragraph of the document holds, beside those that one does. */
const unplaced = (doc: ExampleDocument, ...figures: readonly Partial<NarrativeFigure>[]): ExampleDocument => ({
  ...doc,
  narrative: [...doc.narrative!, ...figures],
});

const YEARS: Corner[] = [
  {
    name: "years to come, planned or not",
    rules: /^N14/,
    document: saying(
      "提前下达2025年专项预算三十万元。",
      "2025年规划安排预算三十万元。",
      "2025年采购预算三十万元用于购置各类办公设备和系统运行维护服务，已列入规划。",
      "按照规划的总体要求我单位将在下一个年度内逐项落实，2025年支出预算三十万元。",
      "2025年度以后安排的经费另行公开。2024年安排预算三十万元。",
      "2025年我单位将举办活动。",
    ),
  },
  {
    name: "headings of other years",
    rules: /^N14/,
    document: saying(
      "第二部分 2024年部门预算情况说明",
      "第三部分 2023年部门决算情况说明",
      "一、2023年预算收支情况",
      "二、2023年预算执行情况",
      "三、2025年收支情况",
      "四、2023年至2024年预算情况",
      "2023年部门预算公开表",
      "第四部分 2023年部门预算收支总体情况及财政拨款收支和三公经费安排等有关具体情况的详细说明与补充附件材料目录",
      "第五部分 名词解释",
    ),
  },
  {
    name: "headings of final accounts of other years",
    rules: /^N14/,
    document: {
      ...FINAL,
      ...prose(
        "第二部分 2022年度部门决算情况说明",
        "第三部分 2022年度部门预算情况说明",
        "第四部分 2023年度部门决算情况说明",
        "截至2023年12月31日，共有车辆2辆。截至2022年12月31日，共有车辆2辆。截至2024年6月30日，共有车辆2辆。截至2024年7月31日，共有车辆2辆。",
        "2022年安排支出预算{expenditure.total@2022=333.00}万元。",
      ),
    },
  },
  {
    name: "closing dates about the edges",
    rules: /^N14/,
    document: saying(
      "截至2024年6月30日，共有车辆2辆。",
      "截至2024年7月31日，共有车辆2辆。",
      "截至2022年12月31日，共有车辆2辆。",
      "截至2023年1月31日，共有车辆2辆。",
      "截至2023年底，固定资产120.35万元。截止2022年末资产总额100.00万元。",
    ),
  },
  {
    name: "figures under a year gone by",
    rules: /^N14/,
    document: unplaced(
      saying(
        "2023年机关运行经费{operating@2023=40.73}万元。",
        "机关运行经费{operating@2023=40.73}万元，比2023年末减少。",
        "2023年末固定资产{assets.total@2023=120.35}万元。",
        "2023年固定资产{assets.total@2023=120.35}万元。",
        "2022年固定资产{assets.total@2022=120.35}万元。",
        "2023年安排固定资产预算{assets.total@2023=99.00}万元。",
        "2023年“三公”经费{three-public.total@2023=10.10}万元，公务接待费{three-public.reception@2023=2.10}万元。",
        "2023年因公出国费{three-public.overseas@2023=0.00}万元。",
        "2023年政府采购{procurement@2023=5.00}万元。",
        "2023年安排支出预算{expenditure.total@2023=333.00}万元。",
        "2023年支出预算执行{expenditure.total@2023=333.00}万元。",
        "2023年支出{expenditure.total@2023=333.00}万元。",
        "我单位在历年工作基础上2023年安排支出预算{expenditure.project@2023=44.00}万元。",
        "2023年安排上年预算{prior.expenditure@2023=333.00}万元。",
        "2025年支出{expenditure.basic@2025=12.00}万元。",
        "到2025年规划投入{expenditure.project@2025=12.00}万元。",
        "2025年占{expenditure.project.share@2025=12.00}%。",
      ),
      { key: "expenditure.total", label: "支出", value: "505.69", year: "2023", quote: "支出505.69万元" },
      { key: "expenditure.total", label: "支出", value: "505.69", year: "2023年", quote: "2023年支出505.69万元" },
    ),
  },
  {
    name: "tables of other years",
    rules: /^(?:N14|Y07)/,
    document: {
      ...BUDGET,
      tables: [
        ...BUDGET.tables.map((t) =>
          t.id === "basic"
            ? { ...t, title: "2023年一般公共预算基本支出表", year: null }
            : t.id === "income"
              ? { ...t, year: null }
              : t.id === "goal"
                ? { ...t, year: "2023" }
                : t.id === "fund"
                  ? { ...t, year: "2023", state: "absent" as const }
                  : t.id === "three-public"
                    ? { ...t, title: "2024年“三公”经费表", asOf: "编报日" }
                    : t.id === "assets"
                      ? { ...t, asOf: "2022年12月31日" }
                      : t,
        ),
        table("economic", "code item total 2025年预算 2024年数 2023年数", ["|合计|10.00|1|1|1"]),
      ],
    },
  },
  {
    name: "no year",
    rules: /^(?:N14|Y07|L0|K01)/,
    document: { ...saying("2024年支出预算{expenditure.total@2024=505.69}万元。"), year: null },
  },
];

const FACTS: Corner[] = [
  {
    name: "one fact in several scopes and roundings",
    rules: /^N16/,
    document: saying(
      "基本支出{expenditure.basic#general=300.00}万元，基本支出{expenditure.basic=373.06}万元，基本支出{expenditure.basic#general=301.00}万元。",
      "机关运行经费{operating=1.5}万元，机关运行经费{operating=1.4}万元。",
      "政府采购{procurement=5.00}万元，政府采购{procurement=5.0}万元，货物{procurement.goods=4.00}万元，货物{procurement.goods=4.1}万元。",
      "拟购置固定资产{assets.planned=5.00}万元，其中：其他资本性支出科目购置固定资产{assets.planned=3.00}万元。",
      "购置费{three-public.car-purchase=3.00}万元，购置费{three-public.car-purchase=5.00}万元。",
      "运行费{three-public.car-running=5.00}万元，运行费{three-public.car-running=3.00}万元。",
      "公用经费{expenditure.public=5.00}万元，其中：公用经费{expenditure.public=7.00}万元。",
      "车辆{assets.vehicles=2}辆。",
    ),
  },
  {
    name: "vehicles counted in three ways",
    rules: /^N16/,
    document: saying("车辆{assets.vehicles=2}辆。", "车辆{assets.vehicles=3}辆。", "车辆{assets.vehicles=4}辆。"),
  },
  {
    name: "people counted here and there",
    rules: /^N16/,
    document: {
      ...withTable(
        BUDGET,
        "goal",
        goal(
          {
            ...goalFields,
            绩效目标: ["保障33万参保群众待遇", "服务5000名在校学生"],
            说明: "服务12000位服务对象",
            备注: null,
          },
          ["产出指标|数量指标|退休人员|45万退休人员||计划", "效益指标|社会效益|贫困人口|10000贫困人口|90%|计划"],
        ),
      ),
      ...prose(
        "服务30万退休人员，38万参保人，9000低保对象，8000低保对象，6000在校学生。",
        "10万城镇职工，38万城镇职工。",
        "10000贫困人口，12000服务对象。",
      ),
    },
  },
  {
    name: "people counted in tables that are no goals",
    rules: /^N16/,
    document: withTable(
      { ...BUDGET, ...prose("服务33万参保人员。") },
      "units",
      table("units", "item nature", ["保障38万参保人员的中心|事业单位"]),
    ),
  },
  {
    name: "a smaller number of people first",
    rules: /^N16/,
    document: {
      ...BUDGET,
      tables: [
        ...BUDGET.tables,
        table("goals-overall", "item", ["保障38万参保人员待遇"], { fields: { 总体目标: "服务30万退休人员" } }),
        table("goals-summary", "item total", ["示例业务经费（45万退休人员）|1.00"]),
      ],
      ...prose("服务33万参保人员。"),
    },
  },
  ...[
    ["a sign left out", "示例市示例县医疗保障局", "示例市示例县医保障局负责。示例市示例县医疗保障局负责。"],
    ["two signs exchanged", "示例县医疗保障局", "示例县医疗障保局负责。示例县医疗障保局开展工作。"],
    ["two first signs exchanged", "示例县医疗保障局", "示县例医疗保障局负责。"],
    ["two last signs exchanged", "示例县医疗保障局", "示例县医疗保局障负责。"],
    ["the last sign but one left out", "示例县医疗保障局", "示例县医疗保局负责。"],
    ["the second sign left out", "示例县医疗保障局", "由示县医疗保障局负责。"],
    ["the place short, and misspelt", "示例市医疗保障局", "示市医疗保障局负责，医疗保障局、示例医疗保障局配合。"],
    ["the county left out", "示例县医疗保障局", "示例医疗保障局负责，县医疗保障局、示例县医疗保障配合。"],
    ["a double sign", "示例市市场服务局", "示例市场服务局负责，示例市市场服务局配合。"],
    ["its end doubled", "示例县社区服务中心心", "示例县社区服务中心负责。"],
    ["brackets and endings", "示例市示例局机关（示例市某办公室）", "示例市例局负责。"],
    ["five signs", "示例县某局", "示例县局负责。"],
    ["four signs", "示例某局", "示例局负责。"],
    ["no place", "示例服务中心", "示例务中心负责，例示服务中心配合。"],
    ["no name", "", "示例局负责。"],
  ].map(([name, unitName, text]): Corner => ({
    name: `unit's name: ${name}`,
    rules: /^N16/,
    document: { ...BUDGET, unitName: unitName!, paragraphs: [text!], narrative: [] },
  })),
];

const SHARES: Corner[] = [
  {
    name: "shares without tables",
    rules: /^N05/,
    document: alone(
      "2024年收入合计{income.total=600.00}万元，收入总额{income.other=0.00}万元。",
      "事业收入{income.business=60.00}万元，占{income.business.share=10.00}%。",
      "收入合计{income.total=300.00}万元。",
      "占{expenditure.basic.share=50.00}%的基本支出{expenditure.basic=30.00}万元。",
      "项目支出{expenditure.project=20.00}万元，占{expenditure.project.share=50.00}%。",
      "人员经费情况。",
      "公用经费占{expenditure.project.share=50.00}%。",
    ),
  },
  {
    name: "one share that is the whole",
    rules: /^N05/,
    document: alone(
      "收入{income.total=60.00}万元，一般预算{income.general=60.00}万元，占{income.general.share=100}%。",
    ),
  },
  {
    name: "one share that is not the whole it equals",
    rules: /^N05/,
    document: alone("收入{income.total=60.00}万元，一般预算{income.general=60.00}万元，占{income.general.share=90}%。"),
  },
  {
    name: "shares of roughly printed amounts",
    rules: /^N05/,
    document: alone(
      "支出{expenditure.total=3.0}万元，基本支出{expenditure.basic=1.0}万元，占{expenditure.basic.share=31.1}%。",
      "支出{expenditure.total=3.0}万元，项目支出{expenditure.project=1.0}万元，占{expenditure.project.share=35.6}%。",
      "支出{expenditure.total=3.0}万元，人员经费{expenditure.personnel=1.0}万元，占{expenditure.personnel.share=35.7}%。",
      "支出{expenditure.total=3.0}万元，公用经费{expenditure.public=1.0}万元，占{expenditure.public.share=31.0}%。",
    ),
  },
  {
    name: "a list of shares, rounded each in its way",
    rules: /^N05/,
    document: alone(
      "支出{expenditure.total=100.0}万元，基本支出{expenditure.basic=33.3}万元，占{expenditure.basic.share=33}%，项目支出{expenditure.project=33.3}万元，占{expenditure.project.share=33.30}%，其他支出{expenditure.229=33.2}万元，占{expenditure.229.share=33.2}%。",
    ),
  },
  {
    name: "a list of shares that is not a hundred",
    rules: /^N05/,
    document: alone(
      "支出{expenditure.total=100.00}万元，基本支出{expenditure.basic=50.00}万元，占{expenditure.basic.share=50.00}%，项目支出{expenditure.project=50.00}万元，占{expenditure.project.share=48.00}%。",
    ),
  },
  {
    name: "a list of shares of nothing, and an item named twice",
    rules: /^N05/,
    document: saying(
      "三公经费{three-public.total=0.00}万元，出国费{three-public.overseas=0.00}万元，占{three-public.overseas.share=0}%，接待费{three-public.reception=0.00}万元，占{three-public.reception.share=0}%。",
      "支出{expenditure.total=505.69}万元，基本支出{expenditure.basic=252.85}万元，占{expenditure.basic.share=50}%，基本支出{expenditure.basic=252.85}万元，占{expenditure.basic.share=49}%。",
    ),
  },
  {
    name: "shares whose amount stands elsewhere",
    rules: /^N05/,
    document: unplaced(
      saying(
        "基本支出{expenditure.basic=300.00}万元。项目支出{expenditure.project=132.63}万元。",
        "基本支出占{expenditure.basic.share=73.77}%。",
        "人员经费{expenditure.personnel=332.33}万元，人员{expenditure.personnel=2}人，占{expenditure.personnel.share=89.08}%。",
        "基本支出{expenditure.basic=373.06}万元，项目支出{expenditure.project=100.00}万元，占{expenditure.basic.share=73.77}%。",
      ),
      { key: "expenditure.basic", value: "12.00", quote: "无此句甲" },
      { key: "expenditure.basic.share", value: "99.00", kind: "percent", unit: "%", quote: "无此句乙" },
    ),
  },
];

const LISTS: Corner[] = [
  {
    name: "lists, whole and open",
    rules: /^N04/,
    document: unplaced(
      saying(
        "支出{expenditure.total=100.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=40.00}万元，收入{income.total=100.00}万元，住房保障支出{expenditure.221=5.00}万元。",
        "支出{expenditure.total=100.00}万元，收入{income.total=1.00}万元，收入{income.total=1.00}万元，收入{income.total=1.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=30.00}万元。",
        "支出{expenditure.total=100.00}万元，收入{income.total=1.00}万元，收入{income.total=1.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=30.00}万元。",
        "支出{expenditure.total=100.00}万元，教育支出{expenditure.205=100.00}万元，卫生健康支出{expenditure.210=30.00}万元。",
        "支出{expenditure.total=100.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=50.00}万元，等。",
        "支出{expenditure.total=100.00}万元，主要教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=39.00}万元。",
        "支出{expenditure.total=100.00}万元，主要教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=38.90}万元。",
        "支出{expenditure.total=1.0}万元，教育支出{expenditure.205=0.6}万元，卫生健康支出{expenditure.210=0.25}万元。",
        "公用经费{expenditure.302=10.00}万元，办公费{expenditure.302.30201=6.00}万元，差旅费{expenditure.302.30211=3.00}万元，增长{expenditure.302.share=3.00}%，其余不列。",
        "支出{expenditure.total=100.00}万元。教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=30.00}万元；以上为各类支出的全部内容，没有其他事项需要说明，各项支出均按规定的用途和标准编制，不再逐一列出，等。",
        "支出{expenditure.total#fiscal=100.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=30.00}万元。",
      ),
      { key: "expenditure.total", value: "9.00", quote: "无此句甲" },
      { key: "expenditure.205", value: "4.00", quote: "无此句乙" },
      { key: "expenditure.210", value: "4.00", quote: "无此句丙" },
    ),
  },
  {
    name: "a sentence that lists, first of all",
    rules: /^N04/,
    document: saying(
      "支出{expenditure.total=100.00}万元，教育支出{expenditure.205=60.00}万元，卫生健康支出{expenditure.210=30.00}万元。",
    ),
  },
];

const CHANGES: Corner[] = [
  {
    name: "changes of every subject",
    rules: /^N1[1-3]/,
    document: unplaced(
      saying(
        "收入{income.general=100.00}万元，增加{change.income.general↑=10.00}万元，增长{change.income.general.percent↑=11.11}%。",
        "卫生健康支出{expenditure.210=100.00}万元，减少{change.expenditure.210↓=10.00}万元，下降{change.expenditure.210.percent↓=9.09}%。",
        "一般公共预算{balance.general=100.00}万元，增加{change.general↑=25.00}万元，增长{change.general.percent↑=33.33}%。",
        "总额{balance.total=100.00}万元，增加{change.total↑=25.00}万元，增长{change.total.percent↑=33.33}%，原因是政策调整。",
        "采购{procurement=100.00}万元，与上年{procurement.prior@2023=75.00}万元相比增加{procurement.change↑=25.00}万元，增长{procurement.change.percent↑=33.33}%。",
        "三公经费{three-public.total=100.00}万元，减少{three-public.change↓=25.00}万元，下降{three-public.change.percent↓=20.00}%，由于压缩。",
        "收入{income.total=100.00}万元，增加{change.income↑=20.00}万元；支出{expenditure.total=100.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↑=25.00}%。",
      ),
      {
        key: "changes",
        label: "变动",
        kind: "change",
        value: "5.00",
        direction: "up",
        quote: "增加{change.income.general↑",
      },
      { key: "change.basic", label: "基本支出", kind: "change", value: "5.00", direction: "up", quote: "无此句甲" },
      { key: "change.basic.percent", label: "基本支出", kind: "percent", unit: "%", value: "5.00", quote: "无此句乙" },
      { key: "expenditure.basic", label: "基本支出", value: "50.00", quote: "无此句丙" },
      {
        key: "change.people",
        label: "人员",
        kind: "change",
        unit: "人",
        value: "5",
        direction: "up",
        quote: "原因是政策调整",
      },
    ),
  },
  {
    name: "two changes of one subject and their percentages",
    rules: /^N1[1-3]/,
    document: saying(
      "支出{expenditure.total=100.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↑=25.00}%，其中追加{change.expenditure↑=5.00}万元，增长{change.expenditure.percent↑=5.26}%，因业务增加。",
      "支出{expenditure.total=100.00}万元，增长{change.expenditure.percent↑=25.00}%，增加{change.expenditure↑=20.00}万元。",
      "支出{expenditure.total=100.00}万元，支出{expenditure.total=90.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↑=25.00}%。",
      "支出{expenditure.total=100.00}万元，一{income.total=1.00}万元，二{income.total=2.00}万元，三{income.total=3.00}万元，四{income.total=4.00}万元，五{income.total=5.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↑=25.00}%。",
      "支出{expenditure.total=100.00}万元，一{income.total=1.00}万元，二{income.total=2.00}万元，三{income.total=3.00}万元，四{income.total=4.00}万元，五{income.total=5.00}万元，六{income.total=6.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↑=25.00}%。",
      "支出{expenditure.total@2022=70.00}万元，支出{expenditure.total=100.00}万元，增加{change.expenditure↑=20.00}万元，增长{change.expenditure.percent↓=25.00}%。",
    ),
  },
  {
    name: "a change behind a list of amounts",
    rules: /^N1[1-3]/,
    document: saying(
      "支出{expenditure.total=505.69}万元，其中项目支出{expenditure.project=132.63}万元，较上年增加{change.project↑=25.69}万元，增长{change.project.percent↑=5.35}%。",
      "项目支出{expenditure.project=132.63}万元，较上年增加{change.project↑=25.69}万元，增长{change.project.percent↑=5.35}%，支出{expenditure.total=505.69}万元。",
      "上年{prior.expenditure@2023=505.69}万元，项目支出{expenditure.project=132.63}万元，较上年增加{change.project↑=25.69}万元，增长{change.project.percent↑=5.35}%。",
      "支出{expenditure.total@2023=505.69}万元，项目支出{expenditure.project=132.63}万元，较上年增加{change.project↑=25.69}万元，增长{change.project.percent↑=5.35}%。",
      "支出{expenditure.total=25.69}万元，基本支出{expenditure.basic=25.69}万元，增加{change.basic↑=25.69}万元，增长{change.basic.percent↑=100}%。",
      "人员{people=5}人，项目支出{expenditure.project=3.0}万元，增加{change.project↑=1.0}万元，增长{change.project.percent↑=48}%。",
      "项目支出{expenditure.project=3.0}万元，增加{change.project↑=1.0}万元，增长{change.project.percent↑=55.3}%；",
    ),
  },
  {
    name: "changes of the parts and of the whole",
    rules: /^N1[1-3]/,
    document: unplaced(
      saying(
        "支出增加{change.total↑=20.00}万元，基本支出增加{change.basic↑=15.00}万元，项目支出增加{change.project↑=5.00}万元。",
        "支出增加{change.total↑=20.00}万元，基本支出增加{change.basic↑=15.00}万元。",
        "支出增加{change.total↑=20.00}万元，项目支出增加{change.project↑=15.00}万元。",
        "支出与上年持平，增加{change.total→=0.00}万元，基本支出增加{change.basic↑=15.00}万元，项目支出减少{change.project↓=15.00}万元。",
        "支出增加{change.total↑=20.00}万元，基本支出增加{change.basic↑=15.00}万元，基本支出增加{change.basic↑=10.00}万元，项目支出减少{change.project↓=5.00}万元。",
        "基本支出增加{change.basic↑=15.00}万元，项目支出减少{change.project↓=5.00}万元，人员经费增加{change.personnel↑=10.00}万元。",
      ),
      { key: "change.total", kind: "change", value: "9.00", direction: "up", quote: "无此句甲" },
      { key: "change.basic", kind: "change", value: "5.00", direction: "up", quote: "无此句乙" },
      { key: "change.project", kind: "change", value: "3.00", direction: "up", quote: "无此句丙" },
    ),
  },
  {
    name: "words of direction",
    rules: /^N1[1-3]/,
    document: saying(
      "支出{expenditure.total=100.0}万元，上年{prior.expenditure@2023=100.1}万元，增加{change.expenditure↑=0.1}万元。",
      "基本支出{expenditure.basic=100.0}万元，上年{prior.basic@2023=101.1}万元，增加{change.basic↑=1.1}万元。",
      "项目支出{expenditure.project=100.0}万元，上年{prior.project@2023=100.0}万元，变动{change.project=0.0}万元。",
      "收入增加{change.income↑=5.00}万元，增长{change.income.percent→=5.00}%。",
      "收入增加{change.income=6.00}万元，增长{change.income.percent↓=6.00}%。",
      "收入持平{change.income→=7.00}万元，下降{change.income.percent↓=7.00}%。",
      "收入增加{change.income↑=8.00}万元，增长{change.income.percent=8.00}%。",
      "收入增加{change.income↑=9.00}万元。",
      "下降{change.income.percent↓=9.00}%，支出{expenditure.total=3.00}万元。",
      "支出增加{change.total↑=30.00}万元，支出{change.total=30.00}万元，项目支出减少{change.project↓=30.00}万元。",
      "收入减少{change.income.fiscal↓=30.00}万元，支出减少{change.expenditure.general↓=30.00}万元。",
      "收入增加{change.total↑=0.00}万元，支出增加{change.expenditure↓=0.00}万元，{change.project↑=0.00}万元，与上年持平{change.basic→=0.00}万元。",
    ),
  },
  {
    name: "amounts of the same size",
    rules: /^N12/,
    document: saying(
      "收入增加{change.income↑=30.00}万元，支出{expenditure.total=30.00}万元，支出减少{change.total↓=30.00}万元。",
    ),
  },
  { name: "no change at all", rules: /^N1[1-3]/, document: saying("支出{expenditure.total=100.00}万元。") },
  {
    name: "only what was settled",
    rules: /^N12/,
    document: saying("年初预算为10.00万元，支出决算为9.00万元，完成90%。决算数小于预算数的主要原因是节约。"),
  },
  {
    name: "only amounts and percentages",
    rules: /^N12/,
    document: saying("增加{people.change↑=1.00}万元，增长{people.change.percent↑=1.00}%。"),
  },
  {
    name: "reasons before, behind and beside",
    rules: /^N13/,
    document: unplaced(
      saying(
        "公务接待费{three-public.reception=2.10}万元，较上年减少{three-public.reception.change↓=0.10}万元；公务用车费{three-public.car=8.00}万元，增加{three-public.car.change↑=1.00}万元，主要原因是车辆老化。",
        "公务接待费{three-public.reception=2.10}万元，较上年增加{three-public.reception.change↑=0.20}万元。",
        "主要原因是来访增加。",
        "公务接待费{three-public.reception=2.10}万元，较上年增加{three-public.reception.change↑=0.30}万元。",
        "因公出国（境）费{three-public.overseas=2.10}万元，较上年增加{three-public.overseas.change↑=0.40}万元。车辆增加的原因是老化。",
        "由于压缩开支，会议费较上年减少{meeting.change↓=0.50}万元。",
        "会议费较上年减少{meeting.change↓=0.60}万元。",
        "培训费较上年减少{training.change↓=0.70}万元。",
        "根据规定压缩培训。",
        "人员经费较上年减少{personnel.change=0.80}万元。",
        "没有说明。",
      ),
      { key: "meeting.change", label: "会议费", kind: "change", value: "1.00", direction: "up", quote: "无此句甲" },
      { key: "other.change", label: "无此名", kind: "change", value: "2.00", direction: "up", quote: "没有说明" },
    ),
  },
  {
    name: "a reason in the first sentence",
    rules: /^N13/,
    document: saying(
      "会议费较上年减少{meeting.change↓=0.50}万元，主要原因是压缩会议。",
      "培训费较上年增加{training.change↑=0.50}万元。",
    ),
  },
];

const OPERATING: Corner[] = [
  ...(
    [
      ["no table of units", "45.00", []],
      ["units all administrative, less", "35.00", ["示例局|行政单位", "示例办|参公事业单位"]],
      ["units of two kinds, less", "35.00", ["示例局|行政单位", "示例中心|事业单位"]],
      ["units without a nature", "35.00", ["示例局|"]],
      ["units of two kinds, more by a project", "72.01", ["示例局|行政单位", "示例中心|事业单位"]],
      ["within rounding", "40.7", []],
      ["in another unit of money", "407300.00", []],
    ] as const
  ).map(([name, value, units]): Corner => ({
    name: `operating costs: ${name}`,
    rules: /^N07/,
    document: withTable(
      saying(`机关运行经费{operating=${value}}万元。`),
      "units",
      ...(units.length > 0 ? [table("units", "item nature", units)] : []),
    ),
  })),
  {
    name: "operating costs: of final accounts",
    rules: /^N07/,
    document: { ...FINAL, ...prose("机关运行经费{operating=51.00}万元，机关运行经费{operating=46.80}万元。") },
  },
  {
    name: "operating costs: of final accounts that print their table",
    rules: /^N07/,
    document: withTable(
      { ...FINAL, ...prose("机关运行经费{operating=51.00}万元，机关运行经费{operating=46.00}万元。") },
      "operating",
      table("operating", "code item total", ["|合计|46.80", "30201|办公费|6.80", "30211|差旅费|40.00"]),
    ),
  },
  {
    name: "operating costs: as the text says elsewhere",
    rules: /^N07/,
    document: alone(
      "公用经费{expenditure.public=40.73}万元，机关运行经费{operating=40.73}万元，机关运行经费{operating=50.00}万元。",
    ),
  },
  {
    name: "operating costs: off from the text's own by a project",
    rules: /^N07/,
    document: {
      ...alone("公用经费{expenditure.public=40.73}万元，机关运行经费{operating=50.73}万元。"),
      tables: [table("projects", "type item total", ["|合计|10.00", "其他运转类|示例业务经费|10.00"])],
    },
  },
  {
    name: "operating costs: item by item",
    rules: /^N07/,
    document: withTable(
      unplaced(
        saying(
          "机关运行经费{operating=40.73}万元，办公费{operating.30201=21.48}万元，差旅费{operating.30211=9.51}万元，会议费{operating.30215=1.00}万元，接待费{operating.30217=21000}万元，占{operating.30201.share=52.74}%，上年办公费{operating.30201@2023=20.00}万元，基本工资{operating.30101=118.93}万元。",
        ),
        {
          key: "operating.30201",
          label: "办公费",
          kind: "percent",
          unit: "%",
          value: "9.00",
          quote: "机关运行经费40.73万元",
        },
      ),
      "operating",
      table("operating", "code item total", [
        "|合计|40.73",
        "30201|办公费|21.48",
        "30211|差旅费|9.15",
        "30215|会议费|",
      ]),
    ),
  },
];

const UNITS_OF_MONEY: Corner[] = [
  {
    name: "units of money: figures that are asked and not",
    rules: /^N15/,
    document: unplaced(
      saying(
        "支出预算{expenditure.total=5056900.00}万元，上年支出预算{expenditure.total@2023=5056900.00}万元。",
        "固定资产{assets.total=1203500.00}万元，采购{procurement=50000.00}万元，运行经费{operating=407300.00}万元。",
        "公务接待费{three-public.reception=21000.00}万元，公务接待费{three-public.reception=2.10}万元。",
        "没有表的{meeting=3.00}万元。",
      ),
      { key: "expenditure.total", kind: "percent", unit: "%", value: "5056900.00", quote: "甲" },
      { key: "expenditure.total", kind: "change", value: "5056900.00", quote: "乙" },
      { key: "expenditure.total", kind: "amount", unit: "人", value: "5056900.00", quote: "丙" },
    ),
  },
  ...(["basic", "general", "assets", "expenditure"] as const).map((id): Corner => ({
    name: `units of money: the ${id} table prints none, it was assumed`,
    rules: /^N15/,
    document: {
      ...saying(
        "支出预算{expenditure.total=505.69}万元，固定资产{assets.total=120.35}万元，运行经费{operating=40.73}万元。",
        "一般公共预算支出{expenditure.general=505.69}万元。",
      ),
      tables: BUDGET.tables.map((t) => (t.id === id ? { ...t, unit: "元" as const } : t)),
    },
    shape: (d) => ({ ...d, tables: d.tables.map((t) => (t.id === id ? { ...t, moneyUnitAssumed: true } : t)) }),
  })),
  ...(["basic", "general", "income"] as const).map((id): Corner => ({
    name: `units of money: the ${id} table in 元 under a wrong head`,
    rules: /^N15/,
    document: {
      ...BUDGET,
      narrative: [],
      tables: BUDGET.tables.map((t) => (t.id === id ? { ...t, unit: "元" as const } : t)),
    },
  })),
  {
    name: "units of money: nothing to hold",
    rules: /^N15/,
    document: alone("支出预算{expenditure.total=505.69}万元。"),
  },
  {
    name: "units of money: two tables against one",
    rules: /^N15/,
    document: {
      ...BUDGET,
      narrative: [],
      tables: BUDGET.tables
        .filter((t) => ["income", "expenditure", "basic"].includes(t.id))
        .map((t) => (t.id === "income" ? { ...t, unit: "元" as const } : t)),
    },
  },
];

export const TEXT_CORNERS: readonly Corner[] = [
  ...YEARS,
  ...FACTS,
  ...SHARES,
  ...LISTS,
  ...CHANGES,
  ...OPERATING,
  ...UNITS_OF_MONEY,
];
