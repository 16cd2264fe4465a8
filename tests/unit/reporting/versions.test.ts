import { describe, expect, test } from "vitest";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import {
  printedValues,
  withCells,
  type Disclosure,
  type NarrativeParagraph,
  type StandardRow,
} from "../../../src/disclosure";
import { compareVersions, isSame, type CheckedVersion } from "../../../src/reporting";

const checked = (disclosure: Disclosure): CheckedVersion => ({ disclosure, report: check(disclosure) });
const documents = [BUDGET, FINAL].map((d) => disclosureOf(d));

const paragraph = (text: string, line: number): NarrativeParagraph => ({ text, headingLevel: 0, source: { line } });
const NOTHING = check(documents[0]!);
const telling = (...texts: string[]): CheckedVersion => ({
  disclosure: { ...documents[0]!, narrative: [], paragraphs: texts.map(paragraph) },
  report: NOTHING,
});

/** The expenditure table with other rows. */
const withRows = (change: (rows: readonly StandardRow[]) => readonly StandardRow[], d = documents[0]!): Disclosure => ({
  ...d,
  standard: d.standard.map((t) => (t.id === "expenditure" ? { ...t, rows: change(t.rows) } : t)),
});

describe("two versions", () => {
  test("a version and itself differ in nothing", () => {
    for (const d of documents) {
      const same = compareVersions(checked(d), checked(d));
      expect(isSame(same)).toBe(true);
      expect([same.outcomes, same.mended, same.fresh]).toEqual([[], [], []]);
      expect(same.standing).toHaveLength(check(d).findings.length);
    }
  });

  test("every amount that is changed is found, and nothing else", () => {
    let found = 0;
    for (const d of documents) {
      const before = checked(d);
      for (const t of d.standard)
        for (const row of t.rows)
          for (const [key, value] of printedValues(row)) {
            if (!value.amount || value.amount.value.isZero()) continue;
            const text = value.amount.value.plus(1).toFixed(value.amount.decimals);
            const after = withCells(d, [{ cell: value.cell, text }]);
            const { cells, sentences, facts } = compareVersions(before, { disclosure: after, report: before.report });
            expect([sentences, facts]).toEqual([[], []]);
            expect(cells.map((c) => [c.table, c.index, c.code, c.item, c.column, c.after?.text])).toEqual([
              [t.id, t.index, row.code, row.item, key, text],
            ]);
            found++;
          }
    }
    expect(found).toBeGreaterThan(200);
  });

  test("what the change does to checks and findings is told, and a mended one is told as mended", () => {
    const [d] = documents;
    const row = d!.standard.find((t) => t.id === "expenditure")!.rows.find((r) => r.code?.length === 7)!;
    const [, value] = printedValues(row).find(([key]) => key === "total")!;
    const wrong = checked(withCells(d!, [{ cell: value.cell, text: value.amount!.value.plus(9).toFixed(2) }]));
    const broken = compareVersions(checked(d!), wrong);
    expect(broken.outcomes.length).toBeGreaterThan(0);
    expect(broken.outcomes.every((o) => o.before === "pass" && o.after === "fail")).toBe(true);
    expect(broken.fresh.length).toBeGreaterThan(0);
    const mended = compareVersions(wrong, checked(d!));
    expect(mended.mended).toHaveLength(broken.fresh.length);
    expect(mended.fresh).toEqual([]);
  });

  test("rows that only moved are no difference; one that is gone, and a new one, are told amount by amount", () => {
    const [d] = documents;
    const [before, report] = [checked(d!), check(d!)];
    const moved = withRows((rows) => [...rows].reverse());
    expect(compareVersions(before, { disclosure: moved, report }).cells).toEqual([]);
    const gone = compareVersions(before, { disclosure: withRows((rows) => rows.slice(0, -1)), report }).cells;
    const last = d!.standard.find((t) => t.id === "expenditure")!.rows.at(-1)!;
    const amounts = printedValues(last).filter(([, v]) => v.amount && !v.amount.value.isZero());
    expect(gone.map((c) => [c.how, c.code, c.column, c.before?.text, c.after])).toEqual(
      amounts.map(([key, v]) => ["alone", last.code, key, v.text, null]),
    );
    const added = compareVersions({ disclosure: withRows((rows) => rows.slice(0, -1)), report }, before).cells;
    expect(added.map((c) => [c.before, c.after?.text])).toEqual(amounts.map(([, v]) => [null, v.text]));
  });

  test("another name under the code, and the name under another code, are the same row", () => {
    const [d] = documents;
    const before = checked(d!);
    const change = (edit: Partial<StandardRow>): Disclosure =>
      withRows((rows) => rows.map((r, i) => (i === rows.length - 1 ? { ...r, ...edit } : r)));
    const last = d!.standard.find((t) => t.id === "expenditure")!.rows.at(-1)!;
    const named = compareVersions(before, { ...before, disclosure: change({ item: "别的名称" }) }).cells;
    expect(named.map((c) => [c.kind, c.before?.text, c.after?.text])).toEqual([["name", last.item, "别的名称"]]);
    const coded = compareVersions(before, { ...before, disclosure: change({ code: "2299999" }) }).cells;
    expect(coded.map((c) => [c.kind, c.before?.text, c.after?.text])).toEqual([["code", last.code, "2299999"]]);
  });

  test("the same amount in another unit of money is no difference", () => {
    const [d] = documents;
    const yuan: Disclosure = {
      ...d!,
      standard: d!.standard.map((t) => ({
        ...t,
        rows: t.rows.map((r) => ({
          ...r,
          values: Object.fromEntries(
            printedValues(r).map(([key, v]) => {
              if (!v.amount) return [key, v];
              const value = v.amount.value.times(10_000);
              return [key, { ...v, text: value.toFixed(2), amount: { ...v.amount, value, unit: "元" as const } }];
            }),
          ),
        })),
      })),
    };
    expect(compareVersions(checked(d!), { disclosure: yuan, report: check(d!) }).cells).toEqual([]);
  });
});

