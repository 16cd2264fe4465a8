import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Disclosure } from "../../../src/disclosure";
import { readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";
import {
  asScan,
  garbled,
  judgeDoubts,
  misprinted,
  newTally,
  printedOnPages,
  randomOf,
  unsureAt,
} from "../../support/scanned";

const ROUNDS = 4;

/** The sample of a unit that does not exist, all of whose sums close, printed on pages of so many rows. */
const disclosure: Promise<Disclosure> = readText(
  readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8"),
  "云溪县档案馆.txt",
).then((d) => recognise([d]));

describe("a scan of a disclosure whose sums close", () => {
  it("is recognised as the text is, on short pages too", async () => {
    const d = await disclosure;
    const texts = (of: Disclosure) =>
      of.tables.flatMap((t) => (t.rows.length === 0 ? [] : [[t.id, t.rows.map((row) => row.map((c) => c.text))]]));
    for (const rows of [Infinity, 15])
      expect(texts(recognise([asScan(printedOnPages(d, rows))])), `${rows}`).toEqual(texts(d));
  });

  // At least this share of misread amounts is put right; the others are asked.
  it.each([
    [1, Infinity, 0.75],
    [2, 15, 0.75],
    [3, Infinity, 0.75],
    [5, 15, 0.7],
    [8, Infinity, 0.7],
  ])("%i amounts misread, %f rows a page: none is put wrong, nor called right", async (count, rows, share) => {
    const printed = printedOnPages(await disclosure, rows);
    const tally = newTally();
    for (let i = 0; i < ROUNDS; i++) judgeDoubts(printed, garbled(printed, count, randomOf(100 * count + i)), tally);
    expect(tally.told).toEqual([]);
    expect(tally).toMatchObject({ wrong: 0, spoilt: 0, wronglyConfirmed: 0, shownWrong: 0 });
    expect(tally.repaired / (tally.repaired + tally.asked)).toBeGreaterThanOrEqual(share);
    expect(tally.confirmed).toBeGreaterThan(3 * tally.askedInVain);
  });
});

describe("a scan of a disclosure with errors of its office", () => {
  it("keeps them: what is doubtful beside them is put right or asked", async () => {
    const tally = newTally();
    for (let i = 0; i < ROUNDS; i++) {
      const { document } = misprinted(
        printedOnPages(await disclosure),
        3,
        randomOf(900 + i),
        i % 2 ? "digit" : "exchanged",
      );
      judgeDoubts(document, garbled(document, 3, randomOf(950 + i)), tally);
    }
    expect(tally.told).toEqual([]);
    expect(tally.repaired).toBeGreaterThan(0);
  });

  it("keeps exchanged digits of a cell that is itself in doubt", async () => {
    const tally = newTally();
    for (let i = 0; i < 2 * ROUNDS; i++) {
      const { document, places } = misprinted(printedOnPages(await disclosure), 3, randomOf(700 + i), "exchanged");
      judgeDoubts(document, unsureAt(asScan(document), places), tally);
    }
    expect(tally.told).toEqual([]);
    expect(tally.spoilt).toBe(0);
    expect(tally.askedInVain).toBeGreaterThan(0);
  });
});
