import {
  fold,
  parseMoneyUnit,
  STANDARD_COLUMNS,
  stripWhitespace,
  type ContentsEntry,
  type Disclosure,
  type FormFields,
  type MoneyUnit,
  type NarrativeFigure,
  type NarrativeParagraph,
  type PublishedTable,
  type RecognitionIssue,
  type StandardTable,
  type StandardTableId,
  type TableId,
} from "../disclosure";
import { extractFigures, splitParagraphs } from "../narrative";
import type { SourceDocument } from "../reading/source-document";
import { assemble } from "./pages/assemble";
import { readContents } from "./naming/contents";
import { readFacts } from "./naming/facts";
import { fillMergedDown, hasContent, readFields } from "./forms/finish";
import { toStream } from "./stream";
import { amountsLeftOut } from "./left-out";
import type { StreamLine } from "./stream/stream";
import type { Draft } from "./table/draft";
import { bind, standardise } from "./standard";
import { readCaptions, type CaptionFacts } from "./words/captions";
import { identifyTitle, stripTitle } from "./words/titles";

interface Named {
  readonly draft: Draft;
  readonly id: TableId;
  readonly captions: CaptionFacts;
  readonly fields: FormFields | null;
}

/**
 * Recognises a disclosure in one or more files that belong together (tables in one, 情况说明 in another).
 * Pure: no I/O, no clock. Never throws for odd content; what it could not read is in `issues` and in the tables.
 */
export function recognise(documents: readonly SourceDocument[]): Disclosure {
  const several = documents.length > 1;
  const drafts: Draft[] = [];
  const lines: StreamLine[] = [];
  const heads: string[] = [];
  const issues: RecognitionIssue[] = [];
  for (const document of documents) {
    const stream = toStream(document, several);
    const assembly = assemble(stream.items);
    heads.push(...stream.heads);
    drafts.push(...assembly.tables);
    for (const line of assembly.lines) lines.push(line);
    for (const issue of document.issues) {
      if (issue.code === "page-without-text" || issue.code === "text-untrusted") {
        issues.push({
          code: "page-without-text",
          table: null,
          values: { pages: issue.pages.join("、"), file: document.file },
          source: { page: issue.pages[0] ?? 1 },
        });
      }
    }
  }
  const { entries: contents, used } = readContents(lines);
  adoptOrphans(drafts, contents);
  const named = adoptBasic(drafts.map(nameDraft));
  const facts = readFacts({
    titles: named.flatMap((n) => (n.draft.title ? [n.draft.title] : [])),
    captions: named.map((n) => n.captions),
    lines: [...heads, ...lines.map((l) => l.text)],
  });
  const tables: PublishedTable[] = [];
  const standard: StandardTable[] = [];
  const counts = new Map<TableId, number>();
  for (const n of named) {
    const index = (counts.get(n.id) ?? 0) + 1;
    counts.set(n.id, index);
    const { table, bound } = publish(n, index, facts);
    tables.push(table);
    if (bound) standard.push(standardise(table, bound, facts.year));
    if (table.state === "unreadable") {
      issues.push({
        code: "table-unreadable",
        table: table.title,
        values: { title: table.title },
        source: table.source,
      });
    } else
      for (const p of table.problems)
        issues.push({ code: "rows-unreadable", table: table.title, values: { problem: p }, source: table.source });
    if (table.moneyUnit === null && bound && needsMoneyUnit(n.id) && table.state === "filled") {
      issues.push({
        code: "money-unit-missing",
        table: table.title,
        values: { title: table.title },
        source: table.source,
      });
    }
  }
  for (const entry of contents) {
    if (entry.id === null || !isPromisedTable(entry.id) || tables.some((t) => matches(t, entry.id!, entry.title)))
      continue;
    const index = (counts.get(entry.id as TableId) ?? 0) + 1;
    counts.set(entry.id as TableId, index);
    tables.push(absentTable(entry.id as TableId, index, entry.title, facts));
    issues.push({ code: "table-absent", table: entry.title, values: { title: entry.title }, source: entry.source });
  }
  issues.push(
    ...amountsLeftOut(
      documents,
      tables,
      lines.map((l) => l.text),
    ),
  );
  const text = lines.filter((l) => !used.has(l));
  const paragraphs: NarrativeParagraph[] = splitParagraphs(text);
  const narrative: NarrativeFigure[] = extractFigures(paragraphs, {
    year: facts.year,
    kind: facts.kind,
    unitName: facts.unitName,
  });
  return { ...facts, tables, standard, narrative, paragraphs, contents, issues };
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
    draft.trace.push(`标题与表头缺失，按目录次序认作“${entry.title}”`);
    draft.problems.push("标题与表头缺失，只保留了残存的行，栏目无法确定");
    draft.wreck = true;
  });
}

/** Extra tables and goal forms are promised in kind, not by title. */
function isPromisedTable(id: string): boolean {
  return id !== "other" && id !== "goal" && id !== "units";
}

function matches(table: PublishedTable, id: string, title: string): boolean {
  if (table.id === id) return true;
  return fold(stripTitle(table.title)) === title;
}

