import { fold, parseMoney, type FormFields, type PublishedCell, type TableId } from "../../disclosure";
import type { Draft } from "../table/draft";
import { isBlank } from "../table/cells";
import { isSum } from "../words/totals";
import { readGoalForm, readOverallForm } from "./goal-form";
import { OtherFields } from "./other-fields";

/** Columns whose blank cells repeat the cell above, by table: merged cells whose spans are lost or cut by a page. */
const FILL_DOWN: Partial<Record<TableId, RegExp>> = {
  goal: /[一二]级指标$/,
  "goals-overall": /[一二]级指标$/,
  "goals-summary": /编码|项目名称\)?$|资金总额$|政府预算资金$|专户管理资金$|单位资金$|项目单位/,
};

/** Repeats merged-down cells in every row they cover and lists the merges. */
export function fillMergedDown(draft: Draft, id: TableId): void {
  const pattern = FILL_DOWN[id];
  if (!pattern || draft.raw) return;
  const key = draft.columns.findIndex((column) => pattern.test(fold(column)));
  const groups = new Set<number>();
  draft.rows.forEach((row, r) => {
    if (
      key >= 0 &&
      !isBlank(row[key]?.text) &&
      !draft.merges.some(([mr, mc, rs]) => mc === key && mr < r && r < mr + rs)
    )
      groups.add(r);
  });
  draft.columns.forEach((column, c) => {
    if (!pattern.test(fold(column))) return;
    const covered = (r: number): boolean => draft.merges.some(([mr, mc, rs]) => mc === c && mr < r && r < mr + rs);
    const starts: number[] = [];
    draft.rows.forEach((row, r) => {
      if (row[c]?.text !== null && !covered(r)) starts.push(r);
    });
    // The first column's groups bound the others': a new 一级指标 begins a new 二级指标.
    draft.merges = draft.merges.filter(([, mc]) => mc !== c);
    starts.forEach((start, k) => {
      const next = starts[k + 1] ?? draft.rows.length;
      let end = start + 1;
      while (
        end < next &&
        !groups.has(end) &&
        draft.rows[end]!.some((cell) => cell.text !== null) &&
        !isTotalRow(draft.rows[end]!)
      )
        end++;
      for (let r = start + 1; r < end; r++) draft.rows[r]![c] = draft.rows[start]![c]!;
      if (end - start > 1) draft.merges.push([start, c, end - start, 1]);
    });
  });
  draft.merges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function isTotalRow(row: readonly PublishedCell[]): boolean {
  return row.some((c) => c.text !== null && isSum(c.text));
}

/** The form block of goal tables as fields; what is no known form becomes label and value pairs. */
export function readFields(draft: Draft, id: TableId): FormFields | null {
  if (draft.raw) return draft.raw.fields;
  if (draft.form.length === 0) return null;
  if (id === "goals-overall") return readOverallForm(draft.form) ?? pairs(draft);
  return readGoalForm(draft.form) ?? pairs(draft);
}

function pairs(draft: Draft): FormFields {
  const fields: FormFields = {};
  const others = new OtherFields(fields);
  for (const row of draft.form) others.add(row);
  return fields;
}

/** True when some amount of the table differs from 0; text tables are filled when they have rows. */
export function hasContent(
  id: TableId,
  rows: readonly (readonly PublishedCell[])[],
  moneyColumns: readonly number[],
  fields: FormFields | null,
): boolean {
  if (id === "units" || id === "goal" || id === "goals-overall") {
    return (
      rows.some((r) => r.some((c) => c.text !== null)) ||
      (fields !== null && Object.values(fields).some((v) => v !== null))
    );
  }
  return rows.some((row) =>
    moneyColumns.some((c) => {
      const amount = parseMoney(row[c]?.text);
      return amount.kind === "amount" && !amount.value.isZero();
    }),
  );
}
