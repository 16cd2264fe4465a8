import type { StandardTableId } from "../../../disclosure";
import { amountColumns, rowTitle } from "../../rule/columns";
import { childCodes, codeBlocks } from "../../document/codes";
import type { CheckModel, TableView } from "../../document/model";
import type { Run } from "../../rule/run";
import { REASONS } from "../../../words";

export const FUNCTIONAL: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

export const ECONOMIC: readonly StandardTableId[] = ["basic", "economic"];

/** Parent = Σ children for codes of a given length, every amount column. */
export function parents(model: CheckModel, run: Run, ids: readonly StandardTableId[], length: number): void {
  let found = false;
  let deep = false;
  for (const id of ids)
    for (const view of model.views(id)) {
      found = true;
      for (const block of codeBlocks(view)) {
        for (const code of block.byCode.keys()) {
          if (code.length !== length) continue;
          const children = childCodes(block, code);
          if (children.length === 0) continue;
          deep = true;
          const own = block.byCode.get(code)!;
          const confidence = view.damaged || block.uncoded.length > 0 ? 0.5 : 1;
          for (const c of amountColumns(view)) {
            const [first, ...rest] = own.map((r) => model.figure(view, r, c));
            const parts = children.flatMap((k) => block.byCode.get(k)!.map((r) => model.figure(view, r, c)));
            if (!first || parts.every((p) => p === null)) continue;
            run.sum(
              `${code}=其下级之和${rowTitle(own[0]!)}`,
              "Parent = its children",
              first,
              [...parts, ...rest.map((f) => [-1, f] as const)],
              { confidence },
            );
          }
        }
      }
    }
  if (!found) run.needs(model.whyMissing(...ids));
  else if (!deep) run.skip(REASONS["no-levels"]);
}

export function eachCodeTable(model: CheckModel, run: Run, evaluate: (view: TableView) => void): void {
  const views = [...FUNCTIONAL, ...ECONOMIC].flatMap((id) => model.views(id));
  if (views.length === 0) return run.needs(REASONS["no-code-table"]);
  for (const view of views) evaluate(view);
}
