import { describe, expect, test } from "vitest";
import { checkWorkbook, planImports, workbookDocuments } from "../../../../src/application";
import { builtInTemplates } from "../../../../src/application";
import { BUDGET } from "../../../../src/checking/catalogue/documents/budget";
import { edit, table, type ExampleDocument } from "../../../../src/checking/catalogue/documents/builder";
import { sentence } from "../../../../src/words";
import { planFill, World, type Template, type TemplateDocument } from "../../../../src/reporting";
import { EMPTY_WORKBOOK, type PlanCell } from "../../../../src/workbook";
import { MemoryWorkbook } from "../../../support/memory-workbook";
import { importedExample } from "../../../support/imported-example";

/** The documents as an open workbook holds them. */
function workbookOf(...docs: readonly ExampleDocument[]): { workbook: MemoryWorkbook; documents: TemplateDocument[] } {
  const workbook = new MemoryWorkbook();
  workbook.write(
    planImports(
      docs.map((d, i) => importedExample(d, `f${i}`)),
      { mode: "native" },
    ),
  );
  return { workbook, documents: documentsOf(workbook) };
}

function documentsOf(workbook: MemoryWorkbook): TemplateDocument[] {
  const contents = workbook.contents();
  return workbookDocuments(checkWorkbook(contents, { userRules: [] }), contents.workbook.tables);
}

const OPTIONS = { unit: "万元", language: "zh", today: "2026-01-02" } as const;
const templateOf = (...rows: readonly (readonly (string | null)[])[]): Template => ({
  name: "报表",
  cells: rows.map((row) =>
    row.map((value) => (value === null ? null : value.startsWith("=") ? { value: null, formula: value } : { value })),
  ),
  widths: [],
  heights: [],
  merges: [],
});

function filled(documents: readonly TemplateDocument[], template: Template, chosen = documents) {
  const world = new World(documents, chosen, OPTIONS);
  const made = planFill(EMPTY_WORKBOOK, world, { template, source: "t", layout: "sheets" });
  const [sheet] = made.plan.sheets;
  const cells = sheet!.blocks[0]!.cells as PlanCell[][];
  return { ...made, cells, values: cells.map((row) => row.map((c) => c.value)), fields: made.sheets[0]!.fields };
}

const one = (text: string, docs: readonly ExampleDocument[] = [BUDGET]) => {
  const { documents } = workbookOf(...docs);
  const last = documents.at(-1)!;
  const { cells, fields } = filled(documents, templateOf([text]), [last]);
  const value = fields[0]?.value;
  return {
    cell: cells[0]![0]!,
    reason: value?.kind === "missing" ? sentence(value.reason, "zh") : null,
    value,
  };
};

const NEXT: ExampleDocument = {
  ...edit(BUDGET, ["expenditure", "合计", "total", "600.69"], ["general", "合计", "total", "600.69"]),
  year: "2025",
};

