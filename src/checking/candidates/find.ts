import { columnLabel, STANDARD_COLUMNS, type ColumnKey, type Disclosure } from "../../disclosure";
import { statusOf } from "../identity/identity";
import { isTelling, money, type Figure } from "../identity/figure";
import { evaluateRules } from "../report/evaluate";
import { CheckModel, type TableView } from "../document/model";
import { RULES } from "../rules";
import { cellName, EACH_ROW, namelessRows, writtenCell } from "../rule/user-rule-cells";
import { userRules } from "../rule/user-rules";
import type { CheckContext } from "../types";
import { formOf, formOfTerms, Span } from "./span";

/** An equation that is seen to hold and that no rule covers: offered, never counted before a person takes it up. */
export interface RuleCandidate {
  readonly identity: string;
  /** How many of its checks hold, none fails; and in how many documents. */
  readonly held: number;
  readonly documents: number;
  /** Different amounts among them. */
  readonly amounts: number;
  /** Each of them: in which of the documents, for which row (`""` where the rule names its rows), and the amount in 万元. */
  readonly holdings: readonly { readonly document: number; readonly row: string; readonly amount: string }[];
}

/** A document with what it is checked by. */
export interface CandidateSource {
  readonly disclosure: Disclosure;
  readonly context: CheckContext;
}

/** Amounts of a column by the names of their rows; or of one cell, by the one name that it has. */
interface Strand {
  readonly label: string;
  readonly table: string;
  readonly column: string;
  /** For each document, the figures that are not nothing. */
  readonly figures: readonly ReadonlyMap<string, Figure>[];
  /** Stands for each row. */
  readonly each: boolean;
}

/** Fewer different amounts meet by chance. */
const LEAST_AMOUNTS = 2;
/** So many are offered. */
const MOST_OFFERED = 20;

/**
 * Equations that hold in all documents of a unit: copies of a column in another table, sums of columns, and cells that say the same in several
 * years. What follows from the rules is none, nor what follows from one that is offered already.
 */
export function ruleCandidates(sources: readonly CandidateSource[]): RuleCandidate[] {
  const documents = sources.map((source) => ({ ...source, model: new CheckModel(source.disclosure, source.context) }));
  const spans = documents.map(covered);
  const strands = strandsOf(documents.map((d) => d.model));
  const found = [...copies(strands), ...sums(strands.filter((s) => s.each))].flatMap((e) => measured(e, spans) ?? []);
  found.sort((a, b) => b.candidate.documents - a.candidate.documents || b.worth - a.worth);
  const out: RuleCandidate[] = [];
  for (const { equation, candidate } of found) {
    if (out.length >= MOST_OFFERED) break;
    // One that was taken before may say it already.
    if (!measured(equation, spans)) continue;
    instancesOf(equation).forEach(({ document, terms }) => {
      const form = formOfTerms(terms);
      if (form) spans[document]!.add(form);
    });
    out.push(candidate);
  }
  return out;
}

/** What the rules say of a document: the equations that hold. */
function covered({ disclosure, context }: CandidateSource): Span {
  const span = new Span();
  const rules = [...RULES, ...userRules(context.userRules ?? [])];
  for (const identity of evaluateRules(disclosure, rules, context).identities) {
    if (statusOf(identity) === "fail") continue;
    const form = formOf(identity);
    if (form) span.add(form);
  }
  return span;
}

/** An equation of strands: `total = Σ parts`. */
interface Equation {
  readonly total: Strand;
  readonly parts: readonly Strand[];
}

interface Instance {
  readonly document: number;
  readonly row: string;
  readonly amount: number;
  readonly terms: readonly (readonly [number, Figure])[];
}

/** The rows on which an equation says something; null where it does not hold on one. */
function heldInstances({ total, parts }: Equation): Instance[] | null {
  const out: Instance[] = [];
  for (let document = 0; document < total.figures.length; document++) {
    const own = total.figures[document]!;
    const others = parts.map((p) => p.figures[document]!);
    const rows = total.each ? new Set([own, ...others].flatMap((f) => [...f.keys()])) : new Set([""]);
    for (const row of rows) {
      const of = (f: ReadonlyMap<string, Figure>) => (total.each ? f.get(row) : [...f.values()][0]);
      const figure = of(own);
      const figures = others.flatMap((f) => of(f) ?? []);
      // Rows of a longer table that the first one lacks are not spoken of; where it is asked for each row, they are.
      if (!figure) {
        if (figures.length > 0 && parts.length > 1) return null;
        continue;
      }
      const sum = figures.reduce((s, f) => s + f.ticks, 0);
      if (sum !== figure.ticks) return null;
      out.push({
        document,
        row,
        amount: figure.ticks,
        terms: [[1, figure], ...figures.map((f) => [-1, f] as const)],
      });
    }
  }
  return out;
}

