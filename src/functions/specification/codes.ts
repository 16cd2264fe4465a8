import { parameter, spill, type FunctionExample, type FunctionSpecification, type Words } from "./types";

const YEAR = parameter(
  "year",
  "可省略。预算年度（2024）或日期；省略时按现行科目。可以给一列，与代码逐行对应。",
  "Optional. Budget year (2024) or a date; omitted: the codes of today. May be a column beside the codes.",
  { optional: true, matrix: true },
);
const ONE_YEAR = parameter(
  "year",
  "可省略。预算年度（2024）或日期；省略时按现行科目。",
  "Optional. Budget year (2024) or a date; omitted: the codes of today.",
  { optional: true },
);

interface FamilyWords {
  readonly prefix: "FUNC" | "ECON" | "REVENUE";
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

const REVENUE: FamilyWords = {
  prefix: "REVENUE",
  label: { zh: "政府收入分类", en: "classification of revenue" },
  code: "1010101",
  name: "国内增值税",
  parent: "10101",
  pathText: "税收收入/增值税/国内增值税",
};

/** What differs by family in the examples. */
type ByFamily<T> = Readonly<Record<FamilyWords["prefix"], T>>;

const NAMES: ByFamily<FunctionExample[]> = {
  FUNC: [
    {
      args: ["210", 2018],
      result: "医疗卫生与计划生育支出",
      note: { zh: "按当年的名称", en: "the name of that year" },
    },
    { args: ["210", 2024], result: "卫生健康支出" },
    {
      args: [
        [["210"], ["210"]],
        [[2018], [2019]],
      ],
      result: [["医疗卫生与计划生育支出"], ["卫生健康支出"]],
      note: { zh: "代码列与年度列逐行对应", en: "a column of codes with its column of years" },
    },
    { args: ["2999999"], result: "#N/A" },
    {
      args: ["2080505", 2008],
      result: "#N/A",
      note: { zh: "没有依据的年度不猜", en: "no guess where there is no source" },
    },
  ],
  ECON: [
    { args: ["50101"], result: "工资奖金津补贴" },
    { args: ["39888"], result: "#N/A" },
  ],
  REVENUE: [{ args: ["103", 2024], result: "非税收入" }],
};

const CODES: ByFamily<FunctionExample[]> = {
  FUNC: [
    { args: ["人大事务/行政运行"], result: "2010101" },
    { args: ["卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）", 2024], result: "2101101" },
    { args: ["2101101 行政单位医疗", 2024], result: "2101101" },
    {
      args: ["医疗卫生与计划生育支出", 2024],
      result: "#N/A",
      note: { zh: "2019 年起改名，错误提示里写明", en: "renamed in 2019, as the message says" },
    },
    {
      args: ["行政运行"],
      result: "#N/A",
      note: { zh: "几十个款下都有“行政运行”", en: "dozens of sections have one" },
    },
  ],
  ECON: [
    { args: ["公务接待费"], result: "30217", note: { zh: "先查部门预算经济分类", en: "the departmental one first" } },
    { args: ["公务接待费", null, null, "政府"], result: "50206" },
  ],
  REVENUE: [{ args: ["非税收入"], result: "103" }],
};

const CHILDREN: ByFamily<FunctionExample> = {
  FUNC: {
    args: ["21012", 2024],
    result: [
      ["2101201", "财政对职工基本医疗保险基金的补助"],
      ["2101202", "财政对城乡居民基本医疗保险基金的补助"],
      ["2101299", "财政对其他基本医疗保险基金的补助"],
    ],
  },
  ECON: {
    args: ["507"],
    result: [
      ["50701", "费用补贴"],
      ["50702", "利息补贴"],
      ["50799", "其他对企业补助"],
    ],
  },
  REVENUE: {
    args: ["10102"],
    result: [
      ["1010201", "国内消费税"],
      ["1010202", "进口消费品消费税"],
      ["1010203", "出口消费品退消费税"],
    ],
  },
};

const HISTORY: ByFamily<FunctionExample> = {
  FUNC: {
    args: ["2080501"],
    result: [
      ["归口管理的行政单位离退休", "", 2019],
      ["行政单位离退休", 2020, ""],
    ],
  },
  ECON: {
    args: ["310"],
    result: [
      ["其他资本性支出", "", 2017],
      ["资本性支出", 2018, ""],
    ],
  },
  REVENUE: { args: ["103"], result: [["非税收入", "", ""]] },
};

const MATCHES: ByFamily<FunctionExample[]> = {
  FUNC: [
    { args: ["2101101", "行政单位医疗", 2024], result: "一致" },
    { args: ["2101101", "事业单位医疗", 2024], result: "名称不同：应为行政单位医疗（所写名称的代码是 2101102）" },
    {
      args: ["210", "医疗卫生与计划生育支出", 2024],
      result: "名称不同：应为卫生健康支出（所写为旧名或后来的名称，2014–2018 年）",
    },
    {
      args: [
        [["210"], ["224"]],
        [["卫生健康支出"], ["灾害防治及应急管理支出"]],
        [[2019], [2018]],
      ],
      result: [["一致"], ["代码在 2018 年不用：灾害防治及应急管理支出（2019 年起）"]],
    },
  ],
  ECON: [{ args: ["30217", "公务接待费", 2024], result: "一致" }],
  REVENUE: [{ args: ["103", "税收收入"], result: "名称不同：应为非税收入（所写名称的代码是 101）" }],
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
        "名称；代码不存在、当年不用，或当年没有依据时为 #N/A，并说明原因。",
        "The name; #N/A with a message for a code that is unknown, not in force that year, or without a source for it.",
      ),
      examples: [
        { args: [f.code], result: f.name },
        { args: [Number(f.code)], result: f.name },
        ...NAMES[f.prefix],
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
          "名称，可带（类）（款）（项）；重名时写上级，如 人大事务/行政运行、人大事务（款）行政运行（项）。",
          "The name, with its level or without; where several share it, under its parent: 人大事务/行政运行.",
          { matrix: true },
        ),
        YEAR,
        parameter(
          "candidates",
          "可省略。TRUE 列出所有可能：代码、名称、匹配方式。",
          "Optional. TRUE lists all candidates: code, name, match.",
          { optional: true },
        ),
        ...(f.prefix === "ECON" ? [CLASSIFICATION] : []),
      ],
      result: spill(
        "代码；查不到、重名，或写明的年度不用这个名称时为 #N/A，并说明原因。省略年度时也认旧名称。",
        "The code; #N/A with a message where there is none or more than one, or where the year given had another name. Without a year former names count too.",
      ),
      examples: [{ args: [f.name], result: f.code }, ...CODES[f.prefix], { args: ["没有这个科目吧"], result: "#N/A" }],
    },
    {
      id: id("CHILDREN"),
      category: "code",
      description: {
        zh: `下一级科目的代码和名称；省略代码列出各类。`,
        en: `Codes and names one level down; without a code the first level.`,
      },
      parameters: [
        parameter("code", `${f.label.zh}代码。`, `Code of the ${f.label.en}.`, { optional: true }),
        ONE_YEAR,
      ],
      result: spill("两列：代码、名称。", "Two columns: code and name."),
      examples: [CHILDREN[f.prefix]],
    },
    {
      id: id("VALID"),
      category: "code",
      description: { zh: `代码在当年是否使用。`, en: `TRUE where the code is in force that year.` },
      parameters: [codeParameter(f), YEAR],
      result: spill(
        "TRUE 或 FALSE；当年没有依据时为 #N/A。",
        "TRUE or FALSE; #N/A where no source tells of that year.",
      ),
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
        "三列：名称、起、止；空白为不知或仍在用。止于 2009 年的旧名称只知当年，以后用到哪年没有依据。",
        "Three columns: name, since, until; blank: unknown, or in force. A name until 2009 is known of that year; no source tells how long it lasted.",
      ),
      examples: [HISTORY[f.prefix]],
    },
    {
      id: id("MATCH"),
      category: "code",
      description: {
        zh: `${f.label.zh}的代码与名称是否一致。`,
        en: `Whether code and name agree in the ${f.label.en}.`,
      },
      parameters: [
        codeParameter(f),
        parameter("name", "名称，与代码逐行对应。", "The name, beside its code.", { matrix: true }),
        YEAR,
      ],
      result: spill(
        "一致、名称不全、名称不同、名称为空、代码为空、代码不存在、代码不用、没有依据，后面写明应当是什么。",
        "In Chinese: 一致 (they agree), 名称不全, 名称不同, 名称为空, 代码为空, 代码不存在, 代码不用 or 没有依据, with what is right.",
      ),
      examples: MATCHES[f.prefix],
    },
  ];
}

