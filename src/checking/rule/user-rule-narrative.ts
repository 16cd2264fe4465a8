import {
  fold,
  NARRATIVE_FACETS,
  NARRATIVE_SCOPES,
  NARRATIVE_SUBJECTS,
  NARRATIVE_TABLE,
  type MoneyScope,
  type NarrativeFacet,
} from "../../disclosure";
import { REASONS, said, several, type Said } from "../../words";
import type { CheckModel } from "../document/model";
import { ofThisYear, textFigures, type TextFigure } from "../document/text-facts";
import { fromTicks, type Figure } from "../identity/figure";
import type { LabelledCell } from "../types";

/**
 * Figures of sentences in the user's rules: `叙述数字[公务接待费].金额`, `叙述数字[一般公共预算·208].增减`. A row is a subject of
 * docs/narrative-keys.md by its Chinese name, by its key, or by a code; a column says what of it.
 */

/** What a reference asks of the narrative. */
export interface NarrativeReference {
  /** Any of these keys: a facet of some subjects is put in front. */
  readonly keys: readonly string[];
  readonly facet: NarrativeFacet;
  readonly scope: MoneyScope | null;
}

const loose = (s: string): string => fold(s).replace(/["'“”《》\s]/g, "");

/** Names of the table in a rule. */
const TABLES = [NARRATIVE_TABLE, "叙述", "情况说明"];

/** True where a table's name in a rule means the sentences. */
export const isNarrativeTable = (name: string): boolean => TABLES.includes(loose(name));

const DOTTED = new RegExp(`^(上年度?)?(?:${TABLES.join("|")})[.·](.+)$`);

/** `叙述.三公.接待费.增减` as `叙述数字[三公接待费].增减`; null where it is not written so. */
export function fromDotted(text: string): string | null {
  if (text.includes("[")) return null;
  const [, prior = "", named] = DOTTED.exec(text.trim()) ?? [];
  const steps = named?.split(/[.·]/).map((s) => s.trim());
  if (!steps || steps.length === 0 || steps.includes("")) return null;
  const facet = steps.length > 1 && facetNamed(steps.at(-1)!) ? steps.pop()! : NARRATIVE_FACETS[0].name;
  const scope = steps.length > 1 && scopeNamed(steps[0]!) ? `${steps.shift()!}·` : "";
  return `${prior}${NARRATIVE_TABLE}[${scope}${steps.join("")}].${facet}`;
}

const facetNamed = (name: string): NarrativeFacet | undefined =>
  NARRATIVE_FACETS.find((f) => [f.name, ...f.aliases].some((n) => n === loose(name)));

const scopeNamed = (name: string): MoneyScope | undefined =>
  NARRATIVE_SCOPES.find(([, word]) => word === loose(name))?.[0];

/** Parts of the whole in which a code may stand. */
const CODE_HEADS: Readonly<Record<string, string>> = {
  支出: "expenditure",
  基本支出: "expenditure.basic",
  项目支出: "expenditure.project",
  机关运行经费: "operating",
};

function subjectKey(name: string): string | null {
  const wanted = loose(name);
  const known = NARRATIVE_SUBJECTS.find(
    ([key, ...names]) => key === wanted || names.some((n) => loose(n) === wanted),
  )?.[0];
  if (known) return known;
  if (/^[a-z-]+(?:\.[a-z0-9-]+)+$/.test(wanted)) return wanted;
  const [, head = "支出", code] = /^(?:(\D+?)[·.])?(\d{3,7})$/.exec(wanted) ?? [];
  const under = code === undefined ? undefined : CODE_HEADS[head];
  return under ? `${under}.${code}` : null;
}

/** Reads the row and the column of a reference; which of them nobody knows. */
export function narrativeReference({
  row,
  column,
}: Pick<LabelledCell, "row" | "column">): NarrativeReference | { readonly unknown: "row" | "column" } {
  const [first, ...rest] = row.split("·");
  const scope = rest.length > 0 ? (scopeNamed(first!) ?? null) : null;
  const subject = subjectKey(scope ? rest.join("·") : row);
  if (!subject) return { unknown: "row" };
  const facet = facetNamed(column);
  if (!facet) return { unknown: "column" };
  return { keys: facet.facets.flatMap((f) => keysOf(subject, f)), facet, scope };
}

/** Keys under which a facet of a subject may stand: of income, expenditure and balance it stands in front. */
function keysOf(subject: string, facet: string): string[] {
  if (facet === "") return [subject];
  const plain = [`${subject}.${facet}`];
  if (subject === "three-public.total") return [...plain, `three-public.${facet}`];
  const [, head, rest] = /^(balance|income|expenditure)\.(.+)$/.exec(subject) ?? [];
  if (!head || !rest) return plain;
  const [front, ...tail] = facet.split(".");
  const named = fronted(head, rest).map((name) => [front, name, ...tail].join("."));
  return [...plain, ...named];
}

function fronted(head: string, rest: string): string[] {
  if (head === "balance") return [rest];
  if (rest === "total") return [head];
  // What the whole of it is called: change.208, and change.expenditure.general where 一般公共预算 has both sides.
  const short = head === "expenditure" && !/^(?:general|fund|capital|fiscal|current)$/.test(rest) ? [rest] : [];
  return [...short, `${head}.${rest}`];
}

/** How many values a reason lists. */
const MOST_VALUES = 4;

/** The figure that a reference means, with the sign of its words; the reason where there is none, or no single one. */
export function narrativeFigure(model: CheckModel, cell: LabelledCell): Figure | Said {
  const reference = narrativeReference(cell);
  if ("unknown" in reference) return said(REASONS["user-narrative-missing"], { row: cell.row, column: cell.column });
  const { keys, facet, scope } = reference;
  const all = textFigures(model).filter(
    ({ n }) => keys.includes(n.key) && n.kind === facet.kind && (!thisYears(facet) || ofThisYear(model, n)),
  );
  const own = all.filter(({ n }) => (n.scope ?? null) === scope);
  // Who does not say whose money may mean a sentence that does.
  const found = own.length > 0 || scope !== null ? own : all;
  const [first] = found;
  if (!first) return said(REASONS["user-narrative-missing"], { row: cell.row, column: cell.column });
  const values = new Set(found.map((t) => signedTicks(t)));
  if (values.size > 1)
    return said(REASONS["user-narrative-several"], {
      row: cell.row,
      column: cell.column,
      values: several([...values].slice(0, MOST_VALUES).map((ticks) => fromTicks(ticks).toString())),
    });
  return signed(first);
}

/** Last year's figures, and what is measured by them, need not name the year of the disclosure. */
const thisYears = (facet: NarrativeFacet): boolean => facet.name !== "上年数";

const isDown = ({ n }: TextFigure): boolean => n.direction === "down" && (n.kind === "change" || n.kind === "percent");

const signedTicks = (t: TextFigure): number => (isDown(t) ? -1 : 1) * scaled(t);

/** Percentages are shares of one, as `50%` in a rule is. */
const scaled = ({ n, f }: TextFigure): number => (n.kind === "percent" ? Math.round(f.ticks / 100) : f.ticks);

/** A figure of a sentence as a rule takes it. One that no formula can take as it stands has no place on the sheet. */
function signed(t: TextFigure): Figure {
  const { f, n } = t;
  if (n.kind === "percent")
    return { ...f, ticks: signedTicks(t), half: f.half / 100, decimals: f.decimals + 2, narrative: undefined };
  return isDown(t) ? { ...f, ticks: -f.ticks } : f;
}

/** True for a figure whose number stands on the sheet without the sign that its words give it. */
export const isNegated = (model: CheckModel, figure: Figure): boolean => {
  if (figure.narrative === undefined) return false;
  const own = model.figures[figure.narrative];
  return own !== undefined && own[1].ticks === -figure.ticks && figure.ticks !== 0;
};

/** The plain figure of the text behind one that was negated. */
export const plainFigure = (model: CheckModel, figure: Figure): Figure => model.figures[figure.narrative!]![1];

/** Names of rows and columns of the sentences that a document has, and all that there are. */
export function narrativeNames(model?: CheckModel): {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
} {
  const columns = NARRATIVE_FACETS.map((f) => f.name);
  const rows = NARRATIVE_SUBJECTS.map(([, name]) => name!);
  if (!model) return { rows, columns };
  const keys = new Set(model.disclosure.narrative.map((n) => n.key));
  const there = NARRATIVE_SUBJECTS.filter(([key]) =>
    NARRATIVE_FACETS.some((f) => f.facets.some((facet) => keysOf(key, facet).some((k) => keys.has(k)))),
  ).map(([, name]) => name!);
  const codes = [...keys].flatMap((k) => /^expenditure\.(\d+)$/.exec(k)?.[1] ?? []);
  return { rows: [...there, ...codes], columns };
}
