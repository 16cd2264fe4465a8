/** What the diagnosis, the guard and the folding of causes make of misprints: held by a golden file, asked of the mutants. */
import { RULES } from "../../src/checking";
import { BUDGET } from "../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../src/checking/catalogue/documents/final";
import { MIXED } from "../../src/checking/catalogue/documents/mixed";
import { diagnose, printedValue, suggestionsOf } from "../../src/checking/diagnosis/diagnose";
import { slipBetween } from "../../src/checking/diagnosis/slips";
import { evaluateRules, report, sureIdentities, type Evaluation } from "../../src/checking/report/evaluate";
import type { Disclosure } from "../../src/disclosure";
import { diagnosisGraphs } from "./diagnosis-graphs";
import { manySided } from "./many-sided";
import { misprints } from "./misprints";
import type { Case } from "./rule-cases";

type Change = Parameters<typeof edit>[1];

/** Slips that are more than another digit. */
const SLIPS: readonly (readonly [name: string, ...changes: Change[]])[] = [
  ["颠倒", ["basic", "30101", "total", "119.83"]],
  ["小数点左移", ["general", "2101504", "project", "3.128"]],
  ["小数点右移", ["general", "2101504", "project", "312.80"]],
  ["漏一位", ["expenditure", "2101501", "basic", "25.72"]],
  ["多一位", ["expenditure", "2101501", "basic", "2511.72"]],
  ["填错列", ["expenditure", "2080501", "basic", ""], ["expenditure", "2080501", "project", "12.36"]],
  ["两列互换", ["general", "2101501", "personnel", "40.73"], ["general", "2101501", "public", "210.99"]],
  ["抄错行", ["expenditure", "2080505", "total", "12.36"], ["expenditure", "2080505", "basic", "12.36"]],
  [
    "两行互换",
    ["expenditure", "2080505", "total", "16.09"],
    ["expenditure", "2080505", "basic", "16.09"],
    ["expenditure", "2080506", "total", "32.18"],
    ["expenditure", "2080506", "basic", "32.18"],
  ],
  ["两处独立", ["expenditure", "2101501", "basic", "257.72"], ["basic", "30101", "total", "119.83"]],
  [
    "三处",
    ["balance", "九、卫生健康支出", "amount", "408.42"],
    ["income", "2101502", "fiscal", "-101.35"],
    ["procurement", "示例信息系统建设经费", "price", "0.05"],
  ],
  ["同一差额两处", ["balance", "支出总计", "amount", "492.34"], ["income", "合计", "total", "492.34"]],
  ["合计两倍", ["three-public", "“三公”经费小计", "total", "20.20"]],
  ["一半", ["projects", "合计", "total", "66.32"]],
  ["万元作元", ["projects", "合计", "total", "1326300.00"]],
];

/** Misprinted documents, one in so many of those that the rules are asked about. */
function misprinted(): { name: string; disclosure: Disclosure }[] {
  const every = (n: number, name: string, d: Disclosure) =>
    misprints(d, "all")
      .filter((m) => m.name.includes("→"))
      .filter((_, i) => i % n === 0)
      .map((m) => ({ name: `${name} ${m.name}`, disclosure: m.disclosure }));
  return [
    ...SLIPS.map(([name, ...changes]) => ({ name, disclosure: disclosureOf(edit(BUDGET, ...changes)) })),
    ...every(6, "budget", disclosureOf(BUDGET)),
    ...every(6, "mixed", disclosureOf(MIXED)),
    ...every(8, "final", disclosureOf(FINAL)),
    ...misprints(disclosureOf(BUDGET), "few")
      .filter((m) => / 缺中间行| 缺合计行/.test(m.name))
      .map((m) => ({ name: `budget ${m.name}`, disclosure: m.disclosure })),
    ...manySided().map((m) => ({ name: m.name, disclosure: disclosureOf(m.document) })),
  ];
}

/** What is diagnosed, and what is then told. */
function saying(evaluation: Evaluation): string {
  const found = diagnose(sureIdentities(evaluation));
  const cells = found.map((d) => {
    const changes = d.changes.map((c) => `${c.figure.label} ${c.figure.printed ?? "空"}→${printedValue(c) || "空"}`);
    const others =
      d.alternatives.length > 0
        ? ` or ${d.alternatives.map((c) => `${c.figure.label}→${printedValue(c)}`).join("、")}`
        : "";
    return `  ${d.slip}: ${changes.join("；")} mends ${d.explains.map((i) => i.rule).join(",")}${others}`;
  });
  const told = report(evaluation, suggestionsOf(found)).findings.map((f) => {
    const why = /允许误差 [\d.-]+ 万元。(.*)$/.exec(f.message.split("。另有")[0]!)?.[1];
    const under = f.consequences
      ? ` with ${f.cause!.kind}: ${f.consequences.map((c) => `${c.rule}${c.severity === "error" ? "" : ` ${c.severity}`}`).join(",")}`
      : "";
    const cell = f.suggestion
      ? ` → ${f.suggestion.value || "空"} ${f.suggestion.slip} ${f.suggestion.changes?.length ?? 0}`
      : "";
    return `  ${f.rule} ${f.severity} ${f.outcome} ${f.difference?.toFixed() ?? ""}${cell}${under}${why ? ` (${why})` : ""}`;
  });
  return [...cells, ...told].join("\n");
}

/** Two figures of one cell, and what slip makes one of the other. */
const PAIRS = [
  [12.34, 12.34],
  [0, 5],
  [-5, 5],
  [5, -5],
  [-5, 0],
  [12.43, 12.34],
  [13.24, 12.34],
  [42.31, 12.34],
  [12.35, 12.34],
  [123.4, 12.34],
  [1.23, 12.34],
  [0.0012, 12.34],
  [123400, 12.34],
  [1234000, 12.34],
  [2.34, 12.34],
  [1.34, 12.34],
  [12.3, 12.34],
  [112.34, 12.34],
  [12.344, 12.34],
  [99, 12.34],
  [-12.43, 12.34],
  [10, 100],
  [1, 10000],
  [100, 99.99],
  [5, 0],
  [0.01, 0.1],
  [21, 12],
  [12.34, 21.54],
  [12.34, 51.34],
  [12.34, 25.34],
  [0.01, 0],
  [12345, 0],
  [1234.56, 1234],
  [12, 1.2],
] as const;

/** The cases of the diagnosis; the evaluation under them is made once. */
export function diagnosisCases(): Case[] {
  return [
    ...misprinted().map(({ name, disclosure }): Case => {
      let evaluation: Evaluation | undefined;
      return { id: name, say: () => saying((evaluation ??= evaluateRules(disclosure, RULES))) };
    }),
    ...diagnosisGraphs(),
    ...PAIRS.map(([printed, right]): Case => ({
      id: `${printed} for ${right}`,
      say: () =>
        `  ${slipBetween(printed * 1e8, right * 1e8, 2, 1e8)} ${slipBetween(printed * 1e4, right * 1e4, 0, 1e4)}`,
    })),
  ];
}
