import { breaks, broken } from "../../catalogue/documents/variants";
import { CheckModel } from "../../document/model";
import { difference, statusOf } from "../../identity/identity";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { slipsOf } from "../../diagnosis/slips";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";

export const P03: Rule = {
  id: "P03",
  group: "P",
  title: "数字形近",
  titleEn: "Slip of the pen",
  severity: "info",
  basis: "arithmetic",
  tolerance: "-",
  needs: "未通过的合计",
  explain:
    "未通过的合计，差额能被 9 整除（数字颠倒）、是一位数乘 10 的幂（错一位）、等于某一项或其两倍（漏加、重复、正负号）的，给出推测。",
  explainEn:
    "A failed sum whose difference looks like a transposition, a wrong digit, or an omitted or doubled part is given a hypothesis.",
  evaluate: lookAlikes,
};

function lookAlikes(model: CheckModel, run: Run): void {
  const failed = model.identities.filter(
    (i) => /^[WCHX]/.test(i.rule) && i.kind !== "at-most" && statusOf(i) === "fail",
  );
  if (failed.length === 0) return run.skip("没有未通过的合计");
  for (const identity of failed.slice(0, 200)) {
    const words = slipsOf(identity);
    if (!words) continue;
    run.fail({
      message: `${identity.title}相差 ${money(difference(identity))} 万元：${words.zh}`,
      messageEn: `Off by ${money(difference(identity))}: ${words.en}.`,
      cells: [evidence(identity.total)],
      difference: difference(identity),
      confidence: 0.6,
    });
  }
}

export const examples = (): RuleExamples => breaks(broken("数字颠倒", ["expenditure", "2101504", "project", "32.18"]));
