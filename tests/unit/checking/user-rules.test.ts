import { describe, expect, it } from "vitest";
import { check, parseUserRules } from "../../../src/checking";
import { disclosureOf, edit, table, withTable } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { toJson, type Imported } from "../../../src/application";
import { humanReport } from "../../../src/cli/report";
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

  const statusOf = (text: string, document = BUDGET, context = {}): string => {
    const { rules, errors } = parseUserRules([text]);
    expect(errors.map((e) => errorSentence(e, "zh"))).toEqual([]);
    return check(disclosureOf(document), { ...context, userRules: rules }).results.find((r) => r.rule === "U01")!
      .status;
  };
  const BROKEN = edit(BUDGET, ["expenditure", "210", "basic", "272.91"]);

  it.each([
    ["full-width signs and blanks", "支出总表 ［210］ ．基本支出 ＝ 一般公共预算支出表【210】．基本支出"],
    ["a sum on the left", "支出总表[合计].基本支出 + 支出总表[合计].项目支出 = 支出总表[合计].合计"],
    ["a difference", "支出总表[合计].合计 - 支出总表[合计].项目支出 = 支出总表[合计].基本支出"],
    ["a product", "支出总表[合计].合计 * 2 = 支出总表[合计].基本支出 × 2 + 2 * 支出总表[合计].项目支出"],
    ["a quotient and a share", "支出总表[合计].合计 / 2 = 50% * 收入总表[合计].合计"],
    ["a column of two levels", "财政拨款收支总表[收入·本年收入合计].合计 = 收入总表[合计].本年收入/财政拨款收入"],
    ["a column of two levels by a number", "收入总表[合计].本年收入/财政拨款收入/2*2 = 收入总表[合计].合计"],
    ["at most", "支出总表[合计].基本支出 <= 支出总表[合计].合计"],
    ["at least", "支出总表[合计].合计 ≥ 支出总表[合计].基本支出 + 支出总表[合计].项目支出"],
    ["at least an amount", "支出总表[合计].合计 >= 1元"],
    ["at most an amount", "支出总表[合计].合计 <= 1亿元"],
    ["an amount on the left", "0.0001 <= 支出总表[合计].合计"],
  ])("reads %s", (_, text) => {
    expect(statusOf(text)).toBe("pass");
  });

  it.each([
    "支出总表[210].基本支出 + 0 = 一般公共预算支出表[210].基本支出",
    "2 * 支出总表[210].基本支出 = 2 * 一般公共预算支出表[210].基本支出",
    "支出总表[210].基本支出 <= 一般公共预算支出表[210].基本支出",
    "一般公共预算支出表[210].基本支出 >= 支出总表[210].基本支出",
  ])("finds what breaks %s", (text) => {
    expect(statusOf(text)).toBe("pass");
    expect(statusOf(text, BROKEN)).toBe("fail");
  });

  it("holds amounts in 万元, whatever their unit", () => {
    const total = disclosureOf(BUDGET)
      .standard.find((t) => t.id === "expenditure")!
      .rows.find((r) => r.role === "total")!.values["total"]!.amount!.value;
    expect(statusOf(`支出总表[合计].合计 = ${total.toFixed()}`)).toBe("pass");
    expect(statusOf(`支出总表[合计].合计 = ${total.mul(10_000).toFixed()}元`)).toBe("pass");
    expect(statusOf(`${total.toFixed()}万元 = 支出总表[合计].合计`)).toBe("pass");
    expect(statusOf(`支出总表[合计].合计 = ${total.plus(1).toFixed()}万元`)).toBe("fail");
    expect(statusOf(`支出总表[合计].合计 - ${total.toFixed()} = 0`)).toBe("pass");
  });

  it("asks last year's document, and says when there is none", () => {
    const text = "支出总表[合计].合计 = 上年支出总表[合计].合计";
    expect(statusOf(text, BUDGET, { prior: disclosureOf(BUDGET) })).toBe("pass");
    expect(
      statusOf(text, BUDGET, { prior: disclosureOf(edit(BUDGET, ["expenditure", "合计", "total", "1.00"])) }),
    ).toBe("fail");
    const { rules } = parseUserRules([text]);
    const result = check(disclosureOf(BUDGET), { userRules: rules }).results.find((r) => r.rule === "U01")!;
    expect(result.status).toBe("not-evaluable");
    expect(result.reason).toContain("上年");
  });

  it("takes a tolerance with its unit", () => {
    const rule = (tolerance: string) => parseUserRules([{ identity, tolerance }]).rules[0]?.tolerance;
    expect([rule("0.5"), rule("500元"), rule("0.05万元"), rule("-1"), rule("5%")]).toEqual([
      "0.5",
      "0.05",
      "0.05",
      undefined,
      undefined,
    ]);
  });

  it("names what is likest", () => {
    const said = (text: string): string => errorSentence(parseUserRules([text]).errors[0]!, "zh");
    expect(said("支出总标[合计].合计 = 支出总表[合计].合计")).toMatch(/最接近的是：支出总表、/);
    expect(said("支出总表[合计].基本支岀 = 支出总表[合计].合计")).toMatch(/最接近的是：基本支出、/);
  });

  it("answers each rule in the JSON and on standard output, those too that hold or found nothing to hold", () => {
    const { rules } = parseUserRules([
      "支出总表[合计].合计 = 收入总表[合计].合计",
      "支出总表[9999999].合计 = 支出总表[合计].合计",
      "支出总表[合计].合计 = 1元",
    ]);
    const disclosure = disclosureOf(BUDGET);
    const imported = {
      disclosure,
      report: check(disclosure, { userRules: rules }),
      documents: [],
      source: { file: "a.txt", sha256: "", kind: "text", pages: null },
      milliseconds: 0,
    } as unknown as Imported;
    const told = toJson(imported).userRules!.map((r) => [r.rule, r.status, r.reason]);
    expect(told).toEqual([
      ["U01", "pass", null],
      ["U02", "not-evaluable", expect.stringContaining("9999999") as unknown],
      ["U03", "fail", null],
    ]);
    const lines = humanReport(imported, "zh").split("\n");
    expect(lines.filter((l) => l.includes("[自定义"))).toEqual([
      "  [自定义 通过] U01 支出总表[合计].合计 = 收入总表[合计].合计",
      expect.stringMatching(/^ {2}\[自定义 无法核对\] U02 .*：.*9999999/) as unknown,
      "  [自定义 不符] U03 支出总表[合计].合计 = 1元",
    ]);
  });

  it("chooses none of several rows of one name that differ", () => {
    const rows = [
      "|合计|30.00|30.00",
      "2010101|行政运行|10.00|10.00",
      "2010601|行政运行|20.00|20.00",
      "2010101|行政运行|10.00|10.00",
    ];
    const document = withTable(BUDGET, "expenditure", table("expenditure", "code item total basic", rows));
    const outcome = (text: string) => {
      const { rules } = parseUserRules([text]);
      return check(disclosureOf(document), { userRules: rules }).results.find((r) => r.rule === "U01")!;
    };
    expect(outcome("支出总表[行政运行].合计 = 支出总表[行政运行].基本支出")).toMatchObject({
      status: "not-evaluable",
      reason: expect.stringContaining("3 行都叫“行政运行”") as string,
    });
    // The same amount wherever it stands is no question.
    expect(outcome("支出总表[2010101].合计 = 10").status).toBe("pass");
    expect(outcome("支出总表[2010601].合计 = 20").status).toBe("pass");
  });

  it("a rule of the user's that fails on most rows fails: nothing is presumed of its columns, nothing explained away", () => {
    const { rules } = parseUserRules([
      "支出总表[*].合计 = 支出总表[*].项目支出",
      "支出总表[合计].合计 = 收入总表[合计].合计 + 收入总表[合计].合计",
      "支出总表[合计].合计 = 3000元",
    ]);
    const report = check(disclosureOf(BUDGET), { userRules: rules });
    const own = report.results.filter((r) => r.rule.startsWith("U"));
    expect(own.map((r) => r.status)).toEqual(["fail", "fail", "fail"]);
    expect(own[0]!.counts["not-evaluable"]).toBe(0);
    expect(report.findings.filter((f) => f.rule.startsWith("U")).every((f) => f.severity === "error")).toBe(true);
  });

  it("a fixed row of a rule for each row must be there: only the row of * is 0 where a table lacks it", () => {
    const { rules } = parseUserRules([
      "支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出 + 一般公共预算支出表[合记].基本支出",
    ]);
    const result = check(disclosureOf(BUDGET), { userRules: rules }).results.find((r) => r.rule === "U01")!;
    expect(result.status).toBe("not-evaluable");
    expect(result.reason).toContain("没有行“合记”");
  });

  it.each([
    ["支出总表[合计].合计 * 0 = 5", "乘以 0"],
    ["支出总表[合计].合计 = 支出总表[合计].合计 + 支出总表[合计].项目支出", "出现两次"],
  ])("refuses %s, which checks nothing", (text, words) => {
    expect(
      parseUserRules([text])
        .errors.map((e) => errorSentence(e, "zh"))
        .join(),
    ).toContain(words);
  });

  it("reads a full-width star", () => {
    expect(statusOf("支出总表[＊].合计 = 支出总表[＊].基本支出 + 支出总表[＊].项目支出")).toBe("pass");
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
    ["支出总表[合计].合计 = 支出总表[合计].基本支出 = 1", "等号"],
    ["支出总表[合计].合计 < 支出总表[合计].基本支出", "等号"],
    ["支出总表[合计].合计 = 三百", "不是单元格"],
    ["支出总表[合计].合计 * 支出总表[合计].基本支出 = 1", "不是单元格"],
    ["支出总表[合计].合计 / 0 = 1", "不是单元格"],
    ["2万元 * 3万元 = 支出总表[合计].合计", "不是单元格"],
    ["支出总表[合计].合计 = ", "等号"],
    ["支出总表[合计].合计 = +", "不是单元格"],
    ["-支出总表[合计].合计 <= 1", "等号"],
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
