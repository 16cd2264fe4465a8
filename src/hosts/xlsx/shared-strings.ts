import { MAIN, element, escapeXml, part } from "./xml";

/** The strings of all sheets, each once. */
export class SharedStrings {
  private readonly ids = new Map<string, number>();
  private uses = 0;

  /** Index of a string. */
  add(text: string): number {
    this.uses++;
    const id = this.ids.get(text) ?? this.ids.size;
    this.ids.set(text, id);
    return id;
  }

  *xml(): Iterable<string> {
    yield part(`<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.ids.size}">`);
    for (const text of this.ids.keys())
      yield element("si", {}, element("t", { "xml:space": "preserve" }, escapeXml(text)));
    yield "</sst>";
  }
}
