import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** Where Chrome, Edge and Chromium are installed. */
const SYSTEM: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chrome",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
    "Chromium\\Application\\chrome.exe",
  ],
};

const candidates = (): readonly string[] => {
  const names = SYSTEM[process.platform] ?? [];
  if (process.platform === "darwin") return names;
  const folders =
    process.platform === "win32"
      ? [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
      : (process.env.PATH ?? "").split(path.delimiter).concat("/usr/bin", "/snap/bin");
  return folders
    .filter((folder) => folder !== undefined && folder !== "")
    .flatMap((folder) => names.map((name) => path.join(folder!, name)));
};

const HINT = [
  "No browser found. Do one of these:",
  "  - install Google Chrome, Microsoft Edge or Chromium;",
  "  - set CHROME_PATH to the program file of one;",
  "  - on Linux x64, let npm install the optional package @sparticuz/chromium (npm ci does).",
  "没有找到浏览器：请安装 Chrome、Edge 或 Chromium，或用环境变量 CHROME_PATH 指明其程序文件。",
].join("\n");

/** What playwright-core's launch takes, and where it was found. */
export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
  readonly source: string;
}

/**
 * Finds a Chromium browser: CHROME_PATH, then an installed one, then the one inside @sparticuz/chromium (Linux x64).
 * `BROWSER_SOURCE=package` skips the installed ones.
 */
export async function findBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  const wished = process.env.CHROME_PATH;
  if (wished) {
    if (!existsSync(wished)) throw new Error(`CHROME_PATH names no file: ${wished}`);
    return { executablePath: wished, args, source: "CHROME_PATH" };
  }
  const installed =
    process.env.BROWSER_SOURCE === "package" ? undefined : candidates().find((file) => existsSync(file));
  if (installed) return { executablePath: installed, args, source: "system" };
  if (process.platform === "linux" && process.arch === "x64") {
    const packaged = await packagedBrowser();
    if (packaged) return packaged;
  }
  throw new Error(HINT);
}

const SYSTEM_FONTS = "/etc/fonts/fonts.conf";

const packagedBrowser = async (): Promise<Browser | undefined> => {
  try {
    require.resolve("@sparticuz/chromium");
  } catch {
    return undefined;
  }
  // The package brings fonts of its own, without a Chinese one: those of the system are used where there are some.
  if (existsSync(SYSTEM_FONTS)) process.env.FONTCONFIG_FILE ??= SYSTEM_FONTS;
  // The package unpacks its shared libraries only where it believes to run in a function service.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  return { executablePath, args: chromium.args, source: "@sparticuz/chromium" };
};
