import { describe, expect, it } from "vitest";
import { check, type Finding } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";

type Change = Parameters<typeof edit>[1];

/** Failures of equations, without the hints of P03. */
const failed = (...changes: Change[]): Finding[] =>
  check(disclosureOf(edit(BUDGET, ...changes))).findings.filter((f) => f.outcome === "fail" && f.rule !== "P03");

const FIRST: Change = ["expenditure", "2101501", "basic", "257.72"];
const SECOND: Change = ["basic", "30101", "total", "119.83"];

describe("failures of one cause", () => {
  it("a misprint that fails many rules is one finding that lists them all", () => {
    const findings = failed(FIRST);
    expect(findings).toHaveLength(1);
    const [f] = findings;
    expect(f!.cause?.kind).toBe("cell");
    expect([...f!.cause!.rules].sort()).toEqual(["C09", "H02", "P03", "W03", "X13"]);
    expect(f!.suggestion).toMatchObject({ printed: "257.72", value: "251.72" });
    const told = [f!, ...f!.consequences!];
    expect(new Set(told.map((x) => x.rule))).toEqual(new Set(f!.cause!.rules));
    // As many as without the folding: none is lost, none told twice.
    const alone = check(disclosureOf(edit(BUDGET, FIRST)), { withoutDiagnosis: true });
    const equations = (rules: readonly { rule: string }[]) => rules.filter((r) => r.rule !== "P03").length;
    expect(equations(told)).toBe(alone.results.filter((r) => r.rule !== "P03").reduce((n, r) => n + r.counts.fail, 0));
    expect(f!.severity).toBe("error");
    for (const c of f!.consequences!) {
      expect(c.message.length).toBeGreaterThan(5);
      expect(c.cells.length).toBeGreaterThan(0);
    }
    expect(f!.message).toContain(`另有 ${f!.consequences!.length} 处不符`);
    expect(f!.messageEn).toContain(`${f!.consequences!.length} more failures`);
  });

  it("two independent misprints are two", () => {
    const findings = failed(FIRST, SECOND);
    expect(findings.map((f) => f.suggestion?.value).sort()).toEqual(["118.93", "251.72"]);
    expect(findings).toHaveLength(2);
  });

  it("one gap in several places is one finding, where it has digits enough", () => {
    // The total of the general table is lower by one amount in every column that sums it: no cell mends it all.
    const same: Change[] = [
      ["balance", "支出总计", "amount", "492.34"],
      ["income", "合计", "total", "492.34"],
    ];
    const gap = failed(...same).filter((f) => f.cause !== undefined);
    expect(gap.length).toBeGreaterThan(0);
    for (const f of gap) expect(new Set(f.consequences!.map((c) => c.difference?.abs().toFixed())).size).toBe(1);
    // A round gap is alike by chance.
    const round = failed(
      ["balance", "支出总计", "amount", "500.69"],
      ["three-public", "三、公务接待费", "total", "7.10"],
    );
    expect(round.filter((f) => f.cause?.kind === "gap")).toEqual([]);
  });

  it("a failure that stands alone has no cause", () => {
    const findings = failed(["procurement", "示例信息系统建设经费", "price", "0.52"]);
    expect(findings.map((f) => [f.rule, f.cause, f.consequences])).toEqual([["W13", undefined, undefined]]);
  });
});
