import { mapsTo } from "../../../classification";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, said, wording } from "../../../words";

export const L06: Rule = {
  id: "L06",
  group: "L",
  title: { zh: "两套经济分类映射", en: "Mapping of the two economic classifications" },
  severity: "info",
  basis: byLaw(CLASSIFICATION),
  tolerance: "-",
  needs: ["basic", "economic"],
  explain: {
    zh: "部门经济分类与政府经济分类对应（如 301 对 501、505，302 对 502、505）；一个单位一般只用行政（501、502）或事业（505、506）一套。",
    en: "Departmental and government economic codes correspond; a unit uses either the administrative or the institution set.",
  },
  evaluate: mapping,
};

const messages = wording({
  noMapping: {
    zh: "{table}：{code} {item}对应政府经济科目 {secondCode}，与两套科目的对应关系不符",
    en: "《{table}》: {code} 《{item}》 does not map to {secondCode}.",
  },
  mixed: {
    zh: "{table}在一个单位中同时使用{sets}政府经济科目",
    en: "《{table}》: codes of {sets} are mixed in one unit.",
  },
  administrative: { zh: "行政（501、502）", en: "agencies (501, 502)" },
  institution: { zh: "事业（505、506）", en: "institutions (505, 506)" },
  both: { zh: "{one}和{other}", en: "{one} and {other}" },
});

function mapping(model: CheckModel, run: Run): void {
  const sets = new Map<string, Set<"administrative" | "institution">>();
  let asked = 0;
  for (const view of [...model.views("basic"), ...model.views("economic")])
    for (const row of view.rows) {
      if (!row.code || !row.secondCode || !/^3\d{2}/.test(row.code) || !/^5\d{2}/.test(row.secondCode)) continue;
      asked++;
      const unit = row.unitCode ?? row.unitName ?? "";
      const set = /^50[12]/.test(row.secondCode)
        ? "administrative"
        : /^50[56]/.test(row.secondCode)
          ? "institution"
          : null;
      if (set) sets.set(`${view.label}|${unit}`, (sets.get(`${view.label}|${unit}`) ?? new Set()).add(set));
      if (row.code.length < 5 || row.secondCode.length < 5) continue;
      const ok = mapsTo(row.code, row.secondCode);
      if (ok === false)
        run.fail(
          messages.noMapping,
          { table: view.label, code: row.code, item: row.item ?? "", secondCode: row.secondCode },
          {
            cells: [quoted(`${view.label}[${row.code}]`, `${row.code} → ${row.secondCode}`, row.source)],
            confidence: 0.6,
          },
        );
      else run.pass();
    }
  if (asked === 0) return run.skip(REASONS["no-two-classifications"]);
  if (model.disclosure.level === "department" && model.views("units").some((v) => v.rows.length > 1)) return;
  for (const [key, set] of sets)
    if (set.size > 1)
      run.fail(messages.mixed, {
        table: key.split("|")[0]!,
        sets: said(messages.both, { one: messages[[...set][0]!], other: messages[[...set][1]!] }),
      });
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "两套科目对应",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item second total personnel public", [
          "|合计||373.06|332.33|40.73",
          "30101|基本工资|50101|332.33|332.33|",
          "30201|办公费|50201|40.73||40.73",
        ]),
      ),
      2,
    ),
  ],
  breaks: [
    breaking(
      "一个单位混用行政和事业科目",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item second total personnel public", [
          "|合计||373.06|332.33|40.73",
          "30101|基本工资|50101|332.33|332.33|",
          "30201|办公费|50502|40.73||40.73",
        ]),
      ),
      { found: [{ cells: [], difference: null, severity: "info" }], others: [] },
    ),
  ],
});
