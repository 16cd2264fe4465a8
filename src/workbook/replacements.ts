import { TABLE_IDS, tableLabel } from "../disclosure";
import { IDENTITY_HEADERS, identityKey, nameImports, type DisclosureIdentity, type PlanImport } from "./identity";
import { tableName } from "./names";
import { rowsOfDisclosure } from "./own-table";
import type { CellValue, ExistingTable, ExistingWorkbook } from "./plan";

/** A disclosure of the workbook that an import would take the place of. */
export interface Replacement {
  /** Position of the import. */
  readonly item: number;
  readonly identity: DisclosureIdentity;
  /** The file that it was read from, and its hash, as 概览 says; null where no list has it. */
  readonly file: string | null;
  readonly sha256: string | null;
  /** True where it is the very same file. */
  readonly same: boolean;
  /** Rows of all tables that are written over or taken out. */
  readonly rows: number;
  /** How many of them hold words of the user's own. */
  readonly remarked: number;
}

const USER_WORDS = ["处理", "备注"] as const;

/**
 * What of a workbook the imports would replace, for the user to decide: a version of its own keeps both. Nothing where no import has
 * the year, unit, level, kind and version of what is there.
 */
export function replacements(existing: ExistingWorkbook, imports: readonly PlanImport[]): Replacement[] {
  return nameImports(imports).flatMap((item, i): Replacement[] => {
    const key = identityKey(item.identity, true);
    const found = existing.tables.map((table) => rowsOf(table, item.identity));
    const rows = found.reduce((sum, { count }) => sum + count, 0);
    const sheets = existing.sheets.some((sheet) => sheet.disclosure === key);
    if (rows === 0 && !sheets) return [];
    const [source] = found.flatMap((one) => one.sources);
    return [
      {
        item: i,
        identity: item.identity,
        file: source?.file ?? null,
        sha256: source?.sha256 ?? null,
        same: source !== undefined && source.sha256 === item.source.sha256,
        rows,
        remarked: found.reduce((sum, { remarked }) => sum + remarked, 0),
      },
    ];
  });
}

const text = (value: CellValue | undefined): string => String(value ?? "");

/** Rows of a table that are a disclosure's. A table without 类型 is of one kind, which its name says. */
function rowsOf(table: ExistingTable, identity: DisclosureIdentity) {
  const none = { count: 0, remarked: 0, sources: [] as { file: string; sha256: string }[] };
  const column = (label: string): number => table.header.indexOf(label);
  const headers = IDENTITY_HEADERS.filter((label) => label !== "类型");
  if (headers.some((label) => column(label) < 0)) return none;
  const withKind = column("类型") >= 0;
  if (!withKind && !namesOf(identity.kind).has(table.name.replace(/_\d+$/, ""))) return none;
  const own = rowsOfDisclosure(table, withKind ? IDENTITY_HEADERS : headers, identity).map(({ row }) => row);
  const words = USER_WORDS.map(column).filter((c) => c >= 0);
  const [file, hash] = [column("文件"), column("SHA-256")];
  return {
    count: own.length,
    remarked: own.filter((row) => words.some((c) => text(row[c]) !== "")).length,
    sources: file < 0 || hash < 0 ? [] : own.map((row) => ({ file: text(row[file]), sha256: text(row[hash]) })),
  };
}

const namesOf = (kind: string): ReadonlySet<string> =>
  new Set(TABLE_IDS.map((id) => tableName(tableLabel(id, kind === "决算" ? "final" : "budget"))));