describe("what a field comes to", () => {
  test("a cell of a statement is a formula that finds its row by number and by what it says", () => {
    const { cell } = one("{{支出总表[210].合计}}");
    expect(cell.value).toBe(404.82);
    expect(cell.formula).toMatch(/^=AVERAGEIFS\('支出总表'!\$\w+:\$\w+,/);
    expect(cell.formula).toContain('"210"');
    expect(cell.formula).toContain('"示例市示例局"');
  });

  test("sums, shares and texts are formulas of such", () => {
    expect(one("{{支出总表[合计].基本支出 + 支出总表[合计].项目支出}}").cell).toMatchObject({ value: 505.69 });
    const share = one("{{占比(支出总表[210].合计, 支出总表[合计].合计)}}").cell;
    expect(share.value).toBeCloseTo(404.82 / 505.69, 9);
    expect(share.format).toBe("0.00%");
    const words = one("{{单位}}{{年度}}年支出{{支出总表[合计].合计，2位，带单位}}。").cell;
    expect(words.value).toBe("示例市示例局2024年支出505.69万元。");
    expect(words.formula).toContain("TEXT(AVERAGEIFS(");
  });

  test("units and decimals", () => {
    expect(one("{{支出总表[合计].合计，元}}").cell.value).toBe(5056900);
    expect(one("{{支出总表[合计].合计，元}}").cell.formula).toContain("*10000");
    expect(one("{{支出总表[合计].合计，亿元，4位}}").cell).toMatchObject({ value: 0.050569, format: "#,##0.0000" });
  });

  test("what is printed blank stays blank, and counts as nothing in a sum", () => {
    const blank = one("{{支出总表[2101501].项目支出}}").cell;
    expect(blank.value).toBe("");
    expect(blank.formula).toContain("COUNTIFS");
    expect(one("{{支出总表[2101501].基本支出 + 支出总表[2101501].项目支出}}").cell.value).toBe(251.72);
    expect(one("项目支出{{支出总表[2101501].项目支出}}万元").cell.value).toBe("项目支出〔空白〕万元");
  });

  test.each([
    ["{{支出总表[999].合计}}", "〔无此行〕", "没有“999”这一行"],
    ["{{机构运行经费表[合计].合计}}", "〔没有该表〕", "没有"],
    ["{{支出总表[合计].结转下年}}", "〔没有该栏〕", "没有印出"],
    ["{{变动(支出总表[合计].合计)}}", "〔没有上年数〕", "没有上年公开"],
    ["{{占比(支出总表[合计].合计, 支出总表[2101501].项目支出)}}", "〔基数为空白〕", "基数是空白"],
    ["{{叙述数字[会议费].金额}}", "〔文中没有〕", "没有“会议费”"],
    ["{{支出总表[合计].合计 + 占比(支出总表[210].合计, 支出总表[合计].合计)}}", "〔没有〕", "不能相加减"],
  ])("%s is said to be missing, never 0", (text, mark, reason) => {
    const { cell, reason: told } = one(text);
    expect(cell.value).toBe(mark);
    expect(cell.formula).toBeUndefined();
    expect(told).toContain(reason);
  });

  test("a cell with a mistake says so", () => {
    const { documents } = workbookOf(BUDGET);
    const { values } = filled(documents, templateOf(["{{支出总裱[合计].合计}}", "{{单位}}"]));
    expect(String(values[0]![0])).toContain("写错");
    expect(values[0]![1]).toBe("示例市示例局");
  });
});

describe("the year before", () => {
  test("is the other document of the unit", () => {
    const docs = [BUDGET, NEXT];
    expect(one("{{上年.支出总表[合计].合计}}", docs).cell.value).toBe(505.69);
    expect(one("{{变动(支出总表[合计].合计)}}", docs).cell.value).toBe(95);
    expect(one("{{变动率(支出总表[合计].合计)}}", docs).cell.value).toBeCloseTo(95 / 505.69, 9);
    expect(one("{{增减(支出总表[合计].合计)}}", docs).cell).toMatchObject({ value: "增加" });
    expect(one("{{增减(支出总表[210].合计)}}", docs).cell).toMatchObject({ value: "持平" });
    expect(one("{{上年度}}", docs).cell.value).toBe("2024");
  });

  test("else what the document's own table prints", () => {
    const expenditure = BUDGET.tables.find((t) => t.id === "expenditure")!;
    const at = expenditure.columns.length;
    const printed: ExampleDocument = {
      ...BUDGET,
      tables: BUDGET.tables.map((t) =>
        t === expenditure
          ? {
              ...t,
              columns: [...t.columns, "prior"],
              rows: t.rows.map((row) => {
                const cells: (string | null)[] = Array.from({ length: at }, (_, i) => row[i] ?? null);
                return [...cells, cells[t.columns.indexOf("item")] === "合计" ? "400.00" : null];
              }),
            }
          : t,
      ),
    };
    expect(one("{{变动(支出总表[合计].合计)}}", [printed]).cell.value).toBe(105.69);
    expect(one("{{变动(支出总表[合计].基本支出)}}", [printed]).cell.value).toBe("〔没有上年数〕");
  });

  test("two versions of it are told, and none is taken", () => {
    const { documents } = workbookOf(BUDGET, NEXT);
    const [before, now] = documents as [TemplateDocument, TemplateDocument];
    const other = { ...before, key: "other", identity: { ...before.identity, version: "草案" } };
    const third = { ...before, key: "third", identity: { ...before.identity, version: "修订" } };
    const { values } = filled([other, third, now], templateOf(["{{上年.支出总表[合计].合计}}"]), [now]);
    expect(values[0]![0]).toBe("〔版本不明〕");
  });
});

describe("rows and columns that are repeated", () => {
  test("codes of a level, with a total that grows and a formula of the user's that follows", () => {
    const { documents } = workbookOf(BUDGET);
    const { values, cells } = filled(
      documents,
      templateOf(
        ["科目", "金额", "两倍"],
        ["{{每个 科目 于 支出总表 级次 类}}{{本行.编码}}", "{{本行.合计}}", "=B2*2"],
        ["合计", "{{列合计}}", "=SUM(C2:C2)"],
        ["核对", "=B3-SUM(B2:B2)", null],
      ),
    );
    expect(values.slice(0, 5).map((row) => row.slice(0, 2))).toEqual([
      ["科目", "金额"],
      ["208", 60.63],
      ["210", 404.82],
      ["221", 40.24],
      ["合计", 505.69],
    ]);
    expect(cells.slice(1, 4).map((row) => row[2]!.formula)).toEqual(["=B2*2", "=B3*2", "=B4*2"]);
    expect(cells[4]![1]!.formula).toBe("=SUM(B2:B4)");
    expect(cells[4]![2]!.formula).toBe("=SUM(C2:C4)");
    expect(cells[5]![1]!.formula).toBe("=B5-SUM(B2:B4)");
  });

  test("the largest rows are leaves", () => {
    const { documents } = workbookOf(BUDGET);
    const { values } = filled(
      documents,
      templateOf(["{{每个 行 于 支出总表 前2 按 合计}}{{本行.编码}}", "{{本行.合计}}"]),
    );
    expect(values.slice(0, 2)).toEqual([
      ["2101501", 251.72],
      ["2101502", 101.35],
    ]);
    expect(one("{{前2(支出总表, 合计)}}").cell.value).toBe("行政运行 251.72、一般行政管理事务 101.35");
  });

  test("units below one another, years beside one another", () => {
    const other: ExampleDocument = { ...BUDGET, unitName: "示例市另一局" };
    const { documents } = workbookOf(BUDGET, NEXT, other);
    const { values } = filled(
      documents,
      templateOf(
        [null, "{{每列 年度}}"],
        ["单位", "{{年度}}年"],
        ["{{每个 单位}}{{序号}}. {{单位}}", "{{支出总表[合计].合计}}"],
        ["合计", "{{列合计}}"],
      ),
    );
    expect(values.slice(0, 4)).toEqual([
      ["单位", "2024年", "2025年"],
      ["1. 示例市示例局", 505.69, 600.69],
      ["2. 示例市另一局", 505.69, "〔没有该公开〕"],
      ["合计", 1011.38, "〔不全〕"],
    ]);
  });

  test("a year that the first unit has not has its column, and is told in its head", () => {
    const other: ExampleDocument = { ...NEXT, unitName: "示例市另一局" };
    const { documents } = workbookOf(BUDGET, other);
    const { values } = filled(
      documents,
      templateOf([null, "{{每列 年度}}"], ["单位", "{{年度}}年"], ["{{每个 单位}}{{单位}}", "{{支出总表[合计].合计}}"]),
    );
    expect(values.slice(0, 3)).toEqual([
      ["单位", "2024年", "2025年"],
      ["示例市示例局", 505.69, "〔没有该公开〕"],
      ["示例市另一局", "〔没有该公开〕", 600.69],
    ]);
  });

  test("a code that became another is one row, and changes are those of the matter", () => {
    const recoded = (doc: ExampleDocument, code: string): ExampleDocument => ({
      ...doc,
      tables: doc.tables.map((t) =>
        t.id === "general" ? { ...t, rows: t.rows.map((r) => (r[0] === "2101502" ? [code, ...r.slice(1)] : r)) } : t,
      ),
    });
    // 中医（民族医）药专项 was 2100601 until 2023.
    const { documents } = workbookOf(
      recoded({ ...BUDGET, year: "2023" }, "2100601"),
      recoded(edit(BUDGET, ["general", "2101502", "total", "111.35"]), "2101704"),
    );
    const { values } = filled(
      documents,
      templateOf(
        [null, "{{每列 年度}}", null],
        ["{{每个 科目 于 一般公共预算支出表 级次 项}}{{本行.编码}}", "{{本行.合计}}", "{{变动(本行.合计)}}"],
      ),
    );
    expect(values.find((row) => row[0] === "2101704")).toEqual(["2101704", 101.35, 111.35, 10]);
    expect(values.some((row) => row[0] === "2100601")).toBe(false);
  });

  test("rows that one year has not are said", () => {
    const earlier: ExampleDocument = { ...BUDGET, year: "2023" };
    const { documents } = workbookOf(earlier, {
      ...BUDGET,
      tables: BUDGET.tables.map((t) => (t.id === "general" ? { ...t, rows: t.rows.filter((r) => r[0] !== "221") } : t)),
    });
    const { values } = filled(
      documents,
      templateOf(
        [null, "{{每列 年度}}", null],
        ["{{每个 科目 于 一般公共预算支出表 级次 类}}{{本行.编码}}", "{{本行.合计}}", "{{变动(或零(本行.合计))}}"],
      ),
    );
    expect(values.slice(0, 3)).toEqual([
      ["208", 60.63, 60.63, 0],
      ["210", 404.82, 404.82, 0],
      ["221", 40.24, "〔无此行〕", -40.24],
    ]);
  });

  test("a list with nothing in it says so in its one row", () => {
    const { documents } = workbookOf(BUDGET);
    const { values } = filled(
      documents,
      templateOf(["{{每个 科目 于 政府性基金预算支出表}}{{本行.编码}}", "{{本行.合计}}"]),
    );
    expect(String(values[0]![0])).toMatch(/^〔/);
  });

  test("of two tables of a kind the one that is titled so answers, and the notes say which", () => {
    const rows = (amount: string): string[] => [`|合计|${amount}`, `208|社会保障和就业支出|${amount}`];
    const doc: ExampleDocument = {
      ...BUDGET,
      tables: [
        table("general", "code item total", rows("30.00"), { title: "财政拨款支出表" }),
        table("general", "code item total", rows("20.00"), { title: "一般公共预算支出表" }),
      ],
    };
    const { values } = filled(
      workbookOf(doc).documents,
      templateOf(
        ["{{每个 科目 于 一般公共预算支出表 级次 类}}{{本行.编码}}", "{{本行.合计}}"],
        ["合计", "{{一般公共预算支出表[合计].合计}}"],
      ),
    );
    expect(values.slice(0, 2)).toEqual([
      ["208", 20],
      ["合计", 20],
    ]);
    expect(values.flat().join()).toContain("同类的“财政拨款支出表”没有取");
  });

  test("a code in several rows is listed once with its sum; sums beyond the total are not told", () => {
    const of = (total: string): ReturnType<typeof filled> =>
      filled(
        workbookOf({
          ...BUDGET,
          tables: [
            table("expenditure", "code item total", [
              `|合计|${total}`,
              "2080501|行政单位离退休|4.00",
              "2101101|行政单位医疗|5.00",
              "2080501|行政单位离退休|3.00",
            ]),
          ],
        }).documents,
        templateOf(["{{每个 科目 于 支出总表 前5 按 合计}}{{本行.编码}}", "{{本行.合计}}"], ["", "{{列合计}}"]),
      );
    const { values, cells } = of("12.00");
    expect(values.slice(0, 2)).toEqual([
      ["2080501", 7],
      ["2101101", 5],
    ]);
    expect(cells[0]![1]!.formula).toMatch(/COUNTIFS\(.*\)=2,SUMIFS\(/);
    const doubtful = of("9.00").values;
    expect(doubtful[0]![0]).toBe("〔同码多行，不能相加〕");
    expect(doubtful[1]![1]).toBe("〔没有〕");
  });

  test("a table without rows of the level says so", () => {
    const { values } = filled(
      workbookOf({ ...BUDGET, tables: [table("expenditure", "code item total", ["2080501|甲|4.00"])] }).documents,
      templateOf(["{{每个 科目 于 支出总表 级次 类}}{{本行.编码}}"]),
    );
    expect(values.flat().join()).toContain("支出总表没有类级的行");
  });
});

describe("a filled sheet", () => {
  const template = templateOf(
    ["{{单位}}", null],
    ["{{每个 科目 于 支出总表 级次 类}}{{本行.编码}}", "{{本行.合计}}"],
    ["合计", "{{列合计}}"],
  );

  test("each of the chosen has its own, or they stand below one another", () => {
    const { documents } = workbookOf(BUDGET, { ...BUDGET, unitName: "示例市另一局" });
    const world = new World(documents, documents, OPTIONS);
    const request = { template, source: "t" };
    const apart = planFill(EMPTY_WORKBOOK, world, { ...request, layout: "sheets" });
    expect(apart.plan.sheets.map((s) => s.name)).toEqual(["报表 示例市示例局 2024", "报表 示例市另一局 2024"]);
    const below = planFill(EMPTY_WORKBOOK, world, { ...request, layout: "blocks" });
    const cells = below.plan.sheets[0]!.blocks[0]!.cells.map((row) => row[0]!.value);
    expect(cells).toEqual([
      "示例市示例局",
      "208",
      "210",
      "221",
      "合计",
      null,
      "示例市另一局",
      "208",
      "210",
      "221",
      "合计",
    ]);
    expect(below.plan.sheets[0]!.blocks[0]!.cells[10]![1]!.formula).toBe("=SUM(B8:B10)");
  });

  test("filled again it is written in place, and what the user wrote beside and below moves along", () => {
    const { workbook, documents } = workbookOf(BUDGET);
    const fill = (docs: readonly TemplateDocument[]) => {
      const world = new World(docs, docs, OPTIONS);
      return planFill(workbook.existing(), world, { template, source: "t", layout: "sheets" }).plan;
    };
    const first = fill(documents);
    workbook.write(first);
    const { name } = first.sheets[0]!;
    workbook.set({ sheet: name, row: 4, column: 3 }, "已核");
    workbook.set({ sheet: name, row: 8, column: 0 }, "制表人：");
    // One row of a class less.
    const fewer = documents.map((d) => ({
      ...d,
      disclosure: {
        ...d.disclosure,
        standard: d.disclosure.standard.map((t) =>
          t.id === "expenditure" ? { ...t, rows: t.rows.filter((r) => !r.code?.startsWith("221")) } : t,
        ),
      },
    }));
    const again = fill(fewer);
    expect(again.sheets[0]).toMatchObject({ name, mode: "update" });
    workbook.write(again);
    expect(workbook.get({ sheet: name, row: 3, column: 0 })).toBe("合计");
    expect(workbook.get({ sheet: name, row: 3, column: 3 })).toBe("已核");
    expect(workbook.get({ sheet: name, row: 7, column: 0 })).toBe("制表人：");
    workbook.write(fill(documents));
    expect(workbook.get({ sheet: name, row: 4, column: 0 })).toBe("合计");
    expect(workbook.get({ sheet: name, row: 4, column: 3 })).toBe("已核");
  });

  test("one that becomes wider does not write over what stands beside it", () => {
    const { workbook, documents } = workbookOf(BUDGET, NEXT);
    const wide = templateOf([null, "{{每列 年度}}"], ["{{单位}}", "{{支出总表[合计].合计}}"]);
    const fill = (chosen: readonly TemplateDocument[]) =>
      planFill(
        workbook.existing(),
        new World(documents, chosen, OPTIONS),
        { template: wide, source: "t", layout: "sheets" },
        (at) => workbook.get(at) !== "",
      ).plan;
    workbook.write(fill([documents[0]!]));
    const { name } = fill([documents[0]!]).sheets[0]!;
    workbook.set({ sheet: name, row: 0, column: 2 }, "我的批注");
    expect(() => fill(documents)).toThrow(expect.objectContaining({ code: "template/in-the-way" }));
    workbook.set({ sheet: name, row: 0, column: 2 }, "");
    workbook.write(fill(documents));
    expect(workbook.get({ sheet: name, row: 0, column: 2 })).toBe(600.69);
  });
});

test("every built-in template is without a mistake, and fills for a budget", () => {
  const { documents } = workbookOf(BUDGET, NEXT);
  for (const { name, template } of builtInTemplates()) {
    const { sheets } = filled(documents, template);
    expect(sheets.length, name).toBeGreaterThan(0);
    expect(
      sheets[0]!.fields.some((f) => f.value.kind !== "missing"),
      name,
    ).toBe(true);
  }
});
