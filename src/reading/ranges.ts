/** Numbers as people count them, runs joined: `3`, `5–7`. */
export function rangesOf(numbers: Iterable<number>, name: (n: number) => string, dash = "–"): string[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let i = 0; i < sorted.length;) {
    let k = i;
    while (k + 1 < sorted.length && sorted[k + 1]! <= sorted[k]! + 1) k++;
    const [from, to] = [name(sorted[i]!), name(sorted[k]!)];
    ranges.push(from === to ? from : `${from}${dash}${to}`);
    i = k + 1;
  }
  return ranges;
}
