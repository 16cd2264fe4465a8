/** Tables at the edges of what a rule decides. */
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
import { FUND_FILLED, goal, goalFields, without } from "../../src/checking/catalogue/documents/variants";
import type { ColumnKey, Disclosure, PublishedTable, StandardTableId } from "../../src/disclosure";
import { PROBLEMS, said } from "../../src/words";
import type { Corner } from "./corners";
import { prose } from "./many-sided";

/** What recognition says of a table that it did not read whole. */
const DAMAGE = said(PROBLEMS["header-unreadable"]);

/** What recognition may say of tables that the builder has no words for. */
const reshaped =
  (ids: readonly StandardTableId[], change: Partial<PublishedTable>) =>
  (d: Disclosure): Disclosure => ({
    ...d,
    tables: d.tables.map((t) => ((ids as readonly string[]).includes(t.id) ? { ...t, ...change } : t)),
  });

/** Without a column in some rows: a form prints it further down only. */
const unprinted =
  (id: StandardTableId, column: string, rows: RegExp) =>
  (d: Disclosure): Disclosure => ({
    ...d,
    standard: d.standard.map((t) =>
      t.id !== id
        ? t
        : {
            ...t,
            rows: t.rows.map((r) => {
              if (!rows.test(r.item ?? "")) return r;
              const { [column as ColumnKey]: _, ...values } = r.values;
              return { ...r, values };
            }),
          },
    ),
  });

const only = (...tables: readonly ReturnType<typeof table>[]): ExampleDocument => ({ tables });

const SIDES: Corner[] = [
  {
    name: "unnumbered rows that count, others that do not",
    rules: /^C0[1-5]/,
    document: only(
      table("balance", "side item amount", [
        "收入|一、一般公共预算拨款收入|80.00",
        "|（一）经费拨款|7.00",
        "|其中：中央补助|5.00",
        "|专项补助|20.00",
        "|本年收入合计|100.00",
        "|上年结转结余|10.00",
        "|收入总计|110.00",
        "支出|社会保障和就业支出|30.00",
        "|行政事业单位养老|30.00",
        "|社会保障和就业支出|30.00",
        "|卫生健康支出|70.00",
        "|行政事业单位医疗|70.00",
        "|本年支出合计|100.00",
        "|年终结转结余|10.00",
        "|支出总计|110.00",
      ]),
    ),
  },
  {
    name: "unnumbered classes, one level only",
    rules: /^C0[1-5]/,
    document: only(
      table("balance", "side item amount", [
        "收入|一般公共预算拨款收入|100.00",
        "|收入总计|100.00",
        "支出|社会保障和就业支出|30.00",
        "|卫生健康支出|60.00",
        "|本年支出合计|100.00",
        "|支出总计|100.00",
      ]),
    ),
  },
  {
    name: "a damaged statement without its current total",
    rules: /^C0[1-7]/,
    document: only(
      table(
        "balance",
        "side item amount",
        [
          "收入|一、一般公共预算拨款收入|90.00",
          "|本年收入合计|91.00",
          "|收入总计|90.00",
          "支出|一、社会保障和就业支出|30.00",
          "|二、卫生健康支出|60.00",
          "|支出总计|91.00",
        ],
        { problems: [DAMAGE] },
      ),
    ),
  },
  {
    name: "a statement without current totals",
    rules: /^C0[1-7]/,
    document: only(
      table("balance", "side item amount", [
        "收入|一、一般公共预算拨款收入|90.00",
        "|收入总计|95.00",
        "支出|一、社会保障和就业支出|90.00",
        "|支出总计|90.00",
      ]),
    ),
  },
  {
    name: "rows behind the current total",
    rules: /^C0[1-7]/,
    document: only(
      table("balance", "side item amount", [
        "收入|一、一般公共预算拨款收入|90.00",
        "|本年收入合计|90.00",
        "|上级补助收入|5.00",
        "|收入总计|95.00",
        "支出|一、社会保障和就业支出|90.00",
        "|本年支出合计|90.00",
        "|上缴上级支出|5.00",
        "|支出总计|90.00",
      ]),
    ),
  },
  ...(
    [
      ["its items agree", "10.00", "6.00", "4.00"],
      ["its items differ", "10.00", "6.00", "3.00"],
      ["its items are blank", "10.00", "", ""],
      ["only its items are printed", "", "6.00", "4.00"],
      ["its items are 0", "10.00", "0.00", "0.00"],
    ] as const
  ).map(([name, whole, one, two]): Corner => ({
    name: `a carry-over: ${name}`,
    rules: /^C0[1-8]|^X06|^X01/,
    document: withTable(
      BUDGET,
      "appropriation",
      table("appropriation", "side item total general fund capital", [
        "收入|一、一般公共预算拨款|505.69|||",
        "|本年收入合计|505.69|||",
        `|年初财政拨款结转和结余|${whole}|||`,
        `|一、一般公共预算拨款|${one}|||`,
        `|二、政府性基金预算拨款|${two}|||`,
        "|收入总计|515.69|||",
        "支出|八、社会保障和就业支出|60.63|60.63||",
        "|九、卫生健康支出|404.82|404.82||",
        "|十九、住房保障支出|40.24|40.24||",
        "|本年支出合计|505.69|505.69||",
        `|年末财政拨款结转和结余|${whole}|${whole}||`,
        "|支出总计|515.69|515.69||",
      ]),
    ),
  })),
  ...(
    [
      ["one item", ["|其中：财政拨款结转|4.00"]],
      ["of which and beside", ["|其中：财政拨款结转|4.00", "|一、一般公共预算结转|6.00", "|二、政府性基金结转|4.00"]],
      ["of which alone", ["|其中：财政拨款结转|6.00", "|其中：非财政拨款结转|4.00"]],
    ] as const
  ).map(([name, items]): Corner => ({
    name: `a carry-over: ${name}`,
    rules: /^C0[1-8]/,
    document: only(
      table("balance", "side item amount", [
        "收入|一、一般公共预算拨款收入|90.00",
        "|本年收入合计|90.00",
        "|上年结转结余|10.00",
        ...items,
        "|收入总计|100.00",
        "支出|一、社会保障和就业支出|90.00",
        "|本年支出合计|90.00",
        "|年终结转结余|10.00",
        ...items,
        "|支出总计|100.00",
      ]),
    ),
  })),
  {
    name: "a column that no item prints",
    rules: /^C0[1-8]|^W06|^X0[4-9]/,
    document: BUDGET,
    shape: unprinted("appropriation", "general", /[一二三八九]、/),
  },
  {
    name: "a column that only the grand total prints",
    rules: /^C0[1-8]|^W06|^X0[4-9]/,
    document: edit(MIXED, ["appropriation", "本年支出合计", "general", ""]),
    shape: unprinted("appropriation", "general", /本年|[一二三八九]、/),
  },
];

const TOTALS: Corner[] = [
  {
    name: "units without a total",
    rules: /^(?:C09|C10|H0[1-46]|K05)/,
    document: only(
      table("expenditure", "role unitName code item total basic project", [
        "小计|示例局||示例局|30.00|20.00|10.00",
        "|示例局|208|社会保障和就业支出|20.00|20.00|",
        "|示例局|20805|行政事业单位养老支出|20.00|20.00|",
        "|示例局|210|卫生健康支出|10.00||10.00",
        "小计|示例中心||示例中心|5.00|5.00|",
        "|示例中心|20805|行政事业单位养老支出|5.00|4.00|1.00",
        "|别处|20805|行政事业单位养老支出|5.00|4.00|1.00",
      ]),
    ),
  },
  {
    name: "units under a total, one of them with uncoded rows",
    rules: /^(?:C09|C10|H0[1-46]|K05)/,
    document: only(
      table("expenditure", "role unitName code item total basic project", [
        "|||合计|35.00|25.00|10.00",
        "小计|示例局||示例局|30.00|20.00|10.00",
        "|示例局|208|社会保障和就业支出|20.00|20.00|",
        "|示例局|20805|行政事业单位养老支出|20.00|20.00|",
        "|示例局|210|卫生健康支出|10.00||10.00",
        "小计|示例中心||示例中心|5.00|5.00|",
        "|示例中心|208|社会保障和就业支出|4.00|4.00|",
        "|示例中心||其他|1.00||1.00",
      ]),
    ),
  },
  {
    name: "classes out of reach",
    rules: /^(?:C09|C10|H0[1-4]|K0[56])/,
    document: {
      ...BUDGET,
      tables: [
        table("expenditure", "code item total basic project", [
          "|合计|30.00|20.00|10.00",
          "20805|行政事业单位养老支出|20.00|20.00|",
          "21015|医疗保障管理事务|10.00||10.00",
        ]),
        table("general", "code item total basic project", ["|合计|30.00|20.00|10.00", "|其他|30.00|20.00|10.00"]),
        table("basic", "code item total", [
          "|合计|20.00",
          "301|工资福利支出|20.00",
          "302|商品和服务支出|",
          "208|社会保障和就业支出|1.00",
        ]),
        table("fund", "code item total", []),
      ],
    },
  },
  {
    name: "shallow codes",
    rules: /^K0[56]/,
    document: only(
      table("general", "code item total", ["|合计|30.00", "208|社会保障和就业支出|20.00", "210|卫生健康支出|"]),
      table("expenditure", "code item total", [
        "|合计|30.00",
        "208|社会保障和就业支出|20.00",
        "20805|行政事业单位养老支出|20.00",
        "210|卫生健康支出|10.00",
        "211|节能环保支出|10.00",
        "212|城乡社区支出|10.00",
        "213|农林水支出|10.00",
        "214|交通运输支出|10.00",
        "221||10.00",
      ]),
      table("fund", "code item total", ["|合计|5.00", "20805|行政事业单位养老支出|5.00"]),
      table("economic", "code item total", ["|合计|5.00", "301|工资福利支出|5.00", "302|商品和服务支出|5.00"]),
    ),
  },
  {
    name: "codes that are not printed",
    rules: /^K0[56]/,
    document: only(
      table("general", "item total", ["合计|30.00", "社会保障和就业支出|20.00"]),
      table("basic", "code item total", ["|合计|30.00", "301|工资福利支出|20.00"]),
    ),
    shape: (d) => ({
      ...d,
      tables: d.tables.map((t) => ({
        ...t,
        rows: t.rows.map((r) => r.map((c) => ({ ...c, text: c.text === "301" ? null : c.text }))),
      })),
    }),
  },
  {
    name: "groups of economic classes",
    rules: /^C10/,
    document: only(
      table("basic", "role code item total", [
        "|||合计|100.00".replace("|||", "||"),
        "小计||人员经费合计|70.00",
        "|301|工资福利支出|50.00",
        "|303|对个人和家庭的补助|20.00",
        "小计||公用经费合计|31.00",
        "|302|商品和服务支出|25.00",
        "|310|资本性支出|5.00",
        "|399|其他支出|1.00",
        "||人员经费合计|3.00",
      ]),
      table("economic", "role code item total", [
        "||合计|70.00",
        "小计||人员经费合计|80.00",
        "|301|工资福利支出|70.00",
      ]),
    ),
  },
  {
    name: "a group without its classes",
    rules: /^C10/,
    document: only(
      table("basic", "role code item total", ["||合计|70.00", "小计||公用经费合计|70.00", "|301|工资福利支出|70.00"]),
    ),
  },
  {
    name: "doubled codes, few and many",
    rules: /^H05/,
    document: only(
      table("fund", "code second item total", [
        "||合计|8.00",
        "2296013|301|彩票公益金支出|1.00",
        "2296013|302|彩票公益金支出|1.00",
        "2296003|302|体育彩票|1.00",
        "2296003|302|体育彩票|1.00",
        "2296003|303|体育彩票|1.00",
      ]),
      table("general", "code item", ["|合计", "2080501|", "2080501|行政单位离退休"]),
      table("expenditure", "code item total", [
        "|合计|8.00",
        "2080501|甲|1.00",
        "2080501|甲|1.00",
        "2080505|乙|1.00",
        "2080505|乙|1.00",
        "2080506|丙|1.00",
        "2080506|丙|1.00",
        "2101101|丁|1.00",
        "2101101|丁|1.00",
      ]),
      table("income", "code item total", [
        "|合计|8.00",
        "2080501|甲|1.00",
        "2080501|甲|1.00",
        "2080505|乙|1.00",
        "2080505|乙|1.00",
        "2101101|丁|1.00",
      ]),
    ),
  },
];

