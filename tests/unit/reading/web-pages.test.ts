import { describe, expect, it, test } from "vitest";
import { readHtml } from "../../../src/reading";
import { FACTS, factsOf, htmlPage, htmlTable, imported, textGrid, TITLE } from "../../support/one-table";
import { grids, rowsOf } from "./fixtures";

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html);
const GRID = textGrid();
/** Rows of boxes; the head has no spans there, so each cell of it is written. */
const BODY = GRID.slice(4);
const HEAD = [
  "序号",
  "科目编码",
  "科目名称",
  "合计",
  "基本支出",
  "项目支出",
  "经营支出",
  "上解上级支出",
  "对附属单位补助支出",
];
const ABOVE = `<p>部门预算支出总表</p><p>905 虚构市植物标本馆 单位：万元</p>`;

describe("tables that are written without a table", () => {
  const boxes = (row: (cells: string[], i: number) => string): string => [HEAD, ...BODY].map(row).join("\n");
  const div = (text: string, attributes = ""): string => `<div ${attributes}>${text}</div>`;

  test.each([
    [
      "CSS tables",
      `<style>.t{display:table}.r{display:table-row}.r>div{display:table-cell}</style><div class=t>${boxes((cells) => `<div class=r>${cells.map((t) => div(t)).join("")}</div>`)}</div>`,
    ],
    [
      "flex rows",
      `<div>${boxes((cells) => `<div style="display: flex">${cells.map((t) => div(t)).join("")}</div>`)}</div>`,
    ],
    [
      "rows of boxes without any CSS",
      `<div>${boxes((cells) => `<div>${cells.map((t) => div(t)).join("")}</div>`)}</div>`,
    ],
    [
      "rows of spans, in two boxes each",
      `<div>${boxes((cells) => `<div class="tr"><div class="inner">${cells.map((t) => `<span class="td">${t}</span>`).join("")}</div></div>`)}</div>`,
    ],
    [
      "a head and a body",
      `<div class="table"><div class="thead"><div class="tr">${HEAD.map((t) => div(t)).join("")}</div></div><div class="tbody">${BODY.map((cells) => `<div class="tr">${cells.map((t) => div(t)).join("")}</div>`).join("")}</div></div>`,
    ],
    [
      "lists of a line each",
      `<div>${boxes((cells) => `<ul style="overflow:hidden">${cells.map((t) => `<li style="float:left">${t}</li>`).join("")}</ul>`)}</div>`,
    ],
    [
      "a grid",
      `<div style="display:grid;grid-template-columns:40px repeat(8, minmax(10px, 1fr))">${boxes((cells) => cells.map((t) => div(t)).join(""))}</div>`,
    ],
    [
      "ARIA roles",
      `<div role=table>${boxes((cells) => `<div role=row>${cells.map((t) => div(t, "role=cell")).join("")}</div>`)}</div>`,
    ],
  ])("%s", async (_name, html) => {
    const page = `<html><body><p>${TITLE}</p>${ABOVE}${html}<p>注：无</p></body></html>`;
    const grid = grids(await readHtml(page))[0]!;
    expect(rowsOf(grid)).toEqual([HEAD, ...BODY]);
    expect(factsOf(await imported(bytes(page)))).toEqual(FACTS);
  });

  it("grids have spans, titles within are lines of their own, terms are rows", async () => {
    const grid = grids(
      await readHtml(
        `<div style="display:grid;grid-template-columns:1fr 1fr 1fr"><div style="grid-column:1 / -1">收支总表</div><div style="grid-row:span 2">项目</div><div style="grid-column:span 2">金额</div><div>甲</div><div>乙</div><div>合计</div><div>1.00</div><div>2.00</div></div>`,
      ),
    )[0]!;
    expect(grid.cells.map((c) => [c.text, c.row, c.column, c.rowSpan, c.columnSpan])).toEqual([
      ["收支总表", 0, 0, 1, 3],
      ["项目", 1, 0, 2, 1],
      ["金额", 1, 1, 1, 2],
      ["甲", 2, 1, 1, 1],
      ["乙", 2, 2, 1, 1],
      ["合计", 3, 0, 1, 1],
      ["1.00", 3, 1, 1, 1],
      ["2.00", 3, 2, 1, 1],
    ]);
    const terms = await readHtml("<dl><dt>收入</dt><dd>1,905.60</dd><dt>支出</dt><dd>1,905.60</dd></dl>");
    expect(rowsOf(grids(terms)[0])).toEqual([
      ["收入", "1,905.60"],
      ["支出", "1,905.60"],
    ]);
  });

  it("are no lists of news, no menus, no columns of text, no rows of unlike lengths", async () => {
    const pages = [
      "<ul><li><span>关于预算公开的通知</span><span>2026-02-10</span></li><li><span>另一则通知</span><span>2026-02-09</span></li></ul>",
      "<div class=nav><div class=row><a>首页</a><a>公开</a></div><div class=row><a>机构</a><a>联系</a></div></div>",
      `<div class=row><div class=col>${"一段文字。".repeat(80)}</div><div class=col>12.00</div></div><div class=row><div class=col>${"一段文字。".repeat(80)}</div><div class=col>13.00</div></div>`,
      "<div><div><b>甲</b><i>1.00</i><i>2.00</i></div><div><b>乙</b><i>1.00</i></div><div><b>丙</b><i>1.00</i><i>2.00</i></div></div>",
      "<dl><dt>甲</dt><dd>说明</dd><dd>又一条</dd><dt>乙</dt><dd>说明</dd></dl>",
      '<div style="display:flex;flex-direction:column"><div>1.00</div><div>2.00</div></div>',
    ];
    for (const page of pages) expect(grids(await readHtml(`<body>${page}</body>`))).toEqual([]);
  });
});

