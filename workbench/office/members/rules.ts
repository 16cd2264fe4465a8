import { columnsOf, intersect, rowsOf, type Rect } from "../../grid/addresses";
import { toEngineFormula } from "../../grid/structured-references";
import type { Host } from "../host";
import { HostError, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import { sheetOf, type RangeObject } from "../objects";

interface RangePart extends HostObject {
  readonly range: RangeObject;
}

const cells = (range: RangeObject, host: Host) => {
  const sheet = sheetOf(range, host);
  host.model.ensureSize(sheet, {
    ...range.rect,
    bottom: Math.min(range.rect.bottom, range.rect.top + 5_000),
    right: Math.min(range.rect.right, range.rect.left + 200),
  });
  const rect = host.model.onSheet(sheet, range.rect)!;
  return sheet.getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect));
};

const keyOf = (range: RangeObject): string => JSON.stringify([range.sheetId, range.rect]);

interface ValidationState {
  rule: Record<string, unknown>;
  errorAlert: Record<string, unknown>;
  prompt: Record<string, unknown>;
  ignoreBlanks: boolean;
}

const validations = new Map<string, ValidationState>();

const state = (range: RangeObject): ValidationState => {
  const known = validations.get(keyOf(range)) ?? { rule: {}, errorAlert: {}, prompt: {}, ignoreBlanks: true };
  validations.set(keyOf(range), known);
  return known;
};

interface Comparison {
  readonly formula1: number | string;
  readonly formula2?: number | string;
  readonly operator: string;
}

/** A rule of the API to the grid's own; a kind the grid cannot show is still kept and read back. */
const apply = (range: RangeObject, host: Host): void => {
  const { rule, errorAlert, ignoreBlanks } = state(range);
  const builder = host.model.api.newDataValidation();
  const list = rule["list"] as { source: string | RangeObject } | undefined;
  const custom = rule["custom"] as { formula: string } | undefined;
  const number = (rule["wholeNumber"] ?? rule["decimal"]) as Comparison | undefined;
  if (list) {
    const source = list.source;
    if (typeof source === "string" && !source.startsWith("=")) builder.requireValueInList(source.split(","));
    else if (typeof source === "string") builder.requireFormulaSatisfied(toEngineFormula(source));
    else builder.requireValueInRange(cells(source, host));
  } else if (custom) builder.requireFormulaSatisfied(toEngineFormula(custom.formula));
  else if (number) compare(builder, number, rule["wholeNumber"] !== undefined);
  else return;
  const options = {
    allowBlank: ignoreBlanks,
    error: String(errorAlert["message"] ?? ""),
    showErrorMessage: errorAlert["showAlert"] !== false,
  };
  cells(range, host).setDataValidation(
    builder
      .setAllowInvalid(errorAlert["style"] !== "Stop")
      .setOptions(options)
      .build(),
  );
};

type ValidationBuilder = ReturnType<Host["model"]["api"]["newDataValidation"]>;

const compare = (builder: ValidationBuilder, { formula1, formula2, operator }: Comparison, whole: boolean): void => {
  const first = Number(formula1);
  const second = Number(formula2);
  const rules: Record<string, () => unknown> = {
    Between: () => builder.requireNumberBetween(first, second, whole),
    NotBetween: () => builder.requireNumberNotBetween(first, second, whole),
    EqualTo: () => builder.requireNumberEqualTo(first, whole),
    NotEqualTo: () => builder.requireNumberNotEqualTo(first, whole),
    GreaterThan: () => builder.requireNumberGreaterThan(first, whole),
    GreaterThanOrEqualTo: () => builder.requireNumberGreaterThanOrEqualTo(first, whole),
    LessThan: () => builder.requireNumberLessThan(first, whole),
    LessThanOrEqualTo: () => builder.requireNumberLessThanOrEqualTo(first, whole),
  };
  rules[operator]?.();
};

play<RangePart>("DataValidation", {
  get: {
    Rule: (self) => state(self.range).rule,
    ErrorAlert: (self) => state(self.range).errorAlert,
    Prompt: (self) => state(self.range).prompt,
    IgnoreBlanks: (self) => state(self.range).ignoreBlanks,
    Type: (self) => {
      const kind = Object.keys(state(self.range).rule)[0];
      return kind ? kind[0]!.toUpperCase() + kind.slice(1) : "None";
    },
  },
  set: {
    Rule: (self, rule: Record<string, unknown>, host) => {
      state(self.range).rule = rule;
      apply(self.range, host);
    },
    ErrorAlert: (self, alert: Record<string, unknown>, host) => {
      state(self.range).errorAlert = alert;
      apply(self.range, host);
    },
    Prompt: (self, prompt: Record<string, unknown>) => void (state(self.range).prompt = prompt),
    IgnoreBlanks: (self, ignore: boolean, host) => {
      state(self.range).ignoreBlanks = ignore;
      apply(self.range, host);
    },
  },
  call: {
    Clear: (self, host) => {
      validations.delete(keyOf(self.range));
      const sheet = sheetOf(self.range, host);
      const rect = host.model.onSheet(sheet, self.range.rect);
      if (rect) sheet.getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect)).setDataValidation(null);
    },
  },
});

