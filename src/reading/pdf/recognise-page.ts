import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import { greyWithoutSeals, LineReader, readPicture, type OcrAssets, type ReadPicture } from "../ocr";
import type { OpenPdf } from "./engine/open-pdf";
import type { PageContent } from "./page";

/** Pictures are drawn with their own dots, so that nothing is lost; those finer than this as the next one says, which is as good and quicker. */
const FINEST = 240;
const OF_FINE_PICTURES = 200;
const COARSEST = 72;
/** A page that is no picture. */
const OF_DRAWN_PAGES = 200;

/** A page took longer than it may: it is named, and the next one is read. */
export class PageTooSlow extends Error {
  override readonly name = "PageTooSlow";
}

/** Reads pages of a PDF by text recognition, with a model that is loaded for the first of them. */
export class PageRecogniser {
  private reader: Promise<LineReader> | null = null;
  /** Time that it took so far (milliseconds), loading among it. */
  spent = 0;

  constructor(
    private readonly pdf: OpenPdf,
    private readonly assets: OcrAssets,
    private readonly limits: Limits,
    private readonly signal: AbortSignal | undefined,
    private readonly onShare: (page: number, share: number) => void,
  ) {}

  /**
   * @throws ReadingError `ocr-missing` where the model can't be loaded
   * @throws PageTooSlow
   */
  async read({ number, imageDotsPerInch }: PageContent): Promise<ReadPicture> {
    const begun = Date.now();
    try {
      this.onShare(number, 0);
      const reader = await (this.reader ??= this.load());
      const dotsPerInch = resolution(imageDotsPerInch);
      const { width, height, rgba } = this.pdf.picture(number, dotsPerInch);
      const picture = { image: greyWithoutSeals(rgba, width, height, dotsPerInch), dotsPerInch, page: number };
      return await readPicture(picture, reader, this.signal, (done, of) => {
        if (Date.now() - begun > this.limits.recognitionMilliseconds) throw new PageTooSlow();
        this.onShare(number, of === 0 ? 0 : done / of);
      });
    } finally {
      this.spent += Date.now() - begun;
    }
  }

  private load(): Promise<LineReader> {
    return this.assets.loadModel().then(
      (model) => new LineReader(model),
      (cause: unknown) => {
        throw new ReadingError("ocr-missing", {}, { cause });
      },
    );
  }
}

function resolution(ofPicture: number | null): number {
  if (ofPicture === null) return OF_DRAWN_PAGES;
  return ofPicture > FINEST ? OF_FINE_PICTURES : Math.max(COARSEST, ofPicture);
}
