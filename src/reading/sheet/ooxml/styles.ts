import { walkXml } from "../../archive/xml";
import type { Limits } from "../../limits";
import { builtInFormat } from "../format/show";

/** What a cell's style says that its text depends on. */
export interface CellStyle {
  readonly format: string;
  /** Horizontal alignment 跨列居中. */
  readonly across: boolean;
}

export const PLAIN_STYLE: CellStyle = { format: "General", across: false };

/** The styles of cells, by their number. */
export function readStyles(part: string, content: Uint8Array, limits: Limits): CellStyle[] {
  const formats = new Map<number, string>();
  const styles: { id: number; across: boolean }[] = [];
  let inCells = false;
  walkXml(part, content, limits, {
    open(name, attributes) {
      if (name === "numFmt" && attributes["formatCode"] !== undefined)
        formats.set(Number(attributes["numFmtId"]), attributes["formatCode"]);
      else if (name === "cellXfs") inCells = true;
      else if (inCells && name === "xf") styles.push({ id: Number(attributes["numFmtId"] ?? 0), across: false });
      else if (inCells && name === "alignment" && attributes["horizontal"] === "centerContinuous" && styles.length > 0)
        styles.at(-1)!.across = true;
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles.map(({ id, across }) => ({ format: formats.get(id) ?? builtInFormat(id), across }));
}
