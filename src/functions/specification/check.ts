import { parameter, scalar, spill, type FunctionSpecification } from "./types";

const TOLERANCE = parameter(
  "tolerance",
  "可省略。允许的差额。省略时是四舍五入能解释的差额：n 个数（合计和非空、不为零的各项）四个以内为末位 × n÷2，更多为末位 × √n，至少按两位小数。",
  "Optional. Difference allowed. Omitted: what rounding explains. For n figures (the total and the parts that are neither blank nor zero) n ÷ 2 last decimals up to four, √n beyond; at least two decimals.",
  { optional: true },
);

/** Functions that reconcile. */
export const CHECK_FUNCTIONS: readonly FunctionSpecification[] = [
  {
    id: "BUDGET.CHECK",
    category: "check",
    description: {
      zh: "核对合计是否等于各项之和：通过、舍入 0.01 或 不符 -12.00（合计减各项之和）。",
      en: "Checks a total against its parts: “通过” (equal), “舍入 0.01” (rounding) or “不符 -12.00” (total minus the sum of the parts).",
    },
    parameters: [
      parameter("total", "合计数。", "The total."),
      parameter("parts", "各项金额所在的区域。", "Range of the parts.", { matrix: true }),
      TOLERANCE,
    ],
    result: scalar("核对结果；参数全为空时为空。", "The verdict; blank if all arguments are blank.", "string"),
    examples: [
      { args: [100, [[60, 40]]], result: "通过" },
      {
        args: [100.01, [[60, 40]]],
        result: "舍入 0.01",
        note: { zh: "默认容差 0.015", en: "tolerance 0.015 by default" },
      },
      { args: [88, [[60, 40]]], result: "不符 -12.00" },
      { args: [448.03, [[400.01], [48.02]]], result: "通过" },
      { args: ["7,661.49", [["７６６０", "1.49", "—"]]], result: "通过" },
      { args: [100.01, [[60, 40]], 0], result: "不符 0.01" },
      { args: ["", [["", ""]]], result: "" },
      {
        args: ["100万元", [["60万元", "40万元"]]],
        result: "通过",
        note: { zh: "金额可以带单位，但要一致", en: "amounts may say their unit, all the same one" },
      },
      { args: ["100万元", [[60, 40]]], result: "#VALUE!" },
      { args: ["约一百", [[60, 40]]], result: "#VALUE!" },
    ],
    remarks: {
      zh: "按十进制精确计算，不受二进制误差影响。接受带千分位、全角、（1.23）、△1.23 和带单位（1,234.56万元）的文本；横线视为空。单位不一致或有的写、有的不写时为 #VALUE!，百分数不与金额相加。",
      en: "Computed in exact decimals. Text with thousands commas, full width, “（1.23）”, △1.23 or with a unit (“1,234.56万元”) is read; dashes count as blank. #VALUE! where units differ or some amounts say one and some don't; percentages are not added to amounts.",
    },
    nativeFormula: {
      formula:
        '=IF(ROUND({total}-SUM({parts}),6)=0,"通过",IF(ABS(ROUND({total}-SUM({parts}),6))<=ROUND(0.005*MIN(1+SUMPRODUCT(ISNUMBER({parts})*({parts}<>0)),INT(2*SQRT(1+SUMPRODUCT(ISNUMBER({parts})*({parts}<>0))))),6),"舍入 ","不符 ")&TEXT(ROUND({total}-SUM({parts}),6),"0.00####"))',
      note: {
        zh: "没有加载项也能计算；容差按两位小数，算法与函数相同。",
        en: "Works without the add-in, with the function's own tolerance at two decimals.",
      },
    },
  },
  {
    id: "BUDGET.DIFF",
    category: "check",
    description: { zh: "合计减各项之和的精确差额。", en: "Exact difference: total minus the sum of the parts." },
    parameters: [
      parameter("total", "合计数。", "The total."),
      parameter("parts", "各项金额所在的区域。", "Range of the parts.", { matrix: true }),
    ],
    result: scalar("差额；参数全为空时为空。", "The difference; blank if all arguments are blank."),
    examples: [
      { args: [0.3, [[0.1, 0.2]]], result: 0 },
      { args: [88, [[60, 40]]], result: -12 },
      { args: ["", [[""]]], result: "" },
    ],
  },
  {
    id: "BUDGET.CHECKROWS",
    category: "check",
    description: {
      zh: "逐行核对：每行的合计对本行各项，结果自动溢出。",
      en: "Checks every row: its total against its parts; the results spill.",
    },
    parameters: [
      parameter("totals", "合计列。", "Column of totals.", { matrix: true }),
      parameter("parts", "各项所在的区域，行数与合计列相同。", "Range of the parts, with as many rows.", {
        matrix: true,
      }),
      TOLERANCE,
    ],
    result: spill("每行一个核对结果。", "One verdict a row.", "any"),
    examples: [
      {
        args: [
          [[100], [88], [""]],
          [
            [60, 40],
            [60, 40],
            ["", ""],
          ],
        ],
        result: [["通过"], ["不符 -12.00"], [""]],
      },
    ],
  },
  {
    id: "BUDGET.CHECKTREE",
    category: "check",
    description: {
      zh: "核对整张科目表：每个科目对其下级之和，合计行对各类之和，逐格给出结果。",
      en: "Checks a whole code table: every code against the codes below it, every total row against the topmost codes.",
    },
    parameters: [
      parameter(
        "codes",
        "科目编码列；类、款、项分三列也可以（05 写成 5 也行）。合计行写 合计。",
        "Codes in one column, or 类, 款, 项 in three (05 may be typed as 5). A total row says 合计.",
        { matrix: true },
      ),
      parameter(
        "amounts",
        "金额区域，行数与编码列相同，可以有多列。",
        "Amounts, with as many rows; several columns allowed.",
        { matrix: true },
      ),
      TOLERANCE,
    ],
    result: spill(
      "与金额区域同样大小；没有下级的科目为空；既不是科目编码也不是合计的行为 #VALUE!。",
      "As large as the amounts; blank where nothing stands below a code; #VALUE! beside words that are neither a code nor a total.",
      "any",
    ),
    examples: [
      {
        args: [
          [["合计"], ["208"], ["20805"], ["2080505"], ["2080506"], ["210"]],
          [[30], [20.01], [20], [12], [8], [10]],
        ],
        result: [["舍入 -0.01"], ["舍入 0.01"], ["通过"], [""], [""], [""]],
      },
    ],
  },
  {
    id: "BUDGET.ROLLUP",
    category: "check",
    description: {
      zh: "按级次汇总科目金额；表中已有的小计不会重复计算，也不会漏掉任何金额。",
      en: "Sums code amounts at a level; subtotals that stand in the table are not counted twice, and no amount is lost.",
    },
    parameters: [
      parameter("codes", "科目编码列。", "Column of codes.", { matrix: true }),
      parameter("amounts", "金额区域。", "Amounts.", { matrix: true }),
      parameter("level", "级次：1 类、2 款、3 项。", "Level: 1 类, 2 款, 3 项."),
    ],
    result: spill(
      "第一列为编码，其后为各列之和。汇总不进去的金额在后面单列：小计与下级之差、没有细分到该级的科目、不是科目编码的行。",
      "Codes in the first column, then the sums. What cannot be summed follows in rows of its own: a subtotal that its codes do not add up to (与下级之差), a code that is not broken down so far (没有细分到), words that are no code (不是科目编码).",
    ),
    examples: [
      {
        args: [[["208"], ["2080505"], ["2080506"], ["2101101"]], [[20], [12], [8], [5.5]], 1],
        result: [
          ["208", 20],
          ["210", 5.5],
        ],
      },
      {
        args: [[["208"], ["2080505"], ["其他"]], [[20], [12], [3]], 1],
        result: [
          ["208", 12],
          ["208 与下级之差", 8],
          ["其他 不是科目编码", 3],
        ],
      },
    ],
  },
  {
    id: "BUDGET.RECONCILE",
    category: "check",
    description: {
      zh: "两份清单对账：按代码或名称配对，列出差异。",
      en: "Reconciles two lists by code or name and lists the differences.",
    },
    parameters: [
      parameter("left", "左表：首列代码或名称，末列金额。", "Left list: code or name first, amount last.", {
        matrix: true,
      }),
      parameter("right", "右表：首列代码或名称，末列金额。", "Right list, likewise.", { matrix: true }),
      TOLERANCE,
      parameter("all", "可省略。TRUE 同时列出一致的行。", "Optional. TRUE lists the rows that agree as well.", {
        optional: true,
      }),
    ],
    result: spill(
      "带表头：项目、左、右、差额、结果；没有差异时只有“一致”。",
      "With a header: item, left, right, difference, result; 一致 alone if nothing differs.",
    ),
    examples: [
      {
        args: [
          [
            ["基本工资", 100],
            ["津贴补贴", 50],
            ["对个人和家庭的补助", 8],
          ],
          [
            ["一、基本工资", 100],
            ["津贴补贴", 45],
            ["对个人和家庭补助", 8.5],
            ["奖金", 3],
          ],
        ],
        result: [
          ["项目", "左", "右", "差额", "结果"],
          ["津贴补贴", 50, 45, 5, "不符"],
          ["对个人和家庭的补助 ≈ 对个人和家庭补助", 8, 8.5, -0.5, "不符"],
          ["奖金", "", 3, -3, "仅右表有"],
        ],
      },
    ],
  },
];
