import { LIST_FORMATS } from "../markup/list-formats";
import { ListNumbers, type ListDefinition, type ListLevel } from "../markup/list-numbers";
import { LIST_OVERRIDES, LISTS, type DocFile } from "./file";

const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;
const LEVELS = 9;

/** List tables of a DOC ([MS-DOC] 2.9.131, 2.9.147): lists, then their levels, then the numbers that paragraphs know them by. */
export function readLists(file: DocFile): ListNumbers {
  const levels = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, ListDefinition>();
  const { table } = file;
  const start = file.location(LISTS);
  const overrides = file.location(LIST_OVERRIDES);
  if (start.length >= 2) {
    const count = table.u16(start.at);
    let at = start.at + 2 + LIST_BYTES * count;
    for (let i = 0; i < count; i++) {
      const entry = start.at + 2 + LIST_BYTES * i;
      const simple = (table.u8(entry + 26) & 1) === 1;
      const own = new Map<number, ListLevel>();
      levels.set(String(table.u32(entry)), own);
      for (let level = 0; level < (simple ? 1 : LEVELS); level++) {
        const text = at + LEVEL_BYTES + table.u8(at + 24) + table.u8(at + 25);
        const length = table.u16(text);
        let pattern = "";
        for (let c = 0; c < length; c++) {
          const code = table.u16(text + 2 + 2 * c);
          pattern += code < LEVELS ? `%${code + 1}` : String.fromCharCode(code);
        }
        own.set(level, { start: table.u32(at), format: LIST_FORMATS[table.u8(at + 4)] ?? "decimal", text: pattern });
        at = text + 2 + 2 * length;
      }
    }
  }
  if (overrides.length >= 4) {
    const count = Math.min(table.u32(overrides.at), Math.floor((overrides.length - 4) / OVERRIDE_BYTES));
    for (let i = 0; i < count; i++)
      lists.set(String(i + 1), { levels: String(table.u32(overrides.at + 4 + OVERRIDE_BYTES * i)), starts: new Map() });
  }
  return new ListNumbers(levels, lists);
}
