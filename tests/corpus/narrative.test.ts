import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripWhitespace, type NarrativeFigure } from "../../src/disclosure";
import { extractFigures, splitParagraphs } from "../../src/narrative";

const SHARED = new URL("../../../shared/", import.meta.url);
const SAMPLES = ["weixian-2024", "xinglong-2021", "yancheng-2024", "huailai-2023", "julu-2026"] as const;

interface Fact {
  readonly key: string;
  readonly value: string;
  readonly unit: string;
}

function sample(slug: string): string {
  return readFileSync(new URL(`samples/${slug}.txt`, SHARED), "utf8");
}

function figuresOf(text: string, slug: string): NarrativeFigure[] {
  const lines = text.split(/\r?\n/).map((line, i) => ({ text: line, source: { line: i + 1 } }));
  return extractFigures(splitParagraphs(lines), { year: slug.slice(-4), kind: "budget" });
}

/** Oracles print a decrease with its sign; figures keep the printed value and tell the direction. */
function signed(f: NarrativeFigure): string {
  return f.direction === "down" && Number(f.value) !== 0 ? `-${f.value}` : f.value;
}

describe.skipIf(!existsSync(SHARED))("narrative figures of the samples", () => {
  it.each(["julu-2026", "xinglong-2021"])("%s holds every figure of its oracle", (slug) => {
    const gold = JSON.parse(readFileSync(new URL(`gold/${slug}.json`, SHARED), "utf8")) as {
      narrative: (Fact & { quote: string })[];
    };
    const figures = figuresOf(sample(slug), slug);
    expect(gold.narrative.length).toBeGreaterThan(10);
    for (const { key, value, unit, quote } of gold.narrative) {
      const same = figures.filter((f) => f.key === key);
      expect(same.map(signed), `all figures with the key ${key}`).toEqual([value]);
      expect(same[0]!.unit, key).toBe(unit);
      expect(same[0]!.quote, key).toContain(stripWhitespace(quote));
    }
  });

  describe.each(["weixian-2024", "yancheng-2024", "huailai-2023", "julu-2026", "xinglong-2021"])(
    "%s gives what a person reads in it",
    (slug) => {
      const facts = JSON.parse(
        readFileSync(new URL(`../fixtures/narrative/${slug}.json`, import.meta.url), "utf8"),
      ) as Fact[];
      it("neither more nor less, in order", () => {
        expect(figuresOf(sample(slug), slug).map((f) => ({ key: f.key, value: signed(f), unit: f.unit }))).toEqual(
          facts,
        );
      });
    },
  );

  it.each(SAMPLES)("%s: every quote stands in the document", (slug) => {
    const text = stripWhitespace(sample(slug).replace(/\*\*/g, ""));
    for (const f of figuresOf(sample(slug), slug)) expect(text).toContain(f.quote);
  });

  it.each(SAMPLES)("%s: a cut document gives no value that is not printed in it", (slug) => {
    const text = sample(slug);
    const printed = (part: string): string => stripWhitespace(part).replace(/,/g, "");
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const part = text.slice(Math.min(a, b), Math.max(a, b));
        const flat = printed(part);
        for (const f of figuresOf(part, slug)) {
          expect(flat).toContain(f.value);
          expect(printed(f.quote)).toContain(f.value);
        }
      }),
      { numRuns: 40 },
    );
  });
});
