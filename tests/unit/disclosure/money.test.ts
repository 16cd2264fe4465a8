import { describe, expect, test } from "vitest";
import {
  Decimal,
  MONEY_UNITS,
  amountTicks,
  convert,
  fromTicks,
  halfDigitTicks,
  inWan,
  isMoneyUnit,
  parseMoneyUnit,
  toTicks,
  unitTicks,
  type MoneyUnit,
} from "../../../src/disclosure";

const amount = (value: string, unit: MoneyUnit | null) => ({
  value: new Decimal(value),
  decimals: value.split(".")[1]?.length ?? 0,
  unit,
  printed: value,
});

describe("units of money", () => {
  test.each([
    ["元", "0.0001", 1e4],
    ["百元", "0.01", 1e6],
    ["千元", "0.1", 1e7],
    ["万元", "1", 1e8],
    ["百万元", "100", 1e10],
    ["亿元", "10000", 1e12],
  ] as const)("one %s is %s 万元 and %d ticks", (unit, wan, ticks) => {
    expect(inWan(amount("1", unit)).toFixed()).toBe(wan);
    expect(convert(new Decimal(wan), "万元", unit).toFixed()).toBe("1");
    expect(unitTicks(unit)).toBe(ticks);
    expect(amountTicks(amount("1", unit))).toBe(ticks);
  });

  test("the units are these six, and nothing else is one", () => {
    expect(MONEY_UNITS).toEqual(["元", "百元", "千元", "万元", "百万元", "亿元"]);
    expect(["万元", "亿元"].every(isMoneyUnit)).toBe(true);
    expect(["万", "美元", "toString"].some(isMoneyUnit)).toBe(false);
  });

  test("what has no unit counts as 万元", () => {
    expect(unitTicks(null)).toBe(unitTicks("万元"));
    expect(inWan(amount("3.5", null)).toFixed()).toBe("3.5");
  });

  test.each([
    ["金额单位：元", "元"],
    ["单位:人民币万元", "万元"],
    ["（单位：百 万元）", "百万元"],
    ["单位：个", null],
    ["金额单位：美元", null],
    ["单位：万美元", null],
  ])("%s names %s", (text, unit) => expect(parseMoneyUnit(text)).toBe(unit));
});

describe("half of the last printed digit", () => {
  // A copy of the table of units that knew only 万元 and 元 once made tolerances of 千元 and 亿元 wrong by 10 to 10,000.
  test.each([
    ["万元", 2, "0.005"],
    ["元", 2, "0.0000005"],
    ["千元", 1, "0.005"],
    ["百万元", 2, "0.5"],
    ["亿元", 2, "50"],
    ["亿元", 4, "0.5"],
    [null, 0, "0.5"],
  ] as const)("of %s with %d decimals is %s 万元", (unit, decimals, wan) => {
    expect(fromTicks(halfDigitTicks(decimals, unit)).toFixed()).toBe(wan);
  });
});

describe("ticks", () => {
  test.each(["0.1", "0.2", "7661.49", "-448.03", "123456789.0123", "0.00000001"])("%s 万元 comes back", (wan) => {
    expect(fromTicks(toTicks(new Decimal(wan))).toFixed()).toBe(wan);
  });

  test("sums that binary fractions spoil are exact", () => {
    expect(toTicks(new Decimal("0.1")) + toTicks(new Decimal("0.2"))).toBe(toTicks(new Decimal("0.3")));
  });

  test("a part of a tick is rounded away from zero, and there is one zero", () => {
    expect(toTicks(new Decimal("0.000000005"))).toBe(1);
    expect(toTicks(new Decimal("-0.000000005"))).toBe(-1);
    expect(Object.is(toTicks(new Decimal("-0")), 0)).toBe(true);
  });
});
