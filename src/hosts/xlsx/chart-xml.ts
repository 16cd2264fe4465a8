import {
  CHART_STYLE,
  chartColor,
  hasLegend,
  isLying,
  isStacked,
  pinnedA1,
  quoteSheet,
  rectA1,
  type CellValue,
  type ChartPlan,
  type ChartSeries,
  type Rect,
  type SheetPlan,
} from "../../workbook";
import { REL, element, escapeXml, part } from "./xml";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
export const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";

/** Ids of the two axes of a chart, within it. */
const [CATEGORY_AXIS, VALUE_AXIS] = [1, 2];

const val = (name: string, value: string | number): string => element(`c:${name}`, { val: value });
const hex = (color: string): string => color.slice(1);
const fill = (color: string): string => element("a:solidFill", {}, element("a:srgbClr", { val: hex(color) }));
const NO_LINE = "<a:ln><a:noFill/></a:ln>";
/** A line so many points wide; Office counts 12,700 to a point. */
const line = (color: string, points: number): string => element("a:ln", { w: points * 12_700 }, fill(color));
const shape = (content: string): string => element("c:spPr", {}, content);

/** How texts look; sizes are in hundredths of a point. */
const letters = (name: string, { size, color }: { size: number; color: string }, bold = false): string =>
  element(
    name,
    { lang: name === "a:defRPr" ? undefined : "zh-CN", sz: size * 100, b: bold ? 1 : 0 },
    fill(color) + element("a:latin", { typeface: CHART_STYLE.font }) + element("a:ea", { typeface: CHART_STYLE.font }),
  );

const texts = (look: { size: number; color: string }, wrap?: "none"): string =>
  element(
    "c:txPr",
    {},
    `${element("a:bodyPr", { wrap })}<a:lstStyle/><a:p><a:pPr>${letters("a:defRPr", look)}</a:pPr><a:endParaRPr/></a:p>`,
  );

/** A chart as its part of the file: what it shows are references, with the values that the cells have now. */
export function chartXml(chart: ChartPlan, sheet: SheetPlan): string {
  const { kind } = chart;
  const plot = kind === "pie" ? pieXml(chart, sheet) : kind === "line" ? lineXml(chart, sheet) : barXml(chart, sheet);
  return part(
    element(
      "c:chartSpace",
      { "xmlns:c": CHART, "xmlns:a": DRAWING, "xmlns:r": REL },
      val("date1904", 0) +
        val("roundedCorners", 0) +
        element(
          "c:chart",
          {},
          titleXml(chart.title) +
            val("autoTitleDeleted", 0) +
            element("c:plotArea", {}, `<c:layout/>${plot}${kind === "pie" ? "" : axesXml(chart)}`) +
            (hasLegend(chart)
              ? element("c:legend", {}, val("legendPos", "t") + val("overlay", 0) + texts(CHART_STYLE.text))
              : "") +
            val("plotVisOnly", 1) +
            val("dispBlanksAs", "gap"),
        ) +
        // The border of the table above is not covered.
        shape(`<a:noFill/>${NO_LINE}`) +
        texts(CHART_STYLE.text),
    ),
  );
}

function titleXml(title: string): string {
  const run = element("a:r", {}, letters("a:rPr", CHART_STYLE.title, true) + element("a:t", {}, escapeXml(title)));
  const paragraph = element("a:p", {}, `<a:pPr>${letters("a:defRPr", CHART_STYLE.title, true)}</a:pPr>${run}`);
  return element(
    "c:title",
    {},
    element("c:tx", {}, element("c:rich", {}, `<a:bodyPr/><a:lstStyle/>${paragraph}`)) + val("overlay", 0),
  );
}

function barXml(chart: ChartPlan, sheet: SheetPlan): string {
  const stacked = isStacked(chart.kind);
  return element(
    "c:barChart",
    {},
    val("barDir", isLying(chart.kind) ? "bar" : "col") +
      val("grouping", stacked ? "stacked" : "clustered") +
      val("varyColors", 0) +
      chart.series
        .map((series, i) =>
          seriesXml(chart, sheet, series, i, {
            look:
              shape(fill(chartColor(i)) + (stacked ? line(CHART_STYLE.edge, 0.75) : NO_LINE)) +
              val("invertIfNegative", 0),
            labels: chart.labelFormat === null ? "" : labelsXml(chart.labelFormat, "outEnd", ["showVal"]),
          }),
        )
        .join("") +
      val("gapWidth", CHART_STYLE.gap) +
      val("overlap", stacked ? 100 : 0) +
      val("axId", CATEGORY_AXIS) +
      val("axId", VALUE_AXIS),
  );
}

function lineXml(chart: ChartPlan, sheet: SheetPlan): string {
  const marker = (color: string): string =>
    element(
      "c:marker",
      {},
      val("symbol", "circle") + val("size", 6) + shape(fill(color) + line(CHART_STYLE.edge, 0.75)),
    );
  return element(
    "c:lineChart",
    {},
    val("grouping", "standard") +
      val("varyColors", 0) +
      chart.series
        .map((series, i) =>
          seriesXml(chart, sheet, series, i, {
            look: shape(line(chartColor(i), 2)) + marker(chartColor(i)),
            labels: "",
            behind: val("smooth", 0),
          }),
        )
        .join("") +
      val("marker", 1) +
      val("axId", CATEGORY_AXIS) +
      val("axId", VALUE_AXIS),
  );
}

