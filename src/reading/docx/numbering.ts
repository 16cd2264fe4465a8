import { walkXml } from "../archive/xml";
import type { Limits } from "../limits";
import { writeNumber } from "./counting";

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
}

/** A paragraph's list: which definition, and how deep. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

const DEEPEST_LEVEL = 8;
const newLevel = (): Level => ({ start: 1, format: "decimal", text: "", suffix: "tab" });

/** Automatic numbers of a DOCX: they are printed, but stand in no `w:t`. */
export class Numbering {
  private readonly abstracts = new Map<string, Map<number, Level>>();
  private readonly lists = new Map<string, { abstract: string; starts: Map<number, number> }>();
  private readonly counters = new Map<string, number[]>();
  private readonly restarted = new Set<string>();

  constructor(part: Uint8Array | null, limits: Limits) {
    if (part) this.load(part, limits);
  }

  private load(part: Uint8Array, limits: Limits): void {
    let levels: Map<number, Level> | null = null;
    let level: Level | null = null;
    let list: { abstract: string; starts: Map<number, number> } | null = null;
    let overridden = 0;
    walkXml("word/numbering.xml", part, limits, {
      open: (name, a) => {
        const value = a.val ?? "";
        if (name === "abstractNum") this.abstracts.set(a.abstractNumId ?? "", (levels = new Map()));
        else if (name === "num") this.lists.set(a.numId ?? "", (list = { abstract: "", starts: new Map() }));
        else if (name === "abstractNumId" && list) list.abstract = value;
        else if (name === "lvlOverride") overridden = Number(a.ilvl) || 0;
        else if (name === "startOverride" && list) list.starts.set(overridden, Number(value) || 0);
        else if (name === "lvl" && levels) levels.set(Number(a.ilvl) || 0, (level = newLevel()));
        else if (level && name === "start") level.start = Number(value) || 0;
        else if (level && name === "numFmt") level.format = a.format && value === "custom" ? "decimal" : value;
        else if (level && name === "lvlText") level.text = value;
        else if (level && name === "suff") level.suffix = value;
      },
      close: (name) => {
        if (name === "abstractNum") levels = null;
        else if (name === "num") list = null;
        else if (name === "lvl") level = null;
      },
    });
  }

  /** The label of the next paragraph at this place, with the blank that parts it from the text; "" for bullets and unknown lists. */
  next(place: ListPlace): string {
    const list = this.lists.get(place.list);
    const levels = list && this.abstracts.get(list.abstract);
    const own = levels?.get(place.level);
    if (!list || !levels || !own || place.level > DEEPEST_LEVEL) return "";
    const counters = this.counters.get(list.abstract) ?? [];
    this.counters.set(list.abstract, counters);
    const restartKey = `${place.list}:${place.level}`;
    const override = list.starts.get(place.level);
    if (override !== undefined && !this.restarted.has(restartKey)) {
      this.restarted.add(restartKey);
      counters[place.level] = override;
    } else counters[place.level] = (counters[place.level] ?? own.start - 1) + 1;
    counters.length = place.level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const level = levels.get(at);
      return level ? writeNumber(counters[at] ?? level.start, level.format) : "";
    });
    return label === "" || own.suffix === "nothing" || /[、，。．：）】〕]$/.test(label) ? label : `${label} `;
  }
}