describe("what a page does not show", () => {
  const hidden = (attributes: string, head = ""): string =>
    htmlPage(
      htmlTable((c) => (c.row === 8 && c.column === 3 ? attributes : "")),
      head,
    );
  const without = FACTS.filter((f) => f !== "expenditure 2070205 博物馆 合计 265.2万元");

  test.each([
    "@media print { .x { display: none } }",
    "@media screen and (max-width: 767px) { .x { display: none } }",
    "@media (max-width:48em){.x{display:none}}",
    "@media (orientation: portrait) { .x { display: none } }",
    "@media not screen { .x { display: none } }",
    ".x { color: initial }",
  ])("is not what another medium hides: %s", async (css) => {
    const html = hidden("class=x", `<style>td { color: #fff } ${css} td { color: inherit }</style>`);
    const document = await readHtml(html);
    expect(document.issues).toEqual([]);
    expect(factsOf(await imported(bytes(html)))).toEqual(FACTS);
  });

  test("figures above the line are marks of notes and no digits", async () => {
    const page =
      "<table><tr><td>甲</td><td>448.03<sup>1</sup></td></tr><tr><td>乙</td><td>12.00<span style='vertical-align:super'>2</span></td></tr></table>";
    const [grid] = grids(await readHtml(`<body>${page}</body>`));
    expect(grid!.cells.map((c) => c.text)).toEqual(["甲", "448.03¹", "乙", "12.00²"]);
  });

  test.each([
    ["visibility", hidden('style="visibility:hidden"'), "invisible-text"],
    ["no size", hidden('style="font-size:0"'), "invisible-text"],
    ["no opacity", hidden('style="opacity: 0"'), "invisible-text"],
    ["a class", hidden("class=x", "<style>table td.x { visibility: hidden !important }</style>"), "invisible-text"],
    ["white", hidden('style="color:#fff"'), "background-coloured-text"],
    ["white by name, on white", hidden('bgcolor=white style="color: White"'), "background-coloured-text"],
    ["white by numbers", hidden('style="color:rgb(255, 255, 255)"'), "background-coloured-text"],
    ["struck through", hidden('style="text-decoration: line-through"'), "struck-text"],
    [
      "hidden on the screen of a computer",
      hidden("class=x", "<style>@media screen and (min-width: 800px) { .x { visibility: hidden } }</style>"),
      "invisible-text",
    ],
  ])("%s is left out, and said", async (_name, html, reason) => {
    const document = await readHtml(html);
    expect(document.issues).toEqual([
      { code: "content-skipped", pages: [], values: { reason, count: 1, example: "265.20" } },
    ]);
    expect(factsOf(await imported(bytes(html)))).toEqual(without);
  });

  it("white on a ground of its own is seen", async () => {
    const onGround = [
      hidden('style="color:#fff;background:#036"'),
      hidden('style="color:#fff" bgcolor="#003366"'),
      hidden("class=x", "<style>tr > .x { background: navy url(a.png) } .x { color: white }</style>"),
      hidden('style="color:#fff"', '<link rel="stylesheet" href="a.css">'),
      hidden('style="color:#fff"', "<style>td:nth-child(4) { background: navy }</style>"),
      hidden('style="color:#fffffe00;color:#336"'),
    ];
    for (const html of onGround) {
      expect((await readHtml(html)).issues).toEqual([]);
      expect(factsOf(await imported(bytes(html)))).toEqual(FACTS);
    }
  });

  it("hidden tables, rows, columns and pieces far away are left out; menus without figures need no word", async () => {
    const stale =
      "<tr><td>6</td><td>2070299</td><td>其他</td><td>9.00</td><td></td><td>9.00</td><td></td><td></td><td></td></tr>";
    for (const [html, count] of [
      [htmlPage(htmlTable().replace("</table>", `${stale.replace("<tr>", '<tr style="display:none">')}</table>`)), 4],
      [htmlPage(htmlTable().replace("</table>", `${stale.replace("<tr>", "<tr hidden>")}</table>`)), 4],
      [htmlPage(`<div class=tab style="display: none"><table>${stale}</table></div>${htmlTable()}`), 4],
      [htmlPage(`<div style="position:absolute;left:-9999px">共 12.50 万元</div>${htmlTable()}`), 1],
    ] as const) {
      expect((await readHtml(html)).issues).toMatchObject([{ values: { reason: "invisible-text", count } }]);
      expect(factsOf(await imported(bytes(html)))).toEqual(FACTS);
    }
    const column = await readHtml(
      "<table><col><col style='display:none'><col><tr><td>甲<td>7.00<td>1.00<tr><td colspan=2>乙<td>2.00</table>",
    );
    expect(rowsOf(grids(column)[0])).toEqual([
      ["甲", "1.00"],
      ["乙", "2.00"],
    ]);
    expect(column.issues).toMatchObject([{ values: { example: "7.00" } }]);
    const menu = await readHtml(`<div style="display:none"><a>首页</a><p>2024年</p></div>${htmlTable()}`);
    expect(menu.issues).toEqual([]);
  });

  it("keeps the place of a cell whose text is not seen", async () => {
    const html = "<table><tr><td>甲<td style='visibility:hidden'>9.00<td>1.00<tr><td>乙<td>3.00<td>2.00</table>";
    expect(rowsOf(grids(await readHtml(html))[0])).toEqual([
      ["甲", "", "1.00"],
      ["乙", "3.00", "2.00"],
    ]);
  });
});

