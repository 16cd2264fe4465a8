import {
  columnLabel,
  formFieldsOf,
  isDoubtful,
  isUnsure,
  printedValues,
  publishedCell,
  repeatsAbove,
  type Disclosure,
  type PublishedCell,
  type PublishedTable,
  type StandardRow,
  type StandardTableId,
} from "../disclosure";
import type { StyleName } from "./plan";

type Reading = Pick<PublishedCell, "recognised" | "corrected" | "confirmed">;

/** The look of a cell that was read from a picture without certainty, or read otherwise since; nothing for others. */
export function readingStyle(cell: Reading | undefined): StyleName | undefined {
  if (isDoubtful(cell)) return "doubtful";
  return cell?.corrected ? "reread" : undefined;
}

/** What the look of a doubtful cell means. */
export const DOUBTFUL_LEGEND = "紫底虚线框、斜体：图像识读存疑，请对照原件";

/** What these looks mean, for the head of a sheet; null where none is used. */
export function readingLegend(d: Disclosure): string | null {
  const styles = new Set(d.tables.flatMap((t) => readingsOf(d, t).map(readingStyle)));
  const parts = [
    ...(styles.has("doubtful") ? [DOUBTFUL_LEGEND] : []),
    ...(styles.has("reread") ? ["蓝底、粗体：已改读，原读数见各表之下"] : []),
  ];
  return parts.length === 0 ? null : parts.join("；");
}

/** How many cells and fields were read without certainty, and what became of them. */
export function countReadings(d: Disclosure): {
  readonly open: number;
  readonly byPerson: number;
  readonly automatic: number;
} {
  const unsure = d.tables.flatMap((t) => readingsOf(d, t)).filter((c) => isUnsure(c) || c.corrected?.by !== undefined);
  const settled = unsure.flatMap((c) => c.corrected ?? c.confirmed ?? []);
  const automatic = settled.filter((s) => s.by !== undefined).length;
  return { open: unsure.length - settled.length, byPerson: settled.length - automatic, automatic };
}

/** Every cell and field of a table once. */
function readingsOf(d: Disclosure, t: PublishedTable): PublishedCell[] {
  const fields = formFieldsOf(t.fields).flatMap(
    ({ field }) => publishedCell(d, { table: t.id, index: t.index, row: -1, column: -1, field }) ?? [],
  );
  return [...fields, ...t.rows.flatMap((row, r) => row.filter((_, c) => !repeatsAbove(t, r, c)))];
}

const shown = (text: string | null): string => (text === null ? "空白" : `“${text}”`);

/** The cells of a table that may be misread, a line a row. */
export function doubtfulReadings(d: Disclosure, t: PublishedTable): string[] {
  const page = t.pages.length === 1 ? `第 ${t.pages[0]} 页` : "";
  const told = (where: string, cells: readonly string[]): string[] =>
    cells.length === 0 ? [] : [`识读存疑：${where}${cells.join("、")}，请对照原件${page}`];
  const fields = formFieldsOf(t.fields).flatMap(({ field, text }) => {
    const cell = publishedCell(d, { table: t.id, index: t.index, row: -1, column: -1, field });
    return isDoubtful(cell) ? [`“${field}”读作${shown(text)}`] : [];
  });
  return [
    ...told("", fields),
    ...t.rows.flatMap((row, r) =>
      told(
        `第 ${r + 1} 行`,
        row.flatMap((c, i) =>
          isDoubtful(c) && !repeatsAbove(t, r, i) ? [`“${t.columns[i] ?? ""}”读作${shown(c.text)}`] : [],
        ),
      ),
    ),
  ];
}

/** What the source of a standard row adds where cells of it may be misread: their columns. */
export function doubtsOfRow(d: Disclosure, id: StandardTableId, row: StandardRow): string {
  const columns = printedValues(row).flatMap(([key, value]) =>
    isDoubtful(publishedCell(d, value.cell)) ? [columnLabel(id, key)] : [],
  );
  return columns.length === 0 ? "" : `；识读存疑（${columns.join("、")}）`;
}
