import { walkXml, type XmlHandler } from "../../archive/xml";
import type { Limits } from "../../limits";
import { raised } from "../../markup/raised";

/** Signs that XML cannot hold stand as `_x000D_`. */
const ESCAPED = /_x([\dA-Fa-f]{4})_/g;

/** A text as stored: escaped signs put back. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(ESCAPED, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** A text of a cell. */
export interface StoredText {
  readonly text: string;
  /** What of it is struck through, and not in `text`. */
  readonly struck: string;
}

/** Gathers the texts of `si` and `is` elements: runs joined, readings (拼音) left out. */
export class TextCollector {
  private text = "";
  private struck = "";
  private inText = false;
  private phonetic = 0;
  private run = { struck: false, raised: false };

  begin(): void {
    this.text = this.struck = "";
    this.run = { struck: false, raised: false };
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "rPh") this.phonetic++;
    else if (name === "t") this.inText = true;
    else if (name === "r") this.run = { struck: false, raised: false };
    else if (name === "strike") this.run.struck = isOn(attributes);
    else if (name === "vertAlign") this.run.raised = attributes["val"] === "superscript";
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic--;
    else if (name === "t") this.inText = false;
  }

  add(text: string): void {
    if (!this.inText || this.phonetic > 0) return;
    if (this.run.struck) this.struck += text;
    else this.text += this.run.raised ? raised(text) : text;
  }

  take(): StoredText {
    return { text: unescapeText(this.text), struck: unescapeText(this.struck) };
  }
}

/** A property that is there, unless it says that it is not. */
export const isOn = ({ val }: Readonly<Record<string, string>>): boolean => val !== "0" && val !== "false";

/** The shared strings of a workbook, by their number. */
export function readStrings(part: string, content: Uint8Array, limits: Limits): StoredText[] {
  const strings: StoredText[] = [];
  const collector = new TextCollector();
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === "si") collector.begin();
      else collector.open(name, attributes);
    },
    close(name) {
      if (name === "si") strings.push(collector.take());
      else collector.close(name);
    },
    text: (text) => collector.add(text),
  };
  walkXml(part, content, limits, handler);
  return strings;
}
