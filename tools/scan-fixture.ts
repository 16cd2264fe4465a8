/**
 * Draws `tests/fixtures/scans`: pages of a unit that does not exist as a scanner would give them, slightly askew, grey and packed with loss;
 * one upright, and a table across two pages that lie on their side. Run it where Chinese fonts are installed:
 * `npx tsx tools/scan-fixture.ts [NAME …]`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { findBrowser } from "./browser";
import { ROOT } from "./project";

const ROWS = [
  ["206", "科学技术支出", "600.20", "400.20", "200.00"],
  ["20603", "应用研究", "600.20", "400.20", "200.00"],
  ["2060302", "社会公益研究", "600.20", "400.20", "200.00"],
  ["208", "社会保障和就业支出", "86.45", "86.45", ""],
  ["20805", "行政事业单位养老支出", "86.45", "86.45", ""],
  ["2080505", "机关事业单位基本养老保险缴费支出", "57.63", "57.63", ""],
  ["2080506", "机关事业单位职业年金缴费支出", "28.82", "28.82", ""],
  ["221", "住房保障支出", "43.22", "43.22", ""],
  ["22102", "住房改革支出", "43.22", "43.22", ""],
  ["2210201", "住房公积金", "43.22", "43.22", ""],
];
const TOTAL = ["", "合计", "729.87", "529.87", "200.00"];

const cells = (row: readonly string[], tag = "td"): string =>
  row.map((text, i) => `<${tag}${i > 1 && tag === "td" ? ' class="n"' : ""}>${text}</${tag}>`).join("");

const STYLE = `
  body { margin: 0; background: #f1f0ec; font: 21px "Noto Serif CJK SC", SimSun, serif; color: #222; }
  h1 { font-size: 34px; text-align: center; margin: 0 0 30px; }
  p { display: flex; justify-content: space-between; margin: 0 0 8px; }
  table { border-collapse: collapse; width: 100%; }
  td, th { border: 1.6px solid #222; padding: 7px 8px; font-weight: normal; }
  .n { text-align: right; }`;
const HEAD = `<h1>部门预算支出总表</h1><p><span>部门：示例县水文站</span><span>预算年度：2026</span><span>单位：万元</span></p>`;
const HEADERS = `<tr>${cells(["科目编码", "科目名称", "合计", "基本支出", "项目支出"], "th")}</tr>`;
const rows = (list: readonly (readonly string[])[]): string => list.map((row) => `<tr>${cells(row)}</tr>`).join("");

/** A page upright and slightly askew, or, of a table that lies across, turned by a quarter. */
const page = (content: string, isTurned: boolean): string => `<!doctype html><meta charset="utf-8"><style>${STYLE}
  main { filter: grayscale(1); ${
    isTurned
      ? "box-sizing: border-box; width: 1754px; padding: 110px 130px; transform-origin: 0 0; transform: translateX(1240px) rotate(90.4deg);"
      : "padding: 130px 110px; transform: rotate(0.7deg);"
  } }</style><main>${content}</main>`;

const ALL = [TOTAL, ...ROWS];
const CUT = 7;
const PAGES: Readonly<Record<string, string>> = {
  "示例县水文站2026.jpg": page(`${HEAD}<table>${HEADERS}${rows(ALL)}</table>`, false),
  "横表-1.jpg": page(`${HEAD}<table>${HEADERS}${rows(ALL.slice(0, CUT))}</table>`, true),
  "横表-2.jpg": page(`<table>${HEADERS}${rows(ALL.slice(CUT))}</table>`, true),
};

const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
const folder = path.join(ROOT, "tests/fixtures/scans");
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, content] of Object.entries(PAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const tab = await browser.newPage({ viewport: { width: 1240, height: 1754 } });
  await tab.setContent(content);
  writeFileSync(path.join(folder, name), await tab.screenshot({ type: "jpeg", quality: 62 }));
  await tab.close();
}
await browser.close();
