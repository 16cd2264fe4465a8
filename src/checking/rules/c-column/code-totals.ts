import type { StandardRow } from "../../../disclosure";
import { amountColumns } from "../../rule/columns";
import { classCodes, classesComplete, type CodeBlock, codeBlocks, leafCodes } from "../../document/codes";
import { type CheckModel, type TableView, totalRow } from "../../document/model";
import type { Run } from "../../rule/run";
import { col } from "./sides";
import { REASONS, titled } from "../../../words";

/** 合计 = Σ classes = Σ leaves, every amount column. */
export function codeTotals(
  model: CheckModel,
  run: Run,
  view: TableView,
  names: { classes: string; leaves: string },
): void {
  const total = totalRow(view);
  const blocks = codeBlocks(view).filter((b) => b.byCode.size > 0);
  if (blocks.length === 0) {
    if (view.published?.state === "filled") run.needs(REASONS["codes-not-printed"], { table: titled(view.label) });
    return;
  }
  if (total) columnTotals(model, run, view, total, blocks, names);
  else run.needs(REASONS["total-row-unclear"], { table: titled(view.label) });
  if (blocks.length > 1 || !total)
    for (const b of blocks) if (b.head) columnTotals(model, run, view, b.head, [b], names);
}

function columnTotals(
  model: CheckModel,
  run: Run,
  view: TableView,
  total: StandardRow,
  blocks: readonly CodeBlock[],
  names: { classes: string; leaves: string },
): void {
  const doubtful = view.damaged || blocks.some((b) => b.uncoded.length > 0) ? 0.5 : 1;
  for (const c of amountColumns(view)) {
    const whole = model.figure(view, total, c);
    if (!whole) continue;
    const label = rowName(total);
    const of = (codes: (b: CodeBlock) => string[]) =>
      blocks.flatMap((b) => codes(b).flatMap((code) => col(model, view, b.byCode.get(code)!, c)));
    const classes = of(classCodes);
    const leaves = of(leafCodes);
    const complete = blocks.every(classesComplete);
    if (complete && classes.length > 0)
      run.sum(`${label}=${names.classes}`, "Total = classes", whole, classes, { confidence: doubtful });
    if (!complete || leaves.length !== classes.length || leaves.some((f, i) => f !== classes[i]))
      run.sum(`${label}=${names.leaves}`, "Total = leaves", whole, leaves, { confidence: doubtful });
  }
}

const rowName = (row: StandardRow) => (row.role === "total" ? "合计" : (row.unitName ?? row.item ?? "小计"));
