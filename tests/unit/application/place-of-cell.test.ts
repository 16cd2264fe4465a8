import { expect, test } from "vitest";
import { excerptOf, importDisclosures, planImports, WorkbookSession } from "../../../src/application";
import { writeDocx } from "../../../src/hosts/docx";
import { MemoryHost } from "../../support/memory-workbook";

/** 支出总表 of a fictional unit as a Word table: 12.40 stands in four cells, and all cells of the table have one place. */
const ROWS = [
  ["", "合计", "24.80", "12.40", "12.40"],
  ["213", "农林水支出", "24.80", "12.40", "12.40"],
  ["21303", "水利", "24.80", "12.40", "12.40"],
  ["2130301", "行政运行", "12.40", "12.40", ""],
  ["2130313", "水文测报", "12.40", "", "12.40"],
];

const LABELS = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

test("a cell of a Word table is found again by its row, though others print the same", async () => {
  const bytes = await writeDocx({
    title: "示例县水文站2026年部门预算公开",
    language: "zh-CN",
    foot: "",
    blocks: [
      { kind: "paragraph", runs: [{ text: "部门预算支出总表" }] },
      { kind: "paragraph", runs: [{ text: "单位：万元" }] },
      {
        kind: "table",
        header: LABELS,
        rows: ROWS.map((row) => row.map((text) => ({ runs: [{ text }] }))),
      },
    ],
  });
  const [result] = await importDisclosures([{ type: "file", name: "示例县水文站2026.docx", bytes }]);
  if (!result!.ok) throw result!.error;
  const { value } = result!;
  const memory = new MemoryHost();
  memory.workbook.write(planImports([value], { mode: "native" }));
  const session = new WorkbookSession();
  session.check(memory.workbook.contents(), []);

  const sheet = "支出总表";
  const rows = memory.workbook.grid(sheet, false, { row: 0, column: 0, ...memory.workbook.size(sheet) });
  const header = rows.find((row) => row.includes("科目编码"))!;
  let seen = 0;
  rows.forEach((cells, row) => {
    const at = ROWS.findIndex(
      (printed) => printed[0] !== "" && printed[0] === String(cells[header.indexOf("科目编码")]),
    );
    if (at < 0) return;
    for (const label of ["合计", "基本支出", "项目支出"]) {
      const column = header.indexOf(label);
      const printed = ROWS[at]![LABELS.indexOf(label)]!;
      if (printed === "") continue;
      const source = session.sourceOf({ sheet, row, column })!;
      expect(source.printed).toBe(printed);
      const excerpt = excerptOf(value.documents[0]!, source.at!.place, source.at!.printed, source.at!.row);
      if (excerpt?.type !== "grid") throw new Error("no grid");
      const marked = excerpt.rows.find((r) => r.some((c) => c.marked))!;
      expect([marked[0]!.text, marked.findIndex((c) => c.marked)]).toEqual([ROWS[at]![0], LABELS.indexOf(label)]);
      seen++;
    }
  });
  expect(seen).toBe(10);
});