interface ConditionalState {
  readonly id: string;
  readonly kind: string;
  readonly range: RangeObject;
  cfId?: string;
  formula: string;
  comparison?: Comparison;
  text?: { operator: string; text: string };
  fill?: string;
  color?: string;
  bold?: boolean;
  italic?: boolean;
  stopIfTrue: boolean;
}

interface ConditionalObject extends HostObject {
  readonly id: string;
}

const conditionals = new Map<string, ConditionalState>();
let nextConditional = 1;

const conditional = (self: ConditionalObject): ConditionalState => {
  const found = conditionals.get(self.id);
  if (!found) throw itemNotFound();
  return found;
};

const touching = (range: RangeObject): ConditionalState[] =>
  [...conditionals.values()].filter(
    ({ range: own }) =>
      own.sheetId === range.sheetId &&
      own.rect.top <= range.rect.bottom &&
      own.rect.bottom >= range.rect.top &&
      own.rect.left <= range.rect.right &&
      own.rect.right >= range.rect.left,
  );

/** Draws the rule anew in the grid, once it says both when and how. */
const redraw = (rule: ConditionalState, host: Host): void => {
  const sheet = sheetOf(rule.range, host);
  if (rule.cfId) sheet.deleteConditionalFormattingRule(rule.cfId);
  rule.cfId = undefined;
  const builder = sheet.newConditionalFormattingRule();
  const when = condition(rule, builder);
  if (!when) return;
  if (rule.fill) when.setBackground(rule.fill);
  if (rule.color) when.setFontColor(rule.color);
  if (rule.bold) when.setBold(true);
  if (rule.italic) when.setItalic(true);
  const built = when.setRanges([cells(rule.range, host).getRange()]).build();
  rule.cfId = built.cfId;
  sheet.addConditionalFormattingRule(built);
};

type ConditionalBuilder = ReturnType<ReturnType<typeof sheetOf>["newConditionalFormattingRule"]>;
type HighlightBuilder = ReturnType<ConditionalBuilder["whenCellEmpty"]>;

const condition = (rule: ConditionalState, builder: ConditionalBuilder): HighlightBuilder | undefined => {
  if (rule.kind === "Custom")
    return rule.formula === "" ? undefined : builder.whenFormulaSatisfied(toEngineFormula(rule.formula));
  if (rule.kind === "ContainsText" && rule.text) {
    const { operator, text } = rule.text;
    const whens: Record<string, () => HighlightBuilder> = {
      Contains: () => builder.whenTextContains(text),
      NotContains: () => builder.whenTextDoesNotContain(text),
      BeginsWith: () => builder.whenTextStartsWith(text),
      EndsWith: () => builder.whenTextEndsWith(text),
    };
    return whens[operator]?.();
  }
  if (!rule.comparison) return undefined;
  const plain = (formula: unknown): string => String(formula).replace(/^=/, "");
  const first = plain(rule.comparison.formula1);
  if (/^".*"$/.test(first)) return builder.whenTextEqualTo(first.slice(1, -1));
  const a = Number(first);
  const b = Number(plain(rule.comparison.formula2));
  const whens: Record<string, () => HighlightBuilder> = {
    Between: () => builder.whenNumberBetween(a, b),
    NotBetween: () => builder.whenNumberNotBetween(a, b),
    EqualTo: () => builder.whenNumberEqualTo(a),
    NotEqualTo: () => builder.whenNumberNotEqualTo(a),
    GreaterThan: () => builder.whenNumberGreaterThan(a),
    GreaterThanOrEqual: () => builder.whenNumberGreaterThanOrEqualTo(a),
    LessThan: () => builder.whenNumberLessThan(a),
    LessThanOrEqual: () => builder.whenNumberLessThanOrEqualTo(a),
  };
  return whens[rule.comparison.operator]?.();
};

type GridRule = ReturnType<ReturnType<typeof sheetOf>["getConditionalFormattingRules"]>[number];
type GridRange = GridRule["ranges"][number];

