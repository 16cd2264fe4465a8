import type { NarrativeFigure, StandardTableId } from "../../disclosure";
import type { Example } from "../rule/rule";
import type { RuleExamples } from "../rule/columns";
import type { CheckContext } from "../types";
import { disclosureOf, edit, table, withTable, type ExampleDocument } from "./documents/builder";
import { BUDGET } from "./documents/budget";
import { FINAL } from "./documents/final";

type Edit = readonly [StandardTableId, string, string, string];

/** An example from a document. */
const example = (title: string, doc: ExampleDocument, context?: () => CheckContext): Example => ({
  title,
  build: () => ({ disclosure: disclosureOf(doc), ...(context ? { context: context() } : {}) }),
});
/** The clean budget with some cells rewritten. */
const broken = (title: string, ...changes: Edit[]): Example => example(title, edit(BUDGET, ...changes));
const clean: readonly Example[] = [example("各数相符的单位预算", BUDGET), example("各数相符的部门决算", FINAL)];
const breaks = (...list: Example[]): RuleExamples => ({ holds: clean, breaks: list });

/** The clean budget with narrative figures added, or (same key) put in the place of its own. */
function saying(figures: readonly Partial<NarrativeFigure>[], paragraphs: readonly string[] = []): ExampleDocument {
  const keys = new Set(figures.map((f) => f.key));
  return {
    ...BUDGET,
    narrative: [...BUDGET.narrative!.filter((n) => !keys.has(n.key)), ...figures],
    paragraphs: [...BUDGET.paragraphs!, ...paragraphs],
  };
}
const without = (...ids: StandardTableId[]): ExampleDocument => ({
  ...BUDGET,
  tables: BUDGET.tables.filter((t) => !ids.includes(t.id)),
});
const paragraphs = (change: (p: readonly string[]) => readonly string[]): ExampleDocument => ({
  ...BUDGET,
  paragraphs: change(BUDGET.paragraphs!),
});
const prior = (doc: ExampleDocument) => () => ({ prior: disclosureOf({ ...doc, year: "2023" }) });

