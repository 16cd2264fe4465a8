import { childOf, childrenOf, type XmlElement } from "../archive/xml-tree";
import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { DrawnRules, type Paint } from "../page/drawn-rules";
import { wholeRuns } from "../page/whole-runs";
import {
  applyX,
  applyY,
  centreX,
  centreY,
  multiply,
  overlap,
  turnBack,
  type Region,
  type TextRun,
  type Transform,
} from "../page/geometry";
import { addResources, areaOf, type MillimetreBox, type OfdDocument, type OfdPage } from "./document";
import type { OfdPackage } from "./package";
import { subpathsOf } from "./path";
import { runsOf } from "./runs";
import { placeText, type PlacedCharacter, type PlacedText } from "./text";
import { numbersOf, paintOf, transformOf } from "./values";

/** Points of a millimetre. */
const POINTS = 72 / 25.4;
/** A4, for a file that says no size. */
const USUAL_AREA: MillimetreBox = { x: 0, y: 0, width: 210, height: 297 };
/** Composite units, drawing parameters and blocks inside of each other. */
const DEEPEST = 12;
/** Text leans no more than this from a quarter turn, or it is no text of a table (degrees). */
const UPRIGHT = 3;
/** A character's middle may lie this far outside of what clips it (points). */
const CLIP_SLACK = 2;

/** Why a text of a page is not read. */
export type Unread = "invisible-text" | "background-coloured-text" | "watermark";

/** What is drawn on a page, in points from its top left corner, its text upright. */
export interface OfdDrawing {
  readonly runs: readonly TextRun[];
  readonly rules: DrawnRules;
  readonly width: number;
  readonly height: number;
  readonly images: number;
  /** Largest share of the page that one picture covers. */
  readonly imageShare: number;
  /** Texts that are not read, by why. */
  readonly unread: ReadonlyMap<Unread, readonly string[]>;
}

/** How objects are drawn unless they say otherwise. */
interface Style {
  readonly fill: XmlElement | undefined;
  readonly stroke: XmlElement | undefined;
}

const NO_STYLE: Style = { fill: undefined, stroke: undefined };

/** Draws a page: what its templates lay below it, itself, and what they lay above. */
export function drawPage(files: OfdPackage, document: OfdDocument, page: OfdPage, limits: Limits): OfdDrawing {
  const root = files.xml(page.path);
  const below: XmlElement[] = [];
  const above: XmlElement[] = [];
  const resources = new Map(document.resources);
  let templateArea: MillimetreBox | null = null;
  for (const named of childrenOf(root, "PageRes")) addResources(files, files.resolve(named.text, page.path), resources);
  for (const use of childrenOf(root, "Template")) {
    const template = document.templates.get(use.attributes.TemplateID ?? "");
    if (!template || !files.has(template.path)) continue;
    const content = files.xml(template.path);
    templateArea ??= areaOf(childOf(content, "Area"));
    const foreground = (use.attributes.ZOrder ?? template.order) === "Foreground";
    (foreground ? above : below).push(content);
  }
  const area = areaOf(childOf(root, "Area")) ?? templateArea ?? document.area ?? USUAL_AREA;
  const walk = new PageWalk(area, resources, limits);
  for (const content of [...below, root, ...above]) walk.content(content);
  return walk.finish();
}

const LAYER_ORDER: Readonly<Record<string, number>> = { Background: 0, Body: 1, Foreground: 2 };

class PageWalk {
  private readonly matrix: Transform;
  private readonly width: number;
  private readonly height: number;
  private readonly rules: DrawnRules;
  /** Texts as they come; what lies below a white one is known only there. */
  private readonly texts: { readonly text: PlacedText; readonly unread: Unread | null }[] = [];
  private images = 0;
  private imageShare = 0;
  private objects = 0;
  private characters = 0;

  constructor(
    area: MillimetreBox,
    private readonly resources: ReadonlyMap<string, XmlElement>,
    private readonly limits: Limits,
  ) {
    this.width = area.width * POINTS;
    this.height = area.height * POINTS;
    this.matrix = [POINTS, 0, 0, POINTS, -area.x * POINTS, -area.y * POINTS];
    this.rules = new DrawnRules({ width: this.width, height: this.height }, limits);
  }

  /** Layers of a page or template, the lowest first. */
  content(root: XmlElement): void {
    const layers = childrenOf(childOf(root, "Content"), "Layer");
    const order = (layer: XmlElement): number => LAYER_ORDER[layer.attributes.Type ?? "Body"] ?? 1;
    for (const layer of [...layers].sort((a, b) => order(a) - order(b)))
      this.block(layer, this.matrix, this.parameters(layer, NO_STYLE, 0), null, 0);
  }

