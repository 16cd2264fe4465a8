import { PAGE_OF_PAGES, a1, columnName, footCode, type SheetPlan } from "../../workbook";

/** Queues how a sheet is printed. */
export function setPage(sheet: Excel.Worksheet, { page }: SheetPlan): void {
  const layout = sheet.pageLayout;
  layout.orientation = page.orientation === "portrait" ? "Portrait" : "Landscape";
  layout.paperSize = "A4";
  layout.zoom = page.scale === null ? { horizontalFitToPages: page.pagesWide } : { scale: page.scale };
  if (page.printedColumns !== null) layout.setPrintArea(`A:${columnName(page.printedColumns - 1)}`);
  if (page.titleRows > 0) layout.setPrintTitleRows(`$1:$${page.titleRows}`);
  if (page.titleColumns > 0) layout.setPrintTitleColumns(`$A:$${columnName(page.titleColumns - 1)}`);
  sheet.horizontalPageBreaks.removePageBreaks();
  for (const row of page.breaks) sheet.horizontalPageBreaks.add(a1(row, 0));
  if (page.columnBreaks) {
    sheet.verticalPageBreaks.removePageBreaks();
    for (const column of page.columnBreaks) sheet.verticalPageBreaks.add(a1(0, column));
  }
  const foot = layout.headersFooters.defaultForAllPages;
  foot.leftFooter = footCode(page.foot.left);
  foot.centerFooter = PAGE_OF_PAGES;
  foot.rightFooter = footCode(page.foot.right);
}
