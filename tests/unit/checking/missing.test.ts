import { describe, expect, it } from "vitest";
import { RULES } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, type ExampleDocument } from "../../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { MIXED } from "../../../src/checking/catalogue/documents/mixed";
import { SPLIT_BUDGET } from "../../../src/checking/catalogue/documents/variants";
import { evaluateRules, report } from "../../../src/checking/report/evaluate";

type Change = readonly [name: string, document: ExampleDocument];

/** The document without one of its tables, or without one column of one of them. */
function lacking(name: string, document: ExampleDocument): Change[] {
  const tables = [...new Set(document.tables.map((t) => t.id))];
  return [
    [name, document],
    ...tables.map((id): Change => [
      `${name} - ${id}`,
      { ...document, tables: document.tables.filter((t) => t.id !== id) },
    ]),
    ...document.tables.flatMap((table, at) =>
      table.columns.map((column, c): Change => {
        const cut = <T>(list: readonly T[]) => list.filter((_, i) => i !== c);
        const rest = { ...table, columns: cut(table.columns), rows: table.rows.map(cut) };
        return [
          `${name} - ${table.id}.${column}${at}`,
          { ...document, tables: document.tables.map((t) => (t === table ? rest : t)) },
        ];
      }),
    ),
  ];
}

const DOCUMENTS = [
  ...lacking("budget", BUDGET),
  ...lacking("final", FINAL),
  ...lacking("mixed", MIXED),
  ...lacking("split", SPLIT_BUDGET),
  ["nothing", { tables: [] }] as const,
].map(([name, document]) => [name, disclosureOf(document)] as const);

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
