import type { PublishedTable } from "../../src/disclosure";

/** Statements, and how many of them left a continuation behind on the next page as a table without a name. */
export interface Joined {
  readonly statements: number;
  readonly strays: readonly string[];
}

/** A statement followed, on the very next page, by an `other` table without a header: its continuation was not joined. */
export function joined(tables: readonly PublishedTable[]): Joined {
  const order = [...tables].sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0) || a.index - b.index);
  let statements = 0;
  const strays: string[] = [];
  order.slice(0, -1).forEach((t, i) => {
    if (t.id === "other" || t.id === "goal" || t.state === "absent" || t.pages.length === 0) return;
    statements++;
    const next = order[i + 1]!;
    if (next.id === "other" && next.pages[0] === t.pages.at(-1)! + 1 && next.columns.every((c) => c.trim() === ""))
      strays.push(`${t.id}#${t.index} p${t.pages.at(-1)} → other#${next.index} p${next.pages[0]}`);
  });
  return { statements, strays };
}
