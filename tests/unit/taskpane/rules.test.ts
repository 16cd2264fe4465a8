import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  importDisclosures,
  planImports,
  userRulesIn,
  WorkbookSession,
  type RuleVocabulary,
} from "../../../src/application";
import { RULE_EXAMPLES } from "../../../src/taskpane/locales/rule-examples";
import { LedgerController } from "../../../src/taskpane/model/ledger-controller";
import { completed, completionAt, corrected } from "../../../src/taskpane/model/rule-completion";
import { RulesController } from "../../../src/taskpane/model/rules-controller";
import type { ImportEngine } from "../../../src/taskpane/worker/client";
import { MemoryHost } from "../../support/memory-workbook";

const VOCABULARY: RuleVocabulary = {
  tables: [
    {
      name: "支出总表",
      rows: [
        { name: "*", title: "" },
        { name: "合计", title: "" },
        { name: "2010101", title: "行政运行" },
      ],
      columns: ["合计", "基本支出", "项目支出"],
    },
    { name: "一般公共预算支出表", rows: [{ name: "合计", title: "" }], columns: ["合计", "基本支出/人员经费"] },
    { name: "叙述数字", rows: [{ name: "公务接待费", title: "" }], columns: ["金额", "增减", "增减率"] },
  ],
};

/** What is proposed at the bar, and the text after the first proposal was taken. */
const at = (text: string): { kind?: string; labels: string[]; taken: string | null } => {
  const caret = text.indexOf("|");
  const whole = text.replace("|", "");
  const completion = completionAt(whole, caret, VOCABULARY);
  if (!completion) return { labels: [], taken: null };
  const made = completed(whole, completion, completion.proposals[0]!);
  return {
    kind: completion.kind,
    labels: completion.proposals.map((p) => p.label),
    taken: `${made.text.slice(0, made.caret)}|${made.text.slice(made.caret)}`,
  };
};

describe("names are proposed at the caret", () => {
  test.each([
    ["支出总|", "table", "支出总表[|"],
    ["一般支出|", "table", "一般公共预算支出表[|"],
    ["上年支出|", "table", "上年支出总表[|"],
    ["支出总表[合计].合计 = 叙述|", "table", "支出总表[合计].合计 = 叙述数字[|"],
    ["支出总表[|", "row", "支出总表[*].|"],
    ["支出总表[合|", "row", "支出总表[合计].|"],
    ["支出总表[行政|", "row", "支出总表[2010101].|"],
    ["支出总表［合|", "row", "支出总表［合计].|"],
    ["上年支出总表[合|", "row", "上年支出总表[合计].|"],
    ["支出总表[合|].基本支出", "row", "支出总表[合计].|基本支出"],
    ["支出总表[合计].|", "column", "支出总表[合计].合计 |"],
    ["支出总表[合计].项|", "column", "支出总表[合计].项目支出 |"],
    [
      "支出总表[合计].合计 - 一般公共预算支出表[合计].人员|",
      "column",
      "支出总表[合计].合计 - 一般公共预算支出表[合计].基本支出/人员经费 |",
    ],
    ["叙述数字[公务接待费].增|", "column", "叙述数字[公务接待费].增减 |"],
  ])("%s", (text, kind, taken) => {
    expect(at(text)).toMatchObject({ kind, taken });
  });

  test.each(["支出总表[合计].合计|", "支出总表[合计].合计 = 12|", "无此表[合|", "支出总表[合计].基本支出 = 无此|"])(
    "nothing at %s",
    (text) => {
      expect(at(text).labels).toEqual([]);
    },
  );

  test("a name that nobody knows is replaced where it stands last", () => {
    expect(corrected("支出总表[合计].基本支岀 = 1", "基本支岀", "基本支出")).toBe("支出总表[合计].基本支出 = 1");
    expect(corrected("甲", "乙", "丙")).toBeNull();
    expect(corrected("甲", "", "丙")).toBeNull();
  });
});

const text = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
const [read] = await importDisclosures([{ type: "text", name: "样例.txt", text }]);
if (!read!.ok) throw read!.error;
const imported = read!.value;

async function sitting() {
  const memory = new MemoryHost();
  memory.workbook.write(planImports([imported], { mode: "native" }));
  const session = new WorkbookSession();
  const engine: Partial<ImportEngine> = {
    check: async (contents) => session.check(contents, userRulesIn(contents.workbook).rules),
    tryRule: async (input) => session.tryRule(input),
    candidates: async () => session.candidates(),
  };
  const ledger = new LedgerController(engine as ImportEngine, memory.asHost(), () => undefined, {
    who: () => "",
    clock: { now: () => new Date(2026, 10, 30) },
  });
  await ledger.start();
  return { memory, ledger, rules: new RulesController(engine as ImportEngine, memory.asHost(), ledger) };
}

describe("rules of the pane are rows of the workbook", () => {
  const cells = (memory: MemoryHost, label: string): string[] => {
    const table = memory.workbook.table("自定义规则");
    return table.rows.map((row) => String(row[table.header.indexOf(label)]));
  };

  test("each change is checked at once, and each rule answered in the table too", async () => {
    const { memory, ledger, rules } = await sitting();
    await rules.addRule({ title: "甲", identity: "支出总表[合计].合计 = 收入总表[合计].合计", enabled: "是" });
    await rules.addRule({ title: "乙", identity: "支出总表[9999999].合计 = 0", enabled: "是" });
    await rules.addRule({ title: "丙", identity: "支出总标[合计].合计 = 0", enabled: "是" });
    const outcome = (id: string) => ledger.latest!.disclosures[0]!.rules.find((r) => r.rule === id)?.status;
    expect(["U02", "U03", "U04"].map(outcome)).toEqual(["pass", "not-evaluable", undefined]);
    const [, first, second, third] = cells(memory, "说明");
    expect(first).toBe("已核对：通过 1 处");
    expect(second).toMatch(/^未能核对：.*9999999/);
    expect(third).toMatch(/没有名为“支出总标”的表/);
    await rules.changeRule(1, { identity: "支出总表[合计].合计 = 1元" });
    expect(cells(memory, "说明")[1]).toBe("已核对：不符 1 处，见“问题”");
    await rules.removeRule(2);
    expect(outcome("U03")).toBeUndefined();
    expect(outcome("U02")).toBe("fail");
  });

  test("a rule that is not used is not answered, and a setting leaves the table alone", async () => {
    const { memory, ledger, rules } = await sitting();
    await rules.addRule({ identity: "支出总表[合计].合计 = 1元", enabled: "是" });
    await rules.changeRule(1, { enabled: "否" });
    expect(ledger.latest!.disclosures[0]!.rules.some((r) => r.rule === "U02")).toBe(false);
    expect(cells(memory, "说明")[1]).toBe("");
    await rules.addSetting({ kind: "停用", rule: "C01", reason: "另有规定" });
    expect(ledger.latest!.disclosures[0]!.rules.find((r) => r.rule === "C01")!.switchedOff).toBe("另有规定");
    await rules.removeSetting(0);
    expect(ledger.latest!.settings).toEqual([]);
  });

  test("every example can be read, and answers on the sample", async () => {
    const { rules } = await sitting();
    for (const [, identity] of RULE_EXAMPLES) {
      const trial = await rules.tryRule({ identity });
      expect(trial.error).toBeNull();
      expect(["pass", "not-evaluable"]).toContain(trial.outcomes[0]!.status);
    }
  });
});
