import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { CompoundFile } from "../archive/compound";
import { Stream } from "./binary";
import { applyParagraph, lookOfRun, plainParagraph, type ParagraphProperties, type RunLook } from "./sprms";

/** [MS-DOC] 2.5: where the file information block names its tables. */
const FIB_VERSION = 0x02;
const FIB_FLAGS = 0x0a;
const FIB_ENCRYPTED = 0x100;
const FIB_TABLE_1 = 0x200;
const FIB_LENGTHS = 0x4c;
const FIB_TABLES = 0x9a;
/** Word 97. Older files have other structures. */
const OLDEST_VERSION = 0xc1;
const PAGE_BYTES = 512;
const COMPRESSED = 0x40000000;

/** Numbers of the tables in the FIB (FibRgFcLcb97). */
const CHARACTER_PAGES = 12;
const PARAGRAPH_PAGES = 13;
export const PIECES = 33;
export const LISTS = 73;
export const LIST_OVERRIDES = 74;

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly compressed: boolean;
}

interface Run<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** A Word 97–2003 file opened: its text, and the properties of what stands at a place in it. */
export class DocFile {
  readonly text: string;
  /** Characters of the parts of the text in their order: body, footnotes, headers, macros, comments, endnotes, text boxes, … */
  readonly partLengths: readonly number[];
  readonly table: Stream;
  private readonly main: Stream;
  private readonly pieces: readonly Piece[];
  private readonly paragraphs: Run<ParagraphProperties>[];
  private readonly looks: Run<RunLook>[];

  constructor(
    bytes: Uint8Array,
    private readonly limits: Limits,
  ) {
    const container = new CompoundFile(bytes);
    const open = (name: string): Stream | null => {
      const content = container.stream(name);
      return content && new Stream(content);
    };
    const main = open("WordDocument");
    if (!main || main.length < FIB_TABLES + 8 * (LIST_OVERRIDES + 1)) throw new ReadingError("truncated");
    this.main = main;
    const flags = main.u16(FIB_FLAGS);
    if (flags & FIB_ENCRYPTED) throw new ReadingError("encrypted");
    if (main.u16(FIB_VERSION) < OLDEST_VERSION) throw new ReadingError("unknown-format", { found: "Word 95" });
    const table = open(flags & FIB_TABLE_1 ? "1Table" : "0Table");
    if (!table) throw new ReadingError("truncated");
    this.table = table;
    const data = open("Data");
    this.partLengths = Array.from({ length: 8 }, (_, i) => main.u32(FIB_LENGTHS + 4 * i));
    this.pieces = this.readPieces();
    this.text = this.readText();
    this.paragraphs = this.readPages(PARAGRAPH_PAGES, (page, run, count) => {
      const properties = plainParagraph();
      const at = this.main.u8(page + 4 * (count + 1) + 13 * run) * 2;
      if (at === 0) return properties;
      const short = this.main.u8(page + at);
      const start = short === 0 ? page + at + 2 : page + at + 1;
      const length = short === 0 ? this.main.u8(page + at + 1) * 2 : short * 2 - 1;
      if (length > 2) applyParagraph(this.main.part(start + 2, start + length), properties, data);
      return properties;
    });
    this.looks = this.readPages<RunLook>(CHARACTER_PAGES, (page, run, count) => {
      const at = this.main.u8(page + 4 * (count + 1) + run) * 2;
      if (at === 0) return null;
      const length = this.main.u8(page + at);
      return lookOfRun(this.main.part(page + at + 1, page + at + 1 + length));
    });
  }

  /** Offset and length of a table of the FIB in the table stream. */
  location(index: number): { at: number; length: number } {
    return { at: this.main.u32(FIB_TABLES + 8 * index), length: this.main.u32(FIB_TABLES + 8 * index + 4) };
  }

  private readPieces(): Piece[] {
    let { at } = this.location(PIECES);
    while (this.table.u8(at) === 1) at += 3 + this.table.u16(at + 1);
    if (this.table.u8(at) !== 2) throw new ReadingError("corrupt", { part: "Clx" });
    const count = Math.floor((this.table.u32(at + 1) - 4) / 12);
    at += 5;
    const pieces: Piece[] = [];
    for (let i = 0; i < count; i++) {
      const place = this.table.u32(at + 4 * (count + 1) + 8 * i + 2);
      const compressed = (place & COMPRESSED) !== 0;
      const offset = place & (COMPRESSED - 1);
      pieces.push({
        start: this.table.u32(at + 4 * i),
        end: this.table.u32(at + 4 * i + 4),
        offset: compressed ? offset >> 1 : offset,
        compressed,
      });
    }
    return pieces;
  }

  private readText(): string {
    const narrow = new TextDecoder("windows-1252");
    const wide = new TextDecoder("utf-16le");
    let length = 0;
    let expected = 0;
    return this.pieces
      .map(({ start, end, offset, compressed }) => {
        if (start !== expected || end < start) throw new ReadingError("corrupt", { part: "Clx" });
        expected = end;
        requireWithin((length += end - start), this.limits.fileBytes, "fileBytes");
        return compressed
          ? narrow.decode(this.main.part(offset, offset + end - start))
          : wide.decode(this.main.part(offset, offset + 2 * (end - start)));
      })
      .join("");
  }

  /** Formatted pages (FKP): runs of file positions with their properties. */
  private readPages<T>(index: number, read: (page: number, run: number, count: number) => T | null): Run<T>[] {
    const { at, length } = this.location(index);
    const count = Math.floor((length - 4) / 8);
    const runs: Run<T>[] = [];
    for (let i = 0; i < count; i++) {
      const page = (this.table.u32(at + 4 * (count + 1) + 4 * i) & 0x3fffff) * PAGE_BYTES;
      const runsOfPage = this.main.u8(page + PAGE_BYTES - 1);
      for (let run = 0; run < runsOfPage; run++) {
        const value = read(page, run, runsOfPage);
        if (value !== null)
          runs.push({ from: this.main.u32(page + 4 * run), to: this.main.u32(page + 4 * run + 4), value });
      }
      requireWithin(runs.length, this.limits.elements, "elements");
    }
    return runs.sort((a, b) => a.from - b.from);
  }

  /** Position in the file of a character of the text. */
  private fileOffset(position: number): number {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.start <= position) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low]!;
    return piece.offset + (position - piece.start) * (piece.compressed ? 1 : 2);
  }

  /** Properties of the paragraph that ends at this character. */
  paragraphAt(position: number): ParagraphProperties {
    return runAt(this.paragraphs, this.fileOffset(position)) ?? plainParagraph();
  }

  /** The look of a character, where it is not that of other text. */
  lookAt(position: number): RunLook | null {
    return this.looks.length > 0 ? runAt(this.looks, this.fileOffset(position)) : null;
  }
}

function runAt<T>(runs: readonly Run<T>[], offset: number): T | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run.value;
  }
  return null;
}
