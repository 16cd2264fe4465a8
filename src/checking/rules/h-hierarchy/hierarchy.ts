import type { StandardTableId } from "../../../disclosure";
import { childCodes, codeBlocks, hasAmount, isCode } from "../../document/codes";
import { type CheckModel, type TableView } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { topSubtotals, unitLayers } from "../../document/units";
import { amountColumns, rowTitle, type RuleDefinition } from "../../rule/columns";
import { summaryOfUnits } from "./summary";

const FUNCTIONAL: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];
const ECONOMIC: readonly StandardTableId[] = ["basic", "economic"];

/** Parent = Σ children for codes of a given length, every amount column. */
function parents(model: CheckModel, run: Run, ids: readonly StandardTableId[], length: number): void {
  let found = false;
  let deep = false;
  for (const id of ids)
    for (const view of model.views(id)) {
      found = true;
      for (const block of codeBlocks(view)) {
        for (const code of block.byCode.keys()) {
          if (code.length !== length) continue;
          const children = childCodes(block, code);
          if (children.length === 0) continue;
          deep = true;
          const own = block.byCode.get(code)!;
          const confidence = view.damaged || block.uncoded.length > 0 ? 0.5 : 1;
          for (const c of amountColumns(view)) {
            const [first, ...rest] = own.map((r) => model.figure(view, r, c));
            const parts = children.flatMap((k) => block.byCode.get(k)!.map((r) => model.figure(view, r, c)));
            if (!first || parts.every((p) => p === null)) continue;
            run.sum(
              `${code}=其下级之和${rowTitle(own[0]!)}`,
              "Parent = its children",
              first,
              [...parts, ...rest.map((f) => [-1, f] as const)],
              { confidence },
            );
          }
        }
      }
    }
  if (!found) run.needs(ids.map((id) => model.whyMissing(id)).join("、"));
  else if (!deep) run.skip("没有同时印出上级和下级科目");
}

function eachCodeTable(model: CheckModel, run: Run, evaluate: (view: TableView) => void): void {
  const views = [...FUNCTIONAL, ...ECONOMIC].flatMap((id) => model.views(id));
  if (views.length === 0) return run.needs("没有按科目编列的表");
  for (const view of views) evaluate(view);
}

