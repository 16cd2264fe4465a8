import type { MessageKey } from ".";

/** Examples that can be taken over as they are. */
export const RULE_EXAMPLES: readonly (readonly [MessageKey, string])[] = [
  ["editor.examples.sum", "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出"],
  ["editor.examples.copy", "支出总表[*].基本支出 = 一般公共预算支出表[*].基本支出"],
  ["editor.examples.most", "支出总表[合计].项目支出 <= 支出总表[合计].合计"],
  ["editor.examples.text", "叙述数字[支出].金额 = 支出总表[合计].合计"],
  ["editor.examples.prior", "支出总表[合计].合计 <= 上年支出总表[合计].合计 * 110%"],
];
