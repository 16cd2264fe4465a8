import { readdirSync } from "node:fs";
import { recognise } from "../src/recognition";
import { check } from "../src/checking";
import { readCached } from "./support/read";
const dirs = process.argv.slice(2);
const files = dirs.flatMap(d => d.endsWith("/") ? readdirSync(d).filter(f=>/\.(pdf|xlsx|docx)$/.test(f)).map(f=>d+f) : [d]);
const sum = new Map<string,{ev:number,live:number}>();
for (const f of files) {
  try {
    const r = check(recognise([await readCached(f)]));
    const live = new Map<string,number>();
    for (const e of [...r.equations,...r.claims]) live.set(e.rule,(live.get(e.rule)??0)+(("checks" in e && e.checks)||1));
    let E=0,L=0;
    for (const x of r.results){ const ev=x.counts.pass+x.counts.rounded+x.counts.fail; E+=ev; L+=live.get(x.rule)??0;
      const s=sum.get(x.rule)??{ev:0,live:0}; s.ev+=ev; s.live+=live.get(x.rule)??0; sum.set(x.rule,s);}
    console.log(f.split("/").at(-1),E,L,(100*L/E).toFixed(0)+"%");
  } catch(e){ console.log(f,String(e).slice(0,100)); }
}
for (const [r,s] of [...sum].sort((a,b)=>(b[1].ev-b[1].live)-(a[1].ev-a[1].live))) if (s.ev!==s.live) console.log(r,s.ev,s.live,s.ev-s.live);
