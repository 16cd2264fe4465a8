import { fold, type Disclosure, type FormFields, type PublishedTable } from "../../src/disclosure";
import { sharedJson } from "./shared";

/** A table of the oracle (gold/FORMAT.md). */
export interface GoldTable {
  id: string;
  index: number;
  title: string;
  unitCode: string | null;
  unitName: string | null;
  year: string | null;
  asOf?: string;
  moneyUnit: string | null;
  empty: boolean;
  note: string | null;
  columns: string[];
  columnNumbers: (string | null)[] | null;
  rows: (string | null)[][];
  merges: number[][];
  fields?: FormFields;
  partial?: boolean;
}

export interface Gold {
  slug: string;
  unitCode: string | null;
  unitName: string;
  year: string;
  moneyUnit: string;
  tables: GoldTable[];
  narrative: { key: string; value: string; unit: string; quote: string }[];
}

export const goldOf = (slug: string): Gold => sharedJson<Gold>(`gold/${slug}.json`);

/** White space and width folded; blanks equal null. */
const norm = (text: string | null | undefined): string => (text === null || text === undefined ? "" : fold(text));

/** Result of holding a recognised table against the oracle. */
export interface TableAccuracy {
  readonly id: string;
  readonly index: number;
  readonly cells: number;
  readonly right: number;
  readonly numbers: number;
  readonly numbersRight: number;
  readonly invented: number;
  readonly differences: string[];
}

const isNumber = (text: string): boolean => /^-?\d[\d.]*%?$/.test(text);

/** Compares one table cell by cell, and its columns, fields, note and facts. */
function compareTable(gold: GoldTable, table: PublishedTable | undefined): TableAccuracy {
  const differences: string[] = [];
  let cells = 0;
  let right = 0;
  let numbers = 0;
  let numbersRight = 0;
  let invented = 0;
  const note = (what: string): void => {
    if (differences.length < 12) differences.push(what);
  };
  const expect = (what: string, want: string, got: string): void => {
    if (want === "" && got === "") return;
    if (want !== "") {
      cells++;
      if (isNumber(want)) numbers++;
      if (want === got) {
        right++;
        if (isNumber(want)) numbersRight++;
      } else note(`${what}: 应为 ${want}，读作 ${got || "（空）"}`);
    } else {
      invented++;
      note(`${what}: 应为空，读作 ${got}`);
    }
  };
  if (!table)
    return {
      id: gold.id,
      index: gold.index,
      cells: 1,
      right: 0,
      numbers: 0,
      numbersRight: 0,
      invented: 0,
      differences: ["缺表"],
    };
  gold.columns.forEach((c, i) => expect(`栏 ${i}`, norm(c), norm(table.columns[i])));
  if (table.columns.length > gold.columns.length) note(`多出栏 ${table.columns.slice(gold.columns.length).join("、")}`);
  const blank = (row: readonly string[]): boolean => row.every((c) => c === "");
  const want = gold.rows.map((r) => r.map(norm)).filter((r) => !blank(r));
  const got = table.rows.map((r) => r.map((c) => norm(c.text))).filter((r) => !blank(r));
  if (want.length !== got.length) note(`行数 应为 ${want.length}，读作 ${got.length}`);
  for (let r = 0; r < Math.max(want.length, got.length); r++) {
    const width = Math.max(want[r]?.length ?? 0, got[r]?.length ?? 0);
    for (let c = 0; c < width; c++) expect(`行 ${r + 1} 栏 ${c + 1}`, want[r]?.[c] ?? "", got[r]?.[c] ?? "");
  }
  for (const [key, value] of Object.entries(gold.fields ?? {})) {
    const read = Object.entries(table.fields ?? {}).find(([k]) => norm(k) === norm(key))?.[1];
    expect(`字段 ${key}`, norm(flat(value)), norm(flat(read ?? null)));
  }
  if (norm(gold.title) !== norm(table.title)) note(`标题 应为 ${gold.title}，读作 ${table.title}`);
  if (norm(gold.note) !== norm(table.note)) note(`附注 应为 ${gold.note}，读作 ${table.note}`);
  if (gold.empty !== (table.state === "empty")) note(`空表 应为 ${gold.empty}，读作 ${table.state}`);
  if (norm(gold.moneyUnit) !== norm(table.moneyUnit)) note(`单位 应为 ${gold.moneyUnit}，读作 ${table.moneyUnit}`);
  if (norm(gold.unitName) !== norm(table.unitName)) note(`单位名称 应为 ${gold.unitName}，读作 ${table.unitName}`);
  if (norm(gold.unitCode) !== norm(table.unitCode)) note(`单位编码 应为 ${gold.unitCode}，读作 ${table.unitCode}`);
  if (norm(gold.asOf) !== norm(table.asOf)) note(`截止时间 应为 ${gold.asOf}，读作 ${table.asOf}`);
  if (norm(gold.columnNumbers?.join("|")) !== norm(table.columnNumbers?.join("|")))
    note(`栏次 应为 ${gold.columnNumbers?.join("|")}，读作 ${table.columnNumbers?.join("|")}`);
  return { id: gold.id, index: gold.index, cells, right, numbers, numbersRight, invented, differences };
}

function flat(value: FormFields[string] | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join("|");
  return Object.entries(value)
    .map(([k, v]) => `${k}=${v ?? ""}`)
    .join("|");
}

/** Compares every table of the oracle. */
export function compareDisclosure(gold: Gold, d: Disclosure): TableAccuracy[] {
  return gold.tables.map((g) =>
    compareTable(
      g,
      d.tables.find((t) => t.id === g.id && t.index === g.index),
    ),
  );
}
