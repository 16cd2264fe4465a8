import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  checkWorkbook,
  importDisclosures,
  ledgerOf,
  planImports,
  WorkbookSession,
  type Imported,
  type LedgerDisclosure,
} from "../../../src/application";
import { withCells } from "../../../src/disclosure";
import type { ExistingTable } from "../../../src/workbook";
import { MemoryWorkbook } from "../../support/memory-workbook";

const SAMPLE = new URL("../../../data/sample/yunxi-2026.txt", import.meta.url);
const [read] = await importDisclosures([
  { type: "file", name: "样例.txt", bytes: new Uint8Array(readFileSync(SAMPLE)) },
]);
if (!read!.ok) throw read!.error;
const imported: Imported = read!.value;

function written(...imports: Parameters<typeof planImports>[0]): MemoryWorkbook {
  const workbook = new MemoryWorkbook();
  workbook.write(planImports(imports.length > 0 ? imports : [imported], { mode: "addin" }));
  return workbook;
}

function ledger(workbook: MemoryWorkbook): LedgerDisclosure {
  const contents = workbook.contents();
  return ledgerOf(checkWorkbook(contents, { userRules: [] }), contents).disclosures[0]!;
}

/** The cell of a column in the first row that says so. */
function cellOf(table: ExistingTable, row: (cells: Record<string, unknown>) => boolean, label: string) {
  const at = table.rows.findIndex((cells) => row(Object.fromEntries(table.header.map((h, i) => [h, cells[i]]))));
  return { sheet: table.sheet, row: table.row + 1 + at, column: table.column + table.header.indexOf(label) };
}

const running = (row: Record<string, unknown>): boolean => row["科目编码"] === "2012601";

describe("a workbook that nobody touched", () => {
  test("says what the import said, in every cell, and is current", () => {
    const l = ledger(written());
    expect(l.outcomes).toEqual(imported.report.counts);
    expect(l.edits).toEqual([]);
    expect(l.missing).toEqual([]);
    expect(l.current).toBe(true);
    expect(l.rules.map((r) => r.rule)).toEqual(imported.report.results.map((r) => r.rule));
  });

  test("all rules run again without the document: those on sentences too", () => {
    const [checked] = checkWorkbook(written().contents(), { userRules: [] });
    expect(checked!.report.results.filter((r) => r.group === "N" && r.counts.pass > 0).length).toBeGreaterThan(3);
    expect(checked!.disclosure.narrative).toEqual(imported.disclosure.narrative);
  });

  test("data that were cut or changed are not used: the disclosure is named as one that can't be checked", () => {
    const workbook = written();
    const store = workbook.existing().sheets.find((s) => s.role === "store")!.name;
    workbook.set({ sheet: store, row: 1, column: 0 }, "spoilt");
    const contents = workbook.contents();
    const { disclosures, unchecked } = ledgerOf(checkWorkbook(contents, { userRules: [] }), contents);
    expect(disclosures).toEqual([]);
    expect(unchecked.map((u) => u.identity.unit)).toEqual(["云溪县档案馆"]);
  });
});

describe("a digit that the user changes on a standard sheet", () => {
  const workbook = written();
  const cell = cellOf(workbook.table("支出总表"), running, "基本支出");
  const before = workbook.get(cell);
  workbook.set(cell, Number(before) + 9);
  const l = ledger(workbook);

  test("fails, is named with what was printed, and leads to its cell", () => {
    expect(l.outcomes.fail).toBeGreaterThan(0);
    expect(l.edits).toMatchObject([
      { kind: "changed", target: cell, printed: "212.32", now: "221.32", column: "基本支出", onPublished: false },
    ]);
    expect(l.findings.some((f) => f.severity === "error" && f.suggestion?.value === "212.32")).toBe(true);
    const [fixed] = l.findings.filter((f) => f.suggestion?.value === "212.32");
    expect(fixed!.corrections).toMatchObject([{ target: cell, value: 212.32 }]);
  });

  test("the list says that its sheets are behind", () => expect(l.current).toBe(false));

  test("put back, nothing is left of it", () => {
    workbook.set(cell, before);
    expect(ledger(workbook)).toMatchObject({ edits: [], current: true, outcomes: imported.report.counts });
  });
});

