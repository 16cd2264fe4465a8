/**
 * What the golden tests hold of the rules, and what the mutants are asked (`tools/mutants.ts`): the equations that each rule makes of
 * its examples, and what becomes of them when a cell is misprinted, left blank, a row or a sentence left out.
 */
import { RULES, type CheckContext } from "../../src/checking";
import { examplesOf } from "../../src/checking/catalogue/examples";
import { BUDGET } from "../../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../src/checking/catalogue/documents/final";
import { lackingDocuments } from "../../src/checking/catalogue/documents/lacking";
import { MIXED } from "../../src/checking/catalogue/documents/mixed";
import { SPLIT_BUDGET } from "../../src/checking/catalogue/documents/variants";
import { CheckModel } from "../../src/checking/document/model";
import { fromTicks } from "../../src/checking/identity/figure";
import { difference, equationText, statusOf, toleranceOf, type Identity } from "../../src/checking/identity/identity";
import { evaluateRules } from "../../src/checking/report/evaluate";
import type { Rule } from "../../src/checking/rule/rule";
import { Run } from "../../src/checking/rule/run";
import type { Disclosure } from "../../src/disclosure";
import { say, type Value } from "../../src/words";
import { corners } from "./corners";
import { manySided } from "./many-sided";
import { misprints, type Misprint } from "./misprints";

/** A document with what stands beside it. */
export interface Base {
  readonly name: string;
  readonly disclosure: Disclosure;
  readonly context: CheckContext;
  /** The rules that are asked about its misprints. */
  readonly rules: readonly Rule[];
}

/** The clean documents, that every rule is asked about. */
export const cleanBases = (): Base[] =>
  Object.entries({ budget: BUDGET, final: FINAL, mixed: MIXED, split: SPLIT_BUDGET }).map(([name, document]) => ({
    name,
    disclosure: disclosureOf(document),
    context: {},
    rules: RULES,
  }));

/** Documents in which much is said at once, that every rule is asked about too. */
export const manySidedBases = (): Base[] =>
  manySided().map(({ name, document, context, rules }) => ({
    name,
    disclosure: disclosureOf(document),
    context,
    rules: RULES.filter((r) => rules.test(r.id)),
  }));

/** The examples of a rule, those that are but a clean document left out. */
export function exampleBases(rule: Rule): Base[] {
  const { holds, breaks } = examplesOf(rule.id);
  const clean = new Set(cleanBases().map((b) => JSON.stringify(b.disclosure)));
  return [...holds, ...breaks]
    .map((e) => {
      const { disclosure, context } = e.build();
      return { name: e.title, disclosure, context: context ?? {}, rules: [] };
    })
    .filter((b) => Object.keys(b.context).length > 0 || !clean.has(JSON.stringify(b.disclosure)));
}

/** Documents at the edges of what a rule decides. */
export const cornerBases = (rule: Rule): Base[] =>
  corners()
    .filter((c) => c.rules.test(rule.id))
    .map((c) => {
      const disclosure = disclosureOf(c.document);
      return { name: c.name, disclosure: c.shape?.(disclosure) ?? disclosure, context: c.context ?? {}, rules: [] };
    });

/** Asks one rule alone; `found` is what the others found, for a rule of the second pass. */
export function ask(
  rule: Rule,
  { disclosure, context }: Base,
  found: readonly Identity[] = [],
  model = new CheckModel(disclosure, context),
): Run {
  const run = new Run(rule);
  rule.evaluate(model, run, found);
  return run;
}

/** What the other rules find, where a rule asks for it. */
export function othersOf(rule: Rule, { disclosure, context }: Base): readonly Identity[] {
  const others = RULES.filter((r) => !r.secondPass);
  return rule.secondPass ? evaluateRules(disclosure, others, context).identities : [];
}

const plain = (ticks: number): string => fromTicks(Math.round(ticks * 100) / 100).toFixed();

/** Values as the Chinese sentence has them. */
const inChinese = (values: Readonly<Record<string, Value>>): object =>
  Object.fromEntries(
    Object.entries(values).map(([name, v]) => [
      name,
      typeof v === "number" ? v : say({ zh: "{v}", en: "{v}" }, "zh", { v }),
    ]),
  );

