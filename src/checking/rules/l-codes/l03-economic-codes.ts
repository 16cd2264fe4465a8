import { type CodeTableId, compareName, findByName, lookup } from "../../../classification";
import type { PublishedTable } from "../../../disclosure";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { cellOf, coded, type CodedRow, when } from "./coded-rows";
import { existing, names } from "./against-the-tables";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { said, several, type Said, wording } from "../../../words";

export const L03: Rule = {
  id: "L03",
  group: "L",
  title: { zh: "经济科目存在相符", en: "Economic code exists and agrees" },
  severity: "warn",
  basis: byLaw(CLASSIFICATION),
  tolerance: "-",
  needs: ["basic", "economic"],
  explain: {
    zh: "经济分类科目编码存在且名称相符；编码位数不对的，按名称给出可能的编码。",
    en: "The economic code exists and its name agrees; for a broken code the name suggests the right one.",
  },
  evaluate: (model, run) => {
    const rows = coded(model, ["basic", "economic"]).filter((r) => /^[35]/.test(r.code));
    const remnants = remnantCodes(model, run);
    if (rows.length === 0 && !remnants) return run.needs(model.whyMissing("basic"));
    for (const r of rows) brokenCode(model, run, r);
    const whole = rows.filter((r) => [3, 5].includes(r.code.length));
    for (const table of ["economic-department", "economic-government"] as const) {
      const own = whole.filter((r) => r.code.startsWith(table === "economic-department" ? "3" : "5"));
      existing(model, run, table, own);
      names(model, run, table, own);
    }
    secondCodes(model, run, rows);
  },
};

const messages = wording({
  wrongLength: {
    zh: "{table}第 {row} 行的经济科目编码“{code}”（{name}）位数不对{hint}",
    en: "《{table}》, row {row}: the economic code {code} (《{name}》) has a wrong length{hint}.",
  },
  otherName: {
    zh: "{table}：政府经济科目 {code} 印作“{name}”，该科目的名称为“{official}”",
    en: "《{table}》: code {code} is printed 《{name}》, its name is “{official}”.",
  },
  remnants: {
    zh: "{table}（残缺）第 {row} 行的{what}",
    en: "《{table}》 (broken), row {row}: {what}.",
  },
  byName: { zh: "，按名称应为 {code}", en: ", by its name it is {code}" },
  pairLength: {
    zh: "经济科目编码“{code}”（{name}）位数不对{hint}",
    en: "the economic code {code} (《{name}》) has a wrong length{hint}",
  },
  pairName: {
    zh: "经济科目 {code} 印作“{name}”，该科目的名称为“{official}”{hint}",
    en: "code {code} is printed 《{name}》, its name is “{official}”{hint}",
  },
});

/** A code of a wrong length (30|11 for 30211): the name tells which digit is lost. */
function brokenCode(model: CheckModel, run: Run, r: CodedRow): void {
  if (
    [3, 5].includes(r.code.length) ||
    (r.code.length === 7 && lookup("economic-department", r.code, when(model)).localSubCode)
  )
    return;
  const byName = findByName(
    r.code.startsWith("5") ? "economic-government" : "economic-department",
    r.name,
    when(model),
    1,
  )[0];
  const fits =
    byName && (byName.match === "exact" || byName.match === "variant")
      ? said(messages.byName, { code: byName.entry.code })
      : "";
  run.fail(
    messages.wrongLength,
    { table: r.view.label, row: r.row.row + 1, code: r.code, name: r.name, hint: fits },
    { cells: [cellOf(r)] },
  );
}

function secondCodes(model: CheckModel, run: Run, rows: readonly CodedRow[]): void {
  for (const r of rows) {
    const code = r.row.secondCode;
    const name = r.row.values["governmentName"]?.text;
    if (!code || !name || !/^5\d{2}(?:\d{2})?$/.test(code)) continue;
    const c = compareName("economic-government", code, name, when(model));
    if (c.verdict === "different" && c.entry?.evidence === "seen")
      run.fail(
        messages.otherName,
        { table: r.view.label, code, name, official: c.official ?? "" },
        { severity: "info", cells: [cellOf(r)], confidence: 0.8 },
      );
    else run.pass();
  }
}

