import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/checking";
import {
  STANDARD_COLUMNS,
  TABLE_IDS,
  ancestorCodes,
  classOf,
  columnDefinition,
  columnSums,
  parentCode,
  printedParent,
  printedSums,
  sumWord,
  type CellRef,
  type ColumnKey,
} from "../../../src/disclosure";
import { readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";

describe("which columns sum to which", () => {
  test.each(TABLE_IDS)("%s: sums are of its own money columns, none of itself, and no column is a part twice", (id) => {
    for (const { total, parts } of columnSums(id)) {
      for (const key of [total, ...parts]) expect(columnDefinition(id, key)?.type, key).toBe("money");
      expect(parts).not.toContain(total);
    }
    const parts = columnSums(id).flatMap((s) => s.parts);
    expect(new Set(parts).size).toBe(parts.length);
  });

  test("a part that is not printed is taken apart into what is", () => {
    const printed = new Set(["total", "project", "wages", "household", "public"]);
    expect(printedSums("general", printed)).toEqual([
      { total: "total", parts: ["wages", "household", "public", "project"] },
    ]);
  });

  test("a total alone is no sum", () => {
    expect(printedSums("income", new Set(["total", "prior"]))).toEqual([]);
    expect(printedSums("projects", new Set(["total", "general"]))).toEqual([]);
  });

  test("a misspelt column does not compile", () => {
    const good: ColumnKey<"income"> = "carryIn";
    // @ts-expect-error the key is carryIn
    const misspelt: ColumnKey<"income"> = "carryin";
    // @ts-expect-error 收入总表 has no 结转下年
    const foreign: ColumnKey<"income"> = "carryOut";
    const keys = STANDARD_COLUMNS.income.map((c) => c.key);
    expect([good, misspelt, foreign].map((key) => keys.includes(key))).toEqual([true, false, false]);
  });

  test("the rules hold the rows of a document to these sums", async () => {
    const sample = fileURLToPath(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url));
    const disclosure = recognise([await readText(readFileSync(sample, "utf8"))]);
    const columnAt = (cell: CellRef): string | undefined => {
      const table = disclosure.standard.find((t) => t.id === cell.table && t.index === cell.index);
      const values = table?.rows.filter((r) => r.row === cell.row).flatMap((r) => Object.entries(r.values)) ?? [];
      return values.find(([, value]) => value.cell.column === cell.column)?.[0];
    };
    let held = 0;
    for (const { rule, total, parts, kind } of check(disclosure).equations) {
      if (!/^W0[1-8]$/.test(rule) || kind !== "sum" || total.cell.table === "other") continue;
      const table = disclosure.standard.find((t) => t.id === total.cell.table)!;
      const sums = printedSums(table.id, new Set(table.columns));
      const sum = sums.find((s) => s.total === columnAt(total.cell));
      expect(sum, `${rule} of ${table.id}`).toBeDefined();
      for (const part of parts) expect(sum!.parts, `${rule} of ${table.id}`).toContain(columnAt(part.cell));
      held++;
    }
    expect(held).toBeGreaterThan(50);
  });
});

describe("codes above a code", () => {
  test.each([
    ["2101202", ["21012", "210"]],
    ["30101", ["301"]],
    ["208050501", ["2080505", "20805", "208"]],
    ["210", []],
    ["A02010000", []],
    ["208050", []],
  ])("%s: %j", (code, above) => {
    expect(ancestorCodes(code)).toEqual(above);
    expect(parentCode(code)).toBe(above[0] ?? null);
  });

  test("a form that leaves a level out", () => {
    expect(printedParent("2101202", new Set(["210", "2101202"]))).toBe("210");
    expect(printedParent("2101202", new Set(["210", "21012"]))).toBe("21012");
    expect(printedParent("2101202", new Set(["208"]))).toBeNull();
    expect(classOf("2101202")).toBe("210");
  });
});

test.each([
  ["合 计", "whole"],
  ["本年收入合计", "whole"],
  ["支出总计", "whole"],
  ["收支总计", "whole"],
  ["小计", "part"],
  ["本年支出小计", "part"],
  ["合计数", null],
  ["人员经费", null],
])("%s sums up %s", (text, kind) => expect(sumWord(text)).toBe(kind));
