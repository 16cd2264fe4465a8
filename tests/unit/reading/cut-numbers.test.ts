import { describe, expect, it } from "vitest";
import { cutNumbers } from "../../../src/reading/page/cut-numbers";
import type { TextRun } from "../../../src/reading/page/geometry";

/** A run whose signs are 5 points wide; before the sign at `gap` there is as much again. */
function run(text: string, gap: number | null): TextRun {
  const lefts = [...text].map((_, i) => 100 + 5 * i + (gap !== null && i >= gap ? 5 : 0));
  return { text, left: 100, right: lefts.at(-1)! + 5, top: 0, bottom: 10, height: 10, lefts };
}

const parts = (text: string, gap: number | null) => cutNumbers(run(text, gap)).map((p) => [p.text, p.left, p.right]);

describe("amounts of neighbouring cells that touch", () => {
  it("are parted where their digits stand further apart, each with its own place", () => {
    expect(parts("71,204.3586,110.42", 9)).toEqual([
      ["71,204.35", 100, 145],
      ["86,110.42", 150, 195],
    ]);
  });

  it("stay whole where all digits stand alike, or where a part would be no amount", () => {
    expect(parts("71,204.3586,110.42", null)).toHaveLength(1);
    expect(parts("71,204,358", 4)).toHaveLength(1);
  });

  it("stay whole where the places of the signs are not told", () => {
    expect(cutNumbers({ ...run("71,204.3586,110.42", 9), lefts: undefined })).toHaveLength(1);
  });
});
