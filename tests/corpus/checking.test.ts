import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { check, type CheckReport } from "../../src/checking";
import { publishedCell, type Disclosure } from "../../src/disclosure";
import { recogniseShared } from "../support/recognised";
import { hasShared } from "../support/shared";

interface Expected {
  readonly floor: readonly { rule: string; outcome: string; severity: string; atLeast: number }[];
  readonly status: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
  readonly misplaced?: { table: string; codes: string[] };
}

const expectedOf = (slug: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${slug}/expected.json`, import.meta.url), "utf8")) as Expected;

describe.skipIf(!hasShared)("ground truth of the samples", () => {
  for (const slug of ["weixian-2024", "xinglong-2021", "yancheng-2024", "huailai-2023", "julu-2026"]) {
    describe(slug, () => {
      const expected = expectedOf(slug);
      let disclosure: Disclosure;
      let report: CheckReport;
      beforeAll(async () => {
        disclosure = await recogniseShared(`samples/${slug}.txt`);
        report = check(disclosure);
      });

      for (const f of expected.floor)
        it(`${f.rule} ${f.outcome} (${f.severity})`, () => {
          expect(
            report.findings.filter((x) => x.rule === f.rule && x.outcome === f.outcome && x.severity === f.severity)
              .length,
          ).toBeGreaterThanOrEqual(f.atLeast);
        });

      for (const [rule, status] of Object.entries(expected.status))
        it(`${rule} is ${status}`, () => {
          const result = report.results.find((r) => r.rule === rule)!;
          if (status === "pass") expect(result.counts.pass).toBeGreaterThan(0);
          else expect(result.status).toBe(status);
          if (status === "pass" && rule !== "X16") expect(result.counts.fail).toBe(0);
        });

      it("has no other error", () => {
        expect([...new Set(report.findings.filter((f) => f.severity === "error").map((f) => f.rule))].sort()).toEqual(
          [...expected.errors].sort(),
        );
      });

      it("names a place and an equation or words for every finding", () => {
        for (const f of report.findings) {
          expect(f.message.length).toBeGreaterThan(8);
          expect(f.message).not.toMatch(/\b[BF]\d\d\b|undefined|NaN/);
          for (const c of f.cells) if (c.cell) expect(publishedCell(disclosure, c.cell)).toBeDefined();
        }
      });

      if (expected.misplaced)
        it("finds the misplaced column", () => {
          const slips = report.findings.map((f) => f.suggestion).filter((s) => s !== null);
          for (const code of expected.misplaced!.codes)
            expect(
              slips.some((s) => s.slip.startsWith("填错列") && s.slip.includes(`[${code}].项目支出`)),
              code,
            ).toBe(true);
        });
    });
  }
});

/** Errors of real documents, each looked at: true defects of the document, by rule. */
const REAL: Readonly<Record<string, readonly string[]>> = {
  "changsha-gongan-2025.pdf": [],
  "fuzhou-yibao-2026.pdf": [],
  "guangzhou-xinfang-2026.pdf": [],
  "hangzhou-qixiang-2026.pdf": [],
  // 财政拨款收入支出总计 stated in 亿元 under the word 万元.
  "putuo-caizheng-2024-final.pdf": ["N15"],
  // The sentence on 职业年金 repeats the amount of the sentence before; the table has another. A goal form prints 当年财政拨款
  // 11,419,043.00 under 财政资金 10,903,043.00.
  "putuo-wanli-2023.pdf": ["N03", "W11"],
  "shanghai-yibao-2026-unit.pdf": [],
  "shenzhen-yibao-2026.pdf": [],
  "xian-yibao-2022.pdf": [],
  "yantai-yibao-2026.pdf": [],
  // Rows of the largest project are left out of the printed tables: what is printed does not sum to the total.
  "beijing-yibao-2026-tables.pdf": ["C09", "X04", "X08"],
};

describe.skipIf(!hasShared)("errors on real documents are the documents' own", () => {
  for (const [file, rules] of Object.entries(REAL))
    it(file, async () => {
      const report = check(await recogniseShared(`corpus/real/${file}`));
      const found = [...new Set(report.findings.filter((f) => f.severity === "error").map((f) => f.rule))];
      expect(found.filter((r) => !rules.includes(r))).toEqual([]);
    });
});
