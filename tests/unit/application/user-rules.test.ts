import { describe, expect, test } from "vitest";
import { importDisclosures, readUserRules, relate, ruleRemarks, type ExistingTable } from "../../../src/application";
import { readFileSync } from "node:fs";

const sample = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
const table = (rows: ExistingTable["rows"]): ExistingTable => ({
  name: "自定义规则",
  sheet: "自定义规则",
  row: 2,
  column: 0,
  header: ["名称", "等式", "级别", "容差（万元）", "启用", "说明"],
  rows,
});
const HOLDS = "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出";
const BREAKS = "支出总表[合计].合计 = 支出总表[合计].基本支出";

describe("the user's rule table", () => {
  test("each row is told what became of it: checked, broken, mistaken; blank rows and those switched off are left alone", async () => {
    const own = readUserRules(
      table([
        ["甲", HOLDS, "错误", null, "是", null],
        ["乙", BREAKS, "警告", "0.01", null, null],
        ["丙", "没有等号", "", "", "是", ""],
        ["丁", BREAKS, "", "", "否", ""],
        [null, null, null, null, null, null],
        ["戊", "支出总表[99999].合计 = 支出总表[合计].合计", "", "", "是", ""],
      ]),
    );
    expect(own.rules.map((r) => r.id)).toEqual(["U01", "U02", "U06"]);
    const [result] = await importDisclosures([{ type: "text", name: "a", text: sample }], {
      context: () => ({ userRules: own.rules }),
    });
    if (!result!.ok) throw result!.error;
    const { report } = result!.value;
    const remarks = ruleRemarks(own, [report]);
    expect(remarks.map((r) => [r.row, r.bad])).toEqual([
      [0, false],
      [1, true],
      [2, true],
      [5, true],
    ]);
    expect(remarks[0]!.text).toBe("已核对：通过 1 处");
    expect(remarks[1]!.text).toContain("不符 1 处");
    expect(remarks[2]!.text).toContain("第 3 条");
    expect(remarks[3]!.text).toContain("99999");
    expect(report.findings.find((f) => f.rule === "U02")).toMatchObject({ title: "乙", severity: "warn" });
    expect(report.equations.filter((e) => e.rule === "U01")[0]!.total.label).toBe("支出总表[合计].合计");
  });
});

test("files of two years: the later one is checked against the earlier", async () => {
  const read = await importDisclosures([
    { type: "text", name: "a", text: sample },
    { type: "text", name: "b", text: sample.replaceAll("2026", "2025") },
  ]);
  const unknown = (list: typeof read) => list.map((r) => (r.ok ? r.value.report.counts["not-evaluable"] : 0));
  const [now, before] = unknown(read);
  const related = unknown(relate(read, "prior"));
  expect(related[0]).toBeLessThan(now!);
  expect(related[1]).toBe(before);
  expect(relate(read, "apart")).toEqual(read);
});
