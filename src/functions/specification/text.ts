import { parameter, spill, type FunctionSpecification } from "./types";

/** Functions on words, and the rounding that keeps a statement balanced. */
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
        "unit",
        "可省略。要换算成的单位：元、万元、亿元；省略按原单位。",
        "Optional. Unit wanted: 元, 万元, 亿元; omitted: as printed.",
        { optional: true },
      ),
    ],
    result: spill("数值；横线和空白为空。", "The number; blank for dashes and blanks."),
    examples: [
      { args: ["7,661.49万元"], result: 7661.49 },
      { args: ["７，６６１．４９万元", "元"], result: 76614900 },
      { args: ["（1.23）"], result: -1.23 },
      { args: ["△1.23亿元", "万元"], result: -12300 },
      { args: ["—"], result: "" },
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
          ["收入总计", 1234.56, "万元", "金额", "", "2024", "2024年收入总计1,234.56万元，比上年减少10%。"],
          ["收入总计", 10, "%", "百分比", "减少", "2024", "2024年收入总计1,234.56万元，比上年减少10%。"],
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
];
