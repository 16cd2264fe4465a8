import { columnDefinition } from "../../../disclosure";
import { breaks, broken } from "../../catalogue/documents/variants";
import { CheckModel } from "../../document/model";
import { codeBlocks } from "../../document/codes";
import { quoted, type Run } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { CODE_TABLES } from "./shared";

export const P04: Rule = {
  id: "P04",
  group: "P",
  title: "复制错位",
  titleEn: "Copied row",
  severity: "warn",
  basis: "arithmetic",
  tolerance: "-",
  needs: "按科目的各表",
  explain: "同一张表中，编码不同又无上下级关系的两行，多个金额列完全相同的，请核对。",
  explainEn: "Two unrelated codes with the same amounts in several columns need a look.",
  evaluate: copiedRows,
};

function copiedRows(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of CODE_TABLES)
    for (const view of model.views(id))
      for (const block of codeBlocks(view)) {
        const rows = [...block.byCode.entries()].flatMap(([code, list]) => list.map((row) => ({ code, row })));
        const signature = new Map<string, { code: string; row: (typeof rows)[number]["row"] }[]>();
        for (const r of rows) {
          const printed = Object.entries(r.row.values).flatMap(([c, v]) =>
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
            run.fail({
              message: `${view.label}：${a!.code} 与 ${b.code} 两行的金额完全相同`,
              messageEn: `Rows ${a!.code} and ${b.code} have the same amounts.`,
              cells: [a!, b].map((r) => quoted(`${view.label}[${r.code}]`, r.row.item, r.row.source)),
              confidence: 0.6,
            });
        }
      }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.skip("没有多列金额的科目行");
}

export const examples = (): RuleExamples =>
  breaks(
    broken(
      "抄错行",
      ["general", "2080505", "total", "32.18"],
      ["general", "2080506", "total", "40.18"],
      ["general", "2080506", "basic", "32.18"],
      ["general", "2080506", "project", "8.00"],
      ["general", "2080505", "basic", "32.18"],
      ["general", "2080505", "total", "40.18"],
      ["general", "2080505", "project", "8.00"],
      ["general", "2080506", "personnel", "32.18"],
      ["general", "2080505", "personnel", "32.18"],
    ),
  );
