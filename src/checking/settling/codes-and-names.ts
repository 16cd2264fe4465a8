import { compareName, lookup, parentCode, type CodeTableId } from "../../classification";
import {
  fold,
  stripWhitespace,
  tableLabel,
  toHalfWidth,
  type Disclosure,
  type PublishedTable,
  type TableId,
  type Words,
} from "../../disclosure";
import { said, sentence, titled, wording, type Said } from "../../words";
import { editDistance } from "../document/similarity";
import type { Settlement } from "./settlement";
import { readsLike, wordCell, type WordCell } from "./word-cells";

const FUNCTIONAL: ReadonlySet<TableId> = new Set(["income", "expenditure", "general", "fund", "capital"]);
const ECONOMIC: ReadonlySet<TableId> = new Set(["basic", "economic"]);

const GROUNDS = wording({
  listed: { zh: "科目表：{code} {name}", en: "the classification: {code} {name}" },
  printed: { zh: "{table}：{code} {name}", en: "{table}: {code} {name}" },
});

/** A row of a table of codes. */
interface CodedLine {
  readonly table: PublishedTable;
  readonly code: WordCell;
  readonly name: WordCell | null;
  /** What was read as the code, without what can't be one. */
  readonly digits: string;
}

/**
 * Codes and names of tables that have a column of each. A code is confirmed by its name, and a name by its code: in the list, or in another
 * table of the document. A code that no list has is read as the one that is a slip away, bears the printed name and stands below its parent; a
 * name as the one of its code, where a few signs tell them apart. Whatever else the list says is shown and not taken: offices print names
 * of their own.
 */
export function settleCodesAndNames(d: Disclosure, held: ReadonlySet<string>): Settlement[] {
  const year = /\d{4}/.exec(d.year ?? "")?.[0];
  const when = { year: year === undefined ? null : Number(year) };
  const lines = d.tables.flatMap((t) => linesOf(t, held));
  if (!lines.some((l) => l.code.doubtful || l.name?.doubtful)) return [];
  const printed = sureNames(lines);
  const out: Settlement[] = [];
  const byTable = new Map<PublishedTable, CodedLine[]>();
  for (const line of lines) byTable.set(line.table, [...(byTable.get(line.table) ?? []), line]);
  const say = (cell: WordCell, text: string, why: Said, verdict: Settlement["verdict"], taken = true): void => {
    if (verdict === "confirmed" && cell.held) return;
    const grounds: Words[] = [{ zh: sentence(why, "zh"), en: sentence(why, "en") }];
    out.push({ cell: cell.ref, verdict, text, by: "classification", grounds, taken: taken && !cell.held });
  };
  for (const own of byTable.values())
    own.forEach((line, at) => {
      const { code, name, digits } = line;
      const list = listOf(line.table.id, digits);
      const known = list !== null && lookup(list, digits, when).nearest !== null;
      const verdict = known && name ? compareName(list, digits, name.text, when).verdict : "unknown-code";
      const elsewhere = printed.get(digits)?.find((p) => p.table !== line.table && name && same(p.name, name.text));
      const agree = verdict === "exact" || verdict === "variant" || (known && elsewhere !== undefined);
      if (agree && name) {
        const why = elsewhere && verdict !== "exact" && verdict !== "variant" ? printedSaid(d, elsewhere) : null;
        const listed = list === null ? "" : (lookup(list, digits, when).nearest?.name ?? "");
        const grounds = why ?? said(GROUNDS.listed, { code: digits, name: titled(listed) });
        if (code.doubtful) say(code, digits, grounds, code.text === digits ? "confirmed" : "proposed");
        if (name.doubtful) say(name, name.text, grounds, "confirmed");
      } else if (code.doubtful && !known) {
        const meant = slipsOfCode(line.table.id, digits).filter((c) => fits(own, at, c, when));
        const named = name ? meant.filter((c) => bears(listOf(line.table.id, c), c, name.text, when)) : [];
        const [only] = named.length === 1 ? named : meant.length === 1 ? meant : [];
        const entry = only === undefined ? null : lookup(listOf(line.table.id, only)!, only, when).nearest;
        if (only !== undefined && entry)
          say(
            code,
            only,
            said(GROUNDS.listed, { code: only, name: titled(entry.name) }),
            "proposed",
            named.length === 1,
          );
      } else if (name?.doubtful && known && !code.doubtful) {
        const others = (printed.get(digits) ?? []).filter((p) => p.table !== line.table);
        const official = lookup(list, digits, when).nearest!.name;
        const near = others.find((p) => readsLike(name.text, p.name));
        const text = near?.name ?? official;
        const why = near ? printedSaid(d, near) : said(GROUNDS.listed, { code: digits, name: titled(official) });
        say(name, text, why, "proposed", near !== undefined || readsLike(name.text, official));
      }
    });
  return out;
}