const CLASSIFICATION = parameter(
  "classification",
  "可省略。部门 或 政府；省略时先查部门预算经济分类。",
  "Optional. 部门 (departmental) or 政府 (government); omitted: the departmental one first.",
  { optional: true, matrix: true },
);

function successor(f: FamilyWords, examples: FunctionExample[]): FunctionSpecification {
  return {
    id: `${f.prefix}.SUCCESSOR`,
    category: "code",
    description: {
      zh: `某年的${f.label.zh}代码到另一年成了哪个代码。`,
      en: `What a code of one year is in another, in the ${f.label.en}.`,
    },
    parameters: [
      codeParameter(f),
      parameter(
        "year",
        "可省略。这个代码是哪一年的；省略时按它最后的名称。",
        "Optional. The year of the code; omitted: the last of its names.",
        { optional: true, matrix: true },
      ),
      parameter("target", "可省略。要哪一年的代码；省略时为现行科目。", "Optional. The year wanted; omitted: today.", {
        optional: true,
        matrix: true,
      }),
    ],
    result: spill(
      "两列：代码、名称；一拆为多时多行。给一个区域则每个代码一行，依次横排。去向没有依据时为 #N/A。",
      "Two columns: code and name, a row each where a code was split. A range gives a row a code, across. #N/A where no source says what became of it.",
    ),
    examples,
  };
}

