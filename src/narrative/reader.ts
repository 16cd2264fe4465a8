import type { Direction, DisclosureKind, NarrativeFigure, NarrativeParagraph } from "../disclosure";
import { countKey } from "./counts";
import { toFigure, type FigureDraft } from "./draft";
import { sentencesOf, type Sentence } from "./events";
import { readLead, withoutComparator, type Lead } from "./grammar";
import { figureKey, type Facet } from "./keys";
import { behindSemicolon, goesOn, mayStandIn, openList, partOf, type ListState } from "./lists";
import { foldText, type FoldedText } from "./normalize";
import type { Quantity } from "./quantities";
import { OPEN, type NarrativeSection } from "./sections";
import { familyOf, findSubject, type FoundSubject, type Surroundings } from "./subjects";
import { FLAT, PURPOSE_OPENERS, REASON_OPENERS } from "./vocabulary";
import {
  isTimeOrBody,
  labelWords,
  trailingForms,
  withoutBrackets,
  withoutLead,
  withoutLeadingMarks,
  yearIn,
} from "./words";

/** What the caller knows of the disclosure. */
export interface NarrativeContext {
  readonly year: string | null;
  readonly kind: DisclosureKind;
  readonly unitName?: string | null;
}

/** Words further away than this name no figure; it also bounds the work on text that has no punctuation. */
const REACH = 200;
const SENTENCE_REACH = 800;
const PIECES = 12;

/** True where an amount is larger than one in the same unit. */
const exceeds = (a: Quantity, b: Quantity): boolean =>
  a.type === "money" && a.unit === b.unit && Number(a.value) > Number(b.value);

/** Reads the paragraphs of one section, carrying from sentence to sentence what is spoken of. */
export class SectionReader {
  private readonly drafts: {
    readonly draft: FigureDraft;
    readonly paragraph: NarrativeParagraph;
    readonly folded: FoldedText;
  }[] = [];
  /** Subject of the last sentence that named one. */
  private topic: FoundSubject | null;
  private paragraphTopic: FoundSubject | null = null;
  /** Subject of the last figure in this sentence. */
  private current: FoundSubject | null = null;
  private list: ListState | null = null;
  private year: string | null = null;
  /** The last amount of each key, for parts that are more than their whole. */
  private readonly amounts = new Map<string, Quantity>();
  private pending: string[] = [];
  private brackets: { current: FoundSubject | null; list: ListState | null }[] = [];

  constructor(
    private readonly context: NarrativeContext,
    private readonly section: NarrativeSection = OPEN,
    topic: FoundSubject | null = null,
  ) {
    this.topic = topic
      ? this.inherited(topic)
      : section.topic === null
        ? null
        : { key: section.topic, scope: section.scope, label: "" };
  }

  /** Reads a paragraph; figures are handed out by {@link figures}. */
  read(paragraph: NarrativeParagraph): void {
    const folded = foldText(paragraph.text);
    this.paragraphTopic = null;
    for (const sentence of sentencesOf(folded)) {
      for (const draft of this.readSentence(sentence, folded)) this.drafts.push({ draft, paragraph, folded });
    }
  }

  /** Everything found so far, in order. */
  figures(): NarrativeFigure[] {
    return this.drafts.map(({ draft, paragraph, folded }) => toFigure(draft, paragraph, folded));
  }

