/** The plan as an .xlsx file, without Excel. */
export { writeXlsx, xlsxChunks } from "./write-xlsx";
