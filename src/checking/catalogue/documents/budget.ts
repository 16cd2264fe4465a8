import { table, type ExampleDocument } from "./builder";

const FUNCTIONS: readonly (readonly [string, string, number, number])[] = [
  ["208", "社会保障和就业支出", 60.63, 0],
  ["20805", "行政事业单位养老支出", 60.63, 0],
  ["2080501", "行政单位离退休", 12.36, 0],
  ["2080505", "机关事业单位基本养老保险缴费支出", 32.18, 0],
  ["2080506", "机关事业单位职业年金缴费支出", 16.09, 0],
  ["210", "卫生健康支出", 272.19, 132.63],
  ["21011", "行政事业单位医疗", 20.47, 0],
  ["2101101", "行政单位医疗", 20.47, 0],
  ["21015", "医疗保障管理事务", 251.72, 132.63],
  ["2101501", "行政运行", 251.72, 0],
  ["2101502", "一般行政管理事务", 0, 101.35],
  ["2101504", "信息化建设", 0, 31.28],
  ["221", "住房保障支出", 40.24, 0],
  ["22102", "住房改革支出", 40.24, 0],
  ["2210201", "住房公积金", 40.24, 0],
];

const PUBLIC: Readonly<Record<string, number>> = { "210": 40.73, "21015": 40.73, "2101501": 40.73 };
const m = (n: number): string => (n === 0 ? "" : n.toFixed(2));

const income = FUNCTIONS.map(([c, n, b, p]) => `${c}|${n}|${m(b + p)}|${m(b + p)}|${m(b + p)}||||||||`);
const expenditure = FUNCTIONS.map(([c, n, b, p]) => `${c}|${n}|${m(b + p)}|${m(b)}|${m(p)}|||`);
const general = FUNCTIONS.map(
  ([c, n, b, p]) => `${c}|${n}|${m(b + p)}|${m(b)}|${m(b - (PUBLIC[c] ?? 0))}|${m(PUBLIC[c] ?? 0)}|${m(p)}`,
);

/** The form that splits basic and project expenditure into their columns (河南). */
const HOUSEHOLD: Readonly<Record<string, number>> = { "208": 12.36, "20805": 12.36, "2080501": 12.36 };
const RUNNING: Readonly<Record<string, number>> = { "210": 101.35, "21015": 101.35, "2101502": 101.35 };

/** The expenditure table with wages, household, goods and capital outlay, running and targeted projects in columns of their own. */
export const SPLIT_EXPENDITURE = table(
  "expenditure",
  "code item total basic wages household goods capitalOutlay project projectRunning projectTarget",
  [
    "|合计|505.69|373.06|319.97|12.36|40.73||132.63|101.35|31.28",
    ...FUNCTIONS.map(([c, n, b, p]) => {
      const [household, goods, running] = [HOUSEHOLD[c] ?? 0, PUBLIC[c] ?? 0, RUNNING[c] ?? 0];
      const basic = `${m(b)}|${m(b - goods - household)}|${m(household)}|${m(goods)}|`;
      return `${c}|${n}|${m(b + p)}|${basic}|${m(p)}|${m(running)}|${m(p - running)}`;
    }),
  ],
);

