import {
  DisclosureError,
  type Box,
  type DrawnPage,
  type Excerpt,
  type PlacedRow,
  type SourceRef,
} from "../../application";
import { expectReply } from "./expect";
import type { PageCut, SourceReply, SourceRequest } from "./source-protocol";

/** How long a page or a file may keep the Worker busy (milliseconds). */
const PATIENCE = 30_000;

/** Shows places of documents. */
export interface SourceReader {
  /** The file that is asked about from now on; answers its hash and kind. */
  open(name: string, bytes: Uint8Array): Promise<{ readonly sha256: string; readonly kind: string }>;
  page(page: number, dotsPerInch: number): Promise<DrawnPage>;
  /** A piece of a page (box in points); a page of which one was drawn is kept for the next. */
  piece(page: number, box: Box, dotsPerInch: number): Promise<PageCut>;
  excerpt(place: SourceRef, printed: string | null, row?: PlacedRow): Promise<Excerpt | null>;
  /** The place of a field of a form, by what it prints; null where that is not certain. */
  field(form: SourceRef, printed: string): Promise<SourceRef | null>;
  /** Another of the kind: what one has open, the other has not. */
  another(): SourceReader;
  close(): void;
}

type Question = SourceRequest extends infer R ? (R extends { readonly id: number } ? Omit<R, "id"> : never) : never;

/** A Worker of its own for documents that are looked at: it is ended when it does not answer. */
export class WorkerSourceReader implements SourceReader {
  private worker: Worker | null = null;
  private next = 1;
  private readonly waiting = new Map<
    number,
    { readonly take: (reply: SourceReply) => void; readonly refuse: (error: Error) => void }
  >();

  constructor(private readonly pdfium: string) {}

  async open(name: string, bytes: Uint8Array): Promise<{ sha256: string; kind: string }> {
    const reply = await this.ask({ type: "open", name, bytes, pdfium: this.pdfium });
    return expectReply(reply, "opened");
  }

  async page(page: number, dotsPerInch: number): Promise<DrawnPage> {
    const reply = await this.ask({ type: "page", page, dotsPerInch });
    return expectReply(reply, "page").picture;
  }

  async piece(page: number, box: Box, dotsPerInch: number): Promise<PageCut> {
    return expectReply(await this.ask({ type: "piece", page, box, dotsPerInch }), "piece").piece;
  }

  async excerpt(place: SourceRef, printed: string | null, row?: PlacedRow): Promise<Excerpt | null> {
    const reply = await this.ask({ type: "excerpt", place, printed, row });
    return expectReply(reply, "excerpt").excerpt;
  }

  async field(form: SourceRef, printed: string): Promise<SourceRef | null> {
    const reply = await this.ask({ type: "field", form, printed });
    return expectReply(reply, "field").place;
  }

  another(): SourceReader {
    return new WorkerSourceReader(this.pdfium);
  }

  close(): void {
    this.end(new DisclosureError("cancelled"));
  }

  private async ask(question: Question): Promise<SourceReply> {
    const id = this.next++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise<SourceReply>((take, refuse) => {
        this.waiting.set(id, { take, refuse });
        timer = setTimeout(() => this.end(new DisclosureError("timeout")), PATIENCE);
        this.start().postMessage({ ...question, id });
      });
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL("./source.worker.ts", import.meta.url));
    worker.onmessage = ({ data }: MessageEvent<SourceReply>) => {
      const waiting = this.waiting.get(data.id);
      if (data.type === "failed") waiting?.refuse(new DisclosureError(data.error.code, data.error.values));
      else waiting?.take(data);
    };
    worker.onerror = (event) => this.end(new DisclosureError("internal", { detail: event.message }));
    this.worker = worker;
    return worker;
  }

  private end(error: Error): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { refuse } of this.waiting.values()) refuse(error);
  }
}
