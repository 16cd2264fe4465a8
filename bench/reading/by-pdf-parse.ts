import { readFileSync } from "node:fs";
import { PDFParse } from "pdf-parse";
import { report } from "./report";

/** Text and tables of all pages, as the package gives them. */
await report(async (file) => {
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(file)) });
  const { total } = await parser.getText();
  await parser.getTable();
  await parser.destroy();
  return total;
});
