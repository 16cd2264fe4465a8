/**
 * Pictures of every sheet of four disclosures as they are printed: `npm run sheet-pictures` after a build. The units are invented: a
 * county bureau's budget with three errors, final accounts, a department with 28 units, a budget in 元. LibreOffice prints the exported
 * workbook and poppler makes pictures of the pages (`soffice`, `pdftoppm` and `pdftotext` must be there); the first pages of each sheet
 * land in docs/images/sheets, some to a picture, in the order of the sheets.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { planImports } from "../src/application";
import { check } from "../src/checking";
import { FINAL } from "../src/checking/catalogue/documents/final";
import { disclosureOf } from "../src/checking/catalogue/documents/builder";
import { xlsxChunks } from "../src/hosts/xlsx";
import { findBrowser } from "./browser";
import { departmentText } from "./sheet-pictures/department";

const FOLDER = fileURLToPath(new URL("../docs/images/sheets/", import.meta.url));
const CLI = fileURLToPath(new URL("../dist/cli/budget-disclosure.mjs", import.meta.url));
const sample = (name: string): string => readFileSync(new URL(`../data/sample/${name}.txt`, import.meta.url), "utf8");

/** Dots an inch of a page, pages in a row and rows of a picture. */
const RESOLUTION = 62;
const ACROSS = 4;
const DOWN = 2;
/** So many pages of a sheet are kept. */
const PAGES = 2;
const QUALITY = 60;

/** The sample in 元: the tables print it, the sentences stay in 万元. */
const inYuan = (text: string): string =>
  text
    .replace(/\d[\d,]*\.\d\d(?=\t|\n|$)/g, (amount) => (Number(amount) * 10_000).toFixed(2))
    .replaceAll("单位：万元", "单位：元");

/** Each document's workbook, under the name that its pictures bear. */
const workbooks: Readonly<Record<string, (target: string, scratch: string) => void>> = {
  "county-budget": (target, scratch) => fromText(sample("linxi-2026-three-errors"), target, scratch),
  "final-accounts": (target) => {
    const disclosure = disclosureOf(FINAL);
    const source = { file: "示例市示例局2023年决算.pdf", sha256: "0".repeat(64), kind: "pdf" as const, pages: 18 };
    const plan = planImports([{ disclosure, report: check(disclosure), source }], { mode: "native" });
    writeFileSync(target, Buffer.concat([...xlsxChunks(plan)]));
  },
  "department-with-units": (target, scratch) => fromText(departmentText(), target, scratch),
  "budget-in-yuan": (target, scratch) => fromText(inYuan(sample("yunxi-2026")), target, scratch, "--yuan"),
};

function fromText(text: string, target: string, scratch: string, ...options: string[]): void {
  const source = path.join(scratch, `${path.basename(target, ".xlsx")}.txt`);
  writeFileSync(source, text);
  try {
    execFileSync(process.execPath, [CLI, "import", source, "-o", target, ...options], { stdio: "pipe" });
  } catch (error) {
    // It ends with 1 where something was found.
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

/** Prints a workbook; answers pictures of the first pages of each sheet, and how many pages there are. */
function printed(workbook: string, scratch: string): { pages: number; pictures: string[] } {
  const name = path.basename(workbook, ".xlsx");
  execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", scratch, workbook], { stdio: "pipe" });
  const pdf = path.join(scratch, `${name}.pdf`);
  // A sheet's title stands on each of its pages.
  const texts = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  const titles = texts.map((text) => text.trim().split(/\s{2,}|\n/)[0]);
  const kept = titles.flatMap((title, at) => (at >= PAGES && titles[at - PAGES] === title ? [] : [at + 1]));
  const pictures = kept.map((at) => {
    const picture = path.join(scratch, `${name}-${at}`);
    const only = ["-f", String(at), "-l", String(at), "-singlefile"];
    execFileSync("pdftoppm", ["-r", String(RESOLUTION), "-png", ...only, pdf, picture]);
    return `${picture}.png`;
  });
  return { pages: titles.length, pictures };
}

/** Lays pages side by side. */
async function contactSheet(page: Page, files: readonly string[]): Promise<Buffer> {
  const pictures = files.map((f) => `<img src="data:image/png;base64,${readFileSync(f).toString("base64")}">`).join("");
  await page.setContent(
    `<style>body{margin:0;padding:8px;display:grid;grid-template-columns:repeat(${ACROSS},auto);gap:8px;width:max-content;background:#888}` +
      `img{display:block}</style>${pictures}`,
  );
  return page.locator("body").screenshot({ type: "jpeg", quality: QUALITY });
}

const chosen = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), "budget-disclosure-sheets-"));
const { executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
try {
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage();
  for (const [name, make] of Object.entries(workbooks)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const file of readdirSync(FOLDER)) if (file.startsWith(`${name}-`)) rmSync(path.join(FOLDER, file));
    const workbook = path.join(scratch, `${name}.xlsx`);
    make(workbook, scratch);
    const { pages, pictures } = printed(workbook, scratch);
    let bytes = 0;
    for (let at = 0; at < pictures.length; at += ACROSS * DOWN) {
      const file = path.join(FOLDER, `${name}-${at / (ACROSS * DOWN) + 1}.jpg`);
      writeFileSync(file, await contactSheet(page, pictures.slice(at, at + ACROSS * DOWN)));
      bytes += statSync(file).size;
    }
    console.log(`${name}: ${pages} pages, ${pictures.length} of them in pictures, ${(bytes / 1024).toFixed(0)} KB`);
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
