import { stripWhitespace } from "../../../disclosure";
import type { CheckModel } from "../../document/model";
import { paragraphOf, type TextFigure } from "../../document/text-facts";

/** Last year, or a year by its number, and the words behind it that say which of its figures is meant. */
const LAST_YEAR = /(?:上年度?|上一年度?|去年度?|(20\d{2})年度?)([^，。；;,：:、\d]{0,16})/g;

/** Which figure of a year is meant, the telling words first: 预算执行数 is no 预算数. An estimate and an adjusted budget are published nowhere. */
const MEANT: readonly (readonly [RegExp, "none" | "final" | "budget"])[] = [
  [/执行|预计|调整|完成数/, "none"],
  [/决算/, "final"],
  [/预算/, "budget"],
];

/** Figures were made comparable: last year's document prints others. */
const RESTATED = /口径|可比|剔除/;
/** The same, said of a whole document. */
const RESTATED_THROUGHOUT = /上年[^。]{0,12}口径|(?:可比|同)口径|口径(?:调整|变化|不同|不一致)/;

/** Whether words about last year speak of what the other document publishes. Words that say nothing mean figures of the same kind. */
function meansThat(text: string, model: CheckModel, prior: CheckModel): boolean | null {
  let found: boolean | null = null;
  for (const [, year, rest] of text.matchAll(LAST_YEAR)) {
    if (year !== undefined && Number(year) === model.year) continue;
    if (year !== undefined && Number(year) !== prior.year) return false;
    const meant = MEANT.find(([words]) => words.test(rest!))?.[1] ?? model.disclosure.kind;
    if (meant !== prior.disclosure.kind) return false;
    found = true;
  }
  return found;
}

/** The same of a column by its printed header. */
export function headerMeans(header: string, model: CheckModel, prior: CheckModel): boolean {
  if (model.disclosure.paragraphs.some((p) => RESTATED_THROUGHOUT.test(stripWhitespace(p.text)))) return false;
  const meant = MEANT.find(([words]) => words.test(header))?.[1];
  return meansThat(header, model, prior) ?? (meant ?? model.disclosure.kind) === prior.disclosure.kind;
}

/** The same of a figure of the text: its own clause says it, or else its paragraph. */
export function sentenceMeans(t: TextFigure, model: CheckModel, prior: CheckModel): boolean {
  const paragraph = stripWhitespace(paragraphOf(model, t)?.text ?? t.n.quote);
  if (RESTATED.test(paragraph)) return false;
  return (
    meansThat(stripWhitespace(t.n.quote), model, prior) ??
    meansThat(paragraph, model, prior) ??
    model.disclosure.kind === prior.disclosure.kind
  );
}
