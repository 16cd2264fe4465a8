import { type StandardRow, stripWhitespace } from "../../../disclosure";
import { goalName, goalProject } from "../../document/fields";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, PERFORMANCE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { withTable } from "../../catalogue/documents/builder";
import { goalFields, breaking, inBudget, goal } from "../../catalogue/documents/variants";
import { REASONS, several, type Words, titled, wording } from "../../../words";

export const K11: Rule = {
  id: "K11",
  group: "K",
  title: { zh: "绩效覆盖", en: "Goals cover the projects" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, PERFORMANCE),
  tolerance: "-",
  needs: ["projects", "goal"],
  explain: {
    zh: "项目有绩效目标表的，产出、效益、满意度各至少一个指标；比率的指标值用百分比，成本、费用的指标值用金额，设备和人员的数量不用天数、金额或百分比。",
    en: "Every goal table has at least one indicator of output, of benefit and of satisfaction; rates are per cent, costs are money, devices and persons are counted.",
  },
  evaluate: goalCoverage,
};

const messages = wording({
  otherMeasure: {
    zh: "绩效目标“{goal}”的指标“{name}”的指标值“{value}”不是{kind}的单位",
    en: "The goal 《{goal}》: the value “{value}” of the indicator “{name}” is not in a unit of {kind}.",
  },
  indicatorsMissing: {
    zh: "绩效目标“{goal}”没有{lacking}指标",
    en: "The goal 《{goal}》 lacks indicators: {lacking}.",
  },
  rate: { zh: "比率", en: "rates" },
  money: { zh: "金额", en: "money" },
  pieces: { zh: "设备的数量", en: "a number of devices" },
  persons: { zh: "人数", en: "a number of persons" },
});

/** Things that are counted by 台, 套, 辆, and what they are counted as. */
const DEVICES =
  /(?:设备|仪器|电脑|计算机|打印机|复印机|服务器|空调|车辆|终端)(?:购置|采购|更新|维修|维护|配备)?(?:的)?(?:数量|台数|套数|辆数)$/;

/** Rates are per cent, costs are money: `满意度 ≥90天`, `项目总成本 ≤100%`. */
function indicatorUnits(run: Run, view: TableView): void {
  for (const row of view.rows) {
    const name = stripWhitespace(row.values["level3"]?.text ?? row.item ?? "");
    const value = stripWhitespace(row.values["value"]?.text ?? "");
    const unit = /^[≥≤<>=＝＜＞≧≦大小高低于等不超过少约]*[\d.,]+([^\d.,、；;(（]{1,3})$/.exec(value)?.[1];
    if (name === "" || unit === undefined) continue;
    const rate =
      /(?:率|满意度|占比|比例|百分比)$/.test(name) && !/(?:频|汇|利|功|速|斜|容积|死亡|发病|发生|倍)率$/.test(name);
    const cost = /(?:成本|费用|经费|支出|金额|单价)$/.test(name) && !/率|比|度|节|降|减|控制|完成|达标/.test(name);
    const measure = /^(?:天|日|小时|分钟|个?月|年|人|人次|名|个|次|家|项|份|台|套|辆|元|万元|亿元)$/.test(unit);
    const foreign = /^(?:天|日|小时|分钟|月|年|元|万元|亿元|[%％])$/.test(unit);
    if (DEVICES.test(name) && (foreign || /^(?:人|人次|名)$/.test(unit)))
      otherMeasure(run, view, row, name, value, messages.pieces);
    else if (/人(?:员)?数(?:量)?$/.test(name) && (foreign || /^(?:台|套|辆)$/.test(unit)))
      otherMeasure(run, view, row, name, value, messages.persons);
    else if (rate && measure) otherMeasure(run, view, row, name, value, messages.rate);
    else if (cost && /^[%％]$/.test(unit)) otherMeasure(run, view, row, name, value, messages.money);
  }
}

function otherMeasure(run: Run, view: TableView, row: StandardRow, name: string, value: string, kind: Words): void {
  const goal = goalProject(view) ?? view.published?.title ?? "";
  const cell = row.values["value"]?.cell ?? null;
  const source = cell ? view.published?.rows[cell.row]?.[cell.column]?.source : undefined;
  run.fail(
    messages.otherMeasure,
    { goal, name, value, kind },
    { cells: [quoted(`${goalName(view)}[${name}].指标值`, value, source ?? row.source, cell)] },
  );
}

function goalCoverage(model: CheckModel, run: Run): void {
  const goals = model.views("goal");
  if (goals.length === 0) return run.skip(REASONS["no-goal-forms"]);
  for (const view of goals) {
    if (view.damaged) {
      run.needs(REASONS["goal-broken"], { goal: titled(view.published?.title ?? view.label) });
      continue;
    }
    indicatorUnits(run, view);
    const levels = view.rows
      .map((r) => stripWhitespace(`${r.values["level1"]?.text ?? ""}${r.values["level2"]?.text ?? ""}`))
      .join("|");
    const lacking = [
      { zh: "产出", en: "output", words: /产出|数量|质量|时效/ },
      { zh: "效益", en: "benefit", words: /效益|效果|影响/ },
      { zh: "满意度", en: "satisfaction", words: /满意/ },
    ].filter(({ words }) => !words.test(levels));
    if (lacking.length === 0) run.pass();
    // A list of several projects, of which one part was read as a form.
    else if (goalProject(view) === null) run.needs(REASONS["goal-project-unclear"]);
    else if (lacking.length === 3 || view.rows.length < 2)
      run.needs(REASONS["goal-indicators-unclear"], { goal: goalProject(view) ?? view.published?.title ?? "" });
    else
      run.fail(
        messages.indicatorsMissing,
        {
          goal: goalProject(view) ?? view.published?.title ?? "",
          lacking: several(lacking),
        },
        { cells: [quoted(view.published?.title ?? "", view.published?.title ?? null, view.published?.source)] },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2)],
  breaks: [
    breaking(
      "指标值的单位不是指标自己的",
      withTable(
        BUDGET,
        "goal",
        goal({ ...goalFields, "资金支出计划（%）": null }, [
          "产出指标|数量指标|打印机购置数量|打印机购置数量|≥12天|计划",
          "产出指标|数量指标|培训人数|培训人数|≥40台|计划",
          "产出指标|成本指标|项目总成本|项目总成本|≤100%|计划",
          "效益指标|社会效益|知晓率|知晓率|≥90天|计划",
          "满意度指标|满意度|满意度|满意度|90%|计划",
        ]),
      ),
      {
        found: [
          { cells: ["项目绩效目标表“示例业务经费”[打印机购置数量].指标值"], difference: null, severity: "warn" },
          { cells: ["项目绩效目标表“示例业务经费”[培训人数].指标值"], difference: null, severity: "warn" },
          { cells: ["项目绩效目标表“示例业务经费”[项目总成本].指标值"], difference: null, severity: "warn" },
          { cells: ["项目绩效目标表“示例业务经费”[知晓率].指标值"], difference: null, severity: "warn" },
        ],
        others: [],
      },
    ),
    breaking(
      "绩效目标没有满意度指标",
      withTable(
        BUDGET,
        "goal",
        goal({ ...goalFields, "资金支出计划（%）": null }, [
          "产出指标|数量指标|办件|办件|100件|计划",
          "效益指标|社会效益|知晓率|知晓率|90%|计划",
        ]),
      ),
      { found: [{ cells: ["示例业务经费绩效目标表"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
