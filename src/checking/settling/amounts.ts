import {
  Decimal,
  isDoubtful,
  parseAmount,
  publishedCell,
  repeatsAbove,
  publishedTable,
  type Disclosure,
  type Words,
} from "../../disclosure";
import { figuresOf, IdentityGraph } from "../diagnosis/graph";
import { remedies } from "../diagnosis/hypotheses";
import { halfDigit, unitTicks, type Figure } from "../identity/figure";
import { briefEquation, difference, onCells, statusOf, type Identity, type Values } from "../identity/identity";
import { evaluateRules, exactDigit, type Evaluation } from "../report/evaluate";
import { settingsOf } from "../rule/settings";
import { RULES } from "../rules";
import type { CheckContext } from "../types";
import { DOUBTS as WORDS } from "../../words";
import { columnShapes, NO_SHAPE, type ColumnShape } from "./column-shape";
import { isShaped, slipsOfReading } from "./misreading";
import type { Settlement } from "./settlement";

/** Sums of rows, columns, hierarchies and tables. What sentences say is read from a picture too, and rounds. */
const ARITHMETIC: ReadonlySet<string> = new Set(["W", "C", "H", "X"]);

/** So sure of itself an equation must be before anything is read by it. */
const LEAST_CONFIDENCE = 0.7;

/** Within a wider room than this many last digits a sum tells no value. */
const WIDEST = 60;

/** Amounts of any number of decimals. */
const ANY_SHAPE = { decimals: Infinity, trimmed: true };

/** Equations that are told of a cell. */
const MOST_GROUNDS = 4;

/** Doubts about an equation that only say that one of its cells may be misread: here that is what is asked. */
const OF_READING: ReadonlySet<unknown> = new Set([WORDS["cell-recognised"], WORDS["amount-illegible"]]);

/**
 * What the sums say of amounts that were read from a picture without certainty. A cell is settled by equations whose other cells are sure, or
 * settled already, and of which at least two are independent: no one wrong cell speaks through both.
 *
 * - It is confirmed where two such close exactly on what was read.
 * - Another value is taken where all of its equations ask for it, no other would do, and it may have been misread so ({@link slipsOfReading}).
 *   Else it is proposed at most, where the equations agree.
 *
 * @param held cells (by `cellKey`) for which nothing is to be taken: a person wants them as read, or a taken value proved wrong.
 */
export function settleAmounts(
  disclosure: Disclosure,
  context: CheckContext = {},
  held: ReadonlySet<string> = new Set(),
): Settlement[] {
  if (!disclosure.tables.some((t) => t.rows.some((row) => row.some(isDoubtful)))) return [];
  const refused = new Set(held);
  for (;;) {
    const settling = new Settling(disclosure, context, refused);
    settling.run();
    const wrong = settling.contradicted();
    if (wrong.length === 0) return settling.settlements();
    for (const key of wrong) refused.add(key);
  }
}

/** Cells that were corrected by the sums and do not satisfy all that is sure about them: by what was read anew since, other sums may hold. */
export function contradictedAmounts(disclosure: Disclosure, context: CheckContext = {}): string[] {
  const bySums = disclosure.tables.some((t) => t.rows.some((row) => row.some((c) => c.corrected?.by === "identities")));
  if (!bySums) return [];
  return new Settling(disclosure, context, new Set()).contradicted();
}

interface Equation {
  readonly identity: Identity;
  /** Value with which it closes, and how far from it the rounding allows another, in ticks. */
  readonly value: number;
  readonly room: number;
  /** The other figures that are no blanks, and those among them that nothing else vouches for. */
  readonly others: readonly string[];
  readonly alone: readonly string[];
}

class Settling {
  private readonly graph: IdentityGraph;
  private readonly shapes: ReadonlyMap<string, ColumnShape>;
  /** Figures of which nothing is known yet. */
  private readonly unsure = new Map<string, Figure>();
  private readonly found = new Map<string, Settlement>();
  /** Values of the corrected cells. */
  private readonly taken = new Map<string, Figure>();
  private readonly values: Values = (figure) => this.taken.get(figure.key) ?? figure;

  constructor(
    private readonly disclosure: Disclosure,
    context: CheckContext,
    private readonly held: ReadonlySet<string>,
  ) {
    const { off } = settingsOf(context.settings, disclosure);
    const rules = RULES.filter((r) => ARITHMETIC.has(r.group) && !off.has(r.id));
    const evaluation = evaluateRules(disclosure, rules);
    const identities = evaluation.identities.filter((i) => tells(i, evaluation));
    this.shapes = columnShapes(evaluation.model);
    for (const figure of identities.flatMap(figuresOf)) if (this.isUnsure(figure)) this.unsure.set(figure.key, figure);
    const sure = identities.filter((i) => figuresOf(i).every((f) => !this.unsure.has(f.key)) && statusOf(i) !== "fail");
    this.graph = new IdentityGraph(identities, exactDigit(sure) ?? exactOfFew(sure));
  }

