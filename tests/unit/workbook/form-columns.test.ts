import { expect, test } from "vitest";
import { formColumns, formValue } from "../../../src/workbook/form-columns";

const valueOf = (label: string, fields: Parameters<typeof formColumns>[0][number]) => {
  const column = formColumns([fields]).find((c) => c.label === label)!;
  return formValue(column, { fields: fields!, unit: "万元" }, "万元").value;
};

test("the tasks of a unit are lines of one cell, the months of a plan a column each", () => {
  const fields = {
    年度主要任务: { 阅览室开放: "开放夜间阅览室；12.00", 书目更新: null },
    "资金支出计划（%）": { "3月底": "25", "6月底": "50" },
  };
  expect(formColumns([fields]).map((c) => c.label)).toEqual([
    "年度主要任务",
    "资金支出计划/3月底",
    "资金支出计划/6月底",
  ]);
  expect(valueOf("年度主要任务", fields)).toBe("阅览室开放：开放夜间阅览室；12.00\n书目更新");
});

test("what only few forms print stands under 其他内容 with its label: no sheet grows without end, no value is lost", () => {
  const forms = Array.from({ length: 60 }, (_, i) => ({
    项目名称: `项目${i}`,
    预算数: "1.00",
    [`事项${i}`]: `值${i}`,
  }));
  const columns = formColumns(forms);
  expect(columns.length).toBeLessThanOrEqual(40);
  expect(columns.slice(0, 2).map((c) => c.label)).toEqual(["项目名称", "预算数"]);
  expect(columns.at(-1)!.label).toBe("其他内容");
  forms.forEach((fields, i) => {
    const row = columns.map((c) => [c.label, formValue(c, { fields, unit: "万元" }, "万元").value] as const);
    const said = row.filter(([, v]) => String(v ?? "").includes(`值${i}`));
    expect(said).toHaveLength(1);
    const [label, value] = said[0]!;
    expect(label === "其他内容" ? value : `${label}：${String(value)}`).toBe(`事项${i}：值${i}`);
  });
});

test("a field of that name stands there too, without a label of its own", () => {
  const fields = { 项目名称: "项目", 其他内容: "第一段", "其他内容（2）": "第二段" };
  expect(formColumns([fields]).map((c) => c.label)).toEqual(["项目名称", "其他内容"]);
});

test("money of a form is money whatever it is called, in the unit of the sheet; a word among it stays a word", () => {
  const forms = [
    { "其中：当年财政拨款": "4,100,000.00", 当年预算: "1,200.00", 补助区县: "300.00" },
    { "其中：当年财政拨款": "待定", 当年预算: "1.00", 补助区县: null },
    { "其中：当年财政拨款": "2,000.00", 当年预算: "1.00", 补助区县: null },
  ];
  const columns = formColumns(forms);
  const cells = (i: number) => columns.map((c) => formValue(c, { fields: forms[i]!, unit: "元" }, "万元").value);
  expect(cells(0)).toEqual([410, 0.12, 0.03]);
  expect(cells(1)[0]).toBe("待定");
  expect(columns.map((c) => formValue(c, { fields: forms[0]!, unit: "万元" }, "元").value)).toEqual([
    41000000000, 12000000, 3000000,
  ]);
});
