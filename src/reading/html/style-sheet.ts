import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { attribute, isElement, type HtmlElement } from "./parse";

/**
 * What a page's own CSS says about an element, as far as it decides what is seen and what stands beside what: tags, classes, ids
 * and ancestors are matched, the cascade is kept. A selector that is not understood matches nothing; `uncertain` says that one
 * of them paints.
 */

/** Property → value, lower case. */
export type Declarations = ReadonlyMap<string, string>;

interface Compound {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
}

interface Rule {
  /** From the element outwards; each with how it is reached from the one before. */
  readonly selector: readonly { compound: Compound; child: boolean }[];
  readonly weight: number;
  readonly declarations: readonly Declaration[];
}

interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

/** Properties that are asked for. */
const KEPT =
  /^(?:display|visibility|opacity|flex-direction|color|background|background-color|font-size|position|left|top|bottom|text-indent|float|grid-template-columns|grid-template|grid|grid-column|grid-column-end|grid-row|grid-row-end|mso-hide|text-decoration|text-decoration-line|vertical-align)$/;
const PAINTS = /^(?:background|background-color|color)$/;
const LONGEST_SELECTOR = 200;
/** Rules kept; a page has some hundreds. */
const MOST_RULES = 20_000;
/** Comparisons of an element with a rule, for each element that the limits allow. */
const TRIES_PER_ELEMENT = 10;

export class StyleSheet {
  /** Rules by the last part of their selectors: `#id`, `.class`, `tag` or `*`. */
  private readonly rules = new Map<string, Rule[]>();
  private readonly known = new WeakMap<HtmlElement, Declarations>();
  private count = 0;
  private tries = 0;
  /** True when something is painted by a rule that was not understood, or by a style sheet that is not here. */
  uncertain = false;

  constructor(private readonly limits: Limits) {}

  /** Takes the rules of a style sheet. Print styles are not those of the screen. */
  add(css: string): void {
    const text = withoutComments(css);
    for (let at = 0; at < text.length && this.count < MOST_RULES;) {
      const brace = text.indexOf("{", at);
      if (brace < 0) break;
      let prelude = text.slice(at, brace);
      prelude = prelude.slice(Math.max(prelude.lastIndexOf(";"), prelude.lastIndexOf("}")) + 1).trim();
      if (prelude.startsWith("@")) {
        const enters = /^@(?:supports(?! *not\b)|layer)\b/i.test(prelude) || isMediaOnScreen(prelude);
        at = enters ? brace + 1 : endOfBlock(text, brace);
        continue;
      }
      const end = text.indexOf("}", brace);
      this.addRule(prelude, text.slice(brace + 1, end < 0 ? text.length : end));
      at = end < 0 ? text.length : end + 1;
    }
  }

  private addRule(selectors: string, body: string): void {
    const declarations = parseDeclarations(body).filter((d) => KEPT.test(d.name));
    if (declarations.length === 0) return;
    for (const written of selectors.split(",")) {
      const selector = parseSelector(written.trim());
      if (!selector) {
        if (declarations.some((d) => PAINTS.test(d.name)) && !isPassing(written)) this.uncertain = true;
        continue;
      }
      if (++this.count > MOST_RULES) return;
      const { compound } = selector[0]!;
      const key = compound.id
        ? `#${compound.id}`
        : compound.classes.length > 0
          ? `.${compound.classes[0]}`
          : compound.tag || "*";
      const weight = selector.reduce(
        (sum, { compound: c }) => sum + (c.id ? 10_000 : 0) + 100 * c.classes.length + (c.tag ? 1 : 0),
        0,
      );
      const rules = this.rules.get(key);
      if (rules) rules.push({ selector, weight, declarations });
      else this.rules.set(key, [{ selector, weight, declarations }]);
    }
  }

  /** What applies to an element, its own `style` included; nothing inherited. */
  of(element: HtmlElement): Declarations {
    const known = this.known.get(element);
    if (known) return known;
    const found = this.reckon(element);
    this.known.set(element, found);
    return found;
  }

