import type { ChartRecord } from "../grid/charts";

/** What a chart shows: `null` is a gap. */
export interface ChartData {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

const FONT = 11;
const LEGEND_HEIGHT = 20;
const TITLE_HEIGHT = 26;
/** Of labels beside lying bars; longer ones are cut. */
const LABEL_WIDTH = 150;
const EDGE = 8;

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** A drawing of a chart that is enough to be looked at: Excel's own is finer. */
export function chartSvg(chart: ChartRecord, data: ChartData, width: number, height: number): string {
  const of = (path: string): unknown => chart.settings[path];
  const color = (index: number): string =>
    String(of(`series.${index}.format.fill`) ?? of(`series.${index}.format.line.Color`) ?? "#666");
  const text = (x: number, y: number, words: string, anchor = "start", more = ""): string =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${FONT}" fill="#404040" ${more}>${escape(words)}</text>`;
  const rect = (x: number, y: number, w: number, h: number, fill: string): string =>
    `<rect x="${x}" y="${y}" width="${Math.max(0, w)}" height="${Math.max(0, h)}" fill="${fill}"/>`;
  const pieces = [
    text(width / 2, 17, String(of("title.Text") ?? ""), "middle", 'font-weight="bold" style="fill:#0F3D5C"'),
  ];
  let top = TITLE_HEIGHT;
  if (of("legend.Visible") !== false && data.series.length > 1) {
    const step = Math.min(130, width / data.series.length);
    const left = (width - step * data.series.length) / 2;
    data.series.forEach(({ name }, i) => {
      pieces.push(rect(left + i * step, top + 4, 9, 9, color(i)), text(left + i * step + 13, top + 13, name));
    });
    top += LEGEND_HEIGHT;
  }
  if (chart.type === "Pie") return svg(width, height, [...pieces, ...pie(of, data, width, height, top)]);
  const count = data.categories.length;
  const isStacked = /Stacked/.test(chart.type);
  const sums = data.categories.map((_, i) => data.series.reduce((sum, s) => sum + (s.values[i] ?? 0), 0));
  const all = isStacked ? sums : data.series.flatMap((s) => s.values.map((v) => v ?? 0));
  const largest = Math.max(...all, 0) * 1.15 || 1;
  const lying = /^Bar/.test(chart.type);
  const labelled = data.series.some((_, i) => of(`series.${i}.HasDataLabels`) === true);
  const room = lying
    ? { along: width - LABEL_WIDTH - 2 * EDGE, across: height - top - EDGE }
    : { along: height - top - FONT - 2 * EDGE, across: width - 2 * EDGE };
  const band = room.across / Math.max(1, count);
  const lanes = isStacked || chart.type.startsWith("Line") ? 1 : data.series.length;
  const thick = (band * 0.64) / lanes;
  data.categories.forEach((category, i) => {
    const start = (lying ? top : EDGE) + i * band;
    const middle = start + band / 2;
    pieces.push(
      lying
        ? text(LABEL_WIDTH, middle + 4, category.slice(0, 13), "end")
        : text(middle, height - EDGE, category.slice(0, Math.max(2, Math.floor(band / FONT))), "middle"),
    );
    let from = 0;
    data.series.forEach(({ values }, s) => {
      const value = values[i];
      if (value === null || value === undefined) return;
      const long = (value / largest) * room.along;
      const at = start + band * 0.18 + (isStacked ? 0 : s * thick);
      const words = labelled ? value.toLocaleString("en", { maximumFractionDigits: 2 }) : "";
      if (chart.type.startsWith("Line"))
        pieces.push(`<circle cx="${middle}" cy="${top + room.along - long}" r="3.5" fill="${color(s)}"/>`);
      else if (lying)
        pieces.push(
          rect(LABEL_WIDTH + 6 + from, at, long, thick, color(s)),
          text(LABEL_WIDTH + 10 + from + long, at + thick / 2 + 4, words),
        );
      else
        pieces.push(
          rect(at, top + room.along - from - long, thick, long, color(s)),
          text(at + thick / 2, top + room.along - from - long - 3, words, "middle"),
        );
      if (isStacked) from += long;
    });
  });
  return svg(width, height, pieces);
}

const svg = (width: number, height: number, pieces: readonly string[]): string =>
  `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${pieces.join("")}</svg>`;

function pie(of: (path: string) => unknown, data: ChartData, width: number, height: number, top: number): string[] {
  const values = data.series[0]!.values.map((v) => v ?? 0);
  const sum = values.reduce((a, b) => a + b, 0) || 1;
  const radius = Math.max(10, (height - top) / 2 - 24);
  const [x, y] = [width / 2, top + (height - top) / 2];
  let angle = -Math.PI / 2;
  return values.map((value, i) => {
    const end = angle + (value / sum) * 2 * Math.PI;
    const point = (a: number, r: number): string => `${x + r * Math.cos(a)} ${y + r * Math.sin(a)}`;
    const large = end - angle > Math.PI ? 1 : 0;
    const path = `M${x} ${y} L${point(angle, radius)} A${radius} ${radius} 0 ${large} 1 ${point(end, radius)} Z`;
    const middle = (angle + end) / 2;
    const [lx, ly] = point(middle, radius + 10).split(" ");
    angle = end;
    const words = `${data.categories[i] ?? ""} ${((value / sum) * 100).toFixed(1)}%`;
    const anchor = Math.cos(middle) < 0 ? "end" : "start";
    return `<path d="${path}" fill="${String(of(`series.0.points.${i}.format.fill`) ?? "#666")}" stroke="#fff"/><text x="${lx}" y="${ly}" text-anchor="${anchor}" font-size="${FONT}">${escape(words)}</text>`;
  });
}
