/**
 * Mutation score of the rules, in minutes instead of hours. Stryker instruments the sources (`stryker run --dryRunOnly --cleanTempDir false`
 * leaves them in .stryker-tmp); this asks each mutant only the examples that reach it, in one process, where Stryker would start a test run
 * for each.
 *
 *     npx tsx tools/mutants.ts [part of a file name] [--survivors]
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** What Stryker's instrumented code reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** An example of a rule: true where it says what it expects. */
interface Case {
  readonly id: string;
  readonly holds: () => boolean;
}

const temp = path.resolve(".stryker-tmp");
const sandbox = readdirSync(temp)
  .map((name) => path.join(temp, name))
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
if (!sandbox) throw new Error("Nothing is instrumented yet: stryker run --dryRunOnly --cleanTempDir false");

const stryker: Switch = { mutantCoverage: { static: {}, perTest: {} } };
(globalThis as { __stryker__?: Switch }).__stryker__ = stryker;

const load = (file: string): Promise<unknown> => import(pathToFileURL(path.join(sandbox, "src/checking", file)).href);
const { RULES } = (await load("rules/index.ts")) as typeof import("../src/checking/rules");
const { EXAMPLES } = (await load("catalogue/examples.ts")) as typeof import("../src/checking/catalogue/examples");
const { evaluateRules, report } = (await load(
  "report/evaluate.ts",
)) as typeof import("../src/checking/report/evaluate");

const { lackingDocuments } = (await load(
  "catalogue/documents/lacking.ts",
)) as typeof import("../src/checking/catalogue/documents/lacking");
const { disclosureOf } = (await load(
  "catalogue/documents/builder.ts",
)) as typeof import("../src/checking/catalogue/documents/builder");

const documents = lackingDocuments().map(([, document]) => disclosureOf(document));

const cases: Case[] = RULES.flatMap((rule) => {
  const { holds, breaks } = EXAMPLES[rule.id]!();
  const asked = (build: (typeof holds)[number]["build"]) => {
    const { disclosure, context } = build();
    return () => report(evaluateRules(disclosure, rule.secondPass ? RULES : [rule], context));
  };
  return [
    ...holds.map((example, i): Case => {
      const ask = asked(example.build);
      const expected = [example.passes, example.rounded ?? 0, 0].join();
      return {
        id: `${rule.id} holds ${i}`,
        holds: () => {
          const counts = ask().results.find((r) => r.rule === rule.id)!.counts;
          return [counts.pass, counts.rounded, counts.fail].join() === expected;
        },
      };
    }),
    // What `missing.test.ts` holds in its golden files: the outcome and the reason, here against the sources as they are.
    ...(rule.secondPass ? [] : documents).map((disclosure, i): Case => {
      const say = () => {
        const { counts, reason } = report(evaluateRules(disclosure, [rule])).results[0]!;
        return `${Object.values(counts).join(" ")} ${reason}`;
      };
      let expected: string | undefined;
      return {
        id: `${rule.id} lacking ${i}`,
        holds: () => {
          const said = say();
          expected ??= said;
          return said === expected;
        },
      };
    }),
    ...breaks.map((example, i): Case => {
      const ask = asked(example.build);
      const expected = JSON.stringify(example.expect.found.map((f) => [f.cells, f.difference, f.severity]));
      return {
        id: `${rule.id} breaks ${i}`,
        holds: () => {
          const own = ask().findings.filter((f) => f.rule === rule.id && f.outcome === "fail");
          const said = own.map((f) => [f.cells.map((c) => c.label), f.difference?.toFixed() ?? null, f.severity]);
          return JSON.stringify(said) === expected;
        },
      };
    }),
  ];
});

/** Cases that reach a mutant, and how often one of them does at most. */
const reach = new Map<string, { cases: Case[]; hits: number }>();
for (const one of cases) {
  stryker.currentTestId = one.id;
  if (!one.holds()) throw new Error(`${one.id} does not hold on the sources as they are`);
  for (const [mutant, hits] of Object.entries(stryker.mutantCoverage.perTest[one.id] ?? {})) {
    const known = reach.get(mutant) ?? { cases: [], hits: 0 };
    known.cases.push(one);
    reach.set(mutant, { cases: known.cases, hits: Math.max(known.hits, hits) });
  }
}
stryker.currentTestId = undefined;

/** A mutant that loops for ever runs into the limit, and counts as found. */
function killed(mutant: string, by: { cases: readonly Case[]; hits: number }): boolean {
  return by.cases.some((one) => {
    stryker.activeMutant = mutant;
    stryker.hitCount = 0;
    stryker.hitLimit = by.hits * 100 + 1000;
    try {
      return !one.holds();
    } catch {
      return true;
    } finally {
      stryker.activeMutant = undefined;
      stryker.hitCount = undefined;
    }
  });
}

const files = [
  ...readdirSync(path.join(sandbox, "src/checking/rules"), { recursive: true, encoding: "utf8" }).map(
    (f) => `rules/${f}`,
  ),
  "identity/tolerance.ts",
].filter((f) => f.endsWith(".ts"));
const [part] = process.argv.slice(2).filter((a) => !a.startsWith("--"));
const survivors = process.argv.includes("--survivors");
const rows: { share: number; text: string }[] = [];
const total = { killed: 0, survived: 0, unreached: 0 };
for (const file of files.filter((f) => !part || f.includes(part))) {
  const text = readFileSync(path.join(sandbox, "src/checking", file), "utf8");
  const own = { killed: 0, survived: 0, unreached: 0 };
  const seen = new Set<string>();
  for (const m of text.matchAll(/stryMutAct_9fa48\("(\d+)"\)/g)) {
    const mutant = m[1]!;
    const by = reach.get(mutant);
    // What only runs when the module loads (the rule's words) is no logic.
    if (seen.has(mutant) || (!by && stryker.mutantCoverage.static[mutant])) continue;
    seen.add(mutant);
    const outcome = !by ? "unreached" : killed(mutant, by) ? "killed" : "survived";
    own[outcome]++;
    if (survivors && outcome !== "killed")
      console.log(`${file} ${outcome}: ${text.slice(m.index, m.index + 160).replace(/\s+/g, " ")}`);
  }
  const all = own.killed + own.survived + own.unreached;
  if (all === 0) continue;
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += own[key];
  rows.push({ share: own.killed / all, text: `${own.killed} of ${all}, ${own.unreached} not reached  ${file}` });
}
rows.sort((a, b) => a.share - b.share);
for (const r of rows) console.log(`${(100 * r.share).toFixed(0).padStart(3)} %  ${r.text}`);
const all = total.killed + total.survived + total.unreached;
console.log(
  `${((100 * total.killed) / all).toFixed(1)} % of ${all} mutants killed, ${total.survived} survived, ${total.unreached} not reached`,
);