/** A plan of a project's money: its header, its steps and the budget. */
const plan = (name: string, header: string, steps: Record<string, string | null>, budget: string | null = "80.00") =>
  goal({ 项目名称: name, ...(budget === null ? {} : { 预算数: budget }), [header]: steps });
const quarters = (...v: readonly (string | null)[]) =>
  Object.fromEntries(["3月底", "6月底", "10月底", "12月底"].map((k, i) => [k, v[i] ?? null]));
const PERCENT = "资金支出计划（%）";
const MONEY = "资金支出计划";
const plans = (name: string, ...tables: readonly ReturnType<typeof table>[]): Corner => ({
  name: `plans: ${name}`,
  rules: /^W12/,
  document: only(...tables),
});

const PLANS: Corner[] = [
  plans(
    "money under a percent header, one of four off",
    plan("甲", PERCENT, quarters("20", "40", "60", "80")),
    plan("乙", PERCENT, quarters("15", "30", "45", "60"), "60.00"),
    plan("丙", PERCENT, quarters("10", "20", "30", "40"), "40.00"),
    plan("丁", PERCENT, quarters("10", "25", "40", "52"), "50.00"),
  ),
  plans(
    "money under a percent header, two of four off",
    plan("甲", PERCENT, quarters("20", "40", "60", "80")),
    plan("乙", PERCENT, quarters("15", "30", "45", "60"), "60.00"),
    plan("丙", PERCENT, quarters("10", "20", "30", "41"), "40.00"),
    plan("丁", PERCENT, quarters("10", "25", "40", "52"), "50.00"),
  ),
  plans(
    "money under a percent header, two of three, and a budget that none prints",
    plan("甲", PERCENT, quarters("20", "40", "60", "80")),
    plan("乙", PERCENT, quarters("15", "30", "45", "60"), "60.00"),
    plan("丙", PERCENT, quarters("10", "20", "30", "41"), "40.00"),
    plan("丁", PERCENT, quarters("10", "20", "30", "41"), null),
    plan("戊", PERCENT, quarters("10", "20", "30", null), "30.00"),
    goal({ 项目名称: "己", 预算数: "30.00" }),
    plan("庚", PERCENT, quarters("25", "50", "75", "100"), "70.00"),
  ),
  plans(
    "that fall",
    plan("甲", PERCENT, quarters("25%", "50%", "40%", "100%")),
    plan("乙", MONEY, quarters("25", "50", "75", "60"), "60.00"),
  ),
  plans("that repeat a step", plan("甲", PERCENT, quarters("25%", "50%", "50%", "100%"))),
  plans(
    "without an end",
    plan("甲", PERCENT, { "3月底": "25%", "6月底": "50%" }),
    plan("乙", PERCENT, { "3月底": "25", "6月底": "130" }),
    plan("丙", MONEY, { "3月底": "25", "6月底": "130" }),
    plan("丁", PERCENT, quarters("25%", "50%", "75%", "全部")),
    plan("戊", PERCENT, { "3月底": "25%", 年末: "100%" }),
    plan("己", PERCENT, { 年末: "100%" }),
    plan("庚", PERCENT, quarters("见说明", null, null, null)),
  ),
  plans(
    "not in their order",
    plan("甲", PERCENT, { "12月底": "100%", "3月底": "25%", "10月底": "75%", "6月底": "50%" }),
  ),
  plans(
    "in money, with and without a budget",
    plan("甲", MONEY, quarters("20", "40", "60", "80")),
    plan("乙", MONEY, quarters("20", "40", "60", "88")),
    plan("丙", MONEY, quarters("20", "40", "60", "88"), null),
    plan("丁", MONEY, quarters("25%", "50%", "75%", "100%")),
    plan("戊", MONEY, quarters("25%", "50%", "75%", "90%")),
    plan("己", PERCENT, quarters("25%", "50%", "75%", "90%"), null),
    plan("庚", PERCENT, quarters("20", "40", "60", "88")),
  ),
  plans("none", goal({ 项目名称: "甲", 预算数: "80.00" })),
  plans("all blank", plan("甲", PERCENT, quarters(null, null, null, null))),
  plans(
    "off the quarters in one step, in two, at the end, and of five steps",
    ...["甲", "乙", "丙"].map((n) => plan(n, PERCENT, quarters("25%", "50%", "75%", "100%"))),
    plan("丁", PERCENT, quarters("20%", "50%", "75%", "100%")),
    plan("戊", PERCENT, quarters("20%", "60%", "75%", "100%")),
    plan("己", PERCENT, quarters("25%", "50%", "70%", "100%")),
    plan("庚", PERCENT, { ...quarters("20%", "50%", "75%", "100%"), "11月底": "80%" }),
    plan("辛", PERCENT, quarters("0", "0", "0", "0")),
    plan("壬", PERCENT, quarters("20%", "50%", "75%", "全部")),
    goal({ 项目名称: "癸" }),
  ),
  plans(
    "that only two others follow",
    ...["甲", "乙"].map((n) => plan(n, PERCENT, quarters("25%", "50%", "75%", "100%"))),
    plan("丁", PERCENT, quarters("20%", "50%", "75%", "100%")),
  ),
];

const count = (n: string, quote: string, amount = ""): Partial<ExampleDocument> => ({
  ...prose(
    `${quote.replace("N", `{projects.count=${n}}个`)}${amount ? `，涉及{projects.amount=${amount}}万元` : ""}。`,
  ),
});

