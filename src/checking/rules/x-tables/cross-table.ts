import type { StandardTableId } from "../../../disclosure";
import { difference as differenceOf, statusOf, toleranceOf } from "../../identity/identity";
import {
  allClasses,
  allCodes,
  allFiscal,
  carryOvers,
  classFigures,
  codeFigures,
  expenditureSide,
  explainedByCarryOver,
  fiscalIncome,
  fundRow,
  incomeSide,
  totalFigure,
} from "../../document/facts";
import type { CheckModel, TableView } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { threePublicGroups } from "../../document/three-public";
import type { Figure } from "../../identity/figure";
import type { RuleDefinition } from "../../rule/columns";
import { operatingAndGoals, pairProjects, projectsAndGoals } from "./projects";

/** Evaluates on every set of tables that belong together. */
function withTables(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (...views: TableView[]) => void,
): void {
  const { sets, missing } = model.together(...ids);
  if (missing) run.needs(missing);
  for (const set of sets) evaluate(...set);
}

const plus = (figures: readonly Figure[]): (Figure | readonly [number, Figure])[] => [...figures];

/** Takes back the identities added since `from` whose difference is nothing but carry-over (rules.md 0.8). */
function forgiveCarryOver(model: CheckModel, run: Run, from: number): void {
  const carries = carryOvers(model);
  if (carries.length === 0) return;
  for (let i = run.identities.length - 1; i >= from; i--) {
    const identity = run.identities[i]!;
    if (statusOf(identity) !== "fail") continue;
    if (!explainedByCarryOver(carries, differenceOf(identity), toleranceOf(identity) + identity.total.half)) continue;
    run.identities.splice(i, 1);
    run.skip(`${identity.title}：差额等于结转结余，一张表为当年拨款、另一张表含结转`);
  }
}

/** First figure against the sum of the others, exact when both are single. */
function same(
  run: Run,
  title: string,
  titleEn: string,
  a: readonly Figure[],
  b: readonly Figure[],
  options: { confidence?: number } = {},
): void {
  const [first, ...rest] = a;
  if (!first || b.length === 0) return;
  const single = rest.length === 0 && b.length === 1;
  if (single) run.equal(title, titleEn, first, b[0]!, { code: "T0", ...options });
  else run.sum(title, titleEn, first, [...b, ...rest.map((f) => [-1, f] as const)], { code: "TS", ...options });
}