  /** Settles what can be settled; each cell that is may settle its neighbours. */
  run(): void {
    for (let before = -1; before !== this.unsure.size;) {
      before = this.unsure.size;
      for (const figure of [...this.unsure.values()]) if (this.isAsked(figure)) this.settle(figure);
    }
  }

  settlements(): Settlement[] {
    return [...this.found.values()];
  }

  /** Corrected cells, here or in the disclosure, of which an equation of sure cells says otherwise. */
  contradicted(): string[] {
    const corrected = [...this.graph.figures.values()].filter(
      (f) => this.taken.has(f.key) || publishedCell(this.disclosure, f.ref!)?.corrected?.by === "identities",
    );
    return corrected
      .filter((f) => (this.graph.of.get(f.key) ?? []).some((i) => this.isKnown(i) && this.graph.fails(i, this.values)))
      .map((f) => f.key);
  }

  private settle(figure: Figure): void {
    const equations = this.equationsOf(figure);
    if (equations.length === 0) return;
    const shape = this.shapes.get(columnOf(figure)) ?? NO_SHAPE;
    const cell = publishedCell(this.disclosure, figure.ref!);
    const read = cell?.text ?? null;
    const amount = parseAmount(read);
    const legible =
      amount.kind === "blank" ? shape.nothing === "blank" : isShaped(amount, shape.uniform ? shape : ANY_SHAPE);
    const closing = legible ? equations.filter(({ value }) => value === figure.ticks) : [];
    const witnesses = independent(closing);
    const say = (settlement: Pick<Settlement, "verdict" | "text" | "taken">, grounds: readonly Words[]): void => {
      this.found.set(figure.key, { cell: figure.ref!, by: "identities", grounds, ...settlement });
    };
    if (witnesses && !this.held.has(figure.key)) {
      say({ verdict: "confirmed", text: read, taken: true }, this.told(witnesses, figure));
      this.unsure.delete(figure.key);
      return;
    }
    const possible = this.possible(figure, equations, shape);
    if (legible && possible.some((f) => f.ticks === figure.ticks)) return;
    const printed = possible.map((f) => ({ figure: f, ...printedAs(f, shape, read) }));
    const misread = printed.flatMap((p) => {
      const slips = p.fits ? slipsOfReading(read, p.text, shape) : null;
      return slips === null ? [] : [{ ...p, slips }];
    });
    const fewest = Math.min(...misread.map((p) => p.slips));
    const likely = misread.filter((p) => p.slips === fewest);
    const exact = printed.filter((p) => independent(equations.filter((e) => e.value === p.figure.ticks)));
    const [only] = [likely, printed, exact].find((list) => list.length === 1) ?? [];
    if (!only || only.text === read) return;
    // What closes on an amount as it was read, if only one sum does, speaks for it: the document may have the error. Where digits are missing,
    // what is within the rounding of a sum is as likely as what closes it.
    const agreed = independent(
      equations.filter(({ identity, value }) =>
        isShaped(amount, ANY_SHAPE) && figure.ticks !== only.figure.ticks
          ? this.graph.fails(identity, this.values)
          : fewest === 0 || value === only.figure.ticks,
      ),
    );
    const taken = agreed !== null && likely.length === 1 && !this.held.has(figure.key);
    if (taken) {
      this.taken.set(figure.key, only.figure);
      this.unsure.delete(figure.key);
    }
    say({ verdict: "proposed", text: only.text, taken }, this.told(agreed ?? equations, only.figure));
  }

  /** The values, as the column prints them, with which all of a figure's equations hold. */
  private possible(figure: Figure, equations: readonly Equation[], { decimals }: ColumnShape): Figure[] {
    const step = unitTicks(figure.unit) / 10 ** decimals;
    const from = Math.ceil(Math.max(...equations.map((e) => e.value - e.room)) / step - 1e-6);
    const to = Math.floor(Math.min(...equations.map((e) => e.value + e.room)) / step + 1e-6);
    if (to < from || to - from > WIDEST) return [];
    return Array.from({ length: to - from + 1 }, (_, i) =>
      withValue(figure, Math.round((from + i) * step), decimals),
    ).filter((f) => equations.every(({ identity }) => !this.graph.fails(identity, this.with(f))));
  }

  /** Equations whose other figures are sure, and not all of them blanks. */
  private equationsOf(figure: Figure): Equation[] {
    return (this.graph.of.get(figure.key) ?? []).flatMap((identity): Equation[] => {
      const all = figuresOf(identity).filter((f) => f.key !== figure.key);
      if (all.some((f) => this.unsure.has(f.key))) return [];
      const others = all.filter((f) => !this.values(f).blank).map((f) => f.key);
      const value = remedies(identity, this.values).find((c) => c.figure.key === figure.key)?.ticks;
      if (others.length === 0 || value === undefined) return [];
      const closed = withValue(figure, value, this.shapes.get(columnOf(figure))?.decimals ?? figure.decimals);
      const coefficient = identity.parts.find((p) => p.figure.key === figure.key)?.coefficient ?? 1;
      // One amount that stands alone in a sum is printed twice: whatever was rounded, the two are the same.
      const copied = others.length === 1 && Number.isInteger(value);
      const { tolerance } = this.graph.stateOf(identity, this.with(closed));
      const alone = others.filter((key) => !this.isVouchedFor(key, figure.key));
      return [{ identity, value, others, alone, room: copied ? 0 : tolerance / Math.abs(coefficient) }];
    });
  }

