/**
 * Documents in which much is said at once, right and wrong: prose with shares, changes and last year's figures, odd forms of tables, odd
 * codes. The golden files hold what each rule makes of them.
 */
import type { CheckContext } from "../../src/checking";
import { BUDGET } from "../../src/checking/catalogue/documents/budget";
import {
  disclosureOf,
  edit,
  table,
  withTable,
  type ExampleDocument,
} from "../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../src/checking/catalogue/documents/final";
import { MIXED } from "../../src/checking/catalogue/documents/mixed";
import { goal } from "../../src/checking/catalogue/documents/variants";
import type { Direction, NarrativeFigure } from "../../src/disclosure";

/**
 * Prose with its figures marked: `支出{expenditure.total=505.69}万元，增长{change.expenditure.percent↑=5.35}%`. The key may carry a
 * direction (↑ ↓ →) and the year that the sentence speaks of (@2023); the unit and the kind are read from what follows.
 */
export function prose(...lines: readonly string[]): Pick<ExampleDocument, "narrative" | "paragraphs"> {
  const narrative: Partial<NarrativeFigure>[] = [];
  const plain = (s: string) => s.replace(/\{[^=]+=([\d.]+)\}/g, "$1");
  for (const line of lines)
    for (const clause of line.split(/(?<=[。；])/))
      for (const m of clause.matchAll(
        /([\u4e00-\u9fff“”]{0,8})\{([\w.-]+)([↑↓→]?)(?:@(\d{4}))?(?:#(\w+))?=([\d.]+)\}(万元|亿元|元|%|个|辆|人)/g,
      )) {
        const [, label, key, arrow, year, scope, value, unit] = m;
        const directions: Record<string, Direction> = { "↑": "up", "↓": "down", "→": "flat" };
        narrative.push({
          key: key!,
          label: label!,
          value: value!,
          unit: unit!,
          kind:
            unit === "%"
              ? "percent"
              : /元$/.test(unit!)
                ? /(?:^|\.)change(?:\.|$)/.test(key!)
                  ? "change"
                  : "amount"
                : "count",
          direction: directions[arrow!] ?? null,
          year: year ?? null,
          ...(scope ? { scope: scope as NonNullable<NarrativeFigure["scope"]> } : {}),
          quote: plain(clause).replace(/[。；]$/, ""),
        });
      }
  return { narrative, paragraphs: lines.map(plain) };
}

const SPEAKING: ExampleDocument = {
  ...BUDGET,
  unitName: "示例市医疗保障局",
  ...prose(
    "一、收支预算情况",
    "2024年收入预算{income.total@2024=505.69}万元，其中一般公共预算拨款收入{income.general=505.69}万元，占{income.general.share=100}%；其他收入{income.other=0}万元。",
    "2024年支出预算{expenditure.total@2024=505.69}万元，较上年增加{change.expenditure↑=25.69}万元，增长{change.expenditure.percent↑=5.35}%，其中基本支出增加{change.basic↑=20.00}万元，项目支出增加{change.project↑=5.69}万元，主要原因是人员增加。上年支出预算{prior.expenditure@2023=480.00}万元。",
    "支出预算{expenditure.total=505.69}万元，其中：基本支出{expenditure.basic=373.06}万元，占{expenditure.basic.share=73.77}%；项目支出{expenditure.project=132.63}万元，占{expenditure.project.share=26.23}%。",
    "一般公共预算支出{expenditure.general=505.69}万元，其中：社会保障和就业支出{expenditure.208=60.63}万元，占{expenditure.208.share=11.99}%；卫生健康支出{expenditure.210=404.82}万元，占{expenditure.210.share=80.05}%；住房保障支出{expenditure.221=40.24}万元，占{expenditure.221.share=7.96}%。",
    "基本支出{expenditure.basic=373.06}万元，人员经费{expenditure.personnel=332.33}万元，公用经费{expenditure.public=40.73}万元。上年基本支出{prior.basic@2023=353.06}万元，增加{change.basic↑=20.00}万元，增长{change.basic.percent↑=5.66}%。",
    "收入增加{change.income↑=25.69}万元，支出减少{change.total↓=25.69}万元。",
    "医疗保障管理事务{expenditure.21015=384.35}万元，行政运行{expenditure.2101501=251.72}万元，信息化建设{expenditure.2101504=31.28}万元。",
    "二、机关运行经费",
    "机关运行经费{operating=40.73}万元，其中办公费{operating.30201=21.48}万元，差旅费{operating.30211=9.15}万元，比上年减少{operating.change↓=3.20}万元，下降{operating.change.percent↓=7.28}%，主要是厉行节约。上年机关运行经费{operating.prior@2023=43.93}万元。",
    "三、三公经费",
    "“三公”经费预算{three-public.total=10.10}万元，其中因公出国费{three-public.overseas=0.00}万元，与上年持平；公务用车费{three-public.car=8.00}万元，其中购置费{three-public.car-purchase=0.00}万元，运行费{three-public.car-running=8.00}万元，较上年减少{three-public.car-running.change↓=1.00}万元，主要原因是车辆减少；公务接待费{three-public.reception=2.10}万元，较上年增加{three-public.reception.change↑=0.10}万元。",
    "“三公”经费较上年{three-public.total.prior@2023=11.00}万元减少{three-public.change↓=0.90}万元，下降{three-public.change.percent↓=8.18}%，原因是压缩开支。",
    "三公经费预算{three-public.total=10.10}万元，公务接待费{three-public.reception=2.20}万元。",
    "出国费增加{three-public.overseas.change↑=0.00}万元。",
    "四、政府采购",
    "政府采购预算{procurement=5.00}万元，其中货物{procurement.goods=5.00}万元，工程{procurement.works=0.00}万元，服务{procurement.services=0.00}万元。",
    "五、国有资产",
    "截至2023年12月31日，固定资产{assets.total@2023=120.35}万元，车辆{assets.vehicles=2}辆。车辆{assets.vehicles=2}辆。拟购置固定资产{assets.planned=5.00}万元。",
    "六、绩效目标",
    "对{projects.count=2}个项目编制了绩效目标，涉及{projects.amount=132.63}万元。保障38万参保人员待遇，38万参保人员满意。",
    "2023年安排支出预算{expenditure.total@2023=505.69}万元。到2025年安排支出{expenditure.project@2025=132.63}万元。与上年持平。主要原因是压缩支出。",
    "示例市医疗保障局负责医保。示例市医疗障局安排本级支出{expenditure.total=0.0506}亿元。",
    "七、名词解释",
  ),
};

const spokenWrongly = {
  ...SPEAKING,
  ...prose(
    "一、收支预算情况",
    "收入预算{income.total=505.96}万元，支出预算{expenditure.total=505.69}万元，较上年减少{change.expenditure↓=25.69}万元，增长{change.expenditure.percent↑=5.53}%，其中基本支出增加{change.basic↑=20.00}万元，项目支出减少{change.project↓=5.69}万元。上年支出预算{prior.expenditure@2023=480.00}万元。",
    "支出预算{expenditure.total=505.69}万元，其中：基本支出{expenditure.basic=373.60}万元，占{expenditure.basic.share=73.9}%；项目支出{expenditure.project=132.63}万元，占{expenditure.project.share=62.2}%。",
    "一般公共预算支出{expenditure.general=505.69}万元，社会保障和就业支出{expenditure.208=60.63}万元，卫生健康支出{expenditure.210=440.82}万元，住房保障支出{expenditure.221=40.24}万元。",
    "一般公共预算支出{expenditure.general=505.69}万元，主要包括社会保障和就业支出{expenditure.208=60.63}万元，卫生健康支出{expenditure.210=404.82}万元等。",
    "机关运行经费{operating=41.73}万元，办公费{operating.30201=21.84}万元。机关运行经费{operating=407300}元。",
    "“三公”经费预算{three-public.total=10.20}万元，因公出国费{three-public.overseas=0.00}万元，公务用车费{three-public.car=8.00}万元，购置费{three-public.car-purchase=1.00}万元，运行费{three-public.car-running=8.00}万元，公务接待费{three-public.reception=2.10}万元，与上年持平，主要原因是压缩接待。",
    "政府采购预算{procurement=6.00}万元，货物{procurement.goods=5.00}万元，工程{procurement.works=0.50}万元，服务{procurement.services=0.00}万元。",
    "固定资产{assets.total=125.30}万元，车辆{assets.vehicles=2}辆。车辆{assets.vehicles=3}辆。拟购置固定资产{assets.planned=6.00}万元。",
    "对{projects.count=1}个项目编制了绩效目标，涉及{projects.amount=135.63}万元。保障38万参保人员待遇，33万参保人员满意，2万退休人员受益。",
    "2025年安排支出预算{expenditure.total@2025=505.69}万元。",
    "医疗示例市障局负责医保，联系电话：13812345678，××年待补充。PAGEREF _Toc123",
    "二、其他",
    "三、结余",
    "三、附件",
    "四、名词解释",
  ),
};

const COST_GOAL = (ceiling: string) =>
  goal(
    {
      项目名称: "示例业务经费",
      预算数: "101.35",
      "其中：财政资金": "100.35",
      其他资金: "1.00",
      资金支出计划: { "3月底": "25.00", "6月底": "50.00", "10月底": "80.00", "12月底": "101.35" },
    },
    [
      "成本指标|经济成本指标|项目总成本|项目总成本|≤" + ceiling + "|预算",
      "产出指标|数量指标|参保人数|33万参保人员|≥33万人|计划",
      "效益指标|社会效益|知晓率|知晓率|90%|计划",
      "满意度指标|满意度|满意度|满意度|90%|计划",
    ],
  );

/** Codes that are no codes, of other years, of the other classification, with other names. */
const ODD_CODES: ExampleDocument = {
  ...edit(
    BUDGET,
    ["expenditure", "2101502", "item", "行政管理事务"],
    ["expenditure", "2101504", "code", "2101599"],
    ["income", "2101502", "code", "30201"],
    ["general", "221", "item", "六、住房保障"],
    ["general", "2210201", "item", "购房补贴"],
    ["general", "2080505", "code", "2080595"],
    ["basic", "30211", "code", "3011"],
    ["basic", "30201", "code", "3020"],
    ["basic", "30217", "item", "招待费"],
    ["basic", "30103", "code", "2080501"],
    ["basic", "30302", "item", "离休费"],
    ["balance", "八、社会保障和就业支出", "item", "八、社会保障与就业"],
  ),
};

const ECONOMIC: ExampleDocument = withTable(
  { ...MIXED, unitName: "示例市示例中心" },
  "economic",
  table("economic", "code item second governmentName total general fund", [
    "|合计|||65.00|65.00|",
    "301|工资福利支出|501|机关工资福利支出|50.00|50.00|",
    "30101|基本工资|50101|工资奖金津补贴|35.00|35.00|",
    "30108|机关事业单位基本养老保险缴费|50102|社会保障缴费|15.00|15.00|",
    "302|商品和服务支出|505|对事业单位经常性补助|10.00|10.00|",
    "30201|办公费|50502|商品和服务支出|6.00|6.00|",
    "30217|公务接待费|50201|公务接待费|1.00|1.00|",
    "30231|公务用车运行维护费|50208|公务用车运行维护费|3.00|3.00|",
    "303|对个人和家庭的补助|509|对个人和家庭的补助|5.00|5.00|",
    "30302|退休费|50905|离退休费|5.00|5.00|",
  ]),
);

const BROKEN_HEAD: ExampleDocument = withTable(
  BUDGET,
  "basic",
  table(
    "basic",
    "a b c d e",
    [
      "301|01|基本工资|118.93|",
      "301|2|津贴补贴|57.21|",
      "30|11|差旅费|9.15|",
      "302|01|差旅费|21.48|",
      "501|01|工资奖金津补贴|1.00|",
      "合计||||",
    ],
    { state: "unreadable" },
  ),
);

/** Income by fund without a column of the current year, economic classes by fund, three public expenses with last year's figures. */
const OTHER_FORM: ExampleDocument = withTable(
  withTable(
    withTable(
      edit(
        MIXED,
        ["balance", "本年收入合计", "item", "本年收入"],
        ["balance", "使用非财政拨款结余", "item", "用事业基金弥补收支差额"],
      ),
      "income",
      table("income", "code item total fiscal general fund capital business other carryIn surplusUsed", [
        "|合计|139.00|113.00|90.00|18.00|5.00|10.00|1.00|12.00|3.00",
        "208|社会保障和就业支出|15.00|15.00|15.00||||||",
        "210|卫生健康支出|99.00|75.00|75.00|||10.00|1.00|10.00|3.00",
        "212|城乡社区支出|20.00|18.00||18.00||||2.00|",
        "223|国有资本经营预算支出|5.00|5.00|||5.00||||",
      ]),
    ),
    "three-public",
    table("three-public", "item prior total general", [
      "合计|5.00|4.00|4.00",
      "因公出国（境）费|||",
      "公务用车购置及运行费|3.50|3.00|3.00",
      "公务用车购置费|0.50||",
      "公务用车运行维护费|3.00|3.00|3.00",
      "公务接待费|1.50|1.00|1.00",
    ]),
  ),
  "general",
  table("general", "code item prior total basic project", [
    "|合计|90.00|95.00|65.00|30.00",
    "208|社会保障和就业支出|14.00|15.00|15.00|",
    "2080505|机关事业单位基本养老保险缴费支出|14.00|15.00|15.00|",
    "210|卫生健康支出|76.00|80.00|50.00|30.00",
    "2101501|行政运行|76.00|80.00|50.00|30.00",
  ]),
);

/** A department of two units: lists with subtotals, a project and purchases of each, and tables that one unit prints twice. */
const DEPARTMENT: ExampleDocument = {
  ...BUDGET,
  level: "department",
  tables: [
    ...BUDGET.tables.filter((t) => !["projects", "procurement"].includes(t.id)),
    table("units", "item nature", ["示例市示例局本级|行政单位", "示例市示例中心|事业单位"]),
    table("projects", "role type item unitName total general fund", [
      "|||| 132.63|132.63|",
      "小计|||示例市示例局本级|101.35|101.35|",
      "|其他运转类|示例业务经费|示例市示例局本级|101.35|101.35|",
      "小计|||示例市示例中心|31.28|31.28|",
      "|特定目标类|示例信息系统建设经费|示例市示例中心|31.28|31.28|",
    ]),
    table("procurement", "item budget goods catalogue measure quantity price total general fund smallBusiness", [
      "合计|||||||7.00|7.00||5.00",
      "示例信息系统建设经费|31.28|台式计算机|A02010105|台|10|0.50|5.00|5.00||5.00",
      "示例业务经费|101.35|打印机|A0201|台|4|0.50|2.00|2.00||",
    ]),
    table("operating", "code item total", [
      "|合计|40.73",
      "30201|办公费|21.48",
      "30211|差旅费|9.15",
      "30217|公务接待费|2.10",
      "30231|公务用车运行维护费|8.00",
    ]),
  ],
  contents: [
    { title: "部门收支总表", id: "balance" },
    { title: "部门收入总表", id: "income" },
    { title: "机构运行经费表", id: "operating" },
    { title: "政府购买服务支出表", id: null },
    { title: "国有资产表", id: "assets" },
  ],
};

const FINAL_SPEAKING: ExampleDocument = {
  ...FINAL,
  ...prose(
    "二、收支决算情况",
    "2023年度收入总计{balance.total@2023=502.80}万元，较上年增加{change.total↑=12.80}万元，增长{change.total.percent↑=2.61}%，主要是项目增加。上年{prior.total@2022=490.00}万元。",
    "本年支出{expenditure.total=496.80}万元，其中基本支出{expenditure.basic=370.10}万元，占{expenditure.basic.share=74.50}%；项目支出{expenditure.project=126.70}万元，占{expenditure.project.share=25.50}%。",
    "卫生健康支出{expenditure.210=399.10}万元，年初预算{expenditure.210.budget=400.00}万元，完成年初预算的{expenditure.210.completion=99.78}%。",
    "社会保障和就业支出{expenditure.208=58.30}万元，年初预算{expenditure.208.budget=60.63}万元，完成年初预算的{expenditure.208.completion=98.16}%。",
    "住房保障支出{expenditure.221=39.40}万元，年初预算{expenditure.221.budget=0}万元，完成年初预算的{expenditure.221.completion=100}%。",
    "“三公”经费决算{three-public.total=9.20}万元，预算{three-public.total.budget=9.80}万元，完成预算的{three-public.total.completion=93.88}%，较上年增加{three-public.change↑=0.20}万元。公务接待费{three-public.reception=1.90}万元，预算{three-public.reception.budget=2.10}万元，公务接待费比上年减少{three-public.reception.change↓=0.10}万元，主要原因是减少接待。公务用车费{three-public.car=7.30}万元。",
    "机关运行经费{operating=46.80}万元，比上年增加{operating.change↑=1.80}万元，原因是物价上涨。",
    "上年结转基本支出{expenditure.basic.prior@2022=360.00}万元。",
  ),
};

const FINAL_2022: ExampleDocument = {
  ...edit(
    FINAL,
    ["balance", "年末结转和结余", "amount", "5.50"],
    ["balance", "本年支出合计", "amount", "490.00"],
    ["three-public", "合计", "settled", "9.00"],
    ["three-public", "三、公务接待费", "settled", "2.00"],
    ["appropriation", "年末财政拨款结转和结余", "total", "1.00"],
    ["appropriation", "年末财政拨款结转和结余", "general", "1.00"],
  ),
  year: "2022",
};

const FINAL_CARRIED: ExampleDocument = withTable(
  edit(FINAL, ["appropriation", "年初财政拨款结转和结余", "total", "1.20"]),
  "fund",
  table("fund", "code item carryIn current total basic project carryOut", [
    "|合计|2.00|6.00|7.00||7.00|1.00",
    "229|其他支出|2.00|6.00|7.00||7.00|1.00",
    "2296013|用于城乡医疗救助的彩票公益金支出|2.00|6.00|7.00||7.00|1.00",
  ]),
);

/** Another document of the same unit. */
const context = (name: keyof CheckContext, of: ExampleDocument, doc: ExampleDocument): CheckContext => ({
  [name]: disclosureOf({ ...doc, unitName: of.unitName, level: of.level }),
});

export interface ManySided {
  readonly name: string;
  readonly document: ExampleDocument;
  readonly context: CheckContext;
  /** The rules that are asked about its misprints: those that it is about. */
  readonly rules: RegExp;
}

/** Every many-sided document with what stands beside it, by name. */
export const manySided = (): ManySided[] => [
  {
    name: "much said",
    document: SPEAKING,
    rules: /^[NY]|K08|X16/,
    context: context("prior", SPEAKING, {
      ...edit(
        BUDGET,
        ["balance", "支出总计", "amount", "480.00"],
        ["balance", "本年支出合计", "amount", "480.00"],
        ["expenditure", "合计", "total", "480.00"],
        ["expenditure", "合计", "basic", "353.06"],
        ["three-public", "“三公”经费小计", "total", "11.00"],
        ["three-public", "三、公务接待费", "total", "2.00"],
        ["three-public", "公务用车运行维护费", "total", "9.00"],
        ["assets", "资产总额", "amount", "50.00"],
      ),
      year: "2023",
    }),
  },
  {
    name: "much said wrongly",
    document: spokenWrongly,
    rules: /^[NY]|K12/,
    context: context("prior", spokenWrongly, { ...BUDGET, year: "2023" }),
  },
  {
    name: "cost ceilings",
    document: withTable(SPEAKING, "goal", COST_GOAL("110万元"), COST_GOAL("900000元")),
    rules: /N10|N16|W1[12]|X16|K11/,
    context: {},
  },
  { name: "odd codes", document: ODD_CODES, rules: /^L|H0[1357]/, context: {} },
  { name: "odd codes of 2018", document: { ...ODD_CODES, year: "2018" }, rules: /^L|N14/, context: {} },
  { name: "two economic classifications", document: ECONOMIC, rules: /L0[36]|C10|H03|X14|X15|H05/, context: {} },
  { name: "lost header", document: BROKEN_HEAD, rules: /^L03|K06|K01/, context: {} },
  {
    name: "another form",
    document: OTHER_FORM,
    rules: /^[WCXHY]/,
    context: context("prior", OTHER_FORM, { ...MIXED, year: "2023" }),
  },
  { name: "department", document: DEPARTMENT, rules: /H06|C12|X1[678]|K0[124]|W1[13]|L0[48]|P0[567]/, context: {} },
  {
    name: "final accounts said",
    document: FINAL_SPEAKING,
    rules: /^[NY]|X05|W10/,
    context: {
      ...context("prior", FINAL_SPEAKING, FINAL_2022),
      ...context("budget", FINAL_SPEAKING, { ...BUDGET, year: "2023" }),
    },
  },
  {
    name: "final accounts with carry-over",
    document: FINAL_CARRIED,
    rules: /Y0[2-5]|X11|C0[78]|P07/,
    context: context(
      "prior",
      FINAL_CARRIED,
      withTable(
        { ...FINAL_2022 },
        "fund",
        table("fund", "code item total basic project carryOut", [
          "|合计|7.00||7.00|2.50",
          "2296013|用于城乡医疗救助的彩票公益金支出|7.00||7.00|2.50",
        ]),
      ),
    ),
  },
];
