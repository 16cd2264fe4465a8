import {
  parseAmount,
  columnNamed,
  fold,
  tableLabel,
  type ContentsEntry,
  type Disclosure,
  type DisclosureKind,
  type ExpenditureBasis,
  type FormFields,
  type MoneyUnit,
  type NarrativeFigure,
  type NarrativeParagraph,
  type PublishedTable,
  type Side,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
  type StandardValue,
  type TotalKind,
} from "../../../disclosure";
import { functionalClassByName } from "../../../classification";
import { type Said } from "../../../words";

/** Which total an item's words name; null for an ordinary item. */
function totalKindOf(item: string, twoSided: boolean): TotalKind | null {
  const s = fold(item).replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]/, "");
  if (!twoSided) return /^(?:合计|总计|合计数)$/.test(s) || s === "" ? "all" : null;
  if (/^(?:本年收入(?:合计)?|本年支出(?:合计)?)$/.test(s)) return "current";
  if (/^(?:收入总计|支出总计|总计|收入合计|支出合计)$/.test(s)) return "grand";
  if (/(?:上年|年初).*(?:结转|结余)/.test(s)) return "carry-in";
  if (/结余分配/.test(s)) return "surplus-distributed";
  if (/(?:年终|年末|下年|结转下).*(?:结转|结余|年)/.test(s)) return "carry-out";
  if (/弥补收支差额|使用.*结余/.test(s)) return "surplus-used";
  return null;
}

/** Outline level by numbering: 一、 1, （一） 2, 1. 3; 0 unnumbered. */
function levelOf(item: string): number {
  const s = fold(item);
  if (/^[一二三四五六七八九十]+、/.test(s)) return 1;
  if (/^\([一二三四五六七八九十]+\)/.test(s)) return 2;
  if (/^\d+[、.]/.test(s)) return 3;
  return 0;
}

/** A table of an example: canonical columns and rows of `|`-separated cells. */
export interface ExampleTable {
  readonly id: StandardTableId;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly unit?: MoneyUnit | null;
  readonly title?: string;
  readonly note?: string | null;
  readonly fields?: FormFields;
  readonly unitName?: string | null;
  readonly state?: PublishedTable["state"];
  readonly problems?: readonly Said[];
  readonly year?: string | null;
  readonly asOf?: string | null;
}

/** A column of the document's own, beside the standard ones: `+政府采购项目`. */
const isOwn = (key: string): boolean => key.startsWith("+");

/** `table("expenditure", "code item total", ["|合计|10.00", "208|社会保障和就业支出|10.00"])`; an empty cell is blank. */
export function table(
  id: StandardTableId,
  columns: string,
  rows: readonly string[],
  more: Partial<ExampleTable> = {},
): ExampleTable {
  return {
    id,
    columns: columns.split(" "),
    rows: rows.map((r) => r.split("|").map((c) => (c.trim() === "" ? null : c.trim()))),
    ...more,
  };
}

/** A whole document of an example. */
export interface ExampleDocument {
  readonly kind?: DisclosureKind;
  readonly level?: Disclosure["level"];
  readonly year?: string | null;
  readonly unitName?: string;
  readonly tables: readonly ExampleTable[];
  /** `key label value unit [direction] quote` per figure. */
  readonly narrative?: readonly Partial<NarrativeFigure>[];
  readonly paragraphs?: readonly string[];
  readonly contents?: readonly Partial<ContentsEntry>[];
}

/** Builds a disclosure as recognition would give it. */
export function disclosureOf(doc: ExampleDocument): Disclosure {
  const kind = doc.kind ?? "budget";
  const counts = new Map<string, number>();
  const tables: PublishedTable[] = [];
  const standard: StandardTable[] = [];
  const year = doc.year === undefined ? "2024" : doc.year;
  for (const t of doc.tables) {
    const index = (counts.get(t.id) ?? 0) + 1;
    counts.set(t.id, index);
    const built = buildTable(t, index, kind, year, doc.unitName ?? "示例市示例局");
    tables.push(built.published);
    if (t.state !== "absent" && t.state !== "unreadable") standard.push(built.standard);
  }
  const paragraphs: NarrativeParagraph[] = (doc.paragraphs ?? []).map((text, i) => ({
    text,
    source: { line: i + 1, quote: text },
    headingLevel: headingLevel(text),
  }));
  const narrative: NarrativeFigure[] = (doc.narrative ?? []).map((n, i) => ({
    key: n.key ?? "other",
    label: n.label ?? "",
    kind: n.kind ?? "amount",
    value: n.value ?? "0",
    unit: n.unit ?? "万元",
    year: n.year ?? null,
    direction: n.direction ?? null,
    ...(n.scope === undefined ? {} : { scope: n.scope }),
    quote: n.quote ?? `${n.label ?? ""}${n.value ?? ""}${n.unit ?? "万元"}`,
    source: n.source ?? { line: i + 1 },
  }));
  const contents: ContentsEntry[] = (doc.contents ?? []).map((c, i) => ({
    title: c.title ?? "",
    id: c.id ?? null,
    kind: c.kind ?? kind,
    source: c.source ?? { line: i + 1 },
  }));
  return {
    kind,
    level: doc.level ?? "unit",
    unitCode: null,
    unitName: doc.unitName ?? "示例市示例局",
    year,
    moneyUnit: "万元",
    title: `${doc.unitName ?? "示例市示例局"}${year ?? ""}年${kind === "final" ? "决算" : "预算"}公开`,
    tables,
    standard,
    narrative,
    paragraphs,
    contents,
    issues: [],
  };
}

function headingLevel(text: string): number {
  if (text.length > 40 || /[。；]$/.test(text)) return 0;
  return levelOf(text);
}

