/** The report of checks for people who have no workbook. */
export * from "./reported";
export { placesOf } from "./places";
export { reportBook } from "./report-book";
export { reportDocument, reportTitle } from "./report-document";
