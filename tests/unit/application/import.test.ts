import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHECK_HEADERS } from "../../../src/workbook";
import {
  importDisclosures,
  planImports,
  summarise,
  toJson,
  type ImportInput,
  type ImportProgress,
} from "../../../src/application";

const SAMPLE = new URL("../../../data/sample/yunxi-2026.txt", import.meta.url);
const sample = (): ImportInput => ({ type: "file", name: "样例.txt", bytes: new Uint8Array(readFileSync(SAMPLE)) });

describe("importing the built-in sample", async () => {
  const [result] = await importDisclosures([sample()]);
  if (!result!.ok) throw result!.error;
  const imported = result!.value;
  const json = toJson(imported);

  test("nine statements, every check that can be made holds", () => {
    expect(json.disclosure).toEqual({
      kind: "budget",
      level: "department",
      unitCode: "136",
      unitName: "云溪县档案馆",
      year: "2026",
      moneyUnit: "万元",
    });
    expect(json.tables.map((t) => [t.id, t.state])).toEqual([
      ["balance", "filled"],
      ["income", "filled"],
      ["expenditure", "filled"],
      ["appropriation", "filled"],
      ["general", "filled"],
      ["basic", "filled"],
      ["fund", "empty"],
      ["capital", "empty"],
      ["three-public", "filled"],
    ]);
    expect(json.outcomes.pass).toBeGreaterThan(200);
    expect(json.outcomes.fail).toBe(0);
    expect(json.findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  test("facts are plain decimals in 万元 under canonical columns", () => {
    const total = json.facts.find((f) => f.table === "expenditure" && f.code === "2012601" && f.column === "基本支出");
    expect(total).toMatchObject({
      amount: "212.32",
      unit: "万元",
      printed: "212.32",
      year: "2026",
      unitName: "云溪县档案馆",
    });
  });

  test("the JSON survives as JSON and the summary crosses to a Worker", () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(structuredClone(summarise(imported))).toEqual(summarise(imported));
  });

  test("the plan is pure data and passes every live check", () => {
    const plan = planImports([imported], { mode: "addin", clock: { now: () => new Date(2026, 10, 22, 9, 5) } });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    const results = plan.sheets
      .find((s) => s.role === "checks")!
      .blocks[0]!.cells.slice(3)
      .map((r) => String(r[CHECK_HEADERS.indexOf("结果")]!.value));
    expect(results.filter((r) => !/^(?:通过|名称相符)$/.test(r))).toEqual([]);
  });
});

describe("inputs that fail", () => {
  test("one that can't be used does not stop the others", async () => {
    const results = await importDisclosures([
      { type: "file", name: "空.txt", bytes: new Uint8Array() },
      sample(),
      { type: "text", name: "闲话", text: "今天天气很好。" },
    ]);
    expect(results.map((r) => (r.ok ? "ok" : r.error.code))).toEqual(["empty-file", "ok", "nothing-recognised"]);
  });

  test("cancelling rejects with cancelled", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(importDisclosures([sample()], { signal: controller.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  test("progress comes at once, stage by stage", async () => {
    const seen: ImportProgress[] = [];
    await importDisclosures([sample()], { onProgress: (p) => seen.push(p) });
    expect(seen[0]).toMatchObject({ stage: "read", index: 0, count: 1 });
    expect([...new Set(seen.map((p) => p.stage))]).toEqual(["read", "recognise", "check"]);
  });
});

test("cells of the open workbook go through the same recognition, and keep their addresses", async () => {
  const rows = [
    "部门预算支出总表",
    "单位：万元",
    "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    "\t合计\t10.00\t6.00\t5.00",
    "201\t一般公共服务支出\t10.00\t6.00\t4.00",
  ];
  const cells = rows.map((r) => [...r.split("\t"), "", "", "", ""].slice(0, 5));
  const [result] = await importDisclosures([
    { type: "grids", name: "当前工作表", grids: [{ sheet: "底稿", row: 2, column: 1, cells }] },
  ]);
  if (!result!.ok) throw result!.error;
  const summary = summarise(result!.value);
  expect(summary.tables[0]).toMatchObject({ id: "expenditure" });
  expect(summary.findings.some((f) => f.origin?.sheet === "底稿")).toBe(true);
});
