import { describe, expect, test } from "vitest";
import { correctFields } from "../../../src/recognition/correcting/fields";
import { Guide } from "../../../src/recognition/correcting/guide";
import { readingOfFields } from "../../../src/recognition/forms/field-reading";

const cell = (column: number, text: string, confidence: number) => ({
  column,
  text,
  confidence,
  source: { page: 1, box: { x: 50 * column, y: 100, width: 50, height: 20 } },
});

const FORM = [
  [cell(0, "项目名称", 0.98), cell(1, "书刊购置", 0.97), cell(2, "预算数", 0.96), cell(3, "12.00", 0.4)],
  [cell(0, "实施单位：", 0.5), cell(1, "县图书馆", 0.99), cell(2, "负责人", 0.98), cell(3, "", 0.9)],
  [cell(0, "绩效目标", 0.98), cell(1, "购置图书两千册", 0.99), cell(2, "按期完成采购任务", 0.6)],
];
const FIELDS = {
  项目名称: "书刊购置",
  预算数: "12.00",
  实施单位: "县图书馆",
  负责人: null,
  绩效目标: ["购置图书两千册", "按期完成采购任务"],
  其他内容: "印章",
};

describe("fields of a head block that was read from a picture", () => {
  test("are as sure as their own cells and labels; where these can't be told, as the whole block", () => {
    const readings = readingOfFields(FIELDS, FORM);
    expect(Object.fromEntries(Object.entries(readings).map(([k, r]) => [k, r.confidence]))).toEqual({
      项目名称: 0.97,
      预算数: 0.4,
      实施单位: 0.5,
      负责人: 0.98,
      绩效目标: 0.6,
      其他内容: 0.4,
    });
    expect(readings["预算数"]!.source).toEqual(FORM[0]![3]!.source);
    expect(readings["绩效目标"]!.source).toBeUndefined();
  });

  test("a field that a person reads as it was read is confirmed, another corrected", () => {
    const table = { at: "p1/1", title: "项目绩效目标表" };
    const step = (field: string, printed: string, text: string) =>
      ({ type: "field", table, field, printed, text }) as const;
    const guide = new Guide([step("预算数", "12.00", "12.00"), step("项目名称", "书刊购置", "图书购置")]);
    const { fields, corrected, confirmed } = correctFields(FIELDS, [table], guide);
    expect(confirmed).toEqual(["预算数"]);
    expect(corrected).toEqual([{ field: "项目名称", printed: "书刊购置" }]);
    expect(fields).toEqual({ ...FIELDS, 项目名称: "图书购置" });
    expect(guide.unapplied()).toEqual([]);
  });
});
