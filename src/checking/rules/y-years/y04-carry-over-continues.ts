import { CheckModel, single } from "../../document/model";
import { expenditureSide, incomeSide } from "../../document/facts";
import { fundOf, type StatementSide } from "../../document/outline";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { Comparisons } from "./comparisons";
import { otherDocument } from "./other-document";
import { FINAL } from "../../catalogue/documents/final";
import { edit, disclosureOf } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS } from "../../../words";

export const Y04: Rule = {
  id: "Y04",
  group: "Y",
  title: { zh: "结转衔接", en: "Carry-over continues" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["prior-final-document"],
  explain: {
    zh: "决算的年初结转和结余等于上年决算的年末结转和结余（财政拨款表按资金性质，政府性基金表逐行）；年初作过调整的应有说明。",
    en: "The opening carry-over of final accounts is last year's closing one, by fund and by row, or its adjustment is explained.",
  },
  evaluate: (model, run) => {
    if (!model.final) return run.skip(REASONS["final-only"]);
    const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior-final"], "before");
    if (!prior) return;
    if (!prior.final) return run.needs(REASONS["prior-not-final"]);
    carryContinues(model, prior, run);
  },
};

function carryContinues(model: CheckModel, prior: CheckModel, run: Run): void {
  const found = new Comparisons();
  const side = (
    m: CheckModel,
    id: "balance" | "appropriation",
    which: (v: NonNullable<ReturnType<typeof single>>) => StatementSide | null,
  ) => {
    const view = single(m, id);
    const s = view ? which(view) : null;
    return view && s ? { view, s } : null;
  };
  for (const id of ["balance", "appropriation"] as const) {
    const now = side(model, id, incomeSide);
    const then = side(prior, id, expenditureSide);
    if (!now || !then) continue;
    const column = id === "balance" ? "amount" : "total";
    const a = model.figure(now.view, now.s.carryIn, column);
    const b = prior.figure(then.view, then.s.carryOut, column);
    if (a && b) found.add(a, [b], DOCUMENTS["prior-carry-out"]);
    if (id !== "appropriation") continue;
    for (const fund of ["general", "fund", "capital"] as const) {
      const opening = model.figure(
        now.view,
        now.s.carryInItems.find((r) => fundOf(r) === fund),
        "total",
      );
      const closing = prior.figure(then.view, then.s.carryOut, fund);
      if (opening && closing) found.add(opening, [closing], DOCUMENTS["prior-carry-out"]);
    }
  }
  const fund = single(model, "fund");
  const before = single(prior, "fund");
  if (fund && before)
    for (const row of fund.rows) {
      const f = model.figure(fund, row, "carryIn");
      if (!f || f.ticks === 0 || !row.code) continue;
      found.add(
        f,
        before.rows.filter((r) => r.code === row.code).flatMap((r) => prior.figure(before, r, "carryOut") ?? []),
        DOCUMENTS["prior-carry-out"],
      );
    }
  if (found.empty) run.needs(REASONS["no-carry-over"]);
  found.tell(run, DOCUMENTS["prior-final"]);
}

export const examples = (): RuleExamples => ({
  holds: [holding("年初结转等于上年年末", FINAL, 2, () => ({ prior: disclosureOf({ ...FINAL, year: "2022" }) }))],
  breaks: [
    breaking(
      "年初结转与上年年末不同",
      FINAL,
      {
        found: [
          {
            cells: [
              "收支决算总表[收入·年初结转和结余].预算数",
              "上年决算年末结转 收支决算总表[支出·年末结转和结余].预算数",
            ],
            difference: "-1",
            severity: "warn",
          },
        ],
        others: [],
      },
      () => ({
        prior: disclosureOf({ ...edit(FINAL, ["balance", "年末结转和结余", "amount", "6.00"]), year: "2022" }),
      }),
    ),
  ],
});
