import { RULES } from "../rules";
import { EXAMPLES } from "./examples";
import { BASES, GROUPS, SEVERITIES } from "../../words";
import type { RuleGroup } from "../types";

/** The guide to the rules in one language, made from the rule objects and their examples. */
export function guide(language: "zh" | "en"): string {
  const out: string[] =
    language === "zh"
      ? [
          "# 核对规则",
          "",
          `共 ${RULES.length} 条。本文由规则对象生成（tools/rules-guide.ts），编号稳定。每条规则在一份文件上有五种结果：通过、舍入（在四舍五入范围内吻合）、不符、不适用、无法核对（并说明缺什么）。`,
          "",
          "允许误差由印出的小数位推出：每个数的误差是末位的一半，合计的允许误差是合计与各项误差之和；同一事实的两处照抄应完全相同。识别不够确定的单元格只作提醒，不作错误。",
          "",
        ]
      : [
          "# Rules",
          "",
          `${RULES.length} rules. Made from the rule objects (tools/rules-guide.ts); ids are stable. On a document a rule passes, closes within rounding, fails, does not apply, or cannot be evaluated (and says what is missing).`,
          "",
          "The tolerance comes from the printed decimals: half of the last digit a figure; of a sum, the total's plus the parts'. Copies of one fact are equal. A cell whose reading is in doubt never makes an error.",
          "",
        ];
  for (const group of Object.keys(GROUPS) as RuleGroup[]) {
    out.push(`## ${GROUPS[group][language]}`, "");
    for (const r of RULES.filter((x) => x.group === group)) {
      out.push(
        `### ${r.id} ${language === "zh" ? r.title : r.titleEn}`,
        "",
        language === "zh" ? r.explain : r.explainEn,
        "",
      );
      const facts =
        language === "zh"
          ? [`级别：${SEVERITIES[r.severity].zh}`, `依据：${BASES[r.basis].zh}`, `需要：${r.needs}`]
          : [`Severity: ${SEVERITIES[r.severity].en}`, `Basis: ${BASES[r.basis].en}`, `Needs: ${r.needs}`];
      out.push(facts.join(language === "zh" ? "；" : "; "), "");
      const breaks = EXAMPLES[r.id]!().breaks;
      if (language === "zh" && breaks.length > 0) out.push(`不符的例子：${breaks.map((e) => e.title).join("；")}`, "");
    }
  }
  return `${out.join("\n").trimEnd()}\n`;
}
