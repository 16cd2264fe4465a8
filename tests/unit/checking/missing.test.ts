import { describe, expect, it } from "vitest";
import { RULES } from "../../../src/checking";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { lackingDocuments } from "../../../src/checking/catalogue/documents/lacking";
import { evaluateRules, report } from "../../../src/checking/report/evaluate";

const DOCUMENTS = lackingDocuments().map(([name, document]) => [name, disclosureOf(document)] as const);

// What a rule says when something is missing is an outcome like any other: it names what, and never takes silence for a pass.
describe("what each rule says of documents that lack a table or a column", () => {
  it.each(RULES.filter((r) => !r.secondPass).map((r) => [r.id, r] as const))("%s", async (id, rule) => {
    const said = DOCUMENTS.map(([name, disclosure]) => {
      const { counts, reason } = report(evaluateRules(disclosure, [rule])).results[0]!;
      return [name, `${Object.values(counts).join(" ")}${reason === null ? "" : `  ${reason}`}`] as const;
    });
    // A line a document whose outcome differs from that of its whole.
    const whole = new Map(said);
    const lines = said.filter(([name, words]) => {
      const [of, part] = name.split(" - ");
      return part === undefined || whole.get(of!) !== words;
    });
    const text = `pass rounded fail not-applicable not-evaluable\n${lines.map((l) => l.join(": ")).join("\n")}\n`;
    await expect(text).toMatchFileSnapshot(`golden/missing/${id}.txt`);
  });
});
