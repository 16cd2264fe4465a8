import * as XLSX from "@e965/xlsx";
import { readFileSync } from "node:fs";
const [a,b]=process.argv.slice(2).map(f=>XLSX.read(readFileSync(f!),{type:"buffer"}));
let n=0,bad=0;
for (const name of a!.SheetNames) { const s=a!.Sheets[name]!, t=b!.Sheets[name]!;
 for (const k of Object.keys(s)) { if(k[0]==="!")continue; const c=s[k] as XLSX.CellObject; if(!c.f) continue; n++;
  const d=t[k] as XLSX.CellObject|undefined; const x=c.v??"", y=d?.v??"";
  const same = typeof x==="number"&&typeof y==="number"?Math.abs(x-y)<1e-6:String(x)===String(y)||(x===""&&y===0)||(x===0&&y==="");
  if(!same){bad++; if(bad<25) console.log(name,k,JSON.stringify(x),JSON.stringify(y),c.f!.slice(0,160));}}}
console.log("formulas",n,"different",bad);
