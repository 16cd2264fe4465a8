import type { ColumnKey } from "./columns";
import type { StandardTableId } from "./table-ids";
import { fold } from "./text";

/** A column that others sum to, in one table. `parts` leave nothing out: one that is not printed is 0 or does not apply. */
export interface ColumnSum<Id extends StandardTableId = StandardTableId> {
  readonly total: ColumnKey<Id>;
  readonly parts: readonly ColumnKey<Id>[];
}

type Sums = { readonly [Id in StandardTableId]?: readonly ColumnSum<Id>[] };

/** The funds that fiscal appropriation is of: 一般公共预算, 政府性基金预算, 国有资本经营预算. */
export const FUNDS = ["general", "fund", "capital"] as const;
const PERSONNEL = { total: "personnel", parts: ["wages", "household"] } as const;
const PUBLIC = { total: "public", parts: ["goods", "capitalOutlay"] } as const;
const BASIC = { total: "basic", parts: ["personnel", "public"] } as const;
const PROJECT = { total: "project", parts: ["projectRunning", "projectTarget"] } as const;
const BY_FUNCTION = [{ total: "total", parts: ["basic", "project"] }, BASIC, PERSONNEL, PUBLIC, PROJECT] as const;

/**
 * Which canonical columns of a row sum to which, the whole before its parts. The official forms say so (部门预算公开表样,
 * 部门决算报表); the rules of a row (`checking/rules/w-row`) hold rows against it.
 */
const COLUMN_SUMS = {
  balance: [{ total: "amount", parts: ["basic", "project"] }, BASIC],
  income: [
    { total: "total", parts: ["current", "carryIn", "accountBalance", "surplusUsed"] },
    {
      total: "current",
      parts: ["fiscal", "fiscalAccount", "business", "operating", "superior", "affiliated", "other", "unitFunds"],
    },
    { total: "fiscal", parts: FUNDS },
  ],
  expenditure: [
    { total: "total", parts: ["basic", "project", "operating", "remitted", "aid", "carryOut"] },
    BASIC,
    PERSONNEL,
    PUBLIC,
    PROJECT,
  ],
  appropriation: [{ total: "total", parts: FUNDS }],
  general: BY_FUNCTION,
  fund: BY_FUNCTION,
  capital: BY_FUNCTION,
  basic: [{ total: "total", parts: ["personnel", "public"] }],
  "three-public": [{ total: "total", parts: FUNDS }],
  "goals-summary": [{ total: "total", parts: ["government", "fiscalAccount", "unitFunds"] }],
} as const satisfies Sums;

/** The sums that each row of a table obeys; none where the forms differ from province to province. */
export function columnSums<Id extends StandardTableId>(id: Id): readonly ColumnSum<Id>[] {
  return (COLUMN_SUMS as Sums)[id] ?? [];
}

/**
 * The sums that a table can be held to by the columns that it prints: the total and at least one part are printed, and a
 * part that is not is taken apart into its own parts where those are printed.
 */
export function printedSums<Id extends StandardTableId>(
  id: Id,
  printed: { has(column: ColumnKey): boolean },
): readonly ColumnSum<Id>[] {
  const sums = columnSums(id);
  const finest = (part: ColumnKey<Id>): readonly ColumnKey<Id>[] => {
    if (printed.has(part)) return [part];
    return sums.find((s) => s.total === part)?.parts.flatMap(finest) ?? [];
  };
  return sums.flatMap(({ total, parts }) => {
    const there = parts.flatMap(finest);
    return printed.has(total) && there.length > 0 ? [{ total, parts: there }] : [];
  });
}

/** Parts of a sum of a table; none where the table has no such sum. */
export function partsOf<Id extends StandardTableId>(id: Id, total: ColumnKey<Id>): readonly ColumnKey<Id>[] {
  return columnSums(id).find((s) => s.total === total)?.parts ?? [];
}

/** Columns of money that the unit earns itself; 单位资金 is their sum where both are printed. */
const OWN_FUNDS = {
  income: ["business", "operating", "superior", "affiliated", "other"],
  // 事业单位经营收入 stands there beside 经营支出 and has a key of its own.
  expenditure: ["business", "operatingIncome", "superior", "affiliated", "other"],
} as const satisfies Readonly<Record<string, readonly ColumnKey[]>>;

/** Columns of the sources of funds that a table prints and that do not overlap: 财政拨款, or its funds where only they are printed, the account, the unit's own. */
function sources(own: readonly ColumnKey[], printed: { has(column: ColumnKey): boolean }): ColumnKey[] {
  const fiscal: readonly ColumnKey[] = printed.has("fiscal") ? ["fiscal"] : FUNDS;
  const earned = own.filter((c) => printed.has(c));
  const rest: readonly ColumnKey[] = earned.length >= 2 ? earned : [...earned, "unitFunds"];
  const all: readonly ColumnKey[] = [...fiscal, "fiscalAccount", ...rest];
  return all.filter((c) => printed.has(c));
}

/** Sources of income, as tables of income, projects and purchases print them. */
export function incomeSources(printed: { has(column: ColumnKey): boolean }): ColumnKey[] {
  return sources(OWN_FUNDS.income, printed);
}

/** 资金来源 beside a statement of expenditure; what was carried in is one of them. */
export function fundingSources(printed: { has(column: ColumnKey): boolean }): ColumnKey[] {
  const carried = (["carryIn", "accountBalance"] as const).filter((c) => printed.has(c));
  return [...sources(OWN_FUNDS.expenditure, printed), ...carried];
}

/** What a project is paid from beside {@link incomeSources}: this year's funds and those carried over. */
export const PROJECT_FUNDS = [...FUNDS, "carryGeneral", "carryFund", "carryCapital", "carryIn"] as const;

/** What a purchase is paid from beside {@link incomeSources}: what was carried over. */
export const CARRIED_FUNDS = ["carryFiscal", "carryOther", "carryIn"] as const;

/** Length of a 类 code; 款 and 项 have two digits more each. */
const CLASS_LENGTH = 3;

/** Code of the level above by its digits, null at the top: `2101202` → `21012` → `210`. */
export function parentCode(code: string): string | null {
  return /^\d{5,9}$/.test(code) && code.length % 2 === 1 ? code.slice(0, -2) : null;
}

/** The codes above a code, the nearest first: `2101202` → `21012`, `210`. */
export function ancestorCodes(code: string): string[] {
  const parent = parentCode(code);
  return parent === null ? [] : [parent, ...ancestorCodes(parent)];
}

/** The 类 of a code: its first three digits. */
export function classOf(code: string): string {
  return code.slice(0, CLASS_LENGTH);
}

/** The nearest code above one that a table prints; forms leave a level out, so the parent may be two levels up. */
export function printedParent(code: string, printed: { has(code: string): boolean }): string | null {
  return ancestorCodes(code).find((above) => printed.has(above)) ?? null;
}

/** What a word of sum sums up: a whole table, a side of it, or a part. */
export type SumWord = "whole" | "part";

/** Reads 合计, 总计, 本年收入合计, 支出总计 … (`whole`) and 小计 (`part`); null for any other word. */
export function sumWord(text: string): SumWord | null {
  const words = fold(text);
  if (/^(?:本年)?(?:收入|支出|收支)?(?:合计|总计)$/.test(words)) return "whole";
  return /^(?:本年)?(?:收入|支出)?小计$/.test(words) ? "part" : null;
}
