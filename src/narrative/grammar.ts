import type { Direction } from "../disclosure";
import type { Facet } from "./keys";
import type { Quantity } from "./quantities";
import { DIRECTIONS } from "./vocabulary";

/** The words before a quantity, understood: what they say of the subject, and the words left that name it. */
export interface Lead {
  readonly facet: Facet | null;
  readonly direction: Direction | null;
  /** Words that may name the subject; empty where they name none. */
  readonly name: string;
  /** True where the words compare with another year. */
  readonly compares: boolean;
}

const YEAR_BEFORE = "(?:上年|上一年|去年|上年同期|去年同期|同期|\\d{4}年)(?:\\([^()]*\\))?";
/** `较2025年预算`, `与上年相比`, `比上年执行数` : the comparison itself, not the name behind it. */
const COMPARATOR = new RegExp(
  `(?:与|同|和)?(?:相)?(?:比|较|与|同|对比|相比于?|相较于?|较之)${YEAR_BEFORE}(?:度)?(?:的)?(?:年初|同期|当年)?(?:部门|单位)?(?:预算|决算)?(?:执行|安排|批复|完成)?(?:数|额|情况)?(?:相比较?|对比|比较|比|相较|同口径|持平)?|^同比|^比较`,
);
/** `比年初预算`, `较预算`: in final accounts a comparison with the budget of the same year, in budgets one with last year's. */
const BUDGET_COMPARATOR = /^(?:但|而)?(?:与|同)?(?:比|较|与)(?:年初|全年|调整)?预算(?:数)?(?:相比)?/;
const ENDING = "(?:了|额|数|幅度|率|的|比例){0,8}(?:为|约|达|是|共|合计|共计){0,8}$";
const AMBIGUOUS = /(?:增加|增长|减少|下降)[(/](?:增加|增长|减少|下降)\)?$/;
/** Where `占…的比重为` begins: all behind it belongs to it. */
const SHARE = /所?占(?![用有])/;
const COMPLETION = /完成.{0,10}(?:预算|决算)?(?:数|额)?的?$|(?:完成|执行|支出进度)率?(?:为|达到?)?$/;
const BUDGETED =
  /^(?:\d{4}年(?:度)?)?(?:的)?(?:年初|全年|调整)预算(?:数)?(?:安排)?(?:为|是)?$|^(?:\d{4}年(?:度)?)?预算(?:数)(?:安排)?(?:为|是)?$/;
const BUDGETED_ENDING =
  /(?:的)?(?:年初|全年|调整)预算(?:数)?(?:安排)?(?:为|是)?$|(?<!公共|基金|经营)预算(?:数)?(?:为|是)$/;

/** `年初预算为 a 万元，支出决算为 b 万元`: the settled figure of what was just spoken of. */
const SETTLED = /^(?:\d{4}年(?:度)?)?(?:实际)?(?:支出|收入)?决算(?:数|金额)?(?:为|是)?$/;

/** Understands the words right before a quantity. `final` documents print a budget figure beside the settled one. */
export function readLead(words: string, quantity: Quantity, final: boolean): Lead {
  const compares = COMPARATOR.test(words);
  const againstBudget = final && BUDGET_COMPARATOR.test(words);
  const name = withoutComparator(words);
  const lead = (facet: Facet | null, direction: Direction | null, rest: string): Lead => ({
    facet,
    direction,
    name: rest,
    compares,
  });
  if (quantity.type === "percent") {
    const share = SHARE.exec(name);
    if (share) return lead("share", null, name.slice(0, share.index));
    if (COMPLETION.test(name)) return lead("completion", null, name.replace(COMPLETION, ""));
  }
  const changed = readDirection(name);
  if (changed && againstBudget)
    return lead(
      quantity.type === "percent" ? "budget.change.percent" : "budget.change",
      changed.direction,
      changed.rest,
    );
  if (changed) return lead(quantity.type === "percent" ? "change.percent" : "change", changed.direction, changed.rest);
  const front = quantity.type === "count" ? null : readFrontDirection(name);
  if (front) return lead(quantity.type === "percent" ? "change.percent" : "change", front.direction, front.rest);
  if (quantity.type === "money") {
    if (final && SETTLED.test(name)) return lead(null, null, "");
    if (final && BUDGETED.test(name)) return lead("budget", null, "");
    if (final && BUDGETED_ENDING.test(name)) return lead("budget", null, name.replace(BUDGETED_ENDING, ""));
    if (compares && new RegExp(`^(?:但|而)?(?:与|同|和)?(?:相)?(?:比|较|与|同|对比)${YEAR_BEFORE}`).test(words))
      return lead("prior", null, name);
  }
  return lead(null, null, name);
}

/** Direction words at the end: `基本支出增加`, `增加(减少)`. */
function readDirection(words: string): { direction: Direction | null; rest: string } | null {
  const plainEnd = words.replace(new RegExp(ENDING), "");
  const either = AMBIGUOUS.exec(plainEnd);
  if (either) return { direction: null, rest: words.slice(0, either.index) };
  for (const { direction, words: table } of DIRECTIONS) {
    for (const word of table) {
      if (plainEnd.endsWith(word)) return { direction, rest: plainEnd.slice(0, -word.length) };
    }
  }
  return null;
}

/** Direction words in front: `主要是增加人员经费`. */
function readFrontDirection(words: string): { direction: Direction; rest: string } | null {
  const m =
    /^(?:其中)?(?:主要)?(?:原因)?(?:是|为)?(?:由于|因)?(增加|减少|压减|核减|调增|调减)了?(?!额|数|的|值|率)(?=.)/.exec(
      words,
    );
  if (!m) return null;
  return { direction: /增/.test(m[1]!) ? "up" : "down", rest: words.slice(m[0].length) };
}

/** The words of a piece without the comparison, for sentences that say 与上年持平. */
export function withoutComparator(words: string): string {
  return words.replace(COMPARATOR, "").replace(BUDGET_COMPARATOR, "");
}
