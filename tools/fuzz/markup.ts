import { anyMatch, fromLatin, onText, splice, toLatin, type Mutation, type Mutations } from "./mutation";
import type { Random } from "./random";
import { otherWords } from "./words";

const TAG = /<\/?[A-Za-z][^<>]*>/g;
const OPENING = /<([A-Za-z][\w:.-]*)[^<>]*[^/<>]>|<([A-Za-z])>/g;
const ATTRIBUTE = /([\w:.-]+)=("[^"<>]*"|'[^'<>]*')/g;
const DEEPEST = 3000;
const NUMBERS = ["0", "-1", "1", "2", "255", "65536", "2147483647", "-2147483648", "99999999999", "1e9", "NaN", "0.0001", "1048577", "XFD1048576", "A1:XFD1048576"]; // prettier-ignore
const ENTITIES = ["&#x110000;", "&#0;", "&unknown;", "&amp;amp;", "&lt;", "&#57;&#57;", "&", "]]>", "<![CDATA[9]]>", "<!--", "-->", "<?x", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<", ">", "\x00"]; // prettier-ignore

/** One text between tags for another; digits of references and of formulas are no texts. */
export const betweenTags =
  (slots: RegExp): Mutation =>
  (bytes, random) => {
    const text = toLatin(bytes);
    const m = anyMatch(text, slots, random);
    if (!m) return null;
    const [whole, before, old, after] = m as unknown as [string, string, string, string];
    const replaced = Buffer.from(old, "latin1").toString("utf8");
    const by = otherWords(replaced, random).replace(/[&<>]/g, "");
    const bytesOf = Buffer.from(by, "utf8").toString("latin1");
    return { bytes: fromLatin(splice(text, m.index, m.index + whole.length, before + bytesOf + after)), replaced };
  };

function onTag(change: (text: string, tag: RegExpExecArray, random: Random) => string): Mutation {
  return onText((text, random) => {
    const m = anyMatch(text, TAG, random);
    return m && change(text, m, random);
  });
}

/** Mutations of XML and HTML, written as bytes whatever their encoding. */
export const MARKUP: Mutations = {
  "tag-drop": onTag((text, m) => splice(text, m.index, m.index + m[0].length, "")),
  "tag-twice": onTag((text, m, random) =>
    splice(text, m.index, m.index, m[0].repeat(random.oneIn(6) ? random.below(DEEPEST) : 1)),
  ),
  "tag-move": onTag((text, m, random) => splice(text, random.below(text.length), random.below(1), m[0])),
  "tag-elsewhere": onTag((text, m, random) => {
    const other = anyMatch(text, TAG, random)!;
    return splice(text, other.index, other.index, m[0]);
  }),
  "tag-swap": onTag((text, m, random) => {
    const other = anyMatch(text, TAG, random)!;
    return splice(text, other.index, other.index + other[0].length, m[0]);
  }),
  "element-drop": onText((text, random) => {
    const m = anyMatch(text, OPENING, random);
    const end = m ? text.indexOf(`</${m[1] ?? m[2]}>`, m.index) : -1;
    return m && end > 0 ? splice(text, m.index, end + (m[1] ?? m[2])!.length + 3, "") : null;
  }),
  "element-twice": onText((text, random) => {
    const m = anyMatch(text, OPENING, random);
    const end = m ? text.indexOf(`</${m[1] ?? m[2]}>`, m.index) : -1;
    if (!m || end < 0) return null;
    const to = end + (m[1] ?? m[2])!.length + 3;
    const element = text.slice(m.index, to);
    const times = element.length < 2000 && random.oneIn(5) ? 1 + random.below(300) : 1;
    return splice(text, to, to, element.repeat(times));
  }),
  "element-nest": onText((text, random) => {
    const m = anyMatch(text, OPENING, random);
    const end = m ? text.indexOf(`</${m[1] ?? m[2]}>`, m.index) : -1;
    if (!m || end < 0) return null;
    const close = `</${m[1] ?? m[2]}>`;
    const times = random.oneIn(3) ? random.below(DEEPEST) : random.below(20);
    const inner = text.slice(m.index + m[0].length, end);
    return splice(text, m.index, end + close.length, m[0].repeat(times + 1) + inner + (random.oneIn(5) ? "" : close.repeat(times + 1))); // prettier-ignore
  }),
  "attribute-number": onText((text, random) => {
    const m = anyMatch(text, ATTRIBUTE, random);
    return m && splice(text, m.index, m.index + m[0].length, `${m[1]}="${random.pick(NUMBERS)}"`);
  }),
  "attribute-span": onText((text, random) => {
    const m = anyMatch(text, /(?:colspan|rowspan|[wW]:val|r|s|spans|ref|ss:MergeAcross|ss:Index|Boundary|count)="?[^"\s<>]*"?/g, random); // prettier-ignore
    const name = m?.[0].split("=")[0];
    return m && splice(text, m.index, m.index + m[0].length, `${name}="${random.pick(NUMBERS)}"`);
  }),
  "attribute-drop": onText((text, random) => {
    const m = anyMatch(text, ATTRIBUTE, random);
    return m && splice(text, m.index, m.index + m[0].length, "");
  }),
  "text-odd": onText((text, random) => {
    const m = anyMatch(text, />/g, random);
    return m && splice(text, m.index + 1, m.index + 1, random.pick(ENTITIES));
  }),
  "text-number": onText((text, random) => {
    const m = anyMatch(text, />[\d.,-]+</g, random);
    return m && splice(text, m.index + 1, m.index + m[0].length - 1, random.pick(NUMBERS));
  }),
};
