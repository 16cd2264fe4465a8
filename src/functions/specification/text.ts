import { parameter, spill, type FunctionSpecification } from "./types";

const DECIMALS = parameter(
  "decimals",
  "可省略。百分数的小数位数，默认 2。",
  "Optional. Decimals of the percentage, 2 by default.",
  {
    optional: true,
  },
);

/** Functions on single amounts and on words. */
export const TEXT_FUNCTIONS: readonly FunctionSpecification[] = [
  {
    id: "BUDGET.AMOUNT",
    category: "text",
    description: {
      zh: "把文字金额变成数：7,661.49万元、（1.23）、△1.23、全角数字。",
      en: "Turns a printed amount into a number: “7,661.49万元”, “（1.23）”, △1.23, full width.",
    },
    parameters: [
      parameter("text", "文字；给一个区域则逐个溢出。", "The text; a range spills.", { matrix: true }),
      parameter(
        "moneyUnit",
        "可省略。要换算成的单位：元、万元、亿元；省略按原单位，区域里的单位须一致。",
        "Optional. Unit wanted: 元, 万元, 亿元; omitted: as printed, and a range must say one unit.",
        { optional: true },
      ),
    ],
    result: spill(
      "数值；横线和空白为空；单位不一致、没写单位却要换算、百分数为 #VALUE!。",
      "The number; blank for dashes and blanks; #VALUE! for different units, for one to be converted that says none, and for a percentage.",
    ),
    examples: [
      { args: ["7,661.49万元"], result: 7661.49 },
      { args: ["７，６６１．４９万元", "元"], result: 76614900 },
      { args: ["（1.23）"], result: -1.23 },
      { args: ["△1.23亿元", "万元"], result: -12300 },
      { args: ["—"], result: "" },
      { args: [[["1万元"], ["2亿元"]], "万元"], result: [[1], [20000]] },
      { args: [[["1万元"], ["2亿元"]]], result: "#VALUE!", note: { zh: "单位不一致", en: "different units" } },
      { args: ["大约三百"], result: "#VALUE!" },
    ],
  },
  {
    id: "BUDGET.FIGURES",
    category: "text",
    description: {
      zh: "找出一段文字里的每个数：内容、数值、单位、增减方向和年度。",
      en: "Finds every figure in a text: what it is, number, unit, direction and year.",
    },
    parameters: [
      parameter("text", "文字，可以是多个单元格。", "The text; several cells allowed.", { matrix: true }),
      parameter("year", "可省略。文字所属的预算年度。", "Optional. Budget year of the text.", { optional: true }),
    ],
    result: spill(
      "带表头：内容、数值、单位、类型、方向、年度、原句。",
      "With a header: what, number, unit, kind, direction, year, sentence.",
    ),
    examples: [
      {
        args: ["2024年收入总计1,234.56万元，比上年减少10%。"],
        result: [
          ["内容", "数值", "单位", "类型", "方向", "年度", "原句"],
          ["收入总计", 1234.56, "万元", "金额", "", 2024, "2024年收入总计1,234.56万元，比上年减少10%。"],
          ["收入总计", 10, "%", "百分比", "减少", 2024, "2024年收入总计1,234.56万元，比上年减少10%。"],
        ],
      },
      { args: [""], result: "" },
      { args: ["没有数字的一句话。"], result: "#N/A" },
    ],
  },
  {
    id: "BUDGET.ROUNDBALANCE",
    category: "text",
    description: {
      zh: "舍位平衡：四舍五入后各项之和仍等于合计。",
      en: "Rounds amounts so that they still add up to the rounded total.",
    },
    parameters: [
      parameter("amounts", "各项金额（可先除以 10000）。", "The amounts (divide by 10000 first if needed).", {
        matrix: true,
      }),
      parameter("decimals", "可省略。保留小数位数，默认 2。", "Optional. Decimals kept, 2 by default.", {
        optional: true,
      }),
      parameter("total", "可省略。合计数；省略为各项之和。", "Optional. The total; omitted: the sum of the amounts.", {
        optional: true,
      }),
    ],
    result: spill("与金额区域同样大小。", "As large as the range of amounts."),
    examples: [{ args: [[[33.334], [33.334], [33.332]], 2], result: [[33.34], [33.33], [33.33]] }],
  },
  {
    id: "BUDGET.CONVERT",
    category: "text",
    description: {
      zh: "换算金额单位：元、千元、万元、亿元之间，按十进制精确计算。",
      en: "Converts amounts between “元”, “千元”, “万元” and “亿元”, in exact decimals.",
    },
    parameters: [
      parameter("amounts", "金额；给一个区域则逐个溢出。", "The amounts; a range spills.", { matrix: true }),
      parameter(
        "from",
        "金额现在的单位；金额自己写着单位时可以空着。",
        "The unit that they are in; blank where the amounts say it themselves.",
      ),
      parameter("to", "要换算成的单位。", "The unit wanted."),
    ],
    result: spill(
      "数值；写着的单位与原单位不同、或没有单位时为 #VALUE!。",
      "The number; #VALUE! where an amount says another unit than the one given, or none is known.",
    ),
    examples: [
      { args: [7661.49, "万元", "元"], result: 76614900 },
      { args: [[[448.03], ["—"], ["（1000）"]], "元", "万元"], result: [[0.044803], [""], [-0.1]] },
      { args: ["1.2亿元", null, "万元"], result: 12000 },
      { args: ["1.2亿元", "元", "万元"], result: "#VALUE!" },
    ],
  },
  {
    id: "BUDGET.CHANGE",
    category: "text",
    description: {
      zh: "本年比上年：增减额、增减%，和公开文字里的写法“增加…万元，增长…%”。",
      en: "This year against last year: change, percent, and the words of disclosures (“增加…万元，增长…%”).",
    },
    parameters: [
      parameter("current", "本年数，一个单元格或一列。", "This year's amount, a cell or a column.", { matrix: true }),
      parameter("prior", "上年数，同样多行。", "Last year's, with as many rows.", { matrix: true }),
      parameter(
        "moneyUnit",
        "可省略。文字里的单位；金额没写单位时就是它们的单位，默认万元。",
        "Optional. The unit of the words, in which amounts without a unit are; 万元 by default.",
        { optional: true },
      ),
    ],
    result: spill(
      "三列：增减额、增减%（12.5 表示 12.5%）、文字。上年为空、为 0 或为负时没有增减%。",
      "Three columns: change, percent (12.5 means 12.5 %), words. No percent where last year's figure is blank, 0 or negative.",
    ),
    examples: [
      { args: [110, 100], result: [[10, 10, "增加10.00万元，增长10.00%"]] },
      {
        args: [
          [[88], [100], [5]],
          [[100], [100], [0]],
        ],
        result: [
          [-12, -12, "减少12.00万元，下降12.00%"],
          [0, 0, "与上年持平"],
          [5, "", "增加5.00万元"],
        ],
      },
    ],
  },
  {
    id: "BUDGET.SHARE",
    category: "text",
    description: { zh: "占比：部分 ÷ 总数 × 100。", en: "Share in percent: part ÷ whole × 100." },
    parameters: [
      parameter("part", "部分；给一个区域则逐个溢出。", "The part; a range spills.", { matrix: true }),
      parameter("whole", "总数，一个单元格或同样大小的区域。", "The whole: one cell, or a range of the same shape.", {
        matrix: true,
      }),
      DECIMALS,
    ],
    result: spill(
      "百分数（12.34 表示 12.34%）；总数为空或 0 时为 #N/A。",
      "Percent (12.34 means 12.34 %); #N/A where the whole is blank or 0.",
    ),
    examples: [
      { args: [[[25], [75]], 100], result: [[25], [75]] },
      { args: [1, 3, 1], result: 33.3 },
      { args: [1, 0], result: "#N/A" },
    ],
  },
  {
    id: "BUDGET.EXECUTION",
    category: "text",
    description: {
      zh: "预算执行率：决算数 ÷ 预算数 × 100。",
      en: "Execution rate in percent: final figure ÷ budget × 100.",
    },
    parameters: [
      parameter("executed", "决算数（执行数）；给一个区域则逐个溢出。", "Final figures; a range spills.", {
        matrix: true,
      }),
      parameter(
        "planned",
        "预算数，一个单元格或同样大小的区域。",
        "The budget: one cell, or a range of the same shape.",
        {
          matrix: true,
        },
      ),
      DECIMALS,
    ],
    result: spill(
      "百分数（98.5 表示 98.5%）；预算数为空或 0 时为 #N/A。",
      "Percent (98.5 means 98.5 %); #N/A where the budget is blank or 0.",
    ),
    examples: [
      { args: [197, 200], result: 98.5 },
      {
        args: [
          [[5], [""]],
          [[0], [3]],
        ],
        result: [["#N/A"], [""]],
      },
    ],
  },
  {
    id: "BUDGET.CAPITAL",
    category: "text",
    description: {
      zh: "人民币金额大写，按会计基础工作规范和支付结算办法的写法。",
      en: "An amount in Chinese capitals, as vouchers print it.",
    },
    parameters: [
      parameter("amounts", "金额；给一个区域则逐个溢出。", "The amounts; a range spills.", { matrix: true }),
      parameter("moneyUnit", "可省略。金额的单位，默认元。", "Optional. The unit of the amounts, 元 by default.", {
        optional: true,
      }),
    ],
    result: spill(
      "大写文字，不含“人民币”；不足一分的金额为 #VALUE!。",
      "The words, without 人民币; #VALUE! for an amount with a part of a 分.",
    ),
    examples: [
      { args: [1680.32], result: "壹仟陆佰捌拾元零叁角贰分" },
      { args: [107000.53], result: "壹拾万柒仟元零伍角叁分" },
      { args: [16409.02], result: "壹万陆仟肆佰零玖元零贰分" },
      { args: ["（7.5万元）"], result: "负柒万伍仟元整" },
      { args: [1.005], result: "#VALUE!" },
    ],
  },
];
