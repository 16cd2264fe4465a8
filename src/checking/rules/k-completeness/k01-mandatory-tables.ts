import { fold, type PublishedTable, type RecognitionIssue, type StandardTableId } from "../../../disclosure";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { MANDATORY, whole } from "./shared";
import { breaking, inBudget, inFinal, without, inMixed } from "../../catalogue/documents/variants";
import { PROBLEMS, REASONS, said, several, titled, wording } from "../../../words";

export const K01: Rule = {
  id: "K01",
  group: "K",
  title: { zh: "必备表", en: "Mandatory tables" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["whole-document"],
  explain: {
    zh: "预算公开必须有收支总表、收入总表、支出总表、财政拨款收支总表、一般公共预算支出表、基本支出表、“三公”经费表、政府性基金预算支出表；决算为 9 张。国有资本经营预算支出表从本省要求的年度起必备。",
    en: "The eight mandatory tables are published (nine for final accounts, and the state-capital table once the province requires it).",
  },
  evaluate: mandatory,
};

const messages = wording({
  tableMissing: { zh: "缺少{table}{doubt}", en: "A mandatory table is missing: {table}{doubt}." },
  promised: { zh: "（目录列有“{title}”，文件中没有）", en: " (the contents list names 《{title}》)" },
  unnamedTables: {
    zh: "（另有 {count} 张表未能归类：{titles}）",
    en: " ({count} tables are of no known kind: {titles})",
  },
});

function mandatory(model: CheckModel, run: Run): void {
  const required = [...MANDATORY];
  const from = model.context.capitalRequiredFrom;
  if (model.final || (from !== undefined && model.year !== null && model.year >= from)) required.push("capital");
  const tables = model.disclosure.tables;
  const present = (id: StandardTableId) => tables.some((t) => t.id === id && t.state !== "absent");
  const missing = required.filter((id) => !present(id));
  if (missing.length === required.length) {
    run.needs(/表|附件/.test(whole(model)) ? REASONS["main-tables-attached"] : REASONS["no-main-table"]);
    return;
  }
  // Half of them and more: the file is one part of a disclosure, not a disclosure with gaps.
  if (missing.length * 2 >= required.length) {
    run.needs(REASONS["few-main-tables"], { count: required.length - missing.length });
    return;
  }
  const unknown = tables.filter((t) => t.id === "other" && t.state === "filled");
  for (const id of required) {
    const own = tables.filter((t) => t.id === id);
    if (own.some((t) => t.state === "unreadable") && !own.some((t) => t.state === "filled" || t.state === "empty"))
      run.needs(REASONS["table-not-read"], { table: model.words(id) });
    else if (!missing.includes(id)) run.pass();
    else {
      const promised = tables.find((t) => t.id === id && t.state === "absent");
      // Its title is printed where a table would begin: it is there and was not read.
      if (promised && isPrinted(promised, model)) {
        run.needs(REASONS["table-not-read"], { table: model.words(id) });
        continue;
      }
      // An unrecognised table of the document may be the missing one: a person has to look.
      const doubt = unknown.length > 0 && !promised;
      run.fail(
        messages.tableMissing,
        {
          table: model.words(id),
          doubt: promised
            ? said(messages.promised, { title: promised.title })
            : doubt
              ? said(messages.unnamedTables, {
                  count: unknown.length,
                  titles: several(unknown.slice(0, 3).map((t) => titled(t.title))),
                })
              : "",
        },
        {
          confidence: doubt || partlyUnread(model) ? 0.5 : 1,
          cells: promised ? [quoted("目录", promised.title, promised.source)] : [],
        },
      );
    }
  }
}

/** Whether the title that the contents list promises stands in the document as a line of its own. */
function isPrinted({ title, source }: PublishedTable, { disclosure }: CheckModel): boolean {
  const wanted = fold(title);
  return disclosure.paragraphs.some((p) => fold(p.text) === wanted && p.source.page !== source?.page);
}

/** Parts of the file that were not read. */
const UNREAD: ReadonlySet<RecognitionIssue["code"]> = new Set([
  "page-without-text",
  "text-untrusted",
  // A title that was misread makes a table missing.
  "text-recognised",
  "page-failed",
  "content-skipped",
  "sheet-lost",
  "sheet-cut",
  "rows-beyond-limit",
  "rows-hidden",
  "columns-hidden",
] as const);

/** Pages and worksheets that could not be read, and unreadable tables that nobody can name, may hold what is missing; a watermark holds none. */
function partlyUnread(model: CheckModel): boolean {
  const { issues, tables } = model.disclosure;
  return (
    issues.some((i) => UNREAD.has(i.code) && i.values["reason"] !== "watermark") ||
    tables.some((t) => t.state === "unreadable" && t.id === "other") ||
    tables.some((t) => t.problems.some(({ message }) => message === PROBLEMS["columns-unruled"]))
  );
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(8), inFinal(9), inMixed(8)],
  breaks: [
    breaking("没有支出总表", without("expenditure"), {
      found: [{ cells: [], difference: null, severity: "error" }],
      others: [],
    }),
  ],
});
