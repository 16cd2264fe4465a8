import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { disclosureOf, table } from "../../../src/checking/catalogue/documents/builder";
import type { MoneyUnit } from "../../../src/disclosure";

/** A goal form in a unit of money whose budget and fiscal money differ by 0.05 of it. */
const goalIn = (unit: MoneyUnit) =>
  disclosureOf({
    tables: [
      table("goal", "level1 value", ["产出指标|100件"], {
        unit,
        fields: { 项目名称: "示例项目", 预算数: "101.35", "其中：财政资金": "101.40", 其他资金: null },
      }),
    ],
  });

describe("amounts of form fields", () => {
  // The half digit was 0.005 万元 whatever the unit: in 千元 ten times too wide, in 亿元 ten thousand times too narrow.
  it.each<[MoneyUnit, string, string]>([
    ["元", "-0.000005", "0.000001"],
    ["千元", "-0.005", "0.001"],
    ["万元", "-0.05", "0.01"],
    ["亿元", "-500", "100"],
  ])("are held within half a printed digit of %s", (unit, difference, tolerance) => {
    const [finding] = check(goalIn(unit)).findings.filter((f) => f.rule === "W11");
    expect([finding?.outcome, finding?.difference?.toFixed(), finding?.tolerance?.toFixed()]).toEqual([
      "fail",
      difference,
      tolerance,
    ]);
  });
});
