import {
  IDENTITY_HEADERS,
  ownTable,
  rowsOfDisclosure,
  type CellTarget,
  type DisclosureIdentity,
  type ExistingTable,
} from "../../workbook";
import type { FindingSummary } from "../summary";

/** What stands in a row of 问题: what was decided, why, by whom and when. */
export interface Decision {
  /** The cells of 处理, 备注, 处理人 and 处理时间, as far as the table has them. */
  readonly cells: Readonly<Record<DecisionColumn, CellTarget | null>>;
  readonly values: Readonly<Record<DecisionColumn, string>>;
  /** The row, for showing it. */
  readonly row: CellTarget;
}

/** Columns of 问题 that are the user's. */
export const DECISION_COLUMNS = ["处理", "备注", "处理人", "处理时间"] as const;
export type DecisionColumn = (typeof DECISION_COLUMNS)[number];

/** A row of 问题 whose finding is not found any more: its cause was mended. */
export interface GoneFinding {
  readonly rule: string;
  readonly message: string;
  readonly decision: Decision;
}

/** Rule of rows that recognition wrote: they have no check behind them. */
const RECOGNITION = "识别";

/** Finds each finding's row in 问题, and the rows that have none. */
export function decisionsOf(
  identity: DisclosureIdentity,
  findings: readonly FindingSummary[],
  tables: readonly ExistingTable[],
): { of: (finding: number) => Decision | null; gone: GoneFinding[] } {
  const table = ownTable(tables, "问题", ["规则", "说明", ...IDENTITY_HEADERS]);
  if (!table) return { of: () => null, gone: [] };
  const text = (row: ExistingTable["rows"][number], label: string): string =>
    String(row[table.header.indexOf(label)] ?? "");
  const rows = rowsOfDisclosure(table, IDENTITY_HEADERS, identity)
    .filter(({ row }) => text(row, "规则") !== RECOGNITION)
    .map(({ row, i }) => ({
      rule: text(row, "规则"),
      message: text(row, "说明"),
      decision: decisionAt(table, row, i),
    }));
  const waiting = [...rows];
  const found = findings.map((f): Decision | null => {
    const i = waiting.findIndex((row) => row.rule === f.rule && row.message === f.message);
    return i < 0 ? null : waiting.splice(i, 1)[0]!.decision;
  });
  return { of: (finding) => found[finding] ?? null, gone: waiting };
}

function decisionAt(table: ExistingTable, row: ExistingTable["rows"][number], i: number): Decision {
  const cell = (label: DecisionColumn): CellTarget | null => {
    const column = table.header.indexOf(label);
    return column < 0 ? null : { sheet: table.sheet, row: table.row + 1 + i, column: table.column + column };
  };
  const each = <T>(of: (label: DecisionColumn) => T) =>
    Object.fromEntries(DECISION_COLUMNS.map((label) => [label, of(label)])) as Record<DecisionColumn, T>;
  return {
    cells: each(cell),
    values: each((label) => String(row[table.header.indexOf(label)] ?? "")),
    row: { sheet: table.sheet, row: table.row + 1 + i, column: table.column },
  };
}
