import {
  cellKey,
  columnDefinition,
  tableLabel,
  type CellRef,
  type ColumnKey,
  type StandardRow,
  type StandardTable,
} from "../disclosure";
import type { Claim, FigureRef, Term } from "../checking";
import type { NamedImport } from "./identity";
import { columnHeader } from "./standard-content";

/** Names the figures of a disclosure as an accountant does: 支出总表“行政单位医疗（2101101）”的基本支出. */
export class FigureWords {
  private readonly cells = new Map<string, { table: StandardTable; row: StandardRow; key: ColumnKey }>();
  private readonly several: ReadonlySet<string>;

  constructor(private readonly item: NamedImport) {
    const ids = item.disclosure.standard.map((t) => t.id);
    this.several = new Set(ids.filter((id, i) => ids.indexOf(id) !== i));
    for (const table of item.disclosure.standard)
      for (const row of table.rows)
        for (const key of Object.keys(row.values) as ColumnKey[]) {
          const at = cellKey(row.values[key]!.cell);
          if (!this.cells.has(at)) this.cells.set(at, { table, row, key });
        }
  }

  /** What a check says, with the figure that it is about. */
  claim(claim: Claim): string {
    const { kind, total, parts } = claim;
    const whole = this.figure(total);
    const first = parts[0] && this.figure(parts[0]);
    switch (kind) {
      case "equal":
        return `${whole}与${first}一致`;
      case "at-most":
        return `${whole}不超过${first}${parts.length > 1 ? `等 ${parts.length} 项之和` : ""}`;
      case "share":
        return `${whole}：占比、增减幅度复算`;
      case "direction":
        return `${whole}与${first}比较，方向词相符`;
      case "zero":
        return parts.length > 0
          ? `${whole}等 ${parts.length + 1} 格应为空：${claim.title}`
          : `${whole}应为空：${claim.title}`;
      default:
        if (parts.length === 1 && parts[0]!.coefficient === 1) return `${whole}与${first}一致`;
        // The title names the row in brackets, which stands before it already.
        return `${whole}：${claim.title.replace(/（[^（）]*）$/, "")}`;
    }
  }

  private figure({ cell, label }: Term<FigureRef>): string {
    return "narrative" in cell ? this.text(cell.narrative) : (this.cell(cell) ?? label);
  }

  private text(at: number): string {
    const figure = this.item.disclosure.narrative[at];
    return `情况说明“${(figure?.label || figure?.quote.slice(0, 20) || "").replace(/[“”"]/g, "")}”`;
  }

  private cell(ref: CellRef): string | null {
    const found = this.cells.get(cellKey(ref));
    if (!found) return null;
    const { table, row, key } = found;
    const { kind } = this.item.disclosure;
    const definition = columnDefinition(table.id, key);
    if (!definition) return null;
    const name = `${tableLabel(table.id, kind)}${this.several.has(table.id) ? `（${table.index}）` : ""}`;
    return `${name}“${rowName(row)}”的${columnHeader(definition, kind)}`;
  }
}

/** `行政单位医疗（2101101）`; a total is 合计. */
function rowName(row: StandardRow): string {
  const unit = row.unitName && row.unitName !== row.item ? `${row.unitName} ` : "";
  if (row.role === "total" && row.total === "all") return `${unit}合计`;
  const name = (row.item ?? row.unitName ?? row.line ?? `第 ${row.row + 1} 行`).replace(/[“”"]/g, "");
  return row.code && !name.includes(row.code) ? `${unit}${name}（${row.code}）` : `${unit}${name}`;
}
