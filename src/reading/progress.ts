/** How far reading has come. */
export interface ReadProgress {
  /** Pages that were read; while one is being recognised, that one. */
  readonly page: number;
  /** Null until it is known. */
  readonly pages: number | null;
  /** The page is a picture whose text is being recognised: this share of it (0–1) is done. */
  readonly recognised?: number;
}
