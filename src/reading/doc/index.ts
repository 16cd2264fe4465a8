import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget, type MarkupBlock } from "../markup/blocks";
import type { ListNumbers } from "../markup/list-numbers";
import { raised } from "../markup/raised";
import { nothingUnseen, unseenIssues, type UnseenText } from "../markup/unseen";
import type { Block, ReadingIssue } from "../source-document";
import { DocFile } from "./file";
import { readLists } from "./lists";
import { placeRows, type DocRow } from "./rows";
import type { ParagraphProperties } from "./sprms";

const CELL_END = "\x07";
const FIELD_BEGIN = "\x13";
const FIELD_RESULT = "\x14";
const FIELD_END = "\x15";
/** Signs that stand for something else than themselves; those that are missing here are dropped. */
const SIGNS: Readonly<Record<string, string>> = { "\t": "\t", "\x0b": "\n", "\x1e": "-", "\xa0": " " };
/** Parts of the text that are read: body, footnotes, endnotes and text boxes; headers and comments are not. */
const READ_PARTS = [0, 1, 5, 6];

/** Word 97–2003 → blocks. */
export function readDoc(bytes: Uint8Array, limits: Limits): { blocks: Block[]; issues: ReadingIssue[] } {
  try {
    const file = new DocFile(bytes, limits);
    const lists = readLists(file);
    const content: MarkupBlock[] = [];
    const unseen = nothingUnseen();
    let start = 0;
    file.partLengths.forEach((length, part) => {
      if (READ_PARTS.includes(part)) {
        const blocks = new PartWalk(file, lists, limits, unseen).read(
          start,
          Math.min(file.text.length, start + length),
        );
        content.push(...(part === 0 ? blocks : blocks.filter((b) => typeof b !== "string" || b.trim() !== "")));
      }
      start += length;
    });
    const budget: Budget = { limits, cells: 0 };
    return { blocks: flattenMarkup(content, budget), issues: unseenIssues(unseen) };
  } catch (cause) {
    // Reads beyond the end of a stream are RangeErrors: the file is cut or damaged.
    if (cause instanceof RangeError) throw new ReadingError("corrupt", {}, { cause });
    throw cause;
  }
}

/** A table that is still being read, and the row and cell in hand. */
interface OpenTable {
  readonly rows: DocRow[];
  cells: MarkupBlock[][];
  content: MarkupBlock[];
}

class PartWalk {
  private readonly blocks: MarkupBlock[] = [];
  private readonly tables: OpenTable[] = [];
  private cellCount = 0;

  constructor(
    private readonly file: DocFile,
    private readonly lists: ListNumbers,
    private readonly limits: Limits,
    private readonly unseen: UnseenText,
  ) {}

  read(from: number, to: number): MarkupBlock[] {
    const { text } = this.file;
    let start = from;
    for (let at = from; at < to; at++) {
      const sign = text[at];
      if (sign === "\r" || sign === CELL_END || sign === "\f") {
        this.paragraph(start, at, this.file.paragraphAt(at), sign);
        start = at + 1;
      }
    }
    if (start < to) this.paragraph(start, to, this.file.paragraphAt(to - 1), "\r");
    this.closeTo(0);
    return this.blocks;
  }

  private paragraph(from: number, to: number, properties: ParagraphProperties, end: string): void {
    const depth = properties.inTable || properties.depth > 0 ? Math.max(1, properties.depth) : 0;
    requireWithin(depth, this.limits.depth, "depth");
    this.closeTo(depth);
    while (this.tables.length < depth) this.tables.push({ rows: [], cells: [], content: [] });
    const table = this.tables.at(-1);
    if (table && properties.rowEnd) {
      table.rows.push({ cells: table.cells, definition: properties.definition, header: properties.header });
      table.cells = [];
      table.content = [];
      return;
    }
    const words = this.words(from, to);
    const label =
      words.trim() === "" || properties.list === 0
        ? ""
        : this.lists.next({ list: String(properties.list), level: properties.listLevel });
    (table?.content ?? this.blocks).push(label + words);
    if (table && (end === CELL_END || properties.innerCell)) {
      requireWithin(++this.cellCount, this.limits.cells, "cells");
      table.cells.push(table.content);
      table.content = [];
    }
  }

  /** Ends the tables that are deeper than this, each becoming a block of what it stands in. */
  private closeTo(depth: number): void {
    while (this.tables.length > depth) {
      const table = this.tables.pop()!;
      if (table.cells.length > 0) table.rows.push({ cells: table.cells, definition: null, header: false });
      if (table.rows.length > 0) (this.tables.at(-1)?.content ?? this.blocks).push(placeRows(table.rows));
    }
  }

  /** What is seen between two places: results of fields without their codes, no deleted, hidden or struck runs, no anchors. */
  private words(from: number, to: number): string {
    let out = "";
    const left = { hidden: "", struck: "" };
    const fields: boolean[] = [];
    for (let at = from; at < to; at++) {
      const sign = this.file.text[at]!;
      if (sign === FIELD_BEGIN) fields.push(false);
      else if (sign === FIELD_RESULT) fields[fields.length - 1] = true;
      else if (sign === FIELD_END) fields.pop();
      else if (fields.includes(false)) continue;
      else {
        const look = this.file.lookAt(at);
        if (look === "hidden" || look === "struck") left[look] += sign > " " ? sign : "";
        else if (look === "deleted") continue;
        else if (sign >= " " && sign !== "\xa0") out += look === "raised" ? raised(sign) : sign;
        else out += SIGNS[sign] ?? "";
      }
    }
    if (left.hidden !== "") this.unseen["invisible-text"].push(left.hidden);
    if (left.struck !== "") this.unseen["struck-text"].push(left.struck);
    return out;
  }
}
