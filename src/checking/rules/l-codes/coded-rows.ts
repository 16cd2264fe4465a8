import type { StandardRow, StandardTableId, ColumnKey } from "../../../disclosure";
import { expenditureSide } from "../../document/facts";
import { quoted } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { EvidenceCell } from "../../types";

export const FUNCTIONAL: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

export const when = (model: CheckModel) => ({ year: model.year });

/** Code and name of a row, with its place. */
export interface CodedRow {
  readonly view: TableView;
  readonly row: StandardRow;
  readonly code: string;
  readonly name: string;
}

export function coded(model: CheckModel, ids: readonly StandardTableId[]): CodedRow[] {
  return ids.flatMap((id) =>
    model
      .views(id)
      .flatMap((view) =>
        view.rows.flatMap((row) =>
          row.role === "detail" && row.code && /^\d+$/.test(row.code)
            ? [{ view, row, code: row.code, name: row.item ?? "" }]
            : [],
        ),
      ),
  );
}

/** The cell of the code as printed; that of the name where the row prints none. */
export const cellOf = (r: CodedRow) => wordsOf(r.view, r.row, r.row.values["code"] ? "code" : "item", r.code);

/** The cell of the name as printed. */
export const nameOf = (r: CodedRow) => wordsOf(r.view, r.row, "item", r.code);

export function wordsOf(view: TableView, row: StandardRow, column: ColumnKey, code: string): EvidenceCell {
  const value = row.values[column];
  const printed = value ? view.published?.rows[value.cell.row]?.[value.cell.column] : undefined;
  return quoted(
    `${view.label}[${code}]`,
    printed?.text ?? `${code} ${row.item ?? ""}`,
    printed?.source ?? row.source,
    value?.cell ?? null,
  );
}

export function classRows(model: CheckModel): CodedRow[] {
  return (["balance", "appropriation"] as const).flatMap((id) =>
    model
      .views(id)
      .flatMap((view) =>
        (expenditureSide(view)?.items ?? []).flatMap((row) =>
          row.code?.length === 3 && row.item ? [{ view, row, code: row.code, name: row.item }] : [],
        ),
      ),
  );
}
