import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../../src/checking";
import { recognise } from "../../src/recognition";
import { falselyTold, JUDGED_FILE, notTold, readJudged, statementsOf } from "./judged";
import { readCached } from "./read";
import { hasShared, sharedPath } from "./shared";

const judged = readJudged(JUDGED_FILE);

const pathOf = (file: string): string =>
  ["corpus/cities", "corpus/real"].map((folder) => sharedPath(`${folder}/${file}`)).find(existsSync) ??
  sharedPath(`corpus/${file}`);

/**
 * Holds the report on each judged document that is wanted against its judgements. In two test files, because two
 * processes read them in half of the time.
 */
export function describeJudged(wanted: (file: string) => boolean): void {
  describe.skipIf(!hasShared)("errors of real documents that a person has judged", () => {
    it.each([...new Set(judged.map((j) => j.file))].filter(wanted).sort())(
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
}

/** Cities whose documents are many pages long. */
export const LONG = /^(beijing|chongqing|yantai)/;
