import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  addUserRule,
  changeUserRule,
  importDisclosures,
  planImports,
  readUserRuleTable,
  relate,
  removeUserRule,
  userRulesIn,
  WorkbookSession,
  type SelectedArea,
  type SelectedRule,
} from "../../../src/application";
import { sentence } from "../../../src/words";
import { MemoryHost } from "../../support/memory-workbook";

const sample = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
const read = relate(
  await importDisclosures([
    { type: "text", name: "2026.txt", text: sample },
    { type: "text", name: "2025.txt", text: sample.replaceAll("2026", "2025") },
  ]),
  "prior",
);
const imported = read.map((r) => {
  if (!r.ok) throw r.error;
  return r.value;
});

function sitting() {
  const host = new MemoryHost();
  host.workbook.write(planImports(imported, { mode: "native" }));
  const session = new WorkbookSession();
  session.check(host.workbook.contents(), []);
  const at = (sheet: string, name: string, column: string, year = "2026"): SelectedArea => {
    const table = host.workbook.table(sheet);
    const row = table.rows.findIndex(
      (cells) => cells.map(String).includes(name) && String(cells[table.header.indexOf("年度")]) === year,
    );
    const place = { sheet: table.sheet, row: table.row + 1 + row, column: table.column + table.header.indexOf(column) };
    return { ...place, rows: 1, columns: 1 };
  };
  return { host, session, at };
}

const reasons = (rule: SelectedRule): string => rule.leftOut.map((r) => sentence(r, "zh")).join("；");

describe("a rule of selected cells", () => {
  test("is named, with the total that the others add up to, wherever it stands", () => {
    const { session, at } = sitting();
    const parts = [at("支出总表", "合计", "基本支出"), at("支出总表", "合计", "项目支出")];
    const total = at("支出总表", "合计", "合计");
    const identity = "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出";
    expect(session.ruleOf([total, ...parts])).toMatchObject({ identity, total: 0, unit: "云溪县档案馆", leftOut: [] });
    expect(session.ruleOf([...parts, total])).toMatchObject({ identity, total: 2 });
    // One block, over columns that are blank or words.
    const block = { ...total, columns: parts[1]!.column - total.column + 1 };
    expect(session.ruleOf([block]).identity).toBe(identity);
  });

  test("counts a code once where the code above it is chosen too, and says so", () => {
    const { session, host, at } = sitting();
    const table = host.workbook.table("支出总表");
    const rows = table.rows.filter((r) => String(r[table.header.indexOf("年度")]) === "2026").length;
    const column = { ...at("支出总表", "合计", "合计"), rows };
    const made = session.ruleOf([column]);
    expect(made.terms!.length).toBe(rows);
    expect(made.identity).toMatch(/^支出总表\[合计\]\.合计 = 支出总表\[\d{3}\]\.合计/);
    expect(made.identity).not.toMatch(/\[\d{5,7}\]/);
    expect(reasons(made)).toMatch(/\d+ 个下级科目已含在所选的上级科目里/);
    expect(session.tryRule({ identity: made.identity }).outcomes.map((o) => o.status)).toEqual(["pass", "pass"]);
  });

  test("is the same from the sheet as published", () => {
    const { session, host } = sitting();
    const cells = host.workbook.contents().published[0]!;
    const row = cells.cells.findIndex((r) => r.map(String).some((c) => c.startsWith("2012601")));
    const made = session.ruleOf([{ sheet: cells.sheet, row, column: 0, rows: 1, columns: cells.cells[row]!.length }]);
    expect(made.identity).toMatch(/^收入总表\[2012601\]/);
    expect(reasons(made)).toContain("不是金额");
  });

  test("of two years names the earlier one so", () => {
    const { session, at } = sitting();
    const made = session.ruleOf([at("支出总表", "合计", "合计", "2026"), at("支出总表", "合计", "合计", "2025")]);
    expect(made.identity).toBe("支出总表[合计].合计 = 上年支出总表[合计].合计");
    const back = session.ruleOf([at("支出总表", "合计", "合计", "2025"), at("支出总表", "合计", "合计", "2026")]);
    expect(back.identity).toBe("上年支出总表[合计].合计 = 支出总表[合计].合计");
    expect(session.tryRule({ identity: made.identity }).outcomes.map((o) => o.status)).toEqual([
      "pass",
      "not-evaluable",
    ]);
  });

  test("says what it can't name, and what is too much", () => {
    const { session, at } = sitting();
    expect(session.ruleOf([{ sheet: "支出总表", row: 0, column: 0, rows: 1, columns: 2 }])).toMatchObject({
      terms: null,
    });
    const whole = session.ruleOf([{ ...at("支出总表", "合计", "合计"), rows: 1_000_000 }]);
    expect(whole.terms).toBeNull();
    expect(reasons(whole)).toContain("多于 400 个");
    expect(reasons(session.ruleOf([at("支出总表", "合计", "合计")]))).toContain("请选中合计和它的各项");
  });

  test("another total and other signs as a person says", () => {
    const { session, at } = sitting();
    const areas = [
      at("支出总表", "合计", "合计"),
      at("支出总表", "合计", "基本支出"),
      at("支出总表", "合计", "项目支出"),
    ];
    expect(session.ruleOf(areas, { total: 2, signs: [1, -1, 1] }).identity).toBe(
      "支出总表[合计].项目支出 = 支出总表[合计].合计 - 支出总表[合计].基本支出",
    );
  });
});

