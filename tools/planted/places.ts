import { cellKey, type CellRef, type Disclosure, type FormFields, type PublishedTable } from "../../src/disclosure";
import { amountSites } from "../../src/checking/mutation/operators";
import type { Grid, SourceDocument } from "../../src/reading";

/** A cell of a document as read. */
export interface GridPlace {
  readonly block: number;
  readonly cell: number;
  readonly text: string;
}

/** Where the digits of a grid cell ended up in the disclosure: an amount of a statement, or a field of a goal form. */
export type Target =
  | { readonly type: "cell"; readonly cell: CellRef }
  | { readonly type: "field"; readonly table: PublishedTable; readonly field: string };

/** Cells that hold nothing but a number other than 0, of the numbers that the disclosure has as amounts or in goal forms. */
export function gridPlaces(source: SourceDocument, d: Disclosure): GridPlace[] {
  const wanted = new Set([
    ...amountSites(d).map((s) => s.text),
    ...d.tables.filter(isForm).flatMap((t) => [...moneyFields(t).values()].map((v) => bare(v).replace(/,/g, ""))),
  ]);
  return source.blocks.flatMap((b, block) =>
    b.type === "grid"
      ? b.cells.flatMap((c, cell) =>
          /^-?[\d,]+(\.\d+)?%?$/.test(bare(c.text)) &&
          /[1-9]/.test(c.text) &&
          wanted.has(bare(c.text).replace(/,/g, ""))
            ? [{ block, cell, text: c.text }]
            : [],
        )
      : [],
  );
}

/** A copy of the document with one cell's text replaced. */
export function withText(source: SourceDocument, place: GridPlace, text: string): SourceDocument {
  const grid = source.blocks[place.block] as Grid;
  const cells = grid.cells.map((c, i) => (i === place.cell ? { ...c, text } : c));
  return { ...source, blocks: source.blocks.map((b, i) => (i === place.block ? { ...grid, cells } : b)) };
}

/**
 * What the planted digit changed: the one amount cell or form field that reads otherwise in the disclosure recognised anew.
 * `elsewhere` where it is no amount (a code, a count, a table without a standard); a string where the tables themselves
 * came out otherwise.
 */
export function targetOf(
  before: Disclosure,
  after: Disclosure,
  planted: string,
): Target | "elsewhere" | "restructured" {
  const amounts = new Set(amountSites(after).map((s) => cellKey(s.cell)));
  if (before.tables.length !== after.tables.length) return "restructured";
  const hits: (Target | "elsewhere")[] = [];
  for (const [i, t] of after.tables.entries()) {
    const old = before.tables[i]!;
    if (old.id !== t.id || old.rows.length !== t.rows.length || old.columns.length !== t.columns.length)
      return "restructured";
    t.rows.forEach((row, r) =>
      row.forEach((c, k) => {
        if (c.text === old.rows[r]?.[k]?.text) return;
        const cell: CellRef = { table: t.id, index: t.index, row: r, column: k };
        hits.push(amounts.has(cellKey(cell)) ? { type: "cell", cell } : "elsewhere");
      }),
    );
    const now = fieldTexts(t.fields);
    for (const [field, text] of fieldTexts(old.fields))
      if (now.get(field) !== text)
        hits.push(isForm(t) && MONEY_FIELD.test(field) ? { type: "field", table: t, field } : "elsewhere");
  }
  // A merged-down cell repeats in every row it spans: the first of them stands for all.
  const target = hits.find((h) => h !== "elsewhere" && textOf(after, h) === bare(planted).replace(/,/g, ""));
  return target ?? "elsewhere";
}

function textOf(d: Disclosure, target: Target): string | null {
  const text =
    target.type === "field"
      ? fieldTexts(target.table.fields).get(target.field)
      : d.tables.find((t) => t.id === target.cell.table && t.index === target.cell.index)?.rows[target.cell.row]?.[
          target.cell.column
        ]?.text;
  return text === null || text === undefined ? null : bare(text).replace(/,/g, "");
}

const moneyFields = (t: PublishedTable): Map<string, string> =>
  new Map([...fieldTexts(t.fields)].filter(([field]) => MONEY_FIELD.test(field)));
const isForm = (t: PublishedTable): boolean => t.id === "goal" || t.id === "goals-overall";
const bare = (text: string): string => text.replace(/\s/g, "");

/** Fields of a form that hold money or shares of it; heads and units counted (人员数, 单位数) stand in no sum. */
const MONEY_FIELD = /预算|资金|支出|拨款|收入|金额|总额|%|％/;

/** Every text of a form's fields by its label; a labelled value inside a field by `field/label`. */
function fieldTexts(fields: FormFields | null): Map<string, string> {
  const out = new Map<string, string>();
  for (const [label, value] of Object.entries(fields ?? {})) {
    if (typeof value === "string") out.set(label, value);
    else if (value !== null && !Array.isArray(value))
      for (const [k, v] of Object.entries(value)) if (v !== null) out.set(`${label}/${k}`, v);
  }
  return out;
}
