import type { StandardRow, StandardTableId } from "../../../disclosure";
import type { CheckModel, TableView } from "../../document/model";
import type { Run } from "../../rule/run";
import { evidence } from "../../rule/run";
import { unboundAmount } from "../../document/unbound";
import { figures, rowTitle, type RuleDefinition } from "../../rule/columns";

/** Body rows and total rows that an identity within the row is held for. */
function eachRow(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (view: TableView, row: StandardRow) => void,
): void {
  let found = false;
  for (const id of ids) {
    for (const view of model.views(id)) {
      found = true;
      for (const row of view.rows) evaluate(view, row);
    }
  }
  if (!found) run.needs(ids.map((id) => model.whyMissing(id)).join("、"));
}

/** total = Σ parts within a row, for the columns that the table prints. */
function rowSum(
  model: CheckModel,
  run: Run,
  view: TableView,
  row: StandardRow,
  total: string,
  parts: readonly string[],
  title: string,
  titleEn: string,
): void {
  const whole = model.figure(view, row, total);
  const list = figures(model, view, row, parts);
  if (!whole || list.every((p) => p === null)) return;
  const foreign = unboundAmount(view, row);
  if (foreign) {
    run.needs(`${view.label}的“${foreign}”列未能识别`);
    return;
  }
  run.sum(`${title}${rowTitle(row)}`, titleEn, whole, list);
}

/** Columns of income parts that do not overlap: 财政拨款, or its three funds where only they are printed. */
export function incomeParts(view: TableView): string[] {
  const fiscal = view.columns.has("fiscal") ? ["fiscal"] : ["general", "fund", "capital"];
  const own = ["business", "operating", "superior", "affiliated", "other"].filter((c) => view.columns.has(c));
  // 单位资金 is the sum of the unit's own funds where both are printed.
  const rest = view.columns.has("unitFunds") && own.length >= 2 ? own : [...own, "unitFunds"];
  return [...fiscal, "fiscalAccount", ...rest].filter((c) => view.columns.has(c));
}