  private block(block: XmlElement, matrix: Transform, style: Style, clip: Region | null, depth: number): void {
    requireWithin(depth, DEEPEST, "depth");
    for (const object of block.children) {
      requireWithin(++this.objects, this.limits.pageOperators, "pageOperators");
      if (object.attributes.Visible === "false") {
        if (object.name === "TextObject") this.text(object, matrix, style, null, "invisible-text");
        continue;
      }
      switch (object.name) {
        case "PageBlock":
          this.block(object, matrix, style, clip, depth + 1);
          break;
        case "TextObject":
          this.text(object, matrix, style, clip, null);
          break;
        case "PathObject":
          this.path(object, matrix, style);
          break;
        case "ImageObject":
          this.image(object, matrix);
          break;
        case "CompositeObject":
          this.composite(object, matrix, style, clip, depth);
          break;
      }
    }
  }

  /** What a layer or object takes from the drawing parameters that it names, and these from others. */
  private parameters(element: XmlElement, outer: Style, depth: number): Style {
    const named =
      element.attributes.DrawParam ?? (element.name === "DrawParam" ? element.attributes.Relative : undefined);
    const parameters = named === undefined || depth > DEEPEST ? undefined : this.resources.get(named);
    const from = parameters ? this.parameters(parameters, outer, depth + 1) : outer;
    return { fill: childOf(element, "FillColor") ?? from.fill, stroke: childOf(element, "StrokeColor") ?? from.stroke };
  }

  private text(object: XmlElement, outer: Transform, style: Style, clip: Region | null, hidden: Unread | null): void {
    const matrix = objectMatrix(object, outer);
    const text = placeText(object, matrix);
    requireWithin((this.characters += text.characters.length), this.limits.pageCharacters, "pageCharacters");
    if (text.characters.length === 0) return;
    const own = overlap(clip, clipOf(object, matrix));
    const unread = hidden ?? this.unreadOf(object, text, style, own);
    this.texts.push({ text, unread });
  }

  private unreadOf(object: XmlElement, text: PlacedText, style: Style, clip: Region | null): Unread | null {
    const { fill, stroke } = this.parameters(object, style, 0);
    const paint = filled(object, fill, true);
    const outline = stroked(object, stroke, false);
    if (paint === "none" && outline === "none") return "invisible-text";
    const first = text.characters[0]!;
    const middle = first.y - first.height / 3;
    if (clip && !text.characters.some((c) => isInside(clip, c.x + c.width / 2, c.y - c.height / 3)))
      return "invisible-text";
    if (paint !== "ink" && outline !== "ink" && !this.rules.isOnBackground(first.x + first.width / 2, middle))
      return "background-coloured-text";
    return Math.abs(((text.angle + 45) % 90) - 45) > UPRIGHT ? "watermark" : null;
  }

  private path(object: XmlElement, outer: Transform, style: Style): void {
    const data = childOf(object, "AbbreviatedData")?.text ?? "";
    const { fill, stroke } = this.parameters(object, style, 0);
    const subpaths = subpathsOf(data, objectMatrix(object, outer));
    requireWithin((this.objects += subpaths.length), this.limits.pageOperators, "pageOperators");
    this.rules.draw(subpaths, filled(object, fill, false), stroked(object, stroke, true));
  }

