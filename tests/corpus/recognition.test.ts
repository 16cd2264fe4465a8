import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/checking";
import type { Disclosure, StandardTableId } from "../../src/disclosure";
import { readText } from "../../src/reading";
import { recognise } from "../../src/recognition";
import { damaged, invented, silentlyDropped } from "../support/damage";
import { compareDisclosure, goldOf } from "../support/gold";
import { coverage, pageFigures } from "../support/printed-amounts";
import { FORMATS, REAL, recogniseShared } from "../support/recognised";
import { hasShared, sharedBytes } from "../support/shared";

const MANDATORY: readonly StandardTableId[] = [
  "balance",
  "income",
  "expenditure",
  "appropriation",
  "general",
  "basic",
  "fund",
  "three-public",
];
const TIME = 60_000;

const state = (d: Disclosure, id: StandardTableId): string | undefined => d.tables.find((t) => t.id === id)?.state;

describe.skipIf(!hasShared)("documents with an oracle", () => {
  it.each(FORMATS)(
    "%s from %s: every number, 99.5 %% of the cells, nothing invented",
    async (slug, path) => {
      const tables = compareDisclosure(goldOf(slug), await recogniseShared(path));
      const sum = (key: "cells" | "right" | "numbers" | "numbersRight" | "invented"): number =>
        tables.reduce((n, t) => n + t[key], 0);
      const wrong = tables.flatMap((t) => t.differences.map((d) => `${t.id}#${t.index} ${d}`));
      expect(sum("numbersRight"), wrong.join("\n")).toBe(sum("numbers"));
      expect(sum("right") / sum("cells"), wrong.join("\n")).toBeGreaterThanOrEqual(0.995);
      expect(sum("invented"), wrong.join("\n")).toBe(0);
    },
    TIME,
  );
});

describe.skipIf(!hasShared)("real disclosures", () => {
  const statements = REAL.filter(([path]) => path!.endsWith(".pdf"));

  it.each(statements)(
    "%s: mandatory tables, standard rows, no amount lost",
    async (...paths) => {
      const files = paths.filter((p): p is string => typeof p === "string");
      const d = await recogniseShared(...files);
      const mandatory = d.kind === "final" ? [...MANDATORY, "capital" as const] : MANDATORY;
      for (const id of mandatory) expect.soft(state(d, id), id).toMatch(/^(filled|empty)$/);
      for (const id of [
        "balance",
        "income",
        "expenditure",
        "appropriation",
        "general",
        "basic",
        "three-public",
      ] as const) {
        const rows = d.standard.find((t) => t.id === id)?.rows ?? [];
        expect
          .soft(
            rows.some((r) => Object.values(r.values).some((v) => v.amount !== null && !v.amount.value.isZero())),
            `${id} has amounts in standard rows`,
          )
          .toBe(true);
      }
      expect(d.unitName).not.toBeNull();
      expect(d.year).toMatch(/^20\d\d$/);
      expect(d.moneyUnit).toMatch(/元$/);
      for (const path of files) expect(coverage(d, await pageFigures(sharedBytes(path))).lost).toEqual([]);
    },
    TIME,
  );

  it(
    "a final-accounts document is told from a budget",
    async () => {
      expect((await recogniseShared("corpus/real/putuo-caizheng-2024-final.pdf")).kind).toBe("final");
      expect((await recogniseShared("corpus/real/putuo-wanli-2023.pdf")).kind).toBe("budget");
    },
    TIME,
  );

  it.each(["changsha-gongan-2025", "fuzhou-yibao-2026", "hangzhou-qixiang-2026", "putuo-wanli-2023"])(
    "%s adds up as read",
    async (name) => {
      const report = check(await recogniseShared(`corpus/real/${name}.pdf`), { withoutDiagnosis: true });
      // One goal form of putuo-wanli prints 当年财政拨款 above its 财政资金: the document's own.
      const own = name === "putuo-wanli-2023" ? ["W11"] : [];
      expect(report.equations.filter((e) => e.status === "fail").map((e) => e.rule)).toEqual(own);
      expect(report.equations.length).toBeGreaterThan(100);
    },
    TIME,
  );

  it(
    "goal forms of other provinces keep their amounts and are no other table",
    async () => {
      const d = await recogniseShared("corpus/real/zhanjiang-renshe-2024-goals.xlsx");
      expect(d.tables.map((t) => t.id)).toEqual(["goals-overall"]);
      expect(d.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
      expect(d.unitName).toMatch(/局$/);
    },
    TIME,
  );
});

describe.skipIf(!hasShared)("a text with gaps (yancheng)", () => {
  it("says which tables are empty, absent and unreadable", async () => {
    const d = await recogniseShared("samples/yancheng-2024.txt");
    const of = (s: string): string[] => d.tables.filter((t) => t.state === s).map((t) => t.id);
    expect(of("absent")).toEqual(["income"]);
    expect(of("unreadable")).toEqual(["economic"]);
    expect(of("empty").sort()).toEqual(["capital", "fund", "three-public"]);
    const codes = d.issues.map((i) => i.code);
    expect(codes).toContain("table-absent");
    expect(codes).toContain("table-unreadable");
  });
});

describe.skipIf(!hasShared)("damaged samples", () => {
  it.each(["julu-2026", "xinglong-2021", "yancheng-2024", "huailai-2023", "weixian-2024"])(
    "%s cut, thinned and doubled: no throw, nothing invented, nothing dropped in silence",
    async (slug) => {
      const lines = new TextDecoder().decode(sharedBytes(`samples/${slug}.txt`)).split("\n");
      await fc.assert(
        fc.asyncProperty(damaged(lines), async (text) => {
          const d = recognise([await readText(text, slug)]);
          expect(invented(d, text)).toEqual([]);
          expect(silentlyDropped(d, text)).toEqual([]);
        }),
        { numRuns: 25 },
      );
    },
    TIME,
  );
});
