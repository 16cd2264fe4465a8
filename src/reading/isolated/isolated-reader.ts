import { DisclosureError } from "../../disclosure";
import { ReadingError, throwIfCancelled, type ReadingErrorCode } from "../errors";
import { listZip } from "../archive/zip";
import { hasPdfHead, isZip } from "../kind";
import { DEFAULT_LIMITS, withLimits } from "../limits";
import type { OcrFiles } from "../ocr";
import type { PdfAssets } from "../pdf";
import { isPicture } from "../picture";
import type { DocumentReader, ReadOptions, ReadRequest } from "../read-document";
import type { SourceDocument } from "../source-document";
import type { FromReader, ReadingThread, ThreadDeath } from "./protocol";

/** Whether pages of a file may be drawn: a Word document's pictures are pages now and then. */
const isDrawnByPdfium = (bytes: Uint8Array): boolean =>
  hasPdfHead(bytes) || isPicture(bytes) || (isZip(bytes) && holdsPictures(bytes));

function holdsPictures(bytes: Uint8Array): boolean {
  try {
    return listZip(bytes, DEFAULT_LIMITS).some(({ name }) => /^\/?word\/media\/.*\.(?:png|jpe?g|tiff?)$/i.test(name));
  } catch {
    // What is wrong with it is said by the thread that reads it.
    return false;
  }
}

/** A read that is running. */
interface Running {
  readonly id: number;
  readonly options: ReadOptions;
  readonly take: (document: SourceDocument) => void;
  readonly refuse: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Reads files in a thread of its own, one after the other. Whatever a file does there – loop, eat the memory, trap – the thread is
 * ended when it gives no sign of life for {@link Limits.silentMilliseconds}, and the next file has a new one.
 */
export class IsolatedReader {
  private thread: ReadingThread | null = null;
  private hasPdfium = false;
  private running: Running | null = null;
  private next = 1;
  private queue: Promise<unknown> = Promise.resolve();

  /**
   * @param start starts a thread that serves reading (`serveReading`)
   * @param ocr where text recognition comes from: asked for when a thread meets the first page that is a picture
   */
  constructor(
    private readonly start: () => ReadingThread,
    private readonly assets: PdfAssets,
    private readonly ocr: (() => Promise<OcrFiles>) | null = null,
  ) {}

  /** As {@link DocumentReader}; `pdf` and `ocr` of the options have no effect here. */
  readonly read: DocumentReader = (request, options = {}) => {
    const turn = this.queue.then(() => this.readNow(request, options));
    this.queue = turn.catch(() => undefined);
    return turn;
  };

  /** Ends the thread; what is running is refused as cancelled. */
  close(): void {
    this.end(new ReadingError("cancelled"));
  }

  private async readNow(request: ReadRequest, options: ReadOptions): Promise<SourceDocument> {
    throwIfCancelled(options.signal);
    const thread = this.living();
    if (!this.hasPdfium && request.type === "file" && isDrawnByPdfium(request.bytes)) {
      const module = await this.assets.loadModule().catch((cause: unknown) => {
        throw new ReadingError("reader-missing", {}, { cause });
      });
      throwIfCancelled(options.signal);
      thread.post({ type: "pdfium", module });
      this.hasPdfium = true;
    }
    const abort = (): void => this.end(new ReadingError("cancelled"));
    options.signal?.addEventListener("abort", abort);
    try {
      return await new Promise<SourceDocument>((take, refuse) => {
        const id = this.next++;
        this.running = { id, options, take, refuse, timer: this.watch(options) };
        thread.post({ type: "read", id, request, limits: options.limits });
      });
    } finally {
      options.signal?.removeEventListener("abort", abort);
    }
  }

  private living(): ReadingThread {
    if (this.thread) return this.thread;
    const thread = this.start();
    thread.listen((message) => this.hear(message));
    thread.onDeath((cause) => {
      if (this.thread === thread) this.end(deathError(cause, this.running?.options));
    });
    this.thread = thread;
    this.hasPdfium = false;
    return thread;
  }

  private watch(options: ReadOptions): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.end(new ReadingError("timeout")), withLimits(options.limits).silentMilliseconds);
  }

  private hear(message: FromReader): void {
    const { running } = this;
    if (!running) return;
    if (message.type === "ready") {
      clearTimeout(running.timer);
      running.timer = this.watch(running.options);
      return;
    }
    if (message.id !== running.id) return;
    clearTimeout(running.timer);
    if (message.type === "ocr-wanted") {
      void this.giveRecognition(running);
      return;
    }
    if (message.type === "progress") {
      running.timer = this.watch(running.options);
      const { type: _type, id: _id, ...progress } = message;
      running.options.onProgress?.(progress);
      return;
    }
    this.running = null;
    if (message.type === "done") running.take(message.document);
    else if (message.code === "internal") running.refuse(new DisclosureError(message.code, message.values));
    else running.refuse(new ReadingError(message.code as ReadingErrorCode, message.values));
  }

  /** Gives the thread what it recognises text with. The thread waits for it: until it is there nobody counts its silence. */
  private async giveRecognition(running: Running): Promise<void> {
    const { thread } = this;
    const files = (await this.ocr?.().catch(() => null)) ?? null;
    if (this.thread !== thread || this.running !== running) return;
    running.timer = this.watch(running.options);
    thread?.post({ type: "ocr", files });
  }

  /** Ends the thread, and what is running with an error. */
  private end(error: Error): void {
    const { running } = this;
    this.thread?.terminate();
    this.thread = null;
    this.running = null;
    if (!running) return;
    clearTimeout(running.timer);
    running.refuse(error);
  }
}

function deathError(cause: ThreadDeath, options: ReadOptions | undefined): Error {
  return cause === "memory"
    ? new ReadingError("too-large", { what: "readerBytes", limit: withLimits(options?.limits).readerBytes })
    : new DisclosureError("internal", { detail: "the reading thread died" });
}