const rectOf = ({ startRow, endRow, startColumn, endColumn }: GridRange): Rect => ({
  top: startRow,
  left: startColumn,
  bottom: endRow,
  right: endColumn,
});
const rangeOf = ({ top, left, bottom, right }: Rect): GridRange => ({
  startRow: top,
  endRow: bottom,
  startColumn: left,
  endColumn: right,
});

/** What of a rectangle lies outside of another. */
const without = (rect: Rect, hole: Rect): Rect[] => {
  const common = intersect(rect, hole);
  if (!common) return [rect];
  const { top, left, bottom, right } = common;
  return [
    { ...rect, bottom: top - 1 },
    { ...rect, top: bottom + 1 },
    { top, bottom, left: rect.left, right: left - 1 },
    { top, bottom, left: right + 1, right: rect.right },
  ].filter((part) => part.top <= part.bottom && part.left <= part.right);
};

type GridSheet = ReturnType<typeof sheetOf>;

const whatOf = ({ rule, stopIfTrue }: GridRule): string => JSON.stringify({ rule, stopIfTrue });

/** Rectangles that stand below one another are one. */
function joined(rects: readonly Rect[]): Rect[] {
  const out: Rect[] = [];
  for (const rect of [...rects].sort((a, b) => a.left - b.left || a.top - b.top)) {
    const last = out.at(-1);
    if (last && last.left === rect.left && last.right === rect.right && last.bottom + 1 === rect.top)
      out[out.length - 1] = { ...last, bottom: rect.bottom };
    else out.push(rect);
  }
  return out;
}

/** Conditional formats of a rectangle of one sheet in place of those of another, as copying cells does it. */
export function copyConditionals(from: GridSheet, to: GridSheet, rect: Rect, host: Host): void {
  clearConditionals(to, rect);
  // The grid puts a new rule before the others.
  for (const rule of [...from.getConditionalFormattingRules()].reverse()) {
    const parts = rule.ranges.flatMap((range) => intersect(rectOf(range), rect) ?? []);
    if (parts.length === 0) continue;
    // What comes back to where it was is of its rule again: a rule of its own would look at the cells of another first row.
    const same = to.getConditionalFormattingRules().find((one) => whatOf(one) === whatOf(rule));
    if (same) {
      const ranges = joined([...same.ranges.map(rectOf), ...parts]).map(rangeOf);
      to.setConditionalFormattingRule(same.cfId, { ...same, ranges });
      continue;
    }
    const id = `{conditional-${nextConditional++}}`;
    to.addConditionalFormattingRule({ ...structuredClone(rule), cfId: id, ranges: parts.map(rangeOf) });
    const known = [...conditionals.values()].find((one) => one.cfId === rule.cfId);
    if (known) conditionals.set(id, { ...known, id, cfId: id, range: { ...known.range, sheetId: to.getSheetId() } });
  }
  host.model.flush();
}

/**
 * Moves rows as Excel does it: a rule whose first row stays is longer or shorter by them, and its formula is that of its first cell. The grid
 * cuts such a rule in two, the second of which looks at rows beside its own.
 */
export function withConditionals(sheet: GridSheet, top: number, count: number, move: () => void): void {
  const before = sheet.getConditionalFormattingRules().map((rule) => structuredClone(rule));
  move();
  const moved = (row: number, gone: number): number =>
    count > 0 ? (row >= top ? row + count : row) : row >= top - count ? row + count : Math.min(row, gone);
  if (before.some(({ ranges }) => ranges.every((range) => range.startRow >= top))) return;
  const known = new Set(before.map((rule) => rule.cfId));
  for (const { cfId } of [...sheet.getConditionalFormattingRules()])
    if (!known.has(cfId)) sheet.deleteConditionalFormattingRule(cfId);
  for (const rule of before) {
    const ranges = rule.ranges
      .map(rectOf)
      .map((rect) => ({ ...rect, top: moved(rect.top, top), bottom: moved(rect.bottom, top - 1) }))
      .filter((rect) => rect.top <= rect.bottom)
      .map(rangeOf);
    sheet.setConditionalFormattingRule(rule.cfId, { ...rule, ranges });
  }
}

/** Takes a rectangle out of the rules of a sheet; those that are nowhere else go. */
function clearConditionals(sheet: GridSheet, rect: Rect): void {
  for (const rule of [...sheet.getConditionalFormattingRules()]) {
    if (!rule.ranges.some((range) => intersect(rectOf(range), rect))) continue;
    const left = rule.ranges.flatMap((range) => without(rectOf(range), rect)).map(rangeOf);
    if (left.length > 0) sheet.setConditionalFormattingRule(rule.cfId, { ...rule, ranges: left });
    else {
      sheet.deleteConditionalFormattingRule(rule.cfId);
      for (const [id, known] of conditionals) if (known.cfId === rule.cfId) conditionals.delete(id);
    }
  }
}

