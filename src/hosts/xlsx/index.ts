/** The plan as an .xlsx file, without Excel. */
export { writeXlsx } from "./write-xlsx";
