import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../../src/functions/specification";
import { callsIn, repaired, runsOfCalls } from "../../../src/hosts/excel/formulas";

describe("formulas that call our functions", () => {
  test.each([
    ["=_xldudf_BUDGET_CHECK(A1,B1:B3)", "=BUDGET.CHECK(A1,B1:B3)"],
    [
      '=IF(_xlfn._xldudf_FUNC_NAME(A1)="x",1,_xldudf_BUDGET_DIFF(A1,B1))',
      '=IF(FUNC.NAME(A1)="x",1,BUDGET.DIFF(A1,B1))',
    ],
    ['="_xldudf_BUDGET_CHECK("&A1', '="_xldudf_BUDGET_CHECK("&A1'],
    ["='_xldudf_BUDGET_CHECK('!A1", "='_xldudf_BUDGET_CHECK('!A1"],
    ["=_xldudf_OTHER_CHECK(A1)", "=_xldudf_OTHER_CHECK(A1)"],
    ["=SUM(A1)", "=SUM(A1)"],
  ])("%s is repaired to %s", (stored, right) => {
    expect(repaired(stored)).toBe(right);
  });

  test.each([
    ["=BUDGET.CHECK(A1,B1)", ["BUDGET.CHECK"]],
    ['=IF(budget.check(A1,B1)="通过",FUNC.NAME(A2),FUNC.NAME(A3))', ["BUDGET.CHECK", "FUNC.NAME"]],
    ["=_xldudf_BUDGET_VALUE(A1)", ["BUDGET.VALUE"]],
    ['="BUDGET.CHECK("', []],
    ["=MYBUDGET.CHECK(1)", []],
    ["=表!BUDGET.CHECK(1)", []],
    ["BUDGET.CHECK(1)", []],
    [12, []],
    [null, []],
  ])("%s calls %j", (cell, ids) => {
    expect(callsIn(cell)).toEqual(ids);
  });

  test("every function of the specification is known by its family", () => {
    for (const { id } of FUNCTIONS) {
      expect(callsIn(`=${id}(1)`)).toEqual([id]);
      expect(repaired(`=_xldudf_${id.replace(".", "_")}(1)`)).toBe(`=${id}(1)`);
    }
  });

  test("are written down a column in runs of a bounded length, others untouched", () => {
    const call = (n: number) => `=BUDGET.DIFF(A${n},1)`;
    const rows = [
      [call(1), 5],
      [call(2), "=_xldudf_BUDGET_DIFF(B2,1)"],
      [call(3), ""],
      ["=SUM(1)", ""],
      [call(5), ""],
    ];
    expect(runsOfCalls(rows, 2)).toEqual([
      { row: 0, column: 0, formulas: [call(1), call(2)] },
      { row: 2, column: 0, formulas: [call(3)] },
      { row: 4, column: 0, formulas: [call(5)] },
      { row: 1, column: 1, formulas: ["=BUDGET.DIFF(B2,1)"] },
    ]);
    expect(runsOfCalls([], 2)).toEqual([]);
    expect(runsOfCalls([["x"], [1]], 2)).toEqual([]);
  });
});