export const CROSS_TABLE: readonly RuleDefinition[] = [
  {
    id: "X01",
    group: "X",
    title: "收支总表↔收入总表",
    titleEn: "Balance ↔ income table",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收支总表、收入总表",
    explain: "收支总表的本年收入合计、上年结转、收入总计与收入总表合计行的本年收入、上年结转、合计相同。",
    explainEn: "Current income, carry-over and total of the balance equal the total row of the income table.",
    evaluate: (model, run) =>
      withTables(model, run, ["balance", "income"], (balance, income) => {
        const side = incomeSide(balance!);
        if (!side) return run.needs("收支总表的收入方无法辨认");
        const current = model.figure(balance!, side.current, "amount");
        const grand = model.figure(balance!, side.grand, "amount");
        const total = totalFigure(model, income!, "total");
        const own = totalFigure(model, income!, "current");
        if (own) {
          run.equal("本年收入合计：收支总表=收入总表", "Current income agrees", own, current);
          if (total && !model.final) run.equal("收入总计：收支总表=收入总表", "Total income agrees", total, grand);
        } else if (total) {
          const carried =
            model.figure(balance!, side.carryIn, "amount")?.ticks ||
            side.surplusUsed.some((r) => model.figure(balance!, r, "amount")?.ticks);
          // Without carry-over both totals are one figure; with it the table may show either.
          if (model.final || carried || !grand)
            run.equalAny("收入合计：收支总表=收入总表", "Income agrees", total, [current, grand]);
          else {
            run.equal("收入总计：收支总表=收入总表", "Total income agrees", total, grand);
            run.equal("本年收入合计：收支总表=收入总表", "Current income agrees", total, current);
          }
        }
        const carry = totalFigure(model, income!, "carryIn");
        const surplusApart = income!.columns.has("surplusUsed") || side.surplusUsed.length === 0;
        if (carry && side.carryIn && surplusApart)
          run.equal(
            "上年结转：收支总表=收入总表",
            "Carry-over agrees",
            carry,
            model.figure(balance!, side.carryIn, "amount"),
          );
      }),
  },
  {
    id: "X02",
    group: "X",
    title: "收入来源↔收入总表各列",
    titleEn: "Income sources ↔ income columns",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收支总表、收入总表",
    explain:
      "收支总表各项收入与收入总表合计行的对应列相同：财政拨款、财政专户、事业、经营、上级补助、附属单位上缴、其他；只印一行“单位资金”的，与后几列之和比较。",
    explainEn: "Every income source of the balance equals its column in the income table's total row.",
    evaluate: (model, run) =>
      withTables(model, run, ["balance", "income"], (b, i) => incomeSources(model, run, b!, i!)),
  },
  {
    id: "X03",
    group: "X",
    title: "收支总表↔支出总表",
    titleEn: "Balance ↔ expenditure table",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收支总表、支出总表",
    explain: "收支总表的本年支出合计与支出总表合计行的合计相同。",
    explainEn: "Current expenditure of the balance equals the total of the expenditure table.",
    evaluate: (model, run) =>
      withTables(model, run, ["balance", "expenditure"], (balance, expenditure) => {
        const side = expenditureSide(balance!);
        const total = totalFigure(model, expenditure!, "total");
        if (!side || !total) return run.needs(!side ? "收支总表的支出方无法辨认" : "支出总表没有可辨认的合计行");
        const current = model.figure(balance!, side.current, "amount");
        const grand = model.figure(balance!, side.grand, "amount");
        const carried = model.figure(balance!, side.carryOut, "amount")?.ticks ?? 0;
        run.equalAny(
          "支出合计：收支总表=支出总表",
          "Expenditure agrees",
          total,
          carried !== 0 || !current ? [current, grand] : [current],
        );
      }),
  },
  {
    id: "X04",
    group: "X",
    title: "收支总表类↔支出总表类",
    titleEn: "Classes: balance ↔ expenditure table",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收支总表、支出总表",
    explain: "每一功能类：收支总表的金额与支出总表该类的合计相同；支出总表不印类小计的，与其末级之和比较。",
    explainEn:
      "Every functional class of the balance equals that class in the expenditure table (or the sum of its leaves).",
    evaluate: (model, run) =>
      withTables(model, run, ["balance", "expenditure"], (balance, expenditure) => {
        const from = run.identities.length;
        classes(model, run, balance!, "amount", expenditure!, "total", "支出");
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X05",
    group: "X",
    title: "收支编码镜像",
    titleEn: "Income mirrors expenditure by code",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "收入总表、支出总表",
    explain: "没有年终结转时，每个科目在收入总表和支出总表的合计相同。",
    explainEn: "Without carry-over at year end every code has one total in both tables.",
    evaluate: (model, run) =>
      withTables(model, run, ["income", "expenditure"], (income, expenditure) => {
        if (model.final) return run.skip("决算的收入与支出按科目可以不同");
        const codes = allCodes(income!);
        if (codes.size === 0) return run.skip("收入总表不按科目编列");
        if (carryOvers(model).length > 0) return run.skip("有结转结余，两表按科目可以不同");
        for (const code of codes) {
          const a = codeFigures(model, income!, code, income!.columns.has("total") ? "total" : "current");
          const b = codeFigures(model, expenditure!, code, "total");
          same(run, `科目 ${code}：收入总表=支出总表`, "Income equals expenditure by code", a, b);
        }
        missingCodes(model, run, income!, expenditure!);
        missingCodes(model, run, expenditure!, income!);
      }),
  },
  {
    id: "X06",
    group: "X",
    title: "收支总表↔财政拨款表（收入）",
    titleEn: "Balance ↔ appropriation (income)",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收支总表、财政拨款收支总表",
    explain: "收支总表的一般公共预算、政府性基金、国有资本经营预算收入与财政拨款收支总表的对应收入相同。",
    explainEn: "The three fiscal funds agree between the balance and the appropriation statement.",
    evaluate: (model, run) =>
      withTables(model, run, ["balance", "appropriation"], (balance, appropriation) => {
        const a = incomeSide(balance!);
        const b = incomeSide(appropriation!);
        if (!a || !b) return run.needs("收入方无法辨认");
        const from = run.identities.length;
        for (const fund of ["general", "fund", "capital"] as const)
          run.equal(
            "财政拨款收入：收支总表=财政拨款收支总表",
            "Fund income agrees",
            model.figure(balance!, fundRow(a, fund), "amount"),
            model.figure(appropriation!, fundRow(b, fund), "total"),
          );
        if (!fundRow(a, "general")) {
          const own = model.figure(balance!, fundRow(a, "fiscal"), "amount");
          run.equal(
            "财政拨款收入：收支总表=财政拨款收支总表",
            "Fiscal income agrees",
            own,
            model.figure(appropriation!, b.current, "total"),
          );
        }
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X07",
    group: "X",
    title: "收入总表↔财政拨款表",
    titleEn: "Income table ↔ appropriation",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收入总表、财政拨款收支总表",
    explain: "收入总表合计行的财政拨款收入与财政拨款收支总表的本年收入相同。",
    explainEn: "Fiscal income of the income table equals current income of the appropriation statement.",
    evaluate: (model, run) =>
      withTables(model, run, ["income", "appropriation"], (income, appropriation) => {
        const side = incomeSide(appropriation!);
        if (!side) return run.needs("财政拨款收支总表的收入方无法辨认");
        const from = run.identities.length;
        const own = totalFigure(model, income!, "fiscal");
        const funds = ["general", "fund", "capital"]
          .map((c) => totalFigure(model, income!, c))
          .filter((f): f is Figure => f !== null);
        const current = model.figure(appropriation!, side.current, "total");
        const received = current ? [current] : fiscalIncome(model, appropriation!, side);
        same(run, "财政拨款收入：收入总表=财政拨款收支总表", "Fiscal income agrees", own ? [own] : funds, received);
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X08",
    group: "X",
    title: "财政拨款类↔一般公共预算表类",
    titleEn: "Classes: appropriation ↔ general budget",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "财政拨款收支总表、一般公共预算支出表",
    explain: "每一功能类：财政拨款收支总表的一般公共预算金额与一般公共预算支出表该类的合计相同。",
    explainEn: "Every class's general-budget figure agrees between the two tables.",
    evaluate: (model, run) =>
      withTables(model, run, ["appropriation", "general"], (appropriation, general) => {
        const from = run.identities.length;
        if (appropriation!.columns.has("general"))
          classes(model, run, appropriation!, "general", general!, "total", "一般公共预算");
        else if (otherFundsEmpty(model))
          classes(model, run, appropriation!, "total", general!, "total", "一般公共预算");
        else run.skip("财政拨款收支总表没有按资金性质分列");
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X09",
    group: "X",
    title: "财政拨款≤部门支出",
    titleEn: "Appropriation within expenditure",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TX",
    needs: "财政拨款收支总表、支出总表",
    explain: "每一功能类：财政拨款支出不超过部门支出；收入全部是财政拨款且没有结转时两者相等。",
    explainEn:
      "By class, appropriation expenditure is at most the unit's expenditure, and equal where all income is fiscal.",
    evaluate: (model, run) =>
      withTables(model, run, ["appropriation", "expenditure"], (appropriation, expenditure) => {
        const side = expenditureSide(appropriation!);
        if (!side) return run.needs("财政拨款收支总表的支出方无法辨认");
        const equal = allFiscal(model) === true;
        const coded = side.items.filter((r) => r.code?.length === 3);
        for (const code of new Set(coded.map((r) => r.code!))) {
          const rows = coded.filter((r) => r.code === code);
          const name = rows[0]!.item ?? code;
          const [a, ...more] = rows
            .map((r) => model.figure(appropriation!, r, "total"))
            .filter((f): f is Figure => f !== null);
          const b = classFigures(model, expenditure!, code, "total").figures;
          if (!a || b.length === 0) continue;
          if (equal) same(run, `${name}：财政拨款支出=部门支出`, "Appropriation equals expenditure", [a, ...more], b);
          else
            run.atMost(`${name}：财政拨款支出≤部门支出`, "Appropriation within expenditure", a, [
              ...plus(b),
              ...more.map((f) => [-1, f] as const),
            ]);
        }
      }),
  },
  {
    id: "X10",
    group: "X",
    title: "财政拨款↔一般公共预算合计",
    titleEn: "Appropriation ↔ general total",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "财政拨款收支总表、一般公共预算支出表",
    explain: "财政拨款收支总表本年支出的一般公共预算列与一般公共预算支出表的合计相同。",
    explainEn: "General-budget expenditure of the appropriation statement equals the total of the general table.",
    evaluate: (model, run) =>
      withTables(model, run, ["appropriation", "general"], (appropriation, general) => {
        const side = expenditureSide(appropriation!);
        const total = totalFigure(model, general!, "total");
        if (!side || !total)
          return run.needs(!side ? "财政拨款收支总表的支出方无法辨认" : "一般公共预算支出表没有可辨认的合计行");
        const column = appropriation!.columns.has("general") ? "general" : otherFundsEmpty(model) ? "total" : null;
        if (!column) return run.skip("财政拨款收支总表没有按资金性质分列");
        const from = run.identities.length;
        const current = model.figure(appropriation!, side.current, column);
        const grand = model.figure(appropriation!, side.grand, column);
        run.equal(
          "一般公共预算支出：财政拨款收支总表=一般公共预算支出表",
          "General expenditure agrees",
          current ?? grand,
          total,
        );
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X11",
    group: "X",
    title: "财政拨款↔基金、国资合计",
    titleEn: "Appropriation ↔ fund and state capital totals",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "财政拨款收支总表、政府性基金预算支出表、国有资本经营预算支出表",
    explain: "财政拨款收支总表本年支出的政府性基金、国有资本经营预算列与对应支出表的合计相同；表为空表的，该列应为 0。",
    explainEn: "Fund and state-capital expenditure agree with their tables; an empty table means 0.",
    evaluate: (model, run) => {
      for (const id of ["fund", "capital"] as const)
        withTables(model, run, ["appropriation", id], (appropriation, own) => {
          const side = expenditureSide(appropriation!);
          const spent = side
            ? (model.figure(appropriation!, side.current, id) ?? model.figure(appropriation!, side.grand, id))
            : null;
          if (!spent) return;
          const from = run.identities.length;
          const total = totalFigure(model, own!, "total");
          if (total) run.equal(`财政拨款收支总表=${own!.label}`, "Fund expenditure agrees", spent, total);
          else if (own!.published?.state === "empty") {
            if (spent.ticks === 0) run.pass();
            else if (!carryOvers(model).includes(spent.ticks))
              run.fail({
                message: `${own!.label}为空表，而 ${spent.label} 印有 ${spent.printed ?? ""}`,
                messageEn: "The table is empty, the appropriation statement shows an amount.",
                cells: [evidence(spent)],
                difference: spent.ticks,
              });
          }
          forgiveCarryOver(model, run, from);
        });
    },
  },
  {
    id: "X12",
    group: "X",
    title: "一般公共预算↔基本支出",
    titleEn: "General budget ↔ basic expenditure",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "一般公共预算支出表、一般公共预算基本支出表",
    explain: "一般公共预算支出表合计行的基本支出与基本支出表的合计相同；印有人员经费、公用经费的，分别相同。",
    explainEn: "Basic expenditure (and personnel, public) of the general table equals the basic table's total.",
    evaluate: (model, run) =>
      withTables(model, run, ["general", "basic"], (general, basic) => {
        const from = run.identities.length;
        const whole = totalFigure(model, basic!, "total");
        const parts = ["personnel", "public"]
          .map((c) => totalFigure(model, basic!, c))
          .filter((f): f is Figure => f !== null);
        const a = totalFigure(model, general!, "basic");
        if (!whole && parts.length === 0) return run.needs("基本支出表没有可辨认的合计行");
        if (a)
          same(
            run,
            "基本支出：一般公共预算支出表=基本支出表",
            "Basic expenditure agrees",
            [a],
            whole ? [whole] : parts,
          );
        for (const c of ["personnel", "public"])
          run.equal(
            `${c === "personnel" ? "人员经费" : "公用经费"}：一般公共预算支出表=基本支出表`,
            "Personnel and public costs agree",
            totalFigure(model, general!, c),
            totalFigure(model, basic!, c),
          );
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X13",
    group: "X",
    title: "支出总表↔分资金表",
    titleEn: "Expenditure table ↔ tables by fund",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表、一般公共预算支出表",
    explain:
      "每个科目、每一列：支出总表不小于一般公共预算、政府性基金、国有资本经营预算支出表之和；收入全部是财政拨款时相等。",
    explainEn:
      "By code and column, the expenditure table is at least the tables by fund, and equal where all income is fiscal.",
    evaluate: (model, run) =>
      withTables(model, run, ["expenditure", "general"], (expenditure, general) => {
        const from = run.identities.length;
        byFund(model, run, expenditure!, general!);
        forgiveCarryOver(model, run, from);
      }),
  },
  {
    id: "X14",
    group: "X",
    title: "经济构成↔支出总表列",
    titleEn: "Economic classes ↔ expenditure columns",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表（印有工资福利等列）、基本支出表",
    explain:
      "基本支出全部是一般公共预算时，支出总表的工资福利支出加对个人和家庭的补助等于基本支出表的人员经费，商品和服务支出加资本性支出等于公用经费。",
    explainEn:
      "Where all basic expenditure is general budget, wages + household = personnel and goods + capital = public.",
    evaluate: (model, run) =>
      withTables(model, run, ["expenditure", "basic"], (expenditure, basic) => {
        if (!expenditure!.columns.has("wages") && !expenditure!.columns.has("personnel"))
          return run.skip("支出总表没有人员、公用各列");
        const a = totalFigure(model, expenditure!, "basic");
        const b = totalFigure(model, basic!, "total");
        if (!a || !b || Math.abs(a.ticks - b.ticks) > a.half + b.half + 2e6)
          return run.skip("基本支出不全是一般公共预算");
        const get = (c: string) => totalFigure(model, expenditure!, c);
        const list = (...cs: string[]) => cs.map(get).filter((f): f is Figure => f !== null);
        const personnel = get("personnel") ? list("personnel") : list("wages", "household");
        const open = get("public") ? list("public") : list("goods", "capitalOutlay");
        run.sum(
          "人员经费：基本支出表=支出总表",
          "Personnel costs agree",
          totalFigure(model, basic!, "personnel"),
          personnel,
        );
        run.sum("公用经费：基本支出表=支出总表", "Public costs agree", totalFigure(model, basic!, "public"), open);
      }),
  },
  {
    id: "X15",
    group: "X",
    title: "“三公”↔经济科目",
    titleEn: "Three public expenses ↔ economic codes",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TX",
    needs: "“三公”经费支出表、基本支出表",
    explain:
      "“三公”经费不小于基本支出表的对应科目：出国 30212，公务接待 30217，公务用车运行 30231，公务用车购置 31013、30913。",
    explainEn: "Each of the three public expenses is at least its economic codes in the basic table.",
    evaluate: (model, run) =>
      withTables(model, run, ["three-public", "basic"], (threePublic, basic) => {
        if (model.final) return run.skip("决算“三公”经费表与基本支出表口径不同");
        const groups = threePublicGroups(threePublic!);
        if (groups.length !== 1 || threePublic!.published?.state === "empty")
          return run.skip("“三公”经费表没有金额或有多个单位");
        const group = groups[0]!;
        const pairs = [
          ["travel", ["30212"]],
          ["reception", ["30217"]],
          ["carsRunning", ["30231"]],
          ["carsBought", ["31013", "30913"]],
        ] as const;
        for (const [item, codes] of pairs) {
          const column = threePublic!.columns.has("general") ? "general" : "total";
          const own = model.figure(threePublic!, group.get(item), column);
          for (const code of codes) {
            const [f] = codeFigures(model, basic!, code, "total");
            if (own && f && f.ticks !== 0)
              run.atMost(`${f.label}不超过“三公”经费表`, "Economic code within the three public expenses", f, [own]);
          }
        }
      }),
  },
  {
    id: "X16",
    group: "X",
    title: "项目支出↔项目表↔绩效",
    titleEn: "Projects ↔ list ↔ goals",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "支出总表、项目支出表、绩效目标表",
    explain:
      "支出总表的项目支出等于项目支出表合计；绩效目标的预算数之和与项目支出一致（只公开部分项目绩效目标的除外）。",
    explainEn:
      "Project expenditure equals the project list, and the goals' budgets sum to it (unless goals are published for part of them).",
    evaluate: (model, run) => projectsAndGoals(model, run),
  },
  {
    id: "X17",
    group: "X",
    title: "项目与绩效、采购配对",
    titleEn: "Projects pair with goals and purchases",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "项目支出表、绩效目标表、采购表",
    explain: "项目支出表、绩效目标表、采购表中的同一项目名称一致、金额相同。",
    explainEn: "A project has one name and one amount in the list, the goals and the purchases.",
    evaluate: (model, run) => pairProjects(model, run),
  },
  {
    id: "X18",
    group: "X",
    title: "运行经费、整体绩效↔主表",
    titleEn: "Operating costs and overall goals ↔ tables",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "机构运行经费表、整体绩效目标表",
    explain:
      "行政、参公单位的机构运行经费等于基本支出表的公用经费；整体绩效目标的部门预算总额、基本支出、项目支出与总表相同。",
    explainEn: "Operating costs equal public costs; the overall goals' budget equals the tables.",
    evaluate: (model, run) => operatingAndGoals(model, run),
  },
];

function incomeSources(model: CheckModel, run: Run, balance: TableView, income: TableView): void {
  const side = incomeSide(balance);
  if (!side) return run.needs("收支总表的收入方无法辨认");
  const amount = (fund: Parameters<typeof fundRow>[1]) => model.figure(balance, fundRow(side, fund), "amount");
  const column = (c: string) => totalFigure(model, income, c);
  const from = run.identities.length;
  const fiscal = column("fiscal");
  const ours = fiscalIncome(model, balance, side);
  if (fiscal) run.sum("财政拨款收入：收支总表=收入总表", "Fiscal income agrees", fiscal, ours);
  for (const f of [
    "general",
    "fund",
    "capital",
    "fiscalAccount",
    "business",
    "operating",
    "superior",
    "affiliated",
    "other",
  ] as const) {
    const a = amount(f);
    const b = column(f);
    if (a && b) run.equal(`${a.label}=收入总表`, "Income source agrees", b, a);
  }
  const unit = amount("unitFunds");
  if (unit) {
    const own = column("unitFunds");
    const parts = ["business", "operating", "superior", "affiliated", "other"].map(column);
    if (own) run.equal("单位资金：收支总表=收入总表", "Unit funds agree", own, unit);
    else run.sum("单位资金=事业+经营+上级补助+附属+其他", "Unit funds = their columns", unit, parts);
  }
  forgiveCarryOver(model, run, from);
}

/** Class by class: rows of a two-sided statement against a code table. */
function classes(
  model: CheckModel,
  run: Run,
  statement: TableView,
  column: string,
  table: TableView,
  tableColumn: string,
  what: string,
): void {
  const side = expenditureSide(statement);
  if (!side) return run.needs(`${statement.label}的支出方无法辨认`);
  const known = side.items.filter((r) => r.code && r.code.length === 3);
  if (known.length === 0) return run.needs(`${statement.label}的支出项目没有可辨认的功能类`);
  const codes = allClasses(table);
  if (codes.size === 0) return run.needs(`${table.label}没有印出科目编码`);
  const confidence = table.damaged || statement.damaged ? 0.5 : 1;
  for (const code of new Set(known.map((r) => r.code!))) {
    const rows = known
      .filter((r) => r.code === code)
      .map((r) => model.figure(statement, r, column))
      .filter((f): f is Figure => f !== null);
    const { figures } = classFigures(model, table, code, tableColumn);
    if (figures.length > 0)
      same(
        run,
        `${known.find((r) => r.code === code)!.item ?? code}：${statement.label}=${table.label}`,
        `Class ${code} agrees (${what})`,
        rows,
        figures,
        { confidence },
      );
    else {
      const printed = rows.filter((f) => f.ticks !== 0);
      if (printed.length === 0) continue;
      run.fail({
        message: `${printed[0]!.label} 印有 ${printed[0]!.printed ?? ""}，${table.label}中没有 ${code} 类`,
        messageEn: `Class ${code} has an amount in the statement and no row in the table.`,
        cells: printed.map(evidence),
        difference: printed.reduce((s, f) => s + f.ticks, 0),
        confidence: Math.min(confidence, table.damaged ? 0.5 : 0.65),
      });
    }
  }
}

/** True where fund and state-capital tables are there and empty, so that fiscal appropriation is the general budget alone. */
function otherFundsEmpty(model: CheckModel): boolean {
  return (["fund", "capital"] as const).every((id) => {
    const views = model.views(id);
    return (
      views.length > 0 &&
      views.every((v) => v.published?.state === "empty" || totalFigure(model, v, "total")?.ticks === 0)
    );
  });
}

/** Codes with an amount that the other table lacks, where both otherwise list the same codes: a row is left out, or its code is wrong. */
function missingCodes(model: CheckModel, run: Run, from: TableView, to: TableView): void {
  const there = allCodes(to);
  const codes = [...allCodes(from)].filter((c) => codeFigures(model, from, c, "total").some((f) => f.ticks !== 0));
  const missing = codes.filter((c) => !there.has(c));
  if (
    missing.length === 0 ||
    missing.length > 2 ||
    codes.length - missing.length < 2 * missing.length ||
    from.damaged ||
    to.damaged
  )
    return;
  for (const code of missing) {
    const f = codeFigures(model, from, code, "total")[0]!;
    run.fail({
      message: `${f.label} 印有 ${f.printed ?? ""}，${to.label}没有科目 ${code}`,
      messageEn: `Code ${code} is missing from the other table.`,
      cells: [evidence(f)],
      difference: f.ticks,
      confidence: 0.8,
    });
  }
}

function byFund(model: CheckModel, run: Run, expenditure: TableView, general: TableView): void {
  const parts = [
    general,
    ...(["fund", "capital"] as const).flatMap((id) => (model.views(id).length === 1 ? [model.views(id)[0]!] : [])),
  ];
  const complete = parts.length === 3 || allFiscal(model) === true;
  const equal = allFiscal(model) === true && complete;
  const codes = allCodes(expenditure);
  if (codes.size === 0) return run.needs("支出总表没有印出科目编码");
  const lacking = [...codes].filter(
    (k) =>
      codeFigures(model, expenditure, k, "total").some((f) => f.ticks !== 0) &&
      parts.every((p) => codeFigures(model, p, k, "total").length === 0),
  );
  const few = lacking.length <= 2 && lacking.length * 3 <= codes.size;
  for (const code of codes) {
    for (const c of ["total", "basic", "project"]) {
      const whole = codeFigures(model, expenditure, code, c);
      const used = parts.flatMap((p) => codeFigures(model, p, code, c));
      if (whole.length === 0 || used.length === 0) {
        const lone = whole.find((f) => f.ticks !== 0);
        if (
          equal &&
          lone &&
          used.length === 0 &&
          c === "total" &&
          parts.some((p) => allCodes(p).size > 0) &&
          !parts.some((p) => p.damaged) &&
          (few || sameDepth(parts, code))
        )
          run.fail({
            severity: "warn",
            message: `${lone.label} 印有 ${lone.printed ?? ""}，一般公共预算等支出表中没有科目 ${code}`,
            messageEn: `Code ${code} is missing from the tables by fund.`,
            cells: [evidence(lone)],
            difference: lone.ticks,
          });
        continue;
      }
      const [first, ...rest] = whole;
      const title = `科目 ${code}：支出总表${equal ? "=" : "≥"}分资金各表`;
      if (equal)
        run.sum(title, "Expenditure = tables by fund", first!, [...used, ...rest.map((f) => [-1, f] as const)]);
      else {
        const [head, ...others] = used;
        run.atMost(title, "Tables by fund within expenditure", head!, [
          ...whole,
          ...others.map((f) => [-1, f] as const),
        ]);
      }
    }
  }
  // The total row by kind of expenditure.
  for (const c of ["basic", "project"]) {
    const whole = totalFigure(model, expenditure, c);
    const used = parts.map((p) => totalFigure(model, p, c)).filter((f): f is Figure => f !== null);
    if (!whole || used.length === 0) continue;
    if (equal) run.sum("合计：支出总表=分资金各表", "Total = tables by fund", whole, used);
    else
      run.atMost("合计：分资金各表≤支出总表", "Tables by fund within the total", used[0]!, [
        whole,
        ...used.slice(1).map((f) => [-1, f] as const),
      ]);
  }
}

/** True where the tables by fund print codes of this depth at all. */
function sameDepth(parts: readonly TableView[], code: string): boolean {
  return parts.some((p) => [...allCodes(p)].some((c) => c.length === code.length));
}