describe("a rule while it is written", () => {
  test("is told in words and in numbers on each disclosure, those too on which it holds", () => {
    const { session } = sitting();
    const trial = session.tryRule({ identity: "支出总表[合计].合计 = 收入总表[合计].合计" });
    expect(trial.words).toMatchObject({ zh: "《支出总表》合计行的“合计”，等于《收入总表》合计行的“合计”" });
    expect(trial.outcomes).toMatchObject([
      { status: "pass", checks: [{ equation: { difference: "0" } }] },
      { status: "pass" },
    ]);
    expect(JSON.stringify(structuredClone(trial))).toBe(JSON.stringify(trial));
  });

  test("a mistake is an error with the likest names, and no outcome", () => {
    const { session } = sitting();
    const trial = session.tryRule({ identity: "支出总表[合计].基本支岀 = 1" });
    expect(trial).toMatchObject({ error: { code: "user-rule/unknown-column" }, outcomes: [] });
    expect(String(trial.error!.values.known)).toMatch(/^基本支出/);
  });

  test("the names that it can be written with are those of the workbook, then all others", () => {
    const { session } = sitting();
    const { tables } = session.vocabulary();
    const spent = tables.find((t) => t.name === "支出总表")!;
    expect(spent.rows.map((r) => r.name)).toEqual(expect.arrayContaining(["*", "合计", "2012601"]));
    expect(spent.rows.find((r) => r.name === "2012601")!.title).toBe("行政运行");
    expect(spent.columns.slice(0, 3)).toEqual(["合计", "基本支出", "项目支出"]);
    expect(tables.find((t) => t.name === "叙述数字")!.rows.map((r) => r.name)).toContain("公务接待费");
    // Each name that is proposed can be read.
    for (const table of tables)
      for (const column of table.columns)
        expect(
          session.tryRule({ identity: `${table.name}[${table.rows.at(-1)!.name}].${column} <= 1` }).error,
        ).toBeNull();
  });
});

describe("rules are kept with the workbook", () => {
  test("the first makes the table, the next fill its blank rows, more come behind; numbers stay", async () => {
    const { host } = sitting();
    const rule = (n: number) => ({ title: `规则${n}`, identity: `支出总表[合计].合计 <= ${n}亿元`, enabled: "是" });
    const own = () => userRulesIn(host.workbook.existing());
    for (let n = 1; n <= 9; n++) await addUserRule(host.asHost(), { ...rule(n), units: n === 2 ? "云溪县档案馆" : "" });
    expect(
      own()
        .entries.map((e) => e.title)
        .slice(1),
    ).toEqual(Array.from({ length: 9 }, (_, i) => `规则${i + 1}`));
    expect(own().rules.map((r) => r.id)).toEqual(
      Array.from({ length: 9 }, (_, i) => `U${String(i + 2).padStart(2, "0")}`),
    );
    expect(own().rules[1]!.units).toEqual(["云溪县档案馆"]);
    await removeUserRule(host.asHost(), 3);
    expect(own().rules.map((r) => r.id)).not.toContain("U04");
    expect(own().rules.map((r) => r.id)).toContain("U05");
    await addUserRule(host.asHost(), rule(10));
    expect(own().entries.find((e) => e.id === "U04")!.title).toBe("规则10");
    await changeUserRule(host.asHost(), 3, { enabled: "否" });
    expect(own().entries.find((e) => e.id === "U04")!.enabled).toBe(false);
  });

  test("a table of before, without the column of units, gets it when a rule needs it", async () => {
    const { host } = sitting();
    await addUserRule(host.asHost(), { title: "甲", identity: "支出总表[合计].合计 >= 0", enabled: "是" });
    const table = (await readUserRuleTable(host.asHost()))!;
    host.workbook.set({ sheet: table.sheet, row: table.row, column: table.header.indexOf("适用单位") }, "我的列");
    await addUserRule(host.asHost(), {
      title: "乙",
      identity: "支出总表[合计].合计 >= 0",
      units: "某局",
      enabled: "是",
    });
    const now = (await readUserRuleTable(host.asHost()))!;
    expect(now.header).toEqual([...table.header.slice(0, -1), "我的列", "适用单位"]);
    expect(userRulesIn(host.workbook.existing()).rules.at(-1)).toMatchObject({ title: "乙", units: ["某局"] });
  });

  test("it holds for the next year and version by its names", async () => {
    const { host, session } = sitting();
    await addUserRule(host.asHost(), {
      identity: "支出总表[合计].合计 = 收入总表[合计].合计",
      units: "云溪县档案馆",
      enabled: "是",
    });
    const { rules } = userRulesIn(host.workbook.existing());
    const ledger = session.check(host.workbook.contents(), rules);
    expect(ledger.disclosures.map((d) => d.rules.find((r) => r.rule === "U02")?.status)).toEqual(["pass", "pass"]);
    expect(ledger.ownRules.map((r) => r.id)).toEqual(["U01", "U02"]);
  });
});
