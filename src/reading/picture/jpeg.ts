import { ReadingError } from "../errors";
import type { PdfImage } from "./pdf-image";

/** Markers of frames (SOF0 … SOF15 but DHT, JPG and DAC), and those that stand alone. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Adobe's JPEGs of four colours are inverted. */
const COLOURS: Readonly<Record<number, string>> = {
  1: "/ColorSpace/DeviceGray",
  3: "/ColorSpace/DeviceRGB",
  4: "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]",
};

/** A JPEG: PDF takes it as it is. */
export function jpegImage(bytes: Uint8Array): PdfImage {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (standsAlone(marker)) {
      at += 2;
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [(bytes[at + 5]! << 8) | bytes[at + 6]!, (bytes[at + 7]! << 8) | bytes[at + 8]!];
      const colours = COLOURS[bytes[at + 9]!];
      if (width === 0 || height === 0 || colours === undefined) break;
      return { width, height, dictionary: `/BitsPerComponent 8${colours}/Filter/DCTDecode`, data: bytes };
    }
    at += 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  throw new ReadingError("corrupt");
}
