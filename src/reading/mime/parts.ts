import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { decodeText } from "../text/decode";
import { decodeTransfer } from "./transfer";
import { headerValue, parameterOf, readHeaders, type Headers } from "./headers";

/** A part of a message that holds content, not other parts. */
export interface MimePart {
  /** `text/html`; lower case. */
  readonly type: string;
  /** `Content-Location`, as written. */
  readonly location: string;
  /** `Content-ID` without its brackets. */
  readonly id: string;
  /** Name of the file that the part was, or "". */
  readonly name: string;
  readonly attached: boolean;
  /** Its bytes, out of their transfer encoding. */
  bytes(): Uint8Array;
  /** Its text, by its bytes: labels lie, and many writers give none. */
  text(): string;
}

/** A message: its parts in the order of the file, and the `Content-ID` that a multipart/related begins with. */
export interface MimeMessage {
  readonly parts: readonly MimePart[];
  readonly start: string;
}

interface OpenPart {
  readonly headers: Headers;
  readonly from: number;
}

const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const DASH = 0x2d;

/** Messages inside of messages, and multiparts inside of each other: more than any writer nests. */
const DEEPEST = 32;

/**
 * A MIME message (RFC 2045, 2046, 2557) → its parts. One pass over the lines; a part is kept as a place in the file and decoded when it is asked
 * for, so that pictures cost nothing.
 */
export function readMessage(bytes: Uint8Array, limits: Limits): MimeMessage {
  const source = asBytes(bytes);
  const parts: MimePart[] = [];
  const boundaries: Uint8Array[] = [];
  let start = "";
  let open: OpenPart | null = null;

  /** Reads headers; a part that holds parts opens its boundary, any other one is open until the next boundary. */
  const begin = (at: number): number => {
    const { headers, end } = readHeaders(source, at);
    const boundary = parameterOf(headers, "content-type", "boundary");
    if (boundary !== "" && typeOf(headers).startsWith("multipart/")) {
      requireWithin(boundaries.length + 1, Math.min(DEEPEST, limits.depth), "depth");
      boundaries.push(new TextEncoder().encode(boundary));
      start ||= withoutBrackets(parameterOf(headers, "content-type", "start"));
      open = null;
      return end;
    }
    // A message within a message: its own headers begin here.
    if (typeOf(headers) === "message/rfc822") {
      requireWithin(boundaries.length + 1, Math.min(DEEPEST, limits.depth), "depth");
      boundaries.push(new Uint8Array(0));
      return begin(end);
    }
    requireWithin(parts.length + 1, limits.zipEntries, "zipEntries");
    open = { headers, from: end };
    return end;
  };
  const close = (to: number): void => {
    if (open) parts.push(toPart(source, open, to));
    open = null;
  };

  let at = begin(0);
  while (at < source.length) {
    const next = lineEnd(source, at);
    const hit = source[at] === DASH && source[at + 1] === DASH ? boundaryAt(source, at + 2, boundaries) : -1;
    if (hit < 0) {
      at = next;
      continue;
    }
    close(beforeBreak(source, at));
    const after = at + 2 + boundaries[hit]!.length;
    const last = source[after] === DASH && source[after + 1] === DASH;
    boundaries.length = last ? hit : hit + 1;
    at = last ? next : begin(next);
  }
  close(source.length);
  return { parts, start };
}

/** The innermost open boundary that stands here, or -1. */
function boundaryAt(source: Uint8Array, at: number, boundaries: readonly Uint8Array[]): number {
  for (let i = boundaries.length - 1; i >= 0; i--) {
    const boundary = boundaries[i]!;
    if (boundary.length === 0 || !boundary.every((byte, k) => source[at + k] === byte)) continue;
    const after = source[at + boundary.length];
    // A longer boundary may begin with a shorter one: only its end, blanks or the closing dashes may follow.
    if (after === undefined || after === NEW_LINE || after === RETURN || after === 0x20 || after === 0x09) return i;
    if (after === DASH && source[at + boundary.length + 1] === DASH) return i;
  }
  return -1;
}

function lineEnd(source: Uint8Array, at: number): number {
  const end = source.indexOf(NEW_LINE, at);
  return end < 0 ? source.length : end + 1;
}

/** The line break before a boundary belongs to the boundary. */
function beforeBreak(source: Uint8Array, at: number): number {
  if (source[at - 1] !== NEW_LINE) return at;
  return source[at - 2] === RETURN ? at - 2 : at - 1;
}

const withoutBrackets = (id: string): string => id.trim().replace(/^</, "").replace(/>$/, "");
const typeOf = (headers: Headers): string =>
  headerValue(headers, "content-type").split(";")[0]!.trim().toLowerCase() || "text/plain";

function toPart(source: Uint8Array, { headers, from }: OpenPart, to: number): MimePart {
  const encoding = headerValue(headers, "content-transfer-encoding").trim().toLowerCase();
  const bytes = (): Uint8Array => decodeTransfer(source.subarray(from, Math.max(from, to)), encoding);
  const charset = parameterOf(headers, "content-type", "charset").toLowerCase();
  return {
    type: typeOf(headers),
    location: headerValue(headers, "content-location").replace(/\s+/g, ""),
    id: withoutBrackets(headerValue(headers, "content-id")),
    name: parameterOf(headers, "content-disposition", "filename") || parameterOf(headers, "content-type", "name"),
    attached: /^\s*attachment\b/i.test(headerValue(headers, "content-disposition")),
    bytes,
    text: () => decodePart(bytes(), charset),
  };
}

/** UTF-16 without a mark is the one encoding that bytes alone don't tell; Office calls it unicode. */
function decodePart(bytes: Uint8Array, charset: string): string {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && /^(?:utf-?16(?:le|be)?|unicode|ucs-2)$/.test(charset) && bytes.includes(0))
    return new TextDecoder(charset.endsWith("be") ? "utf-16be" : "utf-16le").decode(bytes);
  return decodeText(bytes).replace(/^\uFEFF/, "");
}

/** A message saved as UTF-16 is brought to UTF-8 first; its mark and blank lines before the headers are no part of it. */
function asBytes(bytes: Uint8Array): Uint8Array {
  let source = bytes;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    source = new TextEncoder().encode(decodeText(bytes));
  let at = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
  while (source[at] === NEW_LINE || source[at] === RETURN || source[at] === 0x20 || source[at] === 0x09) at++;
  return source.subarray(at);
}

/** As much of a file as headers are looked for in. */
const HEAD_BYTES = 128 * 1024;

/** Headers that a file begins with; none where it is no message. */
export function readHead(bytes: Uint8Array): Headers {
  const head = bytes.subarray(0, HEAD_BYTES);
  return readHeaders(asBytes(head), 0).headers;
}
