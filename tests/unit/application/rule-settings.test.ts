import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  addRuleSetting,
  importDisclosures,
  NO_USER_RULES,
  parseUserRules,
  planImports,
  readRuleSettings,
  removeRuleSetting,
  RULE_SETTINGS_TABLE,
  ruleSettings,
  toJson,
  WorkbookSession,
  type CheckContext,
  type ExistingTable,
} from "../../../src/application";
import { humanReport } from "../../../src/cli/report";
import { errorSentence } from "../../../src/words";
import { MemoryHost } from "../../support/memory-workbook";

const sample = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
/** A digit that is wrong by 0.01 in a total: rounding explains it, an exact reader does not. */
const misprinted = sample.replace(/(2012601\s+行政运行\s+)212\.32/, "$1221.32");

async function imported(context: CheckContext, text = misprinted) {
  const [result] = await importDisclosures([{ type: "text", name: "a.txt", text }], { context: () => context });
  if (!result!.ok) throw result!.error;
  return result!.value;
}

const table = (rows: ExistingTable["rows"]): ExistingTable => ({
  name: "核对设置",
  sheet: "核对设置",
  row: 2,
  column: 0,
  header: ["项目", "规则", "内容", "理由", "适用范围", "说明"],
  rows,
});

describe("a rule that is switched off", () => {
  test("is not evaluated, counts as nothing, and is told with its reason everywhere", async () => {
    const before = await imported({});
    const failing = before.report.findings[0]!.rule;
    const settings = ruleSettings([`${failing}=本单位另有规定`], null);
    const after = await imported({ settings });
    const result = after.report.results.find((r) => r.rule === failing)!;
    expect(result).toMatchObject({
      status: "not-applicable",
      switchedOff: "本单位另有规定",
      reason: "停用：本单位另有规定",
      reasonEn: "switched off: 本单位另有规定",
      counts: { pass: 0, rounded: 0, fail: 0, "not-applicable": 0, "not-evaluable": 0 },
    });
    const own = before.report.results.find((r) => r.rule === failing)!.counts;
    expect(after.report.counts.pass).toBe(before.report.counts.pass - own.pass);
    // A rule about what others found may fall silent with it.
    expect(after.report.counts.fail).toBeLessThanOrEqual(before.report.counts.fail - own.fail);
    expect(after.report.results.map((r) => r.rule)).toEqual(before.report.results.map((r) => r.rule));
    expect(toJson(after).switchedOff).toEqual([{ rule: failing, title: result.title, reason: "本单位另有规定" }]);
    expect(toJson(before).switchedOff).toBeUndefined();
    const lines = humanReport(after, "zh").split("\n");
    expect(lines).toContain("停用 1 条规则：");
    expect(lines).toContain(`  [停用] ${failing} ${result.title}：本单位另有规定`);
    const plan = planImports([after], { mode: "native" });
    const texts = (role: string): string =>
      plan.sheets
        .filter((s) => s.role === role)
        .flatMap((s) => s.blocks.flatMap((b) => b.cells.flat().map((c) => String(c?.value ?? ""))))
        .join("\n");
    expect(texts("overview")).toContain("停用 1 条规则");
    expect(texts("outcomes")).toContain("停用：本单位另有规定");
    expect(texts("paper")).toContain("使用者停用了 1 条规则，没有核对，不计入通过：");
    expect(texts("paper")).toContain("本单位另有规定");
  });

  test("may be one of the user's own", async () => {
    const { rules } = parseUserRules(["支出总表[合计].合计 = 1元"]);
    const { report } = await imported({ userRules: rules, settings: ruleSettings(["u01=暂不核对"], null) });
    expect(report.results.find((r) => r.rule === "U01")).toMatchObject({ switchedOff: "暂不核对" });
    expect(report.findings.some((f) => f.rule === "U01")).toBe(false);
  });

  test("only for the disclosure or the unit that it is meant for", async () => {
    const off = async (scope: string) =>
      (
        await imported({ settings: { off: [{ rule: "W01", reason: "x", scope }], tolerances: [] } })
      ).report.results.find((r) => r.rule === "W01")!.switchedOff;
    expect(await off("云溪县档案馆")).toBe("x");
    expect(await off("2026 云溪县档案馆")).toBe("x");
    expect(await off("2025 云溪县档案馆")).toBeUndefined();
    expect(await off("别的单位")).toBeUndefined();
  });
});

