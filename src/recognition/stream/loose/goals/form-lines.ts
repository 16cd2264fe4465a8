import { joinLines, stripWhitespace, type FormFields } from "../../../../disclosure";
import { splitItems } from "../../../forms/goal-form";
import { FORM_LINES, type FormKey } from "../../../words/goal-form";
import type { Problem } from "../../../problems";
import type { TextLines } from "../fragments";

/** The plan is kept under its label as printed. */
const PLAN = "资金支出计划（%）";

const AMOUNT = /^-?[\d,]+(?:\.\d+)?%?$/;

/** A form read; what could not be tied to its label is named. */
export interface GoalForm {
  readonly fields: FormFields;
  readonly problems: readonly Problem[];
}

/** Reads the form of a goal table: a label, then its value up to the next label. */
export function readFormLines(text: TextLines, from: number, to: number): GoalForm {
  const parts = cutAtLabels(text.lines.slice(from, to).map((l) => l.text));
  const fields: FormFields = {};
  const problems: Problem[] = [];
  let purpose = parts.get("资金用途") ?? "";
  const part = (key: FormKey): string | null => {
    const raw = parts.get(key);
    if (raw === undefined) problems.push({ code: "field-unread", label: key === "资金支出计划" ? PLAN : key });
    return raw ?? null;
  };
  const code = part("项目编码");
  if (code !== null) fields["项目编码"] = stripWhitespace(code) || null;
  const name = part("项目名称");
  if (name !== null) fields["项目名称"] = joinLines(name.split("\n")) || null;
  for (const key of ["预算数", "其中：财政资金", "其他资金"] as const) {
    const raw = part(key);
    if (raw === null) continue;
    const { amount, rest } = leadingAmount(raw, key === "其他资金");
    fields[key] = amount;
    if (key === "其他资金") purpose = rest + (rest && purpose ? "\n" : "") + purpose;
    else if (rest) problems.push({ code: "field-rest", label: key, text: rest });
  }
  fields["资金用途"] = joinLines(purpose.split("\n")) || null;
  const plan = part("资金支出计划");
  if (plan !== null) fields[PLAN] = readPlan(plan, problems);
  const goals = part("绩效目标");
  if (goals !== null) fields["绩效目标"] = splitItems(goals);
  return { fields, problems };
}

/** The text between labels. A label is taken where it begins a word, after the one before it, and only once. */
function cutAtLabels(lines: readonly string[]): Map<string, string> {
  const words = lines.join("\n");
  const found: { key: string; from: number; to: number }[] = [];
  let at = 0;
  for (const label of FORM_LINES) {
    const spaced = [...label.words].map((c) => (c === "：" ? "[:：]" : c)).join("\\s*");
    const tail = label.key === "资金支出计划" ? "\\s*(?:[(（]\\s*[%％]\\s*[)）])?" : "\\s*[:：]?";
    const pattern = new RegExp(`(^|\\s)(${spaced}${tail})(?=\\s|$|\\d|[^\\u4e00-\\u9fff])`, "g");
    pattern.lastIndex = Math.max(0, at - 1);
    const m = pattern.exec(words);
    if (!m) continue;
    const from = m.index + m[1]!.length;
    found.push({ key: label.key, from, to: from + m[2]!.length });
    at = from + m[2]!.length;
  }
  const parts = new Map<string, string>();
  found.forEach((label, i) => {
    if (label.key)
      parts.set(
        label.key,
        words.slice(label.to, found[i + 1]?.from ?? words.length).replace(/^[ \t]+|(?<!\s)\s+$/g, ""),
      );
  });
  return parts;
}

/** The amount after a label; `sameLine` where text that begins on the next line is the next field's. */
function leadingAmount(raw: string, sameLine: boolean): { amount: string | null; rest: string } {
  const lines = raw.split("\n");
  if (!sameLine) while (lines.length > 1 && !lines[0]!.trim()) lines.shift();
  const first = stripWhitespace(lines[0] ?? "");
  if (AMOUNT.test(first)) return { amount: first.replace(/,/g, ""), rest: lines.slice(1).join("\n").trim() };
  return { amount: null, rest: raw.trim() };
}

/** `3 月底 6 月底 …` and as many figures below. With fewer figures than months nothing says whose they are. */
function readPlan(raw: string, problems: Problem[]): Record<string, string | null> {
  const months = [...raw.matchAll(/(\d{1,2})\s*月\s*底/g)];
  const last = months.at(-1);
  const below = last ? raw.slice(last.index + last[0].length) : raw;
  const figures = below.split(/\s+/).filter((w) => AMOUNT.test(w));
  const plan: Record<string, string | null> = {};
  months.forEach((m, i) => {
    plan[`${m[1]!}月底`] = figures.length === months.length ? figures[i]!.replace(/,/g, "") : null;
  });
  if (figures.length > 0 && figures.length !== months.length)
    problems.push({ code: "plan-unplaced", text: figures.join("、") });
  return plan;
}