export const HIERARCHY: readonly RuleDefinition[] = [
  {
    id: "H01",
    group: "H",
    title: "类=Σ款",
    titleEn: "Class = sum of its sections",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "按功能科目的各表",
    explain: "功能分类的每一类，各金额列等于其下各款之和。",
    explainEn: "Every functional class equals the sum of its sections in every column.",
    evaluate: (model, run) => parents(model, run, FUNCTIONAL, 3),
  },
  {
    id: "H02",
    group: "H",
    title: "款=Σ项",
    titleEn: "Section = sum of its items",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "按功能科目的各表",
    explain: "功能分类的每一款，各金额列等于其下各项之和。",
    explainEn: "Every functional section equals the sum of its items in every column.",
    evaluate: (model, run) => parents(model, run, FUNCTIONAL, 5),
  },
  {
    id: "H03",
    group: "H",
    title: "经济类=Σ款",
    titleEn: "Economic class = sum of its items",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "一般公共预算基本支出表",
    explain: "经济分类的每一类，各金额列等于其下各款之和。",
    explainEn: "Every economic class equals the sum of its items.",
    evaluate: (model, run) => parents(model, run, ECONOMIC, 3),
  },
  {
    id: "H04",
    group: "H",
    title: "层级齐全",
    titleEn: "Levels complete",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "印有类、款小计的表，每个项级科目都应有其上级行；金额不为 0 的上级行应有下级。",
    explainEn: "Where subtotals are printed every item has its parents, and every non-zero parent has a child.",
    evaluate: (model, run) =>
      eachCodeTable(model, run, (view) => {
        const leafLength = FUNCTIONAL.includes(view.id) ? 7 : 5;
        for (const block of codeBlocks(view)) {
          const codes = [...block.byCode.keys()];
          const deep = codes.filter((c) => c.length === leafLength);
          if (deep.length === 0 || deep.length === codes.length) continue;
          // A level that the form never prints (款 rows absent in some provinces) is a form, not a gap.
          const levels = new Set(codes.map((c) => c.length));
          for (const code of codes) {
            if (leafLength === 5 && code.length === 7) continue;
            const rows = block.byCode.get(code)!;
            const lacking = [3, 5]
              .filter((n) => n < code.length && levels.has(n) && !block.byCode.has(code.slice(0, n)))
              .map((n) => code.slice(0, n));
            const childless =
              code.length < leafLength &&
              rows.some(hasAmount) &&
              childCodes(block, code).length === 0 &&
              !codes.some((o) => o.length > code.length && o.startsWith(code)) &&
              (code.length === 5 || levels.has(5));
            if (lacking.length === 0 && !childless) {
              run.pass();
              continue;
            }
            const why = childless ? `金额不为 0，却没有下级科目` : `缺少上级科目行 ${lacking.join("、")}`;
            run.fail({
              message: `${view.label}：${code} ${rows[0]!.item ?? ""}${why}`,
              messageEn: childless ? `${code} has an amount and no child row.` : `${code} lacks its parent row.`,
              cells: [quoted(`${view.label}[${code}]`, `${code} ${rows[0]!.item ?? ""}`, rows[0]!.source)],
            });
          }
        }
      }),
  },
  {
    id: "H05",
    group: "H",
    title: "科目唯一",
    titleEn: "Codes are unique",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "同一张表的同一单位内，一个科目编码只出现一次（功能与经济分类交叉列示的除外）。",
    explainEn: "A code stands once within a unit of a table, crossings aside.",
    evaluate: (model, run) =>
      eachCodeTable(model, run, (view) => {
        for (const block of codeBlocks(view)) {
          // Many doubled codes are blocks of units that the form does not name, not slips.
          const doubled = [...block.byCode].filter(
            ([, rows]) => rows.length > 1 && new Set(rows.map((r) => r.secondCode ?? "")).size < rows.length,
          );
          if (doubled.length > 2) {
            run.fail({
              severity: "info",
              message: `${view.label}：${doubled.length} 个科目出现多次（${doubled
                .slice(0, 3)
                .map(([c]) => c)
                .join("、")}……），似按单位分块而未印单位名称`,
              messageEn: `${doubled.length} codes stand several times: blocks of unnamed units.`,
            });
            continue;
          }
          for (const [code, rows] of block.byCode) {
            const seen = new Map<string, number>();
            for (const r of rows) seen.set(r.secondCode ?? "", (seen.get(r.secondCode ?? "") ?? 0) + 1);
            const twice = [...seen.values()].some((n) => n > 1);
            if (!twice) {
              run.pass();
              continue;
            }
            run.fail({
              message: `${view.label}：科目 ${code} ${rows[0]!.item ?? ""}出现 ${rows.length} 次`,
              messageEn: `Code ${code} stands ${rows.length} times in one unit.`,
              cells: rows.map((r) => {
                const f = model.figure(view, r, "total");
                return f ? evidence(f) : quoted(`${view.label}[${code}]`, `${code} ${r.item ?? ""}`, r.source);
              }),
            });
          }
        }
      }),
  },
  {
    id: "H06",
    group: "H",
    title: "单位汇总",
    titleEn: "Department = its units",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "列出各预算单位的表，或各单位的公开文件",
    explain:
      "部门的数等于所属各单位之和：同一张表内部门行等于单位行之和；部门汇总文件等于各单位文件之和（需同时提供各单位文件）。",
    explainEn: "The department's figures are the sum of its units', within a table and across documents.",
    evaluate: (model, run) => {
      let seen = false;
      for (const id of FUNCTIONAL)
        for (const view of model.views(id)) {
          const subtotals = view.rows.filter((r) => r.role === "subtotal");
          const byUnit = !view.rows.some((r) => isCode(r.code)) && view.rows.some((r) => r.unitCode || r.unitName);
          if (topSubtotals(subtotals).length < 2 && !byUnit) continue;
          seen = true;
          if (byUnit) unitLayers(model, run, view, amountColumns(view));
          else unitSubtotals(model, run, view);
        }
      const units = model.context.units ?? [];
      if (units.length > 0) summaryOfUnits(model, run, units);
      else if (!seen) run.skip("没有按预算单位列示的表，也没有提供各单位的文件");
    },
  },
  {
    id: "H07",
    group: "H",
    title: "编码形状",
    titleEn: "Shape of codes",
    severity: "warn",
    basis: "template",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "功能科目编码为 3、5、7 位，经济分类科目编码为 3、5 位。",
    explainEn: "Functional codes have 3, 5 or 7 digits, economic codes 3 or 5.",
    evaluate: (model, run) =>
      eachCodeTable(model, run, (view) => {
        const lengths = FUNCTIONAL.includes(view.id) ? [3, 5, 7] : [3, 5];
        for (const row of view.rows) {
          if (row.role !== "detail" || !row.code || !/^\d+$/.test(row.code)) continue;
          // Unit codes printed in the code column are no classification codes.
          if (!/^[235]/.test(row.code) && row.item && !hasAmount(row)) continue;
          // Beijing prints local sub-codes (3021101) below the national item.
          if (
            lengths.includes(row.code.length) ||
            (lengths.length === 2 && row.code.length === 7 && /^3/.test(row.code))
          )
            run.pass();
          else
            run.fail({
              message: `${view.label}第 ${row.row + 1} 行的科目编码“${row.code}”（${row.item ?? ""}）有 ${row.code.length} 位，应为 ${lengths.join("、")} 位`,
              messageEn: `Code ${row.code} has ${row.code.length} digits.`,
              cells: [quoted(`${view.label}[${row.code}]`, row.code, row.source, row.values["code"]?.cell ?? null)],
            });
        }
      }),
  },
];

function unitSubtotals(model: CheckModel, run: Run, view: TableView): void {
  const total = view.rows.find((r) => r.role === "total") ?? null;
  const top = topSubtotals(view.rows.filter((r) => r.role === "subtotal"));
  for (const c of amountColumns(view))
    if (total)
      run.sum(
        "合计=各单位之和",
        "Total = units",
        model.figure(view, total, c),
        top.map((r) => model.figure(view, r, c)),
      );
}
