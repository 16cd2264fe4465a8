/** Equations made for what the diagnosis decides at its edges: what is tried, what outweighs what, what is taken back, what is told. */
import { diagnose, printedValue, suggestionsOf } from "../../src/checking/diagnosis/diagnose";
import { halfDigit, unitTicks, type Figure } from "../../src/checking/identity/figure";
import type { Identity } from "../../src/checking/identity/identity";
import { Decimal, type MoneyUnit } from "../../src/disclosure";
import type { Case } from "./rule-cases";

interface Print {
  /** Row and column of the cell; null for a figure of the text. */
  readonly at?: readonly [row: number, column: number, table?: number] | null;
  readonly unit?: MoneyUnit;
  readonly ambiguous?: true;
}

let cells = 0;

/** A figure as it is printed: `12.34`, an empty text for a blank cell. */
function cell(printed: string, { at, unit = "万元", ambiguous }: Print = {}): Figure {
  const number = cells++;
  const [row, column, table] = at ?? [number, 0];
  const decimals = /\.(\d+)/.exec(printed)?.[1]?.length ?? (printed === "" ? 2 : 0);
  const ticks = printed === "" ? 0 : Math.round(new Decimal(printed).mul(unitTicks(unit)).toNumber());
  return {
    key: at === null ? `text:${number}` : `fund#${table ?? 1}:${row}:${column}:${number}`,
    ticks,
    half: ticks === 0 ? 0 : halfDigit(decimals, unit),
    blank: printed === "",
    ref: at === null ? null : { table: "fund", index: table ?? 1, row, column },
    label: at === null ? "text" : `r${row}c${column}${table ? `t${table}` : ""}`,
    printed: printed === "" ? null : printed,
    confidence: ambiguous ? "ambiguous" : "printed",
    decimals,
    unit,
    source: undefined,
  };
}

const of = (
  total: Figure,
  parts: readonly (Figure | readonly [number, Figure])[],
  more: Partial<Identity> = {},
): Identity => ({
  rule: "C01",
  title: "",
  titleEn: "",
  kind: "sum",
  code: "TS",
  total,
  parts: parts.map((p) => ("key" in p ? { coefficient: 1, figure: p } : { coefficient: p[0], figure: p[1] })),
  fixed: null,
  severity: "error",
  confidence: 1,
  ...more,
});

const same = (a: Figure, b: Figure, more: Partial<Identity> = {}): Identity =>
  of(a, [b], { code: "T0", kind: "equal", ...more });

/** Copies of figures that hold: whoever changes one of them breaks as many. */
const anchored = (figures: readonly Figure[], times = 1): Identity[] =>
  figures.flatMap((f) =>
    Array.from({ length: times }, () => same(cell(f.printed ?? "", f.unit ? { unit: f.unit } : {}), f)),
  );

/** Parts that print 1.00 each, but for the first. */
const ones = (n: number, first = "1.00"): Figure[] => [
  cell(first),
  ...Array.from({ length: n - 1 }, () => cell("1.00")),
];

