import { Stream } from "./binary";

/** Operations on properties ([MS-DOC] 2.6): the top three bits of the code give the operand's size; 6 means a length byte. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3];
const VARIABLE = 6;

const PARAGRAPH_IN_TABLE = 0x2416;
const PARAGRAPH_ROW_END = 0x2417;
const PARAGRAPH_DEPTH = 0x6649;
const PARAGRAPH_INNER_CELL = 0x244b;
const PARAGRAPH_INNER_ROW_END = 0x244c;
const PARAGRAPH_LIST = 0x460b;
const PARAGRAPH_LIST_LEVEL = 0x260a;
const PARAGRAPH_TABS = 0xc615;
const HUGE_PARAGRAPH = 0x6646;
const HUGE_PARAGRAPH_OLD = 0x6645;
const TABLE_DEFINITION = 0xd608;
const TABLE_HEADER = 0x3404;
const CHARACTER_DELETED = 0x0800;
const CHARACTER_HIDDEN = 0x083c;
const CHARACTER_STRUCK = 0x0837;
const CHARACTER_STRUCK_TWICE = 0x2a53;
const CHARACTER_PLACE = 0x2a48;
const ABOVE_THE_LINE = 1;
/** Huge properties refer to the data stream, which may refer on; damaged files refer in a circle. */
const DEEPEST_REFERENCE = 4;

/** Properties of a paragraph that matter for tables and lists. */
export interface ParagraphProperties {
  inTable: boolean;
  depth: number;
  rowEnd: boolean;
  innerCell: boolean;
  header: boolean;
  list: number;
  listLevel: number;
  /** sprmTDefTable's operand: cell edges and merges of the row that ends here. */
  definition: Stream | null;
}

export const plainParagraph = (): ParagraphProperties => ({
  inTable: false,
  depth: 0,
  rowEnd: false,
  innerCell: false,
  header: false,
  list: 0,
  listLevel: 0,
  definition: null,
});

type Visit = (code: number, operand: Stream) => void;

function eachSprm(properties: Uint8Array, visit: Visit): void {
  const stream = new Stream(properties);
  for (let at = 0; at + 2 <= stream.length;) {
    const code = stream.u16(at);
    at += 2;
    let length = OPERAND_BYTES[code >> 13]!;
    if (code >> 13 === VARIABLE) {
      if (code === TABLE_DEFINITION) {
        length = stream.u16(at) - 1;
        at += 2;
      } else {
        length = stream.u8(at);
        at += 1;
        if (code === PARAGRAPH_TABS && length === 255) {
          const deleted = stream.u8(at);
          length = 2 + deleted * 4 + stream.u8(at + 1 + deleted * 4) * 3;
        }
      }
    }
    if (length < 0 || at + length > stream.length) return;
    visit(code, new Stream(stream.part(at, at + length)));
    at += length;
  }
}

/** Applies paragraph operations. `data` is the Data stream, where properties too long for their page stand. */
export function applyParagraph(
  properties: Uint8Array,
  into: ParagraphProperties,
  data: Stream | null,
  reference = 0,
): void {
  eachSprm(properties, (code, operand) => {
    if (code === PARAGRAPH_IN_TABLE) into.inTable = operand.u8(0) !== 0;
    else if (code === PARAGRAPH_ROW_END || code === PARAGRAPH_INNER_ROW_END) into.rowEnd = operand.u8(0) !== 0;
    else if (code === PARAGRAPH_DEPTH) into.depth = operand.u32(0);
    else if (code === PARAGRAPH_INNER_CELL) into.innerCell = operand.u8(0) !== 0;
    else if (code === PARAGRAPH_LIST) into.list = operand.u16(0);
    else if (code === PARAGRAPH_LIST_LEVEL) into.listLevel = operand.u8(0);
    else if (code === TABLE_HEADER) into.header = operand.u8(0) !== 0;
    else if (code === TABLE_DEFINITION) into.definition = operand;
    else if ((code === HUGE_PARAGRAPH || code === HUGE_PARAGRAPH_OLD) && data && reference < DEEPEST_REFERENCE) {
      const at = operand.u32(0);
      if (at + 2 <= data.length)
        applyParagraph(data.part(at + 2, Math.min(data.length, at + 2 + data.u16(at))), into, data, reference + 1);
    }
  });
}

/** What of a run's look changes its words: deleted by a tracked change, hidden, struck through, set above the line. */
export type RunLook = "deleted" | "hidden" | "struck" | "raised";

/** The look of a run that counts most; null where it is like other text. */
export function lookOfRun(properties: Uint8Array): RunLook | null {
  const looks = new Set<RunLook>();
  eachSprm(properties, (code, operand) => {
    const value = operand.u8(0);
    if (code === CHARACTER_DELETED && value === 1) looks.add("deleted");
    if (code === CHARACTER_HIDDEN && value === 1) looks.add("hidden");
    if ((code === CHARACTER_STRUCK || code === CHARACTER_STRUCK_TWICE) && value === 1) looks.add("struck");
    if (code === CHARACTER_PLACE && value === ABOVE_THE_LINE) looks.add("raised");
  });
  return (["deleted", "hidden", "struck", "raised"] as const).find((look) => looks.has(look)) ?? null;
}
