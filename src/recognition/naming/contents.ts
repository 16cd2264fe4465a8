import { fold, type ContentsEntry } from "../../disclosure";
import type { StreamLine } from "../stream/stream";
import { identifyTitle, looksLikeTitle, stripTitle } from "../words/titles";

/** A line of a contents list with its dot leader is shorter than this. */
const LONGEST_ENTRY = 400;

/**
 * Tables that the contents list (目录, 附件清单) promises: runs of at least three lines that are titles and nothing
 * else, with or without page numbers. 是否空表 heads a column of such a list and names none.
 */
export function readContents(lines: readonly StreamLine[]): { entries: ContentsEntry[]; used: Set<StreamLine> } {
  const entries: ContentsEntry[] = [];
  const used = new Set<StreamLine>();
  let run: { line: StreamLine; title: string }[] = [];
  let gap = 0;
  const flush = (): void => {
    if (run.length >= 3) {
      for (const { line, title } of run) {
        used.add(line);
        const meaning = identifyTitle(title);
        const entry: ContentsEntry = {
          title: stripTitle(title),
          id: meaning?.id ?? null,
          kind: meaning?.kind ?? null,
          source: line.source,
        };
        if (!entries.some((e) => e.title === entry.title)) entries.push(entry);
      }
    }
    run = [];
    gap = 0;
  };
  for (const line of lines) {
    // No title is that long; patterns that look for dot leaders would search for ever.
    if (line.text.trim().length > LONGEST_ENTRY) {
      if (run.length > 0 && ++gap > 2) flush();
      continue;
    }
    const text = line.text
      .trim()
      .replace(/(?<![.…·\s_])[.…·\s_]{3,}\d*$/, "")
      .replace(/(?<!\s)[^\S\t]*\t\s*-?\d{1,4}-?$/, "")
      .trim();
    if (fold(text) === "") continue;
    const title = text.replace(/(?<!\s)\s+\d{1,3}$/, "").replace(/[;；。]$/, "");
    if (looksLikeTitle(title) && identifyTitle(title) && /表/.test(title) && !/^是否/.test(title)) {
      run.push({ line, title });
      gap = 0;
    } else if (run.length > 0 && ++gap > 2) flush();
  }
  flush();
  return { entries, used };
}
