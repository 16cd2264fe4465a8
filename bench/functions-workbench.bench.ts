/**
 * `npm run build && npx tsx bench/functions-workbench.bench.ts`: the same sheet of single formulas in the embedded engine, once by
 * BUDGET.VALUE through the real custom-functions runtime and once each by the native SUMIFS and XLOOKUP, and as one spilling
 * call; `-- 200` for fewer cells than 5,000. The ratios carry over, the milliseconds don't. Measures what a user waits for, the transport of the table included; our own time is in functions.bench.ts.
 */
import { openWorkbench } from "../tests/browser/rig";

const SINGLE = Number(process.argv[2] ?? 5_000);
const ROWS = 100;

const workbench = await openWorkbench();
const addin = await workbench.addin();
await addin.evaluate(
  ([rows]) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("数据");
      const body = Array.from({ length: rows * 2 }, (_, i) => [
        String(2024 + Math.floor(i / rows)),
        "示例局",
        String(2010000 + (i % rows)),
        `科目${i % rows}`,
        i / 4,
      ]);
      const range = sheet.getRange(`A1:E${body.length + 1}`);
      range.numberFormat = [["@", "@", "@", "@", "@"], ...body.map(() => ["@", "@", "@", "@", "General"])];
      range.values = [["年度", "公开单位", "科目编码", "科目名称", "合计"], ...body];
      sheet.tables.add(`A1:E${body.length + 1}`, true).name = "支出表";
      await context.sync();
    }),
  [ROWS] as const,
);

async function measure(title: string, formulas: readonly string[]): Promise<number> {
  const start = performance.now();
  await addin.evaluate(
    ([name, list]) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add(name);
        sheet.getRange(`B1:B${list.length}`).formulas = list.map((f) => [f]);
        await context.sync();
      }),
    [title, formulas] as const,
  );
  await workbench.control("settled");
  const time = performance.now() - start;
  const last = (await workbench.control("getRange", title, `B${formulas.length}:B${formulas.length}`))[0]![0];
  console.log(`${title}: ${time.toFixed(0)} ms (last value ${String(last)})`);
  return time;
}

const code = (i: number): string => `"${2010000 + (i % ROWS)}"`;
const many = Array.from({ length: SINGLE }, (_, i) => i);
const ours = await measure(
  `${SINGLE} VALUE`,
  many.map((i) => `=BUDGET.VALUE(支出表[#All],${code(i)},"合计","示例局",2025)`),
);
const native = await measure(
  `${SINGLE} SUMIFS`,
  many.map((i) => `=SUMIFS(支出表[合计],支出表[科目编码],${code(i)},支出表[公开单位],"示例局",支出表[年度],"2025")`),
);
const lookups = await measure(
  `${SINGLE} XLOOKUP`,
  many.map((i) => `=XLOOKUP(${code(i)},数据!$C$102:$C$201,数据!$E$102:$E$201)`),
);
const sums = await measure(
  `${SINGLE} SUM`,
  many.map((i) => `=ABS(ROUND(${i + 1}-SUM(${i},1),6))<=0.015`),
);
const checks = await measure(
  `${SINGLE} CHECK`,
  many.map((i) => `=BUDGET.CHECK(${i + 1},${i}+1)`),
);
const spilled = await measure("VALUE spill", ['=BUDGET.VALUE(支出表[#All],数据!C102:C201,"合计","示例局",2025)']);
console.log(
  `${SINGLE} single cells: VALUE to SUMIFS ${(ours / native).toFixed(1)}, to XLOOKUP ${(ours / lookups).toFixed(1)}; CHECK to SUM, ROUND, ABS ${(checks / sums).toFixed(1)}; ${ROWS} items in one call, the workbook calculated again: ${spilled.toFixed(0)} ms`,
);
await workbench.close();
