import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { findBrowser } from "../../tools/browser";

/** Milliseconds of one round over all files. */
export interface Round {
  readonly pages: number;
  readonly pdfjs: number;
  readonly ours: number;
}

const require = createRequire(import.meta.url);
const pdfjs = path.dirname(require.resolve("pdfjs-dist/package.json"));
const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Reads files in Chromium, by pdf.js and by us in turn, each in a Worker. */
export async function inBrowser(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  rounds: number,
): Promise<Round[]> {
  const bundled = async (entry: string): Promise<string> =>
    (await build({ entryPoints: [entry], bundle: true, format: "esm", write: false, target: "es2022" })).outputFiles[0]!
      .text;
  const served = new Map<string, { readonly type: string; readonly body: string | Uint8Array }>([
    ["/", { type: "text/html", body: "<!doctype html><script type=module src=page.js></script>" }],
    ["/page.js", { type: "text/javascript", body: await bundled(at("./browser-page.ts")) }],
    [
      "/reading.js",
      { type: "text/javascript", body: await bundled(at("../../src/taskpane/worker/reading.worker.ts")) },
    ],
    ["/pdfium.wasm", { type: "application/wasm", body: readFileSync(require.resolve("@embedpdf/pdfium/pdfium.wasm")) }],
    ["/pdf.worker.mjs", { type: "text/javascript", body: readFileSync(path.join(pdfjs, "build/pdf.worker.min.mjs")) }],
    ...files.map(({ bytes }, i) => [`/file/${i}`, { type: "application/pdf", body: bytes }] as const),
  ]);
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const found = served.get(url);
    const cmap = url.startsWith("/cmaps/") ? path.join(pdfjs, "cmaps", path.basename(url)) : null;
    if (!found && !cmap) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": found?.type ?? "application/octet-stream" });
    response.end(found?.body ?? readFileSync(cmap!));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("globalThis.benchReady === true");
    const out: Round[] = [];
    for (let i = 0; i < rounds; i++) out.push(await page.evaluate<Round>(`globalThis.round(${files.length})`));
    return out;
  } finally {
    await browser.close();
    server.close();
  }
}
