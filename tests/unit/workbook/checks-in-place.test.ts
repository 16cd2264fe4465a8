import { describe, expect, test } from "vitest";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import {
  CHECK_FIRST_ROW,
  CHECK_HEADERS,
  planWorkbook,
  type CellValue,
  type ExistingWorkbook,
  type PlanImport,
  type SheetPlan,
  type WorkbookPlan,
} from "../../../src/workbook";
import { MemoryWorkbook } from "../../support/memory-workbook";
import { fixtureOptions } from "./fixture";

const template = disclosureOf(BUDGET);
const report = check(template);

/** The fictional budget, of a unit of its own; with so many rows of its 支出总表. */
function imported(n: number, rows?: number): PlanImport {
  const standard = template.standard.map((t) => (t.id === "expenditure" ? { ...t, rows: t.rows.slice(0, rows) } : t));
  const disclosure = { ...template, unitName: `云溪县第${n}测绘队`, standard };
  return { disclosure, report, source: { file: `${n}.pdf`, sha256: `${n}`, kind: "pdf", pages: 1 } };
}

const plan = (items: readonly PlanImport[], existing?: ExistingWorkbook): WorkbookPlan =>
  planWorkbook(items, fixtureOptions(existing ? { existing } : {}));
const checksOf = (made: WorkbookPlan): SheetPlan => made.sheets.find((s) => s.role === "checks")!;
const cellsOf = ({ blocks }: SheetPlan): number => blocks.reduce((n, b) => n + b.cells.length * b.cells[0]!.length, 0);
const column = (label: (typeof CHECK_HEADERS)[number]): number => CHECK_HEADERS.indexOf(label);

function workbookOf(...items: readonly PlanImport[]): MemoryWorkbook {
  const workbook = new MemoryWorkbook();
  workbook.write(plan(items));
  return workbook;
}

/** The same import, with the whole of 核对 written anew. */
function asBefore(workbook: MemoryWorkbook, items: readonly PlanImport[]): MemoryWorkbook {
  const other = workbook.copy();
  other.setProperty("核对", "budget-disclosure.layout", "");
  const made = plan(items, other.existing());
  expect(checksOf(made).mode).toBe("replace");
  other.write(made);
  return other;
}

/** Each check by its key: what stands in its cells, its own row left out. */
function rows(workbook: MemoryWorkbook): Map<string, CellValue[]> {
  const { row, rows: body } = workbook.table("核对");
  return new Map(
    body.map((cells, i): [string, CellValue[]] => {
      const at = row + 1 + i;
      const own = new RegExp(`(?<![$A-Z\\d])([A-Z])${at + 1}(?!\\d)`, "g");
      const formulas = CHECK_HEADERS.map((_, c) => workbook.formula({ sheet: "核对", row: at, column: c }));
      return [
        String(cells[column("核对标识")]),
        formulas.map((f) => (typeof f === "string" ? f.replace(own, "$1#") : f)),
      ];
    }),
  );
}

const keys = (workbook: MemoryWorkbook): string[] =>
  workbook.table("核对").rows.map((cells) => String(cells[column("核对标识")]));
const unitsOf = (workbook: MemoryWorkbook): string[] =>
  workbook.table("核对").rows.map((cells) => String(cells[column("公开单位")]));
const head = (workbook: MemoryWorkbook): CellValue[] =>
  [0, 1].map((row) => workbook.formula({ sheet: "核对", row, column: 1 }));

/** Imports into both, and holds them against each other. */
function expectAsBefore(workbook: MemoryWorkbook, items: readonly PlanImport[]): SheetPlan {
  const other = asBefore(workbook, items);
  const made = plan(items, workbook.existing());
  workbook.write(made);
  expect(checksOf(made).mode).toBe("update");
  expect(rows(workbook)).toEqual(rows(other));
  expect(head(workbook)).toEqual(head(other));
  return checksOf(made);
}

