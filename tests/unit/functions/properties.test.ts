import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Argument, Cell } from "../../../src/functions/arguments";
import { FunctionError } from "../../../src/functions/errors";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";
import { FUNCTIONS } from "../../../src/functions/specification";
import { settled } from "./settled";

/** Amounts in 分, so that the true sum is known without any decimal library. */
const cents = fc.integer({ min: -10_000_000_00, max: 10_000_000_00 });
const column = (values: readonly number[]): number[][] => values.map((v) => [v / 100]);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell[]>(
    null,
    "",
    " ",
    0,
    -0,
    true,
    false,
    "—",
    "2101202",
    2101202,
    "合计",
    "支出/合计",
    "元",
    2024,
    "2024年",
    1e308,
    -1e-300,
    0.1 + 0.2,
  ),
  fc.double({ noNaN: false }),
  fc.integer(),
  fc.string({ maxLength: 8 }),
);
const anyArgument: fc.Arbitrary<Argument> = fc.oneof(
  anyCell,
  fc.array(fc.array(anyCell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
);

describe("every function", () => {
  it.each(FUNCTIONS.map((f) => [f.id, f] as const))(
    "%s answers anything with a value or an error of its own",
    (id, f) => {
      const implementation = IMPLEMENTATIONS.get(id)!;
      fc.assert(
        fc.property(
          fc.array(anyArgument, { minLength: f.parameters.length, maxLength: f.parameters.length }),
          (args) => {
            const before = JSON.stringify(args);
            try {
              const result = implementation(...args);
              const cells = Array.isArray(result) ? result.flat() : [result];
              for (const cell of cells) {
                expect(["string", "number", "boolean"].includes(typeof cell) || cell instanceof FunctionError).toBe(
                  true,
                );
                if (typeof cell === "number") expect(Number.isFinite(cell)).toBe(true);
              }
              if (Array.isArray(result)) expect(new Set(result.map((row) => row.length)).size).toBe(1);
            } catch (error) {
              expect(error).toBeInstanceOf(FunctionError);
            }
            expect(JSON.stringify(args)).toBe(before);
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it.each(FUNCTIONS.filter((f) => f.parameters.length > 0).map((f) => [f.id, f] as const))(
    "%s gives blank or an error for blanks, never a made-up value",
    (id, f) => {
      const blank = settled(id, f.parameters.map((p) => (p.dimensionality === "matrix" ? [[""]] : "")) as Argument[]);
      const cells = Array.isArray(blank) ? blank.flat() : [blank];
      // A list asked for without a code is the list of the topmost codes.
      const topmost: Record<string, string> = { FUNC: "201", ECON: "301", REVENUE: "101" };
      if (id.endsWith(".CHILDREN")) expect(cells).toContain(topmost[id.split(".")[0]!]);
      else for (const c of cells) expect(["", "#N/A", "#VALUE!"]).toContain(c);
    },
  );
});

describe("BUDGET.CHECK", () => {
  it("passes any exact sum", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 30 }), (parts) => {
        expect(settled("BUDGET.CHECK", [sum(parts) / 100, column(parts)])).toBe("通过");
      }),
    );
  });

  it("passes a sum that a cell added up in binary, in whatever order", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 30 }), fc.boolean(), (list, negative) => {
        // Without cancelling out: noise stays small beside the sum.
        const parts = list.map((v) => (negative ? -Math.abs(v) : Math.abs(v)));
        const binary = parts.reduce((a, b) => a + b / 100, 0);
        expect(settled("BUDGET.CHECK", [binary, column(parts)])).toBe("通过");
      }),
      { numRuns: 500 },
    );
  });

  it("tells a wrong 分 by its exact size, and the band by the tolerance", () => {
    fc.assert(
      fc.property(
        fc.array(cents, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -50, max: 50 }).filter((e) => e !== 0),
        (parts, error) => {
          const counted = parts.filter((p) => p !== 0).length;
          const printed = `${error < 0 ? "-" : ""}${(Math.abs(error) / 100).toFixed(2)}`;
          // Whole 分: the worst case of up to four figures, √n of more.
          const allowed = Math.min(0.5 * (1 + counted), Math.sqrt(1 + counted));
          const word = Math.abs(error) <= allowed ? "舍入" : "不符";
          expect(settled("BUDGET.CHECK", [(sum(parts) + error) / 100, column(parts)])).toBe(`${word} ${printed}`);
        },
      ),
    );
  });

  it("does not mind the order of the parts, blanks, or how a number is printed", () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 8 }), cents, (parts, total) => {
        const plain = settled("BUDGET.CHECK", [total / 100, column(parts)]);
        const printed = (v: number): string => (v < 0 ? `（${group(-v)}）` : group(v));
        const group = (v: number): string => (v / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
        expect(settled("BUDGET.CHECK", [total / 100, [...column(parts)].reverse()])).toBe(plain);
        expect(settled("BUDGET.CHECK", [total / 100, [...column(parts), [""], ["—"]]])).toBe(plain);
        expect(settled("BUDGET.CHECK", [printed(total), parts.map((p) => [printed(p)])])).toBe(plain);
      }),
    );
  });
});

describe("BUDGET.ROUNDBALANCE", () => {
  it("adds up to the rounded total and moves no amount by more than a unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 4 }),
        (yuan, places) => {
          const amounts = yuan.map((y) => [y / 10_000]);
          const out = settled("BUDGET.ROUNDBALANCE", [amounts, places]);
          const rounded = (Array.isArray(out) ? (out as number[][]).flat() : [out as number]).map((v) =>
            Math.round(v * 10 ** places),
          );
          const total = Math.floor(sum(yuan) / 10 ** (4 - places) + 0.5);
          expect(sum(rounded)).toBe(total);
          rounded.forEach((r, i) => expect(Math.abs(r - yuan[i]! / 10 ** (4 - places))).toBeLessThan(1.0001));
        },
      ),
    );
  });
});

describe("BUDGET.CHECKTREE and BUDGET.ROLLUP", () => {
  const leaves = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom("208", "210", "213"),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      cents,
    ),
    {
      minLength: 1,
      selector: ([c, k, x]) => `${c}${k}${x}`,
    },
  );
  it("find nothing wrong in a table that was added up, and the one cell that was changed", () => {
    fc.assert(
      fc.property(leaves, (list) => {
        const sums = new Map<string, number>();
        for (const [c, k, x, v] of list)
          for (const code of [c, `${c}0${k}`, `${c}0${k}0${x}`]) sums.set(code, (sums.get(code) ?? 0) + v);
        const codes = [...sums.keys()].sort();
        const total = sum(list.map((l) => l[3]));
        const rows: (string | number)[][] = [["合计"], ...codes.map((c) => [c])];
        const amounts = [[total / 100], ...codes.map((c) => [sums.get(c)! / 100])];
        const verdicts = [settled("BUDGET.CHECKTREE", [rows, amounts])].flat(2);
        expect(new Set(verdicts)).toEqual(new Set(["通过", ""]));
        const wrong = amounts.map((a, i) => (i === 0 ? [a[0]! + 1000] : a));
        expect(
          [settled("BUDGET.CHECKTREE", [rows, wrong])].flat(2).filter((v) => String(v).startsWith("不符")),
        ).toEqual(["不符 1000.00"]);
        const rolled = IMPLEMENTATIONS.get("BUDGET.ROLLUP")!(rows, amounts, 1) as (string | number)[][];
        expect(rolled).toEqual(
          ["208", "210", "213"].filter((c) => sums.has(c)).map((c) => [c, sums.get(c)! / 100 || 0]),
        );
      }),
    );
  });
});
