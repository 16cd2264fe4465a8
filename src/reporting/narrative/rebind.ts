import { textFigures, toldFigures, toTicks, type CheckModel } from "../../checking";
import { Decimal, stripWhitespace, type NarrativeFigure } from "../../disclosure";
import { headingLevel } from "../../narrative";
import { subjectOf, writtenSubject } from "./subject-of";

/**
 * Last year's text as a template: its figures become fields by the meaning that our reader finds in them. What no single cell says, and why
 * anything changed, is left open with last year's words in it.
 */
export function rebound(last: CheckModel, now: CheckModel): string {
  const binder = new Binder(last, now);
  const lines = last.disclosure.paragraphs.map((p, i) => ({ text: p.text, i }));
  // Titles and a list of contents stand before the first heading and the first sentence.
  const first = lines.findIndex(({ text }) => headingLevel(text) > 0 || /[。；]/.test(text));
  return lines
    .slice(Math.max(0, first))
    .filter(({ text }) => !text.includes("\t"))
    .map(({ text, i }) => binder.line(stripWhitespace(text), i))
    .join("\n");
}

/** Signs of a template that a text happens to have. */
const plain = (text: string): string =>
  text
    .replace(/<</g, "《")
    .replace(/>>/g, "》")
    .replace(/\{\{/g, "{")
    .replace(/\}\}/g, "}")
    .replace(/^[#/]+/, "");
const open = (text: string): string =>
  `〔${text.replace(/[〔〕]/g, (sign) => (sign === "〔" ? "（" : "）")).replace(/\|/g, "｜")}〕`;

/**
 * What of a text depends on its year: a reason up to its end, a change with its word of direction, 持平, and every other number with a
 * measure word.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<reason>(?<=原因)(?:是|为|系|：|:)[^。；;]{1,300}|主要(?:是|由于|系|因)[^。；;]{1,300}|主要为[^。；;\d]{1,300}(?=[。；;])|(?<=，)由于[^。；;]{1,300})`,
    String.raw`(?<all>(?:都|均|各项)(?:与|和|同)(?:上年|去年|20\d\d年)[^，。；、]{0,12}?(?:持平|无变化|无增减变化|一致))`,
    String.raw`(?<flat>(?:与|和|同)?(?:上年|去年|20\d\d年)[^，。；、]{0,12}?(?:持平|无变化|无增减变化|一致))`,
    String.raw`(?<vague>有所(?:增加|减少|增长|下降|上升))`,
    String.raw`(?<word>增加|增长|减少|下降|上升|压缩|降低|提高|增|减)?了?(?<number>\d[\d,]{0,24}(?:\.\d{1,8})?)(?<unit>(?:亿|百万|万|千|百)?元|%|个百分点|人次|批次|团组|平方米|辆|批|台|套|个|项|人|户|家|件|次|万?[页卷份名所场期篇])`,
    String.raw`(?<named>(?<=号[^，。；]{0,40})20\d\d(?=年))`,
    String.raw`(?<year>20\d\d)(?=年)`,
  ].join("|"),
  "g",
);

class Binder {
  private readonly figures: ReadonlyMap<number, readonly NarrativeFigure[]>;
  private readonly year: number | null;
  /** Years from last year's text to this. */
  private readonly later: number;

  constructor(
    private readonly last: CheckModel,
    private readonly now: CheckModel,
  ) {
    const figures = new Map<number, NarrativeFigure[]>();
    for (const { n, paragraph } of textFigures(last)) figures.set(paragraph, [...(figures.get(paragraph) ?? []), n]);
    this.figures = figures;
    this.year = last.year;
    this.later = last.year === null || now.year === null ? 0 : now.year - last.year;
  }

  line(text: string, paragraph: number): string {
    const level = headingLevel(text);
    const own = [...(this.figures.get(paragraph) ?? [])];
    let flat: { readonly figure: NarrativeFigure; readonly end: number } | null = null;
    const written = plain(text).replace(TOKEN, (...found: unknown[]) => {
      const [token, groups] = [found[0] as string, found.at(-1) as Record<string, string | undefined>];
      const at = found.at(-3) as number;
      if (groups["year"] !== undefined) return this.shifted(token);
      if (groups["flat"] !== undefined) {
        // Said of the figure before it in the same sentence.
        const said = flat && !/[。；]/.test(text.slice(flat.end, at)) ? flat.figure : null;
        flat = null;
        return this.flat(token, said);
      }
      if (groups["number"] === undefined) return open(token);
      const value = groups["number"].replace(/,/g, "");
      const place = own.findIndex((n) => n.value === value && n.unit === groups["unit"]);
      const figure = place < 0 ? null : own.splice(0, place + 1).at(-1)!;
      if (figure?.kind === "amount") flat = figure.direction === "flat" ? { figure, end: at + token.length } : null;
      return (figure && this.field(figure, token, groups["word"])) ?? open(token);
    });
    return `${"#".repeat(level)}${level ? " " : ""}${written}`;
  }

  private shifted(year: string): string {
    const far = this.year === null || Math.abs(Number(year) - this.year) > 1;
    return far ? year : String(Number(year) + this.later);
  }

  private flat(token: string, figure: NarrativeFigure | null): string {
    const subject = figure && this.bound(figure);
    return subject ? `<<{{增减(表数${subject})}}|${open(token)}>>` : open(token);
  }

  /** The token as a field; null where no single cell says it. */
  private field(figure: NarrativeFigure, token: string, word: string | undefined): string | null {
    const subject = this.bound(figure);
    const facet = subjectOf(figure)?.facet;
    if (!subject || !facet || (figure.unit !== "万元" && figure.unit !== "%")) return null;
    const [own, before, otherwise] = [`表数${subject}`, `上年表数${subject}`, `|${open(token)}>>`];
    switch (facet) {
      case "amount": {
        // Who wrote 0.00 for a blank cell does so again; nobody else is made to.
        const none = Number(figure.value) === 0 ? `|{{若零(${own})}}${figure.value}${figure.unit}` : "";
        return word ? null : `<<{{${own}}}${figure.unit}${none}${otherwise}`;
      }
      case "prior":
        return word ? null : `<<{{${before}}}${figure.unit}${otherwise}`;
      case "budget":
        return word ? null : `<<{{${own}.年初预算}}${figure.unit}${otherwise}`;
      case "completion":
        return word ? null : `<<{{占比(${own}, ${own}.年初预算)}}%${otherwise}`;
      case "change":
        return word ? `<<{{增减词(${own})}}{{增减额(${own})}}万元|{{若平(${own})}}持平${otherwise}` : null;
      case "change.percent":
        return word
          ? `<<{{增长词(${own})}}{{增减率(${own})}}%|{{若平(${own})}}|{{若零(${before})}}（上年为0）${otherwise}`
          : null;
    }
  }

  /** The name of a figure's subject, where one cell is meant; null where it is not known which. */
  private bound(figure: NarrativeFigure): string | null {
    const subject = subjectOf(figure);
    if (!subject) return null;
    const { key, facet } = subject;
    const scope = figure.scope ?? null;
    const there = toldFigures(this.now, key, scope);
    if (there.length === 0 || this.saysOtherwise(figure)) return null;
    const single = new Set(there.map((f) => f.ticks)).size === 1;
    if (single) return writtenSubject(key, figure.scope);
    // Several cells: the first is meant where it is what last year's text copied.
    const [copied] = toldFigures(this.last, key, scope);
    const same = copied && facet === "amount" && copied.ticks === toTicks(new Decimal(figure.value));
    return same ? writtenSubject(key, figure.scope) : null;
  }

  /** The text states several figures under this meaning: it is not known which of them it is. */
  private saysOtherwise({ key, value, scope }: NarrativeFigure): boolean {
    return this.last.disclosure.narrative.some((n) => n.key === key && n.scope === scope && n.value !== value);
  }
}
