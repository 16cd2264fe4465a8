import { printedValues, type PublishedTable, type StandardTableId } from "../../../disclosure";
import { carryOvers, fundRow, sideColumn } from "../../document/facts";
import { sections } from "../../document/outline";
import { money } from "../../identity/figure";
import { evidence, quoted, type Run } from "../../rule/run";
import { textFigures } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { EMPTY_WORDS, emptyList } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit, withTable } from "../../catalogue/documents/builder";
import { FUND_FILLED, breaking, inBudget, inFinal } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const K04: Rule = {
  id: "K04",
  group: "K",
  title: { zh: "空表零值", en: "Empty means zero" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["every-table"],
  explain: {
    zh: "说明为空表的，表中没有金额，收支总表和财政拨款收支总表的该项资金也为 0。",
    en: "A table declared empty has no amounts, and the balance shows 0 for that fund.",
  },
  evaluate: declaredEmpty,
};

const messages = wording({
  declaredEmptyHolds: {
    zh: "{title}说明为空表（“{note}”），表中却有金额{printed| …}",
    en: "《{title}》 is declared empty (“{note}”), yet it holds an amount{printed| (…)}.",
  },
  emptyButStated: {
    zh: "{table}为空表，情况说明却写“{quote}”",
    en: "《{table}》 is empty, the text states “{quote}”.",
  },
  emptyButReceived: {
    zh: "{table}为空表，{cell}却有收入 {amount} 万元：全部结转下年，或者漏列支出",
    en: "《{table}》 is empty, 《{cell}》 shows an income of {amount}: all of it is carried over, or expenditure is left out.",
  },
  listOfEmpty: { zh: "空表情况说明", en: "list of empty tables" },
});

const DECLARED = /空表列示|空表|本表无数据|无数据|本表为空|本年无发生额|未安排/;

function declaredEmpty(model: CheckModel, run: Run): void {
  let asked = 0;
  const listed = emptyList(model);
  for (const id of ["fund", "capital", "three-public", "procurement"] as const)
    for (const t of model.disclosure.tables.filter((x) => x.id === id)) {
      const byNote = t.note !== null && DECLARED.test(t.note) && !/如|若/.test(t.note);
      const byList =
        (id === "fund" || id === "capital") &&
        listed !== "" &&
        new RegExp(`${EMPTY_WORDS[id]!.source}[^。\\n]{0,20}(?:空表|没有)`).test(listed);
      if (!byNote && !byList) continue;
      asked++;
      if (t.state !== "filled") {
        run.pass();
        continue;
      }
      const amount = firstAmount(model, t);
      run.fail(
        messages.declaredEmptyHolds,
        { title: t.title, note: byNote ? t.note! : messages.listOfEmpty, printed: amount?.printed },
        { cells: amount ? [evidence(amount)] : [quoted(t.title, t.note, t.source)] },
      );
    }
  // A fund whose own table is empty, and that the statements show with an amount: X11 holds the expenditure; here the income side.
  for (const id of ["fund", "capital"] as const) {
    const own = model.views(id);
    if (own.length !== 1 || own[0]!.published?.state !== "empty") continue;
    for (const t of textFigures(model)) {
      if (t.n.kind !== "amount" || t.n.key !== `expenditure.${id}` || t.f.unit === null) continue;
      asked++;
      if (t.f.ticks === 0 || carryOvers(model).includes(t.f.ticks)) run.pass();
      else
        run.fail(
          messages.emptyButStated,
          { table: own[0]!.label, quote: t.n.quote },
          { severity: "warn", cells: [evidence(t.f)], confidence: 0.6 },
        );
    }
  }
  asked += incomeOfEmptyFunds(model, run);
  if (asked === 0) run.skip(REASONS["no-declared-empty"]);
}

/** Income of a fund whose own table is empty, on the income sides; what is carried over is no income. Returns how many were asked. */
function incomeOfEmptyFunds(model: CheckModel, run: Run): number {
  let asked = 0;
  for (const id of ["fund", "capital"] as const) {
    const [own, ...more] = model.views(id);
    if (!own || more.length > 0 || own.published?.state !== "empty") continue;
    const figures = (["balance", "appropriation"] as const)
      .flatMap((statement) => model.views(statement))
      .flatMap((view) =>
        sections(view)
          .filter((s) => s.side === "income" && !s.confused)
          .map((s) => model.figure(view, fundRow(s, id), sideColumn(view))),
      );
    for (const figure of figures) {
      if (!figure || figure.blank) continue;
      asked++;
      if (figure.ticks === 0) run.pass();
      else
        run.fail(
          messages.emptyButReceived,
          { table: own.label, cell: figure.label, amount: money(figure.ticks) },
          { severity: "warn", cells: [evidence(figure)], confidence: 0.6 },
        );
    }
  }
  return asked;
}

function firstAmount(model: CheckModel, t: PublishedTable) {
  const view = model.views(t.id as StandardTableId).find((v) => v.index === t.index);
  for (const row of view?.rows ?? [])
    for (const [c] of printedValues(row)) {
      const f = model.figure(view!, row, c);
      if (f && f.ticks !== 0) return f;
    }
  return null;
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(2)],
  breaks: [
    breaking("空表的资金在收入方有数", edit(BUDGET, ["balance", "二、政府性基金预算拨款收入", "amount", "8.00"]), {
      found: [{ cells: ["收支总表[收入·二、政府性基金预算拨款收入].预算数"], difference: null, severity: "warn" }],
      others: ["C01", "X02", "X06", "P03"],
    }),
    breaking(
      "说明空表而有金额",
      withTable(BUDGET, "fund", { ...FUND_FILLED, note: "注：无政府性基金预算，空表列示。" }),
      {
        found: [{ cells: ["政府性基金预算支出表[合计].合计"], difference: null, severity: "error" }],
        others: ["X11", "X13", "X16", "P03"],
      },
    ),
  ],
});
