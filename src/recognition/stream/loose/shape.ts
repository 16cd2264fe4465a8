import { stripWhitespace } from "../../../disclosure";
import type { StreamLine } from "../stream";
import { readFragments } from "./fragments";
import { findRegions } from "./regions";

/**
 * True for the text of a PDF that kept no coordinates: no tabs, most lines the splinters of cells (a word, half an amount), and
 * headers of statements whose words stand on lines of their own.
 */
export function isPdfText(lines: readonly StreamLine[]): boolean {
  const filled = lines.filter((l) => stripWhitespace(l.text));
  if (filled.length < 5) return false;
  const tabbed = filled.filter((l) => /\t|\|/.test(l.text)).length;
  if (tabbed * 50 > filled.length) return false;
  return findRegions(readFragments(lines)).length > 0;
}
