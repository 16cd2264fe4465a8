import type { XmlPart } from "../archive/xml-part";
import type { ListPlace } from "../markup/list-numbers";

interface Style {
  basedOn: string;
  list: string;
  level: number;
  hidden: boolean;
  shaded: boolean;
}

/** What a style says about lists, hidden text and grounds; nothing else of it changes the words. */
export class Styles {
  private readonly styles = new Map<string, Style>();

  constructor(part: XmlPart | null) {
    if (!part) return;
    let style: Style | null = null;
    part({
      open: (name, a) => {
        if (name === "style")
          this.styles.set(
            a.styleId ?? "",
            (style = { basedOn: "", list: "", level: -1, hidden: false, shaded: false }),
          );
        else if (!style) return;
        else if (name === "basedOn") style.basedOn = a.val ?? "";
        else if (name === "numId" || name === "ilfo") style.list = a.val ?? "";
        else if (name === "ilvl") style.level = Number(a.val) || 0;
        else if (name === "shd")
          style.shaded = a.themeFill !== undefined || !/^(?:auto|none|f{6})$/i.test(a.fill ?? "auto");
        else if (name === "vanish") style.hidden = a.val !== "0" && a.val !== "false";
      },
      close: (name) => {
        if (name === "style") style = null;
      },
    });
  }

  /** The list that a paragraph style puts its paragraphs in, looked up through the styles that it is based on. */
  list(styleId: string): ListPlace | null {
    let level = -1;
    const seen = new Set<string>();
    for (let id = styleId; id && !seen.has(id);) {
      seen.add(id);
      const style = this.styles.get(id);
      if (!style) return null;
      if (level < 0) level = style.level;
      if (style.list) return style.list === "0" ? null : { list: style.list, level: Math.max(0, level) };
      id = style.basedOn;
    }
    return null;
  }

  /** Whether a paragraph style, or one that it is based on, gives its paragraphs a ground of their own. */
  isShaded(styleId: string): boolean {
    const seen = new Set<string>();
    for (let id = styleId; id && !seen.has(id); id = this.styles.get(id)?.basedOn ?? "") {
      if (this.styles.get(id)?.shaded) return true;
      seen.add(id);
    }
    return false;
  }
}
