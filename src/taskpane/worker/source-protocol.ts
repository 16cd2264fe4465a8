import type { Excerpt, SourceRef } from "../../application";
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
  | { readonly type: "excerpt"; readonly id: number; readonly place: SourceRef; readonly printed: string | null };

/** A page drawn, with what the pane has to write itself with fonts of its own. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly undrawn: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly angle: number;
    readonly colour: string;
  }[];
}

/** From that Worker to the pane. */
export type SourceReply =
  | { readonly type: "opened"; readonly id: number; readonly sha256: string; readonly kind: string }
  | { readonly type: "page"; readonly id: number; readonly picture: PagePicture }
  | { readonly type: "excerpt"; readonly id: number; readonly excerpt: Excerpt | null }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorData };
