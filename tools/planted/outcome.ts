import { cellKey, parseAmount, type CellRef, type Disclosure } from "../../src/disclosure";
import type { CheckReport, EvidenceCell, Finding, Suggestion } from "../../src/checking";
import type { Target } from "./places";

/** What was said of one planted digit. */
export interface Outcome {
  /** A new finding names the cell or an equation it stands in; `error` where one of those is an error. */
  readonly told: "error" | "softer" | null;
  /** The first suggestion names the cell. */
  readonly cellFirst: boolean;
  /** … and what stood there. */
  readonly valueFirst: boolean;
  /** Why nothing was told; null where something was. */
  readonly reason: string | null;
  /** What was said anew, and the equations of the cell with what came of them: to find out why a cell was not named. */
  readonly said: readonly string[];
}

const signature = (f: Finding): string => `${f.rule}|${f.severity}|${f.message}`;

/** Holds the report on the document with the slip against the report on the clean one. */
export function outcomeOf(
  base: CheckReport,
  report: CheckReport,
  target: Target,
  planted: string,
  original: string,
  covered: (cell: CellRef) => number,
): Outcome {
  const known = new Set(base.findings.map(signature));
  const news = report.findings.filter((f) => f.outcome !== "pass" && !known.has(signature(f)));
  const naming = news.filter((f) => names(f, target, planted));
  const best = news
    .map((f) => f.suggestion)
    .filter((s) => s !== null)
    .sort((a, b) => b.explains - a.explains)[0];
  const hit = best ? changesOf(best).find((c) => isTarget(c.cell, target)) : undefined;
  return {
    told: naming.length === 0 ? null : naming.some((f) => f.severity === "error") ? "error" : "softer",
    cellFirst: hit !== undefined,
    valueFirst: hit !== undefined && sameAmount(hit.value, original),
    reason: naming.length > 0 ? null : reasonOf(report, target, news, covered),
    said: [...news.map(findingWords), ...equationsOf(report, target).map((e) => `${e.status} ${e.rule} ${e.title}`)],
  };
}

function findingWords(f: Finding): string {
  const s = f.suggestion;
  const suggested = s && [s, ...s.alternatives].map((c) => `${cellKey(c.cell)} = ${c.value}`).join(" or ");
  return `${f.severity} ${f.rule} ${f.message}${s ? ` => ${s.slip}, explains ${s.explains}: ${suggested}` : ""}`;
}

/** Where a form field stands, as the evidence addresses it. */
function fieldAddress(target: Target & { readonly type: "field" }) {
  return { table: target.table.id, index: target.table.index, field: target.field };
}

function equationsOf(report: CheckReport, target: Target) {
  const key = cellKey(target.type === "cell" ? target.cell : { ...fieldAddress(target), row: -1, column: -1 });
  return report.equations.filter((e) => [e.total, ...e.parts].some((t) => cellKey(t.cell) === key));
}

/** A finding or a consequence of it names the target: by its cell, by its suggestion or, for a field, by the form's name. */
function names(f: Finding, target: Target, planted: string): boolean {
  if (f.suggestion && changesOf(f.suggestion).some((c) => isTarget(c.cell, target))) return true;
  return [f, ...(f.consequences ?? [])]
    .flatMap((x) => x.cells)
    .some(
      (c) => (c.cell !== null && isTarget(c.cell, target)) || (target.type === "field" && isOfForm(c, target, planted)),
    );
}

/** A piece of evidence without a cell address that speaks of the form: labelled with its project, or quoting the number. */
function isOfForm(c: EvidenceCell, target: Target & { readonly type: "field" }, planted: string): boolean {
  const project = Object.entries(target.table.fields ?? {}).find(([label]) => /^项目名称/.test(label))?.[1];
  return (
    bare(c.quote ?? "") === bare(planted) ||
    (typeof project === "string" && c.label.includes("绩效") && c.label.includes(project))
  );
}

const bare = (text: string): string => text.replace(/[\s,]/g, "");

function isTarget(cell: CellRef, target: Target): boolean {
  return target.type === "cell"
    ? cellKey(cell) === cellKey(target.cell)
    : cell.table === target.table.id && cell.index === target.table.index && cell.field === target.field;
}

function changesOf(s: Suggestion): readonly { readonly cell: CellRef; readonly value: string }[] {
  return s.changes && s.changes.length > 1 ? s.changes : [s];
}

function sameAmount(a: string, b: string): boolean {
  const value = (text: string) => {
    const p = parseAmount(bare(text).replace(/%$/, ""));
    return p.kind === "amount" ? p.value.toFixed() : null;
  };
  return value(a) !== null && value(a) === value(b);
}

function reasonOf(
  report: CheckReport,
  target: Target,
  news: readonly Finding[],
  covered: (cell: CellRef) => number,
): string {
  const other = news.length > 0 ? `; other findings: ${[...new Set(news.map((f) => f.rule))].join(" ")}` : "";
  if (target.type === "field") return `no rule reads this field${other}`;
  if (covered(target.cell) === 0) return `under no equation${other}`;
  const own = report.equations.filter((e) =>
    [e.total, ...e.parts].some((t) => cellKey(t.cell) === cellKey(target.cell)),
  );
  if (own.length === 0) return `its equations are not evaluated any more${other}`;
  if (own.every((e) => e.status !== "fail"))
    return `its equations still hold (${own.map((e) => `${e.rule} ${e.status}`).join(", ")})${other}`;
  return `its equations fail, and no finding names it (${own
    .filter((e) => e.status === "fail")
    .map((e) => e.rule)
    .join(" ")})${other}`;
}

/** Words for a place: `general#1[6].合计`, `goal#2 预算数`. */
export function placeWords(d: Disclosure, target: Target): string {
  if (target.type === "field") return `${target.table.id}#${target.table.index} ${target.field}`;
  const t = d.tables.find((x) => x.id === target.cell.table && x.index === target.cell.index);
  const row = t?.rows[target.cell.row]
    ?.slice(0, 3)
    .map((c) => c.text ?? "")
    .filter((x) => x !== "")
    .join(" ");
  return `${target.cell.table}#${target.cell.index}[${row}].${t?.columns[target.cell.column]}`;
}