describe("a tolerance of the user's", () => {
  const { rules } = parseUserRules(["支出总表[合计].合计 = 412.61", "支出总表[合计].合计 = 收入总表[合计].合计"]);
  const status = async (tolerance: string | null) =>
    (await imported({ userRules: rules, settings: ruleSettings([], tolerance) }, sample)).report.results
      .filter((r) => r.rule.startsWith("U"))
      .map((r) => r.status);

  test("holds for every equation, in the unit in which it is written", async () => {
    expect(await status(null)).toEqual(["fail", "pass"]);
    expect(await status("0")).toEqual(["fail", "pass"]);
    expect(await status("99元")).toEqual(["fail", "pass"]);
    expect(await status("100元")).toEqual(["rounded", "pass"]);
    expect(await status("0.02")).toEqual(["rounded", "pass"]);
  });

  test("is told, and stands in the rows of checks", async () => {
    const value = await imported({ settings: ruleSettings([], "1元") }, sample);
    expect(toJson(value).tolerance).toBe("1元");
    expect(humanReport(value, "zh")).toContain("容差：1元（自定）");
    expect(value.report.equations.length).toBeGreaterThan(10);
    expect(new Set(value.report.equations.map((e) => e.tolerance.toString()))).toEqual(new Set(["0.0001"]));
  });

  test("of one rule goes before that of all", async () => {
    const settings = {
      off: [],
      tolerances: [
        { rule: null, tolerance: "0", said: "0" },
        { rule: "U01", tolerance: "1", said: "1" },
      ],
    };
    const { report } = await imported({ userRules: rules, settings }, sample);
    expect(report.results.find((r) => r.rule === "U01")!.status).toBe("rounded");
  });
});

describe("settings in the workbook", () => {
  test("are read row by row; a mistake is named and sets nothing", () => {
    const read = readRuleSettings(
      table([
        ["停用", "w01", "", "本单位无此项", "", ""],
        ["停用", "W99", "", "理由", "", ""],
        ["停用", "W02", "", "", "", ""],
        ["容差", "", "1元", "", "云溪县档案馆", ""],
        ["容差", "", "百分之一", "", "", ""],
        [null, null, null, null, null, null],
        ["不采用", "", "甲表[1].乙 = 丙表[1].丁", "", "", ""],
        ["关闭", "W01", "", "", "", ""],
      ]),
    );
    expect(read.settings).toEqual({
      off: [{ rule: "W01", reason: "本单位无此项" }],
      tolerances: [{ rule: null, tolerance: "0.0001", said: "1元", scope: "云溪县档案馆" }],
    });
    expect(read.dismissed).toEqual(["甲表[1].乙 = 丙表[1].丁"]);
    expect(read.entries.map((e) => [e.row, e.error?.code ?? null])).toEqual([
      [0, null],
      [1, "rule-setting/unknown-rule"],
      [2, "rule-setting/no-reason"],
      [3, null],
      [4, "rule-setting/bad-tolerance"],
      [6, null],
      [7, "rule-setting/unknown-kind"],
    ]);
    expect(errorSentence(read.entries[1]!.error!, "zh")).toMatch(/没有规则“W99”，如：W01、/);
  });

  test("are kept, hold for every later check, and are taken out", async () => {
    const host = new MemoryHost();
    const value = await imported({});
    host.workbook.write(planImports([value], { mode: "native" }));
    const session = new WorkbookSession();
    const check = () => session.check(host.workbook.contents(), NO_USER_RULES.rules);
    const { rule } = value.report.findings.find((f) => f.rule !== "W01")!;
    await addRuleSetting(host.asHost(), { kind: "停用", rule, reason: "已核实" });
    await addRuleSetting(host.asHost(), { kind: "停用", rule: "W01", reason: "另有规定" });
    expect(host.workbook.table(RULE_SETTINGS_TABLE).rows).toHaveLength(2);
    const off = check();
    expect(off.settings.map((s) => s.rule)).toEqual([rule, "W01"]);
    expect(
      off.disclosures[0]!.rules.filter((r) => r.switchedOff)
        .map((r) => r.switchedOff)
        .sort(),
    ).toEqual(["另有规定", "已核实"].sort());
    expect(off.disclosures[0]!.findings.some((f) => f.rule === rule)).toBe(false);
    // 问题 still tells what is switched off now: the pane says that the sheets are behind.
    expect(off.disclosures[0]!.current).toBe(false);
    host.workbook.write(session.replan([off.disclosures[0]!.key], host.workbook.existing()));
    expect(check().disclosures[0]!.current).toBe(true);
    await removeRuleSetting(host.asHost(), 1);
    // W01 found nothing: 规则结果 says that it is off, and it is not.
    expect(check().disclosures[0]!.current).toBe(false);
    await removeRuleSetting(host.asHost(), 0);
    expect(check().disclosures[0]!.findings.some((f) => f.rule === rule)).toBe(true);
  });

  test("of the command line need a rule and a reason", () => {
    expect(() => ruleSettings(["W01"], null)).toThrow(
      expect.objectContaining({ code: "rule-setting/no-reason" }) as Error,
    );
    expect(() => ruleSettings(["W0=x"], null)).toThrow(
      expect.objectContaining({ code: "rule-setting/unknown-rule" }) as Error,
    );
    expect(() => ruleSettings([], "5%")).toThrow(
      expect.objectContaining({ code: "rule-setting/bad-tolerance" }) as Error,
    );
    expect(ruleSettings(["w01＝无此项", "P03=a=b"], null).off).toEqual([
      { rule: "W01", reason: "无此项" },
      { rule: "P03", reason: "a=b" },
    ]);
  });
});