  private reckon(element: HtmlElement): Declarations {
    const matching: Rule[] = [];
    const id = attribute(element, "id");
    const keys = ["*", element.tagName, ...classesOf(element).map((name) => `.${name}`), ...(id ? [`#${id}`] : [])];
    for (const key of keys)
      for (const rule of this.rules.get(key) ?? []) {
        requireWithin(++this.tries, this.limits.elements * TRIES_PER_ELEMENT, "elements");
        if (this.matches(element, rule)) matching.push(rule);
      }
    const own = attribute(element, "style");
    if (matching.length === 0 && own === null) return NOTHING;
    matching.sort((a, b) => a.weight - b.weight);
    const all = [...matching.flatMap((rule) => rule.declarations), ...(own === null ? [] : parseDeclarations(own))];
    const out = new Map<string, string>();
    for (const important of [false, true])
      for (const d of all) if (d.important === important && KEPT.test(d.name)) out.set(d.name, d.value);
    return out;
  }

  private matches(element: HtmlElement, { selector }: Rule): boolean {
    if (!isCompound(element, selector[0]!.compound)) return false;
    let at: HtmlElement | null = element;
    for (let i = 1; i < selector.length; i++) {
      const { compound, child } = selector[i]!;
      do {
        at = parentOf(at!);
        requireWithin(++this.tries, this.limits.elements * TRIES_PER_ELEMENT, "elements");
      } while (at && !child && !isCompound(at, compound));
      if (!at || !isCompound(at, compound)) return false;
    }
    return true;
  }
}

const NOTHING: Declarations = new Map();

/** The element around an element, or null. */
export function parentOf(element: HtmlElement): HtmlElement | null {
  const parent = element.parentNode;
  return parent && isElement(parent as HtmlElement) ? (parent as HtmlElement) : null;
}

function classesOf(element: HtmlElement): string[] {
  const value = attribute(element, "class");
  return value === null ? [] : [...new Set(value.split(/\s+/).filter((name) => name !== ""))].slice(0, 32);
}

function isCompound(element: HtmlElement, { tag, id, classes }: Compound): boolean {
  if (tag !== "" && element.tagName !== tag) return false;
  if (id !== "" && attribute(element, "id") !== id) return false;
  if (classes.length === 0) return true;
  const own = classesOf(element);
  return classes.every((name) => own.includes(name));
}