const GRAPHS: Readonly<Record<string, () => readonly Identity[]>> = {
  "nothing fails": () => [same(cell("5.00"), cell("5.00"))],
  "a product alone": () => [of(cell("5.00"), [cell("2"), cell("3.00")], { kind: "product", code: "TM" })],
  "an inequality alone": () => [of(cell("5.00"), [cell("3.00")], { kind: "at-most" })],
  "three hundred failures": () => Array.from({ length: 300 }, () => same(cell("5.00"), cell("3.00"))),
  "more failures than slips of the pen": () => Array.from({ length: 301 }, () => same(cell("5.00"), cell("3.00"))),
  "thirteen faults": () => Array.from({ length: 13 }, () => same(cell("15.00"), cell("13.00"))),
  "a sum of four hundred parts": () => [of(cell("500.00"), ones(400))],
  "a sum of more parts": () => [of(cell("500.00"), ones(401))],
  "one wrong total of three": () => [of(cell("37.21"), ones(3, "5.00"))],
  "one wrong total of four": () => [of(cell("37.21"), ones(4, "5.00"))],
  "eight parts that may each have lost a digit": () => [
    of(
      cell("98.00"),
      Array.from({ length: 8 }, () => cell("11.00")),
    ),
  ],
  "a total that may be anything, a part that lost a digit": () => [of(cell("26.00"), [cell("1.00"), cell("15.00")])],
  "a part counted twice": () => {
    const twice = cell("5.00");
    return [of(cell("11.00"), [twice, twice]), ...anchored([twice])];
  },
  "a part with a factor": () => [of(cell("10.00"), [[2, cell("3.00")]])],
  "a part that is taken off": () => [of(cell("10.00"), [cell("30.00"), [-1, cell("25.00")]])],
  "a part with a factor that no cell could print": () => [of(cell("10.01"), [[2, cell("5.00")], cell("0.05")])],
  "parts in another unit of money": () => {
    const parts = [cell("61234.50", { unit: "元" }), cell("3.00")];
    return [of(cell("10.00"), parts), ...anchored([parts[1]!], 2)];
  },
  "whole figures beside fine ones": () => {
    const total = cell("17.23");
    return [of(total, [cell("12"), cell("3.00")]), ...anchored([total], 2)];
  },
  "parts that would become negative": () => [of(cell("5.00"), [cell("30.00"), cell("3.00")])],
  "a blank part that would become negative": () => {
    const parts = [cell("30.00"), cell("")];
    const total = cell("5.00");
    return [of(total, parts), ...anchored([total, parts[0]!], 2)];
  },
  "a negative part that becomes more so": () => {
    const parts = [cell("30.00"), cell("-3.00")];
    const total = cell("5.00");
    return [of(total, parts), ...anchored([total, parts[0]!], 2)];
  },
  "a part that lost its sign": () => [
    of(cell("10.00"), [cell("5.00"), cell("15.00")]),
    of(cell("4.00"), [cell("3.00"), cell("1.00")]),
  ],
  "a 0.00 that ought to be something": () => {
    const parts = [cell("0.00"), cell("5.00")];
    return [of(cell("12.00"), parts), ...anchored([parts[1]!], 2)];
  },
  "a blank that ought to be something": () => {
    const parts = [cell(""), cell("5.00")];
    return [of(cell("12.00"), parts), ...anchored([parts[1]!], 2)];
  },
  "a figure that ought to be blank": () => {
    const parts = [cell("7.00"), cell("5.00")];
    return [of(cell("5.00"), parts), ...anchored([parts[1]!], 2)];
  },
  "a doubtful reading among sure ones": () => [of(cell("15.00"), [cell("3.00"), cell("2.00", { ambiguous: true })])],
  "only the text can be wrong": () => {
    const [text, copy] = [cell("15.00", { at: null }), cell("12.00")];
    return [same(text, copy), same(text, copy), ...anchored([copy], 3)];
  },
  "the text or a cell": () => [same(cell("15.00", { at: null }), cell("12.00"))],
  "warnings against an error": () => {
    const [a, b, c] = [cell("5.00"), cell("15.00"), cell("5.00")];
    return [same(a, b, { severity: "warn" }), same(a, c), of(b, [c], { severity: "info" })];
  },
  "a fault whose mending breaks what is mended next": () => {
    const [total, a, b, c] = [cell("15.00"), cell("5.00"), cell("25.00"), cell("15.00")];
    return [of(total, [a, cell("20.00")]), of(total, [b]), ...anchored([a, b]), same(total, c)];
  },
  "a fault whose mending breaks what cannot be mended": () => {
    const [total, a, b, c] = [cell("15.00"), cell("25.00"), cell("25.00"), cell("15.00")];
    return [same(total, a), same(total, b), ...anchored([a, b], 2), same(total, c), ...anchored([c], 2)];
  },
  "two faults, one of which is taken back": () => {
    const [total, a, b, c] = [cell("15.00"), cell("25.00"), cell("25.00"), cell("15.00")];
    return [
      same(total, a),
      same(total, b),
      ...anchored([a, b], 2),
      same(total, c),
      ...anchored([c], 2),
      ...anchored([cell("8.00")]),
      of(cell("43.00"), [cell("12.00"), cell("13.00")]),
    ];
  },
  "a figure in the next column": () => {
    const [a, b] = [cell("", { at: [1, 1] }), cell("12.00", { at: [1, 2] })];
    return [of(cell("17.00"), [a, cell("5.00")]), of(cell("5.00"), [b, cell("5.00")])];
  },
  "a figure in the column before": () => {
    const [a, b] = [cell("12.00", { at: [1, 1] }), cell("", { at: [1, 2] })];
    return [of(cell("5.00"), [a, cell("5.00")]), of(cell("17.00"), [b, cell("5.00")])];
  },
  "two cells of a row exchanged": () => {
    const [a, b] = [cell("12.00", { at: [1, 1] }), cell("7.00", { at: [1, 2] })];
    return [of(cell("12.00"), [a, cell("5.00")]), of(cell("17.00"), [b, cell("5.00")])];
  },
  "two cells of a row, of which one stands in no failure": () => {
    const [a, b] = [cell("7.00", { at: [1, 1] }), cell("12.00", { at: [1, 2] })];
    const total = cell("17.00");
    return [of(total, [b, cell("10.00")]), same(a, cell("7.00")), ...anchored([total], 2)];
  },
  "a row too long to try": () => {
    const row = Array.from({ length: 41 }, (_, i) => cell(`${i + 10}.00`, { at: [1, i] }));
    return [
      of(cell("16.00"), [row[0]!, cell("5.00")]),
      of(cell("15.00"), [row[1]!, cell("5.00")]),
      ...row.slice(2).map((f) => same(cell(f.printed!), f)),
    ];
  },
  "a row just short enough to try": () => {
    const row = Array.from({ length: 40 }, (_, i) => cell(`${i + 10}.00`, { at: [1, i] }));
    return [
      of(cell("16.00"), [row[0]!, cell("5.00")]),
      of(cell("15.00"), [row[1]!, cell("5.00")]),
      ...row.slice(2).map((f) => same(cell(f.printed!), f)),
    ];
  },
  "two rows exchanged": () => {
    const a = [cell("12.00", { at: [1, 1] }), cell("3.00", { at: [1, 2] }), cell("9.00", { at: [1, 3] })];
    const b = [cell("71.00", { at: [2, 1] }), cell("50.00", { at: [2, 2] }), cell("9.00", { at: [2, 3] })];
    return [
      ...a.map((f, i) => same(f, cell(b[i]!.printed!))),
      ...b.map((f, i) => same(f, cell(a[i]!.printed!))),
      ...a.slice(0, 2).map((f, i) => of(f, [cell(b[i]!.printed!)])),
    ];
  },
  "two rows of two tables exchanged": () => {
    const a = [cell("12.00", { at: [1, 1, 1] }), cell("3.00", { at: [1, 2, 1] })];
    const b = [cell("71.00", { at: [2, 1, 2] }), cell("50.00", { at: [2, 2, 2] })];
    return [...a.map((f, i) => same(f, cell(b[i]!.printed!))), ...b.map((f, i) => same(f, cell(a[i]!.printed!)))];
  },
  "rows exchanged among many": () =>
    Array.from({ length: 31 }, (_, i) => {
      const a = cell(`${i + 11}.00`, { at: [2 * i, 1] });
      const b = cell(`${3 * i + 57}.00`, { at: [2 * i + 1, 1] });
      return [same(a, cell(b.printed!, { at: null })), same(b, cell(a.printed!, { at: null }))];
    }).flat(),
  "cells that are 元 to the cent": () => {
    const parts = [cell("1234.56", { unit: "元" }), cell("765.44", { unit: "元" })];
    return [of(cell("2100.00", { unit: "元" }), parts), ...anchored([parts[1]!], 2)];
  },
};

