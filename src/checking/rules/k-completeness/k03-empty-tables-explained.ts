import type { StandardTableId } from "../../../disclosure";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { EMPTY_WORDS, emptyList, whole } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const K03: Rule = {
  id: "K03",
  group: "K",
  title: { zh: "空表列示并说明", en: "Empty tables are shown and explained" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["every-table"],
  explain: {
    zh: "没有数据的表应当列出空表并说明；文件有“空表情况说明”的，其所列与实际空表一致。",
    en: "A table without data is printed with its header and a note; the list of empty tables is the set of empty tables.",
  },
  evaluate: emptyTables,
};

const messages = wording({
  noNoteBelow: {
    zh: "{title}没有数据，表下没有空表说明，仅在情况说明中提到",
    en: "《{title}》 is empty and has no note below it; only the narrative speaks of it.",
  },
  notExplained: { zh: "{table}没有数据，{why}", en: "《{table}》 is empty, and {why}." },
  notOnTheList: { zh: "空表情况说明没有列入该表", en: "the list of empty tables does not name it" },
  noExplanation: { zh: "没有列示空表说明", en: "nothing explains it" },
});

function emptyTables(model: CheckModel, run: Run): void {
  const empty = model.disclosure.tables.filter((t) => t.state === "empty" && t.id in EMPTY_WORDS);
  if (empty.length === 0) return run.skip(REASONS["no-empty-table"]);
  const listed = emptyList(model);
  const text = whole(model);
  for (const t of empty) {
    const words = EMPTY_WORDS[t.id as StandardTableId]!;
    const inNote = t.note !== null && /空表|无|没有|未|不涉及|本表|0/.test(t.note);
    const inRows = t.rows.some((r) => r.some((c) => /空表|无此|没有|不涉及|本表无|未安排|^无$/.test(c.text ?? "")));
    const inList = listed !== "" && words.test(listed);
    const said = new RegExp(
      `(?:无|没有|未安排|未使用|不涉及|未)[^。\\n]{0,20}(?:${words.source})|(?:${words.source})[^。\\n]{0,30}(?:为0|0(?:\\.0+)?万?元|无|没有|未|空表|持平)`,
    ).test(text);
    if (inNote || inRows || inList) run.pass();
    else if (said && t.id !== "three-public")
      run.fail(
        messages.noNoteBelow,
        { title: t.title },
        { severity: "warn", cells: [quoted(t.title, t.note, t.source)], confidence: 0.8 },
      );
    else if (model.disclosure.narrative.length === 0) run.needs(REASONS["empty-perhaps-explained"]);
    else
      run.fail(
        messages.notExplained,
        {
          table: t.title || model.name(t.id as StandardTableId),
          why: listed !== "" ? messages.notOnTheList : messages.noExplanation,
        },
        {
          severity: said || t.id === "procurement" || t.id === "projects" || t.id === "assets" ? "warn" : "error",
          cells: [quoted(t.title, t.note, t.source)],
          confidence: t.problems.length > 0 ? 0.5 : 0.8,
        },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(2)],
  breaks: [
    breaking("空表没有说明", withTable(BUDGET, "fund", table("fund", "code item total basic project", [])), {
      found: [{ cells: ["政府性基金预算支出表"], difference: null, severity: "error" }],
      others: [],
    }),
  ],
});
