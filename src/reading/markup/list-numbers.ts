import { writeNumber } from "./counting";

/** One level of an automatic list. */
export interface ListLevel {
  start: number;
  /** A name of ST_NumberFormat. */
  format: string;
  /** `%1` … `%9` stand for the numbers of the levels. */
  text: string;
}

/** A list: the levels, which several lists may share together with the count, and its own starting numbers. */
export interface ListDefinition {
  levels: string;
  readonly starts: Map<number, number>;
}

/** A paragraph's list: which definition, and how deep. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

const DEEPEST_LEVEL = 8;

/** Counts automatic lists: their numbers are printed, but stand in no text of the file. */
export class ListNumbers {
  private readonly counters = new Map<string, number[]>();
  private readonly restarted = new Set<string>();

  constructor(
    private readonly levels: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>,
    private readonly lists: ReadonlyMap<string, ListDefinition>,
  ) {}

  /** The label of the next paragraph at this place, with the blank that parts it from the text; "" for bullets and unknown lists. */
  next(place: ListPlace): string {
    const list = this.lists.get(place.list);
    const levels = list && this.levels.get(list.levels);
    const own = levels?.get(place.level);
    if (!list || !levels || !own || place.level > DEEPEST_LEVEL) return "";
    const counters = this.counters.get(list.levels) ?? [];
    this.counters.set(list.levels, counters);
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
    return label === "" || /[、，。．：）】〕]$/.test(label) ? label : `${label} `;
  }
}