/** A fictional bureau's budget for 2024 in which every figure adds up. */
export const BUDGET: ExampleDocument = {
  unitName: "示例市示例局",
  year: "2024",
  tables: [
    table("balance", "side item amount", [
      "收入|一、一般公共预算拨款收入|505.69",
      "|二、政府性基金预算拨款收入|",
      "|三、国有资本经营预算拨款收入|",
      "|四、财政专户管理资金收入|",
      "|五、单位资金|",
      "|本年收入合计|505.69",
      "|上年结转结余|",
      "|收入总计|505.69",
      "支出|一、一般公共服务支出|",
      "|八、社会保障和就业支出|60.63",
      "|九、卫生健康支出|404.82",
      "|十九、住房保障支出|40.24",
      "|本年支出合计|505.69",
      "|年终结转结余|",
      "|支出总计|505.69",
    ]),
    table(
      "income",
      "code item total current fiscal fiscalAccount business operating superior affiliated other carryIn",
      ["|合计|505.69|505.69|505.69||||||||", ...income],
    ),
    table("expenditure", "code item total basic project operating remitted aid", [
      "|合计|505.69|373.06|132.63|||",
      ...expenditure,
    ]),
    table("appropriation", "side item total general fund capital", [
      "收入|一、一般公共预算拨款|505.69|||",
      "|二、政府性基金预算拨款||||",
      "|三、国有资本经营预算拨款||||",
      "|本年收入合计|505.69|||",
      "|年初财政拨款结转和结余||||",
      "|一、一般公共预算拨款||||",
      "|二、政府性基金预算拨款||||",
      "|三、国有资本经营预算拨款||||",
      "|收入总计|505.69|||",
      "支出|一、一般公共服务支出||||",
      "|八、社会保障和就业支出|60.63|60.63||",
      "|九、卫生健康支出|404.82|404.82||",
      "|十九、住房保障支出|40.24|40.24||",
      "|本年支出合计|505.69|505.69||",
      "|年末财政拨款结转和结余||||",
      "|支出总计|505.69|505.69||",
    ]),
    table("general", "code item total basic personnel public project", [
      "|合计|505.69|373.06|332.33|40.73|132.63",
      ...general,
    ]),
    table("basic", "code item total personnel public", [
      "|合计|373.06|332.33|40.73",
      "301|工资福利支出|319.97|319.97|",
      "30101|基本工资|118.93|118.93|",
      "30102|津贴补贴|57.21|57.21|",
      "30103|奖金|34.85|34.85|",
      "30108|机关事业单位基本养老保险缴费|32.18|32.18|",
      "30109|职业年金缴费|16.09|16.09|",
      "30110|职工基本医疗保险缴费|20.47|20.47|",
      "30113|住房公积金|40.24|40.24|",
      "302|商品和服务支出|40.73||40.73",
      "30201|办公费|21.48||21.48",
      "30211|差旅费|9.15||9.15",
      "30217|公务接待费|2.10||2.10",
      "30231|公务用车运行维护费|8.00||8.00",
      "303|对个人和家庭的补助|12.36|12.36|",
      "30302|退休费|12.36|12.36|",
    ]),
    table("fund", "code item total basic project", [], { note: "注：无政府性基金预算，空表列示。" }),
    table("capital", "code item total basic project", [], { note: "注：无国有资本经营预算，空表列示。" }),
    table("three-public", "item total general fund capital", [
      "合计|10.10|10.10||",
      "“三公”经费小计|10.10|10.10||",
      "一、因公出国（境）费||||",
      "其中：教学科研人员因公出国（境）费||||",
      "其他因公出国（境）费||||",
      "二、公务用车购置及运维费|8.00|8.00||",
      "其中：公务用车购置费||||",
      "公务用车运行维护费|8.00|8.00||",
      "三、公务接待费|2.10|2.10||",
    ]),
    table("projects", "type item unit total general fund capital", [
      "|合计||132.63|132.63||",
      "其他运转类|示例业务经费|示例市示例局|101.35|101.35||",
      "特定目标类|示例信息系统建设经费|示例市示例局|31.28|31.28||",
    ]),
    goal("示例业务经费", "101.35"),
    goal("示例信息系统建设经费", "31.28"),
    table("procurement", "item budget goods catalogue measure quantity price total general fund smallBusiness", [
      "合计|||||||5.00|5.00||5.00",
      "示例信息系统建设经费|31.28|台式计算机|A02010105|台|10|0.50|5.00|5.00||5.00",
    ]),
    table(
      "assets",
      "item quantity amount",
      [
        "资产总额||120.35",
        "1、房屋（平方米）||",
        "其中：办公用房（平方米）||",
        "2、车辆（台、辆）|2|30.20",
        "3、单价在20万元以上的设备||",
        "4、其他固定资产|560|90.15",
      ],
      { asOf: "2023年12月31日" },
    ),
  ],
  narrative: [
    { key: "income.total", label: "预算收入", value: "505.69", year: "2024", quote: "2024年预算收入505.69万元" },
    {
      key: "income.general",
      label: "一般公共预算拨款收入",
      value: "505.69",
      quote: "其中一般公共预算拨款收入505.69万元",
    },
    { key: "expenditure.total", label: "支出预算", value: "505.69", year: "2024", quote: "2024年支出预算505.69万元" },
    { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "其中基本支出373.06万元" },
    { key: "expenditure.personnel", label: "人员经费", value: "332.33", quote: "包括人员经费332.33万元" },
    { key: "expenditure.public", label: "日常公用经费", value: "40.73", quote: "日常公用经费40.73万元" },
    { key: "expenditure.project", label: "项目支出", value: "132.63", quote: "项目支出132.63万元" },
    { key: "expenditure.208", label: "社会保障和就业支出", value: "60.63", quote: "社会保障和就业支出60.63万元" },
    { key: "operating", label: "机关运行经费", value: "40.73", quote: "机关运行经费共计安排40.73万元" },
    { key: "three-public.total", label: "“三公”经费", value: "10.10", quote: "“三公”经费预算安排10.10万元" },
    { key: "three-public.reception", label: "公务接待费", value: "2.10", quote: "公务接待费2.10万元" },
    { key: "procurement", label: "政府采购预算", value: "5.00", quote: "安排政府采购预算5.00万元" },
    { key: "assets.total", label: "固定资产金额", value: "120.35", quote: "上年末固定资产金额为120.35万元" },
    { key: "assets.planned", label: "拟购置固定资产总额", value: "5.00", quote: "本年度拟购置固定资产总额为5.00万元" },
  ],
  paragraphs: [
    "一、部门职责及机构设置情况",
    "示例局负责示例事务的管理。机构设置为一个行政单位。",
    "二、部门预算安排的总体情况",
    "2024年预算收入505.69万元，其中一般公共预算拨款收入505.69万元。",
    "2024年支出预算505.69万元，其中基本支出373.06万元，包括人员经费332.33万元和日常公用经费40.73万元；项目支出132.63万元。社会保障和就业支出60.63万元。",
    "三、机关运行经费安排情况",
    "机关运行经费共计安排40.73万元。",
    "四、财政拨款“三公”经费预算情况及增减变化原因",
    "“三公”经费预算安排10.10万元，其中公务接待费2.10万元，与2023年持平。",
    "五、绩效目标情况",
    "对2个项目编制了绩效目标。",
    "六、政府采购预算情况",
    "2024年，安排政府采购预算5.00万元，其中货物5.00万元，工程0.00万元，服务0.00万元。",
    "七、国有资产信息",
    "上年末固定资产金额为120.35万元，本年度拟购置固定资产总额为5.00万元。",
    "八、名词解释",
    "基本支出是指为保障机构正常运转发生的支出。",
  ],
};

function goal(name: string, budget: string) {
  const fields = {
    项目编码: "130000240001",
    项目名称: name,
    预算数: budget,
    "其中：财政资金": budget,
    其他资金: null,
    资金用途: "保障示例事务开展",
    "资金支出计划（%）": { "3月底": "25.00%", "6月底": "50.00%", "10月底": "75.00%", "12月底": "100.00%" },
    绩效目标: ["1.完成示例事务"],
  };
  return table(
    "goal",
    "level1 level2 level3 description value ground",
    [
      "产出指标|数量指标|办件数量|办件数量|≥100件|工作计划",
      "效益指标|社会效益指标|知晓率|知晓率|≥90%|工作计划",
      "满意度指标|服务对象满意度指标|满意度|满意度|≥90%|工作计划",
    ],
    { fields, title: `${name}绩效目标表` },
  );
}