/** `.a table > td.b`, innermost first; null where a sign is not understood. */
function parseSelector(text: string): Rule["selector"] | null {
  if (text === "" || text.length > LONGEST_SELECTOR || /[^\w\u0080-\uffff\-.#*>\s]/.test(text)) return null;
  const words = text
    .split(">")
    .join(" > ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const out: { compound: Compound; child: boolean }[] = [];
  let child = false;
  for (let i = words.length - 1; i >= 0; i--) {
    if (words[i] === ">") {
      if (child) return null;
      child = true;
      continue;
    }
    const [tag, ...marks] = words[i]!.split(/(?=[.#])/);
    const marked = /^[.#]/.test(tag!);
    const all = marked ? [tag!, ...marks] : marks;
    out.push({
      compound: {
        tag: marked || tag === "*" ? "" : tag!.toLowerCase(),
        id: all.find((m) => m.startsWith("#"))?.slice(1) ?? "",
        classes: all.filter((m) => m.startsWith(".")).map((m) => m.slice(1)),
      },
      child,
    });
    child = false;
  }
  return out.length === 0 || child ? null : out;
}

/** Looks that an element has only for a moment, or beside its own content. */
const isPassing = (selector: string): boolean =>
  /:(?::|hover|focus|active|visited|before|after|selection|disabled|checked|placeholder)/.test(selector);

/** `a: b; c: d !important`. */
function parseDeclarations(css: string): Declaration[] {
  const out: Declaration[] = [];
  for (const part of css.split(";")) {
    const colon = part.indexOf(":");
    if (colon <= 0) continue;
    const [value = "", mark] = part
      .slice(colon + 1)
      .trim()
      .toLowerCase()
      .split("!");
    out.push({
      name: part.slice(0, colon).trim().toLowerCase(),
      value: value.trim(),
      important: mark?.trim() === "important",
    });
  }
  return out;
}

/** The window that a page is read in: that of a computer, in CSS pixels. */
const WINDOW = { width: 1280, height: 800 };
const PER_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  em: 16,
  rem: 16,
  pt: 4 / 3,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  in: 96,
};

const isMediaOnScreen = (prelude: string): boolean => /^@media\b/i.test(prelude) && isOnScreen(prelude.slice(6));

/** Whether media queries hold for a page on the screen of a computer. What of them is not understood does not hold. */
export function isOnScreen(queries: string): boolean {
  return queries
    .toLowerCase()
    .split(",")
    .some((query) => {
      const features = [...query.matchAll(/\(([^()]*)\)/g)].map((m) => m[1]!);
      const words = query
        .replace(/\([^()]*\)/g, " ")
        .split(/\s+/)
        .filter((word) => word !== "" && word !== "and" && word !== "only");
      const negated = words[0] === "not";
      const media = words.slice(negated ? 1 : 0);
      const holds = media.every((word) => word === "screen" || word === "all") && features.every(isMet);
      return holds !== negated;
    });
}

function isMet(feature: string): boolean {
  if (/[<>=]/.test(feature)) return isInRange(feature.replace(/\s+/g, ""));
  const [name = "", value = ""] = feature.split(":").map((part) => part.trim());
  if (name === "orientation") return value === "landscape";
  const bound = /^(min|max)-(?:device-)?(width|height)$/.exec(name);
  if (!bound) return false;
  const own = WINDOW[bound[2] as keyof typeof WINDOW];
  return bound[1] === "min" ? own >= pixelsOf(value) : own <= pixelsOf(value);
}

/** `(width >= 768px)`, `(768px <= width < 1200px)`. */
function isInRange(feature: string): boolean {
  const [first = "", ...rest] = feature.split(/([<>]=?|=)/);
  const valueOf = (word: string): number =>
    word === "width" || word === "height" ? WINDOW[word] : word.length > LONGEST_LENGTH ? NaN : pixelsOf(word);
  let left = valueOf(first);
  for (let i = 0; i < rest.length; i += 2) {
    const right = valueOf(rest[i + 1]!);
    const sign = rest[i]!;
    const met =
      (sign.includes("=") && left === right) ||
      (sign.startsWith("<") && left < right) ||
      (sign.startsWith(">") && left > right);
    if (!met) return false;
    left = right;
  }
  return rest.length > 0;
}

const LONGEST_LENGTH = 20;

/** A length in pixels; not a number where it is none. */
function pixelsOf(text: string): number {
  const length = /^(\d+(?:\.\d+)?|\.\d+)([a-z]*)$/.exec(text);
  if (!length) return NaN;
  const value = Number(length[1]);
  return length[2] === "" ? (value === 0 ? 0 : NaN) : value * (PER_UNIT[length[2]!] ?? NaN);
}

/** Office hides its style sheets in `<!-- … -->`, which is no comment in CSS. */
function withoutComments(css: string): string {
  let out = "";
  let at = 0;
  for (let open = css.indexOf("/*"); open >= 0; open = css.indexOf("/*", at)) {
    out += css.slice(at, open);
    const close = css.indexOf("*/", open + 2);
    if (close < 0) return out;
    at = close + 2;
  }
  return (out + css.slice(at)).split("<!--").join(" ").split("-->").join(" ");
}

function endOfBlock(css: string, brace: number): number {
  let depth = 0;
  for (let at = brace; at < css.length; at++) {
    if (css[at] === "{") depth++;
    else if (css[at] === "}" && --depth === 0) return at + 1;
  }
  return css.length;
}
