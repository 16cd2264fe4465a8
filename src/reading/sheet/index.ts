import { Package } from "../archive/zip";
import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Block, FileKind, ReadingIssue } from "../source-document";
import { readBinary } from "./binary";
import { Computer } from "./compute";
import { guardWorkbook } from "./guard";
import { guardBinaryWorkbook } from "./guard-binary";
import type { Workbook } from "./model";
import { readOoxml } from "./ooxml";
import { readSheet } from "./read-sheet";
import { readXml2003 } from "./xml2003";

/** XLSX, XLSB, XLS, ET or XML spreadsheet → grids of its visible worksheets as Excel shows them, each cell with its address. */
export function readWorkbook(
  bytes: Uint8Array,
  kind: FileKind,
  limits: Limits,
): { blocks: Block[]; issues: ReadingIssue[] } {
  const workbook = open(bytes, kind, limits);
  requireWithin(workbook.sheets.length, limits.sheets, "sheets");
  const allHidden = workbook.sheets.every((sheet) => sheet.hidden);
  const computer = new Computer(workbook.sheets);
  const blocks: Block[] = [];
  const issues: ReadingIssue[] = [];
  let cells = 0;
  for (const sheet of workbook.sheets) {
    // What the publisher hid is not published: old templates and working sheets mostly.
    if (sheet.hidden && !allHidden) {
      if (sheet.cells.some((c) => c.content.type !== "blank" || c.unsaved))
        issues.push({ code: "content-skipped", pages: [], values: { sheet: sheet.name, reason: "hidden" } });
      continue;
    }
    const read = readSheet(sheet, computer, workbook.date1904, limits);
    issues.push(...read.issues);
    for (const grid of read.grids) {
      cells += grid.cells.length;
      requireWithin(cells, limits.cells, "cells");
      blocks.push(grid);
    }
  }
  return { blocks, issues };
}

/** First sign of an XML spreadsheet: `<`, or the mark of an encoding before it. */
const XML_STARTS = [0x3c, 0xef, 0xff, 0xfe, 0x20, 0x0a, 0x0d];

function open(bytes: Uint8Array, kind: FileKind, limits: Limits): Workbook {
  if (kind !== "xlsx") return XML_STARTS.includes(bytes[0]!) ? readXml2003(bytes, limits) : readBinary(bytes, limits);
  guardWorkbook(bytes, limits);
  const parts = new Package(bytes, limits);
  const binary = parts.names().some((name) => /^xl\/workbook\.bin$/i.test(name));
  if (!binary) return readOoxml(parts, limits);
  guardBinaryWorkbook(parts, limits);
  return readBinary(bytes, limits);
}
