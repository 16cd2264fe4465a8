import { describe, expect, test } from "vitest";
import { findsOf } from "../../../tools/fuzz/finds";
import { drawInput, inputOf } from "../../../tools/fuzz/inputs";
import { minimise } from "../../../tools/fuzz/minimise";
import { droppedFrom, figures, inventedIn, lostSince } from "../../../tools/fuzz/oracles";
import { Random } from "../../../tools/fuzz/random";
import { fuzz } from "../../../tools/fuzz/run";
import { ownSeeds, type Seed } from "../../../tools/fuzz/seeds";
import { nodePdfAssets } from "../../../src/application/node";
import { readDocument, readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";
import type { Disclosure } from "../../../src/disclosure";

const seeds = await ownSeeds();
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const named = (name: string): Seed => seeds.find((s) => s.name === name)!;

/** Seeds whose pages are pictures. */
const PICTURES = ["pictures.docx", "pages.tif"];

describe("files mutated with their structure in mind", () => {
  test("150 of them: none crashes, hangs, eats the memory, loses an amount or makes one up", async () => {
    const told: string[] = [];
    const report = await fuzz({
      seeds,
      seed: 3,
      inputs: 150,
      onFind: (find, { seed, steps }) => told.push(`${find.kind} ${find.detail} ${seed.name} ${JSON.stringify(steps)}`),
    });
    expect(told).toEqual([]);
    expect(report.inputs).toBe(150);
    // They reach every reader, and most of them are read.
    expect(Object.keys(report.byBuild).sort()).toEqual([
      "compound",
      "markup",
      "mime",
      "other",
      "package",
      "pdf",
      "text",
    ]);
    expect(Object.values(report.refused).reduce((a, b) => a + b, 0)).toBeLessThan(75);
  });

  test("the same seed draws the same inputs, another draws others", () => {
    const draw = (seed: number) =>
      Array.from({ length: 20 }, (_, i) => drawInput(seeds, new Random(seed + i))).map((i) => [i.steps, text(i.bytes)]);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(1000));
  });

  const pictures = seeds.filter(({ name }) => PICTURES.includes(name));

  test.each(pictures.map((seed) => [seed.name, seed] as const))(
    "%s is read as far as text recognition",
    async (name, seed) => {
      let asked = 0;
      const loadModel = (): Promise<never> => {
        asked++;
        return Promise.reject(new Error("no model"));
      };
      await readDocument({ name, bytes: seed.bytes }, { pdf: nodePdfAssets(), ocr: { loadModel } }).catch(() => {});
      expect(asked).toBe(1);
    },
  );

  test.each(seeds.filter((seed) => !pictures.includes(seed)).map((seed) => [seed.name, seed] as const))(
    "%s is read as it is, with amounts",
    async (name, seed) => {
      const document = await readDocument({ name, bytes: seed.bytes }, { pdf: nodePdfAssets() });
      expect(figures(document).length).toBeGreaterThan(0);
    },
  );
});

describe("what is held against them", () => {
  const printed = text(named("short.txt").bytes);

  test("an amount that stands nowhere is made up; one that is joined over a break is not", async () => {
    const document = await readText(printed);
    const disclosure = recognise([document]);
    expect(inventedIn(disclosure, document)).toEqual([]);
    const with_ = (amount: string): Disclosure => ({
      ...disclosure,
      tables: disclosure.tables.map((t, i) =>
        i > 0 ? t : { ...t, rows: [[{ ...t.rows[0]![0]!, text: amount }], ...t.rows] },
      ),
    });
    expect(inventedIn(with_("98765.43"), document)).toHaveLength(1);
    const cut = await readText(`${printed}\n9876\n5.43`);
    expect(inventedIn(with_("98765.43"), cut)).toEqual([]);
  });

  test("an amount that recognition keeps nowhere is lost", async () => {
    const document = await readText(printed);
    const disclosure = recognise([document]);
    expect(droppedFrom(disclosure, document)).toEqual([]);
    const without = { ...disclosure, tables: [], paragraphs: [], issues: [] };
    expect(droppedFrom(without, document)).toContain("338.52");
  });

  test("where one text is replaced, all others must still be read", () => {
    expect(lostSince(["1.00", "1.00", "2.00"], ["1.00", "2.00"], "项目")).toEqual(["1.00"]);
    expect(lostSince(["1.00", "2.00"], ["2.00"], "1.00")).toEqual([]);
    expect(lostSince(["21.00"], [], "1.0")).toEqual([]);
  });

  const outcome = { milliseconds: 10, bytes: 0, refused: null, detail: "", verdict: null };
  const none = { baseline: null, replaced: null };
  test.each([
    [{ ...outcome, refused: "internal" }, ["crash"]],
    [{ ...outcome, refused: "timeout", milliseconds: 20_001 }, ["hang"]],
    [{ ...outcome, bytes: 2 ** 31 }, ["memory"]],
    [{ ...outcome, refused: "corrupt" }, []],
  ])("%j", (what, kinds) => expect(findsOf(what, none).map((f) => f.kind)).toEqual(kinds));

  test("a find is made small: steps that do nothing for it go, then bytes", async () => {
    const steps = ["text-digit", "bytes-insert", "text-digit"].map((mutation, seed) => ({ mutation, seed }));
    const input = { ...inputOf(named("short.txt"), steps), replaced: null };
    const small = await minimise(input, ({ bytes }) => Promise.resolve(text(bytes).includes("338.52")), {
      bytes: true,
    });
    expect(small.steps).toHaveLength(1);
    expect(text(small.bytes)).toContain("338.52");
    expect(small.bytes.length).toBeLessThan(input.bytes.length / 4);
  });
});
