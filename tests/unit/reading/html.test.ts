import { describe, expect, it } from "vitest";
import { readHtml } from "../../../src/reading";
import { grids, read, rowsOf, spanOf, texts } from "./fixtures";

describe("HTML", () => {
  it("keeps tables of data and dissolves those of layout", async () => {
    const document =
      await readHtml(`<title>x</title><script>1</script><table><tr><td>导航</td></tr><tr><td><p>收支总表</p>
      <table><thead><tr><th colspan=2>收入<th rowspan=2>序号</thead><tr><td>项目<td>预算数<tr><td>拨&nbsp;款<td>448.03<td>1</table><p>注：无</p></td></tr></table>`);
    expect(texts(document)).toEqual(["导航", "收支总表", "注：无"]);
    const grid = grids(document)[0]!;
    expect(spanOf(grid, "收入")).toEqual([0, 0, 1, 2]);
    expect(spanOf(grid, "序号")).toEqual([0, 2, 2, 1]);
    expect(rowsOf(grid)[2]).toEqual(["拨 款", "448.03", "1"]);
    expect(grid.headerRows).toBe(1);
  });

  it("reads GBK bytes whatever the label says", async () => {
    const gbk = Uint8Array.from([
      ...new TextEncoder().encode('<html><meta charset="gb2312"><p>'),
      0xd4,
      0xa4,
      0xcb,
      0xe3,
    ]);
    const document = await read(gbk);
    expect(document.kind).toBe("html");
    expect(texts(document)).toEqual(["预算"]);
  });

  it("keeps what Word puts on the clipboard", async () => {
    const clipboard = `<html xmlns:o="urn:o"><body><!--StartFragment--><table><tr><td><p class=MsoNormal>合<br>计<o:p></o:p></p></td><td style='mso-hide:all'>x</td><td><span>1,250.00</span></td></tr>
      <tr><td>甲</td><td></td><td>2</td></tr></table><!--EndFragment--></body></html>`;
    expect(rowsOf(grids(await readHtml(clipboard))[0])[0]!.filter((t) => t !== "")).toEqual(["合\n计", "1,250.00"]);
  });

  it("lays out the placed texts of a PDF converter", async () => {
    const rows = [
      ["项目", "预算数", "决算数"],
      ["人员经费", "448.03", "400.00"],
      ["公用经费", "1,250.00", "1,199.50"],
      ["项目支出", "30.00", "12.10"],
    ];
    const placed = rows
      .map((cells, r) =>
        cells
          .map(
            (text, c) =>
              `<p style="position:absolute;top:${100 + 30 * r}px;left:${[50, 250, 400][c]}px" class="ft0">${text}</p>`,
          )
          .join(""),
      )
      .join("");
    const document = await readHtml(
      `<style>.ft0{font-size:14px}</style><div style="position:relative"><p style="position:absolute;top:40px;left:200px" class="ft0">收支总表</p>${placed}</div>`,
    );
    expect(texts(document)).toEqual(["收支总表"]);
    expect(rowsOf(grids(document)[0])).toEqual(rows);
    expect(document.pages).toBe(1);
  });

  it("cuts giant spans and refuses giant pages", async () => {
    const grid = grids(await readHtml("<table><tr><td rowspan=65534>甲<td>乙<tr><td>丙</table>"))[0]!;
    expect(spanOf(grid, "甲")).toEqual([0, 0, 2, 1]);
    await expect(readHtml("<div>".repeat(100_000))).rejects.toMatchObject({ code: "too-large" });
    await expect(readHtml("<b>".repeat(900_000))).rejects.toMatchObject({ code: "too-large" });
  });
});
