import { walkXml, type XmlHandler } from "../../archive/xml";
import type { Limits } from "../../limits";

/** Signs that XML cannot hold stand as `_x000D_`. */
const ESCAPED = /_x([\dA-Fa-f]{4})_/g;

/** A text as stored: escaped signs put back. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(ESCAPED, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** Gathers the texts of `si` and `is` elements: runs joined, readings (拼音) left out. */
export class TextCollector {
  private text = "";
  private inText = false;
  private phonetic = 0;

  begin(): void {
    this.text = "";
  }

  open(name: string): void {
    if (name === "rPh") this.phonetic++;
    else if (name === "t") this.inText = true;
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic--;
    else if (name === "t") this.inText = false;
  }

  add(text: string): void {
    if (this.inText && this.phonetic === 0) this.text += text;
  }

  take(): string {
    return unescapeText(this.text);
  }
}

/** The shared strings of a workbook, by their number. */
export function readStrings(part: string, content: Uint8Array, limits: Limits): string[] {
  const strings: string[] = [];
  const collector = new TextCollector();
  const handler: XmlHandler = {
    open(name) {
      if (name === "si") collector.begin();
      else collector.open(name);
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
