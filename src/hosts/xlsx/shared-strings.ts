import { MAIN, element, escapeXml, part } from "./xml";

/** How many strings, and characters of them together, are kept to be told once; what comes later stands in its own cells. */
const MOST_STRINGS = 100_000;
const MOST_CHARACTERS = 4_000_000;

/** The strings of all sheets, each once, as far as their table may grow. */
export class SharedStrings {
  private readonly ids = new Map<string, number>();
  private uses = 0;
  private characters = 0;

  constructor(private readonly most = { strings: MOST_STRINGS, characters: MOST_CHARACTERS }) {}

  /** Index of a string; null where it is to stand in its cell. */
  add(text: string): number | null {
    const known = this.ids.get(text);
    if (known !== undefined) {
      this.uses++;
      return known;
    }
    if (this.ids.size >= this.most.strings || this.characters + text.length > this.most.characters) return null;
    const id = this.ids.size;
    this.ids.set(text, id);
    this.characters += text.length;
    this.uses++;
    return id;
  }

  *xml(): Iterable<string> {
    yield part(`<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.ids.size}">`);
    for (const text of this.ids.keys())
      yield element("si", {}, element("t", { "xml:space": "preserve" }, escapeXml(text)));
    yield "</sst>";
  }
}
