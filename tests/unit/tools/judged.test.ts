import { describe, expect, it } from "vitest";
import type { CheckReport } from "../../../src/checking";
import { falselyTold, notTold, statementsOf, type Judgement } from "../../support/judged";

const cell = (label: string, page = 8) => ({ cell: null, label, quote: null, source: { page } });

const report = (...findings: object[]) => ({ findings }) as unknown as CheckReport;
const finding = (severity: string, more = {}) => ({
  rule: "C09",
  title: "",
  severity,
  cells: [cell("支出总表[合计].合计"), cell("支出总表[208].合计")],
  ...more,
});
const judgement = (verdict: "true" | "false", more: Partial<Judgement> = {}): Judgement => ({
  file: "a.pdf",
  rule: "C09",
  place: "支出总表[合计].合计 p8",
  verdict,
  why: "",
  ...more,
});

describe("a judged-true finding", () => {
  it("is told by an error at its place, or by one that names it", () => {
    expect(notTold([judgement("true")], statementsOf(report(finding("error"))))).toEqual([]);
    const named = judgement("true", { place: "支出总表[208].合计 p8" });
    expect(notTold([named], statementsOf(report(finding("error"))))).toEqual([]);
  });

  it("is not told by a warning, unless that was judged loud enough", () => {
    const statements = statementsOf(report(finding("warn")));
    expect(notTold([judgement("true")], statements)).toHaveLength(1);
    expect(notTold([judgement("true", { tell: "warn" })], statements)).toEqual([]);
  });

  it("is told as a consequence, as loud as its cause", () => {
    const cause = (severity: string) =>
      report({
        ...finding(severity),
        rule: "X04",
        cells: [cell("收支总表[支出总计].预算数")],
        consequences: [finding("error")],
      });
    expect(notTold([judgement("true")], statementsOf(cause("error")))).toEqual([]);
    expect(notTold([judgement("true")], statementsOf(cause("warn")))).toHaveLength(1);
  });

  it("is another finding on another page", () => {
    const other = report(finding("error", { cells: [cell("支出总表[合计].合计", 9)] }));
    expect(notTold([judgement("true")], statementsOf(other))).toHaveLength(1);
  });
});

describe("a judged-false finding", () => {
  it("comes back as an error only", () => {
    expect(falselyTold([judgement("false")], statementsOf(report(finding("error"))))).toHaveLength(1);
    expect(falselyTold([judgement("false")], statementsOf(report(finding("warn"))))).toEqual([]);
  });

  it("judged for every place of its rule gives way to a judgement of one place", () => {
    const all = judgement("false", { place: "*" });
    expect(falselyTold([all], statementsOf(report(finding("error"))))).toHaveLength(1);
    expect(falselyTold([all, judgement("true")], statementsOf(report(finding("error"))))).toEqual([]);
  });
});