  /** True where a figure closes an equation of sure cells that another has no part in: it is not wrong by itself. */
  private isVouchedFor(key: string, but: string): boolean {
    return (this.graph.of.get(key) ?? []).some((i) => {
      const figures = figuresOf(i);
      return (
        this.isKnown(i) &&
        figures.every((f) => f.key !== but) &&
        figures.some((f) => f.key !== key && !this.values(f).blank) &&
        difference(i, this.values) === 0
      );
    });
  }

  private with(figure: Figure): Values {
    return (f) => (f.key === figure.key ? figure : this.values(f));
  }

  private told(equations: readonly Equation[], figure: Figure): Words[] {
    const values = this.with(figure);
    return equations.slice(0, MOST_GROUNDS).map(({ identity }) => {
      const parts = identity.parts.map((p) => ({ ...p, figure: values(p.figure) }));
      const { zh, en } = briefEquation({ ...identity, total: values(identity.total), parts });
      return { zh: `${identity.rule} ${zh}`, en: `${identity.rule} ${en}` };
    });
  }

  private isKnown(identity: Identity): boolean {
    return figuresOf(identity).every((f) => !this.unsure.has(f.key));
  }

  /** A cell that is in doubt, and one that prints something that is no amount. */
  private isUnsure(figure: Figure): boolean {
    const cell = publishedCell(this.disclosure, figure.ref!);
    return isDoubtful(cell) || (figure.blank && parseAmount(cell?.text).kind === "text");
  }

  private isAsked({ ref }: Figure): boolean {
    const table = publishedTable(this.disclosure, ref!);
    return isDoubtful(publishedCell(this.disclosure, ref!)) && !(table && repeatsAbove(table, ref!.row, ref!.column));
  }
}

/** True for a sum or a copy of cells that the law, the form or arithmetic asks for, in tables that were read whole. */
function tells(identity: Identity, { doubts }: Evaluation): boolean {
  const doubt = doubts.get(identity);
  return (
    (identity.kind === "sum" || identity.kind === "equal") &&
    identity.severity === "error" &&
    identity.confidence >= LEAST_CONFIDENCE &&
    onCells(identity) &&
    figuresOf(identity).every((f) => f.ref!.field === undefined) &&
    (doubt === undefined || OF_READING.has(doubt.reason.message))
  );
}

/** Fewer sums than a whole document has, all of them exact: the page of one table. */
const FEW_SUMS = 8;

/** As `exactDigit`, of a document of few sums; null where one of them is rounded. */
function exactOfFew(sure: readonly Identity[]): number | null {
  const sums = sure.filter((i) => i.kind === "sum" && i.parts.filter((p) => p.figure.ticks !== 0).length >= 2);
  if (sums.length < FEW_SUMS || sums.some((i) => difference(i) !== 0)) return null;
  return Math.max(...sums.map((i) => i.total.half));
}

/**
 * Two equations that no one wrong cell speaks through, first, and then the others; null where there are none. They have nothing in common but
 * the figure itself and what other equations vouch for, and are not one equation by the names of two rules.
 */
function independent(equations: readonly Equation[]): Equation[] | null {
  for (const [i, one] of equations.entries())
    for (const other of equations.slice(i + 1))
      if (!one.alone.some((key) => other.alone.includes(key)) && !sameKeys(one.others, other.others))
        return [one, other, ...equations.filter((e) => e !== one && e !== other)];
  return null;
}

const sameKeys = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((key) => b.includes(key));

function withValue(figure: Figure, ticks: number, decimals: number): Figure {
  const half = ticks === 0 ? 0 : halfDigit(Math.max(decimals, figure.decimals), figure.unit);
  return { ...figure, ticks, half, blank: false };
}

/** A value as its column would print it, and whether that column prints such. */
function printedAs(figure: Figure, shape: ColumnShape, read: string | null): { text: string | null; fits: boolean } {
  if (figure.ticks === 0) {
    const text = shape.nothing === "nought" ? new Decimal(0).toFixed(shape.decimals) : null;
    return { text, fits: shape.nothing !== "either" };
  }
  const value = new Decimal(figure.ticks).div(unitTicks(figure.unit));
  const text = shape.trimmed ? value.toFixed() : value.toFixed(shape.decimals);
  return {
    text,
    fits: shape.amounts > 0 && (figure.ticks > 0 || shape.negatives > 0 || /[-−–—－△▲(（]/.test(read ?? "")),
  };
}

const columnOf = ({ ref }: Figure): string => `${ref!.table}#${ref!.index}:${ref!.column}`;
