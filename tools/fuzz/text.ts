import { onText, splice, toLatin, anyMatch, type Mutations } from "./mutation";
import { otherWords } from "./words";

/** Somewhat more than a line may have. */
const LONGEST_LINE = 60_000;
const utf8 = new TextEncoder();

/** Mutations of plain text and of text with separators. */
export const TEXT: Mutations = {
  "text-cell": (bytes, random) => {
    const lines = new TextDecoder().decode(bytes).split("\n");
    const at = random.below(lines.length);
    const cells = lines[at]!.split("\t");
    const cell = random.below(cells.length);
    const replaced = cells[cell]!;
    cells[cell] = otherWords(replaced, random);
    lines[at] = cells.join("\t");
    return { bytes: utf8.encode(lines.join("\n")), replaced };
  },
  "text-digit": onText((text, random) => {
    const m = anyMatch(text, /\d/g, random);
    return m && splice(text, m.index, m.index + 1, String(random.below(10)));
  }),
  "text-separator": onText((text, random) => {
    const m = anyMatch(text, /[\t,.;\n ]/g, random);
    return m && splice(text, m.index, m.index + 1, random.pick(["\t", ",", ".", ";", "\n", "  ", "\f", "\r", '"', ""]));
  }),
  "text-all-separators": onText((text, random) =>
    text.replaceAll(random.pick(["\t", "\n", ","]), random.pick(["\t", "  ", ",", "\r", "\n\n", "；"])),
  ),
  "text-line": onText((text, random) => {
    const lines = text.split("\n");
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    const how = random.below(4);
    if (how === 0) lines.splice(a, 1 + random.below(4));
    else if (how === 1) lines.splice(b, 0, ...lines.slice(a, a + 1 + random.below(20)));
    else if (how === 2) [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    else lines[a] = (lines[a] ?? "") + (lines.splice(a + 1, 1)[0] ?? "");
    return lines.join("\n");
  }),
  "text-long-line": onText((text, random) => {
    const lines = text.split("\n");
    const at = random.below(lines.length);
    const word = lines[at]! + random.pick(["\t", "1", "(", "（", " ", "，", "12,", "1.", "、"]);
    lines[at] = word.repeat(1 + random.below(Math.min(2000, LONGEST_LINE / word.length)));
    return lines.join("\n");
  }),
  "text-encoding": (bytes, random) => {
    const text = toLatin(bytes);
    const at = random.below(text.length);
    const odd = random.pick(["\xff\xfe", "\xfe\xff", "\xef\xbb\xbf", "\xd4\xc6\xcf\xaa", "\xa1\xa1", "\x81", "\x00", "\xed\xa0\x80", "\xf0\x9f"]); // prettier-ignore
    return {
      bytes: new Uint8Array(
        Buffer.from(splice(text, random.oneIn(3) ? 0 : at, random.oneIn(3) ? 0 : at, odd), "latin1"),
      ),
    };
  },
};
