import { expect, test } from "vitest";
import { readHtml } from "../../../src/reading";
import { recognise } from "../../../src/recognition";

const ROWS = [
  ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
  ["", "合计", "812.40", "600.20", "212.20"],
  ["213", "农林水支出", "812.40", "600.20", "212.20"],
  ["21303", "水利", "812.40", "600.20", "212.20"],
  ["2130301", "行政运行", "600.20①", "约600.20", ""],
  ["2130313", "水文测报", "#####", "—", "212.20"],
];

test("figures in columns of money that make no amount are said, blanks and dashes are none", async () => {
  const table = ROWS.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`).join("");
  const html = `<h1>示例县水文站2026年单位预算</h1><p>支出总表</p><p>单位：万元</p><table border=1>${table}</table>`;
  const { issues, standard } = recognise([await readHtml(html)]);
  expect(standard.map((t) => t.id)).toEqual(["expenditure"]);
  expect(issues.filter((i) => i.code === "amount-illegible")).toMatchObject([
    { table: "支出总表", values: { count: 3, amounts: "600.20①、约600.20、#####" } },
  ]);
});
