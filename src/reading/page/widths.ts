/** Width of a character in ems, near enough to cut a run at a line: the file's own widths are not handed out per character. */
function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code > 0x2e7f) return code >= 0xff61 && code <= 0xff9f ? 0.5 : 1;
  if (character === " ") return 0.3;
  if (character === "." || character === "," || character === "'" || character === "|") return 0.28;
  return code >= 0x2000 && code < 0x2e80 ? 0.8 : 0.52;
}

/** Latin letters, digits and signs, by their code: set closer to each other than to ideographs. */
export const isAscii = (unicode: number): boolean => unicode < 0x80;

/** Width of a text in ems. */
export function sumWidths(text: string): number {
  let sum = 0;
  for (const character of text) sum += characterWidth(character);
  return sum;
}

/** Left edges of the characters of a text that begins at `x`, by their usual widths. */
export function reckonLefts(text: string, x: number, em: number): number[] {
  const out: number[] = [];
  let at = x;
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit++) out.push(at);
    at += em * characterWidth(character);
  }
  return out;
}
