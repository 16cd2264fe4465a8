import { describe, expect, test } from "vitest";
import { fullAddress, parseAddress, splitSheet } from "../../../workbench/grid/addresses";
import { enter } from "../../../workbench/grid/entering";
import { PendingWrites } from "../../../workbench/grid/pending-writes";
import { fromEngineFormula, toEngineFormula } from "../../../workbench/grid/structured-references";
import { shapeArguments } from "../../../workbench/functions/arguments";

describe("addresses", () => {
  test.each([
    ["A1", { top: 0, left: 0, bottom: 0, right: 0 }],
    ["$C$4:B2", { top: 1, left: 1, bottom: 3, right: 2 }],
    ["AA10", { top: 9, left: 26, bottom: 9, right: 26 }],
  ])("%s", (text, rect) => expect(parseAddress(text)).toEqual(rect));

  test.each(["A", "A1:B2:C3", "预算", "A0"])("%s is none", (text) => expect(parseAddress(text)).toBeUndefined());

  test("a sheet's name with a blank is quoted, and read back", () => {
    const text = fullAddress("原表 2026's", { top: 0, left: 0, bottom: 1, right: 1 });
    expect(text).toBe("'原表 2026''s'!A1:B2");
    expect(splitSheet(text)).toEqual({ sheet: "原表 2026's", address: "A1:B2" });
  });
});

describe("entering", () => {
  test.each([
    ["12.5", "General", { value: 12.5 }],
    ["12.5", "@", { value: "12.5" }],
    ["'12.5", "General", { value: "12.5" }],
    ["=A1", "General", { formula: "=A1" }],
    ["=A1", "@", { value: "=A1" }],
    ["1,234", "General", { value: 1234, format: "#,##0" }],
    ["2026年1月2日", "General", { value: 46024, format: "yyyy/m/d" }],
    ["2026-13-45", "General", { value: "2026-13-45" }],
    ["", "General", {}],
    [true, "General", { value: true }],
  ])("%s in a %s cell", (input, format, entry) => expect(enter(input, format)).toEqual(entry));
});

test("the short form of the current row is translated there and back, but not inside a string", () => {
  const written = '=支出表[@金额]+支出表[@[本年 合计]]&"表[@列]"';
  expect(toEngineFormula(written)).toBe('=支出表[[#This Row],[金额]]+支出表[[#This Row],[本年 合计]]&"表[@列]"');
  expect(fromEngineFormula(toEngineFormula(written))).toBe(written);
});

test("a later style joins an earlier one, a later value keeps the style", () => {
  const pending = new PendingWrites();
  pending.put("s", 0, 0, { s: { n: { pattern: "@" } } });
  pending.put("s", 0, 0, { v: "1", t: 1 });
  pending.put("s", 0, 0, { s: { bl: 1 } });
  expect(pending.format("s", 0, 0)).toBe("@");
  expect(pending.take().cells[0]![1].cells[0]![0]).toEqual({ v: "1", t: 1, s: { n: { pattern: "@" }, bl: 1 } });
  expect(pending.empty).toBe(true);
});

describe("arguments of a custom function", () => {
  const check = {
    id: "F",
    name: "F",
    parameters: [
      { name: "total", type: "any" },
      { name: "parts", dimensionality: "matrix" as const },
      { name: "tolerance", type: "number", optional: true },
    ],
  };
  test("an omitted optional one is null, an empty cell of a range an empty string", () =>
    expect(shapeArguments([3, [[1], [null]]], check)).toEqual([3, [[1], [""]], null]));
  test("a missing required one is refused", () => expect(shapeArguments([3], check)).toBeUndefined());
  test("text where a number is wanted is refused", () =>
    expect(shapeArguments([3, [[1]], "x"], check)).toBeUndefined());
  test("repeating ones come as one list", () => {
    const sum = {
      id: "S",
      name: "S",
      parameters: [{ name: "values", dimensionality: "matrix" as const, repeating: true }],
    };
    expect(shapeArguments([[[1]], [[2], [3]]], sum)).toEqual([[[[1]], [[2], [3]]]]);
  });
});
