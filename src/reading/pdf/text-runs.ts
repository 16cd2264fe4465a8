import { ASCENT, DESCENT, type TextRun } from "../page/geometry";
import { isAscii } from "../page/widths";
import type { RawPage, RawShow } from "./engine/raw-page";
import { isRadical, unifyRadicals } from "./radicals";
import { quarterOf } from "./turn";

/** Text smaller than this is none (points). */
const SMALLEST_FONT = 0.5;
/** Characters of one show stand on one line when their baselines and sizes differ by less than this share of the font height. */
const SAME_LINE = 0.12;
/** A gap as wide as this share of the font height parts two runs; between ideographs and digits typesetters leave more, and slanted text is no cell's. */
const PARTING_GAP = 0.3;
const PARTING_GAP_OF_SCRIPTS = 0.75;
const PARTING_GAP_ASLANT = 1.5;
/** A blank in the file is none on paper when it is narrower than this. */
const BLANK_GAP = 0.15;
/** A character may begin this far inside of the one before (kerning, narrow digits). */
const MOST_OVERLAP = 0.7;
/** Text that leaves the nearest quarter turn by more than this stands aslant (radians). */
const SLANTED = 0.09;

/** A run of text as one show printed it. */
export interface ShownRun extends TextRun {
  readonly show: RawShow;
  /** Written neither along nor across the page. */
  readonly slanted: boolean;
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x3000, 0xa0, 0x09, 0x0a, 0x0d]);
const SOFT_HYPHEN = 0xad;

/** Characters → runs, show by show in the order in which they were painted: PDFium's own order mixes shows that overlap on a line. */
export function shownRuns(page: RawPage): ShownRun[] {
  const { shows } = page;
  const { from, indices } = charactersByShow(page);
  const painted = shows.map((_, i) => i).sort((a, b) => shows[a]!.order - shows[b]!.order || a - b);
  const runs: ShownRun[] = [];
  for (const index of painted)
    addRunsOfShow(runs, page, shows[index]!, indices.subarray(from[index]!, from[index + 1]!));
  return runs;
}

/** Indices of the characters, sorted by their show: those of show i stand from `from[i]` to `from[i + 1]`. */
function charactersByShow({ characters, shows }: RawPage): { from: Int32Array; indices: Int32Array } {
  const { count } = characters;
  const owners = new Int32Array(count);
  const from = new Int32Array(shows.length + 1);
  let owner = -1;
  for (let i = 0; i < count; i++) {
    // A blank that PDFium put in belongs to the character before it.
    if (characters.show[i]! >= 0) owner = characters.show[i]!;
    owners[i] = owner;
    if (owner >= 0) from[owner + 1]!++;
  }
  for (let s = 0; s < shows.length; s++) from[s + 1]! += from[s]!;
  const next = from.slice();
  const indices = new Int32Array(from[shows.length]!);
  for (let i = 0; i < count; i++) if (owners[i]! >= 0) indices[next[owners[i]!]!++] = i;
  return { from, indices };
}

/** A run being put together: places along the direction of writing and across it. */
interface Draft {
  text: string;
  /** The last character. */
  code: number;
  /** Some of the characters may be a radical. */
  radicals: boolean;
  /** Start of each UTF-16 unit, along. */
  readonly starts: number[];
  start: number;
  end: number;
  /** Of the baseline, across. */
  readonly level: number;
  /** Whether a blank came after the last character. */
  blank: boolean;
  /** Bounds of the characters' boxes. */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function addRunsOfShow(runs: ShownRun[], page: RawPage, show: RawShow, indices: Int32Array): void {
  const { matrix } = show;
  const height = show.size * Math.hypot(matrix[2], matrix[3]);
  if (!(height > SMALLEST_FONT)) return;
  const angle = Math.atan2(matrix[1], matrix[0]);
  const slanted = Math.abs(angle - Math.round(angle / (Math.PI / 2)) * (Math.PI / 2)) > SLANTED;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const quarter = slanted ? null : quarterOf(matrix);
  const { box, origin, code, show: owners } = page.characters;
  const drafts: Draft[] = [];
  let draft: Draft | null = null;
  for (let n = 0; n < indices.length; n++) {
    const i = indices[n]!;
    const unicode = code[i]!;
    if (owners[i]! < 0) {
      draft = null;
      continue;
    }
    if (BLANKS.has(unicode)) {
      if (draft) draft.blank = true;
      continue;
    }
    if (unicode === SOFT_HYPHEN) continue;
    const left = box[4 * i]!;
    const top = box[4 * i + 1]!;
    const right = box[4 * i + 2]!;
    const bottom = box[4 * i + 3]!;
    const x = origin[2 * i]!;
    const y = origin[2 * i + 1]!;
    const at = x * cos + y * sin;
    const level = y * cos - x * sin;
    // The box of a slanted character is wider than the character.
    const advance = slanted ? height / 2 : Math.abs(cos) * (right - left) + Math.abs(sin) * (bottom - top);
    const gap = draft ? at - draft.end : Infinity;
    const parting = slanted
      ? PARTING_GAP_ASLANT
      : draft && isAscii(draft.code) !== isAscii(unicode)
        ? PARTING_GAP_OF_SCRIPTS
        : PARTING_GAP;
    const apart =
      !draft ||
      Math.abs(level - draft.level) >= SAME_LINE * height ||
      gap > parting * height ||
      gap < -MOST_OVERLAP * height;
    if (apart) {
      draft = {
        text: "",
        code: unicode,
        radicals: false,
        starts: [],
        start: at,
        end: at,
        level,
        blank: false,
        left,
        top,
        right,
        bottom,
      };
      drafts.push(draft);
    } else if (gap > (draft!.blank ? BLANK_GAP : slanted ? Infinity : PARTING_GAP) * height) {
      draft!.starts.push(draft!.end);
      draft!.text += " ";
    }
    const current: Draft = draft!;
    current.blank = false;
    current.code = unicode;
    current.radicals ||= isRadical(unicode);
    current.starts.push(at);
    if (unicode > 0xffff) current.starts.push(at);
    current.text += String.fromCodePoint(unicode);
    current.end = at + advance;
    current.left = Math.min(current.left, left);
    current.top = Math.min(current.top, top);
    current.right = Math.max(current.right, right);
    current.bottom = Math.max(current.bottom, bottom);
  }
  for (const done of drafts) runs.push(toRun(done, show, height, quarter));
}

/** @param quarter direction of writing, null when it stands aslant */
function toRun(draft: Draft, show: RawShow, height: number, quarter: number | null): ShownRun {
  const upright = quarter === 0;
  return {
    text: draft.radicals ? unifyRadicals(draft.text) : draft.text,
    left: upright ? draft.start : draft.left,
    right: upright ? draft.end : draft.right,
    top: upright ? draft.level - ASCENT * height : draft.top,
    bottom: upright ? draft.level + DESCENT * height : draft.bottom,
    height,
    lefts: upright ? draft.starts : undefined,
    show,
    slanted: quarter === null,
  };
}
