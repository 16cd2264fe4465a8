import { execFileSync } from "node:child_process";
import { decode } from "jpeg-js";
import { chromium, type Browser } from "playwright-core";
import type { RulingLines, TextRun } from "../../src/reading/page/geometry";
import type { PagePicture } from "../../src/reading/pdf/engine/open-pdf";
import { findBrowser } from "../browser";

/** What a page shows: its texts and its rules, in points. */
interface Shown {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly rules: RulingLines;
}

const POINTS_PER_INCH = 72;
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);

/** Draws pages anew with fonts that are installed: text as wide as it was, rules where they were. */
export class Redrawer {
  private readonly installed: ReadonlySet<string>;
  private browser: Promise<Browser> | null = null;

  constructor() {
    let list = "";
    try {
      list = execFileSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
    } catch {
      // Without fontconfig no font is known to be there.
    }
    this.installed = new Set(list.split(/[\n,]/).map((name) => name.trim()));
  }

  has(font: string): boolean {
    return this.installed.has(font);
  }

  async draw({ width, height, runs, rules }: Shown, font: string, dotsPerInch: number): Promise<PagePicture> {
    this.browser ??= findBrowser().then(({ executablePath, args }) => chromium.launch({ executablePath, args }));
    const page = await (
      await this.browser
    ).newPage({
      viewport: { width: Math.ceil(width), height: Math.ceil(height) },
      deviceScaleFactor: dotsPerInch / POINTS_PER_INCH,
    });
    const line = (left: number, top: number, w: number, h: number): string =>
      `<i style="left:${left}px;top:${top}px;width:${w}px;height:${h}px"></i>`;
    const text = ({ text, left, top, right, height: size }: TextRun): string =>
      `<b data-width="${right - left}" style="left:${left}px;top:${top}px;font-size:${size}px">${escaped(text)}</b>`;
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>
      body { margin: 0; background: #fff; font-family: "${font}"; line-height: 1; }
      i, b { position: absolute; transform-origin: 0 0; white-space: pre; font-weight: normal; }
      i { background: #000; }</style>
      ${rules.horizontal.map((r) => line(r.from, r.at - 0.3, r.to - r.from, 0.6)).join("")}
      ${rules.vertical.map((r) => line(r.at - 0.3, r.from, 0.6, r.to - r.from)).join("")}
      ${runs.map(text).join("")}`);
    await page.evaluate(() => {
      for (const text of document.querySelectorAll("b"))
        text.style.transform = `scaleX(${Number(text.dataset.width) / text.getBoundingClientRect().width})`;
    });
    const shot = await page.screenshot({ type: "jpeg", quality: 95 });
    await page.close();
    const { width: w, height: h, data } = decode(shot, { useTArray: true, maxMemoryUsageInMB: 1024 });
    return { width: w, height: h, rgba: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }
}
