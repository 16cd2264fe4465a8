import { describe, expect, test } from "vitest";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import {
  builtInTemplates,
  checkWorkbook,
  fillImports,
  planImports,
  workbookDocuments,
} from "../../../../src/application";
import { BUDGET } from "../../../../src/checking/catalogue/documents/budget";
import { edit, type ExampleDocument } from "../../../../src/checking/catalogue/documents/builder";
import { writeXlsx } from "../../../../src/hosts/xlsx";
import {
  checkTemplate,
  parseText,
  planFill,
  reportMark,
  World,
  type Template,
  type TemplateDocument,
} from "../../../../src/reporting";
import {
  CHART_STYLE,
  EMPTY_WORKBOOK,
  rectA1,
  REPORT_PROPERTY,
  type ExistingWorkbook,
  type SheetPlan,
} from "../../../../src/workbook";
import { errorSentence, type Language } from "../../../../src/words";
import { MemoryWorkbook } from "../../../support/memory-workbook";
import { importedExample } from "../../../support/imported-example";

function documentsOf(...docs: readonly ExampleDocument[]): TemplateDocument[] {
  const workbook = new MemoryWorkbook();
  workbook.write(
    planImports(
      docs.map((d, i) => importedExample(d, `f${i}`)),
      { mode: "native" },
    ),
  );
  const contents = workbook.contents();
  return workbookDocuments(checkWorkbook(contents, { userRules: [] }), contents.workbook.tables);
}

const templateOf = (...rows: readonly (readonly string[])[]): Template => ({
  name: "报表",
  cells: rows.map((row) => row.map((value) => ({ value }))),
  widths: [],
  heights: [],
  merges: [],
});

function fill(
  documents: readonly TemplateDocument[],
  template: Template,
  { language = "zh", existing = EMPTY_WORKBOOK }: { language?: Language; existing?: ExistingWorkbook } = {},
) {
  const world = new World(documents, documents, { unit: "万元", language, today: "2026-01-02" });
  const { plan } = planFill(existing, world, { template, source: "t", layout: "sheets" });
  const sheet = plan.sheets[0]!;
  return { plan, sheet, values: sheet.blocks[0]!.cells.map((row) => row.map((c) => c?.value ?? null)) };
}

const HEAD = ["编码", "名称", "金额", "基本", "项目"];
const ROW = [
  "{{每个 科目 于 支出总表 级次 类}}{{本行.编码}}",
  "{{本行.名称}}",
  "{{本行.合计}}",
  "{{本行.基本支出}}",
  "{{本行.项目支出}}",
];
const CHART = "{{图 条形 金额 按 名称}}{{年度}}年支出";

/** The cells of a reference, as the plan has them. */
function cellsIn(sheet: SheetPlan, rect: { row: number; column: number; rows: number }): unknown[] {
  return Array.from({ length: rect.rows }, (_, i) => sheet.blocks[0]!.cells[rect.row + i]![rect.column]!.value);
}

const ONE = documentsOf(BUDGET);
const OTHER: ExampleDocument = { ...BUDGET, unitName: "示例市示例中心" };
const NEXT: ExampleDocument = { ...edit(BUDGET, ["expenditure", "合计", "total", "600.69"]), year: "2025" };

