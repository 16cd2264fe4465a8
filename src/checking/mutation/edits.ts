import {
  type Disclosure,
  type MoneyUnit,
  type NarrativeFigure,
  type PublishedTable,
  type StandardRow,
  type StandardValue,
  type TableId,
} from "../../disclosure";

/** A copy with one standard table rewritten. */
export function withRows(
  d: Disclosure,
  id: TableId,
  index: number,
  rewrite: (rows: readonly StandardRow[]) => readonly StandardRow[],
): Disclosure {
  return {
    ...d,
    standard: d.standard.map((t) => (t.id === id && t.index === index ? { ...t, rows: rewrite(t.rows) } : t)),
  };
}

/** A copy with one published table rewritten, or (null) taken out together with its standard rows. */
export function withPublished(
  d: Disclosure,
  id: TableId,
  index: number,
  rewrite: (t: PublishedTable) => PublishedTable | null,
): Disclosure {
  const tables = d.tables.flatMap((t) => (t.id === id && t.index === index ? (rewrite(t) ?? []) : [t]));
  const gone = !tables.some((t) => t.id === id && t.index === index);
  return { ...d, tables, standard: gone ? d.standard.filter((t) => t.id !== id || t.index !== index) : d.standard };
}

/** A copy with one narrative figure rewritten; its words change in the paragraph and in the quotes of its sentence. */
export function withFigure(
  d: Disclosure,
  at: number,
  rewrite: (n: NarrativeFigure) => NarrativeFigure,
  from: string,
  to: string,
): Disclosure {
  const n = d.narrative[at]!;
  const swap = (s: string) => s.replace(from, () => to);
  const quote = swap(n.quote);
  let done = false;
  return {
    ...d,
    narrative: d.narrative.map((o, i) =>
      i === at ? { ...rewrite(o), quote } : o.quote === n.quote ? { ...o, quote } : o,
    ),
    paragraphs: d.paragraphs.map((p) => {
      if (done || quote === n.quote) return p;
      const bare = p.text.replace(/\s/g, "");
      const sentence = n.quote.replace(/\s/g, "");
      if (!bare.includes(sentence)) return p;
      done = true;
      return { ...p, text: bare.replace(sentence, () => quote.replace(/\s/g, "")) };
    }),
  };
}

/** A copy whose table is read in another unit of money. */
export function withUnit(d: Disclosure, id: TableId, index: number, unit: MoneyUnit): Disclosure {
  const value = (v: StandardValue): StandardValue => (v.amount ? { ...v, amount: { ...v.amount, unit } } : v);
  return {
    ...d,
    tables: d.tables.map((t) => (t.id === id && t.index === index ? { ...t, moneyUnit: unit } : t)),
    standard: d.standard.map((t) =>
      t.id === id && t.index === index
        ? {
            ...t,
            rows: t.rows.map((r) => ({
              ...r,
              values: Object.fromEntries(Object.entries(r.values).map(([k, v]) => [k, value(v)])),
            })),
          }
        : t,
    ),
  };
}
