import { allFiscal, classFigures, expenditureSide } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { same, withTables } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X09: Rule = {
  id: "X09",
  group: "X",
  title: { zh: "财政拨款≤部门支出", en: "Appropriation within expenditure" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TX",
  needs: ["appropriation", "expenditure"],
  explain: {
    zh: "每一功能类：财政拨款支出不超过部门支出；收入全部是财政拨款且没有结转时两者相等。",
    en: "By class, appropriation expenditure is at most the unit's expenditure, and equal where all income is fiscal.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["appropriation", "expenditure"], (appropriation, expenditure) => {
      const side = expenditureSide(appropriation);
      if (!side) return run.needs(REASONS["expenditure-side-unclear"], { table: tableWords("appropriation") });
      const equal = allFiscal(model) === true;
      const coded = side.items.filter((r) => r.code?.length === 3);
      for (const code of new Set(coded.map((r) => r.code!))) {
        const rows = coded.filter((r) => r.code === code);
        const name = rows[0]!.item ?? code;
        const [a, ...more] = rows
          .map((r) => model.figure(appropriation, r, "total"))
          .filter((f): f is Figure => f !== null);
        const b = classFigures(model, expenditure, code, "total").figures;
        if (!a || b.length === 0) continue;
        if (equal) same(run, `${name}：财政拨款支出=部门支出`, "Appropriation equals expenditure", [a, ...more], b);
        else
          run.atMost(`${name}：财政拨款支出≤部门支出`, "Appropriation within expenditure", a, [
            ...plus(b),
            ...more.map((f) => [-1, f] as const),
          ]);
      }
    }),
};

const plus = (figures: readonly Figure[]): (Figure | readonly [number, Figure])[] => [...figures];

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(3), inMixed(4)],
  breaks: [
    broken("财政拨款支出大于部门支出", [["appropriation", "十九、住房保障支出", "total", "42.04"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·十九、住房保障支出].合计", "支出总表[221].合计"],
          difference: "1.8",
          severity: "warn",
        },
      ],
      others: ["W06", "C07", "P03"],
    }),
    brokenMixed("财政拨款支出大于部门支出", [["appropriation", "九、卫生健康支出", "total", "94.50"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·九、卫生健康支出].合计", "支出总表[210].合计"],
          difference: "0.5",
          severity: "warn",
        },
      ],
      others: ["W06", "C07"],
    }),
  ],
});
