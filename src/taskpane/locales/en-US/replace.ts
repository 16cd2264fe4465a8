import type { REPLACE_ZH } from "../zh-CN/replace";

/** What writing would replace, in English. */
export const REPLACE_EN: Readonly<Record<keyof typeof REPLACE_ZH, string>> = {
  "replace.title": "The workbook holds this disclosure already",
  "replace.same": "The same file, {file}: writing again replaces {rows} rows",
  "replace.other":
    "Another file, {file}: writing replaces its {rows} rows. To keep both, give this one a version of its own below",
  "replace.unknownFile": "Writing replaces {rows} rows",
  "replace.remarked": "{count} of them have decisions or remarks, which are kept",
  "replace.edits": "{count} amounts that you changed",
  "replace.keep": "Keep mine",
  "replace.document": "Take the document's",
  "replace.edit": "{name}: printed {printed} before, yours {mine}, now printed {fresh}",
  "replace.lost": "{name}: yours {mine}; the document in hand has no such cell, it can't be kept",
  "replace.rowEdits": "{count} rows that you put in or took out are not kept",
  "replace.changes": "{count} places where this document differs from the one before",
  "replace.change": "{name}: {before} → {after}",
  "replace.notCompared": "The workbook keeps nothing to compare with: cells that you changed can't be listed",
  "replace.more": "{count} more",
  "replace.rows": "{rows} rows will be replaced",
  "compare.title": "Compare with a version in the workbook",
  "compare.hint":
    "Lists what changed cell by cell and sentence by sentence, findings that are gone and new ones. Saved as a file; the workbook is left as it is.",
  "compare.with": "Version to compare with",
  "compare.version": "{year} {version} ({file})",
};
