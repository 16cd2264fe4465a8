import { describe, expect, it } from "vitest";
import { readCached } from "../support/read";
import { REAL } from "../support/recognised";
import { asScan, garbled, judgeDoubts, misprinted, newTally, randomOf, unsureAt } from "../support/scanned";
import { hasShared, sharedPath } from "../support/shared";

/** Documents as they were published: they round, leave out, and err. */
const DOCUMENTS = [
  "corpus/julu-2026.pdf",
  "corpus/xinglong-2021.pdf",
  ...REAL.map(([first]) => first!).filter((path) => path.endsWith(".pdf")),
];

describe.skipIf(!hasShared)("scans of published documents", () => {
  it.each(DOCUMENTS)(
    "%s: what is misread is put right or asked, never put wrong",
    async (path) => {
      const printed = await readCached(sharedPath(path));
      const tally = newTally();
      for (const count of [1, 3, 8]) judgeDoubts(printed, garbled(printed, count, randomOf(count)), tally);
      expect(tally.told).toEqual([]);
      expect(tally).toMatchObject({ wrong: 0, spoilt: 0, wronglyConfirmed: 0 });
    },
    120_000,
  );

  it.each(DOCUMENTS.slice(0, 2))(
    "%s: what its typist exchanged stays, be it in doubt",
    async (path) => {
      const { document, places } = misprinted(await readCached(sharedPath(path)), 5, randomOf(3), "exchanged");
      const tally = newTally();
      judgeDoubts(document, unsureAt(asScan(document), places), tally);
      expect(tally.told).toEqual([]);
      expect(tally.spoilt).toBe(0);
    },
    120_000,
  );
});
