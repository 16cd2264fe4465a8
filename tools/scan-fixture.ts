/**
 * Draws `tests/fixtures/scans`: pages of a unit that does not exist as a scanner would give them, slightly askew, grey and packed with loss: one
 * upright (`示例县水文站2026.jpg`), the same with worn digits and blots, some cells of which are read without certainty (`…-污损.jpg`), and a table
 * across two pages that lie on their side. Run it where Chinese fonts are installed: `npx tsx tools/scan-fixture.ts [NAME …]`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { EXPENDITURE } from "../tests/support/scan-pages";
import { findBrowser } from "./browser";
import { ROOT } from "./project";

const [HEADS, ...ALL] = EXPENDITURE;

/** A table of the damaged page in which no sum tells what an amount is. */
const PURCHASES = [
  ["水文自动测报设备购置", "仪器仪表", "12", "86.40"],
  ["测站观测房维修", "装修工程", "3", "45.18"],
  ["巡测车辆租赁", "车辆租赁服务", "2", "9.72"],
  ["水质化验试剂", "化学试剂", "40", "21.36"],
];

type Damage = Readonly<Record<string, string>>;

/** What happened to cells, by row and column of the body: a stroke through the text, ink over it, ink rubbed off. */
const WORN: Damage = { "1/3": "ink", "2/4": "rubbed", "5/3": "ink", "6/2": "stroke", "8/3": "stroke", "9/2": "ink" };
const WORN_PURCHASES: Damage = { "0/3": "stroke", "3/3": "stroke" };

const cell = (text: string, i: number, tag: string, damage: string | undefined): string => {
  const names = [...(i > 1 && tag === "td" ? ["n"] : []), ...(damage === undefined ? [] : [damage])];
  return `<${tag} class="${names.join(" ")}"><span>${text}</span></${tag}>`;
};

const cells = (row: readonly string[], tag: string, damage: (column: number) => string | undefined): string =>
  row.map((text, i) => cell(text, i, tag, damage(i))).join("");

const table = (heads: readonly string[], rows: readonly (readonly string[])[], damage: Damage = {}): string =>
  `<table><tr>${cells(heads, "th", () => undefined)}</tr>${rows
    .map((row, r) => `<tr>${cells(row, "td", (c) => damage[`${r}/${c}`])}</tr>`)
    .join("")}</table>`;

const caption = `<p><span>部门：示例县水文站</span><span>预算年度：2026</span><span>单位：万元</span></p>`;
const head = `<h1>部门预算支出总表</h1>${caption}`;

const UPRIGHT = "padding: 130px 110px; transform: rotate(0.7deg);";
/** Turned by a quarter: a table that lies across. */
const TURNED =
  "box-sizing: border-box; width: 1754px; padding: 110px 130px; transform-origin: 0 0; transform: translateX(1240px) rotate(90.4deg);";

const page = (content: string, lies = UPRIGHT): string => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: #f1f0ec; font: 21px "Noto Serif CJK SC", SimSun, serif; color: #222; }
  main { filter: grayscale(1); ${lies} }
  h1 { font-size: 34px; text-align: center; margin: 0 0 30px; }
  p { display: flex; justify-content: space-between; margin: 0 0 8px; }
  table { border-collapse: collapse; width: 100%; }
  td, th { border: 1.6px solid #222; padding: 7px 8px; font-weight: normal; }
  .n { text-align: right; }
  span { position: relative; }
  .ink span::after { content: ""; position: absolute; right: -2px; top: 5px; width: 12px; height: 17px; border-radius: 45% 55% 50% 60%; background: #333; opacity: 0.75; }
  .rubbed span::after { content: ""; position: absolute; right: -2px; top: 6px; width: 15px; height: 10px; background: #f1f0ec; opacity: 0.97; }
  .stroke span::after { content: ""; position: absolute; right: -4px; top: 12px; width: 34px; height: 4px; background: #444; transform: rotate(-38deg); }
</style><main>${content}</main>`;

/** Rows of the first of two pages. */
const CUT = 7;
const purchases = `<h1 style="margin-top: 60px">政府采购预算表</h1>${caption}
${table(["项目名称", "采购品目", "数量", "金额"], PURCHASES, WORN_PURCHASES)}`;

const PAGES: Readonly<Record<string, string>> = {
  "示例县水文站2026.jpg": page(`${head}${table(HEADS, ALL)}`),
  "示例县水文站2026-污损.jpg": page(`${head}${table(HEADS, ALL, WORN)}${purchases}`),
  "横表-1.jpg": page(`${head}${table(HEADS, ALL.slice(0, CUT))}`, TURNED),
  "横表-2.jpg": page(table(HEADS, ALL.slice(CUT)), TURNED),
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
