import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";

const HEAD = "示例县林草监测中心2026年部门预算公开\n";
const FLAT = `${HEAD}
部门收支总表
单位：万元
收入 支出 项目 预算数 项目 预算数 一般公共预算拨款收入 812.40 农林水支出 700.20 事业收入 20.00 住房保障支出 112.20 本年收入合计 832.40
部门支出总表
科目编码 科目名称 合计 基本支出 项目支出 213 农林水支出 700.20 500.20 200.00 221 住房保障支出 112.20 112.20
`;

describe("tables whose cells ran together", () => {
  it("are kept line by line, unreadable and said", async () => {
    const d = recognise([await readText(FLAT, "flat.txt")]);
    expect(d.tables.map((t) => [t.id, t.state])).toEqual([
      ["balance", "unreadable"],
      ["expenditure", "unreadable"],
    ]);
    expect(
      d.tables[1]!.rows.flat()
        .map((c) => c.text)
        .join(""),
    ).toContain("700.20 500.20 200.00");
    expect(d.issues.map((i) => i.code)).toContain("table-unreadable");
  });

  it("accuse nobody, and rules on them are not evaluable", async () => {
    const report = check(recognise([await readText(FLAT, "flat.txt")]));
    expect(report.findings.filter((f) => f.severity === "error")).toEqual([]);
    expect(report.results.find((r) => r.rule === "X03")!.status).toBe("not-evaluable");
  });

  it("are none where a heading is followed by sentences", async () => {
    const text = `${HEAD}
部门支出总表情况说明
2026年支出预算812.40万元，其中基本支出612.40万元，项目支出200.00万元。比上年增加12.40万元，增长1.55%。
`;
    expect(recognise([await readText(text, "text.txt")]).tables).toEqual([]);
  });
});
