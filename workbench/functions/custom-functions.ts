import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FunctionType,
  IFunctionService,
  NullValueObject,
  NumberValueObject,
  SetTriggerFormulaCalculationStartMutation,
  StringValueObject,
  type BaseValueObject,
} from "@univerjs/preset-sheets-core";
import { ICommandService } from "@univerjs/core";
import type { UniverInjector } from "../grid/univer";
import { shapeArguments, type CellValue, type EngineValue } from "./arguments";
import type { FunctionMetadata } from "./metadata";

/** What the add-in's custom-functions runtime answered to one call. */
export type Answer = { readonly value: unknown } | { readonly error: string; readonly message: string };

export type Invoke = (id: string, args: readonly unknown[], address: string) => Promise<Answer>;

interface Place {
  readonly unitId: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

const errorValue = (text: string): BaseValueObject =>
  ErrorValueObject.create(text as Parameters<typeof ErrorValueObject.create>[0]);

/** The error of one cell of a spilled result, as the runtime hands it over: itself, or its JSON. */
function errorCode(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const { code, primitive, basicValue } = value as Record<string, unknown>;
  return [code, primitive, basicValue].find((c): c is string => typeof c === "string" && c.startsWith("#")) ?? null;
}

/** Text stays text even where it looks like a number: a code that a function returns keeps its leading zero. */
const toCell = (value: unknown): BaseValueObject => {
  if (value === null || value === undefined) return NullValueObject.create();
  if (typeof value === "number") return Number.isFinite(value) ? NumberValueObject.create(value) : errorValue("#NUM!");
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  const error = errorCode(value);
  return error === null ? StringValueObject.create(String(value)) : errorValue(error);
};

const toEngine = (value: unknown): BaseValueObject => {
  if (!Array.isArray(value)) return toCell(value);
  const rows = value.map((row) => (Array.isArray(row) ? row : [row]).map(toCell));
  return ArrayValueObject.create({
    calculateValueList: rows,
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
};

const single = (variant: BaseValueObject): CellValue => {
  if (variant.isNull()) return null;
  return variant.isError() ? String((variant as ErrorValueObject).getErrorType()) : (variant.getValue() as CellValue);
};

/** Cells below one another become one range: the engine looks every dirty range up for every formula. */
function columnRuns(places: readonly Place[]) {
  const sorted = [...places].sort((a, b) =>
    a.sheetId === b.sheetId ? a.column - b.column || a.row - b.row : a.sheetId < b.sheetId ? -1 : 1,
  );
  const runs: {
    unitId: string;
    sheetId: string;
    range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
  }[] = [];
  for (const { unitId, sheetId, row, column } of sorted) {
    const last = runs.at(-1);
    const follows = last?.sheetId === sheetId && last.range.startColumn === column && row <= last.range.endRow + 1;
    if (last && follows) last.range.endRow = Math.max(last.range.endRow, row);
    else runs.push({ unitId, sheetId, range: { startRow: row, endRow: row, startColumn: column, endColumn: column } });
  }
  return runs;
}

/**
 * Registers the add-in's functions in the formula engine by their metadata. The first evaluation of a call shows `#BUSY!`
 * and sends the call to the add-in; all calls of one calculation travel together, and when their answers are there, the
 * cells are calculated again. That is how Excel does it, and it is what makes thousands of calls one round trip.
 */
export class CustomFunctions {
  private readonly answers = new Map<string, Answer>();
  private readonly waiting = new Map<string, Map<string, Place>>();
  private readonly messages = new Map<string, string>();
  private answered: string[] = [];
  private flushing = false;

  constructor(
    private readonly injector: UniverInjector,
    private readonly invoke: Invoke,
    private readonly addressOf: (sheetId: string, row: number, column: number) => string,
    private readonly onActivity: () => void,
  ) {}

  /** How many calls the add-in has not answered yet. */
  get pending(): number {
    return this.waiting.size;
  }

  /** The text that came with an error shown in a cell. */
  messageAt(sheetId: string, row: number, column: number): string | undefined {
    return this.messages.get(`${sheetId}!${row}!${column}`);
  }

  register(functions: readonly FunctionMetadata[]): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the executor class below has its own `this`
    const owner = this;
    const service = this.injector.get(IFunctionService);
    for (const metadata of functions) {
      class AddinFunction extends BaseFunction {
        override calculate(...variants: BaseValueObject[]): BaseValueObject {
          const place = { unitId: this.unitId!, sheetId: this.subUnitId!, row: this.row, column: this.column };
          return owner.evaluate(metadata, variants, place);
        }
      }
      service.registerExecutors(new AddinFunction(metadata.name));
      service.registerDescriptions({
        functionName: metadata.name,
        functionType: FunctionType.User,
        description: metadata.description ?? "",
        abstract: metadata.description ?? "",
        functionParameter: (metadata.parameters ?? []).map((parameter) => ({
          name: parameter.name,
          detail: parameter.description ?? "",
          example: "",
          require: parameter.optional === true ? 0 : 1,
          repeat: parameter.repeating === true ? 1 : 0,
        })),
      });
    }
  }

  /** Forgets what was answered: after the add-in was loaded anew. */
  forget(): void {
    this.answers.clear();
  }

  private evaluate(metadata: FunctionMetadata, variants: BaseValueObject[], place: Place): BaseValueObject {
    const cell = `${place.sheetId}!${place.row}!${place.column}`;
    const failed = variants.find((variant) => variant.isError());
    if (failed) return failed;
    const values = variants.map((variant): EngineValue => {
      if (!variant.isArray()) return single(variant);
      return (variant as ArrayValueObject)
        .getArrayValue()
        .map((row) => row.map((cell) => (cell ? single(cell) : null)));
    });
    const shaped = shapeArguments(values, metadata);
    if (!shaped) {
      this.messages.set(cell, "参数的个数或类型不对。");
      return errorValue("#VALUE!");
    }
    const key = JSON.stringify([metadata.id, shaped]);
    const answer = this.answers.get(key);
    if (!answer) {
      this.send(key, metadata.id, shaped, cell, place);
      return errorValue("#BUSY!");
    }
    if ("error" in answer) {
      if (answer.message) this.messages.set(cell, answer.message);
      return errorValue(answer.error);
    }
    this.messages.delete(cell);
    return toEngine(answer.value);
  }

  private send(key: string, id: string, args: readonly unknown[], cell: string, place: Place): void {
    const known = this.waiting.get(key);
    if (known) {
      known.set(cell, place);
      return;
    }
    this.waiting.set(key, new Map([[cell, place]]));
    void this.invoke(id, args, this.addressOf(place.sheetId, place.row, place.column))
      .catch((error: unknown): Answer => ({
        error: "#VALUE!",
        message: error instanceof Error ? error.message : String(error),
      }))
      .then((answer) => {
        this.answers.set(key, answer);
        this.answered.push(key);
        this.flushSoon();
      });
  }

  /** Calculates the waiting cells again, all that were answered within a moment together. */
  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    setTimeout(() => {
      this.flushing = false;
      const places = this.answered.flatMap((key) => [...(this.waiting.get(key)?.values() ?? [])]);
      for (const key of this.answered) this.waiting.delete(key);
      this.answered = [];
      this.onActivity();
      if (places.length === 0) return;
      const dirtyRanges = columnRuns(places);
      this.injector
        .get(ICommandService)
        .syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, { dirtyRanges }, { onlyLocal: true });
    }, 20);
  }
}
