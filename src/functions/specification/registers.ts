import { parameter, spill, type FunctionSpecification } from "./types";

const YEAR = parameter(
  "year",
  "可省略。预算年度（2024）或日期；省略时按现行科目。",
  "Optional. Budget year (2024) or a date; omitted: the codes of today.",
  { optional: true },
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
        { optional: true },
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
    result: spill("区划全称。", "The full name."),
    examples: [
      { args: ["130529"], result: "河北省邢台市巨鹿县" },
      { args: [130529000], result: "河北省邢台市巨鹿县" },
      { args: ["110103", 2008], result: "北京市崇文区" },
      { args: ["999999"], result: "#N/A" },
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