describe("a chart of a filled template", () => {
  test("shows the repeated rows by reference, says what it shows and in what unit, and has a row to itself", () => {
    const { sheet, values } = fill(ONE, templateOf(HEAD, ROW, [CHART]));
    const [chart] = sheet.charts;
    const rows = values.findIndex((row) => String(row[0]).startsWith("条形图")) - 1;
    expect(rows).toBeGreaterThan(1);
    expect(chart).toMatchObject({
      kind: "bar",
      title: "2024年支出（单位：万元）",
      series: [{ name: "金额", nameCell: { row: 0, column: 2 }, values: { row: 1, column: 2, rows, columns: 1 } }],
      categories: { row: 1, column: 1, rows },
      place: { row: rows + 1, column: 0, rows: 1, columns: 5 },
      fromZero: true,
    });
    expect(chart!.alternative).toBe(
      `条形图：2024年支出。按“名称”列出 ${rows} 项，各项的数见表中“金额”栏，单位：万元。`,
    );
    // Nothing but this sentence stands where it lies, and its row is higher than it, for that to be read.
    expect(values[rows + 1]).toEqual([chart!.alternative, null, null, null, null]);
    expect(sheet.heights.find((h) => h.row === rows + 1)!.points).toBeGreaterThan(chart!.points + 12);
    expect(sheet.merges).toContainEqual(chart!.place);
    expect(cellsIn(sheet, chart!.series[0]!.values).every((v) => typeof v === "number")).toBe(true);
  });

  test("in English where the report is", () => {
    const { sheet } = fill(ONE, templateOf(HEAD, ROW, ["{{图 条形 金额 按 名称}}"]), { language: "en" });
    expect(sheet.charts[0]!.title).toBe("金额 by 名称 (万元)");
    expect(sheet.charts[0]!.alternative).toMatch(/^Bar chart: .* items by “名称”; .* “金额”, in 万元\.$/);
  });

  test("takes the rows below where none are above, and several columns by their heads", () => {
    const { sheet } = fill(ONE, templateOf(["{{图 堆积条形 基本 项目 按 名称}}"], HEAD, ROW));
    expect(sheet.charts[0]).toMatchObject({ kind: "stackedBar", categories: { row: 2 }, labelFormat: null });
    expect(sheet.charts[0]!.series.map((s) => [s.name, s.values.column])).toEqual([
      ["基本", 3],
      ["项目", 4],
    ]);
  });

  test("leaves gaps for what is missing: it reads figures of its own, which follow the table and are no 0", () => {
    // Of two years one has no year before it.
    const years = ["{{每个 年度}}{{年度}}", "", "{{变动(支出总表[合计].合计)}}", "{{支出总表[合计].合计}}", ""];
    const { sheet, values } = fill(
      documentsOf(BUDGET, NEXT),
      templateOf(["年", "", "变动", "合计", ""], years, ["{{图 柱形 变动 合计 按 年}}"]),
    );
    const [chart] = sheet.charts;
    const shown = chart!.series.map((s) => cellsIn(sheet, s.values));
    expect(shown[0]!.filter((v) => v === "#N/A")).toHaveLength(1);
    expect(shown[1]!.every((v) => typeof v === "number")).toBe(true);
    const cell = sheet.blocks[0]!.cells[chart!.series[0]!.values.row]![2]!;
    expect(cell.formula).toBe('=IF(ISNUMBER(C2),C2,IF(C2="",0,NA()))');
    expect(values.flat().join("\n")).toMatch(/没有数的留空，不是 0：C\d/);
    // The file says the same: an error in the cell, no point in the chart.
    const parts = unzipSync(
      writeXlsx(
        fill(
          documentsOf(BUDGET, NEXT),
          templateOf(["年", "", "变动", "合计", ""], years, ["{{图 柱形 变动 合计 按 年}}"]),
        ).plan,
      ),
    );
    expect(strFromU8(parts["xl/charts/chart1.xml"]!)).toMatch(
      /<c:ptCount val="2"\/><c:pt idx="1"><c:v>[\d.]+<\/c:v><\/c:pt><\/c:numCache>/,
    );
    expect(strFromU8(parts["xl/worksheets/sheet1.xml"]!)).toContain(' t="e"><f>IF(ISNUMBER(C2)');
  });

  test.each([
    [["{{图 条形 金额 按 名称}}"], "{{每个 科目 于 支出总表 前1 按 合计}}", "有数的不到两项"],
    [["{{图 饼形 金额 按 名称}}"], "{{每个 科目 于 支出总表 按 合计}}", "饼图只画不多于 6 项"],
    [["{{图 条形 金额 占比 按 名称}}"], "{{每个 科目 于 支出总表 级次 类}}", "不能画在一起"],
  ])("%s is not drawn of %s, and its cell says why", ([chart], marker, why) => {
    const rows = [
      ["名称", "金额", "占比"],
      [`${marker}{{本行.名称}}`, "{{本行.合计}}", "{{占比(本行.合计, 支出总表[合计].合计)}}"],
    ];
    const { sheet, values } = fill(ONE, templateOf(...rows, [chart!]));
    expect(sheet.charts).toEqual([]);
    expect(values.find((row) => String(row[0]).startsWith("〔没有画图"))![0]).toContain(why);
  });

  test("a department gives way to its units, whose figures its own hold; many are cut to the largest, and no sum is made up", () => {
    const units = Array.from({ length: 23 }, (_, i): ExampleDocument => ({
      ...edit(BUDGET, ["expenditure", "合计", "total", String(600 + i)]),
      unitName: `示例市示例${i}中心`,
      level: "unit",
    }));
    const template = templateOf(
      ["单位", "支出"],
      ["{{每个 单位}}{{单位}}", "{{支出总表[合计].合计}}"],
      ["{{图 条形 支出 按 单位}}"],
    );
    // More than an open workbook keeps.
    const drawn = (...docs: readonly ExampleDocument[]) => {
      const imports = docs.map((d, i) => importedExample(d, `f${i}`));
      const options = { layout: "sheets", language: "zh", sheetUnit: "万元", valuesOnly: true } as const;
      const sheet = fillImports(imports, [], [template], options).plan.sheets[0]!;
      return { sheet, values: sheet.blocks[0]!.cells.map((row) => row.map((c) => c?.value ?? null)) };
    };
    const { sheet, values } = drawn({ ...BUDGET, level: "department" }, ...units);
    const [chart] = sheet.charts;
    const names = cellsIn(sheet, chart!.categories);
    expect(names).toHaveLength(20);
    expect(names[0]).toBe("示例市示例22中心");
    expect(names).not.toContain("示例市示例局");
    const said = values.flat().join("\n");
    expect(said).toContain("只画最大的 20 项，其余 3 项没有画，也没有并成一项");
    expect(said).toContain("部门的数包含所属单位");
    const few = drawn({ ...BUDGET, level: "department" }, ...units.slice(0, 2));
    // What stands together is shown where it stands.
    expect(few.sheet.charts[0]!.categories).toEqual({ row: 2, column: 0, rows: 2, columns: 1 });
  });

  test("filled again its charts go, and others come under other names", () => {
    const first = fill(ONE, templateOf(HEAD, ROW, [CHART])).sheet;
    expect(first.charts.map((c) => c.name)).toEqual(["预决算公开图 1"]);
    const existing: ExistingWorkbook = {
      sheets: [
        {
          name: first.name,
          role: "report",
          disclosure: first.properties["budget-disclosure.disclosure"]!,
          cells: null,
          report: first.properties[REPORT_PROPERTY]!,
        },
      ],
      tables: [],
    };
    const again = fill(ONE, templateOf(HEAD, ROW, [CHART]), { existing }).sheet;
    expect(again).toMatchObject({ mode: "update", chartsGone: ["预决算公开图 1"] });
    expect(again.charts.map((c) => c.name)).toEqual(["预决算公开图 2"]);
    expect(reportMark(again.properties[REPORT_PROPERTY])!.charts).toEqual(["预决算公开图 2"]);
    const without = fill(ONE, templateOf(HEAD, ROW), { existing }).sheet;
    expect(without).toMatchObject({ charts: [], chartsGone: ["预决算公开图 1"] });
  });
});

