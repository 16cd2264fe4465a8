import { fold, hasParts, stripWhitespace, type FormFields } from "../../disclosure";
import { FundingGrid } from "./funding";
import { keep, OtherFields } from "./other-fields";
import { cleanCell, squeeze } from "../table/cells";
import { formLabel, headsGoal, isPlanMonth } from "../words/goal-form";
import type { FormRow } from "../table/section";

/** Splits `1.… 2.… 3.…` into its items; text without a running count is one item. */
export function splitItems(text: string): string[] {
  const tight = text.trim();
  const starts: number[] = [];
  let next = 1;
  for (const m of tight.matchAll(/(?:^|[\s。；;，,])?(\d{1,2})[.、．](?!\d)/g)) {
    if (Number(m[1]) !== next) continue;
    starts.push(m.index + m[0].length - m[1]!.length - 1);
    next++;
  }
  if (starts.length < 2 || starts[0] !== 0) return tight ? [squeeze(tight.replace(/\n/g, ""))] : [];
  return starts.map((s, i) => squeeze(tight.slice(s, starts[i + 1] ?? tight.length).replace(/\n/g, "")));
}

/** Heads over what was meant and what became of it. */
const DONE = /^(预期目标|实际完成(情况|目标)|目标实际完成情况|年初设定目标|全年完成情况)$/;

/**
 * Head block of a goal form → fields, keyed as printed in the forms of Hebei; null where the block has none of their
 * labels. Values are cells right of a label, the row below for the plan, the rows that follow for texts.
 */
export function readGoalForm(rows: readonly FormRow[]): FormFields | null {
  const fields: FormFields = {};
  const others = new OtherFields(fields);
  const funding = new FundingGrid(fields);
  let found = 0;
  let open: "use" | "goal" | null = null;
  let planKey: string | null = null;
  let months: { text: string; column: number }[] = [];
  const goal: string[] = [];
  const use: string[] = [];
  const rest: string[] = [];
  let last: { key: string; column: number; row: number } | null = null;
  let targets: { text: string; column: number }[] = [];
  for (const [r, row] of rows.entries()) {
    const printed = row.filter((c) => fold(c.text) !== "");
    if (printed.length === 0) continue;
    if (funding.take(row)) {
      found++;
      open = null;
      continue;
    }
    const done = printed.filter((c) => DONE.test(fold(c.text)));
    if (done.length >= 2) {
      targets = done.map((c) => ({ text: stripWhitespace(c.text), column: c.column }));
      found++;
      continue;
    }
    // 总体目标 beside one head or more over their texts.
    const led = formLabel(printed[0]!.text)?.key === "绩效目标";
    const heads = led ? printed.slice(1) : printed;
    if (heads.length >= (led ? 1 : 2) && heads.every((c) => headsGoal(c.text))) {
      targets = heads.map((c) => ({ text: stripWhitespace(c.text), column: c.column }));
      found++;
      continue;
    }
    if (targets.length > 0) {
      for (const [i, head] of targets.entries()) {
        const end = targets[i + 1]?.column ?? Infinity;
        const text = printed.filter((c) => c.column >= head.column && c.column < end).map((c) => c.text);
        // The goal of the year is the form's own, the others stand beside it.
        if (headsGoal(head.text) && i === targets.length - 1) goal.push(...text);
        else keep(fields, head.text, text.length > 0 ? squeeze(text.join("")) : null);
      }
      targets = [];
      continue;
    }
    const first = formLabel(printed[0]!.text);
    const hasMonths = printed.some((c) => isPlanMonth(c.text));
    if (hasMonths) {
      if (first?.key === "资金支出计划") {
        planKey = stripWhitespace(printed[0]!.text);
        fields[planKey] = {};
        months = printed.slice(1).filter((c) => isPlanMonth(c.text));
        found++;
      } else if (planKey) {
        // A month whose label and value were pushed to a row of their own.
        const plan = fields[planKey] as Record<string, string | null>;
        printed.forEach((c, i) => {
          if (!isPlanMonth(c.text)) return;
          const value = printed[i + 1];
          plan[stripWhitespace(c.text)] = value && !isPlanMonth(value.text) ? cleanCell(value.text) : null;
        });
      }
      open = null;
      continue;
    }
    if (planKey && months.length > 0 && /^\(%\)$/.test(fold(printed[0]!.text))) {
      // The label was cut by a page break: its end stands in front of the figures.
      const plan = fields[planKey]!;
      delete fields[planKey];
      planKey += stripWhitespace(printed[0]!.text);
      fields[planKey] = plan;
      printed.shift();
    }
    if (planKey && months.length > 0 && !printed.some((c) => formLabel(c.text))) {
      const plan = fields[planKey] as Record<string, string | null>;
      months.forEach((m, i) => {
        const byPlace = printed.find((c) => c.column === m.column);
        const value = printed.length === months.length ? printed[i] : byPlace;
        plan[stripWhitespace(m.text)] = value ? cleanCell(value.text) : null;
      });
      months = [];
      continue;
    }
    const labels = printed.map((c) => formLabel(c.text));
    if (!labels.some((l) => l !== undefined)) {
      // The end of a label that a page break cut stands in front of its text.
      const cut = open !== null && printed.length > 1 && fold(printed[0]!.text).length <= 2;
      const text = (cut ? printed.slice(1) : printed).map((c) => c.text).join("\n");
      if (printed.length > 1) {
        others.add(row);
        open = null;
      } else if (open === "goal") goal.push(text);
      else if (open === "use") use.push(text);
      else if (
        last &&
        last.row === r - 1 &&
        last.column === printed[0]!.column &&
        typeof fields[last.key] === "string"
      ) {
        // The end of a value that a page break cut.
        fields[last.key] = cleanCell(`${fields[last.key] as string}\n${text}`);
      } else if (!others.labelled(text)) rest.push(text);
      continue;
    }
    for (let i = 0; i < printed.length; i++) {
      const label = labels[i];
      if (!label) continue;
      found++;
      const value = printed[i + 1];
      const own = value && !labels[i + 1] ? value.text : null;
      if (label.key === "资金用途") {
        open = "use";
        if (own !== null && !/^预算数$/.test(fold(own))) use.push(own);
      } else if (label.key === "绩效目标") {
        open = "goal";
        if (own !== null) goal.push(own);
      } else if (label.key in fields) keep(fields, stripWhitespace(printed[i]!.text), own);
      else {
        fields[label.key] = own === null ? null : cleanCell(own);
        if (value && own !== null) last = { key: label.key, column: value.column, row: r };
      }
    }
    others.add(row, (text) => formLabel(text) !== undefined);
  }
  if (found < 2) return null;
  if (use.length > 0) fields["资金用途"] = squeeze(use.join(""));
  if (goal.length > 0) fields["绩效目标"] = splitItems(goal.join("\n"));
  if (rest.length > 0) keep(fields, "其他内容", squeeze(rest.join("")));
  return fields;
}