  private readSentence(sentence: Sentence, folded: FoldedText): FigureDraft[] {
    const found: FigureDraft[] = [];
    this.current = null;
    this.list = null;
    this.pending = [];
    this.brackets = [];
    const before = this.topic;
    let first: FoundSubject | null = null;
    let last: FigureDraft | null = null;
    let openedByList = false;
    for (const [i, event] of sentence.events.entries()) {
      switch (event.type) {
        case "words":
          this.pending.push(event.text.slice(-REACH));
          break;
        case "quantity": {
          const until = folded.text.slice(
            Math.max(sentence.start, event.quantity.start - SENTENCE_REACH),
            event.quantity.start,
          );
          const following = folded.text.slice(event.quantity.end, event.quantity.end + 24);
          if (found.length === 0)
            openedByList = /^其中/.test(withoutLeadingMarks(folded.text.slice(sentence.start, sentence.start + 8)));
          const draft = this.readQuantity(event.quantity, sentence, until, following, last);
          if (draft) {
            found.push(draft);
            last = draft;
            if (event.quantity.type !== "count" || draft.key !== "other") first ??= draft.subject;
          }
          this.pending = [];
          break;
        }
        case "comma":
        case "semicolon":
        case "stop":
          this.endPiece(found);
          if (event.type === "semicolon" && !goesOn(sentence, i)) this.list = behindSemicolon(this.list);
          if (event.type !== "comma") this.pending = [];
          break;
        case "open":
          this.endPiece(found);
          this.brackets.push({ current: this.current, list: this.list });
          this.pending = [];
          break;
        case "close": {
          this.endPiece(found);
          const outer = this.brackets.pop();
          if (outer) ({ current: this.current, list: this.list } = outer);
          this.pending = [];
          break;
        }
      }
    }
    this.endPiece(found);
    if (first && !openedByList) this.topic = first;
    else if (!first && found.length === 0) this.topic = this.announced(sentence, folded) ?? before;
    if (!openedByList) this.paragraphTopic ??= first ?? (this.topic === before ? null : this.topic);
    return found;
  }

  /** A sentence that only names something (`(一)因公出国（境）费用。`) is what the next ones speak of. */
  private announced(sentence: Sentence, folded: FoldedText): FoundSubject | null {
    const text = folded.text.slice(sentence.start, sentence.end).replace(/[。.:;]$/, "");
    const found =
      text.length <= (/\((?:类|款|项)\)$/.test(text) ? 100 : 30) && !/,/.test(text)
        ? findSubject(text, this.around(null))
        : null;
    return found && this.inherited(found);
  }

  private around(measure: string | null): Surroundings {
    const parent = this.list?.parent ?? this.paragraphTopic ?? this.topic;
    return {
      year: this.context.year,
      unitName: this.context.unitName ?? null,
      family: familyOf(this.list?.parent ?? this.topic) ?? this.section.family,
      parent: parent?.key ?? null,
      divided: (this.list?.parent ?? this.paragraphTopic)?.key ?? null,
      sectionScope: this.section.scope,
      measure,
      purpose: this.list !== null && this.list.mode !== "items",
    };
  }

  /** A piece of words that no figure follows directly: it may open a list or a reason, or say 持平. */
  private endPiece(found: readonly FigureDraft[]): void {
    const piece = this.pending.at(-1);
    if (piece === undefined) return;
    if (FLAT.test(piece) && this.list?.mode !== "reason") this.markFlat(piece, found);
    this.list = openList(piece, this.list, this.current, this.paragraphTopic ?? this.topic);
    const year = yearIn(withoutComparator(piece), this.context.year);
    if (
      year !== null &&
      this.list?.mode !== "reason" &&
      !(this.context.year !== null && year < this.context.year && this.section.family !== "assets")
    )
      this.year = year;
  }

  private markFlat(piece: string, found: readonly FigureDraft[]): void {
    const named = findSubject(withoutComparator(piece).replace(FLAT, "").replace(/基本$/, ""), this.around(null));
    const subject = named ?? this.current ?? this.topic;
    const candidates = [...this.drafts.slice(-PIECES).map((d) => d.draft), ...found.slice(-PIECES)].slice(-PIECES);
    const of = candidates.filter(
      (d) =>
        d.subject !== null && d.subject.key === subject?.key && (d.subject.key !== "other" || d.subject === subject),
    );
    const amount = of.filter((d) => d.facet === null).at(-1);
    if (
      amount &&
      amount.quantity.type === "money" &&
      !of.slice(of.indexOf(amount)).some((d) => d.facet?.startsWith("change"))
    )
      amount.direction = "flat";
  }

