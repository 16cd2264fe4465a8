import { describe, expect, it } from "vitest";
import type { Argument } from "../../../src/functions/arguments";
import { IMPLEMENTATIONS } from "../../../src/functions/implementations";
import { FUNCTIONS, formulaOf, functionsMetadata, signatureOf } from "../../../src/functions/specification";
import { settled } from "./settled";

describe("the specification", () => {
  it("names exactly the functions that are implemented", () => {
    expect(FUNCTIONS.map((f) => f.id).sort()).toEqual([...IMPLEMENTATIONS.keys()].sort());
    expect(new Set(FUNCTIONS.map((f) => f.id)).size).toBe(FUNCTIONS.length);
  });

  it.each(FUNCTIONS.map((f) => [f.id, f] as const))("%s is well formed", (_id, f) => {
    expect(f.id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/);
    expect(f.id).not.toMatch(/^[A-Z]{1,3}\d+$/);
    expect(f.examples.length).toBeGreaterThan(0);
    for (const words of [f.description, f.result.description, ...f.parameters.map((p) => p.description)]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]/);
    }
    const optional = f.parameters.map((p) => p.optional);
    expect(optional).toEqual([...optional].sort());
    for (const p of f.parameters) {
      expect(p.label.en).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(p.label.zh).toMatch(/^\p{Script=Han}+$/u);
    }
    for (const language of ["zh", "en"] as const) {
      const labels = f.parameters.map((p) => p.label[language]);
      expect(new Set(labels).size).toBe(labels.length);
      expect(signatureOf(f, language)).toContain(f.id);
    }
  });

  const examples = FUNCTIONS.flatMap((f) => f.examples.map((e) => [formulaOf(f.id, e), f.id, e] as const));
  it.each(examples)("%s", (_formula, id, example) => {
    expect(settled(id, example.args as Argument[])).toEqual(example.result);
  });

  it("gives the metadata of both languages the same shape", () => {
    const zh = functionsMetadata(FUNCTIONS, "zh", "https://x/help.html").functions;
    const en = functionsMetadata(FUNCTIONS, "en", "https://x/help.html").functions;
    const shape = (list: typeof zh) =>
      list.map((f) => [f.id, f.parameters.map((p) => [p.type, p.dimensionality, p.optional]), f.result]);
    expect(shape(zh)).toEqual(shape(en));
    expect(zh[0]!.description).not.toBe(en[0]!.description);
    expect(zh[0]!.parameters.map((p) => p.name)).toEqual(["合计", "各项", "容差"]);
    expect(en[0]!.parameters.map((p) => p.name)).toEqual(["total", "parts", "tolerance"]);
  });
});
