import { describe, expect, it } from "vitest";
import { codeTable } from "../../../src/classification/tables";
import { FIRST_YEAR, LAST_YEAR, type CodeTableId } from "../../../src/classification";
import { errorOf, settled } from "./settled";

const FAMILIES: readonly (readonly [family: string, table: CodeTableId, kind: string | null])[] = [
  ["FUNC", "functional", null],
  ["ECON", "economic-department", "部门"],
  ["ECON", "economic-government", "政府"],
  ["REVENUE", "revenue", null],
];
const YEARS = [null, FIRST_YEAR, 2009, 2010, 2017, 2018, 2019, 2024, LAST_YEAR];
const isError = (value: unknown): boolean => value === "#N/A" || value === "#VALUE!";

describe.each(FAMILIES)("%s: every code of %s", (family, table, kind) => {
  const codes = [...codeTable(table).byCode.keys()];

  it("has a name in a year just where it is valid, and the name leads back to it", () => {
    const odd: unknown[] = [];
    for (const code of codes)
      for (const year of YEARS) {
        const name = settled(`${family}.NAME`, [code, year]);
        const valid = settled(`${family}.VALID`, [code, year]);
        const says = (what: unknown, ok: boolean): unknown => (ok ? 0 : odd.push([code, year, name, what]));
        says(valid, !isError(name) === (valid === true));
        if (isError(name)) {
          says("unsourced", isError(valid) === /没有依据/.test(errorOf(`${family}.NAME`, [code, year]) ?? ""));
          continue;
        }
        const match = settled(`${family}.MATCH`, [Number(code), name as string, year]);
        says(match, match === "一致");
        const back = settled(`${family}.CODE`, [`${code} ${String(name)}`, year, null, kind]);
        says(back, back === code);
      }
    expect(odd).toEqual([]);
  });

  it.skipIf(family === "REVENUE")("goes to codes that are valid in the other year, and from there back", () => {
    const odd: unknown[] = [];
    for (const code of codes)
      for (const [from, to] of [
        [2024, 2018],
        [2018, 2024],
        [2018, 2017],
        [2024, 2024],
      ]) {
        const there = settled(`${family}.SUCCESSOR`, [code, from!, to!]);
        if (!Array.isArray(there)) continue;
        for (const [other, name] of there as string[][]) {
          const back = settled(`${family}.SUCCESSOR`, [other!, to!, from!]);
          if (isError(name) || !Array.isArray(back) || !back.some((row: unknown[]) => row[0] === code))
            odd.push([code, from, to, other, name, back]);
        }
      }
    expect(odd).toEqual([]);
  });
});

describe("BUDGET.CONVERT", () => {
  it("brings every 分 back from every unit", () => {
    const odd: unknown[] = [];
    for (let fen = 1; fen < 1e12; fen = Math.floor(fen * 1.37) + 1)
      for (const unit of ["千元", "万元", "亿元"]) {
        const there = settled("BUDGET.CONVERT", [fen / 100, "元", unit]) as number;
        if (settled("BUDGET.CONVERT", [there, unit, "元"]) !== fen / 100) odd.push([fen, unit, there]);
      }
    expect(odd).toEqual([]);
  });
});
