import type { Box, DrawnPage, Excerpt, PlacedRow, SourceRef } from "../../application";
import type { ErrorData } from "./protocol";

/** From the pane to the Worker that shows documents. */
export type SourceRequest =
  /** The file that the next questions are about. */
  | {
      readonly type: "open";
      readonly id: number;
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Address of PDFium's binary. */
      readonly pdfium: string;
    }
  | { readonly type: "page"; readonly id: number; readonly page: number; readonly dotsPerInch: number }
  /** A piece of a page, in points. */
  | {
      readonly type: "piece";
      readonly id: number;
      readonly page: number;
      readonly dotsPerInch: number;
      readonly box: Box;
    }
  | {
      readonly type: "excerpt";
      readonly id: number;
      readonly place: SourceRef;
      readonly printed: string | null;
      readonly row?: PlacedRow;
    }
  | { readonly type: "field"; readonly id: number; readonly form: SourceRef; readonly printed: string };

/** A piece of a page, and which piece it came to be: it ends where the page ends. */
export interface PageCut {
  readonly picture: DrawnPage;
  /** In points. */
  readonly box: Box;
}

/** From that Worker to the pane. */
export type SourceReply =
  | { readonly type: "opened"; readonly id: number; readonly sha256: string; readonly kind: string }
  | { readonly type: "page"; readonly id: number; readonly picture: DrawnPage }
  | { readonly type: "piece"; readonly id: number; readonly piece: PageCut }
  | { readonly type: "excerpt"; readonly id: number; readonly excerpt: Excerpt | null }
  | { readonly type: "field"; readonly id: number; readonly place: SourceRef | null }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorData };
