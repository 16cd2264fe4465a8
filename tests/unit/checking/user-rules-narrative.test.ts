import { describe, expect, it } from "vitest";
import { check, parseUserRules } from "../../../src/checking";
import { disclosureOf, edit, type ExampleDocument } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { planImports } from "../../../src/application";
import { NARRATIVE_SUBJECTS } from "../../../src/disclosure";
import { narrativeReference } from "../../../src/checking/rule/user-rule-narrative";
import { errorSentence } from "../../../src/words";
import { readFileSync } from "node:fs";

const figures = [
  ...BUDGET.narrative!,
  { key: "three-public.prior", label: "上年", value: "12.10", year: "2023", quote: "2023年为12.10万元" },
  {
    key: "three-public.change",
    kind: "change" as const,
    label: "“三公”经费",
    value: "2.00",
    direction: "down" as const,
    quote: "减少2.00万元",
  },
  {
    key: "change.basic",
    kind: "change" as const,
    label: "基本支出",
    value: "3.06",
    direction: "up" as const,
    quote: "基本支出增加3.06万元",
  },
  { key: "prior.basic", label: "上年", value: "370.00", year: "2023", quote: "基本支出上年370.00万元" },
  {
    key: "three-public.completion",
    kind: "percent" as const,
    unit: "%",
    label: "完成",
    value: "98.5",
    quote: "完成98.5%",
  },
  { key: "assets.vehicles", kind: "count" as const, unit: "辆", label: "车辆", value: "2", quote: "车辆2辆" },
];
const DOCUMENT: ExampleDocument = { ...BUDGET, narrative: figures };

const resultOf = (text: string, document = DOCUMENT, context = {}) => {
  const { rules, errors } = parseUserRules([text]);
  expect(errors.map((e) => errorSentence(e, "zh"))).toEqual([]);
  const report = check(disclosureOf(document), { ...context, userRules: rules });
  return { report, result: report.results.find((r) => r.rule === "U01")! };
};
const statusOf = (...args: Parameters<typeof resultOf>) => resultOf(...args).result.status;

describe("figures of sentences in the user's rules", () => {
  it.each([
    ["a name", "叙述数字[公务接待费].金额 = “三公”经费支出表[三、公务接待费].合计"],
    ["the short form", "叙述.三公.接待费 = “三公”经费支出表[三、公务接待费].合计"],
    ["a key", "叙述数字[three-public.reception].金额 = “三公”经费支出表[三、公务接待费].合计"],
    ["a code", "叙述数字[208].金额 = 支出总表[208].合计"],
    ["either side", "支出总表[合计].合计 = 叙述[支出].金额"],
    ["sentences against sentences", "叙述[支出].金额 = 叙述[基本支出].金额 + 叙述[项目支出].金额"],
    ["a change that goes down", "叙述[三公经费].金额 - 叙述[三公经费].上年数 = 叙述[三公经费].增减"],
    ["the same the other way round", "叙述[三公经费].增减 = 叙述[三公经费].金额 - 叙述[三公经费].上年数"],
    ["a facet in front", "叙述.基本支出 = 叙述.基本支出.上年数 + 叙述.基本支出.增减"],
    ["a percentage as a share", "叙述[三公经费].完成率 <= 100%"],
    ["a decrease under a bound", "叙述[三公经费].增减 <= 0"],
    ["a number of things", "叙述[车辆].数量 = 2"],
  ])("reads %s", (_, text) => {
    expect(statusOf(text)).toBe("pass");
  });

  it.each([
    "叙述[三公经费].金额 - 叙述[三公经费].上年数 = 0 - 叙述[三公经费].增减",
    "叙述[三公经费].增减 = 叙述[三公经费].上年数 - 叙述[三公经费].金额",
    "叙述[三公经费].完成率 <= 98%",
    "叙述[三公经费].增减 >= 0",
    "叙述[车辆].数量 = 3",
  ])("finds what breaks %s", (text) => {
    expect(statusOf(text)).toBe("fail");
  });

  it("speaks of the sentence where the table differs", () => {
    const broken = { ...DOCUMENT, ...edit(DOCUMENT, ["three-public", "三、公务接待费", "total", "2.01"]) };
    const { report, result } = resultOf("叙述.公务接待费 = “三公”经费支出表[三、公务接待费].合计", broken);
    expect(result.status).toBe("fail");
    const cells = report.findings.flatMap((f) => [f, ...(f.consequences ?? [])]).find((f) => f.rule === "U01")!.cells;
    expect(cells.map((c) => c.narrative)).toContain(10);
  });

  it("stands live on the sheet of checks, pointing at the sheet of sentences", () => {
    const { rules } = parseUserRules([
      "叙述.三公经费.增减 = 叙述.三公经费 - 叙述.三公经费.上年数",
      "叙述.公务接待费 = “三公”经费支出表[三、公务接待费].合计",
    ]);
    const disclosure = disclosureOf(DOCUMENT);
    const report = check(disclosure, { userRules: rules });
    const plan = planImports(
      [{ disclosure, report, source: { file: "a.txt", sha256: "", kind: "text", pages: null } }],
      { mode: "native" },
    );
    const rows = plan.sheets
      .find((s) => s.role === "checks")!
      .blocks.flatMap((b) => b.cells)
      .filter((row) => row.some((c) => /^U0\d$/.test(String(c?.value))));
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.map((c) => c?.formula ?? "").join("")).toMatch(/叙述数字/);
    // −2.00 = 10.10 − 12.10, of a number that the sheet has as 2.00.
    expect(report.claims.filter((c) => c.rule === "U01").map((c) => c.difference.toNumber())).toEqual([0]);
  });

  it("says what the text does not state, and where it states several", () => {
    expect(resultOf("叙述.会议费 <= 1").result).toMatchObject({
      status: "not-evaluable",
      reason: "情况说明没有“会议费”的“金额”",
    });
    const twice = {
      ...DOCUMENT,
      narrative: [...figures, { key: "operating", label: "机关运行经费", value: "40.37", quote: "运行经费40.37万元" }],
    };
    expect(resultOf("叙述.机关运行经费 <= 100", twice).result).toMatchObject({
      status: "not-evaluable",
      reason: "情况说明中“机关运行经费”的“金额”有几个不同的数：40.73、40.37",
    });
  });

  it("asks last year's sentences", () => {
    const prior = disclosureOf(DOCUMENT);
    expect(statusOf("叙述.支出 = 上年叙述.支出", DOCUMENT, { prior })).toBe("pass");
    expect(statusOf("叙述.支出 = 上年叙述数字[支出].金额", DOCUMENT, { prior })).toBe("pass");
    expect(statusOf("叙述.支出 = 上年叙述.支出")).toBe("not-evaluable");
  });

  it("tells money of one kind from the whole where the text does", () => {
    const scoped = {
      ...DOCUMENT,
      narrative: [
        ...figures,
        {
          key: "expenditure.208",
          scope: "general" as const,
          label: "社会保障和就业支出",
          value: "50.00",
          quote: "一般公共预算社会保障和就业支出50.00万元",
        },
      ],
    };
    expect(statusOf("叙述[208].金额 = 60.63", scoped)).toBe("pass");
    expect(statusOf("叙述[一般公共预算·208].金额 = 50", scoped)).toBe("pass");
    expect(statusOf("叙述.一般公共预算.208 = 50", scoped)).toBe("pass");
  });

  it("names what is likest", () => {
    const said = (text: string): string => errorSentence(parseUserRules([text]).errors[0]!, "zh");
    expect(said("叙述.公务招待费 = 1")).toMatch(/没有“公务招待费”，最接近的是：公务接待费、/);
    expect(said("叙述[公务接待费].增减额 = 1")).toMatch(/没有“增减额”列，最接近的是：增减、/);
  });

  it("has a name for each subject of the guide to keys, and each name leads to its key", () => {
    for (const [key, ...names] of NARRATIVE_SUBJECTS)
      for (const row of names) {
        const reference = narrativeReference({ row, column: "金额" });
        expect("keys" in reference && reference.keys[0]).toBe(key);
      }
    const guide = readFileSync(new URL("../../../docs/narrative-keys.md", import.meta.url), "utf8");
    const heads = NARRATIVE_SUBJECTS.map(([key]) => key.split(".").slice(0, 2).join("."));
    for (const head of heads.map((h) => h.split(".")[0]!)) expect(guide).toContain(head);
    for (const [, names] of NARRATIVE_SUBJECTS) expect(guide).toContain(names);
  });
});