describe("a page whose tables are in a file", () => {
  const refused = async (inside: string): Promise<unknown> =>
    readHtml(
      inside.startsWith("<html")
        ? inside
        : `<html><body><h1>${TITLE}</h1><p>发布日期：2026-02-10</p>${inside}</body></html>`,
    ).then(
      (d) => d.issues,
      (e: { code: string; values: { files: string } }) => [e.code, e.values.files],
    );

  test.each([
    [
      "a link named by its words",
      '附件：<a href="./P0123.xls">虚构市植物标本馆预算公开表.xls</a>',
      "虚构市植物标本馆预算公开表.xls",
    ],
    ["one whose words have no ending", '<a href="/a/P0123.pdf?x=1">2026年部门预算</a>', "2026年部门预算（P0123.pdf）"],
    ["one that only says to load", '<a href="/a/%E9%A2%84%E7%AE%97.docx">点击下载</a>', "预算.docx"],
    [
      "several, each once",
      '<a href="a.xlsx">a.xlsx</a><a href="b.zip">b.zip</a><a href="a.xlsx">a.xlsx</a>',
      "a.xlsx、b.zip",
    ],
    ["a download by number", '<a href="/download?fileId=77">附件1：预算公开表</a>', "附件1：预算公开表"],
    ["a frame", '<iframe src="/a/b.pdf"></iframe>', "b.pdf"],
    [
      "a viewer",
      '<iframe src="/pdfjs/web/viewer.html?file=%2Fup%2F%E9%A2%84%E7%AE%97.pdf#page=1"></iframe>',
      "预算.pdf",
    ],
    ["an embedded file", '<embed src="a.pdf" type="application/pdf">', "a.pdf"],
    [
      "a page of Excel's whose sheets lie beside it",
      '<html><frameset><frame src="a.files/sheet001.htm"><frame src="a.files/tabstrip.htm"></frameset></html>',
      "sheet001.htm",
    ],
    ["an object", '<object data="a.ofd"></object>', "a.ofd"],
  ])("%s is named", async (_name, inside, files) => {
    expect(await refused(inside)).toEqual(["attachment-only", files]);
  });

  it("is read where it has tables or amounts itself, and the file is still named", async () => {
    const named = [{ code: "content-skipped", pages: [], values: { reason: "attachment", files: "a.pdf" } }];
    expect(await refused(`${htmlTable()}<a href="a.pdf">a.pdf</a>`)).toEqual(named);
    expect(
      await refused('<p>收入1,905.60万元，支出1,640.40万元，结转265.20万元。</p><a href="a.pdf">a.pdf</a>'),
    ).toEqual(named);
    expect(await refused('<a href="index.html">首页</a><a href="b.jpg">图</a><p>正文</p>')).toEqual([]);
  });
});