/** Head block of 部门整体绩效目标表: 年度履职目标, 年度主要任务, 预算情况. */
export function readOverallForm(rows: readonly FormRow[]): FormFields | null {
  const fields: FormFields = {};
  const others = new OtherFields(fields);
  let open: string | null = null;
  for (const row of rows) {
    const printed = row.filter((c) => fold(c.text) !== "").map((c) => c.text);
    if (printed.length === 0) continue;
    const head = fold(printed[0]!);
    let rest = printed;
    if (/^(年度|(当年)?整体)(履职|总体|绩效)?目标$|^(年度)?总体(绩效)?目标$/.test(head)) {
      open = "年度履职目标";
      fields[open] = splitItems(printed.slice(1).join("\n"));
      continue;
    }
    if (/^(年度)?(主要|重点)(工作)?任务$/.test(head)) {
      open = "年度主要任务";
      fields[open] = {};
      rest = printed.slice(1);
    } else if (/^预算情况$/.test(head)) {
      open = "预算情况";
      fields[open] = {};
      rest = printed.slice(1);
    }
    if (!open) others.add(row);
    if (!open || rest.length === 0) continue;
    if (
      rest.every((t) =>
        /^(任务名称|主要内容|(预算)?金额.*|预算金额.*|总额|小计|合计|财政(拨款|资金)|其[他它]资金|(任务)?名称|主要(实施)?内容|拟投入.*|期望.*)$/.test(
          fold(t),
        ),
      )
    )
      continue;
    const target = fields[open];
    // Goals that stand below their label, over the whole width (Chongqing).
    if (Array.isArray(target) && target.length === 0 && printed.length === 1) fields[open] = splitItems(printed[0]!);
    if (hasParts(target)) {
      target[squeeze(rest[0]!.replace(/\n/g, ""))] =
        rest.length > 1
          ? rest
              .slice(1)
              .map((t) => cleanCell(t) ?? "")
              .join("；")
          : null;
    }
  }
  return Object.keys(fields).length > 0 ? fields : null;
}