/** A code (类 and 款 in cells of their own) and a name, as they stand in a row whose header is lost. */
interface Pair {
  readonly column: number;
  readonly section: string;
  readonly item: string;
  readonly name: string;
}

const SECTION = /^[35]\d{1,2}$/;

const ITEM = /^\d{1,2}$/;

const WORDS = /^[\u4e00-\u9fff（）()、“”"·\s]{2,}$/;

const tableOf = (section: string): CodeTableId =>
  section.startsWith("5") ? "economic-government" : "economic-department";

/**
 * Economic codes in a table that lost its header: nothing tells the columns, but a row that prints 类, 款 and the name of an
 * economic class beside them says what it is. Returns whether any was found.
 */
function remnantCodes(model: CheckModel, run: Run): boolean {
  const when = { year: model.year };
  let found = false;
  for (const table of model.disclosure.tables) {
    const { id } = table;
    if (table.state !== "unreadable" || (id !== "economic" && id !== "basic")) continue;
    table.rows.forEach((_, at) => {
      const pairs = pairsOf(table, at).filter((p) => named(p, when));
      if (pairs.length === 0) return;
      found = true;
      const wrong = pairs.flatMap((p) => {
        const words = complaint(p, when);
        return words === null ? [] : [{ p, words }];
      });
      if (wrong.length === 0) return run.pass(pairs.length);
      run.fail(
        messages.remnants,
        {
          table: model.name(id),
          row: at + 1,
          what: several(
            wrong.map((w) => w.words),
            "clause",
          ),
        },
        {
          cells: wrong.flatMap(({ p }) =>
            [p.column, p.column + 1].map((column) => {
              const text = table.rows[at]![column]!.text;
              return quoted(`${model.name(id)}第 ${at + 1} 行`, text, table.rows[at]![column]!.source ?? table.source, {
                table: id,
                index: table.index,
                row: at,
                column,
              });
            }),
          ),
        },
      );
    });
  }
  return found;
}

function pairsOf(table: PublishedTable, at: number): Pair[] {
  const texts = table.rows[at]!.map((c) => c.text ?? "");
  return texts.flatMap((section, column) => {
    const [item, name] = [texts[column + 1] ?? "", texts[column + 2] ?? ""];
    return SECTION.test(section) && ITEM.test(item) && WORDS.test(name) ? [{ column, section, item, name }] : [];
  });
}

const exactly = (p: Pair, when: { year: number | null }) => {
  const best = findByName(tableOf(p.section), p.name, when, 1)[0];
  return best && (best.match === "exact" || best.match === "variant") ? best.entry : null;
};

function named(p: Pair, when: { year: number | null }): boolean {
  const found = lookup(tableOf(p.section), p.section + p.item, when);
  return exactly(p, when) !== null || found.status === "valid" || found.unsourced;
}

/** What is wrong with a pair; null where nothing is. */
function complaint(p: Pair, when: { year: number | null }): Said | null {
  const code = p.section + p.item;
  const meant = exactly(p, when);
  const hint = meant ? said(messages.byName, { code: meant.code }) : "";
  if (p.section.length !== 3 || p.item.length !== 2)
    return said(messages.pairLength, { code: `${p.section}|${p.item}`, name: p.name, hint });
  const c = compareName(tableOf(p.section), code, p.name, when);
  return c.verdict === "different" && c.entry?.evidence === "seen"
    ? said(messages.pairName, { code, name: p.name, official: c.official ?? "", hint })
    : null;
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(30), inFinal(14), inMixed(18)],
  breaks: [
    breaking(
      "编码少一位",
      withTable(BUDGET, "economic", table("economic", "code item total", ["|合计|3.00", "3011|差旅费|3.00"])),
      { found: [{ cells: ["支出经济分类汇总表[3011]"], difference: null, severity: "warn" }], others: ["H07"] },
    ),
  ],
});
