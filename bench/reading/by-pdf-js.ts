import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";
import { readPages, type PdfJsFile } from "./pdf-js-pages";
import { report } from "./report";

const globals = globalThis as Record<string, unknown>;
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globals[name] ??= class {};
const library = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as {
  PDFWorker: new (options: object) => object;
  getDocument(options: object): {
    promise: Promise<PdfJsFile>;
  };
};
const root = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const script = pathToFileURL(path.join(root, "legacy/build/pdf.worker.mjs")).href;
const THREAD = `
const { workerData } = require("node:worker_threads");
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globalThis[name] ??= class {};
import(workerData.script).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(workerData.port));
`;

await report(async (file) => {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(THREAD, { eval: true, workerData: { script, port: port2 }, transferList: [port2] });
  const pdf = await library.getDocument({
    data: new Uint8Array(readFileSync(file)),
    worker: new library.PDFWorker({ port: port1, verbosity: 0 }),
    verbosity: 0,
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 4096,
  }).promise;
  const pages = await readPages(pdf);
  port1.close();
  await thread.terminate();
  return pages;
});
