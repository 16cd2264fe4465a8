import {
  CHART_STYLE,
  chartColor,
  hasLegend,
  isLying,
  isStacked,
  type ChartKind,
  type ChartPlan,
  type Rect,
  type SheetPlan,
  type WorkbookPlan,
} from "../../workbook";

const TYPES = {
  column: "ColumnClustered",
  bar: "BarClustered",
  stackedColumn: "ColumnStacked",
  stackedBar: "BarStacked",
  line: "LineMarkers",
  pie: "Pie",
} as const satisfies Readonly<Record<ChartKind, Excel.ChartType | `${Excel.ChartType}`>>;

/** Queues a chart on cells that are written. @param rangeOf the cells of the finished sheet, where they stand meanwhile */
export function queueChart(sheet: Excel.Worksheet, plan: ChartPlan, rangeOf: (rect: Rect) => Excel.Range): void {
  const { kind, place } = plan;
  const chart = sheet.charts.add(TYPES[kind], rangeOf(plan.series[0]!.values), "Columns");
  chart.name = plan.name;
  const corner = (row: number, column: number): Excel.Range => rangeOf({ row, column, rows: 1, columns: 1 });
  chart.setPosition(
    corner(place.row, place.column),
    corner(place.row + place.rows - 1, place.column + place.columns - 1),
  );
  // Below it stands, in its cell, what it shows.
  chart.height = plan.points;
  chart.displayBlanksAs = "NotPlotted";
  // The border of the table above is not covered.
  chart.format.fill.clear();
  chart.format.border.lineStyle = "None";
  chart.title.text = plan.title;
  write(chart.title.format.font, CHART_STYLE.title, true);
  chart.legend.visible = hasLegend(plan);
  if (hasLegend(plan)) {
    chart.legend.position = "Top";
    write(chart.legend.format.font, CHART_STYLE.text);
  }
  plan.series.forEach((own, i) => {
    const series = i === 0 ? chart.series.getItemAt(0) : chart.series.add(own.name);
    series.setValues(rangeOf(own.values));
    series.setXAxisValues(rangeOf(plan.categories));
    series.name = own.name;
    paint(series, plan, i);
  });
  if (kind !== "pie") setAxes(chart.axes, plan);
}

function paint(series: Excel.ChartSeries, { kind, labelFormat, series: all }: ChartPlan, index: number): void {
  const color = chartColor(index);
  if (kind === "pie")
    for (let part = 0; part < all[0]!.values.rows; part++)
      series.points.getItemAt(part).format.fill.setSolidColor(chartColor(part));
  else if (kind === "line") {
    series.format.line.color = color;
    series.markerStyle = "Circle";
    series.markerBackgroundColor = color;
    series.markerForegroundColor = color;
  } else {
    series.format.fill.setSolidColor(color);
    series.gapWidth = CHART_STYLE.gap;
    if (isStacked(kind)) series.format.line.color = CHART_STYLE.edge;
  }
  if (labelFormat === null) return;
  series.hasDataLabels = true;
  const labels = series.dataLabels;
  labels.position = kind === "pie" ? "BestFit" : "OutsideEnd";
  labels.showValue = kind !== "pie";
  labels.showCategoryName = labels.showPercentage = kind === "pie";
  labels.numberFormat = labelFormat;
  write(labels.format.font, CHART_STYLE.text);
}

function setAxes({ categoryAxis, valueAxis }: Excel.ChartAxes, plan: ChartPlan): void {
  write(categoryAxis.format.font, CHART_STYLE.text);
  categoryAxis.format.line.color = CHART_STYLE.axis;
  categoryAxis.majorTickMark = "None";
  categoryAxis.tickLabelPosition = "Low";
  if (isLying(plan.kind)) {
    // Read from top to bottom, as the rows of the table; the amounts stay below.
    categoryAxis.reversePlotOrder = true;
    categoryAxis.position = "Maximum";
  }
  if (plan.fromZero) valueAxis.minimum = 0;
  // Where each bar has its number beside it the axis says nothing more.
  const isShown = plan.labelFormat === null;
  valueAxis.majorGridlines.visible = isShown;
  valueAxis.visible = isShown;
  if (!isShown) return;
  valueAxis.majorGridlines.format.line.color = CHART_STYLE.grid;
  valueAxis.numberFormat = plan.axisFormat;
  write(valueAxis.format.font, CHART_STYLE.text);
}

function write(font: Excel.ChartFont, { size, color }: { size: number; color: string }, bold = false): void {
  font.name = CHART_STYLE.font;
  font.size = size;
  font.color = color;
  font.bold = bold;
}

/** Asks for charts of a sheet by their names; one that is not there is a null object. */
export const askCharts = (sheet: Excel.Worksheet, names: readonly string[]): Excel.Chart[] =>
  names.map((name) => sheet.charts.getItemOrNullObject(name).load("name"));

/** Queues taking away those that are there. */
export function deleteCharts(charts: readonly Excel.Chart[]): void {
  for (const chart of charts) if (!chart.isNullObject) chart.delete();
}

/**
 * Gives charts their alternative text, where Excel counts them among the shapes: its API has no other place for it. Where it does not,
 * the sentence stands in the cell below each chart all the same.
 */
export async function describeCharts(context: Excel.RequestContext, { sheets }: WorkbookPlan): Promise<void> {
  const drawn: { plan: SheetPlan; shapes: Excel.ShapeCollection }[] = [];
  for (const plan of sheets)
    if (plan.charts.length > 0)
      drawn.push({ plan, shapes: context.workbook.worksheets.getItem(plan.name).shapes.load("items/name") });
  if (drawn.length === 0) return;
  await context.sync();
  for (const { plan, shapes } of drawn)
    for (const shape of shapes.items) {
      const chart = plan.charts.find(({ name }) => name === shape.name);
      if (chart) shape.altTextDescription = chart.alternative;
    }
  await context.sync();
}
