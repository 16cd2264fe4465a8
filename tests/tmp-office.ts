import { readFileSync, writeFileSync } from "node:fs";
import { inOffice } from "./support/office";
const b = new Uint8Array(readFileSync("/tmp/b/julu.xlsx"));
const t=Date.now();
writeFileSync("/tmp/b/o.xlsx", inOffice(b, ['SortRange doc, "支出总表", "A4:Z40", 2, True']));
console.log(Date.now()-t);