describe("sheets that were worked on", () => {
  test.each(["科目编码", "合计", "科目名称"])("sorted by %s, every amount is still known for what it is", (label) => {
    const workbook = written();
    for (const name of ["支出总表", "一般公共预算支出表", "收入总表"]) {
      const at = workbook.table(name).header.indexOf(label);
      workbook.sort(name, (a, b) => String(b[at]).localeCompare(String(a[at])));
    }
    const cell = cellOf(workbook.table("支出总表"), running, "基本支出");
    expect(ledger(workbook)).toMatchObject({ edits: [], outcomes: imported.report.counts });
    workbook.set(cell, 1);
    expect(ledger(workbook).edits).toMatchObject([{ target: cell, printed: "212.32", now: "1.00" }]);
  });

  test("rows above, a column between and words in blank cells change nothing", () => {
    const workbook = written();
    workbook.insertRows("支出总表", 0, 3);
    expect(ledger(workbook)).toMatchObject({ edits: [], missing: [], outcomes: imported.report.counts });
  });

  test("a row that is taken out is told, and its sums fail", () => {
    const workbook = written();
    const cell = cellOf(workbook.table("支出总表"), running, "基本支出");
    workbook.deleteRows("支出总表", cell.row, 1);
    const l = ledger(workbook);
    expect(l.edits).toMatchObject([{ kind: "removed", item: expect.stringContaining("2012601") }]);
    expect(l.outcomes.fail).toBeGreaterThan(0);
  });

  test("a row that is put in counts: its sums fail until it says nothing", () => {
    const workbook = written();
    const table = workbook.table("支出总表");
    const cell = cellOf(table, running, "科目编码");
    workbook.insertRows("支出总表", cell.row + 1, 1);
    const at = (label: string) => ({ ...cell, row: cell.row + 1, column: table.column + table.header.indexOf(label) });
    for (const label of ["年度", "公开单位", "层级", "版本"])
      workbook.set(at(label), workbook.get({ ...at(label), row: cell.row }));
    workbook.set(at("科目编码"), "2012602");
    workbook.set(at("科目名称"), "一般行政管理事务");
    workbook.set(at("合计"), 7);
    workbook.set(at("基本支出"), 7);
    const l = ledger(workbook);
    expect(l.edits).toMatchObject([{ kind: "added", item: "一般行政管理事务（2012602）" }]);
    expect(l.outcomes.fail).toBeGreaterThan(0);
  });

  test("a code that is typed over is what the row is called: its parents no longer have it", () => {
    const workbook = written();
    const cell = cellOf(workbook.table("支出总表"), running, "科目编码");
    workbook.set(cell, "2012699");
    const [checked] = checkWorkbook(workbook.contents(), { userRules: [] });
    const codes = checked!.disclosure.standard.find((t) => t.id === "expenditure")!.rows.map((r) => r.code);
    expect(codes).toContain("2012699");
    expect(codes).not.toContain("2012601");
    expect(ledger(workbook).edits).toMatchObject([{ printed: "2012601", now: "2012699" }]);
  });

  test("a sheet that is gone is named, and its amounts count as printed", () => {
    const workbook = written();
    workbook.deleteSheet("支出总表");
    const l = ledger(workbook);
    expect(l.missing).toEqual(["支出总表"]);
    expect(l.outcomes).toEqual(imported.report.counts);
  });

  test("a number typed as text, or with its unit, is that number", () => {
    const workbook = written();
    const cell = cellOf(workbook.table("支出总表"), running, "基本支出");
    workbook.set(cell, "2,123,200.00元");
    expect(ledger(workbook).outcomes).toEqual(imported.report.counts);
    workbook.set(cell, "待定");
    expect(ledger(workbook).edits).toMatchObject([{ now: "待定" }]);
  });
});

describe("the sheet as published", () => {
  test("a cell that is changed there counts too; the standard sheet has the last word", () => {
    const workbook = written();
    const sheet = workbook.existing().sheets.find((s) => s.role === "published")!.name;
    const { cells } = workbook.contents().published[0]!;
    const title = cells.findIndex((c) => String(c[0]).includes("支出总表"));
    const row = cells.findIndex((c, i) => i > title && c.includes("2012601") && c.includes(212.32));
    const target = { sheet, row, column: cells[row]!.indexOf(212.32) };
    workbook.set(target, 300);
    const l = ledger(workbook);
    expect(l.edits).toMatchObject([{ target, onPublished: true, printed: "212.32", now: "300.00" }]);
    expect(l.outcomes.fail).toBeGreaterThan(0);
    const standard = cellOf(workbook.table("支出总表"), running, "基本支出");
    workbook.set(standard, 212.33);
    const both = checkWorkbook(workbook.contents(), { userRules: [] })[0]!;
    const cell = both.written.refAt(standard)!;
    expect(both.written.refAt({ ...target, column: cell.column })).toEqual(cell);
    workbook.set({ ...target, column: cell.column }, 300);
    workbook.set(standard, 212.34);
    const [again] = checkWorkbook(workbook.contents(), { userRules: [] });
    expect(again!.disclosure.tables.find((t) => t.id === cell.table)!.rows[cell.row]![cell.column]!.text).toBe(
      "212.34",
    );
    expect(both.disclosure.tables.find((t) => t.id === cell.table)!.rows[cell.row]![cell.column]!.text).toBe("212.33");
  });
});