const instancesOf = (equation: Equation): Instance[] => heldInstances(equation) ?? [];

/** What an equation is worth; null where it does not hold, says nothing of its own, or too little. */
function measured(
  equation: Equation,
  spans: readonly Span[],
): { equation: Equation; candidate: RuleCandidate; worth: number } | null {
  const instances = heldInstances(equation);
  if (!instances) return null;
  const own = instances.filter(({ document, terms }) => {
    const form = formOfTerms(terms);
    return form !== null && !spans[document]!.holds(form);
  });
  const amounts = new Set(own.map((i) => i.amount).filter(isTelling)).size;
  if (amounts < LEAST_AMOUNTS || own.length * 2 < instances.length) return null;
  const { total, parts } = equation;
  return {
    equation,
    candidate: {
      identity: `${total.label} = ${parts.map((p) => p.label).join(" + ")}`,
      held: instances.length,
      documents: new Set(instances.map((i) => i.document)).size,
      amounts,
      holdings: instances.map(({ document, row, amount }) => ({ document, row, amount: money(amount) })),
    },
    // Short ones, and those that name the same column, say more.
    worth: amounts * (parts.every((p) => p.column === total.column) ? 3 : 1) - parts.length,
  };
}

/** Columns of tables with codes, and cells of the others where there are several documents. */
function strandsOf(models: readonly CheckModel[]): Strand[] {
  const columns = new Map<string, { table: string; column: string; figures: Map<string, Figure>[]; each: boolean }>();
  const put = (label: string, table: string, column: string, each: boolean, at: number, row: string, f: Figure) => {
    let own = columns.get(label);
    if (!own) columns.set(label, (own = { table, column, each, figures: models.map(() => new Map<string, Figure>()) }));
    own.figures[at]!.set(row, f);
  };
  models.forEach((model, at) => {
    for (const view of model.tables.values()) {
      if (model.views(view.id).length !== 1 || view.damaged) continue;
      const coded = view.rows.filter((r) => r.code !== null && r.side === null).length >= 2;
      for (const { key } of STANDARD_COLUMNS[view.id].filter((c) => c.type === "money")) {
        // Of rows that can't be named nobody can say that it holds.
        if (coded && namelessRows(model, view, key) > 0) continue;
        const column = columnLabel(view.id, key);
        for (const [row, figure] of namedFigures(model, view, key)) {
          const label = writtenCell({ table: view.label, row: coded ? EACH_ROW : row, column });
          put(label, view.id, column.split("/").at(-1)!, coded, at, row, figure);
        }
      }
    }
  });
  return [...columns]
    .map(([label, strand]) => ({ label, ...strand }))
    .filter((s) => (s.each ? s.figures.some((f) => f.size > 0) : s.figures.filter((f) => f.size > 0).length > 1));
}

function namedFigures(model: CheckModel, view: TableView, key: ColumnKey): [string, Figure][] {
  return view.rows.flatMap((row): [string, Figure][] => {
    const figure = model.figure(view, row, key);
    if (!figure || figure.ticks === 0) return [];
    const name = cellName(view, row, key)?.row;
    return name === undefined ? [] : [[name, figure]];
  });
}

/** One fact in two tables. */
function* copies(strands: readonly Strand[]): Generator<Equation> {
  for (const [i, a] of strands.entries())
    for (const b of strands.slice(i + 1)) {
      if (a.table === b.table || a.each !== b.each) continue;
      const size = (s: Strand) => s.figures.reduce((n, f) => n + f.size, 0);
      // The shorter table is asked for each of its rows.
      const [total, part] = size(a) <= size(b) ? [a, b] : [b, a];
      yield { total, parts: [part] };
    }
}

/** A column that two others make up: of its own table, or one each of two. */
function* sums(strands: readonly Strand[]): Generator<Equation> {
  for (const total of strands)
    for (const [i, a] of strands.entries()) {
      if (a === total) continue;
      for (const b of strands.slice(i + 1)) {
        if (b === total) continue;
        const together = a.table === b.table;
        const alike = !together && a.column === b.column && a.table !== total.table && b.table !== total.table;
        if (together || alike) yield { total, parts: [a, b] };
      }
    }
}