const GOALS: Corner[] = [
  ...(
    [
      ["all of them", "2", "对N项目编制了绩效目标", "132.63"],
      ["fewer than the goals", "1", "对N项目编制了绩效目标", "31.28"],
      ["more than the goals", "3", "对N项目编制了绩效目标", "150.00"],
      ["more than the goals, with the money of all", "3", "对N项目编制了绩效目标", "132.6"],
      ["of the first level", "3", "对N一级项目编制了绩效目标", "140.00"],
      ["more money", "2", "对N项目编制了绩效目标", "140.00"],
      ["more money, all covered", "2", "绩效目标全覆盖，对N项目编制", "140.00"],
      ["money of all expenditure", "2", "对N项目编制了绩效目标", "505.69"],
      ["money within rounding", "2", "对N项目编制了绩效目标", "132.7"],
      ["money beyond rounding", "2", "对N项目编制了绩效目标", "133"],
    ] as const
  ).map(([name, n, quote, amount]): Corner => ({
    name: `goals: ${name}`,
    rules: /^N10/,
    document: { ...BUDGET, ...count(n, quote, amount) },
  })),
  {
    name: "goals: their number in one sentence, their money in another",
    rules: /^N10/,
    document: {
      ...BUDGET,
      ...prose(
        "对{projects.count=3}个项目编制了绩效目标。",
        "涉及{projects.amount=132.63}万元。",
        "涉及{projects.amount=150.00}万元。",
      ),
    },
  },
  {
    name: "goals: none published",
    rules: /^N10|^X1[67]|^K11/,
    document: {
      ...without("goal"),
      ...prose(
        "对{projects.count=3}个项目编制了绩效目标。",
        "共有{projects.count=1}个项目，涉及{projects.amount=150.00}万元。",
      ),
    },
  },
  {
    name: "goals: nor any project",
    rules: /^N10|^X1[67]/,
    document: {
      ...without("goal", "projects"),
      ...prose("对{projects.count=3}个项目编制了绩效目标，涉及{projects.amount=150.00}万元。"),
    },
  },
  {
    name: "goals: nor any expenditure",
    rules: /^N10|^X1[67]/,
    document: { ...prose("对{projects.count=3}个项目编制了绩效目标，涉及{projects.amount=150.00}万元。"), tables: [] },
  },
  {
    name: "goals: units that share a project",
    rules: /^N10|^X1[67]/,
    document: {
      ...withTable(
        BUDGET,
        "projects",
        table("projects", "type item unit total", [
          "|合计||132.63",
          "其他运转类|示例业务经费|甲|100.00",
          "其他运转类|示例业务经费|乙|1.35",
          "特定目标类|示例信息系统建设经费|甲|31.28",
        ]),
      ),
      ...prose("对{projects.count=2}个项目编制了绩效目标。", "对{projects.count=3}个项目编制了绩效目标。"),
    },
  },
  {
    name: "goals: a form without its budget",
    rules: /^N10|^X1[67]/,
    document: {
      ...withTable(
        BUDGET,
        "goal",
        goal({ 项目名称: "示例业务经费" }),
        goal({ 项目名称: "示例信息系统建设经费", 预算数: "31.28" }),
      ),
      ...prose(
        "对{projects.count=2}个项目编制了绩效目标，涉及{projects.amount=31.28}万元，涉及{projects.amount=31.00}万元。",
      ),
    },
  },
  {
    name: "goals: ceilings of costs",
    rules: /^N10|^K11/,
    document: withTable(
      BUDGET,
      "goal",
      goal({ 项目名称: "示例业务经费", 预算数: "101.3" }, [
        "成本指标|经济成本指标|项目总成本|项目总成本|≤101.4万元|预算",
        "成本指标|经济成本指标|项目总成本|项目总成本|≤101.41万元|预算",
        "成本指标|经济成本指标|项目总成本|项目总成本|≤101.2万元|预算",
        "成本指标||成本控制|成本控制|1,014,100元|预算",
        "成本指标|经济成本指标|项目总成本|项目总成本||预算",
        "成本指标|社会成本指标|单位成本|单位成本|≤900万元|预算",
        "产出指标|数量指标|总数|总数|≤900万元|预算",
        "产出指标|数量指标||总数|约900万元|预算",
      ]),
      goal({ 项目名称: "没有预算" }, ["成本指标|经济成本指标|项目总成本|项目总成本|≤900万元|预算"]),
      goal({ 项目名称: "预算为零", 预算数: "0.00" }, ["成本指标|经济成本指标|项目总成本|项目总成本|≤900万元|预算"]),
      table("goal", "level2 item value", ["经济成本指标|项目总成本|≤900万元"], {
        fields: { 项目名称: "短表", 预算数: "5.00" },
      }),
      table("goal", "item value", ["项目总成本|≤900万元", "|≤3万元"], {
        fields: { 项目名称: "更短的表", 预算数: "5.00" },
      }),
      table("goal", "level2 level3", ["经济成本指标|项目总成本"], {
        fields: { 项目名称: "没有指标值", 预算数: "5.00" },
      }),
    ),
  },
  {
    name: "goals: indicators in odd measures",
    rules: /^K11/,
    document: withTable(
      BUDGET,
      "goal",
      goal({ ...goalFields, 项目名称: "甲" }, [
        "产出指标|数量指标|完成率|完成率|≥90天|计划",
        "效益指标|社会效益|频率|频率|≥3次|计划",
        "效益指标|社会效益|利率|利率|≥3年|计划",
        "满意度指标|满意度|满意度|满意度|≥90%|计划",
        "成本指标|经济成本|项目成本|项目成本|≤100%|计划",
        "成本指标|经济成本|成本控制率|成本控制率|≤100%|计划",
        "成本指标|经济成本|降低成本|降低成本|≤100%|计划",
        "成本指标|经济成本||无名|≤100天|计划",
        "成本指标|经济成本|占比|占比||计划",
        "产出指标|数量指标|办件数|办件数|≥90%|计划",
      ]),
      goal({ ...goalFields, 项目名称: "乙" }, ["其他|其他|甲|甲|1个|计划", "其他|其他|乙|乙|1个|计划"]),
      goal({ ...goalFields, 项目名称: "丙" }, ["产出指标|数量指标|甲|甲|1个|计划"]),
      goal({ ...goalFields, 项目名称: "丁" }, ["产出指标|数量指标|甲|甲|1个|计划", "产出指标|质量指标|乙|乙|1个|计划"]),
      goal({ ...goalFields, 项目名称: "戊" }, [
        "|数量指标|甲|甲|1个|计划",
        "|社会影响|乙|乙|1个|计划",
        "|满意度|丙|丙|90%|计划",
      ]),
      table("goal", "level1 level3 value", ["产出指标|甲|1个", "效益指标|乙|1个"], {
        fields: { 预算数: "1.00" },
        title: "绩效目标表",
      }),
      table("goal", "level1 item value", ["产出指标|完成率|90天", "效益指标|乙|1个"], {
        fields: { 预算数: "1.00" },
        title: "1.示例培训经费绩效目标表",
      }),
      table("goal", "level1 level3 value", ["产出指标|甲|1个"], { fields: { 项目名称: "残表" }, problems: [DAMAGE] }),
    ),
  },
  {
    name: "goals: more than the project expenditure by a project of the list",
    rules: /^X16/,
    document: edit({ ...BUDGET, narrative: [] }, ["expenditure", "合计", "project", "101.35"]),
  },
  {
    name: "goals: more than the project expenditure by an amount of the text",
    rules: /^X16/,
    document: edit({ ...BUDGET, ...prose("另有{other=20.00}万元，占{other.share=20.00}%。") }, [
      "expenditure",
      "合计",
      "project",
      "112.63",
    ]),
  },
  {
    name: "goals: more than the project expenditure by nothing that is told",
    rules: /^X16/,
    document: edit({ ...BUDGET, narrative: [] }, ["expenditure", "合计", "project", "99.22"]),
  },
  {
    name: "goals: off from the project expenditure by a digit",
    rules: /^X16/,
    document: edit({ ...BUDGET, narrative: [] }, ["expenditure", "合计", "project", "142.63"]),
  },
  {
    name: "goals: published for some of the projects",
    rules: /^X1[67]/,
    document: withTable(BUDGET, "goal", goal({ 项目名称: "示例业务经费", 预算数: "101.35" })),
  },
  {
    name: "goals: published for some, no list beside them",
    rules: /^X1[67]/,
    document: withTable(without("projects"), "goal", goal({ 项目名称: "示例业务经费", 预算数: "101.35" })),
  },
  {
    name: "goals: five of them, no list beside them",
    rules: /^X1[67]/,
    document: withTable(
      without("projects"),
      "goal",
      ...["甲", "乙", "丙", "丁", "戊"].map((n) => goal({ 项目名称: `示例${n}经费`, 预算数: "20.26" })),
    ),
  },
  {
    name: "goals: the text alone tells the project expenditure",
    rules: /^X16/,
    document: {
      ...without("expenditure"),
      ...prose("项目支出占{expenditure.project=26.23}%，项目支出{expenditure.project=132.63}万元。"),
    },
  },
  {
    name: "goals: nothing tells the project expenditure",
    rules: /^X16/,
    document: { ...without("expenditure"), narrative: [] },
  },
  {
    name: "lists of projects by fund",
    rules: /^X16/,
    document: withTable(
      MIXED,
      "projects",
      table("projects", "item total general fund capital carryGeneral carryFund", [
        "合计|60.00|30.00|20.10|5.00|2.00|0.00",
        "示例业务经费|60.00|30.00|20.10|5.00|2.00|0.00",
      ]),
    ),
  },
  {
    name: "a list of the general budget's projects",
    rules: /^X16/,
    document: withTable(
      MIXED,
      "projects",
      table("projects", "item total general", ["合计|30.00|30.00", "示例业务经费|30.00|30.00"], {
        title: "一般公共预算项目支出表",
      }),
    ),
  },
  {
    name: "a list of the appropriation's projects where all is appropriation",
    rules: /^X16/,
    document: withTable(
      BUDGET,
      "projects",
      table("projects", "item total general", ["合计|130.00|130.00", "示例业务经费|130.00|130.00"], {
        title: "财政拨款项目支出表",
      }),
    ),
  },
  {
    name: "two lists of projects",
    rules: /^X1[67]/,
    document: {
      ...BUDGET,
      tables: [...BUDGET.tables, table("projects", "item total", ["合计|5.00", "示例培训经费|5.00"])],
    },
  },
  {
    name: "projects and purchases in pairs",
    rules: /^X17/,
    document: {
      ...BUDGET,
      tables: [
        table("projects", "type item total", [
          "|合计|60.00",
          "其他运转类|示例业务经费|10.00",
          "其他运转类|示例业务经费|20.00",
          "其他运转类|示例培训经费|",
          "其他运转类|示例会议经费|10.00",
          "其他运转类|示例信息系统建设经费|5.00",
          "其他运转类|示例宣传经费|5.00",
          "其他运转类|示例宣传经费|6.00",
          "其他运转类|示例调查经费|7.00",
          "其他运转类|示例调查经费|8.00",
        ]),
        ...(
          [
            ["示例业务经费", "30.00"],
            ["示例培训经费", "10.00"],
            ["示例会议经费", "11.00"],
            ["示例信息系统建设项目经费", "5.00"],
            ["示例宣传经费", "6.00"],
            ["示例宣传经费", "5.00"],
            ["示例调查经费", "4.00"],
            ["示例调查经费", "12.00"],
            ["", "3.00"],
          ] as const
        ).map(([name, budget]) => goal({ ...(name ? { 项目名称: name } : {}), 预算数: budget })),
        table("procurement", "item budget total", [
          "合计||5.00",
          "示例会议经费|10.00|5.00",
          "示例会议经费|11.00|5.00",
          "示例公用经费|10.00|5.00",
          "示例培训经费||5.00",
          "无此项目经费|9.00|5.00",
        ]),
      ],
    },
  },
  {
    name: "purchases without projects, and without goals",
    rules: /^X17/,
    document: without("goal", "projects"),
  },
  { name: "purchases and a list of projects", rules: /^X17/, document: without("goal") },
  { name: "goals and no purchases", rules: /^X17/, document: without("procurement", "projects") },
];

