import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../../src/functions/specification";
import { argumentOf, callWith, referenceTo } from "../../../src/taskpane/model/call-form";
import { foundFunctions } from "../../../src/taskpane/model/function-search";
import { secondsLeft } from "../../../src/taskpane/model/time-left";
import { FUNCTION_SYNONYMS } from "../../../src/words";

const named = (id: string) => FUNCTIONS.find((f) => f.id === id)!;

describe("finding a function", () => {
  test.each([
    ["三公", "BUDGET.VALUE"],
    ["“三公”经费", "BUDGET.COMPARE"],
    ["同比", "BUDGET.CHANGE"],
    ["勾稽", "BUDGET.CHECK"],
    ["容差", "BUDGET.CHECK"],
    ["tolerance", "BUDGET.CHECK"],
    ["budget check", "BUDGET.CHECKTREE"],
    ["执行率", "BUDGET.EXECUTION"],
  ])("%s finds %s", (query, id) => expect(foundFunctions(query).map((f) => f.id)).toContain(id));

  test("a name stands before what only speaks of it; nonsense finds nothing; nothing finds all", () => {
    expect(foundFunctions("FUNC.NAME")[0]!.id).toBe("FUNC.NAME");
    expect(foundFunctions("没有这样的函数")).toEqual([]);
    expect(foundFunctions(" ")).toHaveLength(FUNCTIONS.length);
  });

  test("every function that the synonyms name is there", () => {
    const known = new Set(FUNCTIONS.map((f) => f.id));
    for (const id of Object.keys(FUNCTION_SYNONYMS)) expect(known.has(id), id).toBe(true);
  });
});

describe("a call with arguments of the user", () => {
  const check = named("BUDGET.CHECK");

  test.each([
    ["B4", "B4"],
    ["$B$4:C9", "$B$4:C9"],
    ["'支出 总表'!B4", "'支出 总表'!B4"],
    ["支出总表!B4", "支出总表!B4"],
    ["支出总表[#All]", "支出总表[#All]"],
    ["12.5", "12.5"],
    ["0.5%", "0.5%"],
    ["示例局", '"示例局"'],
    ['他说"好"', '"他说""好"""'],
    ["=SUM(B1:B3)", "SUM(B1:B3)"],
    ["", ""],
  ])("%s is written %s", (typed, written) => expect(argumentOf(typed, check.parameters[0]!)).toBe(written));

  test("codes are texts, digits or not", () => {
    const value = named("BUDGET.VALUE");
    const item = value.parameters.find((p) => p.name === "item" || p.name === "code" || p.name === "codes")!;
    expect(argumentOf("2101101", item)).toBe('"2101101"');
    expect(argumentOf("A4", item)).toBe("A4");
  });

  test("waits for what must be there, and ends after what was said", () => {
    expect(callWith(check, ["B4", ""])).toBeNull();
    expect(callWith(check, ["B4", "B5:B9"])).toBe("=BUDGET.CHECK(B4,B5:B9)");
    expect(callWith(check, ["B4", "B5:B9", "0"])).toBe("=BUDGET.CHECK(B4,B5:B9,0)");
  });

  test("a selection is named with its sheet only where it is another", () => {
    const selected = { address: "B2:B4", target: { sheet: "甲's", row: 1, column: 1 } };
    expect(referenceTo(selected, "甲's")).toBe("B2:B4");
    expect(referenceTo(selected, "模板")).toBe("'甲''s'!B2:B4");
  });
});

describe("time left", () => {
  test("is told once it can be guessed, in steps", () => {
    expect(secondsLeft(2_000, 0.5)).toBeNull();
    expect(secondsLeft(4_000, undefined)).toBeNull();
    expect(secondsLeft(4_000, 0.5)).toBe(4);
    expect(secondsLeft(10_000, 0.2)).toBe(40);
    expect(secondsLeft(10_000, 0.05)).toBe(210);
    expect(secondsLeft(10_000, 1)).toBeNull();
  });
});
