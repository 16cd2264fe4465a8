import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import { IsolatedReader } from "../../src/reading";
import { threadOf } from "../../src/taskpane/worker/browser-reading";
import type { Round } from "./browser";
import { readPages } from "./pdf-js-pages";

GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";

const fetched = async (i: number): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`/file/${i}`)).arrayBuffer());

const reader = new IsolatedReader(() => threadOf(new Worker("/reading.js", { type: "module" })), {
  loadModule: async () => WebAssembly.compileStreaming(fetch("/pdfium.wasm")),
});

async function byPdfJs(bytes: Uint8Array): Promise<number> {
  const pdf = await getDocument({
    data: bytes,
    verbosity: 0,
    cMapUrl: "/cmaps/",
    cMapPacked: true,
    disableFontFace: true,
    maxImageSize: 4096,
  }).promise;
  const pages = await readPages(pdf);
  await pdf.destroy();
  return pages;
}

async function round(count: number): Promise<Round> {
  const total = { pages: 0, pdfjs: 0, ours: 0 };
  for (let i = 0; i < count; i++) {
    const bytes = await fetched(i);
    let mark = performance.now();
    // A scan is refused after all of its pages were looked at.
    await reader.read({ type: "file", name: `${i}.pdf`, bytes }).catch(() => undefined);
    total.ours += performance.now() - mark;
    mark = performance.now();
    total.pages += await byPdfJs(bytes);
    total.pdfjs += performance.now() - mark;
  }
  return total;
}

Object.assign(globalThis, { round, benchReady: true });
