import type { Rect } from "./plan";

/** Charts planned as data: what they show are cells of their sheet, so that they follow them. A host draws them as Excel's own. */

/** How a chart is drawn. Nothing has depth: it would bend what is compared. */
export type ChartKind = "column" | "bar" | "stackedColumn" | "stackedBar" | "line" | "pie";

/** One colour of a chart: a column of the sheet. */
export interface ChartSeries {
  /** The words of {@link nameCell}. */
  readonly name: string;
  readonly nameCell: Rect;
  readonly values: Rect;
}

/** A chart on a sheet. */
export interface ChartPlan {
  /** By which ours are known among the user's own. */
  readonly name: string;
  readonly kind: ChartKind;
  /** With the unit. */
  readonly title: string;
  /** What it shows, in a sentence, for those who do not see it. */
  readonly alternative: string;
  readonly categories: Rect;
  readonly series: readonly ChartSeries[];
  /** The cells over which it lies: nothing stands in them but {@link alternative}, below the chart. */
  readonly place: Rect;
  /** Points of the place, from its top, that it takes up. */
  readonly points: number;
  readonly axisFormat: string;
  /** Number format of the numbers beside bars and points; null where they would not be legible. */
  readonly labelFormat: string | null;
  /** Bars begin at 0: nothing is below it. */
  readonly fromZero: boolean;
}

/** The look of every chart: quiet, legible on paper, told apart without colours too. */
export const CHART_STYLE = {
  font: "Microsoft YaHei",
  title: { size: 11, color: "#0F3D5C" },
  text: { size: 9, color: "#404040" },
  grid: "#E1E6EB",
  axis: "#8A97A3",
  /** Neighbours differ in lightness, for grey paper and for eyes that see no red; each stands out from white (3:1). */
  colors: ["#0F3D5C", "#D07A0E", "#2A6FA8", "#8F8F8F", "#7A2E5D", "#4E9A6B"],
  /** Parts that touch are parted by white. */
  edge: "#FFFFFF",
  /** Percent of a bar between one category and the next. */
  gap: 55,
} as const;

/** The colour of a series, or of a part. */
export const chartColor = (index: number): string => CHART_STYLE.colors[index % CHART_STYLE.colors.length]!;

export const isStacked = (kind: ChartKind): boolean => kind === "stackedColumn" || kind === "stackedBar";

/** Bars lie: their categories are read from top to bottom. */
export const isLying = (kind: ChartKind): boolean => kind === "bar" || kind === "stackedBar";

/** Several series need a legend; parts have their names beside them. */
export const hasLegend = ({ series }: Pick<ChartPlan, "series">): boolean => series.length > 1;
