import { expect, test } from "vitest";
import type { GridCell } from "../../../../src/reading";
import { unlikeTheirColumn } from "../../../../src/reading/ocr/unlike-column";

const cells = (columns: readonly (readonly string[])[]): GridCell[] =>
  columns.flatMap((texts, column) =>
    texts.map((text, row): GridCell => ({ row, column, rowSpan: 1, columnSpan: 1, text, source: {} })),
  );
const unlike = (...columns: readonly (readonly string[])[]): string[] =>
  [...unlikeTheirColumn(cells(columns))].map((cell) => cell.text);

test("a number with other decimals than its column may have lost a point or a digit", () => {
  const amounts = ["729.87", "600.20", "57.63", "28.8", "4322", "43.22", "86.45", "200.00", "1,002.10", "9.99"];
  expect(unlike(amounts)).toEqual(["28.8", "4322"]);
  expect(unlike(amounts.map((a) => `-${a}`))).toEqual(["-28.8", "-4322"]);
});

test("noughts, codes, counts and words say nothing", () => {
  const amounts = ["729.87", "600.20", "57.63", "0", "43.22", "", "—", "合计", "86.45", "200.00"];
  expect(unlike(["201", "20101", "2010101", "2010102", "2010103"], amounts, ["1", "2", "3", "4", "12"])).toEqual([]);
});

test("a row that numbers the columns is none of their numbers", () => {
  const amounts = ["600.20", "57.63", "28.82", "43.22", "86.45", "200.00"];
  expect(unlike(["3", ...amounts], ["4", ...amounts], ["5", ...amounts])).toEqual([]);
});

test("tables that leave noughts at the end out print as they like", () => {
  expect(unlike(["729.87", "600.2", "57.63", "28.8", "4322", "43.22", "86.45", "12.34", "9.99", "1.25"])).toEqual([]);
});

test("a column in which many are unlike, or few stand, tells no way of printing", () => {
  expect(unlike(["10.20", "1.5", "2.5", "3.25", "7"], ["200.00", "3"])).toEqual([]);
});
