/** Budget of an invented education bureau with 28 units: statements whose rows say whose they are, and every sum holds. */
export function departmentText(): string {
  const units = NAMES.map((name, i) => ({
    code: `205${String(i + 1).padStart(3, "0")}`,
    name: `河源县${name}`,
    basic: 10_000 + 731 * ((i * 7) % 28),
    project: 1_000 + 157 * ((i * 11) % 28),
    item: name === "教育局本级" ? ADMINISTRATION : name.includes("幼儿园") ? PRESCHOOL : PRIMARY,
  }));
  const sum = (of: (u: (typeof units)[number]) => number): number => units.reduce((n, u) => n + of(u), 0);
  const [basic, project] = [sum((u) => u.basic), sum((u) => u.project)];
  const total = basic + project;
  const rows = (cells: (u: (typeof units)[number]) => readonly string[], totals: readonly string[]): string[] => [
    ["", "", "", "合计", ...totals].join("\t"),
    ...units.map((u) => [u.code, u.name, ...u.item, ...cells(u)].join("\t")),
  ];
  const head = (title: string): string[] => [title, "", "205 河源县教育局", "", "预算年度：2026", "", "单位：万元", ""];
  return [
    "河源县教育局2026年部门预算公开",
    "",
    ...head("部门预算收支总表"),
    ["收入", "", "支出", ""].join("\t"),
    ["项目", "预算数", "项目", "预算数"].join("\t"),
    ["一、一般公共预算拨款收入", money(total), "一、教育支出", money(total)].join("\t"),
    ["本年收入合计", money(total), "本年支出合计", money(total)].join("\t"),
    ["收入总计", money(total), "支出总计", money(total)].join("\t"),
    "",
    ...head("部门预算收入总表"),
    ["单位编码", "单位名称", "科目编码", "科目名称", "合计", "财政拨款收入"].join("\t"),
    ...rows((u) => [money(u.basic + u.project), money(u.basic + u.project)], [money(total), money(total)]),
    "",
    ...head("部门预算支出总表"),
    ["单位编码", "单位名称", "科目编码", "科目名称", "合计", "基本支出", "项目支出"].join("\t"),
    ...rows(
      (u) => [money(u.basic + u.project), money(u.basic), money(u.project)],
      [money(total), money(basic), money(project)],
    ),
    "",
  ].join("\n");
}

/** 万元 with two decimals out of a whole number of hundredths. */
const money = (hundredths: number): string => (hundredths / 100).toFixed(2);

const ADMINISTRATION = ["2050101", "行政运行"] as const;
const PRESCHOOL = ["2050201", "学前教育"] as const;
const PRIMARY = ["2050202", "小学教育"] as const;

const PLACES = ["东关", "西关", "南关", "北关", "柳林", "石桥", "青山", "白马", "红旗"];
const NAMES: readonly string[] = [
  "教育局本级",
  ...PLACES.flatMap((place) => [`${place}小学`, `${place}中心小学`, `${place}幼儿园`]),
];
