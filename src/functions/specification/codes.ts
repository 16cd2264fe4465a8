import { parameter, spill, type FunctionSpecification, type Words } from "./types";

const YEAR = parameter(
  "year",
  "可省略。预算年度（2024）或日期；省略时按现行科目。",
  "Optional. Budget year (2024) or a date; omitted: the codes of today.",
  { optional: true },
);

interface FamilyWords {
  readonly prefix: "FUNC" | "ECON";
  readonly label: Words;
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly pathText: string;
}

const FUNC: FamilyWords = {
  prefix: "FUNC",
  label: { zh: "支出功能分类", en: "functional classification" },
  code: "2101202",
  name: "财政对城乡居民基本医疗保险基金的补助",
  parent: "21012",
  pathText: "卫生健康支出/财政对基本医疗保险基金的补助/财政对城乡居民基本医疗保险基金的补助",
};

const ECON: FamilyWords = {
  prefix: "ECON",
  label: {
    zh: "支出经济分类（部门 3 开头，政府 5 开头）",
    en: "economic classifications (departmental 3…, government 5…)",
  },
  code: "30101",
  name: "基本工资",
  parent: "301",
  pathText: "工资福利支出/基本工资",
};

const codeParameter = (f: FamilyWords, many = true) =>
  parameter(
    "code",
    `${f.label.zh}代码，数字或文本${many ? "；给一个区域则逐个溢出" : ""}。`,
    `Code of the ${f.label.en}, number or text${many ? "; a range spills" : ""}.`,
    {
      matrix: many,
    },
  );