describe("what is written of a chart", () => {
  const fault = (...rows: readonly (readonly string[])[]): string => {
    const [first] = checkTemplate(templateOf(...rows)).faults;
    return first ? errorSentence(first.error, "zh") : "";
  };
  test.each([
    ["{{图 条型 金额 按 名称}}", /没有“条型”这种图，有的是：条形/],
    ["{{图}}", /没有“”这种图/],
    ["{{图 条形 金额}}", /写作 \{\{图 条形 金额 按 科目名称\}\}/],
    ["{{图 饼形 基本 项目 按 名称}}", /饼形只写一栏/],
    ["{{图 条形 金额合计 按 名称}}", /表头里没有“金额合计”，最接近的是：金额/],
    ["{{图 条形 金额 按 科目}}", /表头里没有“科目”/],
    ["{{图 堆积柱形 金额 基本 按 名称}}", /“金额”不能堆积/],
  ])("%s is a mistake that is told with the nearest right name", (chart, said) => {
    expect(fault(HEAD, ROW, [chart])).toMatch(said);
  });

  test("rows that hold totals and parts are not drawn, and a chart needs rows", () => {
    const mixed = ["{{每个 科目 于 支出总表}}{{本行.编码}}", ...ROW.slice(1)];
    expect(fault(HEAD, mixed, [CHART])).toContain("会重复");
    expect(fault(HEAD, [CHART])).toContain("没有可画的行");
    expect(fault(HEAD, [`${ROW[0]!}${CHART}`, ...ROW.slice(1)])).toContain("单独占一行");
    const years = [["{{每列 年度}}"], ["{{年度}}年"], ["{{每个 单位}}{{支出总表[合计].合计}}"]];
    expect(fault(...years.map((r) => ["单位", ...r]), ["{{图 堆积条形 年度年 按 单位}}"])).toContain("不能堆积");
    expect(fault(...years.map((r) => ["单位", ...r]), ["{{图 条形 年度年 按 单位}}"])).toBe("");
    expect(fault(HEAD, ROW, [CHART])).toBe("");
  });

  test("its words are full width or plain, and a word that begins alike is none", () => {
    const [part] = parseText("｛｛图　堆积条形　基本　项目　按　名称｝｝").parts;
    expect(part).toMatchObject({ kind: "chart", chart: { kind: "stackedBar", values: ["基本", "项目"], by: "名称" } });
    expect(parseText("{{图书}}").errors[0]?.code).toBe("template/unknown-word");
  });
});

