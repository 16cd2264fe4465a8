import type { Package } from "../../archive/zip";
import { ReadingError, requireWithin } from "../../errors";
import type { Limits } from "../../limits";
import type { Sheet, Workbook } from "../model";
import { readParts, type NamedSheet } from "./parts";
import { readStrings } from "./strings";
import { readStyles } from "./styles";
import { readWorksheet, type SheetContext } from "./worksheet";

/** XLSX → its worksheets. One that the package lacks, or that breaks off, is there with its damage told. */
export function readOoxml(parts: Package, limits: Limits): Workbook {
  const workbook = readParts(parts, limits);
  requireWithin(workbook.sheets.length, limits.sheets, "sheets");
  const content = (name: string | null): Uint8Array | null => (name === null ? null : parts.part(name));
  const strings = content(workbook.strings);
  const styles = content(workbook.styles);
  const context: SheetContext = {
    strings: strings ? readStrings(workbook.strings!, strings, limits) : [],
    styles: styles ? readStyles(workbook.styles!, styles, limits) : [],
    limits,
  };
  const sheets = workbook.sheets.map((sheet) => readNamed(sheet, parts, context));
  if (sheets.length > 0 && sheets.every((s) => s.damage?.type === "lost")) throw new ReadingError("truncated");
  const { date1904 } = workbook;
  return { sheets: workbook.recompute && neverComputed(sheets) ? sheets.map(withoutResults) : sheets, date1904 };
}

function readNamed({ name, hidden, part }: NamedSheet, parts: Package, context: SheetContext): Sheet {
  const content = part === null ? null : parts.part(part);
  if (part === null || content === null)
    return {
      name,
      hidden,
      cells: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: [],
      damage: { type: "lost" },
      rowsBeyond: false,
    };
  return { name, hidden, ...readWorksheet(part, content, context) };
}

/** Programs that cannot compute write 0 for every result and ask for computing on opening. */
function neverComputed(sheets: readonly Sheet[]): boolean {
  const results = sheets.flatMap((s) => s.cells.filter((c) => c.formula !== undefined && c.unsaved === undefined));
  return results.length > 0 && results.every(({ content }) => content.type === "number" && Number(content.value) === 0);
}

function withoutResults(sheet: Sheet): Sheet {
  const cells = sheet.cells.map((c) =>
    c.formula === undefined ? c : { ...c, content: { type: "blank" } as const, unsaved: true as const },
  );
  return { ...sheet, cells };
}
