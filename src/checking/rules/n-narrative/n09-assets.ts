import { amounts, textFigures, unitSlip } from "../../document/text-facts";
import { evidence, type Run } from "../../rule/run";
import { totalFigure } from "../../document/facts";
import { type Figure, money } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, inBudget, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N09: Rule = {
  id: "N09",
  group: "N",
  title: { zh: "国有资产说明", en: "Assets in words" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "assets", "procurement"],
  explain: {
    zh: "情况说明中的固定资产总额与资产表一致；拟购置固定资产总额与采购表中资产类品目（房屋、设备、无形资产等，不含办公耗材、物资）的合计一致。",
    en: "Assets in the narrative agree with the asset table; planned purchases with the asset lines of the procurement table.",
  },
  evaluate: assetsInWords,
};

const messages = wording({
  plannedDiffers: {
    zh: "情况说明拟购置固定资产 {planned} 万元，采购表中资产类品目合计 {sum} 万元，相差 {difference} 万元",
    en: "Planned purchases are {planned}, the asset lines of the procurement table sum to {sum}: off by {difference}.",
  },
});

/** Purchases that become assets: buildings, equipment, relics, books, furniture, intangibles; not office consumables and materials. */
const ASSET_CATALOGUE = /^A0(?:[1238]|4|50[123])/;

function assetsInWords(model: CheckModel, run: Run): void {
  const assets = single(model, "assets");
  const whole = assets
    ? (totalFigure(model, assets, "amount") ??
      model.figure(
        assets,
        assets.rows.find((r) => /资产总额|总额/.test(r.item ?? "")),
        "amount",
      ))
    : null;
  // The stock is that of the end of the year before.
  const stock = textFigures(model).filter(
    (t) =>
      t.n.key === "assets.total" &&
      t.n.kind === "amount" &&
      (t.n.year === null || model.year === null || Number(t.n.year) >= model.year - 1),
  );
  for (const t of stock)
    if (whole && unitSlip(t.f, whole) === 0)
      run.equal("情况说明的固定资产总额=资产表", "Total assets agree", t.f, whole, { code: "T0" });
  const planned = amounts(model, "assets.planned");
  const purchases = single(model, "procurement");
  for (const t of planned) {
    if (!purchases) {
      run.needs(model.whyMissing("procurement"));
      continue;
    }
    const lines = purchases.rows.filter(
      (r) => r.role === "detail" && ASSET_CATALOGUE.test((r.values["catalogue"]?.text ?? "").trim()),
    );
    const coded = purchases.rows.some((r) => /^[ABC]\d/.test((r.values["catalogue"]?.text ?? "").trim()));
    if (purchases.published?.state === "empty" ? t.f.ticks !== 0 : !coded) {
      run.skip(REASONS["no-asset-purchases"]);
      continue;
    }
    const totals = lines.map((r) => model.figure(purchases, r, "total")).filter((f): f is Figure => f !== null);
    const sum = totals.reduce((s, f) => s + f.ticks, 0);
    const tolerance = sumTolerance(t.f, totals);
    if (Math.abs(sum - t.f.ticks) <= tolerance) run.pass();
    else
      run.fail(
        messages.plannedDiffers,
        { planned: money(t.f.ticks), sum: money(sum), difference: money(t.f.ticks - sum) },
        { cells: [evidence(t.f), ...totals.map(evidence)], difference: t.f.ticks - sum, tolerance },
      );
  }
  if (planned.length === 0 && stock.length === 0) run.skip(REASONS["no-stated-assets"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2)],
  breaks: [
    breaking(
      "拟购置与采购表不同",
      saying([
        { key: "assets.planned", label: "拟购置固定资产总额", value: "8.00", quote: "拟购置固定资产总额为8.00万元" },
      ]),
      {
        found: [
          {
            cells: ["情况说明“拟购置固定资产总额”", "政府采购预算表[示例信息系统建设经费].合计"],
            difference: "3",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
  ],
});
