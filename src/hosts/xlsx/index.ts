/** The plan as an .xlsx file, without Excel. */
export { bookChunks, writeXlsx, xlsxChunks } from "./write-xlsx";
