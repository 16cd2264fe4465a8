import type { StandardRow, StandardTableId, ColumnKey } from "../../../disclosure";
import { figures, rowTitle } from "../../rule/columns";
import { unboundAmount } from "../../document/unbound";
import type { CheckModel, TableView } from "../../document/model";
import type { Run } from "../../rule/run";
import { REASONS, titled } from "../../../words";

/** Body rows and total rows that an identity within the row is held for. */
export function eachRow(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (view: TableView, row: StandardRow) => void,
): void {
  let found = false;
  for (const id of ids) {
    for (const view of model.views(id)) {
      found = true;
      for (const row of view.rows) evaluate(view, row);
    }
  }
  if (!found) run.needs(model.whyMissing(...ids));
}

/** total = Σ parts within a row, for the columns that the table prints. */
export function rowSum(
  model: CheckModel,
  run: Run,
  view: TableView,
  row: StandardRow,
  total: ColumnKey,
  parts: readonly ColumnKey[],
  title: string,
  titleEn: string,
): void {
  const whole = model.figure(view, row, total);
  const list = figures(model, view, row, parts);
  if (!whole || list.every((p) => p === null)) return;
  const foreign = unboundAmount(view, row);
  if (foreign) {
    run.needs(REASONS["column-unbound"], { table: titled(view.label), column: foreign });
    return;
  }
  run.sum(`${title}${rowTitle(row)}`, titleEn, whole, list);
}