describe("sentences", () => {
  const texts = (before: CheckedVersion, after: CheckedVersion): unknown[] =>
    compareVersions(before, after).sentences.map((s) => [s.before?.text ?? null, s.after?.text ?? null]);

  test("breaks of lines, blanks and kinds of signs are no difference", () => {
    expect(
      texts(
        telling("本年收入100.00万元，\n比上年增加。另有说明"),
        telling("本年收入 100.00 万元,比上年增加。", "另有说明。"),
      ),
    ).toEqual([]);
  });

  test("a changed sentence stands beside what it was, others alone", () => {
    const before = telling("一、概况。本年收入100.00万元，比上年增加5.00万元。机构设置情况如下。", "无其他事项。");
    const after = telling("一、概况。本年收入110.00万元，比上年增加15.00万元。", "无其他事项。新增一句。");
    expect(texts(before, after)).toEqual([
      ["本年收入100.00万元，比上年增加5.00万元。", "本年收入110.00万元，比上年增加15.00万元。"],
      ["机构设置情况如下。", null],
      [null, "新增一句。"],
    ]);
  });

  test("every sentence that differs is told once, whatever the two are", () => {
    const words = ["收入一。", "支出二。", "说明三。", "另述四。", "结余五。"];
    for (let seed = 1; seed < 200; seed++) {
      const pick = (n: number): string[] => words.filter((_, i) => ((seed * (n + 7)) >> i) % 2 === 1);
      const [left, right] = [pick(1), [...pick(3)].reverse()];
      const changes = compareVersions(telling(left.join("")), telling(right.join(""))).sentences;
      const gone = changes.flatMap((c) => (c.before ? [c.before.text] : []));
      const come = changes.flatMap((c) => (c.after ? [c.after.text] : []));
      // What is not told is common, in the same order.
      const kept = (all: readonly string[], told: readonly string[]): string[] => all.filter((t) => !told.includes(t));
      expect(kept(left, gone)).toEqual(kept(right, come));
    }
  });
});
