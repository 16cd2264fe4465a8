import { describe, expect, test } from "vitest";
import { RowLayout } from "../../../src/hosts/excel/row-layout";
import { mapRows } from "../../../src/hosts/excel/row-references";
import { movedRow, type RowEdit } from "../../../src/workbook";

/** Carries edits out on rows by name; those of a plan, one after the other. */
function finished(edits: readonly RowEdit[], rows: number): string[] {
  const sheet = Array.from({ length: rows }, (_, i) => `old ${i}`);
  for (const { at, count } of edits) {
    if (count > 0) sheet.splice(at, 0, ...Array.from({ length: count }, () => "new"));
    else sheet.splice(at, -count);
  }
  return sheet;
}

/** The same as a write does it: rows go in from above, all are looked up, those that go are taken out from below. */
function written(edits: readonly RowEdit[], rows: number): string[] {
  const layout = new RowLayout(edits);
  const sheet = Array.from({ length: rows }, (_, i) => `old ${i}`);
  for (const { row, count } of layout.inserts()) sheet.splice(row, 0, ...Array.from({ length: count }, () => "new"));
  const wanted = finished(edits, rows);
  expect(wanted.map((_, row) => sheet[layout.whileWriting(row)])).toEqual(wanted);
  for (const { row, count, old } of layout.deletes().reverse()) {
    expect(sheet[row]).toBe(`old ${old}`);
    sheet.splice(row, count);
  }
  return sheet;
}

describe("rows while a sheet is written", () => {
  test("edits of any kind end where the plan wants them", () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let run = 0; run < 400; run++) {
      const edits: RowEdit[] = [];
      let rows = 14;
      for (let i = 0; i < 1 + random(5); i++) {
        const at = random(rows);
        const count = random(2) === 0 ? 1 + random(3) : -Math.min(1 + random(3), rows - at);
        rows += count;
        edits.push({ at, count });
        if (rows < 3) break;
      }
      expect(written(edits, 14)).toEqual(finished(edits, 14));
    }
  });

  test("an old row is found again where it stands, and after all is done", () => {
    const edits: RowEdit[] = [
      { at: 3, count: -2 },
      { at: 6, count: 4 },
    ];
    const layout = new RowLayout(edits);
    expect(layout.ofOld(9)).toBe(13);
    expect(layout.ofOld(4)).toBe(4);
    expect(movedRow(9, edits)).toBe(11);
    expect(layout.whileWriting(11)).toBe(13);
    expect(layout.oldOf(11)).toBe(9);
    expect(layout.oldOf(6)).toBeNull();
    expect(layout.inserts()).toEqual([{ row: 8, count: 4, before: 8 }]);
    expect(layout.deletes()).toEqual([{ row: 3, count: 2, old: 3 }]);
  });
});

describe("rows of references", () => {
  const later = (formula: string): string => mapRows(formula, (sheet, row) => (sheet === "表 1" ? row + 10 : row + 1));

  test.each([
    ["=A1+$B$2", "=A2+$B$3"],
    ["='表 1'!A1:B9", "='表 1'!A11:B19"],
    ["=表1!$A$1*2", "=表1!$A$2*2"],
    ['=IF(A1="A1","见A1","")', '=IF(A2="A1","见A1","")'],
    ["=BUDGET.CHECK('表 1'!C4,('表 1'!C5*0.0001),0.01)", "=BUDGET.CHECK('表 1'!C14,('表 1'!C15*0.0001),0.01)"],
    ["=LOG10(A1)+支出表[[#This Row],[合计1]]+表[@B2]", "=LOG10(A2)+支出表[[#This Row],[合计1]]+表[@B2]"],
    ["='a''A1'!A1&_A1&A1_x", "='a''A1'!A2&_A1&A1_x"],
  ])("%s", (formula, moved) => {
    expect(later(formula)).toBe(moved);
  });
});