function pieXml(chart: ChartPlan, sheet: SheetPlan): string {
  const [series] = chart.series;
  const edge = line(CHART_STYLE.edge, 1);
  const parts = Array.from({ length: series!.values.rows }, (_, i) =>
    element("c:dPt", {}, val("idx", i) + val("bubble3D", 0) + shape(fill(chartColor(i)) + edge)),
  );
  return element(
    "c:pieChart",
    {},
    val("varyColors", 1) +
      seriesXml(chart, sheet, series!, 0, {
        look: shape(edge),
        labels: parts.join("") + labelsXml("0.0%", "bestFit", ["showCatName", "showPercent"]),
      }) +
      val("firstSliceAng", 0),
  );
}

const SHOWN = ["showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"] as const;

function labelsXml(format: string, place: string, shown: readonly (typeof SHOWN)[number][]): string {
  return element(
    "c:dLbls",
    {},
    element("c:numFmt", { formatCode: format, sourceLinked: 0 }) +
      shape(`<a:noFill/>${NO_LINE}`) +
      texts(CHART_STYLE.text, "none") +
      val("dLblPos", place) +
      SHOWN.map((name) => val(name, shown.includes(name) ? 1 : 0)).join("") +
      (shown.includes("showCatName") ? element("c:separator", {}, "\n") + val("showLeaderLines", 1) : ""),
  );
}

/** What a series has beside its cells, in the order that the schema wants. */
interface SeriesParts {
  readonly look: string;
  readonly labels: string;
  readonly behind?: string;
}

function seriesXml(
  chart: ChartPlan,
  sheet: SheetPlan,
  { name, nameCell, values }: ChartSeries,
  index: number,
  { look, labels, behind = "" }: SeriesParts,
): string {
  const points = (cells: readonly CellValue[], isNumber: boolean): string =>
    val("ptCount", cells.length) +
    cells
      .map((v, idx) => {
        // What is no number is a gap.
        if (isNumber ? typeof v !== "number" : v === null || v === "") return "";
        return element("c:pt", { idx }, element("c:v", {}, escapeXml(String(v))));
      })
      .join("");
  const at = (rect: Rect): string =>
    element("c:f", {}, escapeXml(`${quoteSheet(sheet.name)}!${pinnedA1(rectA1(rect))}`));
  const words = (rect: Rect, cells: readonly CellValue[]): string =>
    element("c:strRef", {}, at(rect) + element("c:strCache", {}, points(cells, false)));
  const numbers = element("c:formatCode", {}, escapeXml(chart.axisFormat)) + points(valuesAt(sheet, values), true);
  return element(
    "c:ser",
    {},
    val("idx", index) +
      val("order", index) +
      element("c:tx", {}, words(nameCell, [name])) +
      look +
      labels +
      element("c:cat", {}, words(chart.categories, valuesAt(sheet, chart.categories))) +
      element("c:val", {}, element("c:numRef", {}, at(values) + element("c:numCache", {}, numbers))) +
      behind,
  );
}

/** What the cells of a column say, from top to bottom. */
function valuesAt({ blocks }: SheetPlan, { row, column, rows }: Rect): CellValue[] {
  return Array.from({ length: rows }, (_, i) => {
    for (const block of blocks) {
      const cell = block.cells[row + i - block.row]?.[column - block.column];
      if (cell) return cell.value;
    }
    return null;
  });
}

/** The axes: that of amounts is left out where each has its number beside it. */
function axesXml(chart: ChartPlan): string {
  const lying = isLying(chart.kind);
  const labelled = chart.labelFormat !== null;
  const ticks = val("majorTickMark", "none") + val("minorTickMark", "none");
  const categories = element(
    "c:catAx",
    {},
    val("axId", CATEGORY_AXIS) +
      // Read from top to bottom, as the rows of the table.
      element("c:scaling", {}, val("orientation", lying ? "maxMin" : "minMax")) +
      val("delete", 0) +
      val("axPos", lying ? "l" : "b") +
      element("c:numFmt", { formatCode: "General", sourceLinked: 0 }) +
      ticks +
      val("tickLblPos", "low") +
      shape(line(CHART_STYLE.axis, 0.75)) +
      texts(CHART_STYLE.text) +
      val("crossAx", VALUE_AXIS) +
      val("crosses", "autoZero") +
      val("auto", 0) +
      val("lblAlgn", "ctr") +
      val("lblOffset", 100) +
      val("noMultiLvlLbl", 1),
  );
  const values = element(
    "c:valAx",
    {},
    val("axId", VALUE_AXIS) +
      element("c:scaling", {}, val("orientation", "minMax") + (chart.fromZero ? val("min", 0) : "")) +
      val("delete", labelled ? 1 : 0) +
      val("axPos", lying ? "b" : "l") +
      (labelled ? "" : element("c:majorGridlines", {}, shape(line(CHART_STYLE.grid, 0.75)))) +
      element("c:numFmt", { formatCode: chart.axisFormat, sourceLinked: 0 }) +
      ticks +
      val("tickLblPos", "nextTo") +
      shape(NO_LINE) +
      texts(CHART_STYLE.text) +
      val("crossAx", CATEGORY_AXIS) +
      val("crosses", lying ? "max" : "autoZero") +
      val("crossBetween", "between"),
  );
  return categories + values;
}