function family(f: FamilyWords): FunctionSpecification[] {
  const id = (name: string): string => `${f.prefix}.${name}`;
  return [
    {
      id: id("NAME"),
      category: "code",
      description: { zh: `${f.label.zh}代码的名称。`, en: `Name of a code of the ${f.label.en}.` },
      parameters: [codeParameter(f), YEAR],
      result: spill(
        "名称；代码不存在或当年不用时为 #N/A，并说明原因。",
        "The name; #N/A with a message for a code that is unknown or not in force that year.",
      ),
      examples: [
        { args: [f.code], result: f.name },
        { args: [Number(f.code)], result: f.name },
        ...(f.prefix === "FUNC"
          ? [
              {
                args: ["210", 2018],
                result: "医疗卫生与计划生育支出",
                note: { zh: "按当年的名称", en: "the name of that year" },
              },
              { args: ["210", 2024], result: "卫生健康支出" },
              { args: ["2999999"], result: "#N/A" },
            ]
          : [
              { args: ["50101"], result: "工资奖金津补贴" },
              { args: ["39888"], result: "#N/A" },
            ]),
        { args: ["行政"], result: "#VALUE!" },
        { args: [""], result: "" },
      ],
    },
    {
      id: id("PARENT"),
      category: "code",
      description: { zh: `上一级${f.label.zh}代码。`, en: `Code one level up in the ${f.label.en}.` },
      parameters: [codeParameter(f)],
      result: spill("上级代码；类没有上级，为空。", "The parent; blank for a code of the first level."),
      examples: [
        { args: [f.code], result: f.parent },
        { args: [f.parent.slice(0, 3)], result: "" },
      ],
    },
    {
      id: id("LEVEL"),
      category: "code",
      description: { zh: `${f.label.zh}代码的级次：1 类、2 款、3 项。`, en: `Level of a code: 1 类, 2 款, 3 项.` },
      parameters: [codeParameter(f)],
      result: spill("级次。", "The level."),
      examples: [{ args: [f.code], result: (f.code.length - 1) / 2 }],
    },
    {
      id: id("PATH"),
      category: "code",
      description: { zh: `从类到本级的名称。`, en: `Names from the first level down to the code.` },
      parameters: [
        codeParameter(f),
        YEAR,
        parameter("separator", "可省略。分隔符，默认 /。", "Optional. Separator, / by default.", { optional: true }),
      ],
      result: spill("连起来的名称。", "The names, joined."),
      examples: [{ args: [f.code, 2024], result: f.pathText }],
    },
    {
      id: id("CODE"),
      category: "code",
      description: { zh: `按名称查${f.label.zh}代码。`, en: `Looks up the code of a name in the ${f.label.en}.` },
      parameters: [
        parameter(
          "name",
          "名称；重名时写上级，如 人大事务/行政运行。",
          "The name; where several share it, with its parent: 人大事务/行政运行.",
          { matrix: true },
        ),
        YEAR,
        parameter(
          "candidates",
          "可省略。TRUE 列出所有可能：代码、名称、匹配方式。",
          "Optional. TRUE lists all candidates: code, name, match.",
          { optional: true },
        ),
      ],
      result: spill(
        "代码；查不到或重名时为 #N/A，并说明原因。",
        "The code; #N/A with a message where there is none or more than one.",
      ),
      examples: [
        { args: [f.name], result: f.code },
        ...(f.prefix === "FUNC"
          ? [
              { args: ["人大事务/行政运行"], result: "2010101" },
              {
                args: ["行政运行"],
                result: "#N/A",
                note: { zh: "几十个款下都有“行政运行”", en: "dozens of sections have one" },
              },
            ]
          : []),
        { args: ["没有这个科目吧"], result: "#N/A" },
      ],
    },
    {
      id: id("CHILDREN"),
      category: "code",
      description: {
        zh: `下一级科目的代码和名称；省略代码列出各类。`,
        en: `Codes and names one level down; without a code the first level.`,
      },
      parameters: [parameter("code", `${f.label.zh}代码。`, `Code of the ${f.label.en}.`, { optional: true }), YEAR],
      result: spill("两列：代码、名称。", "Two columns: code and name."),
      examples: [
        f.prefix === "FUNC"
          ? {
              args: ["21012", 2024],
              result: [
                ["2101201", "财政对职工基本医疗保险基金的补助"],
                ["2101202", "财政对城乡居民基本医疗保险基金的补助"],
                ["2101299", "财政对其他基本医疗保险基金的补助"],
              ],
            }
          : {
              args: ["507"],
              result: [
                ["50701", "费用补贴"],
                ["50702", "利息补贴"],
                ["50799", "其他对企业补助"],
              ],
            },
      ],
    },
    {
      id: id("VALID"),
      category: "code",
      description: { zh: `代码在当年是否使用。`, en: `TRUE where the code is in force that year.` },
      parameters: [codeParameter(f), YEAR],
      result: spill("TRUE 或 FALSE。", "TRUE or FALSE."),
      examples: [
        { args: [f.code, 2024], result: true },
        ...(f.prefix === "FUNC" ? [{ args: ["224", 2017], result: false }] : []),
        { args: ["合计"], result: false },
      ],
    },
    {
      id: id("HISTORY"),
      category: "code",
      description: { zh: `代码的历次名称和起止年度。`, en: `Every name of a code with its first and last year.` },
      parameters: [codeParameter(f, false)],
      result: spill(
        "三列：名称、起、止；空白为不知或仍在用。",
        "Three columns: name, since, until; blank: unknown, or in force.",
      ),
      examples: [
        f.prefix === "FUNC"
          ? {
              args: ["2080501"],
              result: [
                ["归口管理的行政单位离退休", "", 2019],
                ["行政单位离退休", 2020, ""],
              ],
            }
          : {
              args: ["310"],
              result: [
                ["其他资本性支出", "", 2017],
                ["资本性支出", 2018, ""],
              ],
            },
      ],
    },
  ];
}

/** Functions about codes. */
export const CODE_FUNCTIONS: readonly FunctionSpecification[] = [
  ...family(FUNC),
  ...family(ECON),
  {
    id: "ECON.GOVERNMENT",
    category: "code",
    description: {
      zh: "部门预算经济科目对应的政府预算经济科目。",
      en: "Government economic codes that a departmental code feeds.",
    },
    parameters: [
      parameter("code", "部门预算支出经济分类的款（30101）。", "A departmental economic code (30101)."),
      YEAR,
    ],
    result: spill(
      "两列：代码、名称；501–504 用于机关，505、506 用于事业单位。",
      "Two columns: code and name; 501–504 for administrative bodies, 505 and 506 for public institutions.",
    ),
    examples: [
      {
        args: ["30101"],
        result: [
          ["50101", "工资奖金津补贴"],
          ["50501", "工资福利支出"],
        ],
      },
    ],
  },
  {
    id: "ECON.DEPARTMENT",
    category: "code",
    description: {
      zh: "政府预算经济科目对应的部门预算经济科目。",
      en: "Departmental economic codes that feed a government code.",
    },
    parameters: [parameter("code", "政府预算支出经济分类的款（50101）。", "A government economic code (50101)."), YEAR],
    result: spill("两列：代码、名称。", "Two columns: code and name."),
    examples: [
      {
        args: ["50101"],
        result: [
          ["30101", "基本工资"],
          ["30102", "津贴补贴"],
          ["30103", "奖金"],
        ],
      },
    ],
  },
];
