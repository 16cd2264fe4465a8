import { describe, expect, it } from "vitest";
import { RULES } from "../../../src/checking";
import { CheckModel } from "../../../src/checking/document/model";
import type { Identity } from "../../../src/checking/identity/identity";
import {
  ask,
  briefly,
  cleanBases,
  cornerBases,
  exampleBases,
  manySidedBases,
  misprinted,
  misprintedBases,
  othersOf,
  wholly,
  type Base,
} from "../../support/rule-cases";

const COMMON = [...cleanBases(), ...manySidedBases()];

// The equations that each rule makes: a changed sign, column or tolerance shows here, whatever else the rule finds.
describe("what each rule computes", () => {
  it.each(RULES.map((r) => [r.id, r] as const))("%s", async (id, rule) => {
    const sections = new Map<string, string[]>();
    for (const base of [...COMMON, ...exampleBases(rule), ...cornerBases(rule)]) {
      const said = wholly(ask(rule, base, othersOf(rule, base)));
      sections.set(said, [...(sections.get(said) ?? []), base.name]);
    }
    const text = [...sections].map(([said, names]) => `# ${names.join("; ")}\n${said}\n`).join("\n");
    await expect(text).toMatchFileSnapshot(`golden/computes/${id}.txt`);
  });
});

/** What each rule says of a document, briefly. */
function everyRule(base: Base): string[] {
  const model = new CheckModel(base.disclosure, base.context);
  const found: Identity[] = [];
  return base.rules.map((rule) => {
    const run = ask(rule, base, found, model);
    if (base.rules === RULES) found.push(...run.identities);
    return briefly(run);
  });
}

// One thing wrong at a time: which rules see it, by how much, and which fall silent.
describe("what the rules make of a misprint", () => {
  it.each(misprintedBases().map(({ base, at }) => [base.name, base, at] as const))("in %s", async (name, base, at) => {
    const whole = everyRule(base);
    const lines = at.map((m) => {
      const said = everyRule(misprinted(base, m));
      const seen = base.rules.flatMap((r, i) => (said[i] === whole[i] ? [] : [`${r.id} ${said[i]}`]));
      return `${m.name}: ${seen.length > 0 ? seen.join("  ") : "nothing"}`;
    });
    const text = `${base.rules.map((r, i) => `${r.id} ${whole[i]}`).join("  ")}\n\n${lines.join("\n")}\n`;
    await expect(text).toMatchFileSnapshot(`golden/misprints/${name.replace(/ /g, "-")}.txt`);
  });
});
