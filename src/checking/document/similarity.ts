import { fold } from "../../disclosure";

/** Folded form in which project names are compared: numbering, quotes and brackets' kinds taken away. */
export function projectKey(name: string): string {
  return fold(name)
    .replace(/^(?:\d+[.、．]|\(\d+\))/, "")
    .replace(/[\s"'《》<>·,，。;；:：、()[\]-]/g, "")
    .replace(/绩效目标(?:申报)?表?$/, "");
}

/** 0…1: 1 − edit distance / length of the longer, on folded names. */
export function similarity(a: string, b: string): number {
  const x = projectKey(a);
  const y = projectKey(b);
  if (x === y) return 1;
  const longer = Math.max(x.length, y.length);
  if (longer === 0) return 1;
  return 1 - editDistance(x, y) / longer;
}

/** How many signs are to be changed, added or taken away. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
