import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { fromText, toText } from "../decimal-json";

/** Characters of one text: a cell holds 32,767. */
const PART = 32_000;
/** Longest JSON that is unpacked: a workbook comes from anywhere. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** Packs a plain value, decimals included, into texts that cells can hold. */
export function pack(value: unknown): string[] {
  const text = toBase64(deflateSync(strToU8(toText(value)), { level: 6 }));
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += PART) parts.push(text.slice(at, at + PART));
  return parts;
}

/** The value again; undefined where the texts were cut, changed or are none of ours. */
export function unpack(parts: readonly string[]): unknown {
  try {
    const bytes = inflateSync(fromBase64(parts.join("")));
    return bytes.length > MOST_CHARACTERS ? undefined : fromText(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

/** Bytes turned into characters at a time: more would be too many arguments. */
const AT_A_TIME = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_A_TIME)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_A_TIME));
  return btoa(text);
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