const FUNDS: Corner[] = [
  {
    name: "codes that the tables by fund lack, two of many",
    rules: /^X13/,
    document: edit(BUDGET, ["general", "2101504", "code", "2101599"], ["general", "2080506", "code", "2080599"]),
  },
  {
    name: "codes that the tables by fund lack, three of many",
    rules: /^X13/,
    document: edit(
      BUDGET,
      ["general", "2101504", "code", "2101599"],
      ["general", "2080506", "code", "2080599"],
      ["general", "2210201", "code", "2210299"],
    ),
  },
  {
    name: "codes that the tables by fund lack, of a depth that they do not print",
    rules: /^X13/,
    document: withTable(
      BUDGET,
      "general",
      table("general", "code item total basic project", [
        "|合计|505.69|373.06|132.63",
        "208|社会保障和就业支出|60.63|60.63|",
      ]),
    ),
  },
  {
    name: "two codes of three that the tables by fund lack",
    rules: /^X13/,
    document: withTable(
      withTable(
        BUDGET,
        "expenditure",
        table("expenditure", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "208|社会保障和就业支出|60.63|60.63|",
          "210|卫生健康支出|404.82|272.19|132.63",
          "221|住房保障支出|0.00||",
          "229|其他支出|40.24|40.24|",
        ]),
      ),
      "general",
      table("general", "code item total basic project", [
        "|合计|505.69|373.06|132.63",
        "210|卫生健康支出|404.82|272.19|132.63",
      ]),
    ),
  },
  {
    name: "codes that a damaged table by fund lacks",
    rules: /^X13/,
    document: edit(BUDGET, ["general", "2101504", "code", "2101599"]),
    shape: reshaped(["general"], { problems: [DAMAGE] }),
  },
  {
    name: "tables by fund without codes",
    rules: /^X13/,
    document: withTable(BUDGET, "general", table("general", "item total basic project", ["合计|505.69|373.06|132.63"])),
  },
  {
    name: "expenditure without codes",
    rules: /^X13/,
    document: withTable(
      BUDGET,
      "expenditure",
      table("expenditure", "item total basic project", ["合计|505.69|373.06|132.63"]),
    ),
  },
  { name: "no tables by fund but the general one, all fiscal", rules: /^X13/, document: without("fund", "capital") },
  {
    name: "no tables by fund but the general one, other money beside",
    rules: /^X13/,
    document: { ...MIXED, tables: MIXED.tables.filter((t) => t.id !== "fund" && t.id !== "capital") },
  },
  {
    name: "totals by kind that are not printed",
    rules: /^X13/,
    document: MIXED,
    shape: unprinted("general", "basic", /合计/),
  },
  {
    name: "sources of money beside a statement",
    rules: /^(?:W0[126]|W13|X02)/,
    document: only(
      table("expenditure", "code item total fiscal general fund business operatingIncome unitFunds", [
        "|合计|100.00|80.00|70.00|11.00|10.00|10.00|20.00",
        "208|社会保障和就业支出|100.00|80.00|70.00|10.00|10.00|10.00|20.00",
      ]),
      table("economic", "code item total general fund unitFunds", [
        "|合计|100.00|70.00|10.00|20.00",
        "301|工资福利支出|100.00|70.00|10.00|19.00",
      ]),
      table("basic", "code item total fiscal general carryIn", [
        "|合计|100.00|80.00|70.00|20.00",
        "301|工资福利支出|100.00|80.00|70.00|10.00",
      ]),
      table("income", "code item total current fiscal business other unitFunds carryIn", [
        "|合计|110.00|100.00|70.00|10.00|20.00|30.00|10.00",
        "208|社会保障和就业支出|110.00|100.00|70.00|10.00|20.00|30.00|10.00",
      ]),
      table("appropriation", "side item total general fiscal fund capital", [
        "收入|一、一般公共预算拨款|10.00|10.00|9.00||",
        "|收入总计|10.00|10.00|11.00||",
        "支出|一、社会保障和就业支出|10.00|10.00|9.00||",
        "|支出总计|10.00|10.00|11.00||",
      ]),
      table("three-public", "item total general fiscal fund", [
        "合计|10.00|10.00|11.00|",
        "公务接待费|10.00|10.00|11.00|",
      ]),
    ),
  },
  {
    name: "sources of money, one of the unit's own beside its sum",
    rules: /^(?:W0[126]|W13|X02)/,
    document: only(
      table("income", "code item total current fiscal business unitFunds", ["|合计|100.00|100.00|70.00|10.00|20.00"]),
      table("expenditure", "code item total general business", [
        "|合计|100.00|90.00|10.00",
        "208|社会保障和就业支出|100.00|80.00|10.00",
      ]),
      table("general", "code item total", ["|合计|1.00"]),
    ),
  },
];

const THREE = (rows: readonly string[], columns = "item total"): ExampleDocument =>
  withTable(BUDGET, "three-public", table("three-public", columns, rows));
const three = (name: string, rows: readonly string[], columns?: string): Corner => ({
  name: `three public expenses: ${name}`,
  rules: /^(?:W10|C11|K07|X15)/,
  document: THREE(rows, columns),
});

const PUBLIC: Corner[] = [
  three("purchase and running alone", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "公务用车购置费|3.00",
    "公务用车运行维护费|4.00",
    "公务接待费|2.00",
  ]),
  three("running that holds the purchase", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "其中：公务用车购置费|3.00",
    "公务用车运行维护费|7.00",
    "公务接待费|2.00",
  ]),
  three("running alone", ["合计|10.00", "因公出国（境）费|1.00", "公务用车运行维护费|7.00", "公务接待费|2.00"]),
  three("purchase alone", ["合计|10.00", "因公出国（境）费|1.00", "公务用车购置费|6.00", "公务接待费|2.00"]),
  three("no vehicles", ["合计|10.00", "因公出国（境）费|1.00", "公务接待费|2.00"]),
  three("no reception", ["合计|10.00", "因公出国（境）费|1.00", "公务用车费|2.00"]),
  three("no travel", ["合计|10.00", "公务用车费|1.00", "公务接待费|2.00"]),
  three("vehicles blank over their parts", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "公务用车购置及运行费|",
    "公务用车购置费|3.00",
    "公务用车运行维护费|4.00",
    "公务接待费|2.00",
  ]),
  three("vehicles printed, their parts not", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "公务用车购置及运行费|7.00",
    "公务用车运行维护费|4.00",
    "公务接待费|2.00",
  ]),
  three("with meetings and training", [
    "合计|15.00",
    "“三公”经费小计|10.00",
    "因公出国（境）费|1.00",
    "其中：教学科研人员因公出国（境）费|0.40",
    "其他因公出国（境）费|0.60",
    "公务用车购置及运行费|7.00",
    "公务接待费|2.00",
    "会议费|3.00",
    "培训费|2.00",
  ]),
  three("with meetings beside the total", [
    "合计|10.00",
    "“三公”经费小计|10.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
    "会议费|3.00",
  ]),
  three("meetings within the total alone", [
    "合计|13.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
    "会议费|3.00",
  ]),
  three("meetings outside the total alone", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
    "会议费|3.00",
  ]),
  three("research travel that misses its other half", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "其中：教学科研人员因公出国（境）费|0.40",
    "公务用车费|7.00",
    "公务接待费|2.00",
  ]),
  three("travel that its halves do not make", [
    "合计|10.00",
    "因公出国（境）费|1.00",
    "其中：教学科研人员因公出国（境）费|0.40",
    "其他因公出国（境）费|0.50",
    "公务用车费|7.00",
    "公务接待费|2.00",
  ]),
  three("subtotal and total apart", [
    "合计|12.00",
    "“三公”经费小计|10.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
  ]),
  three("running costs of the office beside", [
    "合计|12.00",
    "“三公”经费小计|10.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
    "机关运行经费|2.00",
  ]),
  three("subtotal without total", [
    "“三公”经费小计|11.00",
    "因公出国（境）费|1.00",
    "公务用车费|7.00",
    "公务接待费|2.00",
    "|1.00",
  ]),
  three(
    "in several columns",
    [
      "合计|10.00|9.00|10.00",
      "因公出国（境）费|1.00|1.00|1.00",
      "公务用车费|7.00|7.00|8.00",
      "公务接待费|2.00|2.00|2.00",
    ],
    "item total budgeted settled",
  ),
];

const COMPLETE: Corner[] = [
  ...([2023, 2024, 2025] as const).map((from): Corner => ({
    name: `the table of state capital missing, due from ${from}`,
    rules: /^K01/,
    document: without("capital"),
    context: { capitalRequiredFrom: from },
  })),
  {
    name: "the table of state capital missing, due, of no year",
    rules: /^K01/,
    document: { ...without("capital"), year: null },
    context: { capitalRequiredFrom: 2023 },
  },
  { name: "half of the tables missing", rules: /^K01/, document: without("income", "expenditure", "general", "basic") },
  { name: "three of the tables missing", rules: /^K01/, document: without("income", "expenditure", "general") },
  { name: "all tables missing", rules: /^K01/, document: { ...BUDGET, tables: [] } },
  { name: "all tables missing, none spoken of", rules: /^K01/, document: { tables: [], paragraphs: ["说明。"] } },
  ...(
    [
      ["unreadable", { state: "unreadable" }, undefined],
      ["promised and absent", { state: "absent", title: "支出总表" }, undefined],
      ["unreadable, and once more in full", { state: "unreadable" }, "filled"],
      ["unreadable, and once more empty", { state: "unreadable" }, "empty"],
    ] as const
  ).map(([name, change, beside]): Corner => {
    const own = BUDGET.tables.find((t) => t.id === "expenditure")!;
    return {
      name: `a table ${name}`,
      rules: /^K0[1-4]|^X13/,
      document: withTable(BUDGET, "expenditure", { ...own, ...change }, ...(beside ? [{ ...own, state: beside }] : [])),
    };
  }),
  ...(
    [
      [
        "a table that nobody can name",
        (d) => ({ ...d, tables: [...d.tables, { ...d.tables[0]!, id: "other", title: "某表", state: "filled" }] }),
      ],
      [
        "an empty table that nobody can name",
        (d) => ({ ...d, tables: [...d.tables, { ...d.tables[0]!, id: "other", title: "某表", state: "empty" }] }),
      ],
      [
        "an unreadable table that nobody can name",
        (d) => ({ ...d, tables: [...d.tables, { ...d.tables[0]!, id: "other", title: "某表", state: "unreadable" }] }),
      ],
      [
        "an unreadable table that has a name",
        (d) => ({
          ...d,
          tables: [...d.tables, { ...d.tables[0]!, id: "economic", title: "某表", state: "unreadable" }],
        }),
      ],
      [
        "a page without text",
        (d) => ({
          ...d,
          issues: [
            { code: "page-without-text", values: { page: 3 }, source: { page: 3 } },
          ] as unknown as Disclosure["issues"],
        }),
      ],
      [
        "another issue",
        (d) => ({
          ...d,
          issues: [{ code: "unit-assumed", values: {}, source: {} }] as unknown as Disclosure["issues"],
        }),
      ],
    ] as readonly (readonly [string, (d: Disclosure) => Disclosure])[]
  ).map(([name, shape]): Corner => ({
    name: `a table missing beside ${name}`,
    rules: /^K01/,
    document: without("income"),
    shape,
  })),
  ...(
    [
      ["one and nothing of it there", [["某表", "economic"]], BUDGET],
      [
        "two and nothing of them there",
        [
          ["某表", "economic"],
          ["别表", "operating"],
          ["无名表", null],
        ],
        BUDGET,
      ],
      [
        "what is and is not there",
        [
          ["收支总表", "balance"],
          ["某表", "economic"],
          ["无名表", null],
        ],
        BUDGET,
      ],
      [
        "five tables",
        [
          ["甲", "balance"],
          ["乙", "income"],
          ["丙", "expenditure"],
          ["丁", "general"],
          ["戊", "basic"],
          ["己", null],
          ["庚", null],
        ],
        BUDGET,
      ],
      [
        "six tables",
        [
          ["甲", "balance"],
          ["乙", "income"],
          ["丙", "expenditure"],
          ["丁", "general"],
          ["戊", "basic"],
          ["己", "projects"],
        ],
        BUDGET,
      ],
    ] as const
  ).map(([name, list, document]): Corner => ({
    name: `a contents list that names ${name}`,
    rules: /^K02/,
    document: { ...document, contents: list.map(([title, id]) => ({ title, id })) },
  })),
  ...(
    [
      ["unreadable", [{ state: "unreadable" }]],
      ["absent", [{ state: "absent" }]],
      ["unreadable and read", [{ state: "unreadable" }, {}]],
      ["absent and incomplete", [{ state: "absent" }, { problems: [DAMAGE] }]],
      ["read and incomplete", [{}, { problems: [DAMAGE] }]],
    ] as const
  ).map(([name, changes]): Corner => {
    const own = BUDGET.tables.find((t) => t.id === "fund")!;
    return {
      name: `a contents list that names a table ${name}`,
      rules: /^K02/,
      document: {
        ...withTable(BUDGET, "fund", ...changes.map((c) => ({ ...own, ...c }))),
        contents: [
          { title: "收支总表", id: "balance" },
          { title: "政府性基金预算支出表", id: "fund" },
        ],
      },
    };
  }),
  ...(
    [
      [
        "a list below a heading",
        ["九、空表情况说明", "本单位无政府性基金预算，", "国有资本经营预算为空表。", "十、名词解释", "三公经费。"],
        {},
      ],
      [
        "a list in one long sentence",
        [
          "本单位2024年没有使用政府性基金预算安排的支出，故该表以及国有资本经营预算支出表均为空表，特此说明。",
          "三公经费已列示，采购已列示。",
        ],
        {},
      ],
      ["a list without them", ["空表说明", "无。"], {}],
      [
        "words in the text alone",
        ["本单位没有政府性基金预算。国有资本经营预算为0。三公经费为0。没有项目支出，未安排政府采购，资产为0。"],
        {},
      ],
      ["no words", ["说明。"], {}],
      ["no words and damaged", ["说明。"], { problems: [DAMAGE] }],
      ["no words and no title", ["说明。"], { title: "" }],
      ["a note that says nothing", ["说明。"], { note: "单位：万元" }],
    ] as const
  ).flatMap(([name, lines, change]): Corner[] =>
    (["no figures", "figures"] as const).map((figures) => ({
      name: `empty tables, ${name}, ${figures}`,
      rules: /^K0[34]/,
      document: {
        ...BUDGET,
        paragraphs: lines,
        narrative: figures === "figures" ? BUDGET.narrative! : [],
        tables: BUDGET.tables.map((t) =>
          ["fund", "capital", "three-public", "procurement", "projects", "assets"].includes(t.id)
            ? { ...t, rows: [], note: null, ...change }
            : t,
        ),
      },
    })),
  ),
  {
    name: "empty tables that say so in a row",
    rules: /^K0[34]/,
    document: {
      ...BUDGET,
      tables: BUDGET.tables.map((t) =>
        ["fund", "capital"].includes(t.id)
          ? {
              ...t,
              note: null,
              rows: [
                [null, "本表无数据", null],
                [null, "合计", null],
              ],
            }
          : t,
      ),
    },
  },
  {
    name: "declared empty in a list, and filled",
    rules: /^K04/,
    document: {
      ...withTable(BUDGET, "fund", FUND_FILLED),
      ...prose(
        "空表说明",
        "政府性基金预算支出表为空表，国有资本经营预算没有。",
        "三公经费为空表。",
        "国有资本经营预算支出{expenditure.capital=3.00}万元，占{expenditure.capital=3.00}%，政府性基金支出{expenditure.fund=8.00}万元。",
      ),
    },
  },
  {
    name: "declared empty in a list, the statements of expenditure beside",
    rules: /^K04/,
    document: {
      ...BUDGET,
      ...prose(
        "国有资本经营预算支出{expenditure.capital=3.00}万元，政府性基金支出{expenditure.fund=0.00}万元，教育支出{expenditure.205=8.00}万元。",
      ),
    },
  },
  {
    name: "declared empty in a note of what would be, and filled",
    rules: /^K04/,
    document: {
      ...BUDGET,
      tables: BUDGET.tables.map((t) =>
        t.id === "three-public"
          ? { ...t, note: "注：如无数据，空表列示。" }
          : t.id === "procurement"
            ? { ...t, note: "注：空表列示。" }
            : t.id === "capital"
              ? { ...t, note: null, state: "filled" as const, rows: [["", "说明", null]] }
              : t,
      ),
    },
  },
];