function nameDraft(draft: Draft): Named {
  const meaning = draft.title === null ? null : identifyTitle(draft.title);
  const hasIndicators = draft.columns.some((c) => /一级指标|(^|\/)绩效指标$/.test(c));
  let id: TableId = meaning?.id ?? (hasIndicators ? "goal" : "other");
  // A title may name more than its table: a goal form has indicators, a statement has amounts.
  if (id === "goal" && draft.columns.some((c) => /(成本|产出|效益|满意度)指标.*三级指标/.test(c))) id = "goals-summary";
  if (id === "goals-overall" && !hasIndicators && draft.form.length === 0) id = "other";
  if (id === "other" && isUnitList(draft)) id = "units";
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
  return { draft, id, captions, fields: readFields(draft, id) };
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
function adoptBasic(named: readonly Named[]): Named[] {
  if (named.some((n) => n.id === "basic")) return [...named];
  const at = named.findIndex(
    (n) =>
      n.id === "other" &&
      n.draft.title !== null &&
      /基本支出/.test(fold(n.draft.title)) &&
      n.draft.rows.some((row) => row.some((c) => c.text !== null && /工资福利支出$/.test(fold(c.text)))),
  );
  return named.map((n, i) => (i === at ? { ...n, id: "basic" as const } : n));
}

function yearOnly(title: string): string {
  return /20\d\d\s*年度?/.exec(title)?.[0] ?? "";
}

const TEXT_TABLES: readonly TableId[] = ["units", "goals-overall"];

function needsMoneyUnit(id: TableId): boolean {
  return id !== "other" && !TEXT_TABLES.includes(id) && id !== "goal";
}

type Facts = ReturnType<typeof readFacts>;

function publish(
  n: Named,
  index: number,
  facts: Facts,
): { table: PublishedTable; bound: ReturnType<typeof bind> | null } {
  const { draft, id, captions } = n;
  const bound = id === "other" ? null : bind(id, draft.columns, draft.rows);
  const money = moneyColumns(id, bound, draft);
  const trace = [...draft.trace];
  if (bound) {
    trace.push(
      ...bound.map(
        (b, c) =>
          `${draft.columns[c] || `第 ${c + 1} 栏`} → ${b ? `${b.item ? `${b.item}：` : ""}${describe(id as StandardTableId, b.key)}` : "（原样保留）"}`,
      ),
    );
  }
  let moneyUnit: MoneyUnit | null = captions.moneyUnit;
  if (moneyUnit === null && facts.moneyUnit !== null && needsMoneyUnit(id)) {
    moneyUnit = facts.moneyUnit;
    trace.push(`本表未印金额单位，按本套报表统一的单位 ${moneyUnit}`);
  }
  const filled = hasContent(id, draft.rows, money, n.fields);
  const unreadable =
    draft.wreck || (draft.raw?.unreadable ?? (bound !== null && needsMoneyUnit(id) && bound.every((b) => b === null)));
  const table: PublishedTable = {
    id,
    index,
    title: draft.title === null ? "（无标题）" : cleanTitle(draft.title),
    unitCode:
      captions.unitCode ??
      (captions.unitName === null || stripWhitespace(captions.unitName) === facts.unitName ? facts.unitCode : null),
    // A caption that wraps loses the end of the name; the code tells that it is the same unit.
    unitName:
      captions.unitCode !== null && captions.unitCode === facts.unitCode
        ? facts.unitName
        : (captions.unitName ?? facts.unitName),
    year: facts.year ?? captions.year,
    asOf: captions.asOf,
    moneyUnit,
    state: unreadable ? "unreadable" : filled ? "filled" : "empty",
    note: draft.notes.length > 0 ? draft.notes.join("\n") : null,
    pages: draft.pages,
    source: draft.source,
    columns: draft.columns,
    columnNumbers: draft.columnNumbers,
    rows: draft.rows,
    merges: draft.merges,
    fields: n.fields,
    problems: unreadable && draft.problems.length === 0 ? ["表头无法识别"] : draft.problems,
    trace,
  };
  return { table, bound: unreadable ? null : bound };
}

/** Marks that a conversion left in a title are no part of it. */
function cleanTitle(title: string): string {
  return title.replace(/\[bookmark:[^\]]*\]/gi, "").trim();
}

const HELPER_LABELS: Readonly<Record<string, string>> = {
  line: "行次",
  unitCode: "单位编码",
  unitName: "单位名称",
  codePart: "科目编码的一段",
  governmentCodePart: "政府经济科目编码的一段",
  economicCode: "部门经济科目编码",
  yearColumn: "年度",
  item: "项目名称",
  code: "编码",
};

function describe(id: StandardTableId, key: string): string {
  return STANDARD_COLUMNS[id].find((c) => c.key === key)?.path.join("/") ?? HELPER_LABELS[key] ?? key;
}

/** Columns that hold money; in a table without binding, every column that prints amounts but serial numbers and codes. */
function moneyColumns(id: TableId, bound: ReturnType<typeof bind> | null, draft: Draft): number[] {
  const keys = new Set(id === "other" ? [] : STANDARD_COLUMNS[id].filter((c) => c.type === "money").map((c) => c.key));
  return draft.columns.flatMap((column, c) => {
    const b = bound?.[c];
    if (b) return keys.has(b.key) || b.item !== undefined ? [c] : [];
    return /序号|行次|编码|代码|(^|\/)[类款项]$|年度/.test(column) ? [] : [c];
  });
}

function absentTable(id: TableId, index: number, title: string, facts: Facts): PublishedTable {
  return {
    id,
    index,
    title,
    unitCode: facts.unitCode,
    unitName: facts.unitName,
    year: facts.year,
    asOf: null,
    moneyUnit: null,
    state: "absent",
    note: null,
    pages: [],
    columns: [],
    columnNumbers: null,
    rows: [],
    merges: [],
    fields: null,
    problems: [],
    trace: ["目录列有此表，正文未见"],
  };
}
