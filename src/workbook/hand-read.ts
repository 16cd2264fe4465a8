import {
  formFieldOf,
  printedValues,
  publishedCell,
  type Disclosure,
  type PublishedTable,
  type PublishedCell,
  type StandardRow,
} from "../disclosure";
import { SETTLED_BY } from "../words";

const shown = (text: string | null): string => text ?? "空白";

/** Who reads a cell otherwise than it was read: a person, or what it was read by. */
const readBy = ({ by }: NonNullable<PublishedCell["corrected"]>): string =>
  by === undefined ? "人工改读" : `按${SETTLED_BY[by].zh}改读`;

/** The cells of a table that are read otherwise than they were recognised, by a person or by the sums, a line each. */
export function handReadings(table: PublishedTable): string[] {
  const fields = (table.correctedFields ?? []).map(
    ({ field, printed }) =>
      `人工改读：“${field}”，原文“${shown(printed)}”，改读“${shown(formFieldOf(table.fields, field)?.text ?? null)}”`,
  );
  const cells = table.rows.flatMap((row, r) =>
    row.flatMap((c, i) =>
      c.corrected
        ? [
            `${readBy(c.corrected)}：第 ${r + 1} 行“${table.columns[i] ?? ""}”，${c.corrected.by === undefined ? "原文" : "图像识别为"}“${shown(c.corrected.printed)}”，改读“${shown(c.text)}”${groundsOf(c.corrected)}`,
          ]
        : [],
    ),
  );
  return [...fields, ...cells];
}

/** The rules whose equations ask for it, which are told in full among the issues: a line below a table is printed with it. */
const groundsOf = ({ grounds = [] }: NonNullable<PublishedCell["corrected"]>): string => {
  const told = grounds.map((g) => /^[A-Z]\d\d(?= )/.exec(g.zh)?.[0] ?? g.zh);
  return told.length === 0 ? "" : `（${[...new Set(told)].join("、")}）`;
};

/** What the source of a standard row adds where cells of it are read otherwise: the texts that were read. */
export function handReadOf(d: Disclosure, row: StandardRow): string {
  const read = new Map<string, string[]>();
  for (const [, value] of printedValues(row)) {
    const corrected = publishedCell(d, value.cell)?.corrected;
    if (!corrected) continue;
    const by = readBy(corrected);
    read.set(by, [...(read.get(by) ?? []), shown(corrected.printed)]);
  }
  return [...read].map(([by, printed]) => `；${by}（原文 ${printed.join("、")}）`).join("");
}
