import { RULES } from "../rules";
import { examplesOf } from "./examples";
import { BASES, GROUPS, SEVERITIES } from "../../words";
import { needsWords, type Rule } from "../rule/rule";
import type { RuleGroup, Words } from "../types";

/** 法规：《…》第十四条; what was not at hand says so. Arithmetic cites nothing but itself. */
function basisWords(rule: Rule, language: keyof Words): string {
  const zh = language === "zh";
  const kind = BASES[rule.basis.kind][language];
  if (rule.basis.kind === "arithmetic") return kind;
  const cited = rule.basis.sources.map((s) => `《${s.title}》${s.article ?? ""}${s.verified ? "" : " [verify]"}`);
  return zh ? `${kind}（${cited.join("、")}）` : `${kind} (${cited.join(", ")})`;
}

/** The guide to the rules in one language, made from the rule objects and their examples. */
export function guide(language: "zh" | "en"): string {
  const out: string[] =
    language === "zh"
      ? [
          "# 核对规则",
          "",
          `共 ${RULES.length} 条。本文由规则对象生成（tools/rules-guide.ts），编号稳定。每条规则在一份文件上有五种结果：通过、舍入（在四舍五入范围内吻合）、不符、不适用、无法核对（并说明缺什么）。`,
          "",
          "允许误差由印出的小数位推出：每个数的误差是末位的一半；合计的允许误差，四个数以内是各数误差之和，更多的数按误差相互抵消计算（n 个数约为末位的 √n 倍，见 docs/decisions/015-tolerance.md）；同一事实的两处照抄应完全相同。识别不够确定的单元格只作提醒，不作错误。",
          "",
        ]
      : [
          "# Rules",
          "",
          `${RULES.length} rules. Made from the rule objects (tools/rules-guide.ts); ids are stable. On a document a rule passes, closes within rounding, fails, does not apply, or cannot be evaluated (and says what is missing).`,
          "",
          "The tolerance comes from the printed decimals: half of the last digit a figure; of a sum, up to four figures their halves together, beyond that about √n units of the last digit, for errors cancel out (docs/decisions/015-tolerance.md). Copies of one fact are equal. A cell whose reading is in doubt never makes an error.",
          "",
        ];
  for (const group of Object.keys(GROUPS) as RuleGroup[]) {
    out.push(`## ${GROUPS[group][language]}`, "");
    for (const r of RULES.filter((x) => x.group === group)) {
      out.push(`### ${r.id} ${r.title[language]}`, "", r.explain[language], "");
      const facts =
        language === "zh"
          ? [`级别：${SEVERITIES[r.severity].zh}`, `依据：${basisWords(r, "zh")}`, `需要：${needsWords(r.needs, "zh")}`]
          : [
              `Severity: ${SEVERITIES[r.severity].en}`,
              `Basis: ${basisWords(r, "en")}`,
              `Needs: ${needsWords(r.needs, "en")}`,
            ];
      out.push(facts.join(language === "zh" ? "；" : "; "), "");
      const breaks = examplesOf(r.id).breaks;
      if (language === "zh" && breaks.length > 0) out.push(`不符的例子：${breaks.map((e) => e.title).join("；")}`, "");
    }
  }
  return `${out.join("\n").trimEnd()}\n`;
}
