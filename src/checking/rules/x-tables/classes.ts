import { fold, type ColumnKey, type StandardRow } from "../../../disclosure";
import { allClasses, classFigures, expenditureSide, totalFigure } from "../../document/facts";
import { evidence, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import { same } from "./shared";
import { REASONS, titled, wording } from "../../../words";

const messages = wording({
  classMissing: {
    zh: "{cell} 印有 {printed}，{table}中没有 {code} 类",
    en: "《{cell}》 shows {printed}, 《{table}》 has no row of class {code}.",
  },
});

/** Class by class: rows of a two-sided statement against a code table. */
export function classes(
  model: CheckModel,
  run: Run,
  statement: TableView,
  column: ColumnKey,
  table: TableView,
  tableColumn: ColumnKey,
): void {
  const side = expenditureSide(statement);
  if (!side) return run.needs(REASONS["expenditure-side-unclear"], { table: titled(statement.label) });
  const known = side.items.filter((r) => r.code && r.code.length === 3);
  if (known.length === 0) return run.needs(REASONS["classes-unclear"], { table: titled(statement.label) });
  const codes = allClasses(table);
  if (codes.size === 0) return run.needs(REASONS["codes-not-printed"], { table: titled(table.label) });
  const confidence = table.damaged || statement.damaged ? 0.5 : 1;
  lowerCodes(model, run, statement, column, table, tableColumn, [...side.items, ...side.lower], confidence);
  for (const code of new Set(known.map((r) => r.code!))) {
    const rows = known
      .filter((r) => r.code === code)
      .map((r) => model.figure(statement, r, column))
      .filter((f): f is Figure => f !== null);
    const { figures } = classFigures(model, table, code, tableColumn);
    if (figures.length > 0)
      same(
        run,
        `${known.find((r) => r.code === code)!.item ?? code}：${statement.label}=${table.label}`,
        `Class ${code} agrees`,
        rows,
        figures,
        { confidence },
      );
    else {
      const printed = rows.filter((f) => f.ticks !== 0);
      if (printed.length === 0) continue;
      run.fail(
        messages.classMissing,
        { cell: printed[0]!.label, printed: printed[0]!.printed ?? "", table: table.label, code },
        {
          cells: printed.map(evidence),
          difference: printed.reduce((s, f) => s + f.ticks, 0),
          confidence: Math.min(confidence, table.damaged ? 0.5 : 0.65),
        },
      );
    }
  }
}

/** 款 and 项 that the statement prints below its classes: the row of the table of the same code and name. */
function lowerCodes(
  model: CheckModel,
  run: Run,
  statement: TableView,
  column: ColumnKey,
  table: TableView,
  tableColumn: ColumnKey,
  rows: readonly StandardRow[],
  confidence: number,
): void {
  const name = (row: StandardRow) => fold(row.item ?? "");
  const of = (list: readonly StandardRow[], row: StandardRow) =>
    list.filter((r) => r.code === row.code && name(r) === name(row) && !r.ofWhich && r.role === "detail");
  for (const row of rows.filter((r) => r.code !== null && r.code.length > 3)) {
    const [own, ...again] = of(rows, row);
    const other = of(table.rows, row).filter((r) => !r.secondCode);
    if (own !== row || again.length > 0 || other.length === 0) continue;
    same(
      run,
      `${row.code} ${row.item}：${statement.label}=${table.label}`,
      `Code ${row.code} agrees`,
      figuresOf(model, statement, [row], column),
      figuresOf(model, table, other, tableColumn),
      { confidence },
    );
  }
}

const figuresOf = (model: CheckModel, view: TableView, rows: readonly StandardRow[], column: ColumnKey): Figure[] =>
  rows.map((r) => model.figure(view, r, column)).filter((f): f is Figure => f !== null);

/** True where fund and state-capital tables are there and empty, so that fiscal appropriation is the general budget alone. */
export function otherFundsEmpty(model: CheckModel): boolean {
  return (["fund", "capital"] as const).every((id) => {
    const views = model.views(id);
    return (
      views.length > 0 &&
      views.every((v) => v.published?.state === "empty" || totalFigure(model, v, "total")?.ticks === 0)
    );
  });
}
