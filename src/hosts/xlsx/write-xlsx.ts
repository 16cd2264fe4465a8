import { strToU8, zipSync, type Zippable } from "fflate";
import {
  TABLE_STYLE,
  columnName,
  quoteSheet,
  rectA1,
  type Rect,
  type SheetPlan,
  type TablePlan,
  type WorkbookPlan,
} from "../../workbook";
import { SharedStrings } from "./shared-strings";
import { sheetXml } from "./sheet-xml";
import { StyleTable } from "./style-table";
import { MAIN, PACKAGE_REL, REL, element, escapeXml, part } from "./xml";

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Writes the sheets of a plan as an .xlsx file: tables, styles, links, checks with cached values, provenance. */
export function writeXlsx(plan: WorkbookPlan): Uint8Array {
  const styles = new StyleTable();
  const strings = new SharedStrings();
  const files: Record<string, string | Uint8Array> = {};
  const overrides: [string, string][] = [];
  let tables = 0;
  let properties = 0;

  plan.sheets.forEach((sheet, i) => {
    const relations: string[] = [];
    const relate = (type: string, target: string) => {
      const id = `rId${relations.length + 1}`;
      relations.push(element("Relationship", { Id: id, Type: `${REL}/${type}`, Target: target }));
      return id;
    };
    const propertyIds = Object.entries(sheet.properties).map(([name, value]) => {
      const file = `customProperty${++properties}.bin`;
      files[`xl/${file}`] = utf16(value);
      return { name, id: relate("customProperty", `../${file}`) };
    });
    const tableIds = sheet.tables.map((table) => {
      const id = ++tables;
      files[`xl/tables/table${id}.xml`] = tableXml(table, id, headerOf(sheet, table.range));
      overrides.push([`/xl/tables/table${id}.xml`, `${SHEET_TYPE}.table+xml`]);
      return relate("table", `../tables/table${id}.xml`);
    });
    const active = sheet.name === plan.activate.sheet;
    files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(
      sheet,
      styles,
      strings,
      { tables: tableIds, properties: propertyIds },
      active,
    );
    overrides.push([`/xl/worksheets/sheet${i + 1}.xml`, `${SHEET_TYPE}.worksheet+xml`]);
    if (relations.length) files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relationships(relations.join(""));
  });

  files["xl/workbook.xml"] = workbookXml(plan);
  files["xl/styles.xml"] = styles.xml();
  files["xl/sharedStrings.xml"] = strings.xml();
  files["xl/_rels/workbook.xml.rels"] = workbookRelations(plan.sheets.length);
  files["_rels/.rels"] = relationships(
    element("Relationship", { Id: "rId1", Type: `${REL}/officeDocument`, Target: "xl/workbook.xml" }),
  );
  files["[Content_Types].xml"] = contentTypes(overrides);

  const zip: Zippable = {};
  // The content types come first, as Office itself writes them; a fixed time makes equal plans equal files.
  for (const name of ["[Content_Types].xml", ...Object.keys(files).filter((n) => n !== "[Content_Types].xml")]) {
    const content = files[name]!;
    zip[name] = [typeof content === "string" ? strToU8(content) : content, { mtime: new Date(1980, 0, 1) }];
  }
  return zipSync(zip, { level: 6 });
}

function headerOf(sheet: SheetPlan, range: Rect): string[] {
  for (const block of sheet.blocks) {
    const row = block.cells[range.row - block.row];
    if (row && block.column <= range.column && block.column + row.length >= range.column + range.columns) {
      return row
        .slice(range.column - block.column, range.column - block.column + range.columns)
        .map((c) => String(c?.value ?? ""));
    }
  }
  return Array.from({ length: range.columns }, (_, i) => columnName(i));
}

