import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import { IsolatedReader, type FromReader, type ReadingThread } from "../../src/reading";
import type { Round } from "./browser";

GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";

const fetched = async (i: number): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(`/file/${i}`)).arrayBuffer());

function startWorker(): ReadingThread {
  const worker = new Worker("/reading.js", { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    listen(take) {
      worker.onmessage = ({ data }: MessageEvent<FromReader>) => take(data);
    },
    onDeath(die) {
      worker.onerror = () => die("unknown");
    },
    terminate: () => worker.terminate(),
  };
}

const reader = new IsolatedReader(startWorker, {
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
  const load = async (number: number): Promise<void> => {
    const page = await pdf.getPage(number);
    await Promise.all([page.getOperatorList(), page.getTextContent()]);
    page.cleanup();
  };
  let next = load(1);
  for (let number = 1; number <= pdf.numPages; number++) {
    await next;
    if (number < pdf.numPages) next = load(number + 1);
  }
  const pages = pdf.numPages;
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
