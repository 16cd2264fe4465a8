import { hasAmount } from "../../document/codes";
import type { Rule } from "../../rule/rule";
import { BUDGET_LAW_FUNDS, byLaw, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { cellOf, coded, type CodedRow } from "./coded-rows";
import { BUDGET } from "../../catalogue/documents/budget";
import { table } from "../../catalogue/documents/builder";
import { broken, holding, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, type Words, wording } from "../../../words";

export const L05: Rule = {
  id: "L05",
  group: "L",
  title: { zh: "资金归属", en: "Fund of a code" },
  severity: "warn",
  basis: byLaw(CLASSIFICATION, BUDGET_LAW_FUNDS),
  tolerance: "-",
  needs: ["general", "fund", "capital"],
  explain: {
    zh: "政府性基金科目（如 22904、22908、22960、21208）只列在政府性基金表；国有资本经营预算表只列 223 类。",
    en: "Fund codes stand only in the fund table; the state-capital table holds only class 223.",
  },
  evaluate: (model, run) => {
    // 财政拨款支出表 (江苏) lists the appropriation of all funds by function.
    const general = coded(model, ["general"]).filter((r) => !ofAllFunds(r.view.published?.title ?? ""));
    const capital = coded(model, ["capital"]);
    const fund = coded(model, ["fund"]);
    if (general.length + capital.length + fund.length === 0) return run.needs(REASONS["no-fund-tables"]);
    for (const r of general)
      wrongFund(run, r, FUND_SECTIONS.has(r.code.slice(0, 5)) || /^(?:223|234)/.test(r.code), messages.notGeneral);
    for (const r of capital)
      wrongFund(run, r, r.code.length >= 3 && !/^(?:223|230|208)/.test(r.code), messages.notCapital);
    for (const r of fund)
      wrongFund(
        run,
        r,
        r.code.length >= 3 &&
          (/^(?:201|202|203|204|209|210|219|220|221|222|223|224|227)/.test(r.code) || /^2\d{2}0101$/.test(r.code)),
        messages.notFund,
      );
  },
};

const ofAllFunds = (title: string): boolean => /财政拨款/.test(title) && !/一般公共/.test(title);

const messages = wording({
  otherFund: {
    zh: "{table}的 {code} {name}{reason}",
    en: "《{table}》: code {code} 《{name}》 {reason}.",
  },
  notGeneral: {
    zh: "是政府性基金或国有资本经营预算科目，不应列在一般公共预算支出表",
    en: "is of the government funds or the state capital budget and does not belong here",
  },
  notCapital: { zh: "不是国有资本经营预算科目", en: "is not of the state capital budget" },
  notFund: { zh: "不是政府性基金科目", en: "is not of the government funds" },
});

/** 款 of the government funds (政府性基金) that no general-budget table holds. */
const FUND_SECTIONS = new Set([
  "22904",
  "22908",
  "22960",
  "21208",
  "21210",
  "21211",
  "21213",
  "21214",
  "21215",
  "21216",
  "20822",
  "20823",
  "21366",
  "21367",
  "21369",
  "20707",
  "20709",
  "20710",
  "21160",
  "21161",
]);

function wrongFund(run: Run, r: CodedRow, wrong: boolean, why: Words): void {
  if (!wrong || !hasAmount(r.row)) return run.pass();
  run.fail(
    messages.otherFund,
    { table: r.view.label, code: r.code, name: r.name, reason: why },
    { cells: [cellOf(r)] },
  );
}

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(15),
    inFinal(9),
    inMixed(12),
    {
      ...holding(
        "财政拨款支出表（功能科目）含各类资金",
        {
          ...BUDGET,
          tables: [
            ...BUDGET.tables,
            table(
              "general",
              "code item total basic project",
              ["|合计|8.00||8.00", "22960|彩票公益金安排的支出|8.00||8.00"],
              {
                title: "财政拨款支出表（功能科目）",
              },
            ),
          ],
        },
        15,
      ),
      others: ["K05"],
    },
  ],
  breaks: [
    broken("基金科目列在一般公共预算", [["general", "2101504", "code", "2296013"]], {
      found: [{ cells: ["一般公共预算支出表[2296013]"], difference: null, severity: "warn" }],
      others: ["H02", "H04", "X13", "L02"],
    }),
  ],
});
