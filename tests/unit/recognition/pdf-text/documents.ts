import fc from "fast-check";
import type { PrintedTable } from "./printer";

const CAPTIONS = ["901 青石县图书馆 预算年度：2023 单位：万元"];

/** 7-digit codes with their names, of three classes, for invented units. */
const LEAVES: readonly (readonly [string, string])[] = [
  ["2070104", "图书馆"],
  ["2070199", "其他文化和旅游支出"],
  ["2080502", "事业单位离退休"],
  ["2080505", "机关事业单位基本养老保险缴费支出"],
  ["2080506", "机关事业单位职业年金缴费支出"],
  ["2101102", "事业单位医疗"],
  ["2210201", "住房公积金"],
];
const PARENTS: Readonly<Record<string, string>> = {
  "207": "文化旅游体育与传媒支出",
  "20701": "文化和旅游",
  "208": "社会保障和就业支出",
  "20805": "行政事业单位养老支出",
  "210": "卫生健康支出",
  "21011": "行政事业单位医疗",
  "221": "住房保障支出",
  "22102": "住房改革支出",
};

/** Spending of a leaf in fen, split into 基本 and 项目. */
export interface Leaf {
  readonly code: string;
  readonly name: string;
  readonly basic: number;
  readonly project: number;
}

export const leaves = fc.subarray(LEAVES as [string, string][], { minLength: 1 }).chain((chosen) =>
  fc
    .array(fc.record({ basic: fc.integer({ min: 0, max: 900_000 }), project: fc.integer({ min: 0, max: 900_000 }) }), {
      minLength: chosen.length,
      maxLength: chosen.length,
    })
    .map((amounts) =>
      chosen.map(([code, name], i): Leaf => ({
        code,
        name,
        basic: amounts[i]!.basic + 1,
        project: i % 2 ? amounts[i]!.project : 0,
      })),
    ),
);

const money = (fen: number): string | null => (fen === 0 ? null : (fen / 100).toFixed(2));

interface CodeRow {
  readonly code: string | null;
  readonly name: string;
  readonly basic: number;
  readonly project: number;
}

/** 合计, 类, 款 and 项 rows of the leaves. */
export function codeRows(spent: readonly Leaf[]): CodeRow[] {
  const sum = (of: readonly Leaf[], code: string | null, name: string): CodeRow => ({
    code,
    name,
    basic: of.reduce((n, l) => n + l.basic, 0),
    project: of.reduce((n, l) => n + l.project, 0),
  });
  const rows = [sum(spent, null, "合计")];
  const seen = new Set<string>();
  for (const leaf of spent) {
    for (const parent of [leaf.code.slice(0, 3), leaf.code.slice(0, 5)]) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      rows.push(
        sum(
          spent.filter((l) => l.code.startsWith(parent)),
          parent,
          PARENTS[parent]!,
        ),
      );
    }
    rows.push(leaf);
  }
  return rows;
}

const total = (spent: readonly Leaf[]): number => spent.reduce((n, l) => n + l.basic + l.project, 0);

