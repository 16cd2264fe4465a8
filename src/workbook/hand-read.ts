import {
  formFieldOf,
  printedValues,
  publishedCell,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
} from "../disclosure";

const shown = (text: string | null): string => text ?? "空白";

/** The cells of a table that a person reads otherwise than they are printed, a line each. */
export function handReadings(table: PublishedTable): string[] {
  const fields = (table.correctedFields ?? []).map(
    ({ field, printed }) =>
      `人工改读：“${field}”，原文“${shown(printed)}”，改读“${shown(formFieldOf(table.fields, field)?.text ?? null)}”`,
  );
  const cells = table.rows.flatMap((row, r) =>
    row.flatMap((c, i) =>
      c.corrected
        ? [
            `人工改读：第 ${r + 1} 行“${table.columns[i] ?? ""}”，原文“${shown(c.corrected.printed)}”，改读“${shown(c.text)}”`,
          ]
        : [],
    ),
  );
  return [...fields, ...cells];
}

/** What the source of a standard row adds where a person reads cells of it: their printed texts. */
export function handReadOf(d: Disclosure, row: StandardRow): string {
  const printed = printedValues(row).flatMap(([, value]) => {
    const cell = publishedCell(d, value.cell);
    return cell?.corrected ? [shown(cell.corrected.printed)] : [];
  });
  return printed.length === 0 ? "" : `；人工改读（原文 ${printed.join("、")}）`;
}
