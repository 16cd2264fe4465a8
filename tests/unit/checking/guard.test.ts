import { describe, expect, it } from "vitest";
import { check, RULES } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit, type ExampleDocument } from "../../../src/checking/catalogue/documents/builder";
import { MIXED } from "../../../src/checking/catalogue/documents/mixed";
import { diagnose, suggestionsOf } from "../../../src/checking/diagnosis/diagnose";
import { explainDifferences } from "../../../src/checking/guard/explanation";
import { statusOf } from "../../../src/checking/identity/identity";
import { evaluateRules, sureIdentities } from "../../../src/checking/report/evaluate";
import type { Disclosure, PublishedTable, StandardTableId } from "../../../src/disclosure";
import type { DOUBTS } from "../../../src/words";

/** Rules that fail, each with the doubt on it; `sure` where there is none. */
function failures(disclosure: Disclosure): string[] {
  const evaluation = evaluateRules(disclosure, RULES);
  const suggestions = suggestionsOf(diagnose(sureIdentities(evaluation)));
  const doubts = new Map([
    ...evaluation.doubts,
    ...explainDifferences(evaluation.model, evaluation.identities, evaluation.doubts, suggestions),
  ]);
  const failing = evaluation.identities.filter((i) => statusOf(i) === "fail");
  return [...new Set(failing.map((i) => `${i.rule} ${doubts.get(i)?.reason.message.code ?? "sure"}`))];
}

/** What the report says of a rule: the severities of its failures, and whether it is left open. */
function told(disclosure: Disclosure, rule: string): string[] {
  const report = check(disclosure);
  const all = report.findings.flatMap((f) => [f, ...(f.consequences ?? [])]).filter((f) => f.rule === rule);
  const open = report.results.find((r) => r.rule === rule)!.counts["not-evaluable"] > 0;
  return [...new Set(all.map((f) => f.severity)), ...(open ? ["not-evaluable"] : [])];
}

const published = (d: Disclosure, id: StandardTableId, change: (t: PublishedTable) => PublishedTable): Disclosure => ({
  ...d,
  tables: d.tables.map((t) => (t.id === id ? change(t) : t)),
});

/** The document without the rows of some codes in some tables. */
const withoutRows = (doc: ExampleDocument, ids: readonly StandardTableId[], code: string): ExampleDocument => ({
  ...doc,
  tables: doc.tables.map((t) => (ids.includes(t.id) ? { ...t, rows: t.rows.filter((r) => r[0] !== code) } : t)),
});

/** A misprint of one figure that other tables print too. */
const MISPRINT = disclosureOf(edit(BUDGET, ["expenditure", "2101504", "project", "37.28"]));

/** Rows on the next page, with such a header. */
const rowsBelow = (columns: readonly string[]): Disclosure => ({
  ...MISPRINT,
  tables: [
    ...MISPRINT.tables,
    {
      ...MISPRINT.tables[0]!,
      id: "other",
      columns: [...columns],
      rows: [[{ text: "2101599" }, { text: "6.00" }]],
      pages: [2],
    },
  ],
});

/** The row whose sum is wrong prints an amount in a further column. */
const furtherColumn = (header: string): Disclosure =>
  published(
    disclosureOf(edit(BUDGET, ["procurement", "示例信息系统建设经费", "price", "0.52"])),
    "procurement",
    (t) => ({
      ...t,
      columns: [...t.columns, header],
      rows: t.rows.map((r, i) => [...r, { text: i === 1 ? "0.20" : null }]),
    }),
  );

/** Rows of the income table that print their appropriation in another column once more. */
const repeated = (): Disclosure =>
  disclosureOf({
    ...BUDGET,
    tables: BUDGET.tables.map((t) =>
      t.id === "income"
        ? {
            ...t,
            rows: t.rows.map((r, i) => t.columns.map((c, at) => (c === "business" && i > 0 ? r[4]! : (r[at] ?? null)))),
          }
        : t,
    ),
  });

interface Pair {
  readonly code: keyof typeof DOUBTS;
  readonly rule: string;
  /** A document on which it applies, and what is then told of the rule. */
  readonly applies: Disclosure;
  readonly told: readonly string[];
  /** One nearby on which it must not: the failure keeps the severity of its rule. */
  readonly not: Disclosure;
}

