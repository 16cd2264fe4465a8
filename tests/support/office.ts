import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

let found: string | null | undefined;

/** LibreOffice's program, or null where it is not installed. */
export function office(): string | null {
  if (found !== undefined) return found;
  for (const name of ["soffice", "libreoffice"]) {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore", timeout: 20_000 });
      return (found = name);
    } catch {
      // not here
    }
  }
  return (found = null);
}

/** The file without the results that its formulas came with: what stands there afterwards was calculated. */
export function withoutResults(xlsx: Uint8Array): Uint8Array {
  const parts = unzipSync(xlsx);
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const bare = strFromU8(part)
      .replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1")
      .replace(/ t="str"(?=[^>]*><f>)/g, "");
    parts[name] = strToU8(bare);
  }
  return zipSync(parts);
}

const MODULE = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${code
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")}</script:module>`;

/**
 * Opens a file in LibreOffice, does with it what lines of its Basic say (`doc` is the document), calculates everything and gives the file
 * that it saves.
 */
export function inOffice(xlsx: Uint8Array, deeds: readonly string[] = []): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "office-"));
  try {
    const [from, to] = [join(folder, "in.xlsx"), join(folder, "out.xlsx")];
    writeFileSync(from, withoutResults(xlsx));
    const start = (...what: string[]): void => {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(office()!, ["--headless", "--norestore", "--nologo", profile, ...what], {
        stdio: "ignore",
        timeout: 180_000,
      });
    };
    // The first start makes a profile with an empty module of its own.
    start("--terminate_after_init");
    const standard = join(folder, "profile", "user", "basic", "Standard");
    writeFileSync(
      join(standard, "Module1.xba"),
      MODULE(`
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL("${from}"), "_blank", 0, hidden())
  doc.calculateAll()
${deeds.map((deed) => `  ${deed}`).join("\n")}
  doc.calculateAll()
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(ConvertToURL("${to}"), kind())
  doc.close(True)
  StarDesktop.terminate()
End Sub

Sub SortRange(doc, sheet, address, field, descending)
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = field
  fields(0).IsAscending = Not descending
  Dim how(2) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields" : how(0).Value = fields()
  how(1).Name = "ContainsHeader" : how(1).Value = False
  how(2).Name = "BindFormatsToContent" : how(2).Value = True
  doc.Sheets.getByName(sheet).getCellRangeByName(address).sort(how())
End Sub

Sub MoveColumn(doc, sheet, from, before)
  s = doc.Sheets.getByName(sheet)
  s.Columns.insertByIndex(before, 1)
  at = from
  If from >= before Then at = from + 1
  Dim target As New com.sun.star.table.CellAddress
  target.Sheet = s.RangeAddress.Sheet : target.Column = before : target.Row = 0
  s.moveRange(target, s.Columns.getByIndex(at).RangeAddress)
  s.Columns.removeByIndex(at, 1)
End Sub
`),
    );
    start("macro:///Standard.Module1.Main");
    return new Uint8Array(readFileSync(to));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
