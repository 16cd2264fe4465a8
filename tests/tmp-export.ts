import { writeFileSync } from "node:fs";
import { recognise } from "../src/recognition";
import { check } from "../src/checking";
import { readCached } from "./support/read";
import { planImports } from "../src/application/plan-imports";
import * as H from "../src/hosts/xlsx";
const [out, ...files] = process.argv.slice(2);
const imports: any[] = [];
for (const f of files) { const document = await readCached(f); const disclosure = recognise([document]);
 imports.push({ disclosure, report: check(disclosure), source: { file: document.file, sha256: document.sha256, kind: document.kind, pages: document.pages ?? null }, context: {}, fromWorkbook: false }); }
const t=Date.now(); const plan = planImports(imports, { mode: "native" }); console.log("plan", Date.now()-t);
const bytes = (H as any).writeXlsx(plan); writeFileSync(out!, bytes);
console.log(Date.now()-t, bytes.length, Math.max(...plan.sheets.flatMap(s=>s.blocks.flatMap(b=>b.cells.flatMap(r=>r.map(c=>c?.formula?.length??0))))));
