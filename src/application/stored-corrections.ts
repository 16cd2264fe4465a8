import { parseMoneyUnit, TABLE_IDS, type CorrectionStep, type StoredCorrections } from "../disclosure";

/** What each kind of step must hold. */
const SHAPES: Readonly<Record<CorrectionStep["type"], (s: Record<string, unknown>) => boolean>> = {
  fact: (s) => typeof s["value"] === "string" && FACTS[String(s["fact"])]?.(s["value"]) === true,
  kind: (s) => isPlace(s["table"]) && TABLES.has(s["id"]),
  money: (s) => isPlace(s["table"]) && isMoneyUnit(s["value"]),
  join: (s) => isPlace(s["table"]),
  split: (s) => isPlace(s["table"]),
  "leave-table": (s) => isPlace(s["table"]),
  column: (s) =>
    isPlace(s["table"]) && isIndex(s["column"]) && typeof s["header"] === "string" && isBinding(s["binding"]),
  cell: (s) => isCell(s) && isText(s["text"]) && s["by"] === undefined,
  keep: (s) => isCell(s),
  field: (s) => isPlace(s["table"]) && typeof s["field"] === "string" && isText(s["printed"]) && isText(s["text"]),
  "leave-row": (s) => isPlace(s["table"]) && isIndex(s["row"]) && typeof s["words"] === "string",
};

const isMoneyUnit = (v: unknown): boolean => typeof v === "string" && parseMoneyUnit(v) === v;
const TABLES: ReadonlySet<unknown> = new Set([...TABLE_IDS, "other"]);

const FACTS: Readonly<Record<string, (value: string) => boolean>> = {
  unitName: (v) => v.trim() !== "",
  unitCode: (v) => v.trim() !== "",
  year: (v) => /^\d{4}$/.test(v),
  level: (v) => v === "department" || v === "unit",
  kind: (v) => v === "budget" || v === "final",
  moneyUnit: isMoneyUnit,
};

/**
 * Corrections as they were kept in a workbook, where anybody may have edited them. Null for what is none; a step that is not whole is
 * left out.
 */
export function parseStoredCorrections(json: string): StoredCorrections | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value) || typeof value["sha256"] !== "string" || !isRecord(value["about"])) return null;
  const { layout, corrections, about } = value;
  if (!Array.isArray(layout) || !layout.every((l) => typeof l === "string") || !Array.isArray(corrections)) return null;
  const { unitName, year, file } = about as Record<string, unknown>;
  return {
    sha256: value["sha256"],
    layout: layout as string[],
    about: { unitName: textOr(unitName), year: textOr(year), file: textOr(file) ?? "" },
    corrections: corrections.filter(isStep),
  };
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);
const isIndex = (v: unknown): boolean => Number.isInteger(v) && (v as number) >= 0;
const isText = (v: unknown): boolean => v === null || typeof v === "string";
const isPlace = (v: unknown): boolean => isRecord(v) && typeof v["at"] === "string" && typeof v["title"] === "string";
const isCell = (s: Record<string, unknown>): boolean =>
  isPlace(s["table"]) && isIndex(s["row"]) && isIndex(s["column"]) && isText(s["printed"]);
const isBinding = (v: unknown): boolean => v === null || (isRecord(v) && typeof v["key"] === "string");
const textOr = (v: unknown): string | null => (typeof v === "string" ? v : null);

function isStep(v: unknown): v is CorrectionStep {
  if (!isRecord(v) || typeof v["type"] !== "string" || !Object.hasOwn(SHAPES, v["type"])) return false;
  return SHAPES[v["type"] as CorrectionStep["type"]](v);
}