/** What is found and what is suggested, equation by equation. */
function saying(identities: readonly Identity[]): string {
  const found = diagnose(identities);
  const told = suggestionsOf(found);
  const lines = found.map((d) => {
    const changes = d.changes.map((c) => `${c.figure.label} ${c.figure.printed ?? "空"}→${printedValue(c) || "空"}`);
    const or = d.alternatives.map((c) => `${c.figure.label}→${printedValue(c)}`).join("、");
    const mends = d.explains.map((i) => identities.indexOf(i) + 1).join(",");
    return `  ${d.slip}: ${changes.join("；")} mends ${mends}${or ? ` or ${or}` : ""}`;
  });
  for (const [i, s] of told)
    lines.push(
      `  ${identities.indexOf(i) + 1}: r${s.cell.row}c${s.cell.column} ${s.printed ?? "空"}→${s.value || "空"} ${s.slip} of ${s.changes?.length ?? 0} or ${s.alternatives.map((a) => `r${a.cell.row}→${a.value}`).join("、")}`,
    );
  return lines.join("\n");
}

export const diagnosisGraphs = (): Case[] =>
  Object.entries(GRAPHS).map(([name, graph]) => ({
    id: `graph: ${name}`,
    say: () => {
      cells = 0;
      return saying(graph());
    },
  }));