interface SureName {
  readonly table: PublishedTable;
  readonly code: string;
  readonly name: string;
}

function printedSaid(d: Disclosure, { table, code, name }: SureName): Said {
  const label = table.id === "other" ? table.title : tableLabel(table.id, d.kind);
  return said(GROUNDS.printed, { table: titled(label), code, name: titled(name) });
}

/** The names that tables print of each code, both read for sure. */
function sureNames(lines: readonly CodedLine[]): ReadonlyMap<string, readonly SureName[]> {
  const out = new Map<string, SureName[]>();
  for (const { table, code, name, digits } of lines) {
    if (code.doubtful || !name || name.doubtful || name.text === "") continue;
    out.set(digits, [...(out.get(digits) ?? []), { table, code: digits, name: name.text }]);
  }
  return out;
}

const same = (a: string, b: string): boolean => fold(a) === fold(b);

function linesOf(table: PublishedTable, held: ReadonlySet<string>): CodedLine[] {
  if (!FUNCTIONAL.has(table.id) && !ECONOMIC.has(table.id)) return [];
  const bound = table.bindings ?? [];
  const [codes, names] = [columnsOf(bound, "code"), columnsOf(bound, "item")];
  if (codes.length !== 1) return [];
  return table.rows.flatMap((_, row): CodedLine[] => {
    const code = wordCell(table, row, codes[0]!, held);
    const digits = toHalfWidth(stripWhitespace(code?.text ?? "")).replace(/\D/g, "");
    if (!code || digits.length < 2) return [];
    return [{ table, code, digits, name: names.length === 1 ? wordCell(table, row, names[0]!, held) : null }];
  });
}

const columnsOf = (bound: NonNullable<PublishedTable["bindings"]>, key: string): number[] =>
  bound.flatMap((b, c) => (b?.key === key ? [c] : []));

/** The list that a code of a table stands in. */
function listOf(id: TableId, code: string): CodeTableId | null {
  if (FUNCTIONAL.has(id)) return "functional";
  if (code.startsWith("3")) return "economic-department";
  return code.startsWith("5") ? "economic-government" : null;
}

interface When {
  readonly year: number | null;
}

const bears = (list: CodeTableId | null, code: string, name: string, when: When): boolean =>
  list !== null && ["exact", "variant"].includes(compareName(list, code, name, when).verdict);

/** Codes of the list that one sign tells from what was read. */
function slipsOfCode(id: TableId, read: string): string[] {
  const lengths = FUNCTIONAL.has(id) ? [3, 5, 7] : [3, 5];
  const out = new Set<string>();
  const digits = [..."0123456789"];
  for (let i = 0; i <= read.length; i++) {
    out.add(read.slice(0, i) + read.slice(i + 1));
    for (const d of digits) {
      out.add(read.slice(0, i) + d + read.slice(i));
      if (i < read.length) out.add(read.slice(0, i) + d + read.slice(i + 1));
    }
  }
  return [...out].filter((code) => {
    const list = lengths.includes(code.length) && editDistance(code, read) === 1 ? listOf(id, code) : null;
    return list !== null && lookup(list, code).nearest !== null;
  });
}

/** True where a code may stand in a line: in force, not printed beside, below its parent where it has one. */
function fits(own: readonly CodedLine[], at: number, code: string, when: When): boolean {
  const list = listOf(own[at]!.table.id, code);
  if (list === null || lookup(list, code, when).nearest === null) return false;
  const isAbove = (l: CodedLine): boolean => l.digits.length < code.length;
  const before = own.slice(0, at).reverse();
  const head = before.findIndex(isAbove);
  const parent = parentCode(code);
  if (parent !== null && before[head]?.digits !== parent) return false;
  const behind = own.slice(at + 1);
  const next = behind.findIndex(isAbove);
  const siblings = [...before.slice(0, head < 0 ? undefined : head), ...behind.slice(0, next < 0 ? undefined : next)];
  return siblings.every((l) => l.digits !== code);
}
