import type { Limits } from "../limits";
import { layOut } from "../page/lay-out";
import { isStampOfScan, trustOf, type TextTrust } from "../page/trust";
import { wholeRuns } from "../page/whole-runs";
import type { RulingLines } from "../page/geometry";
import type { Block } from "../source-document";
import type { RawPage } from "./engine/raw-page";
import { readRules } from "./rules";
import { Sight, type Unseen } from "./seen-text";
import { shownRuns, type ShownRun } from "./text-runs";
import { upright } from "./turn";
import { byLook, findWatermarks, lookOf } from "./watermarks";

/** How far the text of a page can be used. */
export type PageTrust = TextTrust | "hidden-layer";

/** What can be seen on a page: its text as printed and its ruling lines, not yet laid out. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly trust: PageTrust;
  /** Of its largest picture. */
  readonly imageDotsPerInch: number | null;
  readonly runs: readonly ShownRun[];
  readonly rules: RulingLines;
  /** Looks of the page's watermarks, with their words. */
  readonly watermarks: ReadonlyMap<string, ReadonlySet<string>>;
  /** Reasons for which text was left out that the file holds. */
  readonly unseen: ReadonlySet<Unseen>;
}

/** One page as PDFium gives it → what of it can be seen. */
export function readPage(raw: RawPage, layersOff: ReadonlySet<string>, limits: Limits): PageContent {
  const page = upright(raw);
  const sight = new Sight(page, layersOff);
  const seen: ShownRun[] = [];
  const hidden: ShownRun[] = [];
  const unseen = new Set<Unseen>();
  for (const run of shownRuns(page)) {
    const part = sight.seenPart(run);
    if (typeof part !== "string") seen.push(part);
    else if (part !== "off-page" && part !== "clipped") {
      unseen.add(part);
      if (part === "invisible") hidden.push(run);
    }
  }
  const imageShare = largestImage(page);
  // Nothing but invisible text, and perhaps a stamp of the program: the layer that a scanner's recognition lays under the picture.
  const stamps = seen.map((run) => run.text);
  const recognised = hidden.length > 0 && (seen.length === 0 || isStampOfScan(stamps, imageShare));
  if (recognised) unseen.clear();
  const shown = recognised ? hidden : seen;
  const marked = findWatermarks(shown);
  const runs = shown.filter((run) => !marked.has(run));
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    trust: trustOfPage(runs, page.height, imageShare, recognised),
    imageDotsPerInch: page.imageDotsPerInch,
    runs,
    rules: readRules(page, limits),
    watermarks: new Map([...byLook(marked)].map(([look, same]) => [look, new Set(same.map((run) => run.text))])),
    unseen,
  };
}

/** Lays a page out. @param watermarks of all pages: on a page where one lies over nothing, its words and its look tell it */
export function layOutPage(page: PageContent, watermarks: ReadonlyMap<string, ReadonlySet<string>>): Block[] {
  if (page.trust === "no-text" || page.trust === "untrusted") return [];
  const runs =
    watermarks.size === 0 ? page.runs : page.runs.filter((run) => !watermarks.get(lookOf(run))?.has(run.text));
  return layOut(wholeRuns(runs, page.rules), page.rules, page.number);
}

/** Share of the page that its largest picture covers; null where there is none. */
function largestImage({ width, height, images }: RawPage): number | null {
  if (images.length === 0) return null;
  const shares = images.map((m) => Math.abs(m[0] * m[3] - m[1] * m[2]) / (width * height || 1));
  return shares.reduce((most, share) => Math.max(most, share));
}

function trustOfPage(
  runs: readonly ShownRun[],
  height: number,
  imageShare: number | null,
  recognised: boolean,
): PageTrust {
  const trust = trustOf(runs, height, imageShare);
  return trust === "good" && recognised ? "hidden-layer" : trust;
}
