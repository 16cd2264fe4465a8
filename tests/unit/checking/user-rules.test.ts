import { describe, expect, it } from "vitest";
import { check, parseUserRules } from "../../../src/checking";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { errorSentence } from "../../../src/words";

describe("identities that a user adds", () => {
  const identity = "支出总表[210].基本支出 = 一般公共预算支出表[210].基本支出 + 政府性基金预算支出表[合计].基本支出";

  it("holds them on the document by their Chinese labels", () => {
    const { rules, errors } = parseUserRules([
      "支出总表[210].基本支出 = 一般公共预算支出表[210].基本支出",
      { identity: "收支总表[收入·收入总计].预算数 = 支出总表[合计].合计", severity: "提醒" },
    ]);
    expect(errors).toEqual([]);
    const clean = check(disclosureOf(BUDGET), { userRules: rules });
    expect(clean.results.filter((r) => r.rule.startsWith("U")).map((r) => r.status)).toEqual(["pass", "pass"]);
    const broken = check(disclosureOf(edit(BUDGET, ["expenditure", "210", "basic", "272.91"])), { userRules: rules });
    // The misprint fails rules of the catalogue too: the user's own stands under the finding that names it.
    const cause = broken.findings.find((f) => f.cause?.rules.includes("U01"))!;
    expect(cause.suggestion?.value).toBe("272.19");
    const own = cause.consequences!.find((c) => c.rule === "U01")!;
    expect(own.severity).toBe("error");
    expect(own.equation).toContain("支出总表[210].基本支出 272.91");
  });

  it("says what a document lacks", () => {
    const { rules } = parseUserRules(identity);
    const result = check(disclosureOf(BUDGET), { userRules: rules }).results.find((r) => r.rule === "U01")!;
    expect(result.status).toBe("not-evaluable");
    expect(result.reason).toContain("政府性基金预算支出表没有行“合计”");
  });

  it.each([
    ["支出总表[210].基本支出", "等号"],
    ["支出总表.基本支出 = 支出总表[合计].合计", "不是单元格"],
    ["支出表[210].基本支出 = 支出总表[合计].合计", "没有名为"],
    ["支出总表[210].工资 = 支出总表[合计].合计", "没有“工资”列"],
  ])("explains the mistake in %s", (text, words) => {
    const { rules, errors } = parseUserRules([text]);
    expect(rules).toEqual([]);
    expect(errorSentence(errors[0]!, "zh")).toContain(words);
  });

  it("reads JSON and explains broken JSON", () => {
    expect(
      parseUserRules(
        '[{"identity":"支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出","tolerance":"0.01"}]',
      ).rules[0]!.tolerance,
    ).toBe("0.01");
    expect(parseUserRules('[{"identity":').errors[0]!.code).toBe("user-rule/not-json");
  });
});
