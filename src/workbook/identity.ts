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
  /** As the document prints it, where `disclosure` has amounts that the user changed: what the sheet as published shows. */
  readonly printed?: Disclosure;
  /** The disclosure packed into texts that cells can hold, for checking it again without its file. */
  readonly stored?: readonly string[];
}

/** What tells who a disclosure is of. */
export interface Identified extends Pick<PlanImport, "source" | "version"> {
  readonly disclosure: Pick<Disclosure, "year" | "unitName" | "unitCode" | "level" | "kind">;
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

/** What stands for a name where a document names nobody: two of them are not one unit. */
const NOBODY = /^(?:本|我|各|该)?(?:部门|单位|预算单位|主管部门)(?:名称)?$/;

/** Who a disclosure is of. One that names nobody is known by its content: files of one name, and codes of two regions, may be two. */
function unitOf({ disclosure: { unitName, unitCode }, source }: Identified): string {
  const name = visible(unitName?.trim() ?? "");
  if (name !== "" && !NOBODY.test(name)) return name;
  const content = source.sha256.slice(0, UNREAD_HASH);
  return `（未识别${content === "" ? "" : ` ${content}`}）${unitCode ?? source.file}`;
}

/** Signs of the content's hash that tell one from the other. */
const UNREAD_HASH = 6;

/** Chinese words of a disclosure's identity. */
export function identityOf(item: Identified): DisclosureIdentity {
  const d = item.disclosure;
  return {
    year: d.year ?? "",
    unit: unitOf(item),
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
export function nameImports<T extends Identified>(
  imports: readonly T[],
): (T & { readonly identity: DisclosureIdentity })[] {
  const seen = new Map<string, number>();
  return imports.map((item) => {
    const identity = identityOf(item);
    const key = identityKey(identity, true);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { ...item, identity: count === 1 ? identity : { ...identity, version: `${identity.version} (${count})` } };
  });
}
