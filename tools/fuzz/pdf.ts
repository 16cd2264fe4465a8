import { unzlibSync, zlibSync } from "fflate";
import { anyMatch, fromLatin, onText, splice, toLatin, type Mutations } from "./mutation";
import type { Random } from "./random";

const NUMBERS = ["0", "-1", "1", "65535", "2147483647", "-2147483648", "4294967296", "1e10", "0.00001", "-99999.5", "null", "()", "[]", "<<>>", "9 0 R"]; // prettier-ignore
const STREAM = /stream\r?\n([\s\S]*?)\r?\nendstream/g;
/** Operators of a page and of its text. */
const OPERATORS = ["q", "Q", "BT", "ET", "W n", "f", "S", "h", "1 0 0 1 0 0 cm", "0 0 0 0 0 0 cm", "1e9 0 0 1e9 0 0 cm", "3 Tr", "0 Tf", "/F1 0 Tf", "/F1 -9 Tf", "1000 Tc", "0 Tz", "<0031> Tj", "[(1) -99999 (2)] TJ", "0 0 1e9 1e9 re W n", "1 1 1 rg", "/X Do", "BI /W 9 /H 9 ID x EI", "/OC /MC0 BDC", "EMC"]; // prettier-ignore

/** Where something else than a stream's content stands. */
function outside(text: string, pattern: RegExp, random: Random): RegExpExecArray | null {
  const streams = [...text.matchAll(STREAM)].map((m) => [m.index, m.index + m[0].length] as const);
  const all = [...text.matchAll(pattern)].filter((m) => !streams.some(([a, b]) => m.index > a && m.index < b));
  return all.length === 0 ? null : random.pick(all);
}

function changedOperators(content: string, random: Random): string {
  const lines = content.split("\n");
  for (let i = random.below(4); i >= 0; i--) {
    const at = random.below(lines.length);
    switch (random.below(6)) {
      case 0:
        lines.splice(at, 1 + random.below(3));
        break;
      case 1:
        lines.splice(at, 0, ...lines.slice(at, at + 1 + random.below(30)));
        break;
      case 2:
        lines.splice(at, 0, random.pick(OPERATORS));
        break;
      case 3:
        lines.splice(at, 0, `${random.pick(OPERATORS)}\n`.repeat(1 + random.below(3000)));
        break;
      case 4: {
        const m = anyMatch(lines[at] ?? "", /-?\d+(?:\.\d+)?/g, random);
        if (m) lines[at] = splice(lines[at]!, m.index, m.index + m[0].length, random.pick(NUMBERS));
        break;
      }
      default: {
        const other = random.below(lines.length);
        [lines[at], lines[other]] = [lines[other] ?? "", lines[at] ?? ""];
      }
    }
  }
  return lines.join("\n");
}

/** Mutations of PDF files. Where places no longer hold, PDFium looks for the objects itself. */
export const PDF: Mutations = {
  "pdf-words": (bytes, random) => {
    // A text for one of the same length, so that it covers no other: four hexadecimal digits a character.
    const text = toLatin(bytes);
    const m = anyMatch(text, /<((?:[0-9a-f]{4})+)> Tj/g, random);
    if (!m) return null;
    const old = m[1]!.match(/.{4}/g)!.map((code) => String.fromCharCode(parseInt(code, 16)));
    const by = old.map((c) => (/\d/.test(c) ? String(random.below(10)) : c));
    const hex = by.map((c) => c.charCodeAt(0).toString(16).padStart(4, "0")).join("");
    return { bytes: fromLatin(splice(text, m.index + 1, m.index + 1 + hex.length, hex)), replaced: old.join("") };
  },
  "pdf-number": onText((text, random) => {
    const m = outside(text, /(?<=[\s[(/A-Za-z])-?\d+(?:\.\d+)?(?=[\s\]/>])/g, random);
    return m && splice(text, m.index, m.index + m[0].length, random.pick(NUMBERS));
  }),
  "pdf-reference": onText((text, random) => {
    const m = outside(text, /\d+ 0 R/g, random);
    const other = outside(text, /(\d+) 0 (?:R|obj)/g, random);
    return m && other && splice(text, m.index, m.index + m[0].length, `${other[1]} 0 R`);
  }),
  "pdf-key": onText((text, random) => {
    const m = outside(text, /\/[A-Za-z]\w+/g, random);
    const other = outside(text, /\/[A-Za-z]\w+/g, random);
    return m && other && splice(text, m.index, m.index + m[0].length, random.oneIn(3) ? "/Zz" : other[0]);
  }),
  "pdf-length": onText((text, random) => {
    const m = outside(text, /\/(?:Length\d?|Count|Size|W|Index|First|N|Predictor|Columns|DW|Prev|XRefStm)\s*-?\d+/g, random); // prettier-ignore
    return m && splice(text, m.index, m.index + m[0].length, m[0].replace(/-?\d+$/, random.pick(NUMBERS)));
  }),
  "pdf-nest": onText((text, random) => {
    const m = outside(text, /<<|\[/g, random);
    return m && splice(text, m.index, m.index, (random.oneIn(2) ? "[" : "<</A ").repeat(random.below(5000)));
  }),
  "pdf-object-twice": onText((text, random) => {
    const m = outside(text, /\d+ 0 obj[\s\S]*?endobj/g, random);
    return m && splice(text, m.index, m.index, `${m[0]}\n`);
  }),
  "pdf-object-drop": onText((text, random) => {
    const m = outside(text, /\d+ 0 obj[\s\S]*?endobj/g, random);
    return m && splice(text, m.index, m.index + m[0].length, "");
  }),
  "pdf-xref": onText((text, random) => {
    const m = anyMatch(text, /\b\d{10} \d{5} [nf]|startxref\s+\d+|xref|trailer/g, random);
    return m && splice(text, m.index, m.index + m[0].length, m[0].replace(/\d+|[a-z]+/, String(random.oddNumber())));
  }),
  "pdf-operators": onText((text, random) => {
    const m = anyMatch(text, STREAM, random);
    if (!m) return null;
    const from = m.index + m[0].indexOf(m[1]!);
    let content = m[1]!;
    let packed = false;
    try {
      content = toLatin(unzlibSync(fromLatin(content)));
      packed = true;
    } catch {
      // It is not packed.
    }
    const changed = changedOperators(content, random);
    const written = packed ? toLatin(zlibSync(fromLatin(changed))) : changed;
    const out = splice(text, from, from + m[1]!.length, written);
    // The length is told right three times in four.
    const head = text.slice(0, from);
    const length = head.lastIndexOf("/Length ");
    return random.oneIn(4) || length < 0 || from - length > 300
      ? out
      : out.slice(0, length) + out.slice(length).replace(/\d+/, String(written.length));
  }),
};
