import { Decimal, inWan, type Disclosure, type StandardRow, type StandardTableId } from "../../../disclosure";
import { totalRow, CheckModel } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { money, toTicks } from "../../identity/figure";

const SUMMED: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital", "basic"];

/** The department's summary document against the documents of its units: totals and every code, column by column. */
export function summaryOfUnits(model: CheckModel, run: Run, units: readonly Disclosure[]): void {
  for (const id of SUMMED) {
    const view = model.views(id)[0];
    if (!view) continue;
    const others = units.map((u) => new CheckModel(u)).map((m) => m.views(id)[0]);
    if (others.some((o) => o === undefined)) {
      run.needs(`有单位的文件缺少${model.name(id)}`);
      continue;
    }
    for (const row of view.rows) {
      const key = keyOf(row, view.rows.filter((r) => r.code === row.code).length);
      if (!key) continue;
      for (const c of ["total", "basic", "project"]) {
        const f = model.figure(view, row, c);
        if (!f) continue;
        let sum = new Decimal(0);
        let half = f.half;
        for (const o of others) {
          const match = key === "合计" ? totalRow(o!) : o!.rows.find((r) => r.role === "detail" && r.code === key);
          const amount = match?.values[c]?.amount;
          if (!amount) continue;
          sum = sum.plus(inWan(amount));
          half += f.half;
        }
        const ticks = toTicks(sum);
        if (f.ticks === 0 && ticks === 0) continue;
        const diff = f.ticks - ticks;
        if (Math.abs(diff) <= half) run.pass();
        else
          run.fail({
            message: `${f.label} ${money(f.ticks)} 万元，所属 ${units.length} 个单位文件合计 ${money(ticks)} 万元，相差 ${money(diff)} 万元`,
            messageEn: `The department's figure differs from its units' sum by ${money(diff)}.`,
            cells: [evidence(f)],
            difference: diff,
            tolerance: half,
          });
      }
    }
  }
}

function keyOf(row: StandardRow, times: number): string | null {
  if (row.role === "total") return "合计";
  return row.role === "detail" && row.code && times === 1 ? row.code : null;
}
