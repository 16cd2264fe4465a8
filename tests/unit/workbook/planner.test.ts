import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/checking";
import { readDocument } from "../../../src/reading";
import { recognise } from "../../../src/recognition";
import {
  CHECK_HEADERS,
  movedRow,
  planWorkbook,
  type CellValue,
  type ExistingWorkbook,
  type PlanImport,
  type SheetPlan,
  type WorkbookPlan,
} from "../../../src/workbook";
import { Decimal } from "../../../src/disclosure";
import { fixtureImport, fixtureOptions } from "./fixture";
import { values, withChecks, written } from "./written";

const sheetOf = (plan: WorkbookPlan, name: string): SheetPlan => plan.sheets.find((s) => s.name === name)!;

describe("a new workbook", () => {
  const plan = planWorkbook([fixtureImport()], fixtureOptions());

  test("has overview, findings, checks, a sheet a standard table, narrative figures and the tables as published", () => {
    expect(plan.sheets.map((s) => s.name)).toEqual([
      "概览",
      "底稿 2026 云溪县档案馆",
      "问题",
      "未通过",
      "核对",
      "支出总表",
      "规则结果",
      "叙述数字",
      "原表 2026 云溪县档案馆",
    ]);
    expect(sheetOf(plan, "支出总表").tables[0]!.name).toBe("支出总表");
    expect(plan.sheets.every((s) => s.mode === "create")).toBe(true);
  });

  test("standard rows begin with code, name and amounts; whose they are stands behind", () => {
    const sheet = sheetOf(plan, "支出总表");
    const rows = values(sheet);
    expect(rows[2]!.slice(0, 3)).toEqual(["科目编码", "科目名称", "合计"]);
    const keys = ["年度", "公开单位", "层级", "版本", "单位编码", "单位名称", "行次", "来源", "行标识"];
    expect(rows[2]!.slice(-9)).toEqual(keys);
    expect(rows[6]!.slice(0, 5)).toEqual(["2012601", "行政运行", 80.5, 80.5, null]);
    expect(rows[6]!.slice(-9, -2)).toEqual(["2026", "云溪县档案馆", "部门", "公开", "136", "云溪县档案馆", 4]);
    expect(rows.slice(3).map((row) => row.at(-1))).toEqual([1000001, 1000002, 1000003, 1000004, 1000005]);
    const cells = sheet.blocks.at(-1)!.cells[3]!;
    expect(cells[0]!.format).toBe("@");
    expect(cells[2]!.format).toBe("#,##0.00");
    expect([sheet.freezeRows, sheet.freezeColumns]).toEqual([3, 2]);
  });

  test("a sheet is printed on A4 without the columns that say whose it is, with its header and names on each page", () => {
    const { page } = sheetOf(plan, "支出总表");
    const data = values(sheetOf(plan, "支出总表"))[2]!.indexOf("年度");
    expect(page).toMatchObject({ orientation: "landscape", titleRows: 3, titleColumns: 2, pagesWide: 1 });
    expect(page.printedColumns).toBe(data);
    expect(page.foot.left).toContain("云溪县档案馆");
    for (const sheet of plan.sheets) expect(sheet.page.foot.right).toBe(fixtureOptions().importedAt);
  });

  test("amounts of one column have one format, so that their points stand below one another", () => {
    const finer = fixtureImport();
    const table = finer.disclosure.standard[0]!;
    const rows = table.rows.map((row, i) => {
      const basic = row.values["basic"];
      if (i !== 3 || !basic?.amount) return row;
      const amount = { ...basic.amount, value: new Decimal("80.501234"), decimals: 6 };
      return { ...row, values: { ...row.values, basic: { ...basic, amount } } };
    });
    const disclosure = { ...finer.disclosure, standard: [{ ...table, rows }] };
    const sheet = sheetOf(planWorkbook([{ ...finer, disclosure }], fixtureOptions()), "支出总表");
    const formats = sheet.blocks.at(-1)!.cells.map((row) => [row[2]!.format, row[3]!.format]);
    expect(new Set(formats.map((f) => f[0]))).toEqual(new Set(["#,##0.00"]));
    expect(new Set(formats.map((f) => f[1]))).toEqual(new Set(["#,##0.00????"]));
  });

  test("the working paper says what was looked at, what was found, what was not, and has room for names", () => {
    const paper = sheetOf(plan, "底稿 2026 云溪县档案馆");
    const text = values(paper)
      .map((row) => row.filter((v) => v !== null).join(" "))
      .join("\n");
    for (const word of [
      "检查方法",
      "检查范围",
      "部门预算支出总表",
      "发现的问题",
      "没有核对的事项及原因",
      "编制：",
      "复核：",
    ])
      expect(text).toContain(word);
    expect(text).toMatch(/程序核对：发现 1 处错误/);
    expect(paper.page).toMatchObject({ orientation: "portrait", pagesWide: 1, printedColumns: null });
    expect(paper.heights.length).toBeGreaterThan(0);
  });

  test("a finding leads to the cell of its suggestion", () => {
    expect(plan.findingTargets).toEqual([[{ sheet: "支出总表", row: 7, column: 4 }]]);
    const findings = values(sheetOf(plan, "问题"));
    expect(findings[3]).toContain("原表 41.00，疑为 40.00（可消除 1 处不符）");
  });

  const column = (label: (typeof CHECK_HEADERS)[number]): number => CHECK_HEADERS.indexOf(label);

  test("a check has both sides, the difference, the tolerance, the verdict and the way to its cell; what fails comes first", () => {
    const cells = sheetOf(plan, "核对").blocks[0]!.cells;
    const at = (label: (typeof CHECK_HEADERS)[number]) => cells[3]![column(label)]!;
    expect(at("核对内容").value).toBe("支出总表“档案馆（2012604）”的合计：支出合计分项");
    const keys = "'支出总表'!$Q:$Q,1000005";
    expect(at("左值")).toMatchObject({
      value: 40,
      formula: `=IF($B$2=0,'支出总表'!$C$8,SUMIF(${keys},'支出总表'!$C:$C))`,
    });
    expect(at("右值")).toMatchObject({
      value: 41,
      formula:
        "=IF($B$2=0,ROUND(SUM('支出总表'!$D$8,'支出总表'!$E$8),6)," +
        `ROUND((SUMIF(${keys},'支出总表'!$D:$D)+SUMIF(${keys},'支出总表'!$E:$E)),6))`,
    });
    expect(at("差额")).toMatchObject({ value: -1, formula: "=ROUND(C4-D4,6)" });
    expect(at("允许误差").value).toBe(0.015);
    expect(at("结果")).toMatchObject({
      value: "不符 -1.00",
      formula: '=IF(ISERROR(E4),"无法核对",BUDGET.CHECK(C4,D4,F4))',
    });
    expect(at("位置").value).toBe("支出总表!C8");
    expect(at("位置").formula).toMatch(/^=HYPERLINK\("#'支出总表'!"&ADDRESS\(/);
    expect(cells.slice(3).every((row) => row[column("位置")]!.formula)).toBe(true);
    expect(cells[4]![column("结果")]!.value).toBe("通过");
    const code = cells.find((row) => row[column("科目编码")]?.value === "2012601")!;
    expect(code[column("标准名称")]).toMatchObject({ value: "行政运行" });
    expect(code[column("标准名称")]!.formula).toMatch(/^=FUNC\.NAME\(I\d+,2026\)$/);
    expect(code[column("结果")]!.value).toBe("名称相符");
  });

  test.each([
    ["三十一、行政运行", "名称相符"],
    ["运行", "名称不符"],
    ["其他行政运行", "名称不符"],
  ])("the name %s beside its code is called %s", (printed, result) => {
    const item = fixtureImport();
    const standard = item.disclosure.standard.map((t) => ({
      ...t,
      rows: t.rows.map((r) =>
        r.code === "2012601"
          ? { ...r, item: printed, values: { ...r.values, item: { ...r.values.item!, text: printed } } }
          : r,
      ),
    }));
    const named = planWorkbook([{ ...item, disclosure: { ...item.disclosure, standard } }], fixtureOptions());
    const { cells } = sheetOf(named, "核对").blocks[0]!;
    const code = cells.find((row) => row[CHECK_HEADERS.indexOf("科目编码")]?.value === "2012601")!;
    expect(code[CHECK_HEADERS.indexOf("表内名称")]!.value).toBe(printed);
    expect(code[CHECK_HEADERS.indexOf("结果")]!.value).toBe(result);
    expect(code[CHECK_HEADERS.indexOf("结果")]!.formula).toContain('"、"');
  });

  test("whose the checks are stands behind, and they are a table with filters", () => {
    const sheet = sheetOf(plan, "核对");
    expect(CHECK_HEADERS.slice(0, 3)).toEqual(["规则", "核对内容", "左值"]);
    expect(sheet.page.printedColumns).toBe(column("项数"));
    expect(sheet.tables).toHaveLength(1);
    expect(sheet.tables[0]).toMatchObject({ name: "核对", exists: false, range: { row: 2, column: 0 } });
    const ids = sheet.blocks[0]!.cells.slice(3).map((row) => row[column("核对标识")]!.value);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("what fails is listed by formulas, and a finding asks its own checks whether they still do", () => {
    const open = values(sheetOf(plan, "未通过"));
    expect(open[2]!.slice(0, 3)).toEqual(["序号", "规则", "核对内容"]);
    expect(open[3]![9]).toBe("=IFERROR(SMALL('核对'!$T$1:$T$12,1),\"\")");
    const cells = sheetOf(plan, "未通过").blocks[0]!.cells;
    expect(cells[3]!.map((c) => c?.value).slice(0, 3)).toEqual([
      1,
      "W03",
      "支出总表“档案馆（2012604）”的合计：支出合计分项",
    ]);
    expect(cells[4]!.map((c) => c?.value)).toEqual(Array(10).fill(""));
  });

  test("rows that stand as written are named by their cells, sorted ones by their numbers", () => {
    const order = sheetOf(plan, "核对").blocks[0]!.cells[1]![1]!;
    expect(order.value).toBe(0);
    expect(order.formula).toContain(
      "SUMPRODUCT(ISNUMBER('支出总表'!Q4:Q7)*ISNUMBER('支出总表'!Q5:Q8)*('支出总表'!Q5:Q8<'支出总表'!Q4:Q7))",
    );
  });

  test("without the add-in no formula names its functions", () => {
    const native = planWorkbook([fixtureImport()], fixtureOptions({ mode: "native" }));
    const formulas = native.sheets.flatMap((s) =>
      s.blocks.flatMap((b) => b.cells.flat().flatMap((c) => c?.formula ?? [])),
    );
    expect(formulas.length).toBeGreaterThan(5);
    expect(formulas.filter((f) => /BUDGET\.|FUNC\.|LET\(/.test(f))).toEqual([]);
  });

  test("the overview lists found, empty and missing statements and all five outcomes", () => {
    const rows = values(sheetOf(plan, "概览"));
    const outcomes = ["不符", "舍入", "通过", "无法核对", "不适用"].map((label) => rows[3]![rows[2]!.indexOf(label)]);
    expect(outcomes).toEqual([1, 0, 4, 3, 2]);
    const states = rows.slice(8).map((r) => [r[5], r[8]]);
    expect(states).toContainEqual(["支出总表", "有数据"]);
    expect(states).toContainEqual(["政府性基金预算支出表", "空表"]);
    expect(states).toContainEqual(["收入总表", "缺失"]);
  });

  test("the sheet as published keeps titles, unit line, header and every printed figure", () => {
    const rows = values(sheetOf(plan, "原表 2026 云溪县档案馆")).map((r) => r.filter((v) => v !== null));
    expect(rows).toContainEqual(["部门预算支出总表"]);
    expect(rows).toContainEqual(["136 云溪县档案馆　　年度：2026　　单位：万元"]);
    expect(rows).toContainEqual(["5", "2012604", "档案馆", 40, 41]);
    expect(rows).toContainEqual(["注：本表为空。"]);
  });

  test("each table as published begins a page, its cells framed", () => {
    const sheet = sheetOf(plan, "原表 2026 云溪县档案馆");
    const rows = values(sheet);
    const titles = rows.flatMap((row, at) => (/支出(?:总)?表/.test(String(row[0] ?? "")) ? [at] : []));
    expect(titles.length).toBeGreaterThan(1);
    expect(sheet.page.breaks).toEqual(titles.slice(1));
    const cells = sheet.blocks[0]!.cells;
    expect(cells.find((row) => row[1]?.value === "2012604")!.map((c) => c!.style)).toContain("framed");
  });
});

/** The built-in sample, read and checked. */
async function sampleImport(): Promise<PlanImport> {
  const bytes = new Uint8Array(readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url)));
  const document = await readDocument({ name: "yunxi-2026.txt", bytes });
  const disclosure = recognise([document]);
  const source = { file: document.file, sha256: document.sha256, kind: document.kind, pages: document.pages };
  return { disclosure, report: check(disclosure), source };
}

test("the overview, the outcomes of the rules and the live checks agree to the number", async () => {
  const plan = planWorkbook([await sampleImport()], fixtureOptions());
  const overview = values(sheetOf(plan, "概览"));
  const facts = Object.fromEntries(overview[2]!.map((label, i) => [label, overview[3]![i]]));
  const rules = values(sheetOf(plan, "规则结果"));
  const sum = (label: string): number =>
    rules.slice(3).reduce((n, row) => n + Number(row[rules[2]!.indexOf(label)]), 0);
  for (const label of ["通过", "舍入", "不符", "不适用", "无法核对", "实时公式"]) expect(sum(label)).toBe(facts[label]);
  const checks = sheetOf(plan, "核对").blocks[0]!.cells.slice(3);
  const held = checks.reduce((n, row) => n + Number(row[CHECK_HEADERS.indexOf("项数")]!.value ?? 0), 0);
  expect(held).toBeGreaterThan(50);
  expect(held).toBe(facts["实时公式"]);
  expect(facts["结论"]).toMatch(/^没有发现/);
  // What stands in no formula is counted and has its reason; it is the smaller part.
  const evaluated = sum("通过") + sum("舍入") + sum("不符");
  expect(sum("实时公式") + sum("无实时公式")).toBe(evaluated);
  expect(sum("实时公式")).toBeGreaterThan(evaluated * 0.6);
  for (const row of rules.slice(3))
    expect(Number(row[rules[2]!.indexOf("无实时公式")]) > 0).toBe(
      row[rules[2]!.indexOf("没有实时公式的原因")] !== null,
    );
  // What could not be evaluated is listed with its reason.
  const open = rules.slice(3).filter((row) => Number(row[rules[2]!.indexOf("无法核对")]) > 0);
  expect(open.length).toBeGreaterThan(0);
  for (const row of open) expect(row[rules[2]!.indexOf("不适用、无法核对的原因")]).toBeTruthy();
});

test("what disagrees and is told as a note only is not said to agree", () => {
  const item = fixtureImport();
  const findings = item.report.findings.map((f) => ({ ...f, severity: "info" as const }));
  const plan = planWorkbook([{ ...item, report: { ...item.report, findings } }], fixtureOptions());
  const overview = values(sheetOf(plan, "概览"));
  const facts = Object.fromEntries(overview[2]!.map((label, i) => [label, overview[3]![i]]));
  expect(facts["不符"]).toBeGreaterThan(0);
  expect(facts["结论"]).toMatch(new RegExp(`^没有发现错误，${String(facts["不符"])} 项不符只作提示`));
  const paper = plan.sheets.find((s) => s.role === "paper")!;
  expect(values(paper).flat().join()).not.toContain("没有发现不符");
});

/** A workbook that an earlier version of the program wrote. */
function older(plan: WorkbookPlan): ExistingWorkbook {
  const workbook = written(plan);
  const sheets = workbook.sheets.map((s) => ({ ...s, layout: null }));
  return withChecks({ ...workbook, sheets }, () => values(sheetOf(plan, "核对")));
}

describe("importing again", () => {
  const first = planWorkbook([fixtureImport(), fixtureImport({ year: "2025" })], fixtureOptions());

  test("the same disclosure replaces its rows where they stand", () => {
    const again = planWorkbook([fixtureImport()], fixtureOptions({ existing: written(first) }));
    const sheet = sheetOf(again, "支出总表");
    expect(sheet.mode).toBe("update");
    expect(sheet.rowEdits).toEqual([]);
    expect(sheet.tables[0]).toMatchObject({ exists: true, range: { rows: 11 } });
    expect(sheet.blocks).toHaveLength(1);
    expect(sheet.blocks[0]).toMatchObject({ row: 3, column: 0 });
    expect(again.sheets.map((s) => s.name).sort()).toEqual(
      [
        "原表 2026 云溪县档案馆",
        "底稿 2026 云溪县档案馆",
        "叙述数字",
        "支出总表",
        "核对",
        "概览",
        "规则结果",
        "问题",
        "未通过",
      ].sort(),
    );
  });

  test("fewer or more rows take rows out or put rows in, and the other disclosure's checks follow", () => {
    const shorter = fixtureImport();
    const table = shorter.disclosure.standard[0]!;
    const cut = {
      ...shorter,
      disclosure: { ...shorter.disclosure, standard: [{ ...table, rows: table.rows.slice(0, 3) }] },
    };
    const again = planWorkbook([cut], fixtureOptions({ existing: written(first) }));
    expect(sheetOf(again, "支出总表").rowEdits).toEqual([{ at: 6, count: -2 }]);
    expect(sheetOf(again, "支出总表").tables[0]!.range.rows).toBe(9);
    const checks = sheetOf(again, "核对");
    expect(checks.mode).toBe("update");
    const year = CHECK_HEADERS.indexOf("年度");
    const years = checks.blocks.flatMap((b) => b.cells.map((r) => r[year]?.value)).filter((value) => value);
    expect(new Set(years)).toEqual(new Set(["2026"]));
    const old = planWorkbook([cut], fixtureOptions({ existing: older(first) }));
    const kept = sheetOf(old, "核对").blocks[0]!.cells.filter(
      (r) => r[year]?.value === "2025" && r[0]?.value === "W03",
    );
    expect(kept).toHaveLength(5);
    expect(kept[0]![CHECK_HEADERS.indexOf("右值")]!.formula).toContain("SUM('支出总表'!$E$11,'支出总表'!$F$11)");
  });

  test("formulas of other disclosures that Excel gives back without quotes come to the same", () => {
    const other = [fixtureImport({ unitName: "云溪县图书馆" })];
    const quoted = older(first);
    // As Excel does: names that need no quotes lose them, words in a formula stay.
    const asExcel = (formula: string): string =>
      formula.replace(/("(?:[^"]|"")*")|'(\p{L}+)'!/gu, (_all, words?: string, sheet?: string) => words ?? `${sheet}!`);
    const bare = {
      ...quoted,
      sheets: quoted.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells?.map((row) => row.map((v) => (typeof v === "string" ? asExcel(v) : v))) ?? null,
      })),
    };
    expect(JSON.stringify(bare)).not.toBe(JSON.stringify(quoted));
    expect(planWorkbook(other, fixtureOptions({ existing: bare }))).toEqual(
      planWorkbook(other, fixtureOptions({ existing: quoted })),
    );
  });

  test("another unit's disclosure comes after the last row", () => {
    const other = planWorkbook(
      [fixtureImport({ unitName: "云溪县图书馆" })],
      fixtureOptions({ existing: written(first) }),
    );
    const sheet = sheetOf(other, "支出总表");
    expect(sheet.rowEdits).toEqual([{ at: 13, count: 5 }]);
    expect(sheet.tables[0]!.range.rows).toBe(16);
  });

  test("columns that the user added stay, in replaced rows too", () => {
    const workbook = written(first);
    const tables = workbook.tables.map((t) =>
      t.name === "支出总表" ? { ...t, header: [...t.header, "我的列"], rows: t.rows.map((r) => [...r, "x"]) } : t,
    );
    const again = planWorkbook([fixtureImport()], fixtureOptions({ existing: { ...workbook, tables } }));
    expect(sheetOf(again, "支出总表").blocks[0]!.cells[0]!.at(-1)).toBeNull();
  });

  test("into sheets of the old order, of two units and both kinds: links, checks and corrections lead to the amounts", () => {
    const items = [
      fixtureImport({ unitName: "云溪县图书馆" }),
      fixtureImport({ kind: "final", year: "2025" }),
      fixtureImport(),
    ];
    const before = planWorkbook(items.slice(0, 2), fixtureOptions());
    const workbook = written(before);
    const keys = ["年度", "公开单位", "层级", "版本", "单位编码", "单位名称", "行次"];
    const tables = workbook.tables.map((t) => {
      const order = [...keys.filter((k) => t.header.includes(k)), ...t.header.filter((h) => !keys.includes(h))];
      const at = order.map((h) => t.header.indexOf(h));
      return { ...t, header: order, rows: t.rows.map((r) => at.map((i) => r[i]!)) };
    });
    const existing = withChecks({ ...workbook, tables }, () => values(sheetOf(before, "核对")));
    const again = planWorkbook(items, fixtureOptions({ existing }));
    const valueAt = ({ sheet, row, column }: { sheet: string; row: number; column: number }): CellValue => {
      const plan = sheetOf(again, sheet);
      for (const block of [...plan.blocks].reverse()) {
        const cell = block.cells[row - block.row]?.[column - block.column];
        if (cell) return cell.value;
      }
      return null;
    };
    items.forEach((_, i) => {
      expect(again.findingTargets[i]!.map((t) => valueAt(t!))).toEqual([41]);
      expect(again.corrections[i]!.flat().map((c) => valueAt(c.target))).toEqual([41]);
    });
    const rows = sheetOf(again, "核对").blocks[0]!.cells.filter((r) => r[0]?.value === "W03");
    expect(rows).toHaveLength(15);
    const totals = rows.map((r) => {
      const [, sheet, letters, row] = /=0,'([^']+)'!\$([A-Z]+)\$(\d+),SUMIF/.exec(
        r[CHECK_HEADERS.indexOf("左值")]!.formula!,
      )!;
      return valueAt({ sheet: sheet!, row: Number(row) - 1, column: letters!.charCodeAt(0) - 65 });
    });
    expect(totals.sort()).toEqual([120.5, 40, 80.5].flatMap((v) => Array<number>(v === 120.5 ? 9 : 3).fill(v)));
  });

  test("what the user decided about a finding is kept when the finding comes again", () => {
    const workbook = written(first);
    const tables = workbook.tables.map((t) => {
      const at = t.header.indexOf("处理");
      return t.name === "问题"
        ? { ...t, rows: t.rows.map((r, i) => (i === 0 ? r.map((v, c) => (c === at ? "已确认" : v)) : r)) }
        : t;
    });
    const again = planWorkbook([fixtureImport()], fixtureOptions({ existing: { ...workbook, tables } }));
    expect(sheetOf(again, "问题").blocks[0]!.cells[0]!.map((c) => c?.value)).toContain("已确认");
  });

  test("another version takes over what was decided about the same finding, and says of which it was", () => {
    const workbook = written(first);
    const decided = (words: Readonly<Record<string, string>>) =>
      workbook.tables.map((t) =>
        t.name === "问题" ? { ...t, rows: t.rows.map((r) => r.map((v, c) => words[t.header[c]!] ?? v)) } : t,
      );
    const rowOf = (words: Readonly<Record<string, string>>, version: string): Record<string, CellValue> => {
      const existing = { ...workbook, tables: decided(words) };
      const again = planWorkbook([{ ...fixtureImport(), version }], fixtureOptions({ existing }));
      const header = existing.tables.find((t) => t.name === "问题")!.header;
      const cells = sheetOf(again, "问题").blocks.flatMap((b) => b.cells);
      const row = cells.find((r) => r[header.indexOf("版本")]?.value === version)!;
      return Object.fromEntries(
        ["处理", "备注", "处理人", "处理时间"].map((label) => [label, row[header.indexOf(label)]?.value ?? null]),
      );
    };
    const said = { 处理: "不处理", 备注: "按批复列示", 处理人: "李四", 处理时间: "2026-03-01" };
    expect(rowOf(said, "修订")).toEqual({ ...said, 备注: "沿用“公开”的处理：按批复列示" });
    // A correction is not handed on: what is found again was not corrected there.
    expect(rowOf({ ...said, 处理: "已更正", 备注: "" }, "修订")).toMatchObject({ 处理: null, 备注: null });
    expect(rowOf({ 处理: "待处理" }, "修订")).toMatchObject({ 处理: null, 备注: null });
  });

  test("into a table that stands sorted: its checks find their rows by number alone, those that stay too", () => {
    const workbook = written(first);
    const tables = workbook.tables.map((t) => (t.name === "支出总表" ? { ...t, rows: [...t.rows].reverse() } : t));
    const existing = withChecks({ ...workbook, tables }, () => values(sheetOf(first, "核对")));
    const again = planWorkbook([fixtureImport()], fixtureOptions({ existing }));
    const left = sheetOf(again, "核对")
      .blocks[0]!.cells.filter((r) => r[0]?.value === "W03")
      .map((r) => r[CHECK_HEADERS.indexOf("左值")]!.formula!);
    expect(left).toHaveLength(10);
    for (const formula of left) expect(formula).toMatch(/^=SUMIF\('支出总表'!\$Q:\$Q,\d+,'支出总表'!\$D:\$D\)$/);
    const keys = (p: WorkbookPlan): unknown[] => sheetOf(p, "支出总表").blocks[0]!.cells.map((row) => row[16]?.value);
    expect(keys(again)).toEqual([1000001, 1000002, 1000003, 1000004, 1000005]);
  });

  test("checks of a workbook made before rows had numbers stay, without their old conditions", () => {
    const workbook = written(first);
    const header = ["年度", "公开单位", "层级", "类型", "版本", "规则", "核对内容", "结果", "允许误差", "位置"];
    const old = `=IF(AND($H$2=0,'支出总表'!O13=5),BUDGET.CHECK('支出总表'!C13,'支出总表'!D13:E13,0.01),"行序已变")`;
    const row = ["2025", "云溪县档案馆", "部门", "预算", "公开", "W03", "支出合计分项", old, 0.01, "支出总表!C13"];
    const sheets = workbook.sheets.map((s) => (s.role === "checks" ? { ...s, cells: [[], [], header, row] } : s));
    const again = planWorkbook([fixtureImport()], fixtureOptions({ existing: { ...workbook, sheets } }));
    const cells = sheetOf(again, "核对").blocks[0]!.cells[3]!;
    expect(cells[CHECK_HEADERS.indexOf("结果")]!.formula).toBe(
      "=BUDGET.CHECK('支出总表'!$C$13,'支出总表'!$D$13:$E$13,0.01)",
    );
    expect(cells[CHECK_HEADERS.indexOf("年度")]!.value).toBe("2025");
  });

  test("a sheet and a table of the user's own with our names are left alone", () => {
    const existing: ExistingWorkbook = {
      sheets: [{ name: "支出总表", role: null, disclosure: null, cells: null }],
      tables: [{ name: "支出总表", sheet: "支出总表", row: 0, column: 0, header: ["甲"], rows: [[1]] }],
    };
    const plan = planWorkbook([fixtureImport()], fixtureOptions({ existing }));
    const sheet = sheetOf(plan, "支出总表 (2)");
    expect(sheet.mode).toBe("create");
    expect(sheet.tables[0]!.name).toBe("支出总表_2");
    expect(plan.beside).toEqual([{ theirs: "支出总表", ours: "支出总表 (2)" }]);
    expect(planWorkbook([fixtureImport()], fixtureOptions()).beside).toEqual([]);
  });

  test("two disclosures of one identity in one import both stay", () => {
    const plan = planWorkbook([fixtureImport(), fixtureImport()], fixtureOptions());
    expect(
      new Set(
        values(sheetOf(plan, "支出总表"))
          .slice(3)
          .map((r) => r[values(sheetOf(plan, "支出总表"))[2]!.indexOf("版本")]),
      ),
    ).toEqual(new Set(["公开", "公开 (2)"]));
  });
});

test("row edits move what stands below them", () => {
  expect(movedRow(5, [{ at: 3, count: 2 }])).toBe(7);
  expect(movedRow(5, [{ at: 3, count: -1 }])).toBe(4);
  expect(movedRow(2, [{ at: 3, count: 2 }])).toBe(2);
});