describe("an import beside others", () => {
  test("brings its own rows, whatever else the workbook holds, and leaves what writing all anew would", () => {
    const sizes = [1, 30].map((n) => {
      const workbook = workbookOf(...Array.from({ length: n }, (_, i) => imported(i)));
      const before = keys(workbook);
      const sheet = expectAsBefore(workbook, [imported(n)]);
      expect(keys(workbook).slice(0, before.length)).toEqual(before);
      const own = keys(workbook).length - before.length;
      expect(sheet.rowEdits).toEqual([{ at: CHECK_FIRST_ROW + before.length, count: own }]);
      return cellsOf(sheet) - own * CHECK_HEADERS.length;
    });
    expect(sizes).toEqual([2, 2]);
  });

  test("again with fewer and with more rows: the others' checks follow their cells", () => {
    const workbook = workbookOf(imported(0), imported(1), imported(2));
    const all = keys(workbook).length;
    expect(expectAsBefore(workbook, [imported(1, 4)]).rowEdits.every(({ count }) => count < 0)).toBe(true);
    expect(keys(workbook).length).toBeLessThan(all);
    const units = unitsOf(workbook);
    expect(units).toEqual([...units].sort());
    expectAsBefore(workbook, [imported(1)]);
    expect(keys(workbook)).toHaveLength(all);
    expect(rows(workbook)).toEqual(rows(workbookOf(imported(0), imported(1), imported(2))));
  });

  test("several at once, one of them again", () => {
    const workbook = workbookOf(imported(0), imported(1));
    expectAsBefore(workbook, [imported(2), imported(0, 3), imported(3)]);
    expect(new Set(unitsOf(workbook)).size).toBe(4);
  });
});

describe("what the user did to 核对", () => {
  test("sorted by another column: formulas go along, and an import again leaves each check where it stands", () => {
    const workbook = workbookOf(imported(0), imported(1));
    const before = rows(workbook);
    workbook.sort("核对", (a, b) => String(a[column("核对内容")]).localeCompare(String(b[column("核对内容")]), "zh"));
    expect(rows(workbook)).toEqual(before);
    const sorted = keys(workbook);
    expectAsBefore(workbook, [imported(1)]);
    expect(keys(workbook)).toEqual(sorted);
    expectAsBefore(workbook, [imported(0, 4)]);
    const left = new Set(keys(workbook));
    expect(keys(workbook)).toEqual(sorted.filter((key) => left.has(key)));
  });

  test("a row of their own between, a remark beside a check, and a row of ours taken out", () => {
    const workbook = workbookOf(imported(0), imported(1));
    workbook.insertRows("核对", CHECK_FIRST_ROW + 2, 1);
    workbook.set({ sheet: "核对", row: CHECK_FIRST_ROW + 2, column: 1 }, "以下由复核人核对");
    workbook.addColumn("核对", "复核");
    const remarked = CHECK_FIRST_ROW + 5;
    workbook.set({ sheet: "核对", row: remarked, column: CHECK_HEADERS.length }, "已复核");
    const key = keys(workbook)[remarked - CHECK_FIRST_ROW];
    const gone = keys(workbook)[0]!;
    workbook.deleteRows("核对", CHECK_FIRST_ROW, 1);
    const made = plan([imported(0, 4)], workbook.existing());
    expect(checksOf(made).mode).toBe("update");
    workbook.write(made);
    const { rows: body } = workbook.table("核对");
    expect(body.filter((cells) => cells[1] === "以下由复核人核对")).toHaveLength(1);
    expect(body.find((cells) => cells[CHECK_HEADERS.length] === "已复核")![column("核对标识")]).toBe(key);
    expect(keys(workbook)).toContain(gone);
    expect(new Set(keys(workbook)).size).toBe(keys(workbook).length);
  });

  test("a moved column, a table of rows that stands sorted, a sheet of an earlier version: all of it is written anew", () => {
    const moved = workbookOf(imported(0), imported(1));
    const table = moved.table("核对");
    moved.set({ sheet: "核对", row: table.row, column: 0 }, "核对内容");
    moved.set({ sheet: "核对", row: table.row, column: 1 }, "规则");
    const sorted = workbookOf(imported(0), imported(1));
    sorted.sort("支出总表", (a, b) => String(b[0]).localeCompare(String(a[0])));
    const old = workbookOf(imported(0), imported(1));
    old.setProperty("核对", "budget-disclosure.layout", "");
    for (const workbook of [moved, sorted, old]) {
      const before = keys(workbook).length;
      const made = plan([imported(1)], workbook.existing());
      expect(checksOf(made).mode).toBe("replace");
      workbook.write(made);
      expect(keys(workbook)).toHaveLength(before);
    }
    // From then on it stays in place.
    expect(checksOf(plan([imported(1)], old.existing())).mode).toBe("update");
  });
});