export const WITHIN_ROW: readonly RuleDefinition[] = [
  {
    id: "W01",
    group: "W",
    title: "收入合计=本年收入+上年结转",
    titleEn: "Income total = current year + carry-over",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收入总表",
    explain: "收入总表每一行的合计等于本年收入加上年结转（印有“使用非财政拨款结余”列的，一并相加）。",
    explainEn:
      "In every row of the income table the total is the current year's income plus carry-over (and surplus used, where printed).",
    evaluate: (model, run) => {
      if (model.final) return run.skip("收入决算表不列上年结转");
      eachRow(model, run, ["income"], (view, row) => {
        if (!view.columns.has("current") || !view.columns.has("total")) return;
        rowSum(
          model,
          run,
          view,
          row,
          "total",
          ["current", "carryIn", "surplusUsed"],
          "收入合计=本年收入+上年结转",
          "Income total = current + carry-over",
        );
      });
    },
  },
  {
    id: "W02",
    group: "W",
    title: "本年收入分项",
    titleEn: "Current income by source",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收入总表",
    explain: "收入总表每一行的本年收入等于财政拨款、财政专户、事业、经营、上级补助、附属单位上缴和其他收入之和。",
    explainEn: "Current income of every row is the sum of its sources.",
    evaluate: (model, run) => {
      eachRow(model, run, ["income"], (view, row) => {
        const parts = incomeParts(view);
        if (parts.length < 2) return;
        const funds = ["general", "fund", "capital"].filter((c) => view.columns.has(c));
        if (view.columns.has("fiscal") && funds.length >= 2)
          rowSum(
            model,
            run,
            view,
            row,
            "fiscal",
            funds,
            "财政拨款收入=各类预算资金之和",
            "Fiscal appropriation = its funds",
          );
        if (view.columns.has("current"))
          rowSum(model, run, view, row, "current", parts, "本年收入=各项收入之和", "Current income = its sources");
        // Forms without a 小计 column: the total holds the sources and the carry-over.
        else
          rowSum(
            model,
            run,
            view,
            row,
            "total",
            [...parts, "carryIn", "surplusUsed"],
            "收入合计=各项收入之和",
            "Income total = its sources",
          );
      });
    },
  },
  {
    id: "W03",
    group: "W",
    title: "支出合计分项",
    titleEn: "Expenditure by kind",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表",
    explain: "支出总表每一行的合计等于基本支出、项目支出、经营支出、上解上级支出和对附属单位补助支出之和。",
    explainEn: "Total expenditure of every row is basic + project + operating + remitted + aid.",
    evaluate: (model, run) => {
      eachRow(model, run, ["expenditure"], (view, row) => {
        if (!view.columns.has("basic") || !view.columns.has("project")) return;
        rowSum(
          model,
          run,
          view,
          row,
          "total",
          ["basic", "project", "operating", "remitted", "aid", "carryOut"],
          "支出合计=基本支出+项目支出+其他各列",
          "Expenditure total = basic + project + others",
        );
      });
    },
  },
  {
    id: "W04",
    group: "W",
    title: "基本支出构成",
    titleEn: "Composition of basic expenditure",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表中基本支出的明细列",
    explain:
      "支出总表的基本支出等于人员经费加公用经费；人员经费等于工资福利支出加对个人和家庭的补助；公用经费等于商品和服务支出加资本性支出。",
    explainEn: "Basic expenditure is personnel plus public costs, each the sum of its printed columns.",
    evaluate: (model, run) => {
      let split = false;
      eachRow(model, run, ["expenditure"], (view, row) => {
        const has = (c: string) => view.columns.has(c);
        const personnel = has("personnel") ? ["personnel"] : ["wages", "household"];
        const open = has("public") ? ["public"] : ["goods", "capitalOutlay"];
        if (has("basic") && personnel.some(has) && open.some(has)) {
          split = true;
          rowSum(
            model,
            run,
            view,
            row,
            "basic",
            [...personnel, ...open],
            "基本支出=人员经费+公用经费",
            "Basic = personnel + public",
          );
        }
        if (has("personnel") && has("wages"))
          rowSum(
            model,
            run,
            view,
            row,
            "personnel",
            ["wages", "household"],
            "人员经费构成",
            "Personnel = wages + household",
          );
        if (has("public") && has("goods"))
          rowSum(
            model,
            run,
            view,
            row,
            "public",
            ["goods", "capitalOutlay"],
            "公用经费构成",
            "Public = goods + capital outlay",
          );
      });
      if (!split && model.views("expenditure").length > 0) run.skip("支出总表没有印出基本支出的明细列");
    },
  },
  {
    id: "W05",
    group: "W",
    title: "项目支出构成",
    titleEn: "Composition of project expenditure",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表中项目支出的明细列",
    explain: "支出总表的项目支出等于其他运转类加特定目标类。",
    explainEn: "Project expenditure is running projects plus targeted projects.",
    evaluate: (model, run) => {
      let split = false;
      eachRow(model, run, ["expenditure", "general", "fund", "capital"], (view, row) => {
        if (!view.columns.has("project") || !view.columns.has("projectRunning") || !view.columns.has("projectTarget"))
          return;
        split = true;
        rowSum(
          model,
          run,
          view,
          row,
          "project",
          ["projectRunning", "projectTarget"],
          "项目支出=其他运转类+特定目标类",
          "Project = running + targeted",
        );
      });
      if (!split) run.skip("没有印出其他运转类、特定目标类两列");
    },
  },
  {
    id: "W06",
    group: "W",
    title: "资金性质构成",
    titleEn: "Composition by fund",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "财政拨款收支总表、“三公”经费支出表",
    explain:
      "财政拨款收支总表和“三公”经费表的合计等于一般公共预算、政府性基金预算和国有资本经营预算之和；“其中：财政拨款”不超过一般公共预算，不再相加。",
    explainEn:
      "The total of every row is general + fund + state capital; the of-which column is at most the general budget.",
    evaluate: (model, run) => {
      eachRow(model, run, ["appropriation", "three-public"], (view, row) => {
        const has = (c: string) => row.values[c] !== undefined;
        // The income side usually prints one column; the funds beside it belong to the expenditure side.
        const funded =
          row.side !== "income" ||
          view.rows.some((r) => r.side === "income" && ["general", "fund", "capital"].some((c) => r.values[c]?.amount));
        if (funded && has("total") && has("general") && has("fund"))
          rowSum(
            model,
            run,
            view,
            row,
            "total",
            ["general", "fund", "capital"],
            "合计=各类预算资金之和",
            "Total = its funds",
          );
        if (view.id === "appropriation" && has("fiscal") && has("general"))
          run.atMost(
            `其中：财政拨款不超过一般公共预算${rowTitle(row)}`,
            "Of-which column is at most the general budget",
            model.figure(view, row, "fiscal"),
            [model.figure(view, row, "general")],
          );
      });
    },
  },
  {
    id: "W07",
    group: "W",
    title: "基本支出+项目支出",
    titleEn: "Basic + project",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "一般公共预算、政府性基金、国有资本经营预算支出表",
    explain:
      "一般公共预算、政府性基金、国有资本经营预算支出表每一行的合计等于基本支出加项目支出；印有人员经费、公用经费的，基本支出等于两者之和。",
    explainEn:
      "In the tables by fund every row's total is basic + project, and basic is personnel + public where split.",
    evaluate: (model, run) => {
      eachRow(model, run, ["general", "fund", "capital", "balance"], (view, row) => {
        const has = (c: string) => view.columns.has(c);
        const total = view.id === "balance" ? "amount" : "total";
        if (
          view.id === "balance" &&
          (row.side !== "expenditure" || !["personnel", "public", "basic"].some((c) => row.values[c]))
        )
          return;
        const basic = has("basic") ? ["basic"] : has("personnel") && has("public") ? ["personnel", "public"] : [];
        if (basic.length > 0 && has("project"))
          rowSum(
            model,
            run,
            view,
            row,
            total,
            [...basic, "project"],
            "合计=基本支出+项目支出",
            "Total = basic + project",
          );
        const has2 = (c: string) => row.values[c] !== undefined;
        if (has("basic") && (has2("personnel") || has2("wages")) && (has2("public") || has2("goods"))) {
          const parts = [
            ...(has2("personnel") ? ["personnel"] : ["wages", "household"]),
            ...(has2("public") ? ["public"] : ["goods", "capitalOutlay"]),
          ];
          rowSum(model, run, view, row, "basic", parts, "基本支出=人员经费+公用经费", "Basic = personnel + public");
        }
      });
    },
  },
  {
    id: "W08",
    group: "W",
    title: "人员经费+公用经费",
    titleEn: "Personnel + public",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "一般公共预算基本支出表",
    explain: "一般公共预算基本支出表每一行的合计等于人员经费加公用经费。",
    explainEn: "In the basic expenditure table every row's total is personnel + public.",
    evaluate: (model, run) => {
      eachRow(model, run, ["basic"], (view, row) => {
        if (!view.columns.has("personnel") || !view.columns.has("public")) return;
        rowSum(
          model,
          run,
          view,
          row,
          "total",
          ["personnel", "public"],
          "基本支出合计=人员经费+公用经费",
          "Total = personnel + public",
        );
      });
    },
  },
  {
    id: "W09",
    group: "W",
    title: "经济分类归属",
    titleEn: "Economic class and kind of cost",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "一般公共预算基本支出表",
    explain:
      "301、303 类属于人员经费，公用经费应为空或 0；302、307、309–313、399 类属于公用经费，人员经费应为空或 0。地方另有规定的除外。",
    explainEn: "Classes 301 and 303 are personnel costs; 302, 307, 309–313 and 399 are public costs.",
    evaluate: (model, run) => {
      eachRow(model, run, ["basic"], (view, row) => {
        if (!row.code || !view.columns.has("personnel") || !view.columns.has("public")) return;
        const wrong = /^30[13]/.test(row.code)
          ? "public"
          : /^(?:302|307|309|31[0-3]|399)/.test(row.code)
            ? "personnel"
            : null;
        if (!wrong) return;
        const f = model.figure(view, row, wrong);
        if (!f || f.ticks === 0) return run.pass();
        const kind = wrong === "public" ? "人员经费" : "公用经费";
        run.fail({
          message: `${row.code} ${row.item ?? ""}属于${kind}，而 ${f.label} 印有 ${f.printed ?? ""}`,
          messageEn: `Class ${row.code.slice(0, 3)} belongs to the other column, yet ${f.printed ?? ""} is printed.`,
          cells: [evidence(f)],
        });
      });
    },
  },
  {
    id: "W10",
    group: "W",
    title: "“三公”横表",
    titleEn: "Three public expenses, printed as one row",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "“三公”经费支出表（横表）",
    explain:
      "横排的“三公”经费表：合计等于因公出国（境）、公务用车小计与公务接待之和，公务用车小计等于购置加运行；决算表的预算数、决算数分别核对。",
    explainEn:
      "In the wide form the total is travel + vehicles + reception and vehicles is purchase + running, for budget and settled figures apart.",
    // The reader turns the wide row into the same items as the upright form: C11 holds both, W10 speaks where all items stand in one printed row.
    evaluate: (model, run) => {
      const wide = model.views("three-public").filter(isWide);
      if (wide.length === 0) return run.skip("“三公”经费表不是横表");
      for (const view of wide) threePublic(model, run, view);
    },
  },
  {
    id: "W11",
    group: "W",
    title: "项目与绩效资金构成",
    titleEn: "Funding of projects and goals",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "项目支出表、项目绩效目标表",
    explain:
      "项目支出表每行合计等于本年拨款、结转结余、财政专户和单位资金各列之和；绩效目标表的预算数等于财政资金加其他资金；汇总表的资金总额等于政府预算资金、专户和单位资金之和。",
    explainEn: "A project's total is the sum of its funds; a goal's budget is fiscal plus other money.",
    evaluate: (model, run) => {
      eachRow(model, run, ["projects", "goals-summary"], (view, row) => {
        const parts =
          view.id === "projects"
            ? [
                ...(["general", "fund", "capital"].some((c) => view.columns.has(c)) ? [] : ["fiscal"]),
                ...["general", "fund", "capital", "carryGeneral", "carryFund", "carryCapital", "carryIn"],
                ...incomeParts(view).filter((c) => !["fiscal", "general", "fund", "capital"].includes(c)),
              ]
            : ["government", "fiscalAccount", "unitFunds"];
        if (parts.filter((c) => view.columns.has(c)).length >= 2)
          rowSum(model, run, view, row, "total", parts, "资金合计=各来源之和", "Total = its sources");
      });
      goalFunding(model, run);
    },
  },
  {
    id: "W12",
    group: "W",
    title: "资金支出计划",
    titleEn: "Spending plan",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "项目绩效目标表的资金支出计划",
    explain: "资金支出计划逐期累计不减；表头写明“%”的，12 月底应为 100%，否则应等于预算数。",
    explainEn: "The plan never falls; under a percent header the end of December is 100 %, otherwise the budget.",
    evaluate: (model, run) => spendingPlans(model, run),
  },
  {
    id: "W13",
    group: "W",
    title: "采购行",
    titleEn: "A purchase",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "政府采购预算表",
    explain:
      "采购合计等于各资金来源之和，等于数量乘单价（按单价的印刷精度放宽）；预留中小微企业份额不超过合计；同一项目各行之和不超过项目预算资金。",
    explainEn:
      "A purchase's total is the sum of its funds and quantity × price; the small-business share is at most the total; a project's purchases are within its budget.",
    evaluate: (model, run) => {
      eachRow(model, run, ["procurement"], (view, row) => purchaseRow(model, run, view, row));
      for (const view of model.views("procurement")) purchaseProjects(model, run, view);
    },
  },
];

import { goalFunding, isWide, purchaseProjects, purchaseRow, spendingPlans, threePublic } from "./row-forms";