/** 收支总表, 收入总表, 支出总表 and 一般公共预算支出表 of a unit paid from the general budget only. */
export function statements(spent: readonly Leaf[], narrow: number): PrintedTable[] {
  const rows = codeRows(spent);
  const all = money(total(spent));
  const classes = Object.entries(PARENTS).filter(([code]) => code.length === 3);
  const amountOf = (code: string): string | null => {
    const row = rows.find((r) => r.code === code);
    return row ? money(row.basic + row.project) : null;
  };
  const income = [
    "一、一般公共预算拨款收入",
    "二、政府性基金预算拨款收入",
    "三、国有资本经营预算拨款收入",
    "四、财政专户管理资金收入",
    "五、单位资金",
  ];
  const items = ["一、一般公共服务支出", "二、外交支出", ...classes.map(([, name], i) => `${"三四五六"[i]!}、${name}`)];
  const amounts = [null, null, ...classes.map(([code]) => amountOf(code))];
  const balance = items.map((item, i): (string | null)[] => [
    String(i + 1),
    income[i] ?? null,
    i === 0 ? all : null,
    item,
    amounts[i]!,
  ]);
  balance.push(
    ["7", "本年收入合计", all, "本年支出合计", all],
    ["8", "上年结转结余", null, "年终结转结余", null],
    ["9", "收入总计", all, "支出总计", all],
  );
  const codes = (of: (r: CodeRow) => (string | null)[]): (string | null)[][] =>
    rows.map((r, i) => [String(i + 1), r.code, r.name, ...of(r)]);
  const sumOf = (r: CodeRow): string | null => money(r.basic + r.project);
  return [
    {
      title: "部门预算收支总表",
      captions: CAPTIONS,
      header: ["序号\n收入 支出", "项 目 预算数 项 目 预算数"],
      numbers: 4,
      widths: [3, narrow + 4, 6, narrow + 4, 6],
      rows: balance,
      perPage: 5,
    },
    {
      title: "部门预算收入总表",
      captions: CAPTIONS,
      header: [
        "序号",
        "功能分类科目",
        "合计",
        "本年收入",
        "上年",
        "结转\n科目",
        "编码",
        "科目",
        "名称\n小计",
        "财政",
        "拨款",
        "收入",
        "财政",
        "专户",
        "收入",
        "事业",
        "收入",
        "经营",
        "收入",
        "上级",
        "补助",
        "收入",
        "附属",
        "单位",
        "上缴",
        "收入",
        "其他",
        "收入",
      ],
      numbers: 12,
      widths: [2, 2, narrow, 2.5, 2.5, 2.5, 2, 2, 2, 2, 2, 2, 2],
      rows: codes((r) => [sumOf(r), sumOf(r), sumOf(r), null, null, null, null, null, null, null]),
      perPage: 6,
    },
    {
      title: "部门预算支出总表",
      captions: CAPTIONS,
      header: [
        "序号",
        "功能分类科目",
        "合计 基本支出 项目支出 经营支出\n上解上级",
        "支出",
        "对附属单",
        "位补助支",
        "出",
        "科目",
        "编码\n科目名称",
      ],
      numbers: 8,
      widths: [2, 4, narrow, 6, 6, 6, 4, 4, 4],
      rows: codes((r) => [sumOf(r), money(r.basic), money(r.project), null, null, null]),
    },
    {
      title: "部门预算一般公共预算财政拨款支出表",
      captions: CAPTIONS,
      header: ["序号\n功能分类科目", "合计 基本支出 项目支出\n科目编码 科目名称"],
      numbers: 5,
      widths: [2, 4, narrow + 2, 6, 6, 6],
      rows: codes((r) => [sumOf(r), money(r.basic), money(r.project)]),
      perPage: 7,
    },
    {
      title: "部门预算政府性基金预算财政拨款支出表",
      captions: CAPTIONS,
      header: ["序号\n功能分类科目", "合计 基本支出 项目支出\n科目编码 科目名称"],
      numbers: 5,
      widths: [2, 4, 6, 6, 6, 6],
      rows: [],
      notes: ["注：无政府性基金预算，空表列示。"],
    },
  ];
}

/** A goal table of an invented project, in the form of the same province. */
export const GOAL: { readonly form: string; readonly table: PrintedTable } = {
  form: [
    "项目编码 90100023P00000000001A 项目名称 少儿阅览室改造",
    "预算规模及资金用途",
    "预算数 48.00 其中：财政 资金 48.00 其他资金",
    "用于少儿阅览室书架、桌椅的更换。",
    "资金支出计划（%）\n3 月底 6 月底 10 月底 12 月底",
    "10.00 40.00 80.00 100.00",
    "绩效目标 1.按期完成阅览室改造。\n2.改善少儿阅读环境。",
  ].join("\n\n"),
  table: {
    title: "1、少儿阅览室改造绩效目标表",
    captions: ["单位：万元"],
    header: ["一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据"],
    numbers: null,
    widths: [6, 9, 8, 14, 8, 8],
    rows: [
      ["产出指标", "数量指标", "更换书架数量", "改造后少儿阅览室新增和更换书架的数量", "≥120个", "青政字〔2022〕18号"],
      [null, "质量指标", "家具验收合格率", "验收合格数量占采购数量的比例", "≥98%", "青政字〔2022〕18号"],
      [null, "时效指标", "改造工程按期完工的及时率", "完工时间", "2023年9月底前", "青政字〔2022〕18号"],
      [null, "成本指标", "改造成本", "改造总成本不超过预算批复金额的情况", "≤48万元", "青政字〔2022〕18号"],
      [
        "效益指标",
        "社会效益指标",
        "少儿阅读服务水平提升程度",
        "少儿读者到馆人次较上年提升的程度",
        "有效提升",
        "青政字〔2022〕18号",
      ],
      [
        "满意度指标",
        "服务对象满意度指标",
        "读者满意度",
        "问卷调查中满意和较满意的读者所占比例",
        "≥95%",
        "青政字〔2022〕18号",
      ],
    ],
  },
};
