import { childrenOf, type XmlElement } from "../archive/xml-tree";
import { applyX, applyY, type Transform } from "../page/geometry";
import { sumWidths } from "../page/widths";
import { deltasOf } from "./values";

/** A character at its place on the page: its left end on the base line, in points from the top left corner. */
export interface PlacedCharacter {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Advance of the character, and the height of its font. */
  readonly width: number;
  readonly height: number;
}

/** A text object: its characters in the order of the file, all in one direction. */
export interface PlacedText {
  readonly characters: readonly PlacedCharacter[];
  /** Direction that characters stand upright in, in degrees clockwise, 0 to 360. */
  readonly angle: number;
}

const EM = 10;

/** Characters of a `TextObject`, each where its distances put it (GB/T 33190–2016, 11.2 and 11.3). */
export function placeText(object: XmlElement, matrix: Transform): PlacedText {
  const size = Number(object.attributes.Size) || EM;
  const scale = Number(object.attributes.HScale) || 1;
  const turn = Number(object.attributes.CharDirection) || 0;
  const across = Math.hypot(matrix[0], matrix[1]);
  const height = size * Math.hypot(matrix[2], matrix[3]);
  const characters: PlacedCharacter[] = [];
  let [x, y] = [0, 0];
  for (const code of childrenOf(object, "TextCode")) {
    const signs = Array.from(onOneLine(code.text));
    x = numberOr(code.attributes.X, x);
    y = numberOr(code.attributes.Y, y);
    const dx = deltasOf(code.attributes.DeltaX, signs.length - 1);
    const dy = deltasOf(code.attributes.DeltaY, signs.length - 1);
    let [atX, atY] = [x, y];
    signs.forEach((text, i) => {
      const width = sumWidths(text) * size * scale;
      characters.push({
        text,
        x: applyX(matrix, atX, atY),
        y: applyY(matrix, atX, atY),
        width: width * across,
        height,
      });
      // Where no distance is given at all, characters follow each other by their widths.
      atX += dx[i] ?? (dy.length > 0 ? 0 : width);
      atY += dy[i] ?? 0;
    });
  }
  const angle = (Math.atan2(matrix[1], matrix[0]) * 180) / Math.PI + turn;
  return { characters, angle: ((angle % 360) + 360) % 360 };
}

/** Line breaks, and the blanks beside them, are how the XML was written. */
function onOneLine(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join("");
}

function numberOr(text: string | undefined, otherwise: number): number {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? otherwise : value;
}
