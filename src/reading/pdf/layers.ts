import { unzlibSync } from "fflate";

/** Unpacked object streams longer than this are not looked into (bytes). */
const LONGEST_STREAM = 4 * 2 ** 20;
const MOST_STREAMS = 2_000;

/**
 * Names of the layers (optional-content groups) that are switched off when the file is opened. PDFium's functions tell the layer
 * of an object, not its state, so the catalogue's `/OCProperties` is looked up in the file itself. Null where it can't be
 * found (an encrypted file): then nothing is held to be hidden.
 */
export function layersSwitchedOff(bytes: Uint8Array): ReadonlySet<string> | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const sources = [text, ...objectStreams(text, bytes)];
  const properties = sources.map((s) => configurationIn(s)).find((c) => c !== null);
  if (!properties) return null;
  const names = new Map<string, string>();
  for (const source of sources) collectGroups(source, names);
  const listed = (key: string): string[] => {
    const list = new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`).exec(properties)?.[1] ?? "";
    const parts = list.trim().split(/\s+/);
    return parts.flatMap((part, i) => (parts[i + 2] === "R" ? (names.get(part) ?? []) : []));
  };
  if (!/\/BaseState\s*\/OFF\b/.test(properties)) return new Set(listed("OFF"));
  const on = new Set(listed("ON"));
  return new Set([...names.values()].filter((name) => !on.has(name)));
}

/** The default configuration (`/D`) inside `/OCProperties`, which may be written in place or referred to. */
function configurationIn(source: string): string | null {
  const at = source.indexOf("/OCProperties");
  if (at < 0) return null;
  const rest = source.slice(at + "/OCProperties".length, at + 20_000);
  const reference = /^\s*(\d+)\s+\d+\s+R/.exec(rest);
  const properties = reference ? objectText(source, reference[1]!) : rest;
  const inner = /\/D\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R/.exec(properties);
  if (inner) return objectText(source, inner[1]!);
  const from = properties.search(/\/D\s*<</);
  return from < 0 ? null : properties.slice(from);
}

function objectText(source: string, number: string): string {
  const found = new RegExp(`(?:^|[^0-9])${number} \\d+ obj\\b`).exec(source);
  if (!found) return "";
  const end = source.indexOf("endobj", found.index);
  return source.slice(found.index, end < 0 ? found.index + 20_000 : end);
}

/** `12 0 obj<</Type/OCG/Name(…)>>` → 12, name. */
function collectGroups(source: string, into: Map<string, string>): void {
  for (const { index } of source.matchAll(/\/Type\s*\/OCG\b/g)) {
    const start = source.lastIndexOf(" obj", index);
    const number = /(\d{1,10}) \d{1,5}$/.exec(source.slice(Math.max(0, start - 24), Math.max(0, start)))?.[1];
    if (start < 0 || index - start > 2_000 || !number) continue;
    const end = source.indexOf("endobj", start);
    const name = nameOf(source.slice(start, end < 0 ? index + 2_000 : end));
    if (name !== null) into.set(number, name);
  }
}

/** `/Name(…)` or `/Name<…>` as text. */
function nameOf(dictionary: string): string | null {
  const hex = /\/Name\s*<([0-9A-Fa-f\s]+)>/.exec(dictionary)?.[1]?.replace(/\s+/g, "");
  const literal = /\/Name\s*\(((?:[^()\\]|\\[\s\S])*)\)/.exec(dictionary)?.[1];
  if (hex === undefined && literal === undefined) return null;
  const codes = hex !== undefined ? (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) : unescape(literal!);
  const raw = Uint8Array.from(codes);
  return raw[0] === 0xfe && raw[1] === 0xff
    ? new TextDecoder("utf-16be").decode(raw.subarray(2))
    : new TextDecoder("latin1").decode(raw);
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Bytes of a literal string. */
function unescape(literal: string): number[] {
  const out: number[] = [];
  for (const [, octal, escaped, plain] of literal.matchAll(/\\([0-7]{1,3})|\\([\s\S])|([\s\S])/g))
    if (octal !== undefined) out.push(parseInt(octal, 8));
    else if (escaped !== undefined) out.push(ESCAPES[escaped] ?? escaped.charCodeAt(0));
    else out.push(plain!.charCodeAt(0));
  return out;
}

/** Object streams unpacked, their objects written as in the body of a file (`12 0 obj … endobj`). */
function objectStreams(text: string, bytes: Uint8Array): string[] {
  const out: string[] = [];
  for (const { index } of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    if (out.length >= MOST_STREAMS) break;
    const start = text.lastIndexOf(" obj", index);
    const stream = text.indexOf("stream", index);
    if (start < 0 || stream < 0) continue;
    const dictionary = text.slice(start, stream);
    const from = stream + (text.startsWith("\r\n", stream + 6) ? 8 : 7);
    const end = text.indexOf("endstream", from);
    const count = Number(/\/N\s+(\d+)/.exec(dictionary)?.[1]);
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1]);
    if (end < 0 || !Number.isSafeInteger(count) || !Number.isSafeInteger(first)) continue;
    const unpacked = unpack(bytes.subarray(from, end), dictionary);
    if (unpacked !== null) out.push(asObjects(unpacked, count, first));
  }
  return out;
}

function unpack(packed: Uint8Array, dictionary: string): string | null {
  if (!/\/Filter\s*(?:\[\s*)?\/(?:FlateDecode|Fl)\b/.test(dictionary) || /\/Predictor\b/.test(dictionary)) return null;
  try {
    return new TextDecoder("latin1").decode(unzlibSync(packed, { out: new Uint8Array(LONGEST_STREAM) }));
  } catch {
    return null;
  }
}

function asObjects(unpacked: string, count: number, first: number): string {
  const heads = unpacked.slice(0, first).trim().split(/\s+/).map(Number);
  let out = "";
  for (let i = 0; i < count && 2 * i + 1 < heads.length; i++) {
    const next = 2 * i + 3 < heads.length ? first + heads[2 * i + 3]! : unpacked.length;
    out += `${heads[2 * i]} 0 obj ${unpacked.slice(first + heads[2 * i + 1]!, next)} endobj\n`;
  }
  return out;
}
