/** Transfer encodings of RFC 2045, as forgiving as mail programs are: signs that don't belong are passed over. */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SIXES = new Int8Array(256).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) SIXES[ALPHABET.charCodeAt(i)] = i;

const EQUALS = 0x3d;
const NEW_LINE = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
const TAB = 0x09;

/** Bytes out of `base64` or `quoted-printable`; of any other encoding as they are. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === "base64") return decodeBase64(bytes);
  return encoding === "quoted-printable" ? decodeQuoted(bytes) : bytes;
}

function decodeBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    if (byte === EQUALS) {
      held = bits = 0;
      continue;
    }
    const six = SIXES[byte]!;
    if (six < 0) continue;
    held = ((held << 6) | six) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = (held >> bits) & 0xff;
  }
  return out.subarray(0, length);
}

const nibble = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte & 0xdf;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : -1;
};

function decodeQuoted(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const high = nibble(bytes[at + 1]);
    const low = nibble(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    // A soft break: blanks may stand before the end of the line.
    let end = at + 1;
    while (bytes[end] === BLANK || bytes[end] === TAB) end++;
    if (bytes[end] === RETURN) end++;
    if (bytes[end] === NEW_LINE || end >= bytes.length) at = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}
