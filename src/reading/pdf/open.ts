import { ReadingError, throwIfCancelled } from "../errors";
import type { Limits } from "../limits";
import type { PdfAssets, PdfLibrary, PdfWorkerHandle } from "./assets";
import type { OperatorList } from "./drawing";
import type { Transform } from "../page/geometry";
import type { RawPage } from "./page";
import type { PdfTextItem } from "./text-runs";

interface PdfViewport {
  readonly width: number;
  readonly height: number;
  readonly transform: number[];
}

interface PdfPage {
  getViewport(options: { scale: number }): PdfViewport;
  getOperatorList(): Promise<OperatorList>;
  getTextContent(options?: Record<string, unknown>): Promise<{ items: readonly Partial<PdfTextItem>[] }>;
  cleanup(): void;
}

interface PdfFile {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}

/** Images larger than this are not decoded: they are never rules, and a scan's would cost a second each (pixels). */
const LARGEST_DECODED_IMAGE = 4096;
const SILENT = 0;

/** An open PDF. Every call is bounded in time; {@link close} stops the worker, whatever it is doing. */
export class OpenPdf {
  private constructor(
    readonly library: PdfLibrary,
    private readonly file: PdfFile,
    private readonly worker: PdfWorkerHandle,
    private readonly signal: AbortSignal | undefined,
    private readonly limits: Limits,
  ) {}

  static async open(bytes: Uint8Array, assets: PdfAssets, limits: Limits, signal?: AbortSignal): Promise<OpenPdf> {
    const library = await (assets.loadLibrary?.() ?? loadLegacyBuild());
    const worker = startWorker(assets);
    try {
      const task = library.getDocument({
        // pdf.js takes the buffer over; the caller keeps the original.
        data: bytes.slice(),
        worker: new library.PDFWorker({ port: worker.port as never, verbosity: SILENT }),
        verbosity: SILENT,
        cMapUrl: assets.cMapUrl,
        cMapPacked: true,
        standardFontDataUrl: assets.standardFontsUrl,
        useWorkerFetch: assets.workerUrl !== undefined,
        isEvalSupported: false,
        enableXfa: false,
        disableFontFace: true,
        useSystemFonts: false,
        useWasm: false,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        disableWorkerRendering: true,
        maxImageSize: LARGEST_DECODED_IMAGE,
        stopAtErrors: false,
      });
      const file = (await within(task.promise, limits.openMilliseconds, signal)) as PdfFile;
      return new OpenPdf(library, file, worker, signal, limits);
    } catch (cause) {
      worker.terminate();
      throw explain(cause, bytes);
    }
  }

  get pages(): number {
    return this.file.numPages;
  }

  /** Text and drawing operators of a page. */
  async page(number: number): Promise<RawPage> {
    throwIfCancelled(this.signal);
    try {
      return await within(this.load(number), this.limits.pageMilliseconds, this.signal);
    } catch (cause) {
      if (cause instanceof ReadingError && cause.code === "timeout")
        throw new ReadingError("timeout", { page: number });
      throw cause;
    }
  }

  private async load(number: number): Promise<RawPage> {
    const page = await this.file.getPage(number);
    const [operators, text] = await Promise.all([page.getOperatorList(), page.getTextContent()]);
    const viewport = page.getViewport({ scale: 1 });
    const items = text.items.filter((item): item is PdfTextItem => item.str !== undefined);
    page.cleanup();
    return {
      number,
      width: viewport.width,
      height: viewport.height,
      matrix: viewport.transform as unknown as Transform,
      items,
      operators,
    };
  }

  close(): void {
    this.worker.terminate();
  }
}

async function loadLegacyBuild(): Promise<PdfLibrary> {
  return (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as PdfLibrary;
}

function startWorker(assets: PdfAssets): PdfWorkerHandle {
  if (assets.startWorker) return assets.startWorker();
  if (!assets.workerUrl || typeof Worker === "undefined") throw new ReadingError("reader-missing");
  const worker = new Worker(assets.workerUrl, { type: "module" });
  return { port: worker, terminate: () => worker.terminate() };
}

/** The promise, unless time runs out or the caller gives up first. */
function within<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal | undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new ReadingError("timeout"))), milliseconds);
    const abort = (): void => finish(() => reject(new ReadingError("cancelled")));
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      settle();
    };
    signal?.addEventListener("abort", abort);
    work.then(
      (value) => finish(() => resolve(value)),
      (cause: unknown) => finish(() => reject(cause as Error)),
    );
  });
}

/** pdf.js's errors → ours. */
function explain(cause: unknown, bytes: Uint8Array): unknown {
  if (cause instanceof ReadingError) return cause;
  const name = (cause as { name?: string } | null)?.name;
  if (name === "PasswordException") return new ReadingError("encrypted", {}, { cause });
  const tail = new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, bytes.length - 2048)));
  return new ReadingError(tail.includes("%%EOF") ? "corrupt" : "truncated", {}, { cause });
}
