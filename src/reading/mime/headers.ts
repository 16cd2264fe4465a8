import { decodeText } from "../text/decode";
import { decodeTransfer } from "./transfer";

/** Header lines of a part: names in lower case, folded lines joined; of a name that stands twice, the first. */
export type Headers = ReadonlyMap<string, string>;

const NEW_LINE = 0x0a;
/** Headers of one part are no longer than this; what follows is read as content. */
const LONGEST = 256 * 1024;

/** The headers that begin at a place, and where the content behind their blank line begins. */
export function readHeaders(source: Uint8Array, from: number): { headers: Headers; end: number } {
  const headers = new Map<string, string>();
  let name = "";
  let at = from;
  while (at < source.length && at - from < LONGEST) {
    const stop = source.indexOf(NEW_LINE, at);
    const next = stop < 0 ? source.length : stop + 1;
    const line = decodeText(source.subarray(at, stop < 0 ? source.length : stop)).replace(/\r$/, "");
    if (line.trim() === "") return { headers, end: next };
    const colon = line.indexOf(":");
    if (/^[ \t]/.test(line)) {
      if (name !== "") headers.set(name, `${headers.get(name)!} ${line.trim()}`);
    } else if (colon > 0 && /^[!-9;-~]+[ \t]*$/.test(line.slice(0, colon))) {
      name = line.slice(0, colon).trim().toLowerCase();
      if (headers.has(name)) name = "";
      else headers.set(name, line.slice(colon + 1).trim());
    } else if (!/^From /.test(line)) return { headers, end: at };
    at = next;
  }
  return { headers, end: at };
}

/** A header's value, or "". */
export const headerValue = (headers: Headers, name: string): string => headers.get(name) ?? "";

/** A parameter of a header (`boundary="…"`, `filename*=utf-8''…`, `filename*0=…`), or "". */
export function parameterOf(headers: Headers, header: string, name: string): string {
  const given = parameters(headerValue(headers, header));
  const plain = given.get(name);
  if (plain !== undefined) return decodeWords(plain);
  const whole = given.get(`${name}*`);
  if (whole !== undefined) return decodePercent(whole);
  let joined = "";
  let encoded = false;
  for (let i = 0; ; i++) {
    const piece = given.get(`${name}*${i}`) ?? given.get(`${name}*${i}*`);
    if (piece === undefined) break;
    encoded ||= given.has(`${name}*${i}*`);
    joined += piece;
  }
  return encoded ? decodePercent(joined) : decodeWords(joined);
}

/** Parameters behind the first semicolon; a quoted value may hold semicolons. */
function parameters(value: string): Map<string, string> {
  const out = new Map<string, string>();
  let at = value.indexOf(";");
  while (at >= 0 && at < value.length) {
    const equals = value.indexOf("=", at + 1);
    if (equals < 0) break;
    const name = value
      .slice(at + 1, equals)
      .trim()
      .toLowerCase();
    let from = equals + 1;
    while (value[from] === " " || value[from] === "\t") from++;
    let text = "";
    if (value[from] === '"') {
      let i = from + 1;
      for (; i < value.length && value[i] !== '"'; i++) {
        if (value[i] === "\\" && i + 1 < value.length && '"\\'.includes(value[i + 1]!)) i++;
        text += value[i];
      }
      at = value.indexOf(";", i);
    } else {
      const end = value.indexOf(";", from);
      text = value.slice(from, end < 0 ? value.length : end).trim();
      at = end;
    }
    if (!out.has(name)) out.set(name, text);
  }
  return out;
}

/** Words that are encoded (RFC 2047): `=?gb2312?B?…?=`; the blank between two of them is none. */
export function decodeWords(text: string): string {
  if (!text.includes("=?")) return text;
  return text
    .replace(/\?=[ \t]+=\?/g, "?==?")
    .replace(/=\?[\w.*-]{1,40}\?([bq])\?([^?\s]*)\?=/gi, (_all, encoding: string, body: string) => {
      const bytes = new TextEncoder().encode(encoding.toLowerCase() === "q" ? body.replace(/_/g, "=20") : body);
      return decodeText(decodeTransfer(bytes, encoding.toLowerCase() === "q" ? "quoted-printable" : "base64"));
    });
}

/** `utf-8''%E9%99%84` (RFC 2231). */
function decodePercent(text: string): string {
  const body = text.slice(text.lastIndexOf("'") + 1);
  return decodeText(decodeTransfer(new TextEncoder().encode(body.replace(/%/g, "=")), "quoted-printable"));
}
