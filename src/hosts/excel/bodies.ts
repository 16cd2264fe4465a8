import { OWNER_LABEL, TOLD_OF_ALL, type CellValue, type Rect } from "../../workbook";
import { loadMatrices, type MatrixRequest } from "./load-matrices";

/** Rows of a table to be loaded. */
export interface BodyRequest {
  readonly sheet: Excel.Worksheet;
  readonly rect: Rect;
  readonly labels: readonly string[];
  /** Whose rows are wanted whole; null = everybody's. */
  readonly wanted: ReadonlySet<string> | null;
}

/** Rows between two wanted ones that are loaded with them: an answer of few ranges is worth more than a few cells. */
const GAP = 8;

/**
 * The rows of tables. Where only some units' are wanted, the column that says whose a row is goes first, and rows of others are told by
 * {@link TOLD_OF_ALL} alone: a workbook of hundreds is not read for one of them. What belongs to nobody is somebody's own, and read whole.
 */
export async function loadBodies(
  context: Excel.RequestContext,
  requests: readonly BodyRequest[],
): Promise<CellValue[][][]> {
  const part = ({ sheet, rect }: BodyRequest, within: Partial<Rect>): MatrixRequest => ({
    sheet,
    rect: { ...rect, ...within },
    property: "values",
  });
  const told = requests.map(({ labels, wanted }) =>
    wanted ? TOLD_OF_ALL.map((label) => ({ label, at: labels.indexOf(label) })).filter(({ at }) => at >= 0) : [],
  );
  const columns = await loadMatrices(
    context,
    requests.flatMap((r, i) => told[i]!.map(({ at }) => part(r, { column: r.rect.column + at, columns: 1 }))),
  );
  const bodies = requests.map(({ rect, wanted }): CellValue[][] =>
    wanted ? Array.from({ length: rect.rows }, () => Array<CellValue>(rect.columns).fill(null)) : [],
  );
  const runs = requests.map(({ rect, wanted }, i): { row: number; rows: number }[] => {
    if (!wanted) return [{ row: 0, rows: rect.rows }];
    const own: CellValue[][][] = told[i]!.map(() => columns.shift()!);
    told[i]!.forEach(({ at }, k) => own[k]!.forEach(([value], row) => (bodies[i]![row]![at] = value!)));
    const owner = own[told[i]!.findIndex(({ label }) => label === OWNER_LABEL)]!;
    return runsOf(owner.flatMap(([value], row) => (value === "" || wanted.has(String(value)) ? [row] : [])));
  });
  const matrices = await loadMatrices(
    context,
    requests.flatMap((r, i) => runs[i]!.map(({ row, rows }) => part(r, { row: r.rect.row + row, rows }))),
  );
  requests.forEach((_, i) => {
    for (const { row } of runs[i]!) matrices.shift()!.forEach((cells, k) => (bodies[i]![row + k] = cells));
  });
  return bodies;
}

function runsOf(rows: readonly number[]): { row: number; rows: number }[] {
  const runs: { row: number; rows: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row - (last.row + last.rows) <= GAP) last.rows = row + 1 - last.row;
    else runs.push({ row, rows: 1 });
  }
  return runs;
}
