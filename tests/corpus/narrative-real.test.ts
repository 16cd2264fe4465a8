import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stripWhitespace, type NarrativeFigure } from "../../src/disclosure";
import { readDocument } from "../../src/reading";
import { nodePdfAssets } from "../../src/reading/pdf/node-assets";
import { recognise } from "../../src/recognition";

const REAL = new URL("../../../shared/corpus/real/", import.meta.url);

/** Facts as a person reads them in the document, in order. */
interface Fact {
  readonly key: string;
  readonly value: string;
  readonly unit: string;
  readonly direction?: string;
  readonly scope?: string;
}

const fact = (f: NarrativeFigure): Fact => ({
  key: f.key,
  value: f.value,
  unit: f.unit,
  ...(f.direction ? { direction: f.direction } : {}),
  ...(f.scope ? { scope: f.scope } : {}),
});

describe.skipIf(!existsSync(REAL))("narrative figures of published disclosures", () => {
  it.each([
    "beijing-yibao-2026-narrative",
    "shanghai-yibao-2026-unit",
    "guangzhou-xinfang-2026",
    "yantai-yibao-2026",
    "changsha-gongan-2025",
  ])("%s", async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`${name}.pdf`, REAL)));
    const disclosure = recognise([await readDocument({ name: `${name}.pdf`, bytes }, { pdf: nodePdfAssets() })]);
    const facts = JSON.parse(
      readFileSync(new URL(`../fixtures/narrative/${name}.json`, import.meta.url), "utf8"),
    ) as Fact[];
    expect(disclosure.narrative.map(fact)).toEqual(facts);
    const paragraphs = disclosure.paragraphs.map((p) => stripWhitespace(p.text));
    for (const f of disclosure.narrative)
      expect(
        paragraphs.some((p) => p.includes(f.quote)),
        f.quote,
      ).toBe(true);
  });
});
