import { compareName, findByName, lookup, type CodeTableId } from "../../../classification";
import type { PublishedTable } from "../../../disclosure";
import type { CheckModel } from "../../document/model";
import { quoted, type Run } from "../../rule/run";

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
export function remnantCodes(model: CheckModel, run: Run): boolean {
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
      run.fail({
        message: `${model.name(id)}（残缺）第 ${at + 1} 行的${wrong.map((w) => w.words).join("；")}`,
        messageEn: `Broken economic codes in row ${at + 1}: ${wrong.map((w) => `${w.p.section}|${w.p.item}`).join(", ")}.`,
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
      });
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
  return exactly(p, when) !== null || lookup(tableOf(p.section), p.section + p.item, when).status === "valid";
}

/** What is wrong with a pair, in Chinese; null where nothing is. */
function complaint(p: Pair, when: { year: number | null }): string | null {
  const code = p.section + p.item;
  const meant = exactly(p, when);
  const hint = meant ? `，按名称应为 ${meant.code}` : "";
  if (p.section.length !== 3 || p.item.length !== 2)
    return `经济科目编码“${p.section}|${p.item}”（${p.name}）位数不对${hint}`;
  const c = compareName(tableOf(p.section), code, p.name, when);
  return c.verdict === "different" && c.entry?.evidence === "seen"
    ? `经济科目 ${code} 印作“${p.name}”，该科目的名称为“${c.official ?? ""}”${hint}`
    : null;
}
