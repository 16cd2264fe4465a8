import { describe, expect, it } from "vitest";
import { check } from "../../src/checking";
import { recognise } from "../../src/recognition";
import { falselyTold, JUDGED_FILE, notTold, readJudged, statementsOf } from "../support/judged";
import { readCached } from "../support/read";
import { hasShared, sharedPath } from "../support/shared";
import { existsSync } from "node:fs";

const judged = readJudged(JUDGED_FILE);
const files = [...new Set(judged.map((j) => j.file))].sort();

const pathOf = (file: string): string =>
  ["corpus/cities", "corpus/real"].map((folder) => sharedPath(`${folder}/${file}`)).find(existsSync) ??
  sharedPath(`corpus/${file}`);

describe("the judged list", () => {
  it("judges no place twice and says why", () => {
    const keys = judged.map((j) => `${j.file} ${j.rule} ${j.place}`);
    expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([]);
    expect(judged.filter((j) => j.why.length < 10)).toEqual([]);
  });
});

describe.skipIf(!hasShared)("errors of real documents that a person has judged", () => {
  it.each(files)(
    "%s: what is true is told, what is false is not",
    async (file) => {
      const own = judged.filter((j) => j.file === file);
      const statements = statementsOf(check(recognise([await readCached(pathOf(file))])));
      expect.soft(notTold(own, statements), "true, and no longer told").toEqual([]);
      expect.soft(falselyTold(own, statements), "false, and told as an error").toEqual([]);
    },
    60_000,
  );
});