describe("written anew whole, the checks of others are what they were", () => {
  const label = (workbook: MemoryWorkbook, name: string): { sheet: string; row: number; column: number } => {
    const { sheet, row, column: first, header } = workbook.table("核对");
    return { sheet, row, column: first + header.indexOf(name) };
  };
  const edits: readonly (readonly [string, (workbook: MemoryWorkbook) => void])[] = [
    ["rows above the header", (workbook) => workbook.insertRows("核对", 0, 2)],
    ["a row taken out above the header", (workbook) => workbook.deleteRows("核对", 0, 1)],
    [
      "columns of the user's at the left and between",
      (workbook) => {
        workbook.insertColumn("核对", column("差额"));
        workbook.insertColumn("核对", column("右值"));
        workbook.insertColumn("核对", 0);
      },
    ],
    ["an amount's column by another name", (workbook) => workbook.set(label(workbook, "差额"), "相差")],
    [
      "the first column and the unit's by other names",
      (workbook) => {
        workbook.set(label(workbook, "规则"), "依据");
        workbook.set(label(workbook, "公开单位"), "单位");
      },
    ],
  ];
  test.each(edits)("%s", (_, edit) => {
    const workbook = workbookOf(imported(0), imported(1), imported(2));
    const before = rows(workbook);
    edit(workbook);
    const made = plan([imported(1)], workbook.existing());
    expect(checksOf(made).mode).toBe("replace");
    workbook.write(made);
    expect([...rows(workbook)].sort()).toEqual([...before].sort());
    expect(checksOf(plan([imported(1)], workbook.existing())).mode).toBe("update");
  });
});

test("a code that has another name in another table is asked for twice, each by a key of its own", () => {
  const item = imported(0);
  const standard = item.disclosure.standard.map((t) =>
    t.id === "income" ? { ...t, rows: t.rows.map((r) => (r.code && r.item ? { ...r, item: `三、${r.item}` } : r)) } : t,
  );
  const workbook = workbookOf({ ...item, disclosure: { ...item.disclosure, standard } });
  expect(keys(workbook).some((key) => key.includes("科目-208"))).toBe(true);
  expect(new Set(keys(workbook)).size).toBe(keys(workbook).length);
});
test("written anew whole, a column of the user's keeps its words beside their checks", () => {
  const workbook = workbookOf(imported(0), imported(1));
  workbook.addColumn("核对", "复核");
  const remarked = [CHECK_FIRST_ROW + 5, CHECK_FIRST_ROW + keys(workbook).length - 5];
  const beside = remarked.map((row) => ({ sheet: "核对", row, column: CHECK_HEADERS.length }));
  beside.forEach((target, i) => workbook.set(target, `已复核${i}`));
  const checked = remarked.map((row) => keys(workbook)[row - CHECK_FIRST_ROW]);
  workbook.insertColumn("核对", column("差额"));
  workbook.sort("支出总表", (a, b) => String(b[0]).localeCompare(String(a[0])));
  const made = plan([imported(1)], workbook.existing());
  expect(checksOf(made).mode).toBe("replace");
  workbook.write(made);
  const { header, rows: body } = workbook.table("核对");
  expect(header).toEqual([...CHECK_HEADERS, "复核"]);
  const found = body.filter((cells) => cells.at(-1) !== "");
  expect(new Map(found.map((cells) => [cells.at(-1), cells[column("核对标识")]]))).toEqual(
    new Map(checked.map((key, i) => [`已复核${i}`, key])),
  );
});

test("rows of other units that the reader told by their keys alone come to the same plan", () => {
  const workbook = workbookOf(imported(0), imported(1), imported(2));
  const existing = workbook.existing();
  expect(plan([imported(1, 4)], workbook.existing(["云溪县第1测绘队"]))).toEqual(plan([imported(1, 4)], existing));
  expect(plan([imported(3)], workbook.existing(["云溪县第3测绘队"]))).toEqual(plan([imported(3)], existing));
});
