import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./call";

let folder: string;
let left: string;
let right: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "reconcile-"));
  [left, right] = [join(folder, "账.csv"), join(folder, "计划.csv")];
  writeFileSync(left, "编码,名称,金额（元）\n2070408,出版发行,55100\n2080505,养老保险,101234.56\n,培训费,1234.5\n");
  writeFileSync(right, "编码,名称,金额（万元）\n2070605,出版发行,5.51\n2080505,养老保险,10.22\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("two files are held against each other, as JSON and as a sheet; a difference is exit status 1", async () => {
  const output = join(folder, "对账.xlsx");
  const { status, out } = await call("reconcile", left, right, "--json", "-o", output);
  expect(status).toBe(1);
  const json = JSON.parse(out) as Record<string, unknown> & { lines: { verdict: string; difference: string }[] };
  expect(json.counts).toEqual({ same: 1, rounded: 0, different: 1, "left-only": 1, "right-only": 0, unclear: 0 });
  expect(json.lines[0]).toMatchObject({ verdict: "different", difference: "-965.44", pairedBy: "code" });
  expect(json.tables).toEqual({ left: ["账.csv"], right: ["计划.csv"] });
  const [name] = XLSX.read(readFileSync(output)).SheetNames;
  expect(name).toBe("对账 账.csv-计划.csv");
  const contract = readFileSync(new URL("../../../docs/json.md", import.meta.url), "utf8");
  const keys = [json, json.lines[0]!, json.left as object, json.options as object].flatMap((part) => Object.keys(part));
  expect(keys.filter((key) => !contract.includes(`\`${key}\``))).toEqual([]);
});

test("the columns are named that were compared; the user says which, and what fits several is told with them", async () => {
  const [wide, narrow] = [join(folder, "执行.csv"), join(folder, "预算.csv")];
  writeFileSync(wide, "科目名称,年初预算数（万元）,决算数（万元）\n甲费,10.51,10.98\n乙费,20.33,19.71\n");
  writeFileSync(narrow, "科目名称,本年预算（万元）\n甲费,10.51\n乙费,20.33\n");
  const { status, out } = await call("reconcile", wide, narrow);
  expect([status, out]).toEqual([
    0,
    expect.stringContaining("执行.csv，年初预算数（万元）；右方：预算.csv，本年预算（万元）"),
  ]);
  for (const column of ["决算", "3"])
    expect((await call("reconcile", wide, narrow, "--left-column", column)).out).toContain("，决算数（万元）；");
  const apart = await call("reconcile", wide, narrow, "--left-column", "决算");
  expect([apart.status, apart.out]).toEqual([
    1,
    expect.stringContaining("不符  甲费  左方 10.98，右方 10.51，差额 0.47"),
  ]);
  const wrong = await call("reconcile", wide, narrow, "--left-column", "算数");
  expect(wrong.status).toBe(2);
  expect(wrong.err).toContain("2 年初预算数（万元）、3 决算数（万元）");
});

test("what the reader left out is told, and a row that may be among it is not evaluable, which is exit status 1", async () => {
  const rows = [
    ["项目", "金额（元）"],
    ["甲费", 5],
    ["乙费", 6],
  ];
  const [hidden, whole] = [join(folder, "隐藏.xlsx"), join(folder, "全部.csv")];
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet["!rows"] = [{}, {}, { hidden: true }];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "账");
  writeFileSync(hidden, XLSX.write(book, { type: "buffer" }) as Buffer);
  writeFileSync(whole, rows.map((row) => row.join(",")).join("\n"));
  const { status, out } = await call("reconcile", hidden, whole);
  expect([status, out]).toEqual([
    1,
    expect.stringMatching(/左方：.*第 3 行有内容[\s\S]*无法核对 {2}- \| 乙费.*没有读全/),
  ]);
});

test("a table that is named for one side is looked for on the other; a tolerance has a unit, and is not below 0", async () => {
  const book = join(folder, "两张.xlsx");
  const workbook = XLSX.utils.book_new();
  for (const [name, amount] of [
    ["甲表", 1.5],
    ["乙表", 2.5],
  ] as const)
    XLSX.utils.book_append_sheet(
      workbook,
      XLSX.utils.aoa_to_sheet([
        ["项目", "金额（元）"],
        ["某费", amount],
      ]),
      name,
    );
  writeFileSync(book, XLSX.write(workbook, { type: "buffer" }) as Buffer);
  expect((await call("reconcile", book, book, "--left-table", "乙表")).status).toBe(0);
  const sides = ["reconcile", book, book, "--left-table", "乙表", "--right-table", "甲表"];
  expect((await call(...sides)).status).toBe(1);
  expect((await call(...sides, "--tolerance", "1元")).status).toBe(0);
  const { status, err } = await call(...sides, "--tolerance", "-1");
  expect([status, err]).toEqual([2, expect.stringContaining("不小于 0 的金额")]);
});

test("what agrees is exit status 0; a table that is not there is told with those that are", async () => {
  expect((await call("reconcile", left, left)).status).toBe(0);
  const { status, err } = await call("reconcile", left, right, "--left-table", "支出总表", "--lang", "en");
  expect(status).toBe(2);
  expect(err).toContain("has no “支出总表”; there are: “账.csv”");
});