function buildTable(
  t: ExampleTable,
  index: number,
  kind: DisclosureKind,
  year: string | null,
  unitName: string,
): { published: PublishedTable; standard: StandardTable } {
  const unit = t.unit === undefined ? "万元" : t.unit;
  const twoSided = t.id === "balance" || t.id === "appropriation";
  const rows: StandardRow[] = [];
  let side: Side | null = null;
  let parent: StandardRow | null = null;
  t.rows.forEach((cells, r) => {
    const get = (key: string) => cells[t.columns.indexOf(key)] ?? null;
    const values: Record<string, StandardValue> = {};
    t.columns.forEach((key, c) => {
      if (["side", "item", "basis", "unitName", "unitCode", "role", "second"].includes(key) || isOwn(key)) return;
      const text = cells[c] ?? null;
      const money = columnNamed(t.id, key)?.type === "money";
      const a = money ? parseAmount(text) : null;
      values[key] = {
        amount: a?.kind === "amount" ? { value: a.value, decimals: a.decimals, unit, printed: text! } : null,
        text,
        cell: { table: t.id, index, row: r, column: c },
        confidence: "printed",
      };
    });
    const item = get("item");
    const sideText = get("side");
    if (sideText) side = sideText === "收入" ? "income" : "expenditure";
    const code = get("code");
    const total = twoSided
      ? totalKindOf(item ?? "", true)
      : t.id === "three-public"
        ? /^合计$/.test(item ?? "")
          ? "all"
          : null
        : code === null
          ? totalKindOf(t.id === "assets" ? (item ?? "").replace(/^资产总额$/, "合计") : (item ?? ""), false)
          : null;
    const ofWhich: boolean = /^其中/.test(item ?? "");
    const role = get("role");
    const level: number =
      ofWhich && levelOf((item ?? "").replace(/^其中[：:]?/, "")) === 0
        ? (parent?.level ?? 0) + 1
        : levelOf(item ?? "");
    const row: StandardRow = {
      row: r,
      line: String(r + 1),
      side: twoSided ? side : null,
      basis: (get("basis") as ExpenditureBasis | null) ?? (twoSided && side === "expenditure" ? "functional" : null),
      code: twoSided && side === "expenditure" && !total ? functionalClassByName(item ?? "") : code,
      secondCode: get("second"),
      item,
      unitCode: get("unitCode"),
      unitName: get("unitName"),
      role: role === "小计" ? "subtotal" : total ? "total" : "detail",
      total: role === "小计" ? null : total,
      level,
      ofWhich,
      parent: ofWhich ? (parent?.item ?? null) : null,
      values,
      source: { line: r + 1 },
    };
    if (!ofWhich) parent = row;
    rows.push(row);
  });
  const filled =
    rows.some((r) => Object.values(r.values).some((v) => v.amount && !v.amount.value.isZero())) ||
    Object.keys(t.fields ?? {}).length > 0 ||
    ["units", "goal", "goals-overall"].includes(t.id);
  return {
    published: {
      id: t.id,
      index,
      title: t.title ?? tableLabel(t.id, kind),
      unitCode: null,
      unitName: t.unitName === undefined ? unitName : t.unitName,
      year: t.year === undefined ? year : t.year,
      asOf: t.asOf ?? null,
      moneyUnit: unit,
      state: t.state ?? (filled ? "filled" : "empty"),
      note: t.note ?? null,
      pages: [1],
      columns: t.columns.map((c) => columnNamed(t.id, c)?.path.join("/") ?? c.replace(/^\+/, "")),
      columnNumbers: null,
      rows: t.rows.map((cells) => t.columns.map((_, c) => ({ text: cells[c] ?? null }))),
      merges: [],
      fields: t.fields ?? null,
      problems: t.problems ?? [],
      trace: [],
    },
    standard: { id: t.id, index, columns: t.columns.flatMap((c) => columnNamed(t.id, c)?.key ?? []), rows },
  };
}

/** A copy of a document with cells rewritten: `["expenditure", "208", "basic", "48.84"]`; the row by code or item. */
export function edit(
  doc: ExampleDocument,
  ...changes: readonly (readonly [StandardTableId, string, string, string])[]
): ExampleDocument {
  return {
    ...doc,
    tables: doc.tables.map((t) => {
      const own = changes.filter((c) => c[0] === t.id);
      if (own.length === 0) return t;
      return {
        ...t,
        rows: t.rows.map((cells) => {
          const names = ["code", "item"].map((k) => cells[t.columns.indexOf(k)]);
          const hit = own.filter((c) => names.includes(c[1]));
          if (hit.length === 0) return cells;
          const copy = t.columns.map((_, i) => cells[i] ?? null);
          for (const [, , column, text] of hit) copy[t.columns.indexOf(column)] = text === "" ? null : text;
          return copy;
        }),
      };
    }),
  };
}

/** A copy with a table replaced, added or (null) taken out. */
export function withTable(
  doc: ExampleDocument,
  id: StandardTableId,
  ...tables: readonly ExampleTable[]
): ExampleDocument {
  return { ...doc, tables: [...doc.tables.filter((t) => t.id !== id), ...tables] };
}

/** The document with a further column in a table, and what each row prints there. */
export const withColumn = (
  doc: ExampleDocument,
  id: StandardTableId,
  column: string,
  printed: (row: ExampleTable["rows"][number]) => string | null | undefined,
): ExampleDocument => ({
  ...doc,
  tables: doc.tables.map((t) =>
    t.id === id
      ? {
          ...t,
          columns: [...t.columns, column],
          rows: t.rows.map((row) => [...t.columns.map((_, c) => row[c] ?? null), printed(row) ?? null]),
        }
      : t,
  ),
});
