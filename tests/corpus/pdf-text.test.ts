import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareName } from "../../src/classification";
import { Decimal } from "../../src/disclosure";
import { isPdfText, readPdfText } from "../../src/recognition/stream/loose";
import type { RawTable, StreamLine } from "../../src/recognition/stream/stream";
import { identifyTitle } from "../../src/recognition/words/titles";
import figures from "../fixtures/weixian/figures.json";

const SHARED = new URL("../../../shared/", import.meta.url);
const SAMPLE = new URL("samples/weixian-2024.txt", SHARED);

const linesOf = (text: string): StreamLine[] =>
  text.split("\n").map((t, i) => ({ type: "line", text: t, source: { line: i + 1 } }));
const tablesOf = (text: string): RawTable[] =>
  readPdfText(linesOf(text)).flatMap((i) => (i.type === "table" ? [i.table] : []));
const FIGURE = /^(\d+(\.\d+)?|[ABC]\d{4,})$/;

interface GoalFacts {
  readonly code: string;
  readonly amounts: readonly (string | null)[];
  readonly plan: readonly string[];
  readonly indicators: number;
  readonly merges: readonly (readonly number[])[];
}

describe.skipIf(!existsSync(SAMPLE))("the sample without coordinates", () => {
  const text = existsSync(SAMPLE) ? readFileSync(SAMPLE, "utf8") : "";
  const tables = tablesOf(text);
  const byId = new Map<string, RawTable>();
  let goals = 0;
  for (const t of tables) {
    const id = identifyTitle(t.title ?? "")?.id ?? "other";
    byId.set(id === "goal" ? `goal-${++goals}` : id, t);
  }

  it("is told from the other samples", () => {
    for (const slug of ["weixian-2024", "xinglong-2021", "yancheng-2024", "huailai-2023", "julu-2026"]) {
      const other = readFileSync(new URL(`samples/${slug}.txt`, SHARED), "utf8");
      expect(isPdfText(linesOf(other)), slug).toBe(slug === "weixian-2024");
    }
  });

  it("gives each table once, none unreadable, nothing ambiguous", () => {
    expect([...byId.keys()].sort()).toEqual(Object.keys(figures).sort());
    for (const table of tables) {
      expect(table.unreadable, table.title!).toBe(false);
      expect(table.problems, table.title!).toEqual([]);
    }
  });

  it.each(Object.keys(figures))("has the figures and codes of %s where a reader sees them", (id) => {
    const wanted = (figures as unknown as Record<string, (string | null)[][] | GoalFacts>)[id]!;
    const table = byId.get(id)!;
    if (Array.isArray(wanted)) {
      expect(table.rows.map((r) => r.map((c) => (c.text && FIGURE.test(c.text) ? c.text : null)))).toEqual(wanted);
      return;
    }
    const fields = table.fields!;
    expect(fields["项目编码"]).toBe(wanted.code);
    expect([fields["预算数"], fields["其中：财政资金"], fields["其他资金"]]).toEqual(wanted.amounts);
    expect(Object.values(fields["资金支出计划（%）"] as Record<string, string>)).toEqual(wanted.plan);
    expect(table.rows).toHaveLength(wanted.indicators);
    expect(table.merges).toEqual(wanted.merges);
    for (const row of table.rows) for (const cell of row) expect(cell.text).toBeTruthy();
  });

  it("re-joins each name to that of its code", () => {
    for (const [id, codes] of [
      ["income", "functional"],
      ["expenditure", "functional"],
      ["general", "functional"],
      ["basic", "economic-department"],
    ] as const) {
      for (const row of byId.get(id)!.rows.slice(1)) {
        const verdict = compareName(codes, row[1]!.text!, row[2]!.text!, { year: 2024 }).verdict;
        expect(["exact", "variant", "former"], `${id} ${row[1]!.text!} ${row[2]!.text!}`).toContain(verdict);
      }
    }
  });

  it("agrees with itself: classes sum to the total in every column, statements equal each other by code", () => {
    const amount = (t: RawTable, row: number, column: number): Decimal => new Decimal(t.rows[row]![column]!.text ?? 0);
    for (const id of ["income", "expenditure", "general"]) {
      const t = byId.get(id)!;
      for (let column = 3; column < t.columns.length; column++) {
        const classes = t.rows.flatMap((r, i) => (r[1]!.text?.length === 3 ? [amount(t, i, column)] : []));
        expect(Decimal.sum(0, ...classes).toFixed(2), `${id} ${t.columns[column]!}`).toBe(
          amount(t, 0, column).toFixed(2),
        );
      }
    }
    const columns = (id: string, from: number, to: number): (string | null)[][] =>
      byId.get(id)!.rows.map((r) => r.slice(from, to).map((c) => c.text));
    expect(columns("expenditure", 1, 6)).toEqual(columns("general", 1, 6));
    expect(columns("income", 1, 4)).toEqual(columns("general", 1, 4));
  });

  it("cut, thinned or doubled: no crash, no figure that is not printed", () => {
    const lines = text.split("\n");
    const check = (part: readonly string[]): void => {
      const source = part.join("").replace(/[\s,]/g, "");
      const items = readPdfText(linesOf(part.join("\n")));
      for (const item of items) {
        if (item.type !== "table") continue;
        for (const row of item.table.rows) {
          expect(row).toHaveLength(item.table.columns.length);
          for (const cell of row) if (cell.text && FIGURE.test(cell.text)) expect(source).toContain(cell.text);
        }
      }
    };
    const place = fc.nat({ max: lines.length });
    fc.assert(
      fc.property(place, place, fc.array(place, { maxLength: 30 }), fc.boolean(), (a, b, lost, twice) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const gone = new Set(lost);
        check(lines.slice(from, to).filter((_, i) => !gone.has(from + i)));
        if (twice) check([...lines.slice(0, to), ...lines.slice(from, to), ...lines.slice(to)]);
      }),
      { numRuns: 20 },
    );
  });
});
