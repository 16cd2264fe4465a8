import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, ResultCell } from "../../../src/functions/arguments";
import { broadcast } from "../../../src/functions/broadcast";
import { FunctionError } from "../../../src/functions/errors";

const joined = (...cells: Cell[]): ResultCell => cells.join("+");

describe("arguments side by side", () => {
  it("go cell by cell, one value, row or column with all of the others", () => {
    expect(broadcast(["a", "b"], joined)).toBe("a+b");
    expect(broadcast([[["a"]], "b"], joined)).toEqual([["a+b"]]);
    expect(broadcast([[["a"], ["b"]], "x"], joined)).toEqual([["a+x"], ["b+x"]]);
    expect(
      broadcast(
        [
          [["a"], ["b"]],
          [["x"], ["y"]],
        ],
        joined,
      ),
    ).toEqual([["a+x"], ["b+y"]]);
    expect(broadcast([[["a"], ["b"]], [["x", "y"]]], joined)).toEqual([
      ["a+x", "a+y"],
      ["b+x", "b+y"],
    ]);
    expect(
      broadcast(
        [
          [
            ["a", "b"],
            ["c", "d"],
          ],
          [["x"], ["y"]],
          null,
        ],
        joined,
      ),
    ).toEqual([
      ["a+x+", "b+x+"],
      ["c+y+", "d+y+"],
    ]);
  });
  it("are refused where they differ in size", () => {
    expect(() =>
      broadcast(
        [
          [["a"], ["b"]],
          [["x"], ["y"], ["z"]],
        ],
        joined,
      ),
    ).toThrow(FunctionError);
    expect(() => broadcast([[["a", "b"]], [["x", "y", "z"]]], joined)).toThrow(/大小不同（2 和 3）/);
  });
  it("have the shape of the largest, whatever the shapes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.tuple(fc.boolean(), fc.boolean()),
        (rows, columns, [wide, high]) => {
          const grid = (r: number, c: number): number[][] =>
            Array.from({ length: r }, (_, i) => Array.from({ length: c }, (_c, j) => i * 10 + j));
          const other = grid(high ? rows : 1, wide ? columns : 1);
          const result = broadcast([grid(rows, columns), other], joined) as string[][];
          expect(result).toEqual(
            grid(rows, columns).map((line, i) => line.map((v, j) => `${v}+${other[high ? i : 0]![wide ? j : 0]}`)),
          );
        },
      ),
    );
  });
});
