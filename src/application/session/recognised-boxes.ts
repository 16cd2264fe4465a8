import {
  cellKey,
  describeCell,
  printedValues,
  tableLabel,
  type Box,
  type CellRef,
  type SourceRef,
} from "../../disclosure";
import type { CellTarget } from "../../workbook";
import type { CheckedDisclosure } from "./check-workbook";

/** Something that recognition took from a page. */
export interface RecognisedBox {
  readonly kind: "header" | "cell" | "unbound" | "text";
  readonly box: Box;
  readonly ref: CellRef | null;
  /** Where it stands in the workbook. */
  readonly target: CellTarget | null;
  readonly label: { readonly zh: string; readonly en: string };
}

/** What recognition took from a page of a document: its table heads, its cells by where they went, its sentences with figures. */
export function recognisedBoxes({ stored, written }: CheckedDisclosure, sha256: string, page: number): RecognisedBox[] {
  const { disclosure: d } = stored;
  const file = stored.documents.find((x) => x.sha256 === sha256)?.file;
  const boxOn = (source: SourceRef | undefined): Box | null =>
    source?.page === page && source.box && (source.file === undefined || source.file === file) ? source.box : null;
  const standard = new Set(
    d.standard.flatMap((t) => t.rows.flatMap((r) => printedValues(r).map(([, v]) => cellKey(v.cell)))),
  );
  const out: RecognisedBox[] = [];
  for (const table of d.tables) {
    const header = headerBox(
      boxOn(table.source),
      table.rows.flatMap((row) => row.flatMap((cell) => boxOn(cell.source) ?? [])),
    );
    const label = (language: "zh" | "en"): string =>
      table.id === "other" ? table.title : `${tableLabel(table.id, d.kind, language)} · ${table.title}`;
    if (header)
      out.push({
        kind: "header",
        box: header,
        ref: null,
        target: written.tablePlace({ table: table.id, index: table.index }),
        label: bothOf(label),
      });
    table.rows.forEach((row, r) =>
      row.forEach((cell, column) => {
        const box = cell.text === null ? null : boxOn(cell.source);
        if (!box) return;
        const ref: CellRef = { table: table.id, index: table.index, row: r, column };
        const words = (language: "zh" | "en"): string => {
          const w = describeCell(d, ref, language);
          return [w.table, w.item, w.column].filter(Boolean).join(" · ");
        };
        const kind = standard.has(cellKey(ref)) ? "cell" : "unbound";
        out.push({ kind, box, ref, target: written.placeOf(ref)?.target ?? null, label: bothOf(words) });
      }),
    );
  }
  for (const figure of d.narrative) {
    const box = boxOn(figure.source);
    if (box) out.push({ kind: "text", box, ref: null, target: null, label: bothOf(() => figure.label) });
  }
  return out;
}

/** From where a table begins to its first row. */
function headerBox(start: Box | null, body: readonly Box[]): Box | null {
  if (!start || body.length === 0) return null;
  const top = Math.min(...body.map((b) => b.y));
  const left = Math.min(start.x, ...body.map((b) => b.x));
  const right = Math.max(...body.map((b) => b.x + b.width));
  return top > start.y ? { x: left, y: start.y, width: right - left, height: top - start.y } : null;
}

const bothOf = (of: (language: "zh" | "en") => string) => ({ zh: of("zh"), en: of("en") });
