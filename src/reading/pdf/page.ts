import type { Limits } from "../limits";
import { layOut } from "../page/lay-out";
import { wholeRuns } from "../page/whole-runs";
import type { RulingLines } from "../page/geometry";
import type { Block } from "../source-document";
import type { RawPage } from "./engine/raw-page";
import { readRules } from "./rules";
import { Sight, type Unseen } from "./seen-text";
import { shownRuns, type ShownRun } from "./text-runs";
import { isUntrustworthy } from "./trust";
import { upright } from "./turn";
import { findWatermarks, lookOf } from "./watermarks";

/** How far the text of a page can be used. */
export type PageTrust = "good" | "no-text" | "untrusted" | "hidden-layer";

/** What can be seen on a page: its text as printed and its ruling lines, not yet laid out. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly trust: PageTrust;
  readonly runs: readonly ShownRun[];
  readonly rules: RulingLines;
  /** Looks of the page's watermarks, with their words. */
  readonly watermarks: ReadonlyMap<string, ReadonlySet<string>>;
  /** Reasons for which text was left out that the file holds. */
  readonly unseen: ReadonlySet<Unseen>;
}

/** A page whose picture covers this share and whose text is shorter than this is a scan with a page number printed on it. */
const SCAN_SHARE = 0.5;
const SCAN_CHARACTERS = 10;

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
  // Nothing but invisible text: the layer that a scanner's recognition lays under the picture.
  const recognised = seen.length === 0 && hidden.length > 0;
  if (recognised) unseen.clear();
  const shown = recognised ? hidden : seen;
  const marked = findWatermarks(shown);
  const runs = shown.filter((run) => !marked.has(run));
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    trust: trustOf(runs, page, recognised),
    runs,
    rules: readRules(page, limits),
    watermarks: wordsByLook(marked),
    unseen,
  };
}

/** Lays a page out. @param watermarks of all pages: on a page where one lies over nothing, its words and its look tell it */
export function layOutPage(page: PageContent, watermarks: ReadonlyMap<string, ReadonlySet<string>>): Block[] {
  if (page.trust === "no-text" || page.trust === "untrusted") return [];
  const runs = page.runs.filter((run) => !watermarks.get(lookOf(run))?.has(run.text));
  return layOut(wholeRuns(runs), page.rules, page.number);
}

function wordsByLook(runs: Iterable<ShownRun>): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const run of runs) {
    const look = lookOf(run);
    const known = words.get(look);
    if (known) known.add(run.text);
    else words.set(look, new Set([run.text]));
  }
  return words;
}

function trustOf(runs: readonly ShownRun[], page: RawPage, recognised: boolean): PageTrust {
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const paper = page.width * page.height || 1;
  const share = page.images.reduce((most, m) => Math.max(most, Math.abs(m[0] * m[3] - m[1] * m[2]) / paper), 0);
  if (page.images.length > 0 && (characters === 0 || (characters < SCAN_CHARACTERS && share > SCAN_SHARE)))
    return "no-text";
  if (isUntrustworthy(runs.map((run) => run.text))) return "untrusted";
  return recognised ? "hidden-layer" : "good";
}
