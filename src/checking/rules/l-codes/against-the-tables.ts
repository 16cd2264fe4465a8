import { fold } from "../../../disclosure";
import { type CodeTableId, compareName, findByName, lookup, withoutOrdinal } from "../../../classification";
import { slipBetween } from "../../diagnosis/slips";
import { isCode } from "../../document/codes";
import type { CheckModel } from "../../document/model";
import type { Run } from "../../rule/run";
import { cellOf, type CodedRow, nameOf, when } from "./coded-rows";
import { REASONS, said, several, titled, wording } from "../../../words";

const messages = wording({
  unknownCode: {
    zh: "科目 {code} {name}不在科目表中{hint}",
    en: "Code {code} 《{name}》 is not in the classification{hint}.",
  },
  codeAbolished: {
    zh: "科目 {code} {name}在 {year} 年已停用",
    en: "Code {code} 《{name}》 is no longer in force in {year}.",
  },
  codeToCome: {
    zh: "科目 {code} {name}在 {year} 年尚未启用",
    en: "Code {code} 《{name}》 is not yet in force in {year}.",
  },
  formerName: {
    zh: "{tables}：{code} 印作“{name}”，是旧名称，{year} 年的名称为“{official}”",
    en: "{tables}: code {code} is printed 《{name}》, a former name; in {year} it is “{official}”.",
  },
  otherName: {
    zh: "{tables}：{code} 印作“{name}”，该科目的名称为“{official}”{other}",
    en: "{tables}: code {code} is printed 《{name}》, its name is “{official}”{other}.",
  },
  codeOfName: { zh: "；“{name}”的编码是 {code}", en: "; the code of “{name}” is {code}" },
  perhapsNew: {
    zh: "（所附科目表不全，请以当年的政府收支分类科目为准）",
    en: " that comes with this program and that is not complete: look it up in the official one of the year",
  },
  nameOfCodes: { zh: "；“{name}”是 {codes} 的名称", en: "; “{name}” is the name of {codes}" },
});

export function existing(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  const seen = new Map<string, CodedRow[]>();
  for (const r of rows) if (isCode(r.code)) seen.set(r.code, [...(seen.get(r.code) ?? []), r]);
  for (const [code, list] of seen) {
    const found = lookup(table, code, when(model));
    if (found.status === "valid") {
      run.pass();
      continue;
    }
    // Nothing tells whether the code was in force that year: neither right nor wrong.
    if (found.unsourced) continue;
    const unknown = found.status === "unknown-code";
    // A name that is another code's in full, under a code that nobody knows and that reads like a slip of it, is a slip of the code. Codes
    // that were moved or are new keep old names: there the name says nothing.
    const named = unknown && list.every((r) => r.name.length >= 3);
    const meant = named
      ? findByName(table, list[0]!.name, when(model), NAMESAKES).find(
          (n) => n.match === "exact" && isSlipOfCode(code, n.entry.code),
        )
      : undefined;
    const hint = meant
      ? said(messages.codeOfName, { name: list[0]!.name, code: meant.entry.code })
      : unknown
        ? messages.perhapsNew
        : "";
    const sure =
      meant?.entry.evidence === "seen" || (!unknown && !found.boundaryDoubt && found.nearest?.evidence === "seen");
    const name = list[0]!.name;
    const options = {
      severity: sure ? ("warn" as const) : ("info" as const),
      cells: list.map(cellOf),
      confidence: sure ? 0.8 : 0.5,
    };
    if (unknown) run.fail(messages.unknownCode, { code, name, hint }, options);
    else
      run.fail(
        found.status === "former" ? messages.codeAbolished : messages.codeToCome,
        { code, name, year: model.year ?? "" },
        options,
      );
  }
}

/** So many codes share a name (行政运行) at most. */
const NAMESAKES = 200;

/** True where one code of as many digits is the other with one wrong digit or two exchanged. */
function isSlipOfCode(printed: string, right: string): boolean {
  if (printed.length !== right.length) return false;
  return ["one-digit", "transposed"].includes(slipBetween(Number(printed), Number(right), 0, 1));
}

export function names(model: CheckModel, run: Run, table: CodeTableId, rows: readonly CodedRow[]): void {
  if (rows.length === 0) return run.needs(REASONS["no-codes-and-names"]);
  const groups = new Map<string, CodedRow[]>();
  for (const r of rows) {
    const key = `${r.code}|${fold(withoutOrdinal(r.name))}`;
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  for (const list of groups.values()) {
    const r = list[0]!;
    const c = compareName(table, r.code, withoutOrdinal(r.name), when(model));
    if (shortened(r.name, c.official)) {
      run.pass();
      continue;
    }
    if (c.verdict !== "former" && c.verdict !== "different") {
      if (c.verdict !== "unknown-code" && c.verdict !== "blank") run.pass();
      continue;
    }
    // A doubtful boundary may be off by a year or two: three years past it the name is old for certain.
    const past = typeof c.entry?.until === "number" && model.year !== null && model.year - c.entry.until >= 3;
    const seen = c.entry?.evidence === "seen" && !(c.verdict === "former" && c.entry.doubtfulYear && !past);
    const tables = several([...new Set(list.map((x) => x.view.label))].map(titled));
    const other =
      c.otherCodes.length > 0
        ? said(messages.nameOfCodes, { name: withoutOrdinal(r.name), codes: several(c.otherCodes.slice(0, 3)) })
        : "";
    const values = { tables, code: r.code, name: r.name, official: c.official ?? "" };
    const options = {
      severity: seen ? ("warn" as const) : ("info" as const),
      cells: list.map(nameOf),
      confidence: seen ? 0.8 : 0.5,
    };
    if (c.verdict === "former") run.fail(messages.formerName, { ...values, year: model.year ?? "" }, options);
    else run.fail(messages.otherName, { ...values, other }, options);
  }
}

/** 六、科学技术 for 科学技术支出: the word 支出 is often left out. */
export function shortened(printed: string, official: string | null): boolean {
  return official !== null && fold(`${withoutOrdinal(printed)}支出`) === fold(official);
}
