import { describe, expect, it } from "vitest";
import { JUDGED_FILE, readJudged } from "../support/judged";
import { describeJudged, LONG } from "../support/judging";

describe("the judged list", () => {
  const judged = readJudged(JUDGED_FILE);

  it("judges no place twice and says why", () => {
    const keys = judged.map((j) => `${j.file} ${j.rule} ${j.place}`);
    expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([]);
    expect(judged.filter((j) => j.why.length < 10)).toEqual([]);
  });
});

describeJudged((file) => !LONG.test(file));
