import type {
  ColumnBinding,
  CorrectionStep,
  Corrections,
  FactStep,
  MoneyUnit,
  PrintedPlace,
  TableId,
  TableStep,
} from "../../disclosure";

type StepOf<T extends TableStep["type"]> = Extract<TableStep, { type: T }>;

/** What a person says of columns, by 0-based column. */
export interface ColumnWish {
  readonly column: number;
  readonly header: string;
  readonly binding: ColumnBinding | null;
}

/** A person's corrections as recognition asks for them, with a record of those that found their place. */
export class Guide {
  private readonly found = new Set<CorrectionStep>();
  private readonly byPlace = new Map<string, TableStep[]>();

  constructor(private readonly corrections: Corrections) {
    for (const step of corrections)
      if (step.type !== "fact") {
        const list = this.byPlace.get(step.table.at);
        if (list) list.push(step);
        else this.byPlace.set(step.table.at, [step]);
      }
  }

  /** What is said of the disclosure as a whole; the last word counts. */
  facts(): FactStep[] {
    const steps = this.corrections.filter((s): s is FactStep => s.type === "fact");
    for (const step of steps) this.found.add(step);
    return steps;
  }

  joinOf(place: PrintedPlace): "join" | "split" | null {
    const last = [...this.of(place, "join"), ...this.of(place, "split")].sort(this.inOrder).at(-1);
    return last ? this.take(last).type : null;
  }

  kindOf(place: PrintedPlace): TableId | null {
    const last = this.of(place, "kind").at(-1);
    return last ? this.take(last).id : null;
  }

  moneyOf(place: PrintedPlace): MoneyUnit | null {
    const last = this.of(place, "money").at(-1);
    return last ? this.take(last).value : null;
  }

  isLeftOut(place: PrintedPlace): boolean {
    const last = this.of(place, "leave-table").at(-1);
    if (last) this.take(last);
    return last !== undefined;
  }

  columnsOf(place: PrintedPlace): StepOf<"column">[] {
    return this.of(place, "column");
  }

  cellsOf(place: PrintedPlace): StepOf<"cell">[] {
    return this.of(place, "cell");
  }

  keptCellsOf(place: PrintedPlace): StepOf<"keep">[] {
    return this.of(place, "keep");
  }

  fieldsOf(place: PrintedPlace): StepOf<"field">[] {
    return this.of(place, "field");
  }

  rowsLeftOut(place: PrintedPlace): StepOf<"leave-row">[] {
    return this.of(place, "leave-row");
  }

  /** Says that a step found its place. */
  take<S extends CorrectionStep>(step: S): S {
    this.found.add(step);
    return step;
  }

  /** Steps that found no place: the document is not as it was when they were made. */
  unapplied(): CorrectionStep[] {
    return this.corrections.filter((s) => !this.found.has(s));
  }

  private of<T extends TableStep["type"]>(place: PrintedPlace, type: T): StepOf<T>[] {
    const steps = this.byPlace.get(place.at) ?? [];
    return steps.filter((s): s is StepOf<T> => s.type === type && s.table.title === place.title);
  }

  private readonly inOrder = (a: CorrectionStep, b: CorrectionStep): number =>
    this.corrections.indexOf(a) - this.corrections.indexOf(b);
}