function tableXml(table: TablePlan, id: number, header: readonly string[]): string {
  const ref = rectA1(table.range);
  const columns = header.map((name, i) => element("tableColumn", { id: i + 1, name: name.replace(/\n/g, "_x000a_") }));
  return part(
    element(
      "table",
      { xmlns: MAIN, id, name: table.name, displayName: table.name, ref, totalsRowShown: 0 },
      element("autoFilter", { ref }) +
        element("tableColumns", { count: columns.length }, columns.join("")) +
        element("tableStyleInfo", {
          name: TABLE_STYLE,
          showFirstColumn: 0,
          showLastColumn: 0,
          showRowStripes: 1,
          showColumnStripes: 0,
        }),
    ),
  );
}

function workbookXml(plan: WorkbookPlan): string {
  const sheets = plan.sheets.map((s, i) =>
    element("sheet", {
      name: s.name,
      sheetId: i + 1,
      ...(s.hidden ? { state: "veryHidden" } : {}),
      "r:id": `rId${i + 1}`,
    }),
  );
  const absolute = (rect: Rect) => rectA1(rect).replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");
  const names = plan.names.map((n) =>
    element("definedName", { name: n.name }, escapeXml(`${quoteSheet(n.sheet)}!${absolute(n.range)}`)),
  );
  const titles = plan.sheets.flatMap((s, i) => {
    const { printedColumns, titleRows, titleColumns } = s.page;
    const on = (range: string): string => `${quoteSheet(s.name)}!${range}`;
    const repeated = [
      ...(titleColumns > 0 ? [on(`$A:$${columnName(titleColumns - 1)}`)] : []),
      ...(titleRows > 0 ? [on(`$1:$${titleRows}`)] : []),
    ];
    const local = (name: string, range: string): string =>
      element("definedName", { name: `_xlnm.${name}`, localSheetId: i }, escapeXml(range));
    return [
      ...(printedColumns !== null ? [local("Print_Area", on(`$A:$${columnName(printedColumns - 1)}`))] : []),
      ...(repeated.length > 0 ? [local("Print_Titles", repeated.join(","))] : []),
    ];
  });
  const active = Math.max(
    0,
    plan.sheets.findIndex((s) => s.name === plan.activate.sheet),
  );
  const defined = [...titles, ...names];
  return part(
    element(
      "workbook",
      { xmlns: MAIN, "xmlns:r": REL },
      element("bookViews", {}, element("workbookView", { activeTab: active })) +
        element("sheets", {}, sheets.join("")) +
        (defined.length ? element("definedNames", {}, defined.join("")) : "") +
        '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    ),
  );
}

function workbookRelations(sheets: number): string {
  const all = Array.from({ length: sheets }, (_, i) =>
    element("Relationship", { Id: `rId${i + 1}`, Type: `${REL}/worksheet`, Target: `worksheets/sheet${i + 1}.xml` }),
  );
  all.push(element("Relationship", { Id: `rId${sheets + 1}`, Type: `${REL}/styles`, Target: "styles.xml" }));
  all.push(
    element("Relationship", { Id: `rId${sheets + 2}`, Type: `${REL}/sharedStrings`, Target: "sharedStrings.xml" }),
  );
  return relationships(all.join(""));
}

function relationships(content: string): string {
  return part(element("Relationships", { xmlns: PACKAGE_REL }, content));
}

function contentTypes(overrides: readonly [string, string][]): string {
  const all: [string, string][] = [
    ["/xl/workbook.xml", `${SHEET_TYPE}.sheet.main+xml`],
    ["/xl/styles.xml", `${SHEET_TYPE}.styles+xml`],
    ["/xl/sharedStrings.xml", `${SHEET_TYPE}.sharedStrings+xml`],
    ...overrides,
  ];
  return part(
    element(
      "Types",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }) +
        element("Default", { Extension: "xml", ContentType: "application/xml" }) +
        element("Default", { Extension: "bin", ContentType: `${SHEET_TYPE}.customProperty` }) +
        all.map(([PartName, ContentType]) => element("Override", { PartName, ContentType })).join(""),
    ),
  );
}

function utf16(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out[2 * i] = code & 0xff;
    out[2 * i + 1] = code >> 8;
  }
  return out;
}
