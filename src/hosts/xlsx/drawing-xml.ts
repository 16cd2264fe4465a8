import type { ChartPlan, SheetPlan } from "../../workbook";
import { DRAWING } from "./chart-xml";
import { REL, element, part } from "./xml";

const SHEET_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart";
/** Office counts lengths within a cell so. */
const PER_POINT = 12_700;

/** The charts of a sheet where they lie; `ids` are the relations to their parts. */
export function drawingXml({ charts }: SheetPlan, ids: readonly string[]): string {
  return part(
    element(
      "xdr:wsDr",
      { "xmlns:xdr": SHEET_DRAWING, "xmlns:a": DRAWING, "xmlns:r": REL },
      charts.map((chart, i) => anchorXml(chart, i, ids[i]!)).join(""),
    ),
  );
}

const corner = (name: "from" | "to", column: number, row: number, points: number): string =>
  element(
    `xdr:${name}`,
    {},
    element("xdr:col", {}, String(column)) +
      element("xdr:colOff", {}, "0") +
      element("xdr:row", {}, String(row)) +
      element("xdr:rowOff", {}, String(Math.round(points * PER_POINT))),
  );

/** A chart lies over its cells, from their top; it moves and grows with them. */
function anchorXml({ name, alternative, place, points }: ChartPlan, index: number, id: string): string {
  const graphic = element(
    "a:graphic",
    {},
    element("a:graphicData", { uri: CHART_URI }, element("c:chart", { "xmlns:c": CHART_URI, "r:id": id })),
  );
  return element(
    "xdr:twoCellAnchor",
    {},
    corner("from", place.column, place.row, 0) +
      corner("to", place.column + place.columns, place.row + place.rows - 1, points) +
      element(
        "xdr:graphicFrame",
        { macro: "" },
        element(
          "xdr:nvGraphicFramePr",
          {},
          element("xdr:cNvPr", { id: index + 2, name, descr: alternative }) + "<xdr:cNvGraphicFramePr/>",
        ) +
          '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
          graphic,
      ) +
      "<xdr:clientData/>",
  );
}
