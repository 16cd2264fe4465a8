import { CheckModel } from "../../document/model";
import { difference, statusOf, type Identity, titleOf } from "../../identity/identity";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import { slipsOf } from "../../diagnosis/slips";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { holding, broken } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const P03: Rule = {
  id: "P03",
  group: "P",
  title: { zh: "数字形近", en: "Slip of the pen" },
  severity: "info",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["failed-sums"],
  explain: {
    zh: "未通过的合计，差额能被 9 整除（数字颠倒）、是一位数乘 10 的幂（错一位）、等于某一项或其两倍（漏加、重复、正负号）的，给出推测。",
    en: "A failed sum whose difference looks like a transposition, a wrong digit, or an omitted or doubled part is given a hypothesis.",
  },
  secondPass: true,
  evaluate: lookAlikes,
};

const messages = wording({
  looksLike: { zh: "{title}相差 {difference} 万元：{look}", en: "{title}: off by {difference} (10,000 yuan), {look}." },
});

function lookAlikes(_model: CheckModel, run: Run, found: readonly Identity[]): void {
  const failed = found.filter((i) => /^[WCHXU]/.test(i.rule) && i.kind !== "at-most" && statusOf(i) === "fail");
  if (failed.length === 0) return run.skip(REASONS["no-failed-sum"]);
  for (const identity of failed.slice(0, 200)) {
    const look = slipsOf(identity);
    // What is off by the last digit is rounding, whatever it looks like.
    if (!look || isRounding(identity)) {
      run.pass();
      continue;
    }
    run.fail(
      messages.looksLike,
      { title: titleOf(identity), difference: money(difference(identity)), look },
      { cells: [evidence(identity.total)], difference: difference(identity), confidence: 0.6 },
    );
  }
}

/** True where the rounding of all figures makes up for the gap of a copy that should be exact. */
function isRounding(identity: Identity): boolean {
  const figures = identity.parts.map((p) => p.figure);
  return identity.kind === "equal" && Math.abs(difference(identity)) <= sumTolerance(identity.total, figures);
}

export const examples = (): RuleExamples => ({
  holds: [
    {
      ...holding("差额不像笔误", edit(BUDGET, ["balance", "九、卫生健康支出", "amount", "405.05"]), 2),
      others: ["C03", "X04"],
    },
  ],
  breaks: [
    broken("数字颠倒", [["expenditure", "2101504", "project", "32.18"]], {
      found: [
        { cells: ["支出总表[2101504].合计"], difference: "-0.9", severity: "info" },
        { cells: ["支出总表[合计].项目支出"], difference: "-0.9", severity: "info" },
        { cells: ["支出总表[21015].项目支出"], difference: "-0.9", severity: "info" },
        { cells: ["支出总表[2101504].项目支出"], difference: "0.9", severity: "info" },
      ],
      others: ["W03", "C09", "H02", "X13"],
    }),
  ],
});
