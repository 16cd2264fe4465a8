import { tableLabel, type Disclosure, type StandardTableId } from "../../disclosure";
import { KINDS, LEVELS, say, STATES, VERSIONS, type Language } from "../../words";
import type { CellChange, CellState } from "./cells";
import type { FactChange, VersionComparison } from "./compare";
import { isSame } from "./compare";

/** A table by its label; of several of its kind with its number, outside the standard kinds by its title. */
export function tableName(d: Disclosure, { table, index, title }: CellChange, language: Language): string {
  const name = title ?? tableLabel(table as StandardTableId, d.kind, language);
  return index > 1 && title === null ? `${name} ${index}` : name;
}

/** Code and name of a row. */
export const itemName = ({ code, item }: Pick<CellChange, "code" | "item">): string =>
  code !== null && item !== null && item !== code ? `${code} ${item}` : (item ?? code ?? "");

/** The column as its standard sheet heads it, or as printed. */
export function columnName({ kind, columnWords }: CellChange, language: Language): string {
  if (kind === "name") return VERSIONS["column-name"][language];
  if (kind === "code") return VERSIONS["column-code"][language];
  return columnWords ?? "";
}

/** What stands there, or that there is no such place. */
export function stateText(state: CellState | null, language: Language): string {
  if (state === null) return VERSIONS.absent[language];
  return state.text?.trim() || VERSIONS.nothing[language];
}

/** Why a row was paired, or that it was not. */
export function remarkOf(change: CellChange, language: Language): string {
  const { how, before } = change;
  if (how === "alone") return VERSIONS[before === null ? "row-new" : "row-gone"][language];
  return how === "same" ? "" : VERSIONS[how][language];
}

/** A table that came, went, or was filled or emptied. */
export const stateWords = (d: Disclosure, change: CellChange, language: Language): string =>
  say(VERSIONS["table-state"], language, {
    table: tableName(d, change, language),
    before: STATES[change.states![0]],
    after: STATES[change.states![1]],
  });

/** A fact as users read it. */
export function factText(fact: FactChange["fact"], value: string | null, language: Language): string {
  if (value === null) return VERSIONS.absent[language];
  if (fact === "level" && (value === "department" || value === "unit")) return LEVELS[value][language];
  if (fact === "kind" && (value === "budget" || value === "final")) return KINDS[value][language];
  return value;
}

/** How much differs, in a sentence. */
export function summaryOf(comparison: VersionComparison, language: Language): string {
  const { cells, sentences, facts, mended, fresh, standing } = comparison;
  const some = (n: number): number | string => (n === 0 ? "" : n);
  const of = (kinds: readonly CellChange["kind"][]): CellChange[] => cells.filter((c) => kinds.includes(c.kind));
  const rows = new Set(
    cells.flatMap((c) =>
      c.how === "alone" && c.kind !== "table"
        ? [[c.table, c.index, c.title, c.before?.ref.row ?? `+${c.after?.ref.row}`].join("|")]
        : [],
    ),
  );
  const changed = say(VERSIONS.changed, language, {
    tables: some(of(["table"]).length),
    rows: some(rows.size),
    amounts: some(of(["amount"]).filter((c) => c.how !== "alone").length),
    texts: some(of(["text"]).filter((c) => c.how !== "alone").length),
    names: some(of(["name", "code"]).length),
    sentences: some(sentences.length),
    facts: some(facts.length),
    mended: mended.length,
    fresh: fresh.length,
    standing: standing.length,
  });
  return isSame(comparison) ? `${VERSIONS.same[language]}${changed}` : changed;
}
