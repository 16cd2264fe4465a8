import { describe, expect, test } from "vitest";
import { evaluateRules } from "../../src/checking/report/evaluate";
import { RULES } from "../../src/checking/rules";
import { withCells, type Disclosure } from "../../src/disclosure";
import { recogniseShared } from "../support/recognised";
import { hasShared } from "../support/shared";
import { yearPair, type YearPair } from "../support/year-pairs";

/** The rules that hold this year against the year before. */
const YEARS = RULES.filter((r) => /^Y0[1-4]$/.test(r.id));

/** Documents of seven cities that compare themselves with last year's budget, and how many of their sentences are asked at least. */
const DOCUMENTS = [
  ["corpus/real/fuzhou-yibao-2026.pdf", 1],
  ["corpus/real/guangzhou-xinfang-2026.pdf", 3],
  ["corpus/real/xian-yibao-2022.pdf", 14],
  ["corpus/cities/shanghai-083.pdf", 1],
  // Its table of the three public expenses prints units down and items across: no sentence is held against it.
  ["corpus/cities/shenzhen-142.pdf", 1],
  ["corpus/cities/suzhou-023.pdf", 14],
  ["corpus/cities/wuxi-055.pdf", 10],
  ["corpus/cities/xian-178.pdf", 8],
] as const;

const runs = (now: Disclosure, prior: Disclosure) => evaluateRules(now, YEARS, { prior }).runs;
const accusations = (now: Disclosure, prior: Disclosure): number =>
  runs(now, prior).reduce((n, { statements }) => n + statements.length, 0);
const agreeing = (now: Disclosure, prior: Disclosure): number => runs(now, prior).reduce((n, r) => n + r.passes, 0);

/** The pair as if last year's document had printed other digits wherever a sentence or a column of this year's says what it printed. */
function* slips({ before, told }: YearPair): Generator<Disclosure> {
  for (const by of new Set(told.map((t) => t.by))) {
    const cells = told.filter((t) => t.by === by && /[1-8]/.test(t.text));
    if (cells.length === 0 || by === "上年数") continue;
    const raised = cells.map(({ cell, text }) => ({ cell, text: text.replace(/[1-8]/, (d) => String(Number(d) + 1)) }));
    yield withCells(before, raised);
  }
}

describe.skipIf(!hasShared)("a real document and last year's, made of what it says", () => {
  test.each(DOCUMENTS)("%s: nothing is wrong, and another digit is seen", async (path, least) => {
    const pair = yearPair(await recogniseShared(path));
    expect(accusations(pair.now, pair.before)).toBe(0);
    const clean = agreeing(pair.now, pair.before);
    expect(clean).toBeGreaterThanOrEqual(least);
    // A sentence whose amount the reader does not find in a table is not asked: it is then neither counted before nor missed after.
    const asked = [...slips(pair)].filter((d) => agreeing(pair.now, d) < clean);
    const silent = asked.filter((d) => accusations(pair.now, d) === 0);
    expect(silent).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(least);
  });

  test("another unit's, another level's or an older document accuses nobody", async () => {
    const { now, before } = yearPair(await recogniseShared("corpus/cities/suzhou-023.pdf"));
    const foreign = await recogniseShared("corpus/cities/wuxi-055.pdf");
    const others: Disclosure[] = [
      { ...foreign, year: before.year },
      { ...before, unitCode: null, unitName: "苏州市另一个局" },
      { ...before, level: before.level === "unit" ? "department" : "unit" },
      { ...before, year: String(Number(now.year) - 2) },
      { ...before, year: null },
      { ...before, kind: "final" },
    ];
    for (const other of others) {
      expect(accusations(now, other)).toBe(0);
      expect(agreeing(now, other)).toBe(0);
    }
    // A name that was not read tells nothing: then the figures do, most of which differ.
    expect(accusations(now, { ...foreign, year: before.year, unitCode: null, unitName: null })).toBe(0);
  });

  test("what was spent last year is not what was planned", async () => {
    const now = await recogniseShared("corpus/real/putuo-wanli-2023.pdf");
    const before: Disclosure = { ...now, year: String(Number(now.year) - 1) };
    // Its sentences on codes all compare with 预算执行数; those on totals with the budget, and differ from an unchanged year before.
    const quotes = runs(now, before).flatMap((r) => r.statements.flatMap((s) => s.cells ?? []));
    expect(quotes.filter((c) => c.label.includes("（项）"))).toEqual([]);
  });
});
