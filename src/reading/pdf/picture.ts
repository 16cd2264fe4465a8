import { DEFAULT_LIMITS, type Limits } from "../limits";
import { ASCENT } from "../page/geometry";
import { pagesOfWord } from "../docx/pictures";
import { isZip } from "../kind";
import { isPicture, pagesAsPdf, pictureAsPdf } from "../picture";
import type { PdfAssets } from "./assets";
import { INVISIBLE, type Colour } from "./engine/raw-page";
import { OpenPdf, type PagePicture } from "./engine/open-pdf";
import { shownRuns } from "./text-runs";

/** A text that the picture leaves blank since its font is not in the file; places in dots of the picture, from its top left corner. */
export interface UndrawnText {
  readonly text: string;
  /** Start of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font. */
  readonly height: number;
  /** Direction of writing, in radians clockwise. */
  readonly angle: number;
  /** `#rrggbb`. */
  readonly colour: string;
}

/** A page drawn, and what the caller has to draw itself with fonts of its own. */
export interface DrawnPage extends PagePicture {
  readonly undrawn: readonly UndrawnText[];
}

const POINTS_PER_INCH = 72;

/**
 * Draws a page (1-based).
 * @throws ReadingError `too-large` where the picture would have more dots than `picturePixels`, `corrupt` for a page that is not there
 */
export async function renderPage(
  bytes: Uint8Array,
  page: number,
  assets: PdfAssets,
  { dotsPerInch, limits = DEFAULT_LIMITS }: { readonly dotsPerInch: number; readonly limits?: Limits },
): Promise<DrawnPage> {
  const pdf = await OpenPdf.open(drawable(bytes, limits), assets, limits);
  try {
    const picture = pdf.picture(page, dotsPerInch);
    const scale = dotsPerInch / POINTS_PER_INCH;
    const undrawn = shownRuns(pdf.page(page))
      .filter(({ show }) => show.fontMissing && show.mode !== INVISIBLE)
      .map(({ text, left, right, top, bottom, height, show }): UndrawnText => {
        const angle = Math.atan2(show.matrix[1], show.matrix[0]);
        const upright = Math.abs(angle) < 0.1;
        return {
          text,
          x: left * scale,
          y: (upright ? top + ASCENT * height : bottom) * scale,
          width: (upright ? right - left : bottom - top) * scale,
          height: height * scale,
          angle,
          colour: cssColour(show.fill),
        };
      });
    return { ...picture, undrawn };
  } finally {
    pdf.close();
  }
}

/** What PDFium draws of a file. */
function drawable(bytes: Uint8Array, limits: Limits): Uint8Array {
  if (isPicture(bytes)) return pictureAsPdf(bytes, limits);
  if (!isZip(bytes)) return bytes;
  return pagesAsPdf(
    pagesOfWord(bytes, limits).map(({ page }) => page),
    limits,
  );
}

function cssColour(colour: Colour): string {
  const [r, g, b] = colour ?? [0, 0, 0];
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
