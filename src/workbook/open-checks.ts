import { a1, columnName, quoteSheet } from "./address";
import { headerCell } from "./content";
import { textCell } from "./cells";
import { CHECK_FIRST_ROW, CHECK_HEADERS } from "./checks-sheet";
import type { PlanCell } from "./plan";
import type { SheetBuilder } from "./sheet-builder";

/** Rows of the list at least, and at most: formulas that wait for something to fail cost little, hundreds of them do not. */
const FEWEST = 30;
const MOST = 300;
/** What part of checks that are not looked at may fail: there is a row for each such, in advance. */
const FAILING = 0.01;
/** More checks than this are not searched at every change: their sheet has a filter. */
const MOST_LISTED_CHECKS = 20_000;

const SHOWN = ["规则", "核对内容", "左值", "右值", "差额", "允许误差", "结果", "位置"] as const;
const HEADERS = ["序号", ...SHOWN, "所在行"] as const;
const OPEN_WIDTHS = [6, 6, 58, 14, 14, 12, 10, 14, 24, 8];
const OPEN_FIRST_ROW = 3;
const OPEN_PRINTED = HEADERS.length - 1;

const NUMBERS: ReadonlySet<string> = new Set(["左值", "右值", "差额", "允许误差"]);

/** What 核对 holds once a plan is carried out. */
export interface ListedChecks {
  /** The row behind its last. */
  readonly end: number;
  /** How many of those that are imported fail, and how many checks there are beside them. */
  readonly failing: number;
  readonly others: number;
  /** Those of them whose rows the plan has at hand; of the others the workbook calculates what stands here. */
  readonly rows: readonly { readonly at: number; readonly cells: readonly PlanCell[] }[];
}

/** The checks that fail, as many of them as are listed. */
export class FailingChecks {
  readonly listed: { readonly at: number; readonly cells: readonly PlanCell[] }[] = [];
  count = 0;

  /** Takes a row of 核对, if it fails. */
  add(at: number, cells: readonly PlanCell[]): void {
    if (!isFailing(cells)) return;
    this.count++;
    if (this.listed.length < MOST) this.listed.push({ at, cells });
  }
}

/** True of a row of 核对 whose check fails. */
export const isFailing = (cells: readonly PlanCell[]): boolean =>
  String(cells[CHECK_HEADERS.indexOf("结果")]?.value ?? "").startsWith("不符");

/** 未通过, wholly ours: written anew by each import. */
export function planOpen(sheet: SheetBuilder, checks: string, listed: ListedChecks): void {
  const rows = listed.end - CHECK_FIRST_ROW;
  const list = rows > MOST_LISTED_CHECKS ? openElsewhere(rows) : openGrid(checks, listed);
  sheet.replaceAll(list);
  sheet.widths.push(...OPEN_WIDTHS.map((width, column) => ({ column, width })));
  sheet.fitRows(list, OPEN_FIRST_ROW);
  sheet.freezeRows = OPEN_FIRST_ROW;
  sheet.printedColumns = OPEN_PRINTED;
}

/** What fails on 核对, gathered by formulas, so that a check that fails after a cell was changed comes to the top without another import. */
function openGrid(checks: string, { end, failing, others, rows: known }: ListedChecks): PlanCell[][] {
  const result = CHECK_HEADERS.indexOf("结果");
  const rows = Math.min(MOST, failing + Math.ceil(others * FAILING) + FEWEST);
  const sheet = quoteSheet(checks);
  const last = Math.max(end, CHECK_FIRST_ROW + 1);
  const whole = (column: number) => `${sheet}!$${columnName(column)}$1:$${columnName(column)}$${last}`;
  const results = `${sheet}!$${columnName(result)}`;
  const count = `COUNTIF(${results}$${CHECK_FIRST_ROW + 1}:$${columnName(result)}$${last},"不符*")`;
  const position = (row: number): string => a1(row, HEADERS.indexOf("所在行"));
  const list = Array.from({ length: rows }, (_, k): PlanCell[] => {
    const row = OPEN_FIRST_ROW + k;
    const at = position(row);
    const found = known[k];
    const shown = (header: (typeof SHOWN)[number]): PlanCell => {
      const column = CHECK_HEADERS.indexOf(header);
      const cell = found?.cells[column];
      const value = cell?.value ?? "";
      const item = `INDEX(${whole(column)},${at})`;
      // A link has to be made anew: a reference to one gives its words alone.
      const link = `HYPERLINK("#${sheet.replace(/"/g, '""')}!${columnName(column)}"&${at},${item})`;
      return {
        value,
        formula: `=IF(${at}="","",${header === "位置" ? link : item})`,
        ...(NUMBERS.has(header) ? { format: cell?.format ?? "#,##0.00####" } : {}),
        ...(header === "位置" ? { style: "link" as const } : header === "核对内容" ? { style: "wrap" as const } : {}),
      };
    };
    return [
      { value: found === undefined ? "" : k + 1, formula: `=IF(${at}="","",${k + 1})`, format: "0" },
      ...SHOWN.map(shown),
      {
        value: found === undefined ? "" : found.at + 1,
        formula: `=IFERROR(SMALL(${whole(CHECK_HEADERS.indexOf("不符行"))},${k + 1}),"")`,
        format: "0",
        style: "muted",
      },
    ];
  });
  return [
    [{ value: "未通过", format: "@", style: "title" }],
    [
      {
        value: openNote(failing, rows),
        formula: `="“核对”中不符的 "&${count}&" 项，随单元格变化；单击“位置”到“核对”的该行"&IF(${count}>${rows},"；这里列出前 ${rows} 项","")`,
        style: "note",
      },
    ],
    HEADERS.map(headerCell),
    ...list,
  ];
}

const openNote = (failing: number, rows: number): string =>
  `“核对”中不符的 ${failing} 项，随单元格变化；单击“位置”到“核对”的该行${failing > rows ? `；这里列出前 ${rows} 项` : ""}`;

/** Said where there are too many checks to list. */
const openElsewhere = (count: number): PlanCell[][] => [
  [{ value: "未通过", format: "@", style: "title" }],
  [textCell(`“核对”有 ${count} 行，请在该表“结果”列筛选“不符”`, "note")],
];