  /** A picture fills the box of its transformation; one that is a line is a stretched dot. */
  private image(object: XmlElement, outer: Transform): void {
    const matrix = objectMatrix(object, outer);
    const [, , width = 0, height = 0] = numbersOf(object.attributes.Boundary);
    const unit = transformOf(object.attributes.CTM) ? [1, 1] : [width, height];
    const [x0, y0] = [applyX(matrix, 0, 0), applyY(matrix, 0, 0)];
    const [x1, y1] = [applyX(matrix, unit[0]!, unit[1]!), applyY(matrix, unit[0]!, unit[1]!)];
    const share = (Math.abs(x1 - x0) * Math.abs(y1 - y0)) / (this.width * this.height || 1);
    this.images++;
    this.imageShare = Math.max(this.imageShare, Math.min(1, share));
    this.rules.draw([{ xs: [x0, x1], ys: [y0, y1], curved: false, closed: true }], "ink", "none");
    this.rules.cover(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }

  private composite(object: XmlElement, outer: Transform, style: Style, clip: Region | null, depth: number): void {
    const unit = this.resources.get(object.attributes.ResourceID ?? "");
    const content = childOf(unit, "Content");
    const matrix = objectMatrix(object, outer);
    if (content)
      this.block(content, matrix, this.parameters(object, style, 0), overlap(clip, clipOf(object, matrix)), depth + 1);
  }

  finish(): OfdDrawing {
    const unread = new Map<Unread, string[]>();
    const read: PlacedText[] = [];
    for (const { text, unread: why } of this.texts) {
      if (why === null) read.push(text);
      else {
        const words = text.characters
          .map((c) => c.text)
          .join("")
          .trim();
        const known = unread.get(why);
        if (words !== "" && known) known.push(words);
        else if (words !== "") unread.set(why, [words]);
      }
    }
    const turn = dominantTurn(read);
    const back = turnBack(turn, this.width, this.height);
    const [width, height] = turn % 2 === 1 ? [this.height, this.width] : [this.width, this.height];
    const rules = turn === 0 ? this.rules : this.rules.turned(back, { width, height });
    const runs = wholeRuns(
      read.flatMap((text) => (quarterOf(text) === turn ? runsOf(turned(text, back)) : turnedRun(text, back))),
      rules,
    );
    requireWithin(runs.length, this.limits.pageItems, "pageItems");
    const shown = runs.filter((run) =>
      isInside({ left: 0, top: 0, right: width, bottom: height }, centreX(run), centreY(run)),
    );
    return {
      runs: shown,
      rules,
      width,
      height,
      images: this.images,
      imageShare: this.imageShare,
      unread,
    };
  }
}

/** Object space → the space around it: `CTM`, then the place of `Boundary`. */
function objectMatrix(object: XmlElement, outer: Transform): Transform {
  const [x = 0, y = 0] = numbersOf(object.attributes.Boundary);
  const own = transformOf(object.attributes.CTM);
  const placed = multiply(outer, [1, 0, 0, 1, x, y]);
  return own ? multiply(placed, own) : placed;
}

function filled(object: XmlElement, colour: XmlElement | undefined, otherwise: boolean): Paint {
  const given = object.attributes.Fill;
  if (given === undefined ? !otherwise : given === "false" || given === "0") return "none";
  return paint(object, colour);
}

function stroked(object: XmlElement, colour: XmlElement | undefined, otherwise: boolean): Paint {
  const given = object.attributes.Stroke;
  if (given === undefined ? !otherwise : given === "false" || given === "0") return "none";
  return paint(object, colour);
}

/** Patterns and shadings are ink; so is a colour that names a palette. */
function paint(object: XmlElement, colour: XmlElement | undefined): Paint {
  const { Alpha: alpha } = object.attributes;
  if (alpha !== undefined && Number(alpha) === 0) return "none";
  return paintOf(colour?.attributes.Value, colour?.attributes.Alpha);
}

/** The box that clips an object: in each `Clip` the areas together, of all clips what they have in common. */
function clipOf(object: XmlElement, matrix: Transform): Region | null {
  let clip: Region | null = null;
  for (const part of childrenOf(childOf(object, "Clips"), "Clip")) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const area of childrenOf(part, "Area")) {
      const own = transformOf(area.attributes.CTM);
      const inArea = own ? multiply(matrix, own) : matrix;
      for (const path of childrenOf(area, "Path"))
        for (const { xs, ys } of subpathsOf(childOf(path, "AbbreviatedData")?.text ?? "", objectMatrix(path, inArea)))
          for (let i = 0; i < xs.length; i++) {
            left = Math.min(left, xs[i]!);
            right = Math.max(right, xs[i]!);
            top = Math.min(top, ys[i]!);
            bottom = Math.max(bottom, ys[i]!);
          }
    }
    if (right >= left) clip = overlap(clip, { left, top, right, bottom });
  }
  return clip;
}

const isInside = (clip: Region, x: number, y: number): boolean =>
  x >= clip.left - CLIP_SLACK &&
  x <= clip.right + CLIP_SLACK &&
  y >= clip.top - CLIP_SLACK &&
  y <= clip.bottom + CLIP_SLACK;

const quarterOf = (text: PlacedText): number => Math.round(text.angle / 90) % 4;

/** Quarter turns that the text of a page is written in, by most characters. */
function dominantTurn(texts: readonly PlacedText[]): number {
  const weight = [0, 0, 0, 0];
  for (const text of texts) weight[quarterOf(text)]! += text.characters.length;
  return weight.indexOf(Math.max(...weight));
}

function turned(text: PlacedText, back: Transform): PlacedCharacter[] {
  return text.characters.map((c) => ({ ...c, x: applyX(back, c.x, c.y), y: applyY(back, c.x, c.y) }));
}

/** Text that lies across that of the page: kept whole, with the box that it covers. */
function turnedRun(text: PlacedText, back: Transform): TextRun[] {
  const characters = turned(text, back).filter((c) => c.text.trim() !== "");
  const first = characters[0];
  if (!first) return [];
  const { height } = first;
  const xs = characters.map((c) => c.x);
  const ys = characters.map((c) => c.y);
  const [left, right] = [Math.min(...xs) - height / 2, Math.max(...xs) + height / 2];
  const [top, bottom] = [Math.min(...ys) - height / 2, Math.max(...ys) + height / 2];
  return [{ text: characters.map((c) => c.text).join(""), left, right, top, bottom, height }];
}