const SPLIT = "code item total basic wages household goods capitalOutlay project projectRunning projectTarget";
const splitRows = (wages: string, target: string) => [
  `|合计|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `210|卫生健康支出|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `21015|医疗保障管理事务|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
  `2101501|行政运行|505.69|373.06|${wages}|12.36|40.73||132.63|101.35|${target}`,
];
const goalFields = {
  项目名称: "示例业务经费",
  预算数: "101.35",
  "其中：财政资金": "101.35",
  其他资金: null,
  "资金支出计划（%）": { "3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "101.35" },
};
const goal = (
  fields: NonNullable<ExampleDocument["tables"][number]["fields"]>,
  rows: readonly string[] = [
    "产出指标|数量指标|办件|办件|100件|计划",
    "效益指标|社会效益|知晓率|知晓率|90%|计划",
    "满意度指标|满意度|满意度|满意度|90%|计划",
  ],
) => table("goal", "level1 level2 level3 description value ground", rows, { fields, title: "示例业务经费绩效目标表" });
const FUND_FILLED = table("fund", "code item total basic project", [
  "|合计|8.00||8.00",
  "229|其他支出|8.00||8.00",
  "22960|彩票公益金安排的支出|8.00||8.00",
  "2296013|用于城乡医疗救助的彩票公益金支出|8.00||8.00",
]);
const BY_UNIT = ["|合计|100.00|", "|甲单位|60.00|甲", "|乙单位|41.00|乙"];
const wide = (total: string) =>
  table("three-public", "item total", [
    `合计|${total}`,
    "因公出国（境）费|",
    "公务用车购置及运行费|8.00",
    "公务用车购置费|",
    "公务用车运行维护费|8.00",
    "公务接待费|2.10",
  ]);

/** A wide row: all items stand in one printed row. */
function sideBySide(total: string): Example {
  return {
    title: "横排的“三公”经费表合计错",
    build: () => {
      const d = disclosureOf(withTable(BUDGET, "three-public", wide(total)));
      const t = d.standard.find((s) => s.id === "three-public")!;
      const cells = t.rows.map((r) => ({ text: r.values["total"]!.text }));
      const standard = d.standard.map((s) =>
        s === t
          ? {
              ...s,
              rows: s.rows.map((r, i) => ({
                ...r,
                row: 0,
                values: { total: { ...r.values["total"]!, cell: { ...r.values["total"]!.cell, row: 0, column: i } } },
              })),
            }
          : s,
      );
      return {
        disclosure: {
          ...d,
          standard,
          tables: d.tables.map((p) => (p.id === "three-public" ? { ...p, rows: [cells] } : p)),
        },
      };
    },
  };
}

export const EXAMPLES: Readonly<Record<string, RuleExamples>> = {
  W01: breaks(broken("合计少一位", ["income", "2101501", "total", "25.72"])),
  W02: breaks(broken("财政拨款与本年收入不同", ["income", "2101501", "fiscal", "251.27"])),
  W03: breaks(broken("基本支出缺失", ["expenditure", "2101501", "basic", ""])),
  W04: breaks(
    example(
      "工资福利支出错一位",
      withTable(BUDGET, "expenditure", table("expenditure", SPLIT, splitRows("319.79", "31.28"))),
    ),
  ),
  W05: breaks(
    example(
      "特定目标类颠倒",
      withTable(BUDGET, "expenditure", table("expenditure", SPLIT, splitRows("319.97", "31.82"))),
    ),
  ),
  W06: breaks(broken("合计与一般公共预算不同", ["appropriation", "九、卫生健康支出", "total", "440.82"])),
  W07: breaks(broken("项目支出错一位", ["general", "2101502", "project", "101.85"])),
  W08: breaks(broken("公用经费错一位", ["basic", "302", "public", "40.78"])),
  W09: breaks(broken("办公费列在人员经费", ["basic", "30201", "personnel", "21.48"], ["basic", "30201", "public", ""])),
  W10: breaks(sideBySide("10.01")),
  W11: breaks(
    broken("项目合计与资金来源不同", ["projects", "示例业务经费", "total", "110.35"]),
    example("预算数与财政资金不同", withTable(BUDGET, "goal", goal({ ...goalFields, 预算数: "110.35" }))),
  ),
  W12: breaks(example("百分比栏填了金额", withTable(BUDGET, "goal", goal(goalFields)))),
  W13: breaks(broken("采购金额与数量乘单价不符", ["procurement", "示例信息系统建设经费", "total", "50.00"])),
  C01: breaks(broken("本年收入合计错", ["balance", "本年收入合计", "amount", "505.96"])),
  C02: breaks(broken("收入总计错", ["balance", "收入总计", "amount", "550.69"])),
  C03: breaks(broken("类的金额错", ["balance", "九、卫生健康支出", "amount", "404.28"])),
  C04: breaks(broken("支出总计错", ["balance", "支出总计", "amount", "505.60"])),
  C05: breaks(broken("收支不平", ["balance", "支出总计", "amount", "505.60"])),
  C06: breaks(broken("财政拨款收入总计错", ["appropriation", "收入总计", "total", "505.60"])),
  C07: breaks(broken("类的金额错", ["appropriation", "八、社会保障和就业支出", "general", "60.36"])),
  C08: breaks(broken("一般公共预算收支不平", ["appropriation", "本年支出合计", "general", "505.60"])),
  C09: breaks(broken("末级错，类不变", ["expenditure", "2101504", "project", "32.18"])),
  C10: breaks(broken("经济类错", ["basic", "302", "total", "47.03"])),
  C11: breaks(broken("小计与分项不符", ["three-public", "三、公务接待费", "total", "1.20"])),
  C12: breaks(
    broken("资产总额与分项不符", ["assets", "资产总额", "amount", "102.35"]),
    broken("项目合计与明细不符", ["projects", "合计", "total", "132.36"]),
  ),
  H01: breaks(broken("类与款不符", ["expenditure", "210", "basic", "272.91"])),
  H02: breaks(broken("款与项不符", ["general", "2101502", "total", "110.35"])),
  H03: breaks(broken("经济类与款不符", ["basic", "30101", "total", "119.83"])),
  H04: breaks(
    example(
      "缺少款级行",
      withTable(
        BUDGET,
        "general",
        table("general", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "208|社会保障和就业支出|60.63|60.63|",
          "20805|行政事业单位养老支出|60.63|60.63|",
          "2080505|机关事业单位基本养老保险缴费支出|60.63|60.63|",
          "210|卫生健康支出|445.06|312.43|132.63",
          "2101501|行政运行|445.06|312.43|132.63",
        ]),
      ),
    ),
  ),
  H05: breaks(
    example(
      "同一科目两行",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", [
          "|合计|8.00||8.00",
          "2296013|用于城乡医疗救助的彩票公益金支出|4.00||4.00",
          "2296013|用于城乡医疗救助的彩票公益金支出|4.00||4.00",
        ]),
      ),
    ),
  ),
  H06: breaks(
    example("合计与各单位之和不符", withTable(BUDGET, "income", table("income", "code item total unitName", BY_UNIT))),
    example("汇总与单位文件不符", BUDGET, () => ({
      units: [disclosureOf(edit(BUDGET, ["expenditure", "2101501", "total", "200.00"]))],
    })),
  ),
  H07: breaks(
    example(
      "编码多一位",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "22960131|彩票公益金|8.00||8.00"]),
      ),
    ),
  ),
  X01: breaks(broken("收入总表合计不同", ["income", "合计", "total", "505.96"])),
  X02: breaks(broken("财政拨款收入不同", ["balance", "一、一般公共预算拨款收入", "amount", "505.96"])),
  X03: breaks(broken("支出总表合计不同", ["expenditure", "合计", "total", "505.96"])),
  X04: breaks(broken("类的金额不同", ["expenditure", "221", "total", "42.04"])),
  X05: breaks(broken("同一科目收支不同", ["income", "2101504", "total", "32.18"])),
  X06: breaks(broken("一般公共预算收入不同", ["appropriation", "一、一般公共预算拨款", "total", "505.96"])),
  X07: breaks(broken("财政拨款收入不同", ["income", "合计", "fiscal", "505.96"])),
  X08: breaks(broken("类的一般公共预算不同", ["general", "221", "total", "42.04"])),
  X09: breaks(broken("财政拨款支出大于部门支出", ["appropriation", "十九、住房保障支出", "total", "42.04"])),
  X10: breaks(broken("一般公共预算合计不同", ["general", "合计", "total", "505.96"])),
  X11: breaks(
    example("基金表有数而财政拨款表没有", withTable(BUDGET, "fund", FUND_FILLED)),
    broken("空表而财政拨款表有数", ["appropriation", "本年支出合计", "fund", "8.00"]),
  ),
  X12: breaks(broken("基本支出合计不同", ["basic", "合计", "total", "373.60"])),
  X13: breaks(broken("同一科目基本支出不同", ["expenditure", "2080501", "basic", "13.26"])),
  X14: breaks(
    example(
      "人员经费与工资福利等列不符",
      withTable(BUDGET, "expenditure", table("expenditure", SPLIT, splitRows("319.79", "31.28"))),
    ),
  ),
  X15: breaks(broken("经济科目大于“三公”经费", ["basic", "30217", "total", "21.00"])),
  X16: breaks(broken("项目表合计与支出总表不同", ["projects", "合计", "total", "132.36"])),
  X17: breaks(
    example(
      "采购表的项目名称不一致",
      edit(BUDGET, ["procurement", "示例信息系统建设经费", "item", "示例信息化系统建设经费"]),
    ),
    broken("采购表的预算不同", ["procurement", "示例信息系统建设经费", "budget", "31.82"]),
  ),
  X18: breaks(
    example(
      "运行经费与公用经费不同",
      withTable(
        BUDGET,
        "operating",
        table("operating", "code item total", ["|合计|47.03", "302|商品和服务支出|47.03"]),
      ),
    ),
  ),
  N01: breaks(
    example(
      "收入总额颠倒",
      saying([
        { key: "income.total", label: "预算收入", value: "550.69", year: "2024", quote: "2024年预算收入550.69万元" },
      ]),
    ),
  ),
  N02: breaks(
    example(
      "公用经费错一位",
      saying([{ key: "expenditure.public", label: "日常公用经费", value: "40.78", quote: "日常公用经费40.78万元" }]),
    ),
    example(
      "对个人和家庭的补助重复列示",
      saying(
        [
          {
            key: "expenditure.personnel",
            label: "人员支出",
            value: "332.33",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
          {
            key: "expenditure.public",
            label: "公用支出",
            value: "40.73",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
          {
            key: "expenditure.household",
            label: "对个人和家庭的补助",
            value: "12.36",
            quote: "其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元",
          },
        ],
        ["其中人员支出332.33万元，公用支出40.73万元，对个人和家庭的补助12.36万元。"],
      ),
    ),
  ),
  N03: breaks(
    example(
      "类的金额颠倒",
      saying([
        { key: "expenditure.208", label: "社会保障和就业支出", value: "66.03", quote: "社会保障和就业支出66.03万元" },
      ]),
    ),
  ),
  N04: breaks(
    example(
      "列举超过总数",
      saying(
        [
          {
            key: "expenditure.project",
            label: "项目支出",
            value: "132.63",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例业务经费",
            value: "110.35",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例信息系统建设经费",
            value: "31.28",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
        ],
        ["项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元。"],
      ),
    ),
  ),
  N05: breaks(
    example(
      "占比错",
      saying(
        [
          { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "基本支出373.06万元，占73.17%" },
          {
            key: "expenditure.basic.share",
            label: "基本支出",
            kind: "percent",
            value: "73.17",
            unit: "%",
            quote: "基本支出373.06万元，占73.17%",
          },
        ],
        ["支出合计505.69万元，其中基本支出373.06万元，占73.17%。"],
      ),
    ),
  ),
  N06: breaks(
    example(
      "公务接待费与表不同",
      saying([{ key: "three-public.reception", label: "公务接待费", value: "1.20", quote: "公务接待费1.20万元" }]),
    ),
  ),
  N07: breaks(
    example(
      "运行经费大于公用经费",
      saying([{ key: "operating", label: "机关运行经费", value: "47.03", quote: "机关运行经费共计安排47.03万元" }]),
    ),
  ),
  N08: breaks(
    example(
      "采购总额与表不同",
      saying([{ key: "procurement", label: "政府采购预算", value: "6.00", quote: "安排政府采购预算6.00万元" }]),
    ),
  ),
  N09: breaks(
    example(
      "拟购置与采购表不同",
      saying([
        { key: "assets.planned", label: "拟购置固定资产总额", value: "8.00", quote: "拟购置固定资产总额为8.00万元" },
      ]),
    ),
  ),
  N10: breaks(
    example(
      "项目个数与绩效目标不同",
      saying([
        {
          key: "projects.count",
          label: "项目",
          kind: "count",
          value: "1",
          unit: "个",
          quote: "对1个项目编制了绩效目标",
        },
      ]),
    ),
  ),
  N11: breaks(
    example(
      "增减额不等于两年之差",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            year: "2024",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
          {
            key: "prior.expenditure",
            label: "支出预算",
            value: "480.00",
            year: "2023",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "up",
            value: "35.69",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
        ],
        ["2024年支出预算505.69万元，较2023年480.00万元增加35.69万元，主要是项目增加。"],
      ),
    ),
  ),
  N12: breaks(
    example(
      "方向词与数字相反",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            year: "2024",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
          {
            key: "prior.expenditure",
            label: "支出预算",
            value: "480.00",
            year: "2023",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "down",
            value: "25.69",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
        ],
        ["支出预算505.69万元，较上年480.00万元减少25.69万元，主要是项目减少。"],
      ),
    ),
  ),
  N13: breaks(
    example(
      "接待费增加没有说明原因",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            kind: "change",
            direction: "up",
            value: "1.00",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
        ],
        ["公务接待费2.10万元，较上年增加1.00万元。"],
      ),
    ),
  ),
  N14: breaks(
    example(
      "正文写成下一年",
      paragraphs((p) => [...p, "2025年支出预算505.69万元。"]),
    ),
    example("表的年度不同", {
      ...BUDGET,
      tables: BUDGET.tables.map((t) => (t.id === "basic" ? { ...t, year: "2023" } : t)),
    }),
  ),
  N15: breaks(
    example(
      "元与万元混用",
      saying([{ key: "expenditure.total", label: "支出预算", value: "5056900", quote: "支出预算5056900万元" }]),
    ),
    example("表头的计量单位写错", {
      ...BUDGET,
      tables: BUDGET.tables.map((t) => (t.id === "expenditure" ? { ...t, unit: "元" as const } : t)),
    }),
  ),
  N16: breaks(
    example("同一事实两个数", {
      ...BUDGET,
      narrative: [
        ...BUDGET.narrative!,
        { key: "operating", label: "机关运行经费", value: "47.03", quote: "机关运行经费47.03万元" },
      ],
    }),
    example("单位名称少一字", {
      ...paragraphs((p) => [...p, "示例县医保障局负责有关事务。"]),
      unitName: "示例县医疗保障局",
    }),
  ),
  K01: breaks(example("没有支出总表", without("expenditure"))),
  K02: breaks(
    example("目录列有而文件没有", {
      ...without("income"),
      contents: [
        { title: "部门收入总表", id: "income" },
        { title: "部门支出总表", id: "expenditure" },
      ],
    }),
  ),
  K03: breaks(example("空表没有说明", withTable(BUDGET, "fund", table("fund", "code item total basic project", [])))),
  K04: breaks(
    example(
      "说明空表而有金额",
      withTable(BUDGET, "fund", { ...FUND_FILLED, note: "注：无政府性基金预算，空表列示。" }),
    ),
  ),
  K05: breaks(
    example(
      "只公开到款级",
      withTable(
        BUDGET,
        "general",
        table("general", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "210|卫生健康支出|505.69|373.06|132.63",
          "21015|医疗保障管理事务|505.69|373.06|132.63",
        ]),
      ),
    ),
  ),
  K06: breaks(
    example(
      "只公开到类级",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item total personnel public", [
          "|合计|373.06|332.33|40.73",
          "301|工资福利支出|332.33|332.33|",
          "302|商品和服务支出|40.73||40.73",
        ]),
      ),
    ),
  ),
  K07: breaks(
    example(
      "车辆费没有分列购置和运行",
      withTable(
        BUDGET,
        "three-public",
        table("three-public", "item total", [
          "合计|10.10",
          "一、因公出国（境）费|",
          "二、公务用车购置及运维费|8.00",
          "三、公务接待费|2.10",
        ]),
      ),
    ),
  ),
  K08: breaks(
    example(
      "没有名词解释",
      paragraphs((p) => p.filter((x) => !/名词解释/.test(x))),
    ),
  ),
  K09: breaks(example("超过二十日", BUDGET, () => ({ approvalDate: "2024-01-05", publicationDate: "2024-02-10" }))),
  K10: breaks(
    example("没有计量单位", {
      ...BUDGET,
      tables: BUDGET.tables.map((t) => (t.id === "general" ? { ...t, unit: null } : t)),
    }),
  ),
  K11: breaks(
    example(
      "绩效目标没有满意度指标",
      withTable(
        BUDGET,
        "goal",
        goal({ ...goalFields, "资金支出计划（%）": null }, [
          "产出指标|数量指标|办件|办件|100件|计划",
          "效益指标|社会效益|知晓率|知晓率|90%|计划",
        ]),
      ),
    ),
  ),
  K12: breaks(
    example(
      "占位符没有填写",
      paragraphs((p) => [...p, "本部门现有车辆XX辆。"]),
    ),
    example(
      "空标题",
      paragraphs((p) => [...p, "九、专项资金情况", "十、其他需要说明的事项", "无其他说明事项。"]),
    ),
  ),
  L01: breaks(
    example(
      "科目已停用",
      withTable(
        { ...BUDGET, year: "2024" },
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "2299998|没有的科目|8.00||8.00"]),
      ),
    ),
  ),
  L02: breaks(broken("名称不属于该编码", ["general", "2101501", "item", "住房公积金"])),
  L03: breaks(
    example(
      "编码少一位",
      withTable(BUDGET, "economic", table("economic", "code item total", ["|合计|3.00", "3011|差旅费|3.00"])),
    ),
  ),
  L04: breaks(
    example(
      "功能科目列在经济分类栏",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item total personnel public", [
          "|合计|373.06|332.33|40.73",
          "2080101|行政运行|373.06|332.33|40.73",
        ]),
      ),
    ),
  ),
  L05: breaks(broken("基金科目列在一般公共预算", ["general", "2101504", "code", "2296013"])),
  L06: breaks(
    example(
      "一个单位混用行政和事业科目",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item second total personnel public", [
          "|合计||373.06|332.33|40.73",
          "30101|基本工资|50101|332.33|332.33|",
          "30201|办公费|50502|40.73||40.73",
        ]),
      ),
    ),
  ),
  L07: breaks(broken("沿用旧类名", ["balance", "九、卫生健康支出", "item", "九、医疗卫生与计划生育支出"])),
  L08: breaks(broken("品目编码位数不对", ["procurement", "示例信息系统建设经费", "catalogue", "A0201010"])),
  P01: breaks(broken("负数", ["expenditure", "2101504", "project", "-31.28"])),
  P02: breaks(broken("住房公积金不呼应", ["basic", "30113", "total", "42.04"])),
  P03: breaks(broken("数字颠倒", ["expenditure", "2101504", "project", "32.18"])),
  P04: breaks(
    broken(
      "抄错行",
      ["general", "2080505", "total", "32.18"],
      ["general", "2080506", "total", "40.18"],
      ["general", "2080506", "basic", "32.18"],
      ["general", "2080506", "project", "8.00"],
      ["general", "2080505", "basic", "32.18"],
      ["general", "2080505", "total", "40.18"],
      ["general", "2080505", "project", "8.00"],
      ["general", "2080506", "personnel", "32.18"],
      ["general", "2080505", "personnel", "32.18"],
    ),
  ),
  P05: breaks(
    example("与上年相差一万倍", BUDGET, () => ({
      prior: disclosureOf({ ...edit(BUDGET, ["expenditure", "合计", "total", "5056900"]), year: "2023" }),
    })),
  ),
  P06: breaks(broken("没有车辆而有运行费", ["assets", "2、车辆（台、辆）", "quantity", "0"])),
  P07: breaks(broken("合计恰为两倍", ["general", "合计", "project", "265.26"])),
  Y01: breaks(
    example(
      "推算的上年数与上年文件不同",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "up",
            value: "25.69",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
        ],
        ["支出预算505.69万元，较上年增加25.69万元，主要是项目增加。"],
      ),
      prior(BUDGET),
    ),
  ),
  Y02: breaks(
    example(
      "推算的上年接待费与上年表不同",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            kind: "change",
            direction: "down",
            value: "1.00",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
        ],
        ["公务接待费2.10万元，较上年减少1.00万元，原因是压减。"],
      ),
      prior(BUDGET),
    ),
  ),
  Y03: breaks(
    example(
      "推算的上年运行经费与上年文件不同",
      saying(
        [
          {
            key: "operating",
            label: "机关运行经费",
            value: "40.73",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
          {
            key: "operating.change",
            label: "机关运行经费",
            kind: "change",
            direction: "up",
            value: "3.00",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
        ],
        ["机关运行经费40.73万元，较上年增加3.00万元，主要是人员增加。"],
      ),
      prior(BUDGET),
    ),
  ),
  Y04: breaks(
    example("年初结转与上年年末不同", FINAL, () => ({
      prior: disclosureOf({ ...edit(FINAL, ["balance", "年末结转和结余", "amount", "6.00"]), year: "2022" }),
    })),
  ),
  Y05: breaks(
    example("“三公”预算数与预算公开不同", FINAL, () => ({ budget: disclosureOf({ ...BUDGET, year: "2023" }) })),
  ),
  Y06: breaks(
    example(
      "科目更名",
      withTable(
        BUDGET,
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "210|卫生健康支出|8.00||8.00"]),
      ),
      () => ({
        prior: disclosureOf({
          ...withTable(
            BUDGET,
            "fund",
            table("fund", "code item total basic project", [
              "|合计|8.00||8.00",
              "210|医疗卫生与计划生育支出|8.00||8.00",
            ]),
          ),
          year: "2017",
        }),
      }),
    ),
  ),
  Y07: breaks(
    example("截止时间不是上年末", {
      ...BUDGET,
      tables: BUDGET.tables.map((t) => (t.id === "assets" ? { ...t, asOf: "2022年12月31日" } : t)),
    }),
  ),
};
