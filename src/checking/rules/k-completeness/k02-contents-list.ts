import { BUDGET } from "../../catalogue/documents/budget";
import type { StandardTableId } from "../../../disclosure";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { MANDATORY } from "./shared";
import { without, breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const K02: Rule = {
  id: "K02",
  group: "K",
  title: { zh: "目录一致", en: "Contents list" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["contents"],
  explain: {
    zh: "目录（附件清单）所列的每张表都在文件中，且内容完整。",
    en: "Every table that the contents list names is found and complete.",
  },
  evaluate: contents,
};

const messages = wording({
  listedNotFound: {
    zh: "目录列有“{title}”，文件中没有这张表",
    en: "The contents list names 《{title}》, the document lacks it.",
  },
  listedUnreadable: {
    zh: "目录列有“{title}”，文件中的这张表残缺、无法读取",
    en: "The contents list names 《{title}》; the table is truncated or unreadable.",
  },
  incomplete: { zh: "“{title}”残缺：{problems}", en: "《{title}》 is incomplete: {problems}." },
  notListed: { zh: "“{title}”没有列入目录", en: "《{title}》 is not in the contents list." },
});

const LISTED: readonly StandardTableId[] = [...MANDATORY, "capital"];

function contents(model: CheckModel, run: Run): void {
  const list = model.disclosure.contents;
  if (list.length === 0) return run.skip(REASONS["no-contents"]);
  const tables = model.disclosure.tables;
  const listed = new Set(list.flatMap((c) => (c.id === null ? [] : [c.id])));
  // A narrative alone: its tables are published as a file of their own.
  if (listed.size > 1 && !tables.some((t) => t.state !== "absent" && t.id !== null && listed.has(t.id)))
    return run.needs(REASONS["tables-elsewhere"]);
  for (const id of new Set(list.map((c) => c.id))) {
    if (id === null) continue;
    const entry = list.find((c) => c.id === id)!;
    const own = tables.filter((t) => t.id === id);
    const there = own.filter((t) => t.state !== "absent");
    if (there.length === 0)
      run.fail(messages.listedNotFound, { title: entry.title }, { cells: [quoted("目录", entry.title, entry.source)] });
    else if (there.every((t) => t.state === "unreadable"))
      run.fail(
        messages.listedUnreadable,
        { title: entry.title },
        { cells: [quoted("目录", entry.title, entry.source)] },
      );
    else if (there.some((t) => t.problems.length > 0))
      run.fail(
        messages.incomplete,
        { title: entry.title, problems: there.flatMap((t) => t.problems)[0]! },
        { cells: [quoted("目录", entry.title, entry.source)] },
      );
    else run.pass();
  }
  const named = new Set(list.map((c) => c.id));
  if (list.filter((c) => c.id !== null).length < 6) return;
  for (const id of LISTED) {
    const extra = tables.find((t) => t.id === id && t.state !== "absent");
    if (extra && !named.has(id))
      run.fail(
        messages.notListed,
        { title: extra.title },
        { severity: "info", cells: [quoted(extra.title, extra.title, extra.source)] },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "目录所列的表都在",
      {
        ...BUDGET,
        contents: [
          { title: "部门收入总表", id: "income" },
          { title: "部门支出总表", id: "expenditure" },
        ],
      },
      2,
    ),
  ],
  breaks: [
    breaking(
      "目录列有而文件没有",
      {
        ...without("income"),
        contents: [
          { title: "部门收入总表", id: "income" },
          { title: "部门支出总表", id: "expenditure" },
        ],
      },
      { found: [{ cells: ["目录"], difference: null, severity: "warn" }], others: ["K01"] },
    ),
  ],
});
