import { CheckModel, single } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { textFigures } from "../../document/text-facts";
import { threePublicGroups } from "../../document/three-public";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { broken, inBudget } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const P06: Rule = {
  id: "P06",
  group: "P",
  title: { zh: "车辆呼应", en: "Vehicles correspond" },
  severity: "info",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["three-public", "assets", "narrative"],
  explain: {
    zh: "公务用车运行费大于 0 的应有车辆；车辆为 0 的，公务用车运行维护费应为 0。",
    en: "Running costs go with vehicles, and no vehicles with no running costs.",
  },
  evaluate: vehiclesCorrespond,
};

const messages = wording({
  noVehicle: {
    zh: "{cell} {amount} 万元，而车辆数为 0 或空（{vehicles}）",
    en: "《{cell}》 is {amount}, and the number of vehicles is 0 or blank (“{vehicles}”).",
  },
});

function vehiclesCorrespond(model: CheckModel, run: Run): void {
  const view = single(model, "three-public");
  const group = view ? threePublicGroups(view)[0] : undefined;
  const running =
    view && group
      ? (model.figure(view, group.get("carsRunning"), model.final ? "settled" : "total") ??
        model.figure(view, group.get("carsRunning"), "total"))
      : null;
  const assets = single(model, "assets");
  const row = assets?.rows.find((r) => /车辆/.test(r.item ?? ""));
  const inTable = assets && row ? model.figure(assets, row, "quantity") : null;
  const inText = textFigures(model).find((t) => t.n.key === "assets.vehicles")?.f ?? null;
  const vehicles = inTable && !inTable.blank ? inTable : (inText ?? inTable);
  if (!running || !vehicles) return run.needs(REASONS["no-vehicle-figures"]);
  if (running.ticks > 0 && vehicles.ticks === 0 && (!vehicles.blank || row))
    run.fail(
      messages.noVehicle,
      { cell: running.label, amount: money(running.ticks), vehicles: vehicles.label },
      { cells: [evidence(running), evidence(vehicles)], confidence: 0.7 },
    );
  else run.pass();
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1)],
  breaks: [
    broken("没有车辆而有运行费", [["assets", "2、车辆（台、辆）", "quantity", "0"]], {
      found: [
        {
          cells: ["“三公”经费支出表[公务用车运行维护费].合计", "固定资产占用情况表[2、车辆（台、辆）].数量"],
          difference: null,
          severity: "info",
        },
      ],
      others: [],
    }),
  ],
});
