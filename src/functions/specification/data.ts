import { parameter, spill, type ExampleArgument, type FunctionSpecification } from "./types";

const DATA = parameter(
  "data",
  "整张标准表，含表头，如 支出总表[#All]。",
  "A whole standard table with its header, such as 支出总表[#All].",
  { matrix: true },
);
const UNIT = parameter(
  "unit",
  "可省略。公开单位、单位名称或单位编码；部门与单位同名时写 名称/部门。",
  "Optional. Disclosing unit, unit name or unit code; where a department and a unit share a name, name/部门.",
  { optional: true },
);
const YEAR = parameter(
  "year",
  "可省略。年度；表里只有一个年度时不必写。",
  "Optional. The year; not needed where the table holds only one.",
  { optional: true },
);

const VERSION = parameter(
  "version",
  "可省略。版本，如 公开；表里有几个版本时须写明。预算、决算同在一张表时也可写 预算 或 决算。",
  "Optional. 版本, such as 公开: needed where the table holds several; 预算 or 决算 where it holds both.",
  { optional: true },
);

/** A table as the add-in writes it, cut down to what the examples need. */
const SAMPLE: ExampleArgument = [
  ["年度", "公开单位", "科目编码", "科目名称", "合计", "基本支出"],
  ["2024", "示例局", "", "合计", 200, 120],
  ["2024", "示例局", "208", "社会保障和就业支出", 80, 50],
  ["2025", "示例局", "", "合计", 210, 125],
  ["2025", "示例局", "208", "社会保障和就业支出", 90, 55],
];