it("reads a table that is a form filled in", async () => {
  const table = htmlTable().replace(
    />([\d,]+\.\d\d)</g,
    '><input type="text" readonly value="$1"><input type="hidden" value="7.00"><',
  );
  expect(factsOf(await imported(bytes(htmlPage(table))))).toEqual(FACTS);
});

describe("hostile pages", () => {
  it.each([
    ["nests of boxes", "<div>".repeat(390) + "1.00" + "</div>".repeat(390)],
    ["a million attributes", `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(" ")}>甲</div>`],
    ["rules upon rules", `<style>${".a .a .a{color:#fff}".repeat(30_000)}</style>${"<p class=a>".repeat(50)}甲`],
    [
      "a grid of giant spans",
      `<div style="display:grid;grid-template-columns:repeat(500,1fr)">${'<i style="grid-row:span 9999;grid-column:1/-1">1.00</i>'.repeat(3000)}</div>`,
    ],
    ["an unclosed comment in CSS", `<style>/*${"*".repeat(500_000)}</style>甲`],
    ["one line in a million pieces", `<p>${"<b>x</b>".repeat(150_000)}`],
    ["frames upon frames", '<iframe src="a">'.repeat(20_000) + "甲"],
    ["giant selectors", `<style>${"a".repeat(300_000)}{color:red}${"a ".repeat(100_000)}{color:red}</style>甲`],
  ])("%s end in time", async (_name, html) => {
    const started = performance.now();
    await readHtml(`<body>${html}`).catch((error: unknown) => {
      if ((error as Error).name !== "ReadingError") throw error;
    });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
