import { readFileSync } from "node:fs";
import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/checking";
import { writeXlsx } from "../../../src/hosts/xlsx";
import { readDocument } from "../../../src/reading";
import { recognise } from "../../../src/recognition";
import {
  a1,
  CHECK_FIRST_ROW,
  CHECK_HEADERS,
  planWorkbook,
  type Correction,
  type SheetPlan,
} from "../../../src/workbook";
import { inOffice, office } from "../../support/office";
import { fixtureOptions } from "./fixture";

/** The built-in sample as a file, with a slip, so that something fails. */
async function sample(): Promise<{ bytes: Uint8Array; sheets: readonly SheetPlan[]; slip: Correction }> {
  const text = readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url), "utf8");
  const slipped = new TextEncoder().encode(text.replace(/13\.20/, "12.30"));
  const document = await readDocument({ name: "yunxi-2026.txt", bytes: slipped });
  const disclosure = recognise([document]);
  const source = { file: document.file, sha256: document.sha256, kind: document.kind, pages: document.pages };
  const plan = planWorkbook(
    [{ disclosure, report: check(disclosure), source }],
    fixtureOptions({ mode: "native", nameOf: () => null }),
  );
  const [slip] = plan.corrections[0]!.flat();
  return { bytes: writeXlsx(plan), sheets: plan.sheets, slip: slip! };
}

/** What a file says of each check: number, both sides, difference, verdict. */
function verdicts(bytes: Uint8Array): Map<string, string> {
  const rows = XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(bytes, { type: "array" }).Sheets["核对"]!, { header: 1 });
  const at = (label: (typeof CHECK_HEADERS)[number]) => CHECK_HEADERS.indexOf(label);
  const number = (value: unknown) =>
    typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : String(value ?? "");
  return new Map(
    rows
      .slice(CHECK_FIRST_ROW)
      .map((row) => [
        String(row[at("核对标识")]),
        [...(["左值", "右值", "差额"] as const).map((h) => number(row[at(h)])), String(row[at("结果")])].join(" | "),
      ]),
  );
}

const { bytes, sheets, slip } = await sample();
const before = verdicts(bytes);

/** The tables whose rows have numbers: name of the sheet, first and last body row, and columns. */
const tables = sheets
  .filter((s) => s.role === "standard" || s.role === "narrative")
  .map((s) => ({ sheet: s.name, ...s.tables[0]!.range }));
const body = (t: (typeof tables)[number]): string =>
  `${a1(t.row + 1, t.column)}:${a1(t.row + t.rows - 1, t.column + t.columns - 1)}`;

test("the plan's cached results are what it says", () => {
  expect(before.size).toBeGreaterThan(250);
  const said = [...before.values()].map((v) => v.split(" | ")[3]!.split(" ")[0]);
  expect(new Set(said)).toEqual(new Set(["通过", "不符", "编码无对应科目"]));
  expect(tables.length).toBeGreaterThan(7);
});