/** Functions on imported data: by meaning, year and unit. */
export const DATA_FUNCTIONS: readonly FunctionSpecification[] = [
  {
    id: "BUDGET.VALUE",
    category: "data",
    description: {
      zh: "按项目、列、单位和年度从标准表取数；一次可以取一整块。",
      en: "Takes figures from a standard table by item, column, unit and year; one call can fill a block.",
    },
    parameters: [
      DATA,
      parameter(
        "item",
        "科目编码、名称或项目；两侧的表可写 支出/合计。可以是区域。",
        "Code, name or item; 支出/合计 in a two-sided table. May be a range.",
        { matrix: true },
      ),
      parameter(
        "column",
        "可省略。完整的列名或其中完整的一级，如 基本支出 或 本年收入/小计；省略取合计列。可以是区域。",
        "Optional. Column label or a whole step of it, such as 基本支出 or 本年收入/小计; omitted: the total. May be a range.",
        {
          matrix: true,
          optional: true,
        },
      ),
      { ...UNIT, dimensionality: "matrix" },
      { ...YEAR, dimensionality: "matrix" },
      parameter(
        "moneyUnit",
        "可省略。元、千元、万元 或 亿元；省略为万元。",
        "Optional. 元, 千元, 万元 or 亿元; 万元 by default.",
        { optional: true },
      ),
      VERSION,
    ],
    result: spill(
      "金额或文字；空白格为空；没有或不止一份公开文件时为 #N/A，并说明缺什么。",
      "The figure or the words; blank for a blank cell; #N/A with a message where nothing or more than one disclosure fits.",
    ),
    examples: [
      { args: [SAMPLE, "208", null, null, 2025], result: 90 },
      { args: [SAMPLE, "社会保障和就业支出", "基本支出", "示例局", 2024], result: 50 },
      { args: [SAMPLE, "合计", null, null, 2025, "元"], result: 2100000 },
      {
        args: [SAMPLE, [["合计"], ["208"]], null, null, [[2024, 2025]]],
        result: [
          [200, 210],
          [80, 90],
        ],
        note: { zh: "项目成列、年度成行，一次取一块", en: "items down, years across" },
      },
      { args: [SAMPLE, "208"], result: "#N/A", note: { zh: "有两个年度，须写明", en: "two years: say which" } },
      { args: [SAMPLE, ""], result: "" },
    ],
    remarks: {
      zh: "数据就是第一个参数，表里一改结果随之变化。多行匹配时相加（与 SUMIFS 相同），但绝不把不同年度、单位、层级、版本或收支方向的数加在一起，也不替您选其中一个。大量单格取数请用区域参数，或用 SUMIFS。",
      en: "The data are the first argument: an edit of the table shows at once. Several matching rows are added as SUMIFS adds them, but never across years, units, levels, versions or sides, nor is one of them chosen. For many cells use ranges as arguments, or SUMIFS.",
    },
    nativeFormula: {
      formula:
        "=SUMIFS({data}[{column}],{data}[科目编码],{item},{data}[公开单位],{unit},{data}[年度],{year},{data}[层级],{level},{data}[版本],{version},{data}[单位名称],{name},{data}[方向],{side},{data}[支出口径],{basis})",
      note: {
        zh: "超过 50 个单格时更快；条件须与表中完全一致。表里没有的列不写；少写层级、版本或单位名称会重复相加。",
        en: "Faster beyond 50 single cells; every condition must be exactly as in the table. Columns that the table lacks are left out; without “层级”, “版本” or “单位名称” rows would be added twice.",
      },
    },
  },
  {
    id: "BUDGET.TABLE",
    category: "data",
    description: {
      zh: "取一个单位、一个年度的整张表，带表头。",
      en: "The whole table of a unit and a year, with its header.",
    },
    parameters: [DATA, UNIT, YEAR, VERSION],
    result: spill(
      "带表头的表；年度、单位等键列只在有多个值时保留。",
      "The table with its header; key columns stay only where they differ.",
    ),
    examples: [
      {
        args: [SAMPLE, null, 2025],
        result: [
          ["科目编码", "科目名称", "合计", "基本支出"],
          ["", "合计", 210, 125],
          ["208", "社会保障和就业支出", 90, 55],
        ],
      },
    ],
  },
  {
    id: "BUDGET.COMPARE",
    category: "data",
    description: {
      zh: "比较两个年度：逐项列出两年数、增减额和增减%。",
      en: "Compares two years item by item: both figures, change and change in percent.",
    },
    parameters: [
      DATA,
      parameter("year1", "前一个年度。", "The earlier year."),
      parameter("year2", "后一个年度。", "The later year."),
      UNIT,
      parameter(
        "column",
        "可省略。要比较的列；省略取合计列。",
        "Optional. The column to compare; omitted: the total.",
        { optional: true },
      ),
      VERSION,
    ],
    result: spill(
      "带表头：编码、项目、两年数、增减额、增减%；有科目并入别的科目、拆分或更名时另有一列说明。",
      "With a header: code, item, both years, change, percent; a column 说明 more where codes were merged, split or renamed.",
    ),
    examples: [
      {
        args: [SAMPLE, 2024, 2025],
        result: [
          ["编码", "项目", "2024年", "2025年", "增减额", "增减%"],
          ["", "合计", 200, 210, 10, 5],
          ["208", "社会保障和就业支出", 80, 90, 10, 12.5],
        ],
      },
    ],
  },
  {
    id: "BUDGET.FINDINGS",
    category: "data",
    description: {
      zh: "列出“问题”表里关于一张表、一行或一个单元格的问题。",
      en: "Lists the findings of the sheet “问题” that speak of a table, a row or a cell.",
    },
    parameters: [
      parameter("findings", "“问题”表，含表头：问题[#All]。", "The table 问题 with its header: 问题[#All].", {
        matrix: true,
      }),
      parameter(
        "place",
        "可省略。支出总表、支出总表[208] 或 支出总表[208].基本支出，写法与“问题”表相同；可以是区域。省略列出全部。",
        "Optional. 支出总表, 支出总表[208] or 支出总表[208].基本支出, as the table 问题 writes them; may be a range. Omitted: all.",
        { matrix: true, optional: true },
      ),
      UNIT,
      YEAR,
      VERSION,
    ],
    result: spill(
      "带表头：位置、严重程度、规则、问题、说明、差额、处理；没有时为“没有列出的问题”。",
      "With a header: place, severity, rule, title, message, difference, decision; 没有列出的问题 where none is listed.",
    ),
    examples: [
      {
        args: [
          [
            ["年度", "公开单位", "严重程度", "规则", "说明", "等式", "差额", "位置"],
            [
              "2025",
              "示例局",
              "错误",
              "W03",
              "合计不等于各项之和",
              "支出总表[208].合计 90 = 支出总表[208].基本支出 55",
              35,
              "支出总表[208].合计",
            ],
            ["2025", "示例局", "提醒", "K03", "空表没有说明", "", "", "政府性基金预算支出表"],
          ],
          "支出总表[208]",
        ],
        result: [
          ["位置", "严重程度", "规则", "说明", "差额"],
          ["支出总表[208].合计", "错误", "W03", "合计不等于各项之和", 35],
        ],
      },
    ],
    remarks: {
      zh: "“问题”表是导入时写的，改了数要重新导入才会变。单元格地址（如 Sheet1!A1）查不了，请写行的编码和列名。",
      en: "The table “问题” is written by an import: an edited figure shows after the next one. Addresses such as Sheet1!A1 are not understood: name the row by its code and the column.",
    },
  },
];