describe("the built-in templates", () => {
  const documents = documentsOf(BUDGET, NEXT, { ...OTHER, level: "unit" });
  test.each([
    ["composition", "bar", ["金额"]],
    ["year-comparison", "bar", ["2024年", "2025年"]],
    ["three-public", "bar", ["2024年三公合计", "2025年三公合计"]],
  ])("%s has its chart", (id, kind, names) => {
    const { template } = builtInTemplates().find((t) => t.id === id)!;
    const { sheet } = fill(id === "composition" ? ONE : documents, template);
    const charts = sheet.charts;
    if (id === "three-public" && charts.length === 0) {
      expect(
        sheet.blocks[0]!.cells.flat()
          .map((c) => String(c?.value))
          .join(),
      ).toContain("没有画图");
      return;
    }
    expect(charts[0]).toMatchObject({ kind });
    expect(charts[0]!.series.map((s) => s.name)).toEqual(names);
  });
});

describe("a chart in a file", () => {
  const { plan, sheet } = fill(
    ONE,
    templateOf(HEAD, ROW, [CHART], ["{{图 折线 基本 项目 按 名称}}"], ["{{图 饼形 金额 按 名称}}"]),
  );
  const parts = unzipSync(writeXlsx(plan));
  const text = (name: string): string => strFromU8(parts[name]!);

  test("is a part of its own, well-formed, with relations, content type and alternative text", () => {
    expect(sheet.charts).toHaveLength(3);
    for (const name of Object.keys(parts).filter((n) => /charts|drawings/.test(n))) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on("error", (e) => {
        throw new Error(`${name}: ${e.message}`);
      });
      parser.write(text(name)).close();
    }
    for (let i = 1; i <= 3; i++) expect(text("[Content_Types].xml")).toContain(`/xl/charts/chart${i}.xml`);
    expect(text("xl/worksheets/sheet1.xml")).toMatch(/<ignoredErrors>.*<\/ignoredErrors><drawing r:id="rId\d+"\/>/);
    const drawing = text("xl/drawings/drawing1.xml");
    for (const { name, alternative } of sheet.charts)
      expect(drawing).toContain(`name="${name}" descr="${alternative}"`);
    const [, targets] = [0, [...text("xl/drawings/_rels/drawing1.xml.rels").matchAll(/Target="\.\.\/([^"]+)"/g)]];
    for (const [, target] of targets) expect(Object.keys(parts)).toContain(`xl/${target}`);
  });

  test("refers to its cells and has their values with it", () => {
    const [chart] = sheet.charts;
    const xml = text("xl/charts/chart1.xml");
    const pinned = rectA1(chart!.series[0]!.values).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
    expect(xml).toContain(`<c:f>'${sheet.name}'!${pinned}</c:f>`);
    const points = [...xml.slice(xml.indexOf("<c:val>")).matchAll(/<c:v>([^<]*)<\/c:v>/g)].map((m) => Number(m[1]));
    expect(points).toEqual(cellsIn(sheet, chart!.series[0]!.values));
    expect(xml).toContain('<c:min val="0"/>');
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
    expect(xml).not.toMatch(/(?:bar|line|pie)3DChart|view3D/);
  });
});

describe("the look of charts", () => {
  const luminance = (color: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (a: string, b: string): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light! + 0.05) / (dark! + 0.05);
  };

  test("stands out from paper, and neighbours from each other without colour", () => {
    CHART_STYLE.colors.forEach((color, i) => {
      expect(contrast(color, "#FFFFFF"), color).toBeGreaterThanOrEqual(3);
      const next = CHART_STYLE.colors[i + 1];
      if (next) expect(contrast(color, next), `${color} ${next}`).toBeGreaterThanOrEqual(1.5);
    });
    for (const { color } of [CHART_STYLE.title, CHART_STYLE.text])
      expect(contrast(color, "#FFFFFF")).toBeGreaterThan(7);
  });
});