describe.skipIf(!office())("what a spreadsheet calculates", { timeout: 240_000 }, () => {
  test("is what the engine said, as written", () => {
    expect(verdicts(inOffice(bytes))).toEqual(before);
  });

  test("stays where every table is sorted by its first column, by an amount, and downwards", () => {
    for (const [field, descending] of [
      [0, false],
      [3, false],
      [3, true],
    ] as const) {
      const deeds = tables.map(
        (t) => `SortRange doc, "${t.sheet}", "${body(t)}", ${field}, ${descending ? "True" : "False"}`,
      );
      const sorted = inOffice(bytes, deeds);
      const order = XLSX.read(sorted, { type: "array" }).Sheets["核对"]!["B2"] as XLSX.CellObject;
      expect(order.v).not.toBe(0);
      expect(verdicts(sorted)).toEqual(before);
    }
  });

  test("stays where 核对 itself is sorted by what is checked, and by the difference downwards", () => {
    const checks = sheets.find((s) => s.role === "checks")!;
    const range = body({ sheet: checks.name, ...checks.tables[0]!.range });
    const words = CHECK_HEADERS.indexOf("核对内容");
    for (const [field, down] of [
      [words, "False"],
      [CHECK_HEADERS.indexOf("差额"), "True"],
    ] as const) {
      const sorted = inOffice(bytes, [`SortRange doc, "${checks.name}", "${range}", ${field}, ${down}`]);
      expect([...verdicts(sorted).keys()]).not.toEqual([...before.keys()]);
      expect(verdicts(sorted)).toEqual(before);
    }
  });

  test("stays where rows are hidden, put in and taken out again, columns and sheets are moved", () => {
    const deeds = tables.flatMap((t, i) => {
      const sheet = `doc.Sheets.getByName("${t.sheet}")`;
      const middle = t.row + 1 + Math.floor((t.rows - 1) / 2);
      return [
        `${sheet}.Rows.getByIndex(${t.row + 1}).IsVisible = False`,
        `${sheet}.Rows.insertByIndex(${middle}, 2)`,
        `${sheet}.Rows.removeByIndex(${middle}, 1)`,
        `${sheet}.Rows.insertByIndex(0, 1)`,
        `MoveColumn doc, "${t.sheet}", 2, 1`,
        `doc.Sheets.moveByName("${t.sheet}", ${i % 3})`,
      ];
    });
    expect(verdicts(inOffice(bytes, deeds))).toEqual(before);
    // And sorted after all of it.
    const later = tables.map((t) => {
      const range = `${a1(t.row + 2, t.column)}:${a1(t.row + t.rows + 1, t.column + t.columns - 1)}`;
      return `SortRange doc, "${t.sheet}", "${range}", 3, True`;
    });
    expect(verdicts(inOffice(bytes, [...deeds, ...later]))).toEqual(before);
  });

  test("a slip that is put right leaves the list of what fails, and its finding says so", () => {
    const listed = (file: Uint8Array): number =>
      XLSX.utils
        .sheet_to_json<unknown[]>(XLSX.read(file, { type: "array" }).Sheets["未通过"]!, { header: 1 })
        .filter((row) => typeof row[0] === "number").length;
    const states = (file: Uint8Array): Set<string> => {
      const rows = XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(file, { type: "array" }).Sheets["问题"]!, {
        header: 1,
      });
      const at = rows[2]!.indexOf("现状");
      return new Set(rows.slice(3).map((row) => String(row[at] ?? "")));
    };
    const failing = [...before.values()].filter((v) => / \| 不符/.test(v)).length;
    const calculated = inOffice(bytes);
    expect(failing).toBeGreaterThan(0);
    expect([listed(bytes), listed(calculated)]).toEqual([failing, failing]);
    expect(states(calculated)).toContain("仍不符");
    const { sheet, row, column } = slip.target;
    const cell = `doc.Sheets.getByName("${sheet}").getCellByPosition(${column}, ${row})`;
    const mended = inOffice(bytes, [`${cell}.Value = ${slip.after}`]);
    expect(listed(mended)).toBe(0);
    expect(states(mended)).toContain("已改");
    expect(states(mended)).not.toContain("仍不符");
  });

  test("of a row that is taken out only the checks that need it can't be made, and say so", () => {
    const table = tables.find((t) => t.sheet === "支出总表")!;
    const row = table.row + table.rows - 1;
    const key = 1_000_000 + table.rows - 1;
    const checks = sheets.find((s) => s.role === "checks")!.blocks[0]!.cells.slice(CHECK_FIRST_ROW);
    const needing = new Set(
      checks
        .filter((cells) =>
          cells.some((c) =>
            new RegExp(`'支出总表'!(?:[^,]+,)?[A-Z]+${row + 1}\\b|'支出总表'!.*\\b${key}\\b`).test(c?.formula ?? ""),
          ),
        )
        .map((cells) => String(cells[CHECK_HEADERS.indexOf("核对标识")]!.value)),
    );
    expect(needing.size).toBeGreaterThan(0);
    const after = verdicts(inOffice(bytes, [`doc.Sheets.getByName("支出总表").Rows.removeByIndex(${row}, 1)`]));
    for (const [id, said] of after) if (!needing.has(id)) expect([id, said]).toEqual([id, before.get(id)]);
    expect([...after].filter(([id, said]) => needing.has(id) && /无法核对|不符/.test(said)).length).toBeGreaterThan(0);
  });
});