/** Functions about codes. */
export const CODE_FUNCTIONS: readonly FunctionSpecification[] = [
  ...family(FUNC),
  successor(FUNC, [
    { args: ["2089901"], result: [["2089999", "其他社会保障和就业支出"]] },
    { args: ["2040405", 2018, 2024], result: [["2040410", "检察监督"]] },
    { args: ["210", 2018], result: [["210", "卫生健康支出"]] },
    { args: ["2080504"], result: "#N/A", note: { zh: "归入哪里没有依据", en: "no source says where it went" } },
  ]),
  ...family(ECON),
  successor(ECON, [{ args: ["30311", 2017, 2024], result: [["30113", "住房公积金"]] }]),
  {
    id: "ECON.GOVERNMENT",
    category: "code",
    description: {
      zh: "部门预算经济科目对应的政府预算经济科目。",
      en: "Government economic codes that a departmental code feeds.",
    },
    parameters: [
      parameter(
        "code",
        "部门预算支出经济分类的类或款（30101）；给一个区域则每个代码一行。",
        "A departmental economic code (30101); a range gives a row a code.",
        { matrix: true },
      ),
      YEAR,
      parameter(
        "kind",
        "可省略。机关 或 事业；省略时两者都列。",
        "Optional. 机关 (administrative body) or 事业 (public institution); omitted: both.",
        { optional: true, matrix: true },
      ),
    ],
    result: spill(
      "两列：代码、名称；501–504 用于机关，505、506 用于事业单位。给一个区域则每个代码一行，依次横排。",
      "Two columns: code and name; 501–504 for administrative bodies, 505 and 506 for public institutions. A range gives a row a code, across.",
    ),
    examples: [
      {
        args: ["30101"],
        result: [
          ["50101", "工资奖金津补贴"],
          ["50501", "工资福利支出"],
        ],
      },
      { args: ["30101", null, "事业"], result: [["50501", "工资福利支出"]] },
      {
        args: ["301"],
        result: [
          ["501", "机关工资福利支出"],
          ["505", "对事业单位经常性补助"],
        ],
      },
      {
        args: [[["30101"], ["30217"]], 2024, [["机关"], ["事业"]]],
        result: [
          ["50101", "工资奖金津补贴"],
          ["50502", "商品和服务支出"],
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
    parameters: [
      parameter(
        "code",
        "政府预算支出经济分类的类或款（50101）；给一个区域则每个代码一行。",
        "A government economic code (50101); a range gives a row a code.",
        { matrix: true },
      ),
      YEAR,
    ],
    result: spill(
      "两列：代码、名称。给一个区域则每个代码一行，依次横排。",
      "Two columns: code and name. A range gives a row a code, across.",
    ),
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
  ...family(REVENUE),
];
