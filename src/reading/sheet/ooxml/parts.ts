import { readRelations } from "../../archive/relations";
import { walkXml } from "../../archive/xml";
import type { Package } from "../../archive/zip";
import { ReadingError } from "../../errors";
import type { Limits } from "../../limits";

/** A worksheet that the workbook names; `part` is null where the package has none. */
export interface NamedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string | null;
}

/** What `xl/workbook.xml` and its relations tell. */
export interface WorkbookParts {
  readonly sheets: readonly NamedSheet[];
  readonly strings: string | null;
  readonly styles: string | null;
  readonly date1904: boolean;
  /** Results are to be computed again when the file is opened: programs that compute nothing ask for it. */
  readonly recompute: boolean;
}

const WORKBOOK = "xl/workbook.xml";
const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Reads the workbook's own part. */
export function readParts(parts: Package, limits: Limits): WorkbookParts {
  const names = new Map(parts.names().map((n) => [n.toLowerCase(), n]));
  const find = (name: string): string | null => names.get(name.toLowerCase()) ?? null;
  const main = find(WORKBOOK);
  const content = main && parts.part(main);
  if (!content) throw new ReadingError("corrupt", { part: WORKBOOK });
  const relations = readRelations(parts, find("xl/_rels/workbook.xml.rels"), "xl", limits);
  const sheets: NamedSheet[] = [];
  let date1904 = false;
  let recompute = false;
  walkXml(WORKBOOK, content, limits, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes["date1904"]);
      else if (name === "calcPr") recompute = isTrue(attributes["fullCalcOnLoad"]);
      else if (name === "sheet" && attributes["name"] !== undefined) {
        const relation = relations.get(attributes["id"] ?? "");
        if (relation && !/worksheet$/i.test(relation.type)) return;
        const hidden = /hidden$/i.test(attributes["state"] ?? "");
        sheets.push({ name: attributes["name"], hidden, part: relation ? find(relation.target) : null });
      }
    },
    close() {},
  });
  const byType = (type: RegExp, usual: string): string | null => {
    const relation = [...relations.values()].find((r) => type.test(r.type));
    return (relation && find(relation.target)) ?? find(usual);
  };
  return {
    sheets,
    strings: byType(/sharedStrings$/i, "xl/sharedStrings.xml"),
    styles: byType(/styles$/i, "xl/styles.xml"),
    date1904,
    recompute,
  };
}
