import { evidence, type Run } from "../../rule/run";
import type { Part } from "../../identity/identity";
import { quotientClaim, withinQuotient } from "./quotient";
import { type Figure, money } from "../../identity/figure";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { TextFigure } from "../../document/text-facts";
import { type Change, changes, sign } from "./changes";
import { breaking, holding, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N11: Rule = {
  id: "N11",
  group: "N",
  title: { zh: "增减算术", en: "Changes recompute" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["narrative"],
  explain: {
    zh: "本年数减上年数等于增减额，增减额除以上年数等于增减百分比，各部分增减之和等于总增减。",
    en: "This year minus last year is the change, the change over last year its percentage, and the parts' changes sum to the total's.",
  },
  evaluate: changeArithmetic,
};

const messages = wording({
  percentDiffers: {
    zh: "情况说明“{quote}”：增减 {change} 万元，上年 {prior} 万元，应为 {exact}%，印作 {stated}%",
    en: "“{quote}”: a change of {change} on {prior} is {exact} %, the text says {stated} %.",
  },
});

function changeArithmetic(model: CheckModel, run: Run): void {
  const list = changes(model);
  if (list.length === 0) return run.skip(REASONS["no-amounts-of-change"]);
  for (const { change, current, prior, percent, others } of list) {
    const s = sign(change);
    const title = `情况说明的增减额：${change.n.label || change.n.quote}`;
    if (current && prior)
      run.sum(title, "This year − last year = change", current.f, [prior.f, [s, change.f]], {
        code: "TS",
        confidence: 0.8,
      });
    if (percent) {
      const before = (t: TextFigure): Figure => ({
        ...t.f,
        ticks: t.f.ticks - s * change.f.ticks,
        half: t.f.half + change.f.half,
      });
      const base = prior?.f ?? (current ? before(current) : null);
      if (!base || base.ticks <= 0) continue;
      const exact = (b: Figure) => b.ticks > 0 && closes(change.f, percent, b, 1);
      const less = (t: TextFigure): Part[] => [
        { coefficient: 1, figure: t.f },
        { coefficient: -s, figure: change.f },
      ];
      const other = exact(base) ? undefined : others.find((t) => exact(before(t)));
      if (other) run.pass(1, quotientClaim(percent, change.f, less(other), ROUNDED));
      else percentOf(run, change, percent, base, prior ? [{ coefficient: 1, figure: prior.f }] : less(current!));
    }
  }
  partsOfChange(run, list);
}

const decimalsOf = (percent: TextFigure): number => (/\.(\d+)/.exec(percent.n.value)?.[1] ?? "").length;

const ROUNDED = { below: 1, above: 1 };
const HABIT = { below: 3, above: 3 };

/** True where the percentage is the change over the base within so many halves of its last digit. */
function closes(change: Figure, percent: TextFigure, base: Figure, halves: number): boolean {
  return withinQuotient(percent, change, [base], { below: halves, above: halves });
}

function percentOf(run: Run, change: TextFigure, percent: TextFigure, base: Figure, wholes: readonly Part[]): void {
  const decimals = decimalsOf(percent);
  const claim = quotientClaim(percent, change.f, wholes, ROUNDED);
  if (closes(change.f, percent, base, 1)) return run.pass(1, claim);
  const exact = (change.f.ticks / base.ticks) * 100;
  // One further last digit is a rounding habit (truncated instead of rounded), not an error.
  const near = closes(change.f, percent, base, 3);
  run.fail(
    messages.percentDiffers,
    {
      quote: percent.n.quote,
      change: money(change.f.ticks),
      prior: money(base.ticks),
      exact: exact.toFixed(Math.max(2, decimals)),
      stated: percent.n.value,
    },
    {
      severity: near ? "info" : "warn",
      outcome: near ? "rounded" : "fail",
      cells: [evidence(percent.f), evidence(change.f)],
      // What is a habit of rounding stays one: the claim allows for as much.
      claim: near
        ? { ...quotientClaim(percent, change.f, wholes, HABIT), passes: undefined, status: "rounded" }
        : claim,
    },
  );
}

function partsOfChange(run: Run, list: readonly Change[]): void {
  for (const { change } of list.filter((c) => /^change\.(?:total|expenditure)$/.test(c.change.n.key))) {
    const near = list.filter((c) => c.change.paragraph === change.paragraph && change.paragraph >= 0);
    const basic = near.filter((c) => c.change.n.key === "change.basic");
    const project = near.filter((c) => c.change.n.key === "change.project");
    if (basic.length !== 1 || project.length !== 1 || sign(change) === 0) continue;
    const parts = [basic[0]!.change, project[0]!.change];
    run.sum(
      "情况说明：基本支出、项目支出增减之和=总增减",
      "Changes of the parts sum to the total's",
      change.f,
      parts.map((t) => [sign(t) * sign(change), t.f] as const),
      { code: "TS", confidence: 0.8 },
    );
  }
}

const LISTED = "支出预算505.69万元，其中：项目支出132.63万元，较上年增加25.69万元，增长5.35%，原因是项目增加。";

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "增减额和增减率相符",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            year: "2024",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加25.69万元，增长5.35%",
          },
          {
            key: "prior.expenditure",
            label: "支出预算",
            value: "480.00",
            year: "2023",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加25.69万元，增长5.35%",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            value: "25.69",
            kind: "change",
            direction: "up",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加25.69万元，增长5.35%",
          },
          {
            key: "change.expenditure.percent",
            label: "支出预算",
            value: "5.35",
            kind: "percent",
            direction: "up",
            unit: "%",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加25.69万元，增长5.35%",
          },
        ],
        ["2024年支出预算505.69万元，较2023年480.00万元增加25.69万元，增长5.35%，主要是项目增加。"],
      ),
      2,
    ),
    holding(
      "列举之后的增减是总额的增减",
      saying(
        [
          { key: "expenditure.total", value: "505.69", quote: LISTED },
          { key: "expenditure.project", value: "132.63", quote: LISTED },
          { key: "change.project", value: "25.69", kind: "change", direction: "up", quote: LISTED },
          { key: "change.project.percent", value: "5.35", kind: "percent", unit: "%", direction: "up", quote: LISTED },
        ],
        [LISTED],
      ),
      1,
    ),
  ],
  breaks: [
    breaking(
      "增减额不等于两年之差",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            year: "2024",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
          {
            key: "prior.expenditure",
            label: "支出预算",
            value: "480.00",
            year: "2023",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "up",
            value: "35.69",
            quote: "2024年支出预算505.69万元，较2023年480.00万元增加35.69万元",
          },
        ],
        ["2024年支出预算505.69万元，较2023年480.00万元增加35.69万元，主要是项目增加。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“支出预算”", "情况说明“支出预算”", "情况说明“支出预算”"],
            difference: "-10",
            severity: "error",
          },
        ],
        others: [],
      },
    ),
  ],
});