  private readQuantity(
    q: Quantity,
    sentence: Sentence,
    until: string,
    following: string,
    last: FigureDraft | null,
  ): FigureDraft | null {
    const immediate = this.pending.at(-1) ?? "";
    const outer = this.list;
    this.list = openList(immediate, outer, this.current, this.paragraphTopic ?? this.topic);
    // `其中 A a 万元, B b 万元, 其中人员 c 万元`: what is more than B divides what A and B divide.
    if (
      outer?.mode === "items" &&
      this.list !== outer &&
      this.list?.mode === "items" &&
      last &&
      exceeds(q, last.quantity)
    )
      this.list = outer;
    const lead = readLead(withoutLeadingMarks(immediate), q, this.context.kind === "final");
    if (q.type === "count") return this.readCount(q, sentence, until, following, immediate);
    const facet = this.facetOf(q, lead, last, immediate);
    const subject = this.notMoreThanItsWhole(this.subjectOf(lead, facet, until, immediate), q);
    const year = this.yearOf(immediate, facet, subject);
    const direction = lead.direction ?? (facet === "change.percent" && lead.facet === null ? last!.direction : null);
    const dated: Facet | null = facet === null && this.isPrior(year, subject) ? "prior" : facet;
    if (subject) this.current = subject;
    return this.draft(q, sentence, subject, dated, direction, year, this.labelOf(immediate, following, subject));
  }

  /**
   * A part cannot exceed what it divides: `…, 住房保障支出18.98万元, 其中人员支出282.12万元` divides the sentence's head. What follows
   * in the list divides it too.
   */
  private notMoreThanItsWhole(subject: FoundSubject | null, q: Quantity): FoundSubject | null {
    const m = subject && /^expenditure\.(\d+)\.([a-z]+)$/.exec(subject.key);
    const whole = m ? this.amounts.get(`expenditure.${m[1]}`) : undefined;
    if (!m || whole === undefined || whole.unit !== q.unit || Number(q.value) <= Number(whole.value)) return subject;
    if (this.list) this.list = { ...this.list, parent: this.paragraphTopic ?? this.topic };
    return { ...subject, key: `expenditure.${m[2]}` };
  }

  private facetOf(q: Quantity, lead: Lead, last: FigureDraft | null, immediate: string): Facet | null {
    if (lead.facet === "change.percent" && last?.facet === "budget.change" && !lead.compares && lead.name === "")
      return "budget.change.percent";
    if (lead.facet !== null) return lead.facet;
    const bare = withoutLead(immediate) === "";
    if (q.type === "percent" && bare && (last?.facet === "change" || last?.facet === "change.percent"))
      return "change.percent";
    return null;
  }

  private subjectOf(lead: Lead, facet: Facet | null, until: string, immediate: string): FoundSubject | null {
    const around = this.around(null);
    const named = this.find(lead.name, around) ?? (facet === "share" ? null : this.money(lead.name, until, around));
    if (named) return this.inherited(named);
    if (this.saysNothing(lead)) {
      const earlier = facet === "share" || facet === "change.percent" ? null : this.earlierPiece(around);
      return earlier ?? this.current ?? this.topic;
    }
    if (facet === "completion") return this.current ?? this.topic;
    const parent = this.list?.parent;
    if (parent && this.list!.mode !== "items") return partOf(parent, withoutLead(lead.name));
    if (facet !== null && lead.compares && isTimeOrBody(lead.name, around.unitName)) return this.current ?? this.topic;
    return { key: "other", scope: null, label: withoutLead(immediate) };
  }

  private find(words: string, around: Surroundings): FoundSubject | null {
    const found = findSubject(words, around);
    return found && this.list && !mayStandIn(this.list, found) ? null : found;
  }

  /** Money of performance projects and transfers, which has no name of its own: 涉及资金, 预算拨款. */
  private money(words: string, until: string, around: Surroundings): FoundSubject | null {
    if (around.family !== "projects" && around.family !== "transfer") return null;
    if (!/资金|拨款|涉及|金额|预算/.test(words)) return null;
    if (this.current?.key === "other") return null;
    const domain = this.current?.key.split(".")[0] ?? this.topic?.key.split(".")[0];
    const evaluated = domain === "evaluation" || (/重点(?:项目)?(?:绩效)?评价/.test(until) && domain !== "projects");
    const scoped = findSubject(words, { ...around, parent: "balance.total", family: "totals" });
    return {
      key: `${around.family === "transfer" ? "transfer" : evaluated ? "evaluation" : "projects"}.amount`,
      scope: scoped?.scope ?? null,
      label: withoutLead(words),
    };
  }