const edited = (doc: ExampleDocument, ...changes: Parameters<typeof edit>[1][]) => disclosureOf(edit(doc, ...changes));

const PAIRS: readonly Pair[] = [
  {
    code: "table-cut",
    rule: "W03",
    applies: rowsBelow(["", ""]),
    told: ["not-evaluable"],
    not: rowsBelow(["科目编码", "金额"]),
  },
  {
    code: "amount-illegible",
    rule: "C09",
    applies: edited(BUDGET, ["expenditure", "2101502", "project", "1O1.35"]),
    told: ["not-evaluable"],
    not: edited(BUDGET, ["expenditure", "2101502", "project", "110.35"]),
  },
  {
    code: "column-unbound",
    rule: "W13",
    applies: furtherColumn("预留支出"),
    told: ["not-evaluable"],
    not: furtherColumn("备注"),
  },
  {
    code: "total-blank",
    rule: "C03",
    applies: edited(BUDGET, ["balance", "本年支出合计", "amount", ""]),
    told: ["warn"],
    not: edited(BUDGET, ["balance", "本年支出合计", "amount", "505.19"]),
  },
  {
    code: "relation-foreign",
    rule: "W02",
    applies: repeated(),
    told: ["not-evaluable"],
    not: edited(BUDGET, ["income", "2101501", "business", "6.00"]),
  },
  {
    code: "details-withheld",
    rule: "H02",
    applies: disclosureOf(withoutRows(BUDGET, ["expenditure", "general"], "2101504")),
    told: ["warn"],
    not: MISPRINT,
  },
  {
    code: "rows-missing",
    rule: "H03",
    applies: disclosureOf(withoutRows(BUDGET, ["basic"], "30102")),
    told: ["warn"],
    not: edited(BUDGET, ["basic", "30102", "total", "51.21"], ["basic", "30102", "personnel", "51.21"]),
  },
  {
    code: "row-missing",
    rule: "H02",
    applies: disclosureOf(withoutRows(BUDGET, ["expenditure"], "2101504")),
    told: ["error"],
    not: edited(BUDGET, ["expenditure", "2101504", "total", "37.28"]),
  },
  {
    code: "multiple",
    rule: "C12",
    applies: edited(BUDGET, ["projects", "合计", "total", "66.32"]),
    told: ["warn"],
    not: edited(BUDGET, ["projects", "合计", "total", "162.63"]),
  },
  {
    code: "printed-elsewhere",
    rule: "W01",
    applies: edited(MIXED, ["income", "2101501", "total", "105.37"], ["income", "2101501", "business", "6.37"]),
    told: ["warn"],
    not: edited(BUDGET, ["income", "2080501", "total", "17.36"]),
  },
  {
    code: "carry-over",
    rule: "C02",
    applies: edited(MIXED, ["balance", "收入总计", "amount", "127.00"]),
    told: ["warn"],
    not: edited(MIXED, ["balance", "收入总计", "amount", "128.00"]),
  },
];

describe("what leaves a failure in doubt", () => {
  it.each(PAIRS.map((p) => [p.code, p] as const))("%s", (code, p) => {
    expect(failures(p.applies)).toContain(`${p.rule} ${code}`);
    expect(told(p.applies, p.rule)).toEqual(p.told);
  });

  it.each(PAIRS.map((p) => [p.code, p] as const))("a genuine error beside %s stays what its rule says", (code, p) => {
    expect(failures(p.not)).toContain(`${p.rule} sure`);
    expect(failures(p.not).filter((f) => f.endsWith(code))).toEqual([]);
    expect(told(p.not, p.rule)).toEqual([RULES.find((r) => r.id === p.rule)!.severity]);
  });

  it("is worded in both languages", () => {
    for (const { applies } of PAIRS)
      for (const f of check(applies).findings) {
        expect(f.message).not.toMatch(/undefined|NaN/);
        expect(f.messageEn.replace(/《[^》]*》|“[^”]*”/g, "")).not.toMatch(/\p{Script=Han}/u);
      }
  });

  it("two tables that agree in most rows are no foreign relation", () => {
    const lines = ["208", "20805", "2080505"] as const;
    const disclosure = edited(BUDGET, ...lines.map((code) => ["general", code, "total", "99.99"] as const));
    expect(failures(disclosure)).toContain("X13 sure");
  });
});
