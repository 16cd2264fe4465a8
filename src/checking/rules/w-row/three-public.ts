import { threePublicGroups, type ThreePublicItem } from "../../document/three-public";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Run } from "../../rule/run";

const THREE_PUBLIC_COLUMNS = ["total", "general", "fund", "capital", "budgeted", "settled", "prior"] as const;

/** The identities of a “三公” statement, per column: 合计 = 小计 = 出国 + 车辆 + 接待, 车辆 = 购置 + 运行, 出国 = 教学科研 + 其他. */
export function threePublic(model: CheckModel, run: Run, view: TableView): void {
  for (const group of threePublicGroups(view)) {
    for (const column of THREE_PUBLIC_COLUMNS.filter((c) => view.columns.has(c))) {
      const f = (item: ThreePublicItem): Figure | null => {
        const figure = model.figure(view, group.get(item), column);
        // A 小计 of vehicles left blank over printed parts is no 0: the parts are taken.
        const parts = item === "cars" && figure?.blank ? [group.get("carsBought"), group.get("carsRunning")] : [];
        return parts.some((r) => model.figure(view, r, column)?.ticks) ? null : figure;
      };
      const three = [f("travel"), f("cars") ?? f("carsBought"), f("cars") ? null : f("carsRunning"), f("reception")];
      const complete =
        group.has("travel") &&
        group.has("reception") &&
        (group.has("cars") || group.has("carsBought") || group.has("carsRunning"));
      // Where only purchase and running are told apart, 运行 may stand for both (公务用车购置及运行费, 其中：购置).
      const together = f("cars") ? null : [f("travel"), f("carsRunning"), f("reception")];
      const extra = [f("meeting"), f("training")];
      const total = f("total");
      const subtotal = f("subtotal");
      // Some forms count 会议费 and 培训费 into 合计, some do not, some print the running costs of the office beside.
      if (total && subtotal) {
        if (extra.some((e) => e !== null))
          run.sumAny("“三公”合计=小计（+会议费+培训费）", "Total = subtotal (+ meetings + training)", total, [
            [subtotal, ...extra],
            [subtotal],
          ]);
        else if (onlyThreePublic(view))
          run.equal("“三公”合计=小计", "Total = subtotal", total, subtotal, { code: "T0" });
      }
      if (complete) {
        const readings = [three, ...(together ? [together] : [])];
        if (subtotal)
          run.sumAny("“三公”小计=出国+车辆+接待", "Subtotal = travel + vehicles + reception", subtotal, readings);
        else if (total)
          run.sumAny(
            "“三公”合计=出国+车辆+接待",
            "Total = travel + vehicles + reception",
            total,
            extra.some((e) => e) ? [...readings, [...three, ...extra]] : readings,
          );
      }
      if (f("cars") && group.has("carsBought") && group.has("carsRunning"))
        run.sum("公务用车=购置费+运行维护费", "Vehicles = purchase + running", f("cars"), [
          f("carsBought"),
          f("carsRunning"),
        ]);
      if (f("travel") && group.has("travelResearch") && group.has("travelOther"))
        run.sum("因公出国（境）=教学科研+其他", "Travel = research + other", f("travel"), [
          f("travelResearch"),
          f("travelOther"),
        ]);
    }
  }
}

/** False where the table also lists costs that are none of the “三公” (机关运行经费 …). */
function onlyThreePublic(view: TableView): boolean {
  return !view.rows.some((r) => /运行经费|行政经费|机关/.test(r.item ?? ""));
}