const KINDS = ["Custom", "CellValue", "ContainsText"];

play<RangePart>("ConditionalFormatCollection", {
  items: (self) => touching(self.range).map(({ id }): ConditionalObject => ({ type: "ConditionalFormat", id })),
  call: {
    Add: (self, _host, kind: string): ConditionalObject => {
      if (!KINDS.includes(kind))
        throw new HostError("ApiNotFound", `The workbench does not play conditional formats of type ${kind}.`);
      const id = `{conditional-${nextConditional++}}`;
      conditionals.set(id, { id, kind, range: self.range, formula: "", stopIfTrue: false });
      return { type: "ConditionalFormat", id };
    },
    GetCount: (self) => touching(self.range).length,
    GetItem: (_self, _host, id: string): ConditionalObject => ({
      type: "ConditionalFormat",
      id: conditional({ type: "ConditionalFormat", id }).id,
    }),
    ClearAll: (self, host) => clearConditionals(sheetOf(self.range, host), self.range.rect),
  },
});

play<ConditionalObject>("ConditionalFormat", {
  id: (self) => self.id,
  get: {
    Id: (self) => self.id,
    Type: (self) => conditional(self).kind,
    StopIfTrue: (self) => conditional(self).stopIfTrue,
    Priority: (self) => [...conditionals.keys()].indexOf(self.id),
    Custom: (self) => ({ type: "CustomConditionalFormat", id: self.id }),
    CustomOrNullObject: (self) =>
      conditional(self).kind === "Custom" ? { type: "CustomConditionalFormat", id: self.id } : null,
    CellValue: (self) => ({ type: "CellValueConditionalFormat", id: self.id }),
    TextComparison: (self) => ({ type: "TextConditionalFormat", id: self.id }),
  },
  set: { StopIfTrue: (self, stop: boolean) => void (conditional(self).stopIfTrue = stop), Priority: () => undefined },
  call: {
    Delete: (self, host) => {
      const rule = conditional(self);
      if (rule.cfId) sheetOf(rule.range, host).deleteConditionalFormattingRule(rule.cfId);
      conditionals.delete(self.id);
    },
    GetRange: (self) => conditional(self).range,
  },
});

const format = { Format: (self: ConditionalObject) => ({ type: "ConditionalRangeFormat", id: self.id }) };

play<ConditionalObject>("CustomConditionalFormat", {
  get: { ...format, Rule: (self) => ({ type: "ConditionalFormatRule", id: self.id }) },
});
play<ConditionalObject>("CellValueConditionalFormat", {
  get: { ...format, Rule: (self) => conditional(self).comparison ?? null },
  set: {
    Rule: (self, rule: Comparison, host) => {
      conditional(self).comparison = rule;
      redraw(conditional(self), host);
    },
  },
});
play<ConditionalObject>("TextConditionalFormat", {
  get: { ...format, Rule: (self) => conditional(self).text ?? null },
  set: {
    Rule: (self, rule: { operator: string; text: string }, host) => {
      conditional(self).text = rule;
      redraw(conditional(self), host);
    },
  },
});
play<ConditionalObject>("ConditionalFormatRule", {
  get: { Formula: (self) => conditional(self).formula },
  set: {
    Formula: (self, formula: string, host) => {
      conditional(self).formula = formula;
      redraw(conditional(self), host);
    },
  },
});
play<ConditionalObject>("ConditionalRangeFormat", {
  get: {
    Fill: (self) => ({ type: "ConditionalRangeFill", id: self.id }),
    Font: (self) => ({ type: "ConditionalRangeFont", id: self.id }),
  },
});

const paint =
  (key: "fill" | "color" | "bold" | "italic") =>
  (self: ConditionalObject, value: never, host: Host): void => {
    conditional(self)[key] = value;
    redraw(conditional(self), host);
  };

play<ConditionalObject>("ConditionalRangeFill", {
  get: { Color: (self) => conditional(self).fill ?? "" },
  set: { Color: paint("fill") },
});
play<ConditionalObject>("ConditionalRangeFont", {
  get: {
    Color: (self) => conditional(self).color ?? "",
    Bold: (self) => conditional(self).bold ?? false,
    Italic: (self) => conditional(self).italic ?? false,
  },
  set: { Color: paint("color"), Bold: paint("bold"), Italic: paint("italic") },
});