const at =
  (list: readonly (readonly [string, number])[], tables: readonly number[] = []) =>
  (d: Disclosure): Disclosure => ({
    ...d,
    paragraphs: list.map(([text, line]) => ({
      text,
      source:
        line < 0 ? { page: -line, ...(line < -1 ? { box: { x: 0, y: 100, width: 1, height: 1 } } : {}) } : { line },
      headingLevel: text.endsWith("。") ? 0 : 1,
    })) as unknown as Disclosure["paragraphs"],
    tables: d.tables.slice(0, tables.length).map((t, i) => ({
      ...t,
      source: tables[i]! < 0 ? { page: -tables[i]!, box: { x: 0, y: 200, width: 1, height: 1 } } : { line: tables[i]! },
    })) as unknown as Disclosure["tables"],
  });
const headings = (name: string, list: readonly (readonly [string, number])[], tables?: readonly number[]): Corner => ({
  name: `headings: ${name}`,
  rules: /^K12/,
  document: BUDGET,
  shape: at(list, tables),
});

const CLEAN: Corner[] = [
  headings(
    "one over a table",
    [
      ["一、收支总表", 1],
      ["二、收入情况", 5],
      ["内容。", 6],
    ],
    [3],
  ),
  headings(
    "one over a table that stands before it",
    [
      ["一、收支总表", 4],
      ["二、收入情况", 5],
      ["内容。", 6],
    ],
    [3],
  ),
  headings(
    "one over a table that stands behind the next",
    [
      ["一、收支总表", 1],
      ["二、收入情况", 2],
      ["内容。", 6],
    ],
    [3],
  ),
  headings(
    "one over a table, by pages",
    [
      ["一、收支总表", -1],
      ["二、收入情况", -2],
      ["内容。", -3],
    ],
    [-1],
  ),
  headings(
    "two on one page, the table below",
    [
      ["一、收支总表", -2],
      ["二、收入情况", -2],
      ["内容。", -3],
    ],
    [-2],
  ),
  headings("said again further down", [
    ["一、收支总表", 1],
    ["二、收入情况", 2],
    ["内容。", 3],
    ["一、收支总表（续）", 4],
    ["内容。", 5],
  ]),
  headings("said again elsewhere", [
    ["一、收支总表", 1],
    ["二、收入情况", 2],
    ["内容。", 3],
    ["三、一、收支总表", 4],
    ["内容。", 5],
  ]),
  headings("a list of contents", [
    ["一、收支总表", 1],
    ["二、收入情况", 2],
    ["三、支出情况", 3],
    ["内容。", 4],
  ]),
  headings("a part", [
    ["第一部分概况", 1],
    ["一、收入情况", 2],
    ["内容。", 3],
  ]),
  headings("the last", [
    ["一、收入情况", 2],
    ["内容。", 3],
    ["二、附件", 4],
  ]),
  headings("twice empty", [
    ["一、收入情况", 1],
    ["二、支出情况", 2],
    ["内容。", 3],
    ["一、收入情况", 4],
    ["三、支出情况", 5],
    ["内容。", 6],
  ]),
  headings("a number used twice", [
    ["二、收入情况", 1],
    ["内容。", 2],
    ["二、支出情况", 3],
    ["内容。", 4],
    ["三、其他", 5],
    ["内容。", 6],
  ]),
  headings("a number used twice at the end", [
    ["二、收入情况", 1],
    ["内容。", 2],
    ["二、支出情况", 3],
    ["内容。", 4],
  ]),
  headings("a number used twice, the next unnumbered", [
    ["二、收入情况", 1],
    ["内容。", 2],
    ["二、支出情况", 3],
    ["内容。", 4],
    ["附件", 5],
    ["内容。", 6],
  ]),
  headings("a number used twice, the next not the next", [
    ["二、收入情况", 1],
    ["内容。", 2],
    ["二、支出情况", 3],
    ["内容。", 4],
    ["五、其他", 5],
    ["内容。", 6],
  ]),
  headings("the first number used twice", [
    ["一、收入情况", 1],
    ["内容。", 2],
    ["一、支出情况", 3],
    ["内容。", 4],
    ["二、其他", 5],
    ["内容。", 6],
  ]),
  headings("a number used twice for the same", [
    ["二、收入情况", 1],
    ["内容。", 2],
    ["二、收入情况说明", 3],
    ["内容。", 4],
    ["二、收入情况说明", 5],
    ["内容。", 6],
    ["二、情况", 7],
    ["内容。", 8],
    ["三、其他", 9],
    ["内容。", 10],
  ]),
  headings("a number beyond counting used twice", [
    ["二十、收入情况", 1],
    ["内容。", 2],
    ["二十、支出情况", 3],
    ["内容。", 4],
    ["附件", 5],
    ["内容。", 6],
  ]),
  headings("two without number", [
    ["概况", 1],
    ["收入情况", 2],
    ["内容。", 3],
    ["附件", 4],
    ["内容。", 5],
  ]),
  headings("a number used twice by a sentence", [
    ["二、收入情况", 1],
    ["二、支出的具体构成与安排的说明以及其与上年相比的增减变化情况和主要原因的说明如下各段所述", 3],
    ["内容。", 4],
    ["三、其他", 5],
    ["内容。", 6],
  ]),
  {
    name: "text: what is a slip and what is not",
    rules: /^K12/,
    document: {
      ...BUDGET,
      tables: [
        table("goal", "item value", ["***|XX个", "车辆XX辆|*****", "手机13812345678|13812345678", "|PAGEREF"], {
          title: "XX县表",
        }),
        table("units", "item nature", ["某局|待补充"]),
      ],
      paragraphs: [
        "座机号码1234567。数字13812345678。",
        "*****",
        "附件XX。",
        "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁。",
        "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁。",
        "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙。",
        "甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙丁甲乙丙。",
        "短句子。",
        "短句子。",
        "这一段文字相当长，为的是看引文在多少个字之后断开，它说的事情其实很少，却要说到六十个字以上才肯停下来，并且它还印了两次，一字不差。",
        "这一段文字相当长，为的是看引文在多少个字之后断开，它说的事情其实很少，却要说到六十个字以上才肯停下来，并且它还印了两次，一字不差。",
      ],
    },
  },
  {
    name: "text: more slips than are shown",
    rules: /^K12/,
    document: { ...BUDGET, paragraphs: Array.from({ length: 12 }, (_, i) => `第${i}处车辆XX辆。`) },
  },
  { name: "text: none, only a table", rules: /^K12/, document: { tables: BUDGET.tables } },
  { name: "text: none, no table", rules: /^K12/, document: { tables: [] } },
];