  /** Words between the last figure and this one that name the subject: `机关运行经费预算，共计 …`. */
  private earlierPiece(around: Surroundings): FoundSubject | null {
    for (const piece of this.pending.slice(-PIECES, -1).reverse()) {
      if (PURPOSE_OPENERS.test(withoutLeadingMarks(piece)) || REASON_OPENERS.test(piece)) return null;
      const found = findSubject(withoutComparator(piece), around);
      if (found) return this.inherited(found);
    }
    return null;
  }

  private saysNothing(lead: Lead): boolean {
    const rest = trailingForms(withoutLead(withoutBrackets(lead.name))).at(-1)!;
    return rest === "" || isTimeOrBody(rest, this.context.unitName ?? null);
  }

  /** Statement items inside a sentence about one kind of money are of that kind. */
  private inherited(subject: FoundSubject): FoundSubject {
    if (subject.scope !== null) return subject;
    // `其中一般公共预算政府采购 a 万元：货物 b 万元`.
    if (/^procurement\./.test(subject.key))
      return { ...subject, scope: this.list?.parent?.scope ?? this.current?.scope ?? null };
    if (!/^(?:income|expenditure|balance)\./.test(subject.key)) return subject;
    const scope = this.list?.parent?.scope ?? this.paragraphTopic?.scope ?? this.section.scope;
    return scope === null ? subject : { ...subject, scope };
  }

  private yearOf(immediate: string, facet: Facet | null, subject: FoundSubject | null): string | null {
    const { year } = this.context;
    if (facet === "prior") return yearIn(immediate, year);
    const own = yearIn(withoutComparator(immediate), year);
    if (own !== null && !(subject?.key.startsWith("income.carry-in") ?? false)) {
      if ((facet === null || facet === "budget") && this.mayGoOn(own, subject)) this.year = own;
      return own;
    }
    return this.year;
  }

  /**
   * A year holds for the figures that follow; a past one only where balances of that day are spoken of. `上年实户资金余额` does not
   * make last year's what stands behind it.
   */
  private mayGoOn(year: string, subject: FoundSubject | null): boolean {
    const { year: own } = this.context;
    return own === null || Number(year) >= Number(own) || (subject?.key.startsWith("assets.") ?? false);
  }

  private isPrior(year: string | null, subject: FoundSubject | null): boolean {
    if (year === null || this.context.year === null || subject === null || subject.key === "other") return false;
    return Number(year) < Number(this.context.year) && !subject.key.startsWith("assets.");
  }

  private readCount(
    q: Quantity,
    sentence: Sentence,
    until: string,
    following: string,
    immediate: string,
  ): FigureDraft | null {
    const around = this.around(q.unit);
    const named = findSubject(immediate, around);
    const known = countKey({
      unit: q.unit,
      named,
      immediate,
      until,
      following,
      family: around.family,
      current: this.current,
      topic: this.topic,
    });
    const subject = known ?? (this.section.reading === "all" ? { key: "other", scope: null, label: "" } : null);
    if (subject === null) return null;
    const counted = named === null ? (/^[^,。;:、()]{2,16}(?=[,。;:(]|$)/.exec(following)?.[0] ?? "") : "";
    const label = counted || this.labelOf(immediate, following, subject);
    this.current = { ...subject, label };
    return this.draft(q, sentence, this.current, null, null, this.yearOf(immediate, null, subject), label);
  }

  private labelOf(immediate: string, following: string, subject: FoundSubject | null): string {
    const words = labelWords(subject?.label || immediate, this.context.unitName ?? null);
    return trailingForms(words).at(-1) === "" && !subject?.label
      ? (following.split(/[,。;:()]/)[0] ?? "") || words
      : words || (this.current?.label ?? "");
  }

  private draft(
    quantity: Quantity,
    sentence: Sentence,
    subject: FoundSubject | null,
    facet: Facet | null,
    direction: Direction | null,
    year: string | null,
    label: string,
  ): FigureDraft {
    const other = subject === null || subject.key === "other" || (quantity.type === "percent" && facet === null);
    const key = other ? "other" : figureKey(subject.key, facet);
    if (facet === null && quantity.type === "money") this.amounts.set(key, quantity);
    return { subject, facet, quantity, direction, year, label, key, scope: subject?.scope ?? null, sentence };
  }
}
