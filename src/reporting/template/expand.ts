import type { DisclosureIdentity } from "../../workbook";
import type { Said } from "../../words";
import type { ListName, Marker, MarkerPart } from "./ast";
import type { Item } from "./evaluate";
import { writtenMarker, type ParsedText } from "./grammar";
import { turnsOf } from "./lists";
import { kindOf, unitKey, yearOf, type TemplateDocument, type World } from "./world";

/** A column of a filled sheet: which of the template's it is, and whose. */
export interface OutColumn {
  readonly from: number;
  readonly turn: OutTurn | null;
}

/** A row of a filled sheet. */
export interface OutRow {
  readonly from: number;
  readonly document: TemplateDocument | Said;
  readonly unit: DisclosureIdentity | null;
  readonly item: Item | null;
  /** Which of its repetition's turns it is, from 1; null outside of one. */
  readonly number: number | null;
  /** Which repetition it belongs to, and which turn of the innermost it is; null outside of one. */
  readonly repeated: { readonly group: number; readonly turn: number } | null;
  /** Why nothing is listed, in the one row that stands for an empty list. */
  readonly empty: Said | null;
  /** Its unit or its year is that of a turn, and no other is asked for. */
  readonly fixed: ReadonlySet<"unit" | "year">;
}

interface OutTurn {
  readonly document: TemplateDocument | Said;
  readonly unit: DisclosureIdentity | null;
  readonly fixes: "unit" | "year" | null;
}

/** What a list changes for its turns. */
const FIXES: Readonly<Partial<Record<ListName, "unit" | "year">>> = { 单位: "unit", 下属单位: "unit", 年度: "year" };

type Grid = readonly (readonly (ParsedText | null)[])[];

const markersOf = (parsed: ParsedText | null | undefined, along: Marker["along"]): MarkerPart[] =>
  (parsed?.parts ?? []).filter((p): p is MarkerPart => p.kind === "marker" && p.marker.along === along);

/** The markers of a row, in the order in which they stand. */
export const rowMarkers = (row: readonly (ParsedText | null)[]): Marker[] =>
  row.flatMap((cell) => markersOf(cell, "row").map((p) => p.marker));

/** The marker of a column; null where it has none. */
export const columnMarker = (grid: Grid, column: number): Marker | null =>
  grid.flatMap((row) => markersOf(row[column], "column").map((p) => p.marker))[0] ?? null;

/** Neighbours that have the same markers are repeated together. */
function groups(count: number, keyOf: (at: number) => string): { from: number; to: number; key: string }[] {
  const out: { from: number; to: number; key: string }[] = [];
  for (let at = 0; at < count; at++) {
    const key = keyOf(at);
    const last = out.at(-1);
    if (last && last.key === key && key !== "") last.to = at;
    else out.push({ from: at, to: at, key });
  }
  return out;
}

/** The columns of the filled sheet. */
export function columnsOf(world: World, base: TemplateDocument | Said, grid: Grid, width: number): OutColumn[] {
  const marker = (at: number): Marker | null => columnMarker(grid, at);
  const keyOf = (at: number): string => {
    const found = marker(at);
    return found ? writtenMarker(found) : "";
  };
  const anyUnit = grid.some((row) => rowMarkers(row).some((m) => FIXES[m.list] === "unit"));
  return groups(width, keyOf).flatMap(({ from, to, key }): OutColumn[] => {
    const own = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const found = key === "" ? null : marker(from);
    if (!found) return own.map((at) => ({ from: at, turn: null }));
    const turns = turnsOf(world, { document: base, item: null, years: [], anyUnit }, found);
    const list: readonly OutTurn[] =
      "message" in turns
        ? [{ document: turns, unit: null, fixes: null }]
        : turns.map(({ document, unit = null }) => ({ document, unit, fixes: FIXES[found.list] ?? null }));
    return list.flatMap((turn) => own.map((at) => ({ from: at, turn })));
  });
}

/** The documents of the columns' years, the latest first. */
export function yearsIn(columns: readonly OutColumn[]): TemplateDocument[] {
  const found = columns.flatMap(({ turn }) =>
    turn?.fixes === "year" && !("message" in turn.document) ? [turn.document] : [],
  );
  return [...new Set(found)].sort((a, b) => (yearOf(b) ?? 0) - (yearOf(a) ?? 0));
}

/** The rows of the filled sheet. */
export function rowsOf(
  world: World,
  base: TemplateDocument | Said,
  grid: Grid,
  columns: readonly OutColumn[],
): OutRow[] {
  const keyOf = (at: number): string => rowMarkers(grid[at]!).map(writtenMarker).join("|");
  const years = yearsIn(columns);
  return groups(grid.length, keyOf).flatMap(({ from, to, key }, group): OutRow[] => {
    const own = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    const plain = {
      document: base,
      unit: null,
      item: null,
      number: null,
      repeated: null,
      empty: null,
      fixed: new Set<never>(),
    };
    if (key === "") return own.map((at) => ({ ...plain, from: at }));
    const turns = nested(
      world,
      { document: base, unit: null, item: null, fixed: new Set() },
      rowMarkers(grid[from]!),
      years,
    );
    return turns.flatMap(({ document, unit, item, fixed, empty }, turn) =>
      own.map((at) => ({
        from: at,
        document,
        unit,
        item,
        number: turn + 1,
        repeated: { group, turn },
        empty,
        fixed,
      })),
    );
  });
}

interface Nested {
  readonly document: TemplateDocument | Said;
  readonly unit: DisclosureIdentity | null;
  readonly item: Item | null;
  readonly fixed: ReadonlySet<"unit" | "year">;
  readonly empty: Said | null;
}

/** The turns of markers one in another. */
function nested(
  world: World,
  around: Omit<Nested, "empty">,
  [marker, ...more]: readonly Marker[],
  years: readonly TemplateDocument[],
): Nested[] {
  if (!marker) return [{ ...around, empty: null }];
  const { document } = around;
  // Of another unit the years are its own.
  const theirs = years.flatMap((y) => {
    if ("message" in document || y.identity.unit === document.identity.unit) return [y];
    const found = world.find(document.identity, yearOf(y) ?? 0, kindOf(document));
    return "message" in found ? [] : [found];
  });
  const turns = turnsOf(world, { ...around, years: theirs }, marker);
  if ("message" in turns) return [{ ...around, empty: turns }];
  const fixes = FIXES[marker.list];
  return turns.flatMap((turn) =>
    nested(
      world,
      {
        ...turn,
        unit: turn.unit ?? around.unit,
        item: turn.item ?? around.item,
        fixed: fixes ? new Set([...around.fixed, fixes]) : around.fixed,
      },
      more,
      years,
    ),
  );
}

/** Whose a cell is: the unit of its row or its column, and the year of the other. */
export function documentAt(world: World, row: OutRow, { turn }: OutColumn): TemplateDocument | Said {
  if (!turn || turn.fixes === null) return turn && "message" in turn.document ? turn.document : row.document;
  if (row.fixed.has(turn.fixes)) return row.document;
  const identityOf = (of: TemplateDocument | Said): DisclosureIdentity | null => ("message" in of ? null : of.identity);
  const [unit, dated] =
    turn.fixes === "year"
      ? [row.unit ?? identityOf(row.document), turn.document]
      : [turn.unit ?? identityOf(turn.document), row.document];
  if ("message" in dated) return dated;
  if (unit === null) return row.document;
  return unitKey(dated.identity) === unitKey(unit) ? dated : world.find(unit, yearOf(dated) ?? 0, kindOf(dated));
}
