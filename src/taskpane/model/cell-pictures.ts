import type { Box, DoubtSummary } from "../../application";
import type { SourceReader } from "../worker/source-client";
import { upright } from "../worker/page-piece";
import type { PageCut } from "../worker/source-protocol";
import { isPaged } from "./shown-source";
import type { SourceShelf } from "./source-shelf";

/** What is shown of a page: the cell in the middle of its neighbours, upright. */
export interface CellPicture extends PageCut {
  /** The cell itself, in points from the picture's corner. */
  readonly cell: Box;
}

/** As fine as most scans are; the second where a page is too large for the first. */
const DOTS_PER_INCH = [200, 110] as const;
/** Round the cell, at least (points): a row of a dense table. */
const LEAST_MARGIN = 12;
/** A cell over many rows needs no more of its neighbours than this. */
const MOST_MARGIN = 36;

type Place = Pick<DoubtSummary, "key" | "source" | "sha256" | "turn">;

/** Pictures of cells, cut from their pages one after the other and kept: what is asked for ahead is there when it is needed. */
export class CellPictures {
  private readonly cuts = new Map<string, Promise<CellPicture | null>>();
  private open: { readonly sha256: string; readonly kind: string } | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly reader: SourceReader,
    private readonly shelf: SourceShelf,
  ) {}

  /** The picture of a cell; null where none can be shown. */
  of(place: Place): Promise<CellPicture | null> {
    const known = this.cuts.get(place.key);
    if (known) return known;
    const cut = this.queue.then(() => this.cut(place)).catch(() => null);
    this.queue = cut;
    this.cuts.set(place.key, cut);
    // What failed may succeed when somebody comes back to it.
    void cut.then((picture) => picture ?? this.cuts.delete(place.key));
    return cut;
  }

  close(): void {
    this.reader.close();
  }

  private async cut({ source, sha256, turn }: Place): Promise<CellPicture | null> {
    if (source?.page === undefined || !source.box || sha256 === null) return null;
    const kind = await this.opened(sha256);
    if (kind === null || !isPaged(kind, source)) return null;
    const { page, box } = source;
    const onSide = turn % 2 === 1;
    const margin = Math.max(LEAST_MARGIN, Math.min(MOST_MARGIN, onSide ? box.width : box.height));
    const [across, down] = onSide ? [margin, 1.5 * margin] : [1.5 * margin, margin];
    const around = {
      x: box.x - across,
      y: box.y - down,
      width: box.width + 2 * across,
      height: box.height + 2 * down,
    };
    for (const dotsPerInch of DOTS_PER_INCH)
      try {
        return upright(await this.reader.piece(page, around, dotsPerInch), box, turn);
      } catch (error) {
        if ((error as { readonly code?: string }).code !== "too-large") {
          // The Worker may have been ended: the next one begins with the file.
          this.open = null;
          throw error;
        }
      }
    return null;
  }

  /** Opens the file of a place where another one is open: its kind, or null where it is not at hand. */
  private async opened(sha256: string): Promise<string | null> {
    if (this.open?.sha256 === sha256) return this.open.kind;
    const file = this.shelf.get(sha256);
    if (!file) return null;
    const { kind } = await this.reader.open(file.name, new Uint8Array(await file.blob.arrayBuffer()));
    this.open = { sha256, kind };
    return kind;
  }
}
