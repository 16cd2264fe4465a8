/** A small disclosure with invented names and figures: what is written of it is written in few requests. */
export interface SmallDisclosure {
  readonly unit: string;
  readonly year: number;
  /** Code, name, basic and project expenditure, in hundredths. */
  readonly rows: readonly (readonly [code: string, name: string, basic: number, project: number])[];
  /** Codes whose 合计 is printed wrong, by so many hundredths. */
  readonly misprints?: Readonly<Record<string, number>>;
}

const amount = (hundredths: number): string => (hundredths === 0 ? "" : (hundredths / 100).toFixed(2));
const lines = (...cells: readonly (string | number)[][]): string => cells.map((row) => row.join("\t")).join("\n");

/** The text that a person pastes. */
export function smallText({ unit, year, rows, misprints = {} }: SmallDisclosure): string {
  const basic = rows.reduce((sum, row) => sum + row[2], 0);
  const project = rows.reduce((sum, row) => sum + row[3], 0);
  const total = basic + project;
  return [
    `${unit}${year}年部门预算公开`,
    "部门预算收支总表",
    `预算年度：${year}`,
    "单位：万元",
    lines(
      ["序号", "收入", "", "支出", ""],
      ["", "项目", "预算数", "项目", "预算数"],
      ["栏次", 1, 2, 3, 4],
      [1, "一、一般公共预算拨款收入", amount(total), "一、一般公共服务支出", amount(total)],
      [2, "本年收入合计", amount(total), "本年支出合计", amount(total)],
      [3, "收入总计", amount(total), "支出总计", amount(total)],
    ),
    "部门预算支出总表",
    `预算年度：${year}`,
    "单位：万元",
    lines(
      ["序号", "功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      ["栏次", 1, 2, 3, 4, 5],
      [1, "", "合计", amount(total), amount(basic), amount(project)],
      ...rows.map(([code, name, own, other], i) => [
        i + 2,
        code,
        name,
        amount(own + other + (misprints[code] ?? 0)),
        amount(own),
        amount(other),
      ]),
    ),
    "部门预算情况说明",
    `${unit}${year}年收入总计${amount(total)}万元，支出总计${amount(total)}万元。`,
    "",
  ].join("\n\n");
}

export const FIRST: SmallDisclosure = {
  unit: "云湾县测绘院",
  year: 2026,
  rows: [
    ["201", "一般公共服务支出", 30_000, 12_000],
    ["20126", "档案事务", 30_000, 12_000],
    ["2012601", "行政运行", 30_000, 0],
    ["2012602", "一般行政管理事务", 0, 7_000],
    ["2012604", "档案馆", 0, 5_000],
  ].map((row) => row as unknown as SmallDisclosure["rows"][number]),
};

/** Another version of the same: rows fewer, amounts others. */
export const SHORTER: SmallDisclosure = {
  ...FIRST,
  rows: [FIRST.rows[0]!, FIRST.rows[1]!, ["2012601", "行政运行", 30_000, 12_000]],
};

/** Another version of the same: rows more. */
export const LONGER: SmallDisclosure = {
  ...FIRST,
  rows: [...FIRST.rows, ["2012699", "其他档案事务支出", 1_000, 500]],
};

/** Another unit's. */
export const OTHER: SmallDisclosure = { ...FIRST, unit: "云湾县水文站", rows: SHORTER.rows };

/** One amount is printed wrong, which its row and its column tell. */
export const MISPRINTED: SmallDisclosure = { ...FIRST, misprints: { "2012602": 300 } };
