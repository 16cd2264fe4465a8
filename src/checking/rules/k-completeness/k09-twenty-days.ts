import type { Rule } from "../../rule/rule";
import { BUDGET_LAW_14, byLaw } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const K09: Rule = {
  id: "K09",
  group: "K",
  title: { zh: "二十日内公开", en: "Published within 20 days" },
  severity: "error",
  basis: byLaw(BUDGET_LAW_14),
  tolerance: "-",
  needs: ["dates"],
  explain: { zh: "自财政部门批复之日起 20 日内向社会公开。", en: "Published within 20 days of the approval." },
  evaluate: (model, run) => {
    const { approvalDate, publicationDate } = model.context;
    if (!approvalDate || !publicationDate) return run.needs(REASONS["no-dates"]);
    const days = (Date.parse(publicationDate) - Date.parse(approvalDate)) / 86_400_000;
    if (!Number.isFinite(days)) return run.needs(REASONS["bad-dates"]);
    if (days <= 20 && days >= 0) return run.pass();
    if (days < 0) run.fail(messages.beforeApproval, { approvalDate, publicationDate }, { severity: "warn" });
    else run.fail(messages.late, { approvalDate, publicationDate, days });
  },
};

const messages = wording({
  beforeApproval: {
    zh: "公开日期 {publicationDate} 早于批复日期 {approvalDate}",
    en: "Published on {publicationDate}, before the approval of {approvalDate}.",
  },
  late: {
    zh: "批复于 {approvalDate}，公开于 {publicationDate}，相隔 {days} 日，超过 20 日",
    en: "Approved on {approvalDate}, published on {publicationDate}: {days} days, more than 20.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [
    holding("批复后十五日公开", BUDGET, 1, () => ({
      approvalDate: "2024-01-05",
      publicationDate: "2024-01-20",
    })),
    holding("批复后第二十日公开", BUDGET, 1, () => ({
      approvalDate: "2024-01-05",
      publicationDate: "2024-01-25",
    })),
  ],
  breaks: [
    breaking("超过二十日", BUDGET, { found: [{ cells: [], difference: null, severity: "error" }], others: [] }, () => ({
      approvalDate: "2024-01-05",
      publicationDate: "2024-02-10",
    })),
  ],
});
