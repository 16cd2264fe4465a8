import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type BrowserContextOptions, type Frame, type Page } from "playwright-core";
import { findBrowser } from "../../tools/browser";
import { WORKBENCH_MOUNTS } from "../../tools/project";
import { serve } from "../../tools/serve";
import type { WorkbenchControls } from "../../workbench/controls";

/** Screenshots land here; the folder is not committed. */
const SHOTS = fileURLToPath(new URL("__screenshots__/", import.meta.url));

/** The workbench in a browser, with the built add-in loaded and its functions ready. */
export interface OpenWorkbench {
  readonly page: Page;
  /** The add-in's own window, where office.js runs. */
  readonly addin: () => Promise<Frame>;
  /** Messages of the console that say error, and errors that nobody caught. */
  readonly errors: readonly string[];
  /** Requests that left this machine: there must be none. */
  readonly outside: readonly string[];
  /** Calls one of the page's controls (`window.workbench`). */
  control<K extends ControlName>(name: K, ...args: Parameters<Methods[K]>): Promise<Awaited<ReturnType<Methods[K]>>>;
  /** Runs code of an add-in: `Excel.run` with the real office.js; what it needs from outside goes with it as JSON. */
  asAddin<T, A extends readonly unknown[]>(
    code: (context: Excel.RequestContext, ...args: A) => Promise<T>,
    ...args: A
  ): Promise<T>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

type Methods = {
  [
    K in keyof WorkbenchControls as WorkbenchControls[K] extends (...args: never[]) => unknown ? K : never
  ]: WorkbenchControls[K] extends (...args: infer A) => infer R ? (...args: A) => R : never;
};
type ControlName = keyof Methods;

/** The grid asks for the drop-downs of a sheet that was deleted meanwhile; nothing of ours fails by it. */
const OF_THE_GRID = /cannot find current worksheet, sheetId/;

/** Opens the built workbench (`npm run build` first). */
export async function openWorkbench(
  size = { width: 1440, height: 900 },
  looks: Pick<BrowserContextOptions, "colorScheme" | "forcedColors"> = {},
): Promise<OpenWorkbench> {
  const { address, close: closeServer } = await serve(WORKBENCH_MOUNTS);
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: size, locale: "zh-CN", ...looks });
  const errors: string[] = [];
  const outside: string[] = [];
  page.on("pageerror", (error) => !OF_THE_GRID.test(error.message) && errors.push(error.message));
  page.on(
    "console",
    (message) => message.type() === "error" && !OF_THE_GRID.test(message.text()) && errors.push(message.text()),
  );
  page.on(
    "request",
    (request) =>
      /^https?:/.test(request.url()) && !request.url().startsWith(`${address}/`) && outside.push(request.url()),
  );
  const close = async (): Promise<void> => {
    await browser.close();
    await closeServer();
  };
  const addin = async (): Promise<Frame> => (await (await page.waitForSelector("#addin iframe")).contentFrame())!;
  try {
    await page.goto(`${address}/workbench.html`);
    await withLimit(
      page.evaluate(() => window.workbench.ready),
      60_000,
      () => `the add-in did not become ready: ${errors.join("; ")}`,
    );
  } catch (error) {
    await page.screenshot({ path: `${SHOTS}failed-to-open.png` });
    await close();
    throw error;
  }
  return {
    page,
    addin,
    errors,
    outside,
    control: (name, ...args) =>
      page.evaluate(([method, values]) => (window.workbench[method] as (...all: unknown[]) => unknown)(...values), [
        name,
        args,
      ] as const) as never,
    asAddin: async (code, ...args) => {
      const run = `Excel.run((context) => (${code.toString()})(context, ...${JSON.stringify(args)}))`;
      return (await addin()).evaluate(run) as never;
    },
    screenshot: async (name) => {
      mkdirSync(SHOTS, { recursive: true });
      await page.screenshot({ path: `${SHOTS}${name}.png` });
    },
    close,
  };
}

const withLimit = async <T>(work: Promise<T>, milliseconds: number, message: () => string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>(
    (_resolve, reject) => (timer = setTimeout(() => reject(new Error(message())), milliseconds)),
  );
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};
