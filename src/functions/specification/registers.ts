import { parameter, spill, type FunctionSpecification } from "./types";

const YEAR = parameter(
  "year",
  "可省略。年度（2024）或日期，可以给一列；省略时不论年度。",
  "Optional. Year (2024) or a date, or a column of them; omitted: of any year.",
  { optional: true, matrix: true },
);

/** Functions on the registers beside the budget classification: purchases, divisions, projects. */
export const REGISTER_FUNCTIONS: readonly FunctionSpecification[] = [
  {
    id: "PURCHASE.NAME",
    category: "code",
    description: { zh: "政府采购品目代码的名称。", en: "Name of a code of the government purchase catalogue." },
    parameters: [
      parameter(
        "code",
        "品目代码，如 A02010105；给一个区域则逐个溢出。",
        "Catalogue code such as A02010105; a range spills.",
        { matrix: true },
      ),
      parameter(
        "edition",
        "可省略。2013 或 2022 年版；省略时先查 2022 年版。",
        "Optional. Edition 2013 or 2022; omitted: 2022 first.",
        { optional: true, matrix: true },
      ),
    ],
    result: spill("品目名称。", "The name."),
    examples: [
      { args: ["A02010105"], result: "台式计算机" },
      { args: ["A02010105", 2013], result: "便携式计算机" },
      { args: ["A02010105", 2020], result: "#VALUE!" },
    ],
  },
  {
    id: "PURCHASE.CODE",
    category: "code",
    description: { zh: "按名称查政府采购品目代码。", en: "Looks up the code of an item of the purchase catalogue." },
    parameters: [
      parameter("name", "品目名称；给一个区域则逐个溢出。", "Name of the item; a range spills.", { matrix: true }),
      parameter(
        "edition",
        "可省略。2013 或 2022 年版；省略时先查 2022 年版。",
        "Optional. Edition 2013 or 2022; omitted: 2022 first.",
        { optional: true, matrix: true },
      ),
    ],
    result: spill(
      "代码；查不到或不止一个时为 #N/A，并说明原因。",
      "The code; #N/A with a message where there is none or more than one.",
    ),
    examples: [
      { args: ["台式计算机"], result: "A02010105" },
      { args: ["台式计算机", 2013], result: "A02010104" },
      { args: ["没有这个品目吧"], result: "#N/A" },
    ],
  },
  {
    id: "REGION.NAME",
    category: "code",
    description: { zh: "行政区划代码的名称，从省到县。", en: "Province, city and county of a division code." },
    parameters: [
      parameter(
        "code",
        "六位代码，或财政系统的九位代码；给一个区域则逐个溢出。",
        "Six digits, or the nine of finance systems; a range spills.",
        { matrix: true },
      ),
      YEAR,
    ],
    result: spill(
      "区划全称；写明的年度没有这个区划或没有依据时为 #N/A，并写明起止年。",
      "The full name; #N/A with its years where it does not stand in the year given, or no list tells.",
    ),
    examples: [
      { args: ["130529"], result: "河北省邢台市巨鹿县" },
      { args: [130529000], result: "河北省邢台市巨鹿县" },
      { args: ["110103", 2008], result: "北京市崇文区" },
      { args: ["371202", 2024], result: "#N/A", note: { zh: "至 2018 年", en: "until 2018" } },
      { args: ["999999"], result: "#N/A" },
    ],
  },
  {
    id: "REGION.CODE",
    category: "code",
    description: { zh: "按名称查行政区划代码。", en: "Looks up the code of a division." },
    parameters: [
      parameter(
        "name",
        "区划名称；重名时写上省、市，如 江苏省徐州市鼓楼区。",
        "Name of the division; where several share it, with its province or city.",
        { matrix: true },
      ),
      YEAR,
    ],
    result: spill(
      "六位代码；查不到、重名，或写明的年度没有这个区划时为 #N/A，并说明原因。",
      "Six digits; #N/A with a message where there is none or more than one, or none in the year given.",
    ),
    examples: [
      { args: ["巨鹿县"], result: "130529" },
      { args: ["江苏省徐州市鼓楼区", 2024], result: "320302" },
      { args: ["鼓楼区"], result: "#N/A", note: { zh: "几个城市都有", en: "several cities have one" } },
    ],
  },
  {
    id: "PROJECT.PARSE",
    category: "code",
    description: {
      zh: "拆解 21 位项目编码：区划代码、区划、年度、类型字母、顺序号。",
      en: "Splits a 21-character project code: region code, region, year, letter, serial number.",
    },
    parameters: [
      parameter("code", "项目编码；给一列则每个一行。", "Project code; a column gives a row each.", { matrix: true }),
    ],
    result: spill(
      "五列：区划代码、区划、年度、字母、顺序号。",
      "Five columns: region code, region, year, letter, serial number.",
    ),
    examples: [
      { args: ["13052926P000055104828"], result: [["130529", "河北省邢台市巨鹿县", 2026, "P", "00005510482"]] },
      { args: ["130529"], result: "#VALUE!" },
    ],
  },
];
