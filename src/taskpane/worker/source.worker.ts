import { errorData } from "./error-data";
import {
  detectKind,
  DisclosureError,
  excerptOf,
  onlyCellPrinting,
  readInput,
  renderPage,
  sha256Hex,
  type DrawnPage,
  type SourceDocument,
} from "../../application";
import { pdfAssets } from "./browser-reading";
import { pieceOf } from "./page-piece";
import type { SourceReply, SourceRequest } from "./source-protocol";

/**
 * Shows documents: pages as pictures, pieces of text and tables. The pane starts this Worker when somebody asks for a place, and ends it
 * when a file keeps it busy for too long.
 */
const scope = self as unknown as {
  postMessage(reply: SourceReply, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<SourceRequest>) => void) | null;
};

interface OpenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly assets: ReturnType<typeof pdfAssets>;
  /** Read when the first excerpt is asked for. */
  document: Promise<SourceDocument> | null;
  /** Pages of which pieces were asked for, the last first: rendering takes longer than cutting. */
  drawn: readonly { readonly page: number; readonly dotsPerInch: number; readonly picture: DrawnPage }[];
}

/** A page at 200 dpi takes 15 MB. */
const MOST_DRAWN = 2;

/** A page as a picture, kept for the pieces that are asked for next. */
async function drawn(file: OpenFile, page: number, dotsPerInch: number): Promise<DrawnPage> {
  const known = file.drawn.find((d) => d.page === page && d.dotsPerInch === dotsPerInch);
  const one = known ?? { page, dotsPerInch, picture: await renderPage(file.bytes, page, file.assets, { dotsPerInch }) };
  file.drawn = [one, ...file.drawn.filter((d) => d !== one)].slice(0, MOST_DRAWN);
  return one.picture;
}

let open: OpenFile | null = null;

async function answer(request: SourceRequest): Promise<SourceReply> {
  const { id } = request;
  if (request.type === "open") {
    const { name, bytes, pdfium } = request;
    open = { name, bytes, assets: pdfAssets(pdfium), document: null, drawn: [] };
    return { type: "opened", id, sha256: await sha256Hex(bytes), kind: detectKind(bytes) };
  }
  if (!open) throw new DisclosureError("internal", { detail: "no file is open" });
  if (request.type === "page") {
    const picture = await renderPage(open.bytes, request.page, open.assets, { dotsPerInch: request.dotsPerInch });
    return { type: "page", id, picture };
  }
  if (request.type === "piece") {
    const picture = await drawn(open, request.page, request.dotsPerInch);
    return { type: "piece", id, piece: pieceOf(picture, request.box, request.dotsPerInch) };
  }
  const { name, bytes, assets } = open;
  open.document ??= readInput({ type: "file", name, bytes }, { pdf: assets });
  if (request.type === "field")
    return { type: "field", id, place: onlyCellPrinting(await open.document, request.form, request.printed) };
  return { type: "excerpt", id, excerpt: excerptOf(await open.document, request.place, request.printed, request.row) };
}

const transferred = (reply: SourceReply): Transferable[] =>
  reply.type === "page" ? [reply.picture.rgba.buffer] : reply.type === "piece" ? [reply.piece.picture.rgba.buffer] : [];

scope.onmessage = ({ data }) => {
  answer(data).then(
    (reply) => scope.postMessage(reply, transferred(reply)),
    (error: unknown) => scope.postMessage({ type: "failed", id: data.id, error: errorData(error) }),
  );
};
