import { describe, expect, test } from "vitest";
import { ruleCandidates, check, parseUserRules, type CandidateSource } from "../../../src/checking";
import { disclosureOf, edit, table, type ExampleDocument } from "../../../src/checking/catalogue/documents/builder";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { Span } from "../../../src/checking/candidates/span";

const source = (document: ExampleDocument, context: CandidateSource["context"] = {}): CandidateSource => ({
  disclosure: disclosureOf(document),
  context,
});

/** The amounts of a table as another year has them. */
const scaled = (document: ExampleDocument, year: string, factor: number): ExampleDocument => ({
  ...document,
  year,
  narrative: [],
  paragraphs: [],
  tables: document.tables.map((t) => ({
    ...t,
    rows: t.rows.map((row) =>
      row.map((cell) => (cell !== null && /^\d+\.\d\d$/.test(cell) ? (Number(cell) * factor).toFixed(2) : cell)),
    ),
  })),
});

/** A unit with money of its own in its projects: basic expenditure alone is the same in both tables, and no rule says so. */
const OWN: ExampleDocument = {
  unitName: "示例市示例局",
  year: "2024",
  tables: [
    table("expenditure", "code item total basic project", [
      "|合计|131.50|90.25|41.25",
      "201|甲|81.25|60.15|21.10",
      "20101|甲款|81.25|60.15|21.10",
      "2010101|甲一|60.15|60.15|",
      "2010102|甲二|21.10||21.10",
      "208|乙|50.25|30.10|20.15",
      "20805|乙款|50.25|30.10|20.15",
      "2080505|乙一|30.10|30.10|",
      "2080599|乙二|20.15||20.15",
    ]),
    table("general", "code item total basic project", [
      "|合计|105.55|90.25|15.30",
      "201|甲|70.25|60.15|10.10",
      "20101|甲款|70.25|60.15|10.10",
      "2010101|甲一|60.15|60.15|",
      "2010102|甲二|10.10||10.10",
      "208|乙|35.30|30.10|5.20",
      "20805|乙款|35.30|30.10|5.20",
      "2080505|乙一|30.10|30.10|",
      "2080599|乙二|5.20||5.20",
    ]),
  ],
  narrative: [],
  paragraphs: [],
};
const BASIC = "支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出";

const identities = (...sources: CandidateSource[]): string[] => ruleCandidates(sources).map((c) => c.identity);

describe("equations that follow from others", () => {
  const form = (...terms: [string, number][]) => new Map(terms);

  test("are told by elimination, whatever their order", () => {
    const span = new Span();
    expect(span.add(form(["a", 1], ["b", -1], ["c", -1]))).toBe(true);
    expect(span.add(form(["c", 1], ["d", -1]))).toBe(true);
    expect(span.holds(form(["a", 1], ["b", -1], ["d", -1]))).toBe(true);
    expect(span.holds(form(["d", 2], ["b", 2], ["a", -2]))).toBe(true);
    expect(span.holds(form(["a", 1], ["b", -1]))).toBe(false);
    expect(span.add(form(["a", 1], ["b", -1], ["d", -1]))).toBe(false);
  });
});

describe("candidates for rules", () => {
  const found = ruleCandidates([source(OWN)]);

  test("hold on every place that they name, and can be read as rules", () => {
    expect(found.map((c) => c.identity)).toEqual([BASIC]);
    for (const candidate of found) {
      const { rules, errors } = parseUserRules([candidate.identity]);
      expect(errors).toEqual([]);
      const result = check(disclosureOf(OWN), { userRules: rules }).results.find((r) => r.rule === "U01")!;
      expect(result.counts).toMatchObject({ fail: 0, rounded: 0, "not-evaluable": 0 });
      expect(result.counts.pass).toBe(candidate.held);
      expect(candidate.holdings).toHaveLength(candidate.held);
      expect(candidate.amounts).toBeGreaterThanOrEqual(2);
      expect(candidate.holdings.every((h) => Number(h.amount) !== 0)).toBe(true);
    }
  });

  test("are none that a rule covers, of the catalogue or of the user's", () => {
    // 支出总表 and the general budget's table are held against each other row by row.
    expect(found.map((c) => c.identity)).not.toContain(
      "支出总表[*].合计 = 支出总表[*].基本支出 + 支出总表[*].项目支出",
    );
    const { rules } = parseUserRules([found[0]!.identity]);
    expect(identities(source(OWN, { userRules: rules }))).not.toContain(found[0]!.identity);
  });

  test("say nothing twice: none follows from the rules and the others", () => {
    const { rules } = parseUserRules(found.map((c) => c.identity));
    expect(identities(source(OWN, { userRules: rules }))).toEqual([]);
  });

  test("are none where the rules cover a document whole", () => {
    expect(identities(source(BUDGET))).toEqual([]);
  });

  test("fall with one amount that breaks them", () => {
    for (const code of ["2080505", "合计"])
      expect(identities(source(edit(OWN, ["general", code, "basic", "30.01"])))).not.toContain(BASIC);
  });

  test("need two different amounts: nought against nought and one figure here and there are nothing", () => {
    const one = {
      ...OWN,
      tables: [
        table("expenditure", "code item total basic project", ["|合计|12.36||", "208|甲|12.36||", "20805|乙|12.36||"]),
        table("general", "code item total basic project", ["|合计|12.36||", "208|甲|12.36||", "20805|乙|12.36||"]),
      ],
      narrative: [],
      paragraphs: [],
    };
    expect(identities(source(one))).toEqual([]);
  });

  test("of cells are seen in several years, and not in one", () => {
    const strange: ExampleDocument = {
      ...OWN,
      tables: [
        table("balance", "side item amount", [
          "收入|一、财政拨款|105.55",
          "|二、单位资金|25.95",
          "支出|十九、住房保障支出|30.10",
        ]),
        table("appropriation", "side item total", ["收入|一、财政拨款|105.55", "支出|十九、住房保障支出|30.10"]),
        table("operating", "item total", ["办公费|30.10"]),
      ],
    };
    const years = [source(strange), source(scaled(strange, "2023", 0.5))];
    const held = ruleCandidates(years).filter((c) => c.documents === 2);
    const alone = ruleCandidates([source(strange)]);
    expect(alone).toEqual([]);
    expect(held.length).toBeGreaterThan(0);
    const { rules } = parseUserRules(held.map((c) => c.identity));
    for (const { disclosure } of years)
      for (const r of check(disclosure, { userRules: rules }).results.filter((x) => x.rule.startsWith("U")))
        expect(r.status).toBe("pass");
  });
});
