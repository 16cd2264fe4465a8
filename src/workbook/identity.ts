import type { Disclosure } from "../disclosure";
import type { CheckReport, Coverage } from "../checking";
import { visible } from "./cells";

/** The file (or files, joined) a disclosure was read from. */
export interface PlanSource {
  readonly file: string;
  readonly sha256: string;
  readonly kind: string;
  readonly pages: number | null;
}

/** One disclosure to be written, with what checking found. */
export interface PlanImport {
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
  readonly source: PlanSource;
  /** 版本; omitted = {@link DEFAULT_VERSION}. */
  readonly version?: string;
  /** True where it was read from the open workbook: findings then lead to those cells. */
  readonly fromWorkbook?: boolean;
  /** Identities over each amount. */
  readonly coverage?: Coverage;
}

/** 版本 of a disclosure that the user names no other way. */
export const DEFAULT_VERSION = "公开";

/** What makes a disclosure the same one again: year, unit, level, kind and 版本. */
export interface DisclosureIdentity {
  readonly year: string;
  readonly unit: string;
  readonly level: string;
  readonly kind: string;
  readonly version: string;
}

/** Headers of the identity, in sheet order. 类型 stands only where one table holds both kinds. */
export const IDENTITY_HEADERS = ["年度", "公开单位", "层级", "类型", "版本"] as const;

/** Chinese words of a disclosure's identity. A document that names no unit is known by its file. */
export function identityOf(item: PlanImport): DisclosureIdentity {
  const d = item.disclosure;
  return {
    year: d.year ?? "",
    unit: visible(d.unitName ?? "") || d.unitCode || `（未识别）${item.source.file}`,
    level: d.level === "department" ? "部门" : "单位",
    kind: d.kind === "final" ? "决算" : "预算",
    version: item.version ?? DEFAULT_VERSION,
  };
}

/** Key of an identity; kind left out where the table itself tells it. */
export function identityKey(identity: DisclosureIdentity, withKind: boolean): string {
  const parts = [identity.year, identity.unit, identity.level, ...(withKind ? [identity.kind] : []), identity.version];
  return JSON.stringify(parts);
}

/** An import with the identity it is written under. */
export interface NamedImport extends PlanImport {
  readonly identity: DisclosureIdentity;
}

/** Names the imports; a second one of the same identity in one go becomes a 版本 of its own and replaces nothing. */
export function nameImports(imports: readonly PlanImport[]): NamedImport[] {
  const seen = new Map<string, number>();
  return imports.map((item) => {
    const identity = identityOf(item);
    const key = identityKey(identity, true);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...item, identity: count === 1 ? identity : { ...identity, version: `${identity.version} (${count})` } };
  });
}
