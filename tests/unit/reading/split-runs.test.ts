import { describe, expect, it } from "vitest";
import type { TextRun } from "../../../src/reading/page/geometry";
import { splitRun } from "../../../src/reading/page/split-runs";

/** A run of signs 5 points wide, with a wider place before the sign at `gap`; the rule lies at `at`. */
function parts(text: string, at: number, gap?: number): [number, string][] {
  const lefts = [...text].map((_, i) => 100 + 5 * i + (gap !== undefined && i >= gap ? 2 : 0));
  const run: TextRun = { text, left: 100, right: lefts.at(-1)! + 5, top: 0, bottom: 10, height: 10, lefts };
  return splitRun(run, (x) => (x < at ? 0 : 1)).map((part) => [part.column, part.run.text]);
}

describe("a run that lies over a rule", () => {
  it("is cut between two amounts", () => {
    expect(parts("71,204.3586,110.42", 145)).toEqual([
      [0, "71,204.35"],
      [1, "86,110.42"],
    ]);
  });

  it("is not cut inside of one number that overhangs its cell, however many decimals it has", () => {
    expect(parts("1,204.353867", 137)).toEqual([[0, "1,204.353867"]]);
    expect(parts("1,204.35", 125)).toEqual([[0, "1,204.35"]]);
  });

  it("is cut before a whole number only where it stands apart", () => {
    expect(parts("1,204.350", 140)).toEqual([[0, "1,204.350"]]);
    expect(parts("1,204.350", 141, 8)).toEqual([
      [0, "1,204.35"],
      [1, "0"],
    ]);
  });
});