const CODES: Corner[] = [
  ...(["2012", "2015", "2018", "2019", "2020", "2021", "2026"] as const).map((year): Corner => ({
    name: `codes and names in ${year}`,
    rules: /^L/,
    document: {
      ...BUDGET,
      year,
      tables: [
        table("general", "code item total", [
          "|合计|10.00",
          "2080501|归口管理的行政单位离退休|1.00",
          "2080504|未归口管理的行政单位离退休|1.00",
          "210|医疗卫生与计划生育支出|1.00",
          "21005|医疗保障|1.00",
          "2100501|行政单位医疗|1.00",
          "2101501|行政运行|1.00",
          "2101588|信息化建设|1.00",
          "2101588|信息化|1.00",
          "2081999|其|1.00",
          "2240101|行政运行|1.00",
          "206|六、科学技术|1.00",
          "2080599|其他行政事业单位离退休支出|1.00",
          "223|国有资本经营预算支出|1.00",
          "2130599|其他扶贫支出|1.00",
          "2130504|农村基础设施建设|1.00",
          "21305|巩固脱贫衔接乡村振兴|1.00",
          "2010301|行政运行（政府办公厅）|1.00",
          "2299999||1.00",
        ]),
        table("basic", "code second governmentName item total", [
          "||| 合计|10.00",
          "30107|501|工资奖金津补贴|绩效工资|1.00",
          "30104|50199|其他工资福利支出|其他社会保障缴费|1.00",
          "30111|502|某某支出|公务员医疗补助缴费|1.00",
          "30401||甲|企业政策性补贴|1.00",
          "3010101|5011|甲|基本工资|1.00",
          "3029901||| 其他|1.00",
          "30213|30213|甲|维修(护)费|1.00",
          "3021|||差旅费|1.00",
          "5011|||工资奖金津补贴|1.00",
          "50201|||办公经费|1.00",
        ]),
        table("procurement", "item goods catalogue total", [
          "合计|||5.00",
          "示例|台式计算机|A02010105|1.00",
          "示例|台式计算机|A02010104|1.00",
          "示例|复印机|a0202 01|1.00",
          "示例||A0201010|1.00",
          "|物业|C99|1.00",
          "示例|物业|物业管理|1.00",
          "示例|物业||1.00",
          "示例|车辆|A020305|1.00",
          "示例|印刷|C081401|1.00",
          "示例|印刷|C23090100|1.00",
        ]),
      ],
    },
  })),
  {
    name: "purchases without codes",
    rules: /^L08/,
    document: withTable(BUDGET, "procurement", table("procurement", "item total", ["合计|5.00", "示例|5.00"])),
  },
  { name: "purchases of no year", rules: /^L08/, document: { ...BUDGET, year: null } },
  {
    name: "purchases of 2023",
    rules: /^L08/,
    document: {
      ...withTable(
        BUDGET,
        "procurement",
        table("procurement", "item goods catalogue total", [
          "合计|||5.00",
          "示例|复印机|A020201|5.00",
          "示例|复印机|A02020100|5.00",
        ]),
      ),
      year: "2023",
    },
  },
  {
    name: "purchases of 2022",
    rules: /^L08/,
    document: {
      ...withTable(
        BUDGET,
        "procurement",
        table("procurement", "item goods catalogue total", [
          "合计|||5.00",
          "示例|复印机|A020201|5.00",
          "示例|复印机|A02020100|5.00",
        ]),
      ),
      year: "2022",
    },
  },
  {
    name: "codes of the other kind",
    rules: /^L04/,
    document: {
      ...BUDGET,
      tables: [
        table("operating", "code item total", ["|合计|5.00", "30201|办公费|1.00", "2080501|行政单位离退休|1.00"]),
        table("economic", "code item total", [
          "|合计|5.00",
          "20805|行政事业单位养老支出|1.00",
          "208|社会保障和就业支出|1.00",
          "|其他|1.00",
        ]),
        table("general", "role code item total", [
          "|||5.00",
          "|301|工资福利支出|1.00",
          "|30101|基本工资|1.00",
          "小计|30102|津贴补贴|1.00",
          "|abc|津贴补贴|1.00",
        ]),
        table("basic", "code item total", ["|合计|5.00", "30201|办公费|1.00", "2080501|行政单位离退休|1.00"], {
          title: "基本支出表（按功能科目分）",
        }),
      ],
    },
  },
  ...(["支出功能分类科目编码", "支出经济分类科目编码"] as const).map((header): Corner => ({
    name: `operating costs by ${header}`,
    rules: /^L04/,
    document: {
      tables: [
        table("operating", "item code total", ["合计||5.00", "办公费|30201|1.00", "行政单位离退休|2080501|1.00"]),
      ],
    },
    shape: (d) => ({
      ...d,
      tables: d.tables.map((t) => ({
        ...t,
        columns: [header === "支出功能分类科目编码" ? "经济内容" : "功能", header, "合计"],
      })),
    }),
  })),
  { name: "no codes at all", rules: /^L04/, document: { tables: [table("general", "item total", ["合计|5.00"])] } },
  {
    name: "remnants of codes",
    rules: /^L03/,
    document: {
      tables: [
        table(
          "economic",
          "a b c d e f",
          [
            "301|01|基本工资|301|02|津贴补贴",
            "302|11|差旅费|302|99|某某费",
            "302|1|办公费|办公费|302|01",
            "301|某|基本工资|5|01|工资",
            "合计||||| ",
            "501|01|工资奖金津补贴|502|01|会议费",
            "30|01|基本工资|301|101|基本工资",
          ],
          { state: "unreadable" },
        ),
        table("general", "a b c", ["301|02|基本工资"], { state: "unreadable" }),
        table("basic", "a b c", ["301|02|基本工资"], { state: "absent" }),
      ],
    },
  },
];

const PURCHASES: Corner[] = [
  {
    name: "purchases: quantity and price",
    rules: /^W13/,
    document: {
      tables: [
        table("procurement", "item goods budget quantity price total general fund smallBusiness", [
          "合计||||||||",
          "示例甲|电脑|10.00|10|0.50|5.00|5.00||5.00",
          "示例甲|电脑|10.00|10|5000|5.00|5.00||6.00",
          "示例甲|电脑|10.00|3|1.67|5.00|5.00||",
          "示例甲|电脑|10.00|3|16667|5.00|5.00||",
          "示例甲|电脑|10.00|3|16800|5.00|5.00||",
          "示例甲|电脑|10.00|3|1.60|5.00|5.00||",
          "示例乙|||0|0.50|5.00|4.00|1.00|",
          "示例乙|||10||5.00|4.00|1.00|",
          "示例乙|||-1|0.50|5.00|4.00|1.00|",
          "示例乙|打印机||100|0.05|5.1|4.00|1.00|",
          "示例乙|打印机||1000|0.05|50.4|50.4||",
          "示例乙|打印机||100|510|5.1|5.1||",
          "示例乙|打印机||10000|5|5.1|5.1||",
          "示例丙||4.99|||5.00|4.00|1.00|",
          "示例丁||5.0|||5.04|4.00|1.00|",
          "示例戊||5.0|||5.1|5.1||",
          "示例己||5.0|||5.11|5.11||",
          "示例庚||5.00|||2.50|2.50||",
          "示例庚|||||2.6|2.6||",
          "示例辛||5.00||||||",
          "||5.00|||9.00|9.00||",
        ]),
        table("procurement", "item total general", ["合计|5.00|4.00", "示例甲|5.00|4.00"]),
      ],
    },
  },
];

const UNITS: Corner[] = [
  {
    name: "a department and its units",
    rules: /^H06/,
    document: {
      ...BUDGET,
      tables: [
        table("expenditure", "code item total basic project", [
          "|合计|30.00|20.00|10.00",
          "208|社会保障和就业支出|20.00|20.00|",
          "210|卫生健康支出|10.01||10.01",
          "211|节能环保支出|0.00||",
          "2080501|甲|5.00|5.00|",
          "2080501|乙|5.00|5.00|",
        ]),
        table("general", "role unitName code item total", [
          "||| 合计|5.00",
          "小计|甲||甲|3.00",
          "小计|乙||乙|2.00",
          "|甲|208|社会保障和就业支出|3.00",
        ]),
        table("fund", "role unitName code item total", [
          "||| 合计|5.00",
          "小计|甲||甲|4.00",
          "|甲|208|社会保障和就业支出|4.00",
        ]),
        table("income", "unitName item total", ["|合计|5.00", "甲|甲|3.00", "乙|乙|1.00"]),
        table("basic", "code item total", ["|合计|1.0", "301|工资福利支出|1.0"]),
      ],
    },
    context: {
      units: [
        disclosureOf({
          tables: [
            table("expenditure", "code item total basic project", [
              "|合计|20.00|15.00|5.00",
              "208|社会保障和就业支出|15.00|15.00|",
              "210|卫生健康支出|5.00||5.00",
            ]),
            table("basic", "code item total", ["|合计|0.55", "301|工资福利支出|0.56"]),
          ],
        }),
        disclosureOf({
          tables: [
            table("expenditure", "role code item total basic project", [
              "||合计|10.00|5.00|5.00",
              "小计|208|社会保障和就业支出|1.00|1.00|",
              "|208|社会保障和就业支出|5.00|5.00|",
              "|210|卫生健康支出|5.00||5.00",
              "|211|节能环保支出|3.00||3.00",
            ]),
            table("basic", "code item total", ["|合计|0.60", "301|工资福利支出|0.60"]),
            table("income", "item total", ["合计|5.00"]),
          ],
        }),
      ],
    },
  },
];

