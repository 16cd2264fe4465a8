/**
 * Parts of a number format (ECMA-376 part 1, 18.8.31): sections that `;` parts, each a condition and tokens. Knows how a
 * format is written, not how a number is shown by it.
 */

/** A piece of a section. Commas that group or scale are not tokens: they are counted. */
export type Token =
  | { readonly type: "literal"; readonly text: string }
  /** A place for a digit: `0`, `#` or `?`. */
  | { readonly type: "digit"; readonly sign: "0" | "#" | "?" }
  | { readonly type: "point" }
  | { readonly type: "percent" }
  | { readonly type: "general" }
  | { readonly type: "text" };

/** `[>=10000]` and the like. */
export interface Condition {
  readonly operator: "<" | "<=" | ">" | ">=" | "=" | "<>";
  readonly than: number;
}

/** One section of a format. */
export interface FormatSection {
  readonly tokens: readonly Token[];
  readonly condition: Condition | null;
  /** Commas between places for digits: thousands are parted. */
  readonly grouped: boolean;
  /** Commas behind the last place of the whole part: each divides by a thousand. */
  readonly scale: number;
  /** Dates, fractions, exponents, Chinese numerals: shown by someone else. */
  readonly foreign: boolean;
}

/** Letters and signs that show dates, times, exponents and fractions. */
const FOREIGN = /[ymdhsebgnaEYMDHSBGNA/]/;
/** How Excel's General is written, in English and in Chinese. */
const GENERAL = /^(?:General|G\/通用格式)/i;

/** Reads a format; no section more than Excel knows. */
export function readSections(format: string): FormatSection[] {
  const sections: FormatSection[] = [];
  let at = 0;
  while (at <= format.length && sections.length < 4) {
    const section = new SectionReader(format, at);
    sections.push(section.read());
    at = section.at + 1;
  }
  return sections;
}

class SectionReader {
  private readonly tokens: Token[] = [];
  private condition: Condition | null = null;
  private grouped = false;
  private scale = 0;
  private foreign = false;
  private pendingCommas = 0;
  private pointSeen = false;

  constructor(
    private readonly format: string,
    public at: number,
  ) {}

  read(): FormatSection {
    while (this.at < this.format.length && this.format[this.at] !== ";") this.step();
    this.scale += this.pendingCommas;
    const { tokens, condition, grouped, scale, foreign } = this;
    return { tokens, condition, grouped, scale, foreign };
  }

  private step(): void {
    const { format } = this;
    const sign = format[this.at]!;
    const general = GENERAL.exec(format.slice(this.at, this.at + 8))?.[0];
    if (general !== undefined) return this.push({ type: "general" }, general.length);
    switch (sign) {
      case '"': {
        const end = format.indexOf('"', this.at + 1);
        const until = end < 0 ? format.length : end;
        return this.literal(format.slice(this.at + 1, until), until + 1 - this.at);
      }
      // Excel in Chinese escapes with an exclamation mark: 0!.0,
      case "!":
      case "\\":
        return this.literal(format[this.at + 1] ?? "", 2);
      case "_":
        return this.literal(" ", 2);
      case "*":
        this.at += 2;
        return;
      case "[":
        return this.bracket();
      case "0":
      case "#":
      case "?":
        if (this.pendingCommas > 0 && !this.pointSeen) this.grouped = true;
        this.pendingCommas = 0;
        return this.push({ type: "digit", sign }, 1);
      case ",":
        if (this.tokens.some((t) => t.type === "digit")) this.pendingCommas++;
        this.at++;
        return;
      case ".":
        if (this.pointSeen) return this.literal(".", 1);
        this.pointSeen = true;
        this.scale += this.pendingCommas;
        this.pendingCommas = 0;
        return this.push({ type: "point" }, 1);
      case "%":
        return this.push({ type: "percent" }, 1);
      case "@":
        return this.push({ type: "text" }, 1);
      default:
        if (FOREIGN.test(sign)) this.foreign = true;
        return this.literal(sign, 1);
    }
  }

  private bracket(): void {
    const end = this.format.indexOf("]", this.at);
    const until = end < 0 ? this.format.length : end;
    const inner = this.format.slice(this.at + 1, until);
    this.at = until + 1;
    const condition = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?)$/.exec(inner.trim());
    const currency = /^\$([^-\]]*)/.exec(inner);
    if (condition) this.condition = { operator: condition[1] as Condition["operator"], than: Number(condition[2]) };
    else if (currency?.[1]) this.tokens.push({ type: "literal", text: currency[1] });
    else if (/^(?:DBNum\d|[hms]+)$/i.test(inner)) this.foreign = true;
  }

  private literal(text: string, length: number): void {
    if (text !== "") this.tokens.push({ type: "literal", text });
    this.at += length;
  }

  private push(token: Token, length: number): void {
    this.tokens.push(token);
    this.at += length;
  }
}
