import { certificate, coverageOf, type Certificate, type Coverage } from "../checking";
import { tableLabel, type PublishedTable } from "../disclosure";
import type { Imported } from "./import-disclosures";

/** Amounts of one table by the identities over them. */
export interface TableCoverage {
  readonly table: PublishedTable["id"];
  readonly index: number;
  readonly label: string;
  readonly cells: number;
  readonly uncovered: number;
  readonly once: number;
  readonly redundant: number;
}

/** The detection certificate of an import: whole, by table, and (where asked for) as measured by slips made on purpose. */
export interface CertificateJson extends Omit<Coverage, "heat"> {
  readonly tables: readonly TableCoverage[];
  /** Amounts that nothing checks. */
  readonly unchecked: readonly {
    readonly table: string;
    readonly index: number;
    readonly row: number;
    readonly column: string | null;
  }[];
  readonly measured?: Certificate["measured"];
}

/** Coverage of an import, with what its rules were given. */
export function coverageOfImport(imported: Pick<Imported, "disclosure" | "context">): Coverage {
  return coverageOf(imported.disclosure, imported.context);
}

/** The certificate as JSON; `measured` runs the checks some hundred times. */
export function certificateJson(
  imported: Pick<Imported, "disclosure" | "context">,
  options: { readonly measured?: boolean } = {},
): CertificateJson {
  const found: Coverage & Partial<Certificate> = options.measured
    ? certificate(imported.disclosure, { context: imported.context })
    : coverageOfImport(imported);
  const { heat, measured, ...counts } = found;
  const { tables, kind } = imported.disclosure;
  return {
    ...counts,
    tables: tables.flatMap((t) => {
      const cells = heat.filter((h) => h.cell.table === t.id && h.cell.index === t.index).map((h) => h.identities);
      if (cells.length === 0) return [];
      const label = t.id === "other" ? t.title : tableLabel(t.id, kind);
      return [
        {
          table: t.id,
          index: t.index,
          label,
          cells: cells.length,
          uncovered: cells.filter((n) => n === 0).length,
          once: cells.filter((n) => n === 1).length,
          redundant: cells.filter((n) => n >= 2).length,
        },
      ];
    }),
    unchecked: heat
      .filter((h) => h.identities === 0)
      .map(({ cell }) => ({
        table: cell.table,
        index: cell.index,
        row: cell.row,
        column: tables.find((t) => t.id === cell.table && t.index === cell.index)?.columns[cell.column] ?? null,
      })),
    ...(measured ? { measured } : {}),
  };
}
