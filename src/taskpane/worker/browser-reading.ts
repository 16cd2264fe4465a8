import {
  IsolatedReader,
  modelFrom,
  readInput,
  type DocumentReader,
  type FromReader,
  type OcrFiles,
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

/** What text recognition needs, of the pane's own origin: it lies beside PDFium and is fetched when the first scan comes. */
function recognitionFiles(pdfium: string): () => Promise<OcrFiles> {
  const fetched = async (name: string): Promise<ArrayBuffer> => {
    const address = new URL(`ocr/${name}`, pdfium).href;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.arrayBuffer();
  };
  return async () => {
    const [runtime, model, characters] = await Promise.all(
      ["ort.wasm", "text.onnx", "characters.txt"].map((name) => fetched(name)),
    );
    return {
      runtime: runtime!,
      model: new Uint8Array(model!),
      characters: new TextDecoder().decode(characters),
    };
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
  const files = recognitionFiles(pdfium);
  if (typeof Worker === "undefined") {
    const ocr = modelFrom(files);
    return (request, options) => readInput(request, { ...options, pdf: assets, ocr });
  }
  return new IsolatedReader(startWorker, assets, files).read;
}
