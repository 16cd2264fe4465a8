import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Frame } from "playwright-core";
import { openWorkbench, type OpenWorkbench } from "./rig";

/**
 * What of accessibility can be measured here without a package for it: landmarks, headings, names, live regions, contrast and
 * room. Fluent's own dummies for the focus (`data-tabster-dummy`) are not the author's and are left out.
 */
function faultsOf(): string[] {
  const faults: string[] = [];
  const seen = (e: Element): boolean =>
    e.checkVisibility({ visibilityProperty: true }) && !e.closest("[data-tabster-dummy],[aria-hidden='true']");
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter(seen);
  if (all("h1").length !== 1) faults.push(`${all("h1").length} h1`);
  if (all("main").length !== 1) faults.push(`${all("main").length} main`);
  if (all("[role=status] button, [role=status] input, [role=status] a").length > 0)
    faults.push("a live region holds controls");
  let level = 1;
  for (const heading of all("h1,h2,h3,h4,h5")) {
    const now = Number(heading.tagName[1]);
    if (now > level + 1) faults.push(`heading skips a level: ${heading.textContent}`);
    level = now;
  }
  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) faults.push(`id twice: ${id}`);
  const words = (id: string): string => document.getElementById(id)?.textContent ?? "";
  for (const e of all("button,a[href],input:not([type=file]),select,textarea,[role=tab],[tabindex='0']")) {
    const label =
      e.getAttribute("aria-label") ?? (e.getAttribute("aria-labelledby") ?? "").split(" ").map(words).join("");
    const labels = [...((e as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join("");
    if (`${label}${labels}${e.tagName === "SELECT" ? "" : e.textContent}`.trim() === "")
      faults.push(`no name: ${e.outerHTML.slice(0, 120)}`);
  }
  type Colour = readonly [number, number, number, number];
  const parse = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const over = (front: Colour, back: Colour): Colour => {
    const mix = (i: 0 | 1 | 2): number => front[i] * front[3] + back[i] * (1 - front[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const light = ([r, g, b]: Colour): number => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement!;
    if (
      !walker.currentNode.textContent?.trim() ||
      !seen(e) ||
      e.closest(":disabled,[aria-disabled=true],script,style,option")
    )
      continue;
    if (e.getBoundingClientRect().width <= 1) continue;
    const chain: Element[] = [];
    for (let at: Element | null = e; at; at = at.parentElement) chain.unshift(at);
    const back = chain.reduce<Colour>(
      (under, at) => over(parse(getComputedStyle(at).backgroundColor), under),
      [255, 255, 255, 1],
    );
    const style = getComputedStyle(e);
    const opacity = chain.reduce((o, at) => o * Number(getComputedStyle(at).opacity), 1);
    const [r, g, b, a] = parse(style.color);
    const [x, y] = [light(over([r, g, b, a * opacity], back)), light(back)].sort((m, n) => n - m) as [number, number];
    const large =
      Number.parseFloat(style.fontSize) >= 24 ||
      (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (x + 0.05) / (y + 0.05);
    if (ratio < (large ? 3 : 4.5))
      faults.push(
        `contrast ${ratio.toFixed(2)}: ${e.textContent?.trim().slice(0, 30)} ${style.color} on ${back.slice(0, 3).map(Math.round).join()}`,
      );
  }
  return [...new Set(faults)];
}

/** Elements that stick out at the right of what they stand in. */
function tooWide(): string[] {
  const edge = document.documentElement.clientWidth;
  return [...document.querySelectorAll("button,h1,h2,h3,input,select,textarea,p,span,a,article,section")]
    .filter(
      (e) =>
        e.checkVisibility({ visibilityProperty: true }) && !e.closest("[data-scrolls],pre,table,[data-tabster-dummy]"),
    )
    .filter((e) => e.textContent?.trim() !== "" || e.matches("input,select,textarea"))
    .filter((e) => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().right > edge + 1)
    .map(
      (e) =>
        `${e.tagName} ${e.textContent?.slice(0, 30)} ends at ${Math.round(e.getBoundingClientRect().right)} of ${edge}`,
    );
}

describe.each([
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
] as const)("every view, %s", (theme, looks) => {
  let workbench: OpenWorkbench;
  let pane: Frame;

  beforeAll(async () => {
    workbench = await openWorkbench(undefined, looks);
    pane = await workbench.addin();
  });
  afterAll(() => workbench.close());

  const width = (pixels: number): Promise<void> =>
    workbench.page.evaluate((w) => {
      const box = document.getElementById("pane")!;
      box.style.flex = "none";
      box.style.width = box.style.minWidth = `${w}px`;
    }, pixels);

  async function look(name: string): Promise<void> {
    expect.soft(await pane.evaluate(faultsOf), name).toEqual([]);
    for (const pixels of [320, 160]) {
      await width(pixels);
      await workbench.page.waitForTimeout(150);
      expect.soft(await pane.evaluate(tooWide), `${name} at ${pixels}`).toEqual([]);
    }
    await width(336);
  }

  test("the theme is the system's where Office does not tell", async () => {
    const scheme = await pane.evaluate(() => document.documentElement.style.colorScheme);
    expect(scheme).toBe(theme);
  });

  test("start, with an error", async () => {
    await look("start");
    await pane.getByTestId("paste-text").fill("没有数字");
    await pane.getByTestId("paste-import").click();
    await pane.getByTestId("error-message").waitFor({ timeout: 60_000 });
    await look("failed");
  });

  test("functions with a form, and settings", async () => {
    await pane.getByTestId("tab-functions").click();
    await pane.getByTestId("fill-BUDGET.CHECK").click();
    await look("functions");
    await pane.getByTestId("tab-settings").click();
    await look("settings");
    await pane.getByTestId("tab-import").click();
  });

  test("preview, result, findings, source", async () => {
    await pane.getByTestId("use-faulty-sample").click();
    await pane.getByTestId("write").waitFor({ timeout: 60_000 });
    await look("preview");
    await pane.getByTestId("write").click();
    await pane.getByTestId("next-findings").waitFor({ timeout: 120_000 });
    await look("result");
    await pane.getByTestId("next-findings").click();
    await workbench.page.keyboard.press("Enter");
    await look("finding");
    await pane.getByTestId("tab-findings").click();
    await pane.getByTestId("tile-not-evaluable").click();
    await look("findings");
  });

  test("rules: written, tried, from selected cells, with candidates; and their settings", async () => {
    await pane.getByTestId("tab-rules").click();
    await pane.getByTestId("rule-new").click();
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出");
    await pane.getByTestId("tried").waitFor({ timeout: 30_000 });
    await pane.getByTestId("rule-examples").locator("summary").click();
    await look("rule editor");
    await pane.getByTestId("rule-text").fill("支出总标[合计].合计 = 1");
    await pane.getByTestId("rule-correct").waitFor({ timeout: 30_000 });
    await look("rule with a mistake");
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 支出");
    await pane.getByTestId("rule-proposals").waitFor({ timeout: 30_000 });
    await look("proposals");
    await pane.getByTestId("rule-text").fill("支出总表[合计].合计 = 1元");
    await pane.getByTestId("tried").waitFor({ timeout: 30_000 });
    await pane.getByTestId("rule-save").click();
    await pane.getByTestId("rule-answer-U02").waitFor({ timeout: 60_000 });
    await look("rules");
    await workbench.control("activate", "支出总表", "C4:E4");
    await pane.getByTestId("rule-from-selection").click();
    await pane.getByTestId("selection-terms").waitFor({ timeout: 30_000 });
    await look("selected cells");
    await pane.getByTestId("tab-settings").click();
    await pane.getByTestId("off-rule").selectOption("C01");
    await pane.getByTestId("off-reason").fill("本单位另有规定");
    await pane.getByTestId("off-apply").click();
    await pane.getByTestId("setting-0").waitFor({ timeout: 60_000 });
    await look("settings of rules");
  });
});