describe("two disclosures", () => {
  const [year, unit] = ["2025", "云溪县图书馆"];
  const other: Imported = {
    ...imported,
    disclosure: { ...imported.disclosure, year, unitName: unit },
    source: { ...imported.source, file: "另一份.txt", sha256: "0".repeat(64) },
  };

  test("are two entries, each with its own cells", () => {
    const workbook = written(imported, other);
    const contents = workbook.contents();
    const before = ledgerOf(checkWorkbook(contents, { userRules: [] }), contents);
    expect(before.disclosures.map((d) => d.identity.unit)).toEqual(["云溪县档案馆", unit]);
    const cell = cellOf(workbook.table("支出总表"), (row) => running(row) && row["公开单位"] === unit, "基本支出");
    workbook.set(cell, 1);
    const after = ledgerOf(checkWorkbook(workbook.contents(), { userRules: [] }), workbook.contents());
    expect(after.disclosures.map((d) => d.edits.length)).toEqual([0, 1]);
  });

  test("a year that leans on the other still does after closing: its rules are evaluated", () => {
    const workbook = written({ ...imported, context: { prior: other.disclosure } }, other);
    const [checked] = checkWorkbook(workbook.contents(), { userRules: [] });
    expect(checked!.context.prior?.year).toBe(year);
  });
});

describe("a disclosure that is imported over one that the user worked on", () => {
  /** A sitting with a workbook whose cell the user changed. */
  function worked(value: number) {
    const workbook = written();
    const cell = cellOf(workbook.table("支出总表"), running, "基本支出");
    workbook.set(cell, value);
    const session = new WorkbookSession();
    session.check(workbook.contents(), []);
    return { workbook, cell, session };
  }
  const { cell: ref } = imported.disclosure.standard
    .find((t) => t.id === "expenditure")!
    .rows.find((r) => r.code === "2012601")!.values.basic!;
  const later: Imported = {
    ...imported,
    disclosure: withCells(imported.disclosure, [{ cell: ref, text: "250.00" }]),
    source: { ...imported.source, sha256: "1".repeat(64) },
  };

  test("the same file: its rows and the user's amounts are named before writing", () => {
    const { session } = worked(300);
    const replaced = session.replacement(imported, null)!;
    expect(replaced).toMatchObject({ same: true, changes: [], rowEdits: 0, file: "样例.txt" });
    expect(replaced.rows).toBeGreaterThan(imported.disclosure.standard.reduce((n, t) => n + t.rows.length, 0));
    expect(replaced.edits).toMatchObject([
      { printed: "212.32", mine: "300.00", fresh: "212.32", keepable: true, words: { zh: { code: "2012601" } } },
    ]);
    expect(session.replacement(imported, "送审稿")).toBeNull();
  });

  test("a changed document: what it prints otherwise is told", () => {
    const { session } = worked(212.32);
    const replaced = session.replacement(later, null)!;
    expect(replaced).toMatchObject({ same: false, edits: [] });
    expect(replaced.changes).toMatchObject([
      { before: "212.32", after: "250.00", words: { zh: { table: "支出总表", column: "基本支出" } } },
    ]);
  });

  test("kept, the user's amount stands on the standard sheet, the print on the other, and the checks see it", () => {
    const { workbook, cell, session } = worked(300);
    const kept = session.keepEdits(later, null);
    workbook.write(planImports([kept], { mode: "addin", existing: workbook.existing() }));
    expect(workbook.get(cell)).toBe(300);
    expect(workbook.contents().published[0]!.cells.flat()).toContain(250);
    const l = ledger(workbook);
    expect(l.edits).toMatchObject([{ printed: "250.00", now: "300.00" }]);
    expect(l.outcomes.fail).toBeGreaterThan(0);
    expect(l.current).toBe(true);
  });

  test("not kept, the document's stands", () => {
    const { workbook, cell } = worked(300);
    workbook.write(planImports([later], { mode: "addin", existing: workbook.existing() }));
    expect(workbook.get(cell)).toBe(250);
    expect(ledger(workbook).edits).toEqual([]);
  });
});
