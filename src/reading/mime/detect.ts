import { headerValue } from "./headers";
import { readHead } from "./parts";

/** Whether a file begins with the headers of a MIME message that holds a page or other parts. Any header may come first, and lines may be blank before them. */
export function isMessage(bytes: Uint8Array): boolean {
  const headers = readHead(bytes);
  const type = headerValue(headers, "content-type").toLowerCase();
  if (/^(?:multipart\/|text\/html)/.test(type)) return true;
  return headers.has("mime-version") && (type !== "" || headers.has("content-transfer-encoding"));
}
