import type { Rect } from "./addresses";

/** One series of a chart: the cells that it shows. */
export interface SeriesRecord {
  name: string;
  values: Rect;
  categories: Rect | null;
}

/** A chart as the object model has it; the grid itself knows none. */
export interface ChartRecord {
  readonly id: string;
  readonly sheetId: string;
  name: string;
  readonly type: string;
  /** The cells over which it lies. */
  place: Rect;
  /** Points, where it is not as high as its cells. */
  height: number | null;
  alternative: string;
  readonly series: SeriesRecord[];
  /** Everything else that was set, by the path of its member: `title.Text`, `series.0.fill`. */
  readonly settings: Record<string, unknown>;
}

/** The charts of the workbook, which follow the rows that they lie on and show. */
export class ChartModel {
  private readonly charts: ChartRecord[] = [];
  private next = 1;
  private readonly listeners: (() => void)[] = [];

  list(sheetId: string): readonly ChartRecord[] {
    return this.charts.filter((chart) => chart.sheetId === sheetId);
  }

  find(id: string): ChartRecord | undefined {
    return this.charts.find((chart) => chart.id === id);
  }

  add(sheetId: string, type: string, values: Rect): ChartRecord {
    const id = `chart-${Date.now().toString(36)}-${this.next++}`;
    const place = { top: 0, left: 0, bottom: 14, right: 5 };
    const chart: ChartRecord = {
      id,
      sheetId,
      name: `Chart ${this.next}`,
      type,
      place,
      height: null,
      alternative: "",
      series: [{ name: "", values, categories: null }],
      settings: {},
    };
    this.charts.push(chart);
    this.changed();
    return chart;
  }

  remove(wanted: (chart: ChartRecord) => boolean): void {
    for (let i = this.charts.length - 1; i >= 0; i--) if (wanted(this.charts[i]!)) this.charts.splice(i, 1);
    this.changed();
  }

  /** Rows that are put in (`count` > 0) or taken out before `at` move what lies below, and stretch what they lie in. */
  shiftRows(sheetId: string, at: number, count: number): void {
    for (const chart of this.list(sheetId)) {
      chart.place = shifted(chart.place, at, count);
      for (const series of chart.series) {
        series.values = shifted(series.values, at, count);
        if (series.categories) series.categories = shifted(series.categories, at, count);
      }
    }
    this.changed();
  }

  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  save(): readonly ChartRecord[] {
    return this.charts;
  }

  restore(saved: readonly ChartRecord[]): void {
    this.charts.push(...saved);
  }
}

function shifted(rect: Rect, at: number, count: number): Rect {
  const move = (row: number): number => (row < at ? row : count > 0 ? row + count : Math.max(at, row + count));
  const end = (row: number): number => (row < at ? row : count > 0 ? row + count : Math.max(at - 1, row + count));
  const top = move(rect.top);
  return { ...rect, top, bottom: Math.max(top, end(rect.bottom)) };
}