describe("a rule for each row", () => {
  it("holds for every code that both tables print, and counts each", () => {
    const { result } = resultOf("支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出");
    expect(result.status).toBe("pass");
    // 合计 and the eleven codes with basic expenditure; blanks against blanks say nothing.
    expect(result.counts.pass).toBe(14);
  });

  it("names the row that breaks it", () => {
    const broken = { ...DOCUMENT, ...edit(DOCUMENT, ["expenditure", "2101501", "basic", "251.27"]) };
    const { report, result } = resultOf("支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出", broken);
    expect(result.counts).toMatchObject({ pass: 13, fail: 1 });
    const all = report.findings.flatMap((f) => [f, ...(f.consequences ?? [])]);
    expect(all.find((f) => f.rule === "U01")!.message).toContain("2101501");
  });

  it("counts a row that one of several tables lacks as 0, and says of one that none has that it can't be checked", () => {
    expect(statusOf("支出总表[*].合计 = 一般公共预算支出表[*].合计 + 政府性基金预算支出表[*].合计")).toBe("pass");
    const { result } = resultOf("支出总表[*].合计 = 政府性基金预算支出表[*].合计");
    expect(result.status).toBe("not-evaluable");
    expect(result.reason).toContain("政府性基金预算支出表没有行“208”");
  });
});

describe("rows that can't be named", () => {
  it("are counted and said, never passed over", () => {
    const twice: ExampleDocument = {
      ...DOCUMENT,
      tables: DOCUMENT.tables.map((t) =>
        t.id === "expenditure" ? { ...t, rows: [...t.rows, ...t.rows.filter((r) => r[0] === "2210201")] } : t,
      ),
    };
    const { result } = resultOf("支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出", twice);
    expect(result.counts["not-evaluable"]).toBe(1);
    expect(result.reason).toContain("支出总表有 1 行没有唯一的编码或名称");
  });
});

describe("a rule for some units", () => {
  const rule = (units: string) =>
    parseUserRules([{ identity: "支出总表[合计].合计 = 收入总表[合计].合计", units }]).rules;

  it("is held against them alone, and says so of the others", () => {
    const of = (units: string) =>
      check(disclosureOf(BUDGET), { userRules: rule(units) }).results.find((r) => r.rule === "U01")!;
    expect(of("").status).toBe("pass");
    expect(of("示例市示例局、示例市另一局").status).toBe("pass");
    expect(of("示例市另一局")).toMatchObject({ status: "not-applicable", reason: "这条规则只用于示例市另一局" });
  });
});
