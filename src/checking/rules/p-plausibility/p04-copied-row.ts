import { columnDefinition, printedValues } from "../../../disclosure";
import { CheckModel } from "../../document/model";
import { codeBlocks } from "../../document/codes";
import { quoted, type Run } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { CODE_TABLES } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const P04: Rule = {
  id: "P04",
  group: "P",
  title: { zh: "复制错位", en: "Copied row" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "同一张表中，编码不同又无上下级关系的两行，多个金额列完全相同的，请核对。",
    en: "Two unrelated codes with the same amounts in several columns need a look.",
  },
  evaluate: copiedRows,
};

const messages = wording({
  sameAmounts: {
    zh: "{table}：{code} 与 {otherCode} 两行的金额完全相同",
    en: "《{table}》: rows {code} and {otherCode} have the same amounts.",
  },
});

function copiedRows(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of CODE_TABLES)
    for (const view of model.views(id))
      for (const block of codeBlocks(view)) {
        const rows = [...block.byCode.entries()].flatMap(([code, list]) => list.map((row) => ({ code, row })));
        const signature = new Map<string, { code: string; row: (typeof rows)[number]["row"] }[]>();
        for (const r of rows) {
          const printed = printedValues(r.row).flatMap(([c, v]) =>
            v.amount && !v.amount.value.isZero() && columnDefinition(id, c)?.type === "money"
              ? [`${c}=${v.amount.value.toFixed()}`]
              : [],
          );
          const different = new Set(printed.map((p) => p.split("=")[1]));
          // Two figures that differ are needed: a total repeated in one column is no coincidence to speak of.
          if (different.size < 2 || printed.length < 3) continue;
          asked++;
          const key = printed.join("|");
          signature.set(key, [...(signature.get(key) ?? []), r]);
        }
        for (const list of signature.values()) {
          const [a, ...others] = list;
          const b = others.find(
            (o) => !o.code.startsWith(a!.code) && !a!.code.startsWith(o.code) && o.code.length === a!.code.length,
          );
          if (b)
            run.fail(
              messages.sameAmounts,
              { table: view.label, code: a!.code, otherCode: b.code },
              {
                cells: [a!, b].map((r) => quoted(`${view.label}[${r.code}]`, r.row.item, r.row.source)),
                confidence: 0.6,
              },
            );
        }
      }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.skip(REASONS["no-rows-of-amounts"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken(
      "抄错行",
      [
        ["general", "2080505", "total", "32.18"],
        ["general", "2080506", "total", "40.18"],
        ["general", "2080506", "basic", "32.18"],
        ["general", "2080506", "project", "8.00"],
        ["general", "2080505", "basic", "32.18"],
        ["general", "2080505", "total", "40.18"],
        ["general", "2080505", "project", "8.00"],
        ["general", "2080506", "personnel", "32.18"],
        ["general", "2080505", "personnel", "32.18"],
      ],
      {
        found: [
          { cells: ["一般公共预算支出表[2080505]", "一般公共预算支出表[2080506]"], difference: null, severity: "warn" },
        ],
        others: ["C09", "H02", "X13", "P02", "P03"],
      },
    ),
  ],
});
