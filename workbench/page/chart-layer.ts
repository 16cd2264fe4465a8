import type { ChartRecord } from "../grid/charts";
import type { Rect } from "../grid/addresses";
import type { WorkbookModel } from "../grid/model";
import type { UniverSheet } from "../grid/univer";
import { chartSvg, type ChartData } from "./chart-svg";

const PIXELS_PER_POINT = 4 / 3;
/** Milliseconds until it is looked again whether a batch has ended. */
const BATCH_LASTS = 50;

/** Shows the charts of the sheet on show where they lie: over the grid, which knows none. */
export class ChartLayer {
  private readonly layer = document.createElement("div");
  private queued = false;

  constructor(
    private readonly grid: HTMLElement,
    private readonly model: WorkbookModel,
  ) {
    this.layer.className = "chart-layer";
    grid.parentElement!.append(this.layer);
    const { api } = model;
    const redraw = (): void => this.redraw();
    model.charts.onChanged(redraw);
    model.onCellsWritten(redraw);
    api.addEvent(api.Event.ActiveSheetChanged, redraw);
    api.addEvent(api.Event.Scroll, redraw);
    window.addEventListener("resize", redraw);
  }

  private redraw(): void {
    if (this.queued) return;
    this.queued = true;
    requestAnimationFrame(() => {
      this.queued = false;
      this.draw();
    });
  }

  private draw(): void {
    // What a batch writes is shown when all of it is there.
    if (this.model.inBatch) return void setTimeout(() => this.redraw(), BATCH_LASTS);
    const sheet = this.model.workbook.getActiveSheet();
    const charts = this.model.charts.list(sheet.getSheetId());
    this.layer.replaceChildren(...charts.map((chart) => this.shown(chart, sheet)));
    if (charts.length === 0) return;
    // Below the heads of the grid's rows and columns.
    const canvas = this.grid.querySelector('canvas[id*="sheet-main"]')!.getBoundingClientRect();
    const base = this.layer.parentElement!.getBoundingClientRect();
    const { rowHeader, columnHeader } = sheet.getSheet().getConfig();
    this.layer.style.left = `${canvas.left - base.left + (rowHeader.width ?? 0)}px`;
    this.layer.style.top = `${canvas.top - base.top + (columnHeader.height ?? 0)}px`;
    this.layer.style.width = `${canvas.width - (rowHeader.width ?? 0)}px`;
    this.layer.style.height = `${canvas.height - (columnHeader.height ?? 0)}px`;
  }

  private shown(chart: ChartRecord, sheet: UniverSheet): HTMLElement {
    const { place } = chart;
    const first = sheet.getRange(place.top, place.left).getCellRect();
    const last = sheet.getRange(place.bottom, place.right).getCellRect();
    const width = last.right - first.left;
    const height = chart.height === null ? last.bottom - first.top : chart.height * PIXELS_PER_POINT;
    // The grid counts from the corner of its heads, and as if nothing were scrolled.
    const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
    const seen = sheet.getRange(sheetViewStartRow, sheetViewStartColumn).getCellRect();
    const box = document.createElement("div");
    box.className = "chart";
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", chart.alternative || chart.name);
    box.dataset["chart"] = chart.name;
    box.style.left = `${first.left - seen.left - offsetX}px`;
    box.style.top = `${first.top - seen.top - offsetY}px`;
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    box.innerHTML = chartSvg(chart, this.dataOf(chart, sheet), width, height);
    return box;
  }

  private dataOf(chart: ChartRecord, sheet: UniverSheet): ChartData {
    const column = (rect: Rect) => this.model.values(sheet, rect).map(([value]) => value ?? null);
    const [first] = chart.series;
    return {
      categories: first?.categories ? column(first.categories).map(String) : [],
      series: chart.series.map(({ name, values }) => ({
        name,
        values: column(values).map((value) => (typeof value === "number" ? value : null)),
      })),
    };
  }
}
