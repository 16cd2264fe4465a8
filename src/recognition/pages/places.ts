import type { PrintedPlace } from "../../disclosure";

/** Names the places of one document's tables as they come, before any page is joined: see {@link PrintedPlace}. */
export class Places {
  private readonly counts = new Map<string, number>();

  /** `document` counts the files of the disclosure from 0. */
  constructor(private readonly document: number) {}

  /** The place of the next table of a page, of a worksheet, or of a document without either. */
  next(page: number | undefined, sheet: string | undefined, title: string): PrintedPlace {
    if (sheet !== undefined) return this.count(`s${sheet}/`, title);
    return this.count(page === undefined ? "t" : `p${page}/`, title);
  }

  /** The place of the next table whose cells ran together. */
  flattened(title: string): PrintedPlace {
    return this.count("x", title);
  }

  private count(prefix: string, title: string): PrintedPlace {
    const n = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, n);
    return { at: `${this.document === 0 ? "" : `${this.document + 1}:`}${prefix}${n}`, title };
  }
}
