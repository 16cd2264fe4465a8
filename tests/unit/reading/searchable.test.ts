import { expect, test } from "vitest";
import type { OcrAssets } from "../../../src/reading";
import { grids, read, rowsOf } from "./fixtures";
import { ruledTable, writtenPdf } from "../../support/written-pdf";

const ROWS = [
  ["科目", "合计", "基本", "项目"],
  ["206", "600.20", "400.20", "200.00"],
  ["20603", "600.20", "400.20", "200.00"],
  ["208", "86.45", "86.45", "0.00"],
  ["221", "43.22", "43.22", "0.00"],
];

/** A page as a program that makes scans searchable writes it: what is seen (bars of ink for words), and what it read as invisible text. */
function searchable(rows: readonly (readonly string[])[]): Uint8Array {
  const widths = [90, 110, 110, 110];
  const bars = rows.flatMap((row, i) => row.map((_, k) => `${70 + 110 * k} ${685 - 20 * i} 30 8 re f\n`));
  return writtenPdf([{ content: `${bars.join("")}3 Tr\n${ruledTable(700, 60, widths, rows)}` }]);
}

/** A model that reads one word in every line, and says when it is asked for. */
function watched(): { ocr: OcrAssets; asked: () => boolean } {
  let asked = false;
  const model = {
    characters: ["", "五", " "],
    read: (_pixels: Float32Array, lines: number) => {
      const probabilities = new Float32Array(lines * 2 * 3);
      for (let line = 0; line < lines; line++) probabilities.set([0, 1, 0, 1, 0, 0], line * 6);
      return Promise.resolve({ steps: 2, probabilities });
    },
  };
  return { ocr: { loadModel: () => ((asked = true), Promise.resolve(model)) }, asked: () => asked };
}

test("a good layer of a searchable PDF is taken as it is, and said to be recognised", async () => {
  const { ocr, asked } = watched();
  const document = await read(searchable(ROWS), { ocr });
  expect(rowsOf(grids(document)[0])).toEqual(ROWS);
  expect(asked()).toBe(false);
  expect(document.issues).toMatchObject([{ code: "text-untrusted", pages: [1], values: { reason: "recognised" } }]);
});

test("a layer whose numbers are none is read anew, and taken where that is sure", async () => {
  const { ocr, asked } = watched();
  const bad = ROWS.map((row, i) =>
    i === 0 ? row : row.map((text) => text.replace("00.20", "O0.2O").replace("6.45", "6:4S")),
  );
  const document = await read(searchable(bad), { ocr });
  expect(asked()).toBe(true);
  expect(document.issues).toMatchObject([{ code: "text-recognised", pages: [1] }]);
  expect(rowsOf(grids(document)[0])).toEqual(ROWS.map((row) => row.map(() => "五")));
});
