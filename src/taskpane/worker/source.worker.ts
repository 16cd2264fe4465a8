import { errorData } from "./error-data";
import {
  detectKind,
  DisclosureError,
  excerptOf,
  onlyCellPrinting,
  readInput,
  renderPage,
  sha256Hex,
  type SourceDocument,
} from "../../application";
import { pdfAssets } from "./browser-reading";
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
}

let open: OpenFile | null = null;

async function answer(request: SourceRequest): Promise<SourceReply> {
  const { id } = request;
  if (request.type === "open") {
    const { name, bytes, pdfium } = request;
    open = { name, bytes, assets: pdfAssets(pdfium), document: null };
    return { type: "opened", id, sha256: await sha256Hex(bytes), kind: detectKind(bytes) };
  }
  if (!open) throw new DisclosureError("internal", { detail: "no file is open" });
  if (request.type === "page") {
    const picture = await renderPage(open.bytes, request.page, open.assets, { dotsPerInch: request.dotsPerInch });
    return { type: "page", id, picture };
  }
  const { name, bytes, assets } = open;
  open.document ??= readInput({ type: "file", name, bytes }, { pdf: assets });
  if (request.type === "field")
    return { type: "field", id, place: onlyCellPrinting(await open.document, request.form, request.printed) };
  return { type: "excerpt", id, excerpt: excerptOf(await open.document, request.place, request.printed, request.row) };
}

scope.onmessage = ({ data }) => {
  answer(data).then(
    (reply) => scope.postMessage(reply, reply.type === "page" ? [reply.picture.rgba.buffer] : []),
    (error: unknown) => scope.postMessage({ type: "failed", id: data.id, error: errorData(error) }),
  );
};
