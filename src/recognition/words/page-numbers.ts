/** Page numbers at the foot or head of a page, as every form prints them: `3`, `- 3 -`, `— 1 0 —`, `第3页`, `第 3 页 共 20 页`, `3/20`. */

const DASH = "[-—–－_·]";
/** What stands around the number. */
const AROUND = /^[-—–－_·\s]+|(?<![-—–－_·\s])[-—–－_·\s]+$/g;
const PLAIN = /^(?:第\s*)?(\d{1,3})(?:\s*页)?(?:[\s,，]*[/／共]\s*(?:共\s*)?\d{1,3}(?:\s*页)?)?$/;
/** Between dashes the digits may stand apart. */
const SPACED = new RegExp(`^\\s*${DASH}+\\s*((?:\\d\\s+){1,2}\\d)\\s*${DASH}+\\s*$`);

/** The number of a line that is a page number and nothing else; null for any other line. */
export function pageNumberOf(text: string): number | null {
  const m = PLAIN.exec(text.replace(AROUND, "")) ?? SPACED.exec(text);
  return m ? Number(m[1]!.replace(/\s/g, "")) : null;
}

/** True for a line that is a page number and nothing else. Whether it is one, among amounts, its neighbours tell. */
export function isPageNumber(text: string): boolean {
  return pageNumberOf(text) !== null;
}
