import type { Direction, MoneyScope, NarrativeFigure, NarrativeKind, NarrativeParagraph } from "../disclosure";
import type { Sentence } from "./events";
import type { Facet } from "./keys";
import type { FoldedText } from "./normalize";
import type { Quantity } from "./quantities";
import type { FoundSubject } from "./subjects";

/** A figure while its paragraph is read: 持平 further on may still give it a direction. */
export interface FigureDraft {
  readonly subject: FoundSubject | null;
  readonly facet: Facet | null;
  readonly quantity: Quantity;
  direction: Direction | null;
  readonly year: string | null;
  readonly label: string;
  readonly key: string;
  readonly scope: MoneyScope | null;
  readonly sentence: Sentence;
}

/** The finished figure. */
export function toFigure(d: FigureDraft, paragraph: NarrativeParagraph, folded: FoldedText): NarrativeFigure {
  const kind: NarrativeKind =
    d.quantity.type === "count"
      ? "count"
      : d.quantity.type === "percent"
        ? "percent"
        : d.facet === "change" || d.facet === "budget.change"
          ? "change"
          : "amount";
  return {
    key: d.key,
    label: printedLabel(d.label, folded),
    kind,
    value: d.quantity.value,
    unit: d.quantity.unit,
    year: d.year,
    direction: d.direction,
    ...(d.scope === null ? {} : { scope: d.scope }),
    quote: folded.printed.slice(d.sentence.start, d.sentence.end),
    source: paragraph.source,
    ...(paragraph.recognised === undefined ? {} : { recognised: paragraph.recognised }),
  };
}

/** Labels are found in folded text; people see them as printed. */
function printedLabel(label: string, folded: FoldedText): string {
  const at = label === "" ? -1 : folded.text.indexOf(label);
  return at < 0 ? label : folded.printed.slice(at, at + label.length);
}
