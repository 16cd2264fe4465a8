import { fold, parseMoneyUnit, type ContentsEntry, type FormFields, type TableId } from "../../disclosure";
import type { Guide } from "../correcting/guide";
import { fillMergedDown, readFields } from "../forms/finish";
import type { Draft } from "../table/draft";
import { mendOverflow } from "../table/overflow";
import { readCaptions, type CaptionFacts } from "../words/captions";
import { identifyTitle, stripTitle } from "../words/titles";
import { TRACE_NOTES, said } from "../../words";

/** A table with the id of the standard table that it is, and what its captions and its form say. */
export interface NamedTable {
  readonly draft: Draft;
  readonly id: TableId;
  readonly captions: CaptionFacts;
  readonly fields: FormFields | null;
  /** A person said which table it is. */
  readonly settled?: true;
}

/** Tables of words, where a number stands among words by right. */
const TEXT_TABLES: readonly TableId[] = ["goal", "goals-overall", "goals-summary", "units", "other"];

/**
 * Names all tables of a document: each as a person says, else by its title, the lost ones by the contents, 基本支出总表 where it stands for
 * the statement.
 */
export function nameTables(
  drafts: Draft[],
  contents: readonly ContentsEntry[],
  guide: Pick<Guide, "kindOf" | "moneyOf">,
): NamedTable[] {
  adoptOrphans(drafts, contents);
  return adoptBasic(drafts.map((draft) => nameDraft(draft, guide)));
}

/**
 * A table whose title and header are lost in the extraction stands where the contents promise one that is not found:
 * between two found ones it is that table, kept as it is and marked unreadable.
 */
function adoptOrphans(drafts: Draft[], contents: readonly ContentsEntry[]): void {
  const place = (title: string | null): number =>
    title === null
      ? -1
      : contents.findIndex(
          (e) =>
            e.title === stripTitle(title).replace(/[;；。]$/, "") ||
            (e.id !== null && e.id !== "other" && e.id === identifyTitle(title)?.id),
        );
  drafts.forEach((draft, i) => {
    const headless = draft.columns.every((c) => c === "") && draft.raw === null && draft.form.length === 0;
    if (!headless || draft.rows.length === 0 || (draft.title !== null && identifyTitle(draft.title) !== null)) return;
    const before = place(drafts[i - 1]?.title ?? null);
    const after = place(drafts[i + 1]?.title ?? null);
    if (before < 0 || after !== before + 2) return;
    const entry = contents[before + 1]!;
    if (entry.id === null || drafts.some((d) => d.title !== null && identifyTitle(d.title)?.id === entry.id)) return;
    draft.title = entry.title;
    draft.trace.push(said(TRACE_NOTES["named-by-contents"], { title: entry.title }));
    draft.problems.push({ code: "header-lost" });
    draft.wreck = true;
  });
}

function nameDraft(draft: Draft, guide: Pick<Guide, "kindOf" | "moneyOf">): NamedTable {
  const meaning = draft.title === null ? null : identifyTitle(draft.title);
  const hasIndicators = draft.columns.some((c) => /一级指标|(^|\/)绩效指标$/.test(c));
  let id: TableId = meaning?.id ?? (hasIndicators ? "goal" : "other");
  // A title may name more than its table: a goal form has indicators, a statement has amounts.
  if (id === "goal" && draft.columns.some((c) => /(成本|产出|效益|满意度)指标.*三级指标/.test(c))) id = "goals-summary";
  if (id === "goals-overall" && !hasIndicators && draft.form.length === 0) id = "other";
  if (id === "other" && isUnitList(draft)) id = "units";
  const own = draft.places[0]!;
  const wish = guide.kindOf(own);
  if (wish !== null) id = wish;
  if (!TEXT_TABLES.includes(id)) mendOverflow(draft);
  fillMergedDown(draft, id);
  const captions = readCaptions([
    ...draft.captions,
    ...(draft.title
      ? [yearOnly(draft.title), /[(（](?:金额|货币|计量)?单位[:：]?[^()（）]*元[)）]/.exec(draft.title)?.[0] ?? ""]
      : []),
  ]);
  if (id === "goals-overall") captions.unitName ??= unitInForm(draft);
  const inForm = draft.form
    .flat()
    .map((cell) => (/[(（][百万亿千]*元[)）]/.test(cell.text.replace(/\s/g, "")) ? parseMoneyUnit(cell.text) : null))
    .find((u) => u !== null);
  captions.moneyUnit ??= inForm ?? null;
  const inHeader = draft.columns
    .map((c) => (/元[)）]?$|单位[:：]/.test(c) ? parseMoneyUnit(c) : null))
    .find((u) => u !== null);
  captions.moneyUnit ??= inHeader ?? null;
  captions.moneyUnit = guide.moneyOf(own) ?? captions.moneyUnit;
  return { draft, id, captions, fields: readFields(draft, id), ...(wish === null ? {} : { settled: true as const }) };
}

/** 部门（单位）名称 of the form. */
function unitInForm(draft: Draft): string | null {
  for (const row of draft.form) {
    const at = row.findIndex((c) => /^(部门|单位)([(（](部门|单位)[)）])?名称$/.test(fold(c.text)));
    const name = at < 0 ? "" : fold(row.slice(at + 1).find((c) => fold(c.text) !== "")?.text ?? "");
    if (/[\u4e00-\u9fff]{3,}/.test(name)) return name;
  }
  return null;
}

/** A list of the units of a department: names and nothing counted. */
function isUnitList(draft: Draft): boolean {
  if (draft.columns.length < 2 || draft.columns.length > 5 || !draft.columns.some((c) => /单位名称$/.test(fold(c))))
    return false;
  if (draft.columns.some((c) => /金额|预算数|决算数|合计|支出|收入|资金|数量|目标|项目/.test(c))) return false;
  return draft.rows.length > 0 && draft.rows.every((row) => row.every((c) => !/\d[.,]\d/.test(c.text ?? "")));
}

/**
 * Departments that print their basic expenditure only outside the statement by that name (基本支出总表 of Shenzhen,
 * 部门基本支出预算表): the first such table by economic class is that statement.
 */
function adoptBasic(named: readonly NamedTable[]): NamedTable[] {
  if (named.some((n) => n.id === "basic")) return [...named];
  const at = named.findIndex(
    (n) =>
      n.id === "other" &&
      !n.settled &&
      n.draft.title !== null &&
      /基本支出/.test(fold(n.draft.title)) &&
      n.draft.rows.some((row) => row.some((c) => c.text !== null && /工资福利支出$/.test(fold(c.text)))),
  );
  return named.map((n, i) => (i === at ? { ...n, id: "basic" as const } : n));
}

function yearOnly(title: string): string {
  return /20\d\d\s*年度?/.exec(title)?.[0] ?? "";
}