const withAssets = (amount: string, asOf = "2023年12月31日"): ExampleDocument => ({
  ...BUDGET,
  tables: BUDGET.tables.map((t) => (t.id === "assets" ? { ...t, asOf, rows: [["资产总额", null, amount]] } : t)),
});
const NEXT: Corner[] = [
  ...(["60.00", "60.18", "120.00", "240.60", "240.70", "240.80", ""] as const).map((amount): Corner => ({
    name: `assets of ${amount || "nothing"}, last year 120.35`,
    rules: /^Y07/,
    document: withAssets(amount),
    context: { prior: disclosureOf({ ...BUDGET, year: "2023" }) },
  })),
  {
    name: "assets of last year blank",
    rules: /^Y07/,
    document: withAssets("120.00"),
    context: { prior: disclosureOf({ ...withAssets("0.00"), year: "2023" }) },
  },
  {
    name: "assets of last year not published",
    rules: /^Y07/,
    document: withAssets("120.00"),
    context: { prior: disclosureOf({ ...without("assets"), year: "2023" }) },
  },
  ...(["2023年末", "2023年底", "2023.12.31", "2024年12月31日", "编报日", "2023年6月30日"] as const).map(
    (asOf): Corner => ({
      name: `assets as of ${asOf}`,
      rules: /^Y07/,
      document: withAssets("120.00", asOf),
    }),
  ),
  {
    name: "assets in final accounts",
    rules: /^Y07/,
    document: withTable(
      FINAL,
      "assets",
      table("assets", "item quantity amount", ["资产总额||120.35"], { asOf: "2023年12月31日" }),
    ),
  },
  {
    name: "final accounts and the budget before them",
    rules: /^Y0[2-5]/,
    document: {
      ...withTable(
        FINAL,
        "fund",
        table("fund", "code item carryIn current total", [
          "|合计|2.00|6.00|7.00",
          "2296013|彩票公益金支出|2.00|6.00|7.00",
          "2296003|体育彩票|0.00||",
          "|其他|1.00||",
          "2296099|其他|3.00||",
        ]),
      ),
      ...prose(
        "三公经费{three-public.total=9.20}万元，预算{three-public.total.budget=9.80}万元，完成{three-public.total.completion=93.88}%。",
        "支出{expenditure.299=3.0}万元，预算{expenditure.299.budget=5.0}万元，完成{expenditure.299.completion=58.4}%。",
        "支出{expenditure.299=3.0}万元，预算{expenditure.299.budget=5.0}万元，完成{expenditure.299.completion=61.7}%。",
        "支出{expenditure.299=3.0}万元，预算{expenditure.299.budget=5.0}万元，完成{expenditure.299.completion=58.3}%。",
        "支出{expenditure.299=3.0}万元，预算{expenditure.299.budget=5.0}万元，完成{expenditure.299.completion=61.8}%。",
        "支出{expenditure.299=3.00}万元，支出{expenditure.299=3.00}万元，预算{expenditure.299.budget=5.00}万元，完成{expenditure.299.completion=50}%。",
        "支出{expenditure.299=3.00}万元，完成{expenditure.299.completion=50}%。",
        "预算{expenditure.299.budget=5.00}万元，预算{expenditure.299.budget=5.00}万元，支出{expenditure.299=3.00}万元，完成{expenditure.299.completion=50}%。",
        "支出{expenditure.299=3.00}万元，预算{expenditure.299.budget=5.00}万元，一{a=1.00}万元，二{a=1.00}万元，完成{expenditure.299.completion=50}%。",
        "支出{expenditure.299=3.00}万元，预算{expenditure.299.budget=5.00}万元，一{a=1.00}万元，二{a=1.00}万元，三{a=1.00}万元，完成{expenditure.299.completion=50}%。",
        "占预算{expenditure.208.budget=5.00}%，支出{expenditure.299=5.00}%，预算{expenditure.208.budget=5.00}万元。",
        "人数{expenditure.299.budget=5}人，完成{expenditure.299.completion=50}人。",
      ),
    },
    context: { budget: disclosureOf({ ...BUDGET, year: "2023" }), prior: disclosureOf({ ...BUDGET, year: "2022" }) },
  },
  {
    name: "final accounts that begin with a rate",
    rules: /^Y05/,
    document: {
      ...FINAL,
      ...prose(
        "支出{expenditure.299=3.00}万元，预算{expenditure.299.budget=5.00}万元，完成{expenditure.299.completion=50}%。",
      ),
    },
  },
];

/** A budget's income, tables beside it as a form prints them. */
const incomes = (rows: readonly string[], ...tables: readonly ReturnType<typeof table>[]): ExampleDocument =>
  only(table("balance", "side item amount", rows), ...tables);
