import { attribute, type HtmlElement } from "./parse";
import type { Declarations, StyleSheet } from "./style-sheet";
import type { UnseenText } from "../markup/unseen";
import { PAPER } from "../paper";

/** How the text of an element is shown, with what it has from the elements around it. */
export interface Look {
  /** Nobody sees the text, though it may take its place. */
  readonly unseen: "no" | keyof UnseenText;
  readonly faded: boolean;
  readonly invisible: boolean;
  readonly fontless: boolean;
  readonly whiteText: boolean;
  readonly struck: boolean;
  /** Set above the line. */
  readonly raised: boolean;
  /** What lies below it is white paper, for all that the page says. */
  readonly onPaper: boolean;
}

export const PLAIN_LOOK: Look = {
  unseen: "no",
  faded: false,
  invisible: false,
  fontless: false,
  whiteText: false,
  struck: false,
  raised: false,
  onPaper: true,
};

/** Elements that are not laid out at all, with all that is in them. */
export function isAbsent(element: HtmlElement, style: Declarations): boolean {
  if (attribute(element, "hidden") !== null) return true;
  const display = style.get("display");
  if (display === "none" || style.get("mso-hide") === "all") return true;
  if (style.get("visibility") === "collapse") return true;
  return isFarAway(style);
}

/** Shoved out of the window: `left: -9999px`. */
const FAR = -900;

function isFarAway(style: Declarations): boolean {
  const pixels = (name: string): number => Number.parseFloat(style.get(name) ?? "0");
  const placed = style.get("position") === "absolute" || style.get("position") === "fixed";
  return (placed && (pixels("left") < FAR || pixels("top") < FAR)) || pixels("text-indent") < FAR;
}

/** The look of an element inside of one that looks like `outer`. */
export function lookOf(element: HtmlElement, outer: Look, sheet: StyleSheet): Look {
  const style = sheet.of(element);
  const colour = style.get("color") ?? (element.tagName === "font" ? attribute(element, "color") : null);
  const background =
    style.get("background-color") ??
    style.get("background") ??
    attribute(element, "bgcolor") ??
    attribute(element, "background");
  const font = style.get("font-size");
  const visibility = style.get("visibility");
  const struck = isStruck(element, style);
  const isRaised =
    element.tagName === "sup" || (style.get("vertical-align") === "super" && INLINE.has(element.tagName));
  if (!colour && !background && !font && !visibility && !style.has("opacity") && !struck && !isRaised) return outer;
  const look = {
    faded: outer.faded || Number(style.get("opacity") ?? "1") === 0,
    invisible: visibility === undefined || visibility === "inherit" ? outer.invisible : visibility === "hidden",
    fontless: font === undefined ? outer.fontless : /^0(?:\.0+)?(?:px|pt|em|rem|%)?$/.test(font),
    struck: outer.struck || struck,
    raised: outer.raised || isRaised,
    whiteText: colour ? isWhite(colour, outer.whiteText) : outer.whiteText,
    onPaper: background ? isPaper(background, outer.onPaper) : outer.onPaper,
  };
  const hidden = look.faded || look.invisible || look.fontless;
  return {
    ...look,
    unseen: hidden
      ? "invisible-text"
      : look.whiteText && look.onPaper && !sheet.uncertain
        ? "background-coloured-text"
        : look.struck
          ? "struck-text"
          : "no",
  };
}

/** `vertical-align: super` raises what stands in a line; in a cell of a table it means nothing. */
const INLINE: ReadonlySet<string> = new Set([
  "span",
  "font",
  "a",
  "b",
  "i",
  "u",
  "em",
  "strong",
  "small",
  "big",
  "label",
]);

function isStruck({ tagName }: HtmlElement, style: Declarations): boolean {
  const line = style.get("text-decoration-line") ?? style.get("text-decoration");
  if (line !== undefined) return line.includes("line-through");
  return tagName === "s" || tagName === "strike" || tagName === "del";
}

function isWhite(colour: string, outer: boolean): boolean {
  if (/^(?:inherit|unset)$/.test(colour.trim())) return outer;
  // The text of a page is black where nothing is said.
  if (colour.trim() === "initial") return false;
  return paintOf(colour) !== "other";
}

const LONGEST_COLOUR = 60;

/** A colour, or the first word of a background: white, nothing at all, or something else. */
function paintOf(text: string): "white" | "clear" | "other" {
  const colour = text.trim().toLowerCase().slice(0, LONGEST_COLOUR);
  if (colour === "" || /^(?:transparent|none|initial|inherit|unset)$/.test(colour)) return "clear";
  if (colour === "white" || colour === "window") return "white";
  if (colour.startsWith("rgb")) {
    const parts = (colour.slice(colour.indexOf("(") + 1).split(")")[0] ?? "")
      .split(/[\s,/]+/)
      .filter((part) => part !== "");
    const value = (part: string): number => Number.parseFloat(part) * (part.endsWith("%") ? 255 / 100 : 1);
    if (parts.length > 3 && value(parts[3]!) === 0) return "clear";
    return parts.length >= 3 && parts.slice(0, 3).every((part) => value(part) >= PAPER) ? "white" : "other";
  }
  const digits = /^#?([\da-f]{3,8})$/.exec(colour)?.[1];
  if (digits?.length === 3) return digits === "fff" ? "white" : "other";
  if (digits?.length !== 6 && digits?.length !== 8) return "other";
  return [0, 2, 4].every((at) => Number.parseInt(digits.slice(at, at + 2), 16) >= PAPER) ? "white" : "other";
}

/** A background that leaves the paper white: white itself, or nothing of its own. */
function isPaper(background: string, outer: boolean): boolean {
  const text = background.trim().toLowerCase();
  if (text.includes("url(") || text.includes("gradient")) return false;
  const paint = paintOf(text.startsWith("rgb") ? text : text.split(/\s+/)[0]!);
  return paint === "clear" ? outer : paint === "white";
}
