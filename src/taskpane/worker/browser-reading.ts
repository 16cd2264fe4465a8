import {
  IsolatedReader,
  readInput,
  type DocumentReader,
  type FromReader,
  type PdfAssets,
  type ReadingThread,
} from "../../application";

/** PDFium of the pane's own origin, compiled when the first PDF comes. */
export function pdfAssets(address: string): PdfAssets {
  let compiled: Promise<WebAssembly.Module> | null = null;
  const load = async (): Promise<WebAssembly.Module> => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    // Some servers don't know the type that streaming asks for.
    return WebAssembly.compile(await response.arrayBuffer());
  };
  return {
    loadModule: () =>
      (compiled ??= load().catch((cause: unknown) => {
        compiled = null;
        throw cause;
      })),
  };
}

/** A Worker of the browser as the thread that reads. */
export function threadOf(worker: Worker): ReadingThread {
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

const startWorker = (): ReadingThread => threadOf(new Worker(new URL("./reading.worker.ts", import.meta.url)));

/** Reads in a Worker of its own; in this one where Workers start no Workers (Safari before 15.5). */
export function browserReader(pdfium: string): DocumentReader {
  const assets = pdfAssets(pdfium);
  if (typeof Worker === "undefined") return (request, options) => readInput(request, { ...options, pdf: assets });
  return new IsolatedReader(startWorker, assets).read;
}