const INCOME = ["收入|一、一般公共预算拨款收入|80.00", "|二、政府性基金预算拨款收入|20.00"];
const ACROSS: Corner[] = [
  {
    name: "income by funds, no column of the appropriation",
    rules: /^(?:X0[1-9]|W02)/,
    document: incomes(
      [...INCOME, "|三、单位资金|10.00", "|本年收入合计|110.00", "|上年结转结余|5.00", "|收入总计|115.00"],
      table("income", "code item total general fund business other carryIn surplusUsed", [
        "|合计|115.00|80.00|20.00|6.00|4.00|5.00|",
        "208|社会保障和就业支出|115.00|80.00|20.00|6.00|4.00|5.00|",
      ]),
      table("appropriation", "side item total", [
        "收入|一、一般公共预算拨款|80.00",
        "|二、政府性基金预算拨款|20.00",
        "|本年收入合计|100.00",
        "|收入总计|100.00",
      ]),
    ),
  },
  {
    name: "income by funds that differ from the appropriation, no current total",
    rules: /^(?:X0[1-9]|W02)/,
    document: incomes(
      [...INCOME, "|收入总计|100.00"],
      table("income", "code item total fiscal general fund", [
        "|合计|100.00|100.00|80.00|20.00",
        "208|社会保障和就业支出|100.00|100.00|80.00|19.00",
      ]),
      table("appropriation", "side item total", [
        "收入|一、一般公共预算拨款|80.00",
        "|二、政府性基金预算拨款|21.00",
        "|收入总计|101.00",
      ]),
    ),
  },
  {
    name: "income whose own money is one column, and no money of its own",
    rules: /^(?:X0[1-9]|W02)/,
    document: incomes(
      [
        "收入|一、财政拨款收入|80.00",
        "|二、单位资金|10.00",
        "|本年收入合计|90.00",
        "|使用非财政拨款结余|3.00",
        "|收入总计|93.00",
      ],
      table("income", "code item current total fiscal general unitFunds carryIn", [
        "|合计|90.00|93.00|80.00|80.00|11.00|2.00",
      ]),
      table("appropriation", "side item total", ["收入|一、财政拨款|79.00", "|本年收入合计|79.00", "|收入总计|79.00"]),
    ),
  },
  {
    name: "income of one source",
    rules: /^(?:X0[1-9]|W02)/,
    document: incomes(
      ["收入|一、一般公共预算拨款收入|80.00", "|上年结转结余|5.00", "|收入总计|85.00"],
      table("income", "code item total fiscal carryIn", [
        "|合计|80.00|80.00|4.00",
        "208|社会保障和就业支出|80.00|70.00|",
      ]),
    ),
  },
  {
    name: "income whose surplus stands within the carry-over",
    rules: /^X0[12]/,
    document: incomes(
      [
        "收入|一、财政拨款收入|80.00",
        "|本年收入合计|80.00",
        "|上年结转结余|5.00",
        "|使用非财政拨款结余|3.00",
        "|收入总计|88.00",
      ],
      table("income", "code item total current carryIn", ["|合计|88.00|80.00|8.00"]),
    ),
  },
  ...(
    [
      ["carried out, the table without it", "90.00", "10.00", "90.00"],
      ["carried out, the table with it", "90.00", "10.00", "100.00"],
      ["nothing carried out, the table beside both", "90.00", "", "100.00"],
      ["no current total", null, "", "100.00"],
      ["no current total, the table off", null, "", "99.00"],
    ] as const
  ).map(([name, current, carried, total]): Corner => ({
    name: `expenditure: ${name}`,
    rules: /^X03/,
    document: only(
      table("balance", "side item amount", [
        "支出|一、社会保障和就业支出|90.00",
        ...(current ? [`|本年支出合计|${current}`] : []),
        `|年终结转结余|${carried}`,
        "|支出总计|100.00",
      ]),
      table("expenditure", "code item total", [`|合计|${total}`]),
    ),
  })),
  ...(
    [
      ["one code of four", ["2080501", "2080505", "2080506"], ["2080501", "2080505", "2080506", "2101101"]],
      [
        "two codes of six",
        ["2080501", "2080505", "2080506", "2101101"],
        ["2080501", "2080505", "2080506", "2101101", "2101501", "2101504"],
      ],
      ["two codes of five", ["2080501", "2080505", "2080506"], ["2080501", "2080505", "2080506", "2101501", "2101504"]],
      [
        "three codes of ten",
        ["2080501", "2080505", "2080506", "2101101", "2101501", "2101504", "2210201"],
        ["2080501", "2080505", "2080506", "2101101", "2101501", "2101504", "2210201", "2210202", "2210203", "2299999"],
      ],
      ["a code of nothing", ["2080501", "2080505"], ["2080501", "2080505", "0|2101101"]],
    ] as const
  ).flatMap(([name, one, other]): Corner[] =>
    [[], [DAMAGE]].map((problems) => ({
      name: `income lacks ${name}${problems.length > 0 ? ", damaged" : ""}`,
      rules: /^X05/,
      document: only(
        ...(["income", "expenditure"] as const).map((id) =>
          table(
            id,
            "code item total",
            [
              "|合计|10.00",
              ...(id === "income" ? one : other).map((c) =>
                c.startsWith("0|") ? `${c.slice(2)}||0.00` : `${c}|某项|1.00`,
              ),
            ],
            id === "income" ? { problems } : {},
          ),
        ),
      ),
    })),
  ),
  {
    name: "basic expenditure in its parts and their parts",
    rules: /^W0[47]/,
    document: only(
      table("expenditure", "code item total basic personnel wages household public goods capitalOutlay", [
        "|合计|100.00|100.00|70.00|50.00|20.00|30.00|25.00|5.00",
        "208|社会保障和就业支出|100.00|100.00|70.00|50.00|21.00|30.00|25.00|4.00",
      ]),
      table("general", "code item total personnel public project", [
        "|合计|100.00|70.00|20.00|10.00",
        "208|社会保障和就业支出|100.00|70.00|20.00|11.00",
      ]),
      table("fund", "code item total personnel project", ["|合计|100.00|70.00|10.00"]),
      table("balance", "side item amount basic personnel public project", [
        "收入|一、一般公共预算拨款收入|100.00||||",
        "支出|一、社会保障和就业支出|100.00|80.00|60.00|20.00|20.00",
        "|二、卫生健康支出|100.00|80.00|60.00|21.00|21.00",
        "|支出总计|200.00|||| ",
      ]),
      table("capital", "code item total basic personnel wages public goods project", [
        "|合计|100.00|90.00|60.00||30.00||10.00",
      ]),
    ),
  },
  {
    name: "basic expenditure without its halves",
    rules: /^W0[47]/,
    document: only(
      table("expenditure", "code item total basic wages goods", [
        "|合计|100.00|90.00|60.00|30.00",
        "208|社会保障和就业支出|100.00|90.00|60.00|31.00",
      ]),
      table("expenditure", "code item total personnel public", ["|合计|100.00|60.00|30.00"]),
    ),
  },
  {
    name: "money of projects, by form",
    rules: /^W11/,
    document: only(
      table("projects", "item total fiscal carryIn business", [
        "合计|100.00|80.00|10.00|10.00",
        "示例甲|100.00|80.00|10.00|11.00",
      ]),
      table("projects", "item total general fiscal", ["合计|100.00|90.00|80.00"]),
      table("projects", "item total fiscal general fund unitFunds", [
        "合计|100.00|80.00|70.00|10.00|20.00",
        "示例甲|100.00|80.00|70.00|10.00|21.00",
      ]),
      table("goals-summary", "item total government unitFunds", [
        "示例甲|100.00|80.00|20.00",
        "示例乙|100.00|80.00|21.00",
      ]),
      goal({ 预算数: "100.00", 其他资金: "10.00" }),
      goal({ 项目名称: "甲", 预算数: "100.00", "其中：财政资金": "80.00", 其他资金: "10.00", 上年结转资金: "10.00" }),
      goal({ 项目名称: "乙", 预算数: "100.00", "其中：财政资金": "90.00", 其他资金: "10.00", 上年结转资金: "10.00" }),
      goal({
        项目名称: "丙",
        预算数: "100.00",
        "其中：财政资金": "90.00",
        其他资金: "10.00",
        当年财政拨款: "80.00",
        上年结转资金: "9.00",
      }),
      goal({ 项目名称: "丁", "其中：财政资金": "90.00" }),
    ),
  },
  {
    name: "overall goals and operating costs",
    rules: /^X18/,
    document: {
      ...BUDGET,
      tables: [
        ...BUDGET.tables,
        table("operating", "code item total", ["|合计|40.00"]),
        table("goals-overall", "item", ["完成任务"], {
          fields: {
            部门预算: {
              预算总额: "505.69万元",
              基本支出: "373.06",
              项目支出: "132.36万元",
              其他: "3.00",
              合计: null,
              总计: "待定",
            },
          },
        }),
        table("goals-overall", "item", ["完成任务"], { fields: { 总体目标: "完成" } }),
      ],
    },
  },
  {
    name: "overall goals without expenditure, blank operating costs",
    rules: /^X18/,
    document: {
      ...without("expenditure"),
      tables: [
        ...without("expenditure").tables,
        table("operating", "code item total", ["|合计|"]),
        table("goals-overall", "item", ["完成任务"], { fields: { 部门预算: { 预算总额: "505.69万元" } } }),
      ],
    },
  },
  {
    name: "two tables of operating costs",
    rules: /^X18/,
    document: {
      ...BUDGET,
      tables: [
        ...BUDGET.tables,
        table("operating", "code item total", ["|合计|4.00"]),
        table("operating", "code item total", ["|合计|4.00"]),
      ],
    },
  },
  ...(["unit", "department"] as const).flatMap((level) =>
    [["示例局|行政单位"], ["示例局|行政单位", "示例中心|事业单位"]].map((units): Corner => ({
      name: `two sets of government codes, a ${level} of ${units.length}`,
      rules: /^L06/,
      document: {
        level,
        tables: [
          table("units", "item nature", units),
          table("economic", "unitName code second item total", [
            "||| 合计|10.00",
            "甲|30101|50101|基本工资|1.00",
            "甲|30201|50502|办公费|1.00",
            "乙|30201|50201|办公费|1.00",
            "乙|30201|50101|办公费|1.00",
            "乙|302|505|商品和服务支出|1.00",
            "丙|30201|505|办公费|1.00",
            "丙|301|50101|工资福利支出|1.00",
            "丙|20101|50101|某项|1.00",
            "丙|30201|60101|办公费|1.00",
            "丙||50101|办公费|1.00",
          ]),
        ],
      },
    })),
  ),
  {
    name: "amounts below zero and beyond the whole",
    rules: /^P01/,
    document: edit(
      {
        ...BUDGET,
        ...prose(
          "基本支出占{expenditure.basic.share=100}%，项目支出占{expenditure.project.share=100.5}%，增长{change.basic.percent↑=120}%，占{expenditure.public.share=120}万元。",
        ),
      },
      ["expenditure", "2080501", "basic", "-12.36"],
      ["general", "2080501", "basic", "0.00"],
      ["balance", "收入总计", "amount", "0.00"],
    ),
  },
  { name: "a total income left blank", rules: /^P01/, document: edit(BUDGET, ["balance", "收入总计", "amount", ""]) },
  {
    name: "amounts below zero in final accounts",
    rules: /^P01/,
    document: edit(FINAL, ["expenditure", "208", "basic", "-12.36"]),
  },
  {
    name: "changes below zero",
    rules: /^P01/,
    document: withTable(
      BUDGET,
      "three-public",
      table("three-public", "item total change code", ["合计|10.10|-1.00|-5"]),
    ),
  },
  {
    name: "no amount at all",
    rules: /^P01/,
    document: only(table("general", "code item total", ["|合计|", "208|社会保障和就业支出|"])),
  },
  ...(
    [
      [
        "two pairs agree, one does not",
        ["2210201|住房公积金|10.00|", "2080505|养老|20.00|", "2080506|年金|9.00|"],
        ["30113|住房公积金|10.00", "30108|养老|20.00", "30109|年金|9.90"],
      ],
      [
        "one pair agrees, one does not",
        ["2210201|住房公积金|10.00|", "2080505|养老|21.00|"],
        ["30113|住房公积金|10.00", "30108|养老|20.00"],
      ],
      [
        "two pairs agree, two do not",
        [
          "2210201|住房公积金|10.00|",
          "2080505|养老|20.00|",
          "2080506|年金|9.00|",
          "2101101|医疗|3.00|",
          "2101102|医疗|2.00|",
        ],
        ["30113|住房公积金|10.00", "30108|养老|20.00", "30109|年金|9.90", "30110|医疗|6.00"],
      ],
      [
        "blank on one side",
        ["2210201|住房公积金||", "2080505|养老|20.00|", "2080506|年金|9.00|"],
        ["30113|住房公积金|10.00", "30108|养老|0.00", "30109|年金|9.00"],
      ],
      [
        "missing on one side",
        ["2080501|离退休|5.00|", "2080502|离退休|1.00|"],
        ["30113|住房公积金|10.00", "30301|离休费|2.00", "30302|退休费|5.00"],
      ],
      ["pensions without their codes", ["2210201|住房公积金|10.00|"], ["30301|离休费|2.00"]],
      ["codes without pensions", ["2080501|离退休|5.00|"], ["30101|基本工资|2.00"]],
    ] as const
  ).flatMap(([name, functional, economic]): Corner[] =>
    (["basic", "personnel", "public", "other"] as const).map((column) => ({
      name: `personnel: ${name}, by ${column}`,
      rules: /^P02/,
      document: only(
        table("general", `code item ${column} total`, [
          "|合计|99.00|99.00",
          ...functional.map((r) => r.replace(/\|$/, `|${/\|([\d.]*)\|$/.exec(r)![1]!}`)),
        ]),
        table("basic", "code item total", ["|合计|99.00", ...economic]),
      ),
    })),
  ),
  ...(
    [
      ["none in the table", "0", "8.00", []],
      ["blank in the table", "", "8.00", []],
      ["blank in the table, two in the text", "", "8.00", ["车辆{assets.vehicles=2}辆。"]],
      ["none in the table, two in the text", "0", "8.00", ["车辆{assets.vehicles=2}辆。"]],
      ["two in the table, none in the text", "2", "8.00", ["车辆{assets.vehicles=0}辆。"]],
      ["none, and no running costs", "0", "0.00", []],
      ["not in the table, none in the text", null, "8.00", ["车辆{assets.vehicles=0}辆。"]],
      ["nowhere", null, "8.00", []],
    ] as const
  ).map(([name, vehicles, running, lines]): Corner => ({
    name: `vehicles: ${name}`,
    rules: /^P06/,
    document: {
      tables: [
        table("three-public", "item total", ["合计|8.00", `公务用车运行维护费|${running}`]),
        table("assets", "item quantity amount", [
          "资产总额||120.35",
          ...(vehicles === null ? [] : [`车辆|${vehicles}|1.00`]),
        ]),
      ],
      ...prose(...lines),
    },
  })),
  {
    name: "vehicles of final accounts",
    rules: /^P06/,
    document: {
      kind: "final",
      tables: [
        table("three-public", "item budgeted settled total", ["公务用车运行维护费|8.00|0.00|8.00"]),
        table("assets", "item quantity", ["车辆|0"]),
      ],
    },
  },
  {
    name: "vehicles of final accounts that print one column",
    rules: /^P06/,
    document: {
      kind: "final",
      tables: [
        table("three-public", "item total", ["公务用车运行维护费|8.00"]),
        table("assets", "item quantity", ["车辆|0"]),
      ],
    },
  },
  {
    name: "a part of the wrong sign",
    rules: /^P03/,
    document: edit(
      BUDGET,
      ["expenditure", "2080501", "basic", "-12.36"],
      ["balance", "九、卫生健康支出", "amount", "444.82"],
    ),
  },
  {
    name: "carry-over by fund from year to year",
    rules: /^Y04/,
    document: {
      kind: "final",
      year: "2023",
      tables: [
        table("appropriation", "side item total general fund", [
          "收入|一、一般公共预算拨款|50.00||",
          "|本年收入合计|50.00||",
          "|年初财政拨款结转和结余|10.00||",
          "|一、一般公共预算拨款|6.00||",
          "|二、政府性基金预算拨款|4.00||",
          "|收入总计|60.00||",
        ]),
        table("fund", "code item carryIn total", [
          "|合计|4.00|4.00",
          "2296013|彩票公益金支出|4.00|4.00",
          "2296003|体育彩票|0.00|",
          "2296099|其他|3.00|",
        ]),
      ],
    },
    context: {
      prior: disclosureOf({
        kind: "final",
        year: "2022",
        tables: [
          table("appropriation", "side item total general fund", [
            "支出|一、社会保障和就业支出|50.00|50.00|",
            "|本年支出合计|50.00|50.00|",
            "|年末财政拨款结转和结余|10.00|6.50|3.50",
            "|支出总计|60.00||",
          ]),
          table("fund", "code item total carryOut", [
            "|合计|4.00|4.00",
            "2296013|彩票公益金支出|4.00|4.50",
            "2296003|体育彩票|1.00|1.00",
          ]),
        ],
      }),
    },
  },
  {
    name: "carry-over that one of the years does not print",
    rules: /^Y04/,
    document: FINAL,
    context: {
      prior: disclosureOf({ kind: "final", year: "2022", tables: [table("income", "item total", ["合计|1.00"])] }),
    },
  },
];

export const TABLE_CORNERS: readonly Corner[] = [
  ...SIDES,
  ...TOTALS,
  ...PLANS,
  ...GOALS,
  ...FUNDS,
  ...PUBLIC,
  ...COMPLETE,
  ...CLEAN,
  ...CODES,
  ...PURCHASES,
  ...UNITS,
  ...NEXT,
  ...ACROSS,
];
