import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MessageChannel, Worker } from "node:worker_threads";
import type { PdfAssets, PdfLibrary, PdfWorkerHandle } from "./assets";

/** Memory of the parsing thread: beyond it the thread dies, not the process. */
const WORKER_HEAP_MEGABYTES = 1024;

/** pdf.js names these browser classes while it loads; nothing here draws, so they may be empty. */
function standInForDrawing(): void {
  const globals = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globals[name] ??= class {};
}

/** Runs in the thread: pdf.js's worker, spoken to over the port that came with it. */
const WORKER_SCRIPT = `
const { workerData } = require("node:worker_threads");
for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globalThis[name] ??= class {};
import(workerData.script).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(workerData.port));
`;

/**
 * Assets for Node, from the installed package. Parsing runs in a thread of its own, so that a file that keeps pdf.js busy for
 * minutes can be given up. For Node entry points only: it must not get into a browser bundle.
 */
export function nodePdfAssets(): PdfAssets {
  const root = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const script = pathToFileURL(path.join(root, "legacy/build/pdf.worker.mjs")).href;
  return {
    cMapUrl: `${root}/cmaps/`,
    standardFontsUrl: `${root}/standard_fonts/`,
    loadLibrary: async () => {
      standInForDrawing();
      return (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as PdfLibrary;
    },
    startWorker: () => startThread(script),
  };
}

function startThread(script: string): PdfWorkerHandle {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(WORKER_SCRIPT, {
    eval: true,
    workerData: { script, port: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MEGABYTES },
  });
  // A thread that dies of its bounds must not take the process along; the reader's time limit reports it.
  thread.on("error", () => port1.close());
  return {
    port: port1,
    terminate: () => {
      port1.close();
      void thread.terminate();
    },
  };
}