/** Everything that a rule says: one line an equation, those that agree by their kind with the first of each. */
export function wholly(run: Run): string {
  const groups = new Map<string, { first: Identity; count: number }>();
  run.spoken.forEach((identity, i) => {
    const status = statusOf(identity);
    const sure = identity.confidence === 1 ? "" : ` confidence ${identity.confidence}`;
    const head = `${status} ${identity.severity}${sure} ${identity.kind} ${identity.titleEn}`;
    const key = status === "pass" ? head : `${head} ${i}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: identity, count: 1 });
  });
  const lines = [...groups].map(([key, { first, count }]) => {
    const head = statusOf(first) === "pass" ? key : key.replace(/ \d+$/, "");
    const off = statusOf(first) === "pass" ? "" : `, off ${plain(difference(first))}`;
    return `${count}× ${head}: ${first.title}: ${equationText(first)} (±${plain(toleranceOf(first))}${off})`;
  });
  for (const s of run.statements) {
    const cells = (s.cells ?? []).map((c) => c.label).join("、");
    const off = s.difference === undefined || s.difference === null ? "" : ` off ${plain(s.difference)}`;
    const sure = s.confidence === undefined ? "" : ` confidence ${s.confidence}`;
    lines.push(
      `${s.outcome ?? "fail"} ${s.severity ?? run.rule.severity}${sure} ${s.message.code} ${JSON.stringify(inChinese(s.values))}${off} at ${cells}`,
    );
  }
  if (run.passes > 0) lines.push(`${run.passes}× pass`);
  for (const m of run.missing.keys()) lines.push(`missing: ${m}`);
  for (const n of run.notApplicable.keys()) lines.push(`not applicable: ${n}`);
  return lines.join("\n");
}

/** The same in a few characters: how many pass (✓), close within rounding (≈), fail (✗ with by how much), are said and not said. */
export function briefly(run: Run): string {
  const by = { pass: [] as Identity[], rounded: [] as Identity[], fail: [] as Identity[] };
  for (const i of run.spoken) by[statusOf(i)].push(i);
  const said = new Map<string, number>();
  for (const s of run.statements) said.set(s.message.code, (said.get(s.message.code) ?? 0) + 1);
  const off = [...new Set(by.fail.map((i) => plain(difference(i))))];
  const parts = [
    by.pass.length + run.passes > 0 ? `${by.pass.length + run.passes}✓` : "",
    by.rounded.length > 0 ? `${by.rounded.length}≈` : "",
    by.fail.length > 0 ? `${by.fail.length}✗${off.slice(0, 3).join(",")}` : "",
    ...[...said].map(([code, n]) => `${n}·${code}`),
    run.missing.size > 0 ? `${run.missing.size}?` : "",
    run.notApplicable.size > 0 ? `${run.notApplicable.size}–` : "",
  ];
  return parts.join("") || "–";
}

/** A thing to ask whose answer a test holds. */
export interface Case {
  readonly id: string;
  readonly say: () => string;
}

/** Documents with one thing wrong, that the rules they are about are asked about. */
export const misprintedBases = (): { base: Base; at: Misprint[] }[] =>
  [...cleanBases(), ...manySidedBases()].map((base) => ({ base, at: [...misprintsOf(base)] }));

function* misprintsOf(base: Base): Generator<Misprint> {
  const clean = Object.keys(base.context).length === 0 && base.rules === RULES;
  yield* misprints(base.disclosure, base.name === "split" ? "expenditure" : clean ? "all" : "few");
  for (const key of ["prior", "budget"] as const) {
    const other = base.context[key];
    if (!other) continue;
    for (const m of misprints(other, "few"))
      yield {
        name: `${key} ${m.name}`,
        disclosure: base.disclosure,
        context: { ...base.context, [key]: m.disclosure },
      };
  }
}

/** A misprint with what stands beside the document. */
export const misprinted = (base: Base, m: Misprint): Base => ({
  ...base,
  disclosure: m.disclosure,
  context: m.context ?? base.context,
});

/** The cases of the rules; a misprint that a rule does not see is no case of it. */
export function* ruleCases(): Generator<Case> {
  const [clean, many] = [cleanBases(), manySidedBases()];
  const wrong = misprintedBases();
  const lacking = lackingDocuments().map(([name, d]): Base => ({
    name,
    disclosure: disclosureOf(d),
    context: {},
    rules: [],
  }));
  for (const rule of RULES) {
    for (const base of [...clean, ...many, ...exampleBases(rule), ...cornerBases(rule)]) {
      const found = othersOf(rule, base);
      yield { id: `${rule.id} ${base.name}`, say: () => wholly(ask(rule, base, found)) };
    }
    // As `missing.test.ts` does, without what the guard makes of it.
    if (!rule.secondPass)
      for (const base of lacking)
        yield {
          id: `${rule.id} ${base.name}`,
          say: () => {
            const run = ask(rule, base);
            return `${briefly(run)} ${[...run.missing, ...run.notApplicable].join()}`;
          },
        };
    for (const { base, at } of wrong) {
      if (!base.rules.includes(rule)) continue;
      const whole = briefly(ask(rule, base, othersOf(rule, base)));
      for (const m of at) {
        const own = misprinted(base, m);
        const found = othersOf(rule, own);
        const say = () => briefly(ask(rule, own, found));
        if (say() !== whole) yield { id: `${rule.id} ${base.name} ${m.name}`, say };
      }
    }
  }
}
